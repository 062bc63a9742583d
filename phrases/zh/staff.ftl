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
       *[other] 有{ $count }个利益攸关方的提问等待答复：intake questions
    }
digest_set_aside =
    { $count ->
        [0] 没有被搁置的消息。
       *[other] 有{ $count }条消息无法读取，已搁置：intake trouble
    }
digest_noted =
    { $count ->
        [0] 没有其他需要注意的消息。
       *[other] 有{ $count }条消息已保存，并附有说明：intake trouble
    }
digest_given_up =
    { $count ->
        [0] 没有放弃投递的信件。
       *[other] 有{ $count }封信件无法投递，已放弃：intake trouble
    }
digest_still_published =
    { $count ->
        [0] 最新版本中没有已撤回的文稿。
       *[other] 有{ $count }份文稿已撤回，但仍载于最新版本：intake publish
    }
digest_unreachable =
    { $count ->
        [0] 所有人均可联系。
       *[other] 有{ $count }人已无法联系：intake trouble
    }
digest_deadline = 截止时间为{ $deadline }。{ $time_left }
digest_quiet = 自上次简报以来没有新情况。
digest_trend = 最近14天每天提交的文稿（最右为今天）：{ $bars }
digest_oldest = 其中等待最久的始于{ $since }。
digest_mailbox =
    { $count ->
        [0] 邮箱与存储一致。
       *[other] 邮箱中有{ $count }封邮件未存入：intake reconcile
    }
digest_mailbox_away = 无法读取邮箱。上次读取时间：{ $since }。查找原因：intake doctor
urgent_mailbox =
    紧急：无法读取邮箱

    上次读取时间：{ $since }。邮件没有丢失，但来信人无法得到答复。查找原因：intake doctor
urgent_over_mailbox =
    邮箱已恢复读取

    自{ $since }起曾无法读取。其间收到的邮件正在存入。
urgent_disk =
    紧急：磁盘空间即将用尽

    剩余空间：{ $free } MB。空间用尽后将无法接收任何消息。请清理空间。
urgent_over_disk =
    磁盘空间已恢复

    自{ $since }起曾即将用尽。
urgent_bounces =
    紧急：大量信件被退回

    最近一小时内退回或放弃投递：{ $count }。查看明细和原因：intake trouble
urgent_over_bounces =
    信件不再大量退回

    自{ $since }起曾大量退回。查看明细：intake trouble

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

    如要答复提问者，请回复本消息。
staff_reply =
    对您所提问题的答复{ $has_receipt ->
        [yes] （回执号{ $receipt }）
       *[no] {""}
    }：

    { $text }

    如要答复提问者，请回复本消息。
staff_not_passed_on =
    您的答复未能转达

    { $text }

## The staff group: what is new, and what is done with it

staff_state =
    { $state ->
        [approved] 已由 { $who } 批准
        [rejected] 已由 { $who } 拒绝
        [withdrawn] 作者已撤回
        [merged] 已并入另一份文稿
       *[waiting] 待审阅
    }
board_title = { $reference }，{ $date }：已提交 { $count } 份文稿
board_earlier = 当日较早提交的：{ $count } 份。查看列表：intake list --waiting
board_line =
    { $place }. { $label }{ $has_again ->
        [yes] ，第 { $again } 版
       *[no] {""}
    }{ $has_late ->
        [yes] ，逾期
       *[no] {""}
    }：{ staff_state }
staff_opened = 文稿 { $receipt }，第 { $version } 版，提交时间：{ $at }
staff_card = { $receipt }，第 { $version } 版：{ staff_state }
staff_changed = 作者已修改 { $receipt }。未作任何处理，请重新阅读。
staff_why_rejected = 为什么拒绝 { $receipt }？请回复本消息。理由将留存，并显示在空缺处。
staff_what_to_ask = 您想向 { $receipt } 的作者问什么？请回复本消息。
staff_asked = 您的问题已转交 { $receipt } 的作者。答复将发到这里。
staff_files_held = { $receipt } 的 { $count } 个文件尚无人查看，暂不公布：intake show { $receipt }
staff_may_not = 只有登记在册的工作人员可以按此处的按钮。您的 Telegram 编号是 { $number }，须列入 INTAKE_STAFF_TELEGRAM_IDS。
staff_not_done =
    无法完成此操作

    { $text }
