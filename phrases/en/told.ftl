### Being told without answering, the meeting, and passing the consultation on.

-subscribe = SUBSCRIBE
-meeting = MEETING REMINDER
-share = SHARE

button_subscribe = Keep me informed
button_meeting = Meeting reminder
button_share = Tell others
button_stop = No more reminders

menu_subscribe = Be told of the deadline and the outcome
menu_share = Tell others of the consultation

mail_subject_to_begin = { $reference }: answers are welcome until { $deadline_date }
mail_subject_meeting = { $reference }: reminder of the meeting
mail_footer_subscribed = You receive this message because somebody asked, from this address, to be told of the consultation { $reference }.

subscribed =
    { $closed ->
        [yes] You will be told when the compilation of the consultation { $reference } is published.
       *[no] You will be told when the compilation of the consultation { $reference } is published, when the deadline of { $deadline } moves, and, as long as you have not begun to answer, before it comes.
    }

    No more of this: /stop
mail_subscribed =
    { $closed ->
        [yes] You will be told when the compilation of the consultation { $reference } is published.
       *[no] You will be told when the compilation of the consultation { $reference } is published, when the deadline of { $deadline } moves, and, as long as you have not begun to answer, before it comes.
    }

    No more of this: reply with { -stop } as the first line.

meeting_facts =
    When and where:
    { $has_meeting_starts ->
        [yes] { $meeting_starts }
       *[no] {""}
    }
    { $has_meeting_place ->
        [yes] { $meeting_place }
       *[no] {""}
    }
    { $has_meeting_remote ->
        [yes] To take part from elsewhere: { $meeting_remote }
       *[no] {""}
    }
subscribed_meeting =
    You will be reminded once of the meeting of the consultation { $reference }, shortly before it.

    { meeting_facts }

    No more of this: /stop
mail_subscribed_meeting =
    You will be reminded once of the meeting of the consultation { $reference }, shortly before it.

    { meeting_facts }

    No more of this: reply with { -stop } as the first line.
meeting_reminder =
    You asked to be reminded: the meeting of the consultation { $reference }: “{ $title }” is near.

    { meeting_facts }
meeting_none = No meeting is planned for this consultation.
meeting_over = The meeting is over.
meeting_offer = To be reminded of the meeting of { $meeting_date }: /meeting
mail_meeting_offer = To be reminded of the meeting of { $meeting_date }, reply with { -meeting } as the first line.

subscribe_prove =
    Anybody can write under your address, so we ask you once: to be told of the consultation { $reference }, please reply to this message with { $topic ->
        [meeting] { -meeting }
       *[news] { -subscribe }
    } as the first line.

    If it was not you, you need do nothing.

compilation_news =
    The compilation of the consultation { $reference }: “{ $title }” has been published. You asked to be told.
    { $has_url ->
        [yes] { $url }
       *[no] {""}
    }

share =
    Open consultation { $reference }: “{ $title }”

    { $closed ->
        [yes] The deadline was { $deadline }.
       *[no] Everybody may answer, until { $deadline }.
    }

    { $has_chat ->
        [yes] In Telegram: { $chat }
       *[no] {""}
    }
    { $has_mail ->
        [yes] By e-mail: { $mail }
       *[no] {""}
    }
    { $has_page ->
        [yes] More about it: { $page }
       *[no] {""}
    }
