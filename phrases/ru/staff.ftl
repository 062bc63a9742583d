### For the secretariat: digests and what has to be looked at. One line each.

digest_title =
    { $has_reference ->
        [yes] Сводка по { $reference }: { $date }
       *[no] Сводка: { $date }
    }
digest_counts = Новых: { $new }. Представлено: { $submitted }. Черновиков: { $drafts }. После срока: { $late }. Ждут слова ПОДТВЕРДИТЬ: { $unconfirmed }. Отозвано: { $withdrawn }.
digest_waiting =
    { $count ->
        [0] Ни один вклад не ждёт вашего рассмотрения.
        [one] Рассмотрения ждёт { $count } вклад: intake list --waiting
        [few] Рассмотрения ждут { $count } вклада: intake list --waiting
        [many] Рассмотрения ждут { $count } вкладов: intake list --waiting
       *[other] Рассмотрения ждут { $count } вклада: intake list --waiting
    }
digest_questions =
    { $count ->
        [0] Ни один вопрос не ждёт ответа.
        [one] Ответа ждёт { $count } вопрос заинтересованной стороны: intake questions
        [few] Ответа ждут { $count } вопроса заинтересованных сторон: intake questions
        [many] Ответа ждут { $count } вопросов заинтересованных сторон: intake questions
       *[other] Ответа ждут { $count } вопроса заинтересованных сторон: intake questions
    }
digest_set_aside =
    { $count ->
        [0] Откладывать сообщения не пришлось.
        [one] Не удалось прочитать и отложено { $count } сообщение: intake trouble
        [few] Не удалось прочитать и отложено { $count } сообщения: intake trouble
        [many] Не удалось прочитать и отложено { $count } сообщений: intake trouble
       *[other] Не удалось прочитать и отложено { $count } сообщения: intake trouble
    }
digest_noted =
    { $count ->
        [0] Других замечаний к сообщениям нет.
        [one] К { $count } сохранённому сообщению есть замечание: intake trouble
        [few] К { $count } сохранённым сообщениям есть замечания: intake trouble
        [many] К { $count } сохранённым сообщениям есть замечания: intake trouble
       *[other] К { $count } сохранённым сообщениям есть замечания: intake trouble
    }
digest_given_up =
    { $count ->
        [0] Все письма доставлены.
        [one] Не удалось доставить { $count } письмо, попытки прекращены: intake trouble
        [few] Не удалось доставить { $count } письма, попытки прекращены: intake trouble
        [many] Не удалось доставить { $count } писем, попытки прекращены: intake trouble
       *[other] Не удалось доставить { $count } письма, попытки прекращены: intake trouble
    }
digest_still_published =
    { $count ->
        [0] В последнем издании нет отозванных вкладов.
        [one] { $count } вклад отозван, но ещё стоит в последнем издании: intake publish
        [few] { $count } вклада отозваны, но ещё стоят в последнем издании: intake publish
        [many] { $count } вкладов отозваны, но ещё стоят в последнем издании: intake publish
       *[other] { $count } вклада отозваны, но ещё стоят в последнем издании: intake publish
    }
digest_unreachable =
    { $count ->
        [0] Связаться можно со всеми.
        [one] Больше нельзя связаться с { $count } участником: intake trouble
        [few] Больше нельзя связаться с { $count } участниками: intake trouble
        [many] Больше нельзя связаться с { $count } участниками: intake trouble
       *[other] Больше нельзя связаться с { $count } участниками: intake trouble
    }
digest_deadline = Срок представления ответов – { $deadline }. { $time_left }
digest_quiet = С прошлой сводки ничего нового.
digest_trend = Представлено по дням за последние 14 дней, сегодня – последний: { $bars }
digest_oldest = Самое давнее ожидает с: { $since }.
digest_mailbox =
    { $count ->
        [0] Почтовый ящик и хранилище совпадают.
        [one] В почтовом ящике { $count } сообщение, которого нет в хранилище: intake reconcile
        [few] В почтовом ящике { $count } сообщения, которых нет в хранилище: intake reconcile
        [many] В почтовом ящике { $count } сообщений, которых нет в хранилище: intake reconcile
       *[other] В почтовом ящике { $count } сообщения, которых нет в хранилище: intake reconcile
    }
digest_mailbox_away = Почтовый ящик недоступен. Последнее чтение: { $since }. Узнать причину: intake doctor
urgent_mailbox =
    Срочно: почтовый ящик недоступен

    Последнее чтение: { $since }. Ничего не потеряно, но те, кто пишет по почте, не получают ответа. Узнать причину: intake doctor
urgent_over_mailbox =
    Почтовый ящик снова доступен

    Он был недоступен с: { $since }. Поступившее за это время принимается.
urgent_disk =
    Срочно: диск почти заполнен

    Свободно: { $free } МБ. Когда место закончится, сообщения не смогут приниматься. Освободите, пожалуйста, место.
urgent_over_disk =
    На диске снова есть место

    Диск был почти заполнен с: { $since }.
urgent_bounces =
    Срочно: возвращается много писем

    Возвращено или не доставлено за последний час: { $count }. Посмотреть, какие и почему: intake trouble
urgent_over_bounces =
    Письма больше не возвращаются массово

    Они возвращались с: { $since }. Посмотреть, какие: intake trouble

staff_new =
    Представлен вклад для консультаций { $reference }{ $has_name ->
        [yes] : { $name }
       *[no] {""}
    }{ $has_organisation ->
        [yes] , { $organisation }
       *[no] {""}
    }. Прочитать: intake show { $receipt }
staff_question =
    Вопрос заинтересованной стороны{ $has_receipt ->
        [yes] {" "}(регистрационный номер { $receipt })
       *[no] {""}
    }:

    { $text }

    Чтобы ответить автору, ответьте на это сообщение.
staff_reply =
    Ответ на ваш запрос{ $has_receipt ->
        [yes] {" "}(регистрационный номер { $receipt })
       *[no] {""}
    }:

    { $text }

    Чтобы ответить автору, ответьте на это сообщение.
staff_not_passed_on =
    Ваш ответ не удалось передать

    { $text }

## The staff group: what is new, and what is done with it

staff_state =
    { $state ->
        [approved] одобрен ({ $who })
        [rejected] отклонён ({ $who })
        [withdrawn] отозван автором
        [merged] часть другого вклада
       *[waiting] ждёт рассмотрения
    }
board_title =
    { $count ->
        [one] { $reference }, { $date }: представлен { $count } вклад
        [few] { $reference }, { $date }: представлено { $count } вклада
        [many] { $reference }, { $date }: представлено { $count } вкладов
       *[other] { $reference }, { $date }: представлено { $count } вклада
    }
board_earlier = Раньше в этот день: { $count }. Показать список: intake list --waiting
board_line =
    { $place }. { $label }{ $has_again ->
        [yes] , версия { $again }
       *[no] {""}
    }{ $has_late ->
        [yes] , после срока
       *[no] {""}
    }: { staff_state }
staff_opened = Вклад { $receipt }, версия { $version }, представлен { $at }
staff_card = { $receipt }, версия { $version }: { staff_state }
staff_changed = Автор { $receipt } тем временем внёс изменения. Ничего не сделано: пожалуйста, прочитайте вклад заново.
staff_why_rejected = Почему отклоняется { $receipt }? Пожалуйста, ответьте на это сообщение. Причина сохраняется и указывается на месте пропуска.
staff_what_to_ask = О чём вы хотите спросить автора { $receipt }? Пожалуйста, ответьте на это сообщение.
staff_asked = Ваш вопрос передан автору { $receipt }. Ответ придёт сюда.
staff_files_held =
    { $count ->
        [one] { $count } файл из { $receipt } задержан, его ещё никто не смотрел: intake show { $receipt }
        [few] { $count } файла из { $receipt } задержаны, их ещё никто не смотрел: intake show { $receipt }
        [many] { $count } файлов из { $receipt } задержаны, их ещё никто не смотрел: intake show { $receipt }
       *[other] { $count } файла из { $receipt } задержаны, их ещё никто не смотрел: intake show { $receipt }
    }
staff_may_not = Нажимать здесь могут только внесённые в список сотрудники. Ваш номер в Telegram: { $number }; его нужно внести в INTAKE_STAFF_TELEGRAM_IDS.
staff_not_done =
    Это не удалось сделать

    { $text }
