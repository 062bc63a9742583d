# Слова вокруг сводного документа; ответы всегда приводятся словами их авторов.

## Cover
compilation_title = Сводный документ по вкладам
compilation_consultation = Открытые консультации { $reference }
compilation_draft = Проект
compilation_draft_note = Только для сотрудников. Проект содержит также вклады, публикация которых ещё не разрешена; они отмечены.
compilation_rolling_note = Вклады появляются здесь по мере того, как секретариат разрешает их публикацию, пока не опубликован сводный документ. Предельный срок представления вкладов: { $deadline }.
compilation_document = Документ
compilation_document_name = { $reference } – Сводный документ { $revision }
compilation_edition = Издание
compilation_volume = Том
compilation_volume_of = Том { $index } из { $count }, вклады № { $first }–{ $last }
compilation_date = Дата
compilation_meeting = Представлен очному собранию
compilation_original = Оригинал
compilation_original_note = на языке каждого участника
compilation_pair = { $first }, { $second }
compilation_contents = Содержание

## Introduction
compilation_introduction = Введение
compilation_intro_held = Открытые консультации { $reference } проводились с { $from_date } по { $deadline }.
compilation_intro_open = Открытые консультации { $reference } начались { $from_date } и продолжаются до { $deadline }.
compilation_intro_received = { $count ->
    [one] Получен { $count } вклад.
    [few] Получено { $count } вклада.
    [many] Получено { $count } вкладов.
   *[other] Получено { $count } вклада.
}
compilation_intro_shown = { $count ->
    [0] Ни один из них не включён в настоящий документ.
    [one] В настоящий документ включён { $count } из них.
    [few] В настоящий документ включены { $count } из них.
    [many] В настоящий документ включены { $count } из них.
   *[other] В настоящий документ включены { $count } из них.
}
compilation_intro_late = { $count ->
    [one] { $count } вклад поступил после предельного срока; он приводится отдельно.
    [few] { $count } вклада поступили после предельного срока; они приводятся отдельно.
    [many] { $count } вкладов поступили после предельного срока; они приводятся отдельно.
   *[other] { $count } вклада поступили после предельного срока; они приводятся отдельно.
}
compilation_intro_withdrawn = { $count ->
    [one] { $count } вклад отозван; его номер остаётся незанятым.
    [few] { $count } вклада отозваны; их номера остаются незанятыми.
    [many] { $count } вкладов отозваны; их номера остаются незанятыми.
   *[other] { $count } вклада отозваны; их номера остаются незанятыми.
}
compilation_intro_waiting = { $count ->
    [one] { $count } вклад не публикуется.
    [few] { $count } вклада не публикуются.
    [many] { $count } вкладов не публикуются.
   *[other] { $count } вклада не публикуются.
}
compilation_intro_words = Каждый ответ приводится словами и на языке его автора. Имена и организации публикуются так, как их указали авторы. Адреса и номера телефонов людей не публикуются; там, где они встречаются в текстах, они скрыты.
compilation_intro_redacted = На месте скрытых слов стоит чёрная полоса ({ $mark }); за ней следует причина.
compilation_unofficial = неофициальный перевод

## Counts
compilation_counts = Вклады в цифрах
compilation_by_category = По категориям
compilation_by_region = По регионам
compilation_by_country = По странам
compilation_by_language = По языкам
compilation_by_channel = По каналам
compilation_by_question = Ответы по вопросам
compilation_count = Количество
compilation_not_stated = Не указано
compilation_channel_telegram = Telegram
compilation_channel_mail = Электронная почта
compilation_channel_both = Telegram и электронная почта

## Answers
compilation_questions = Ответы по вопросам
compilation_question = Вопрос { $index }
compilation_answers = { $count ->
    [0] Ответов нет
    [one] { $count } ответ
    [few] { $count } ответа
    [many] { $count } ответов
   *[other] { $count } ответа
}
compilation_contributors = Вклады по участникам
compilation_elsewhere = Все ответы каждого участника собраны в { $document } и на странице { $page }.
compilation_contribution = Вклад № { $index }
compilation_number = №
compilation_name = Имя
compilation_organisation = Организация
compilation_category = Категория
compilation_country = Страна
compilation_answered = Ответы на вопросы
compilation_anonymous = Имя не указано
compilation_general = Общие замечания
compilation_late = Вклады, полученные после предельного срока
compilation_late_note = Эти вклады поступили после предельного срока: { $deadline }.
compilation_late_mark = получен после предельного срока
compilation_withdrawn = Отозванные вклады
compilation_withdrawn_line = № { $index }: отозван автором { $date }
compilation_withdrawn_undated = № { $index }: отозван автором
compilation_translation = Перевод секретариата, а не слова автора
compilation_redacted = скрыто: { $reason }
compilation_contact_data = контактные данные
compilation_waiting = публикация ещё не разрешена
compilation_rejected = публикация не разрешена: { $reason }
compilation_gap_rejected = № { $index }: не публикуется. Причина: { $reason }
compilation_gap_waiting = № { $index }: публикация ещё не разрешена
compilation_gap_file_rejected = № { $index }, файл { $file }: не публикуется. Причина: { $reason }
compilation_gap_file_waiting = № { $index }, файл { $file }: публикация ещё не разрешена
compilation_not_opened = файл не удалось открыть
compilation_withheld = Не публикуется по решению секретариата: { $list }
compilation_uncleared = Публикация ещё не разрешена: { $list }
compilation_campaigns = Почти одинаковые вклады
compilation_campaign = { $count ->
    [one] { $count } вклад почти одинаков с № { $sample }: { $list }
    [few] { $count } вклада почти одинаковы; образцом служит № { $sample }: { $list }
    [many] { $count } вкладов почти одинаковы; образцом служит № { $sample }: { $list }
   *[other] { $count } вклада почти одинаковы; образцом служит № { $sample }: { $list }
}
compilation_same_words = { $count ->
    [one] Тот же текст прислал ещё { $count } участник:
    [few] Тот же текст прислали ещё { $count } участника:
    [many] Тот же текст прислали ещё { $count } участников:
   *[other] Тот же текст прислали ещё { $count } участника:
}
compilation_as_in = Тот же текст, что во вкладе № { $index }.

## Attachments and data
compilation_attachments = Приложения
compilation_file = Файл
compilation_size = Размер
compilation_listed = хранится в секретариате, не публикуется
compilation_downloads = Документы и открытые данные
compilation_data_note = Данные содержат всё, что опубликовано здесь, и ничего больше. Их поля описаны в файле { $file }.

## How it was made
compilation_method = Как составлен настоящий документ
compilation_method_intake = Вклады поступали через Telegram и по электронной почте. Каждый сохранялся в том виде, в каком поступил, до подтверждения получения; учитывается последняя версия до предельного срока.
compilation_method_cleared = Публикуется только то, что разрешил секретариат. Ничто не сокращалось, не исправлялось и не переводилось.
compilation_method_translated = Публикуется только то, что разрешил секретариат. Ничто не сокращалось и не исправлялось. Переводы добавлены секретариатом; они стоят под ответами и отмечены.
compilation_method_proof = Каждый файл издания указан с хеш-суммой SHA-256 в файле edition.json, который подписан. Все вклады, включая неопубликованные, — листья одного дерева хешей (RFC 6962) с таким корнем:
compilation_method_verify = С помощью файла, приложенного к подтверждению получения, участники могут проверить, что их слова приведены здесь без изменений: intake verify RECEIPT EDITION.

## Changes
compilation_changes = Изменения по сравнению с предыдущим изданием
compilation_change_added = № { $index }: новый
compilation_change_withdrawn = № { $index }: отозван
compilation_change_new_version = № { $index }: заменён новой версией
compilation_change_redacted = № { $index }: слова скрыты или сокрытие изменено
compilation_change_cleared = № { $index }: разрешены другие ответы или файлы
compilation_change_translated = № { $index }: перевод добавлен или изменён
compilation_change_removed = № { $index }: больше не публикуется

## The site
compilation_skip = Перейти к содержанию
compilation_languages = Язык этой страницы
compilation_search = Поиск по вкладам
compilation_search_found = Найдено вкладов:
compilation_top = К содержанию
compilation_parts_note = Вклады размещены на нескольких страницах по номерам.
compilation_range = № { $first }–{ $last }
compilation_part_of = Страница { $index } из { $count }
compilation_previous = Предыдущая страница
compilation_next = Следующая страница
compilation_search_note = Слова или их начало. Находятся вклады, в которых есть все эти слова.
compilation_search_more = Показать ещё
compilation_search_needs_script = Для поиска нужен JavaScript. Все вклады перечислены по номерам:
compilation_overview = Ответы по вопросам
compilation_page_contributors = По участникам

## Checking a receipt in the browser
compilation_page_verify = Проверить квитанцию
compilation_verify_intro = Выберите файл, приложенный к вашей квитанции, или введите её номер. Проверка выполняется в вашем браузере и ничего никуда не отправляет.
compilation_verify_file = Файл квитанции
compilation_verify_number = Номер квитанции
compilation_verify_button = Проверить
compilation_verify_needs_script = Для проверки нужны JavaScript и защищённый адрес (https) или копия этих страниц на вашем компьютере.
compilation_verify_limit = Эта страница сравнивает слова. Остались ли файлы издания такими, какими были подписаны, показывает команда: intake verify RECEIPT EDITION.
compilation_verify_names = Имя и организация
compilation_verify_file_place = Файл { $index }
compilation_verify_no_receipt = Это не квитанция.
compilation_verify_other = Квитанция относится к другой консультации.
compilation_verify_changed = Квитанция была изменена после подписания.
compilation_verify_signed = Квитанция такая, какой была подписана.
compilation_verify_unsigned = Этот браузер не может проверить подпись квитанции.
compilation_verify_unknown = Вклад с таким номером квитанции здесь не известен. То, что представлено позже, вошло в более позднее издание.
compilation_verify_same = Сводный документ составлен именно из слов квитанции.
compilation_verify_others = Сводный документ составлен из других слов, чем в квитанции.
compilation_verify_version = Квитанция относится к версии { $held }; здесь учитывается версия { $counts }.
compilation_verify_published = Вклад опубликован под № { $index }.
compilation_verify_withdrawn = Вклад отозван; его номер остаётся пустым.
compilation_verify_not_published = Вклад не опубликован.
compilation_verify_word_for_word = { $place }: опубликовано слово в слово
compilation_verify_redacted = { $place }: опубликовано, часть слов скрыта ({ $reason })
compilation_verify_withheld = { $place }: не опубликовано
compilation_verify_differs = { $place }: опубликованные слова отличаются от представленных
