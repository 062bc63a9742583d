### Notices that we send of our own accord, and answers to what is no answer.

reminder =
    您已开始撰写提交给磋商{ $reference }的文稿，但尚未提交。已回答的问题：{ $answered }/{ $count }。

    截止时间为{ $deadline }。{ $time_left }

    { $has_open ->
        [yes] 继续作答：{ $open }
       *[no] 继续作答：/status
    }
    { $has_open ->
        [yes] {""}
       *[no] 提交已有内容：/submit
    }
    不再提醒：/stop

reminder_open =
    您提交给磋商{ $reference }的文稿已收到并有效。您的回执号：{ $receipt }。尚未回答的问题数：{ $missing }。

    如您愿意继续作答，截止时间为{ $deadline }。{ $time_left }如不作答，则无需任何操作。

    { $has_open ->
        [yes] 继续作答：{ $open }
       *[no] 继续作答：/review
    }
    不再提醒：/stop

reminder_invited =
    磋商{ $reference }：“{ $title }”正在进行，截止时间为{ $deadline }。{ $time_left }

    参加磋商：/start
    不再提醒：/stop

extension =
    磋商{ $reference }：“{ $title }”的截止时间已改为{ $deadline }，原截止时间为{ $previous }。

    在此之前，您可以提交、修改或撤回您的文稿。

publication =
    磋商{ $reference }：“{ $title }”的汇总文件已公布。感谢您的参与。

    您的文稿在其中的编号为{ $number }。您的回执号：{ $receipt }
    { $has_url ->
        [yes] { $url }
       *[no] {""}
    }

set_aside = 您的消息已收到并妥善保存，但未能自动读取。秘书处的工作人员将予以查看，您无需重新发送。

group_explains = 本服务收集对公开磋商的答复，只在私聊中进行：本群中的任何内容都不会被记录。如要参加，请在私聊中给我发消息。

unsupported = 这类消息不能作为答复记录。请以文字作答，或以文件形式发送。
unsupported_sticker = 贴纸不能作为答复记录。请以文字作答。
unsupported_poll = 投票不能作为答复记录。请以文字作答。
unsupported_too_large =
    { $has_name ->
        [yes] 文件“{ $name }”太大，无法在此接收。请发送较小的文件（不超过20 MB）
       *[no] 该文件太大，无法在此接收。请发送较小的文件（不超过20 MB）
    }{ $has_contact_email ->
        [yes] ，或致函 { $contact_email }。
       *[no] 。
    }
unsupported_file_lost =
    { $has_name ->
        [yes] 未能接收文件“{ $name }”。请重新发送。
       *[no] 未能接收该文件。请重新发送。
    }
voice_kept = 您的语音消息已随您的文稿保存。汇总文件只收入书面文字，重要内容请同时以文字写出。

staff_answer =
    磋商{ $reference }秘书处答复您：

    { $text }
staff_correction =
    { $reference }磋商秘书处更正了答复，现答复如下：

    { $text }
staff_request =
    磋商{ $reference }秘书处就您的文稿{ $receipt }提出一个问题：

    { $text }

    如要答复，请直接回复本消息。
told_staff = 谢谢。您的答复已转交秘书处。
