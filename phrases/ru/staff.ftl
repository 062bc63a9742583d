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
        [one] Ответа ждёт { $count } вопрос заинтересованной стороны: intake list --waiting
        [few] Ответа ждут { $count } вопроса заинтересованных сторон: intake list --waiting
        [many] Ответа ждут { $count } вопросов заинтересованных сторон: intake list --waiting
       *[other] Ответа ждут { $count } вопроса заинтересованных сторон: intake list --waiting
    }
digest_set_aside =
    { $count ->
        [0] Откладывать сообщения не пришлось.
        [one] Не удалось прочитать и отложено { $count } сообщение: intake list --waiting
        [few] Не удалось прочитать и отложено { $count } сообщения: intake list --waiting
        [many] Не удалось прочитать и отложено { $count } сообщений: intake list --waiting
       *[other] Не удалось прочитать и отложено { $count } сообщения: intake list --waiting
    }
digest_given_up =
    { $count ->
        [0] Все письма доставлены.
        [one] Не удалось доставить { $count } письмо, попытки прекращены: intake status
        [few] Не удалось доставить { $count } письма, попытки прекращены: intake status
        [many] Не удалось доставить { $count } писем, попытки прекращены: intake status
       *[other] Не удалось доставить { $count } письма, попытки прекращены: intake status
    }
digest_unreachable =
    { $count ->
        [0] Связаться можно со всеми.
        [one] Больше нельзя связаться с { $count } участником: intake status
        [few] Больше нельзя связаться с { $count } участниками: intake status
        [many] Больше нельзя связаться с { $count } участниками: intake status
       *[other] Больше нельзя связаться с { $count } участниками: intake status
    }
digest_deadline = Срок представления ответов – { $deadline }. { $time_left }
digest_quiet = С прошлой сводки ничего нового.
digest_mailbox =
    { $has_difference ->
        [yes] Внимание: сообщений в почтовом ящике – { $mailbox }, в хранилище – { $stored }. Выполните: intake reconcile
       *[no] Почтовый ящик и хранилище совпадают. Сообщений в почтовом ящике – { $mailbox }, в хранилище – { $stored }.
    }
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
