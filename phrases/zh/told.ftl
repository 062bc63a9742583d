### Being told without answering, the meeting, and passing the consultation on.

-subscribe = 订阅
-meeting = 会议提醒
-share = 分享

button_subscribe = 通知我进展
button_meeting = 会议提醒
button_share = 告诉他人
button_stop = 不再提醒

menu_subscribe = 接收截止时间和结果的通知
menu_share = 向他人介绍本次磋商

mail_subject_to_begin = { $reference }：欢迎在{ $deadline_date }之前答复
mail_subject_meeting = { $reference }：会议提醒
mail_footer_subscribed = 您收到此邮件，是因为有人用此地址要求接收{ $reference }磋商的通知。

subscribed =
    { $closed ->
        [yes] { $reference }磋商的汇总文件公布时，我们会通知您。
       *[no] { $reference }磋商的汇总文件公布时，或截止时间（{ $deadline }）变更时，我们会通知您；在您开始答复之前，我们还会在截止前提醒您。
    }

    不再接收：/stop
mail_subscribed =
    { $closed ->
        [yes] { $reference }磋商的汇总文件公布时，我们会通知您。
       *[no] { $reference }磋商的汇总文件公布时，或截止时间（{ $deadline }）变更时，我们会通知您；在您开始答复之前，我们还会在截止前提醒您。
    }

    如不想再接收，请回复并在第一行写“{ -stop }”。

meeting_facts =
    时间和地点：
    { $has_meeting_starts ->
        [yes] { $meeting_starts }
       *[no] {""}
    }
    { $has_meeting_place ->
        [yes] { $meeting_place }
       *[no] {""}
    }
    { $has_meeting_remote ->
        [yes] 远程参会：{ $meeting_remote }
       *[no] {""}
    }
subscribed_meeting =
    在{ $reference }的会议召开前不久，我们会提醒您一次。

    { meeting_facts }

    不再接收：/stop
mail_subscribed_meeting =
    在{ $reference }的会议召开前不久，我们会提醒您一次。

    { meeting_facts }

    如不想再接收，请回复并在第一行写“{ -stop }”。
meeting_reminder =
    您曾要求提醒：“{ $title }”（{ $reference }）的会议即将召开。

    { meeting_facts }
meeting_none = 本次磋商没有安排会议。
meeting_over = 会议已经结束。
meeting_offer = 如需在{ $meeting_date }的会议前收到提醒：/meeting
mail_meeting_offer = 如需在{ $meeting_date }的会议前收到提醒，请回复并在第一行写“{ -meeting }”。

subscribe_prove =
    任何人都可能以您的地址写信，因此请您确认一次：如要接收{ $reference }磋商的通知，请回复本邮件，并在第一行写“{ $topic ->
        [meeting] { -meeting }
       *[news] { -subscribe }
    }”。

    如果不是您本人，则无需理会。

compilation_news =
    磋商{ $reference }：“{ $title }”的汇总文件已公布。您曾要求我们通知您。
    { $has_url ->
        [yes] { $url }
       *[no] {""}
    }

share =
    公开磋商{ $reference }：“{ $title }”

    { $closed ->
        [yes] 截止时间为{ $deadline }，现已截止。
       *[no] 任何人都可以答复，截止时间为{ $deadline }。
    }

    { $has_chat ->
        [yes] Telegram：{ $chat }
       *[no] {""}
    }
    { $has_mail ->
        [yes] 电子邮件：{ $mail }
       *[no] {""}
    }
    { $has_page ->
        [yes] 更多信息：{ $page }
       *[no] {""}
    }
