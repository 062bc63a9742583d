### For the secretariat: digests and what has to be looked at. One line each.

digest_title =
    { $has_reference ->
        [yes] { $reference }简报，{ $date }
       *[no] 简报，{ $date }
    }
digest_counts = 新增：{ $new }。已提交：{ $submitted }。草稿：{ $drafts }。逾期：{ $late }。待确认：{ $unconfirmed }。已撤回：{ $withdrawn }。
digest_waiting =
    { $count ->
        [0] 没有等待审阅的文稿。
       *[other] 有{ $count }份文稿等待审阅：intake list --waiting
    }
digest_questions =
    { $count ->
        [0] 没有等待答复的提问。
       *[other] 有{ $count }个利益攸关方的提问等待答复：intake list --waiting
    }
digest_set_aside =
    { $count ->
        [0] 没有被搁置的消息。
       *[other] 有{ $count }条消息无法读取，已搁置：intake list --waiting
    }
digest_given_up =
    { $count ->
        [0] 没有放弃投递的信件。
       *[other] 有{ $count }封信件无法投递，已放弃：intake status
    }
digest_unreachable =
    { $count ->
        [0] 所有人均可联系。
       *[other] 有{ $count }人已无法联系：intake status
    }
digest_deadline = 截止时间为{ $deadline }。{ $time_left }
digest_quiet = 自上次简报以来没有新情况。
digest_mailbox =
    { $has_difference ->
        [yes] 请注意：邮箱中有{ $mailbox }封邮件，已存入{ $stored }封。请运行：intake reconcile
       *[no] 邮箱与存档一致：邮箱中有{ $mailbox }封邮件，已存入{ $stored }封。
    }
staff_new =
    { $reference }收到一份文稿{ $has_name ->
        [yes] ：{ $name }
       *[no] {""}
    }{ $has_organisation ->
        [yes] ，{ $organisation }
       *[no] {""}
    }。查看：intake show { $receipt }
staff_question =
    一位利益攸关方提问{ $has_receipt ->
        [yes] （回执号{ $receipt }）
       *[no] {""}
    }：

    { $text }
