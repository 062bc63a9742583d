### Being told without answering, the meeting, and passing the consultation on.

-subscribe = ПОДПИСАТЬСЯ
-meeting = НАПОМНИТЬ О СОБРАНИИ
-share = ПОДЕЛИТЬСЯ

button_subscribe = Сообщать мне новости
button_meeting = Напомнить о собрании
button_share = Рассказать другим
button_stop = Больше не напоминать

menu_subscribe = Узнавать о сроке и о результатах
menu_share = Рассказать о консультациях другим

mail_subject_to_begin = { $reference }: ответы принимаются до { $deadline_date }
mail_subject_meeting = { $reference }: напоминание о собрании
mail_footer_subscribed = Вы получили это сообщение, потому что кто-то попросил с этого адреса сообщать о консультациях { $reference }.

subscribed =
    { $closed ->
        [yes] Мы сообщим вам, когда будет опубликован сводный документ консультаций { $reference }.
       *[no] Мы сообщим вам, когда будет опубликован сводный документ консультаций { $reference } и если изменится срок ({ $deadline }), а пока вы не начали отвечать – напомним о нём заранее.
    }

    Больше не сообщать: /stop
mail_subscribed =
    { $closed ->
        [yes] Мы сообщим вам, когда будет опубликован сводный документ консультаций { $reference }.
       *[no] Мы сообщим вам, когда будет опубликован сводный документ консультаций { $reference } и если изменится срок ({ $deadline }), а пока вы не начали отвечать – напомним о нём заранее.
    }

    Чтобы больше не получать таких писем, ответьте, написав в первой строке { -stop }.

meeting_facts =
    Дата и место:
    { $has_meeting_starts ->
        [yes] { $meeting_starts }
       *[no] {""}
    }
    { $has_meeting_place ->
        [yes] { $meeting_place }
       *[no] {""}
    }
    { $has_meeting_remote ->
        [yes] Дистанционное участие: { $meeting_remote }
       *[no] {""}
    }
subscribed_meeting =
    Мы один раз напомним вам о собрании по { $reference } незадолго до него.

    { meeting_facts }

    Больше не сообщать: /stop
mail_subscribed_meeting =
    Мы один раз напомним вам о собрании по { $reference } незадолго до него.

    { meeting_facts }

    Чтобы больше не получать таких писем, ответьте, написав в первой строке { -stop }.
meeting_reminder =
    Вы просили напомнить: скоро состоится собрание «{ $title }» ({ $reference }).

    { meeting_facts }
meeting_none = Для этих консультаций собрание не запланировано.
meeting_over = Собрание уже состоялось.
meeting_offer = Напомнить о собрании { $meeting_date }: /meeting
mail_meeting_offer = Чтобы получить напоминание о собрании { $meeting_date }, ответьте, написав в первой строке { -meeting }.

subscribe_prove =
    От имени вашего адреса может написать кто угодно, поэтому просим один раз подтвердить: чтобы получать сообщения о консультациях { $reference }, ответьте на это письмо, написав в первой строке { $topic ->
        [meeting] { -meeting }
       *[news] { -subscribe }
    }.

    Если это были не вы, делать ничего не нужно.

compilation_news =
    Опубликован сводный документ консультаций { $reference }: «{ $title }». Вы просили об этом сообщить.
    { $has_url ->
        [yes] { $url }
       *[no] {""}
    }

share =
    Открытые консультации { $reference }: «{ $title }»

    { $closed ->
        [yes] Срок представления ответов истёк: { $deadline }.
       *[no] Ответить может каждый. Срок – { $deadline }.
    }

    { $has_chat ->
        [yes] В Telegram: { $chat }
       *[no] {""}
    }
    { $has_mail ->
        [yes] По электронной почте: { $mail }
       *[no] {""}
    }
    { $has_page ->
        [yes] Подробнее: { $page }
       *[no] {""}
    }
