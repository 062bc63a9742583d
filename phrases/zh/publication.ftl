# 汇编的标题与表格用语；答复一律保留作者原文。

## Cover
compilation_title = 文稿汇编
compilation_consultation = 公开磋商 { $reference }
compilation_draft = 草案
compilation_draft_note = 仅供工作人员使用。本草案还包含尚未获准公布的文稿，并已作标记。
compilation_rolling_note = 在汇编文件公布之前，经秘书处核准的文稿将陆续在此公布。提交文稿的截止时间为{ $deadline }。
compilation_document = 文件
compilation_document_name = { $reference } – 汇编 { $revision }
compilation_edition = 版次
compilation_volume = 卷次
compilation_volume_of = 第 { $index } 卷，共 { $count } 卷，文稿编号 { $first } 至 { $last }
compilation_date = 日期
compilation_meeting = 提交实体会议
compilation_original = 原文
compilation_original_note = 各提交者所用语言
compilation_pair = { $first }，{ $second }
compilation_contents = 目录

## Introduction
compilation_introduction = 引言
compilation_intro_held = 公开磋商 { $reference } 于{ $from_date }至{ $deadline }举行。
compilation_intro_open = 公开磋商 { $reference } 于{ $from_date }开始，开放至{ $deadline }。
compilation_intro_received = { $count ->
   *[other] 共收到 { $count } 份文稿。
}
compilation_intro_shown = { $count ->
    [0] 本文件未收录任何文稿。
   *[other] 本文件收录其中 { $count } 份。
}
compilation_intro_late = { $count ->
   *[other] { $count } 份在截止时间之后收到，另行列出。
}
compilation_intro_withdrawn = { $count ->
   *[other] { $count } 份已撤回，其编号保留空缺。
}
compilation_intro_waiting = { $count ->
   *[other] { $count } 份未公布。
}
compilation_intro_words = 每份答复均保留作者的原文和原语言。姓名和机构按作者所填公布。个人的地址和电话号码不予公布；文字中出现之处予以遮盖。
compilation_intro_redacted = 被遮盖的文字以黑条（{ $mark }）表示，其后注明理由。
compilation_unofficial = 非正式译文

## Counts
compilation_counts = 文稿统计
compilation_by_category = 按类别
compilation_by_region = 按区域
compilation_by_country = 按国家
compilation_by_language = 按语言
compilation_by_channel = 按渠道
compilation_by_question = 各问题的答复
compilation_count = 数量
compilation_not_stated = 未说明
compilation_channel_telegram = Telegram
compilation_channel_mail = 电子邮件
compilation_channel_both = Telegram 和电子邮件

## Answers
compilation_questions = 按问题排列的答复
compilation_question = 问题 { $index }
compilation_answers = { $count ->
    [0] 无答复
   *[other] { $count } 份答复
}
compilation_contributors = 按提交者排列的文稿
compilation_elsewhere = 每位提交者的全部答复集中载于 { $document } 和网页 { $page }。
compilation_contribution = 文稿 { $index }
compilation_number = 编号
compilation_name = 姓名
compilation_organisation = 机构
compilation_category = 类别
compilation_country = 国家
compilation_answered = 已答问题
compilation_anonymous = 未填姓名
compilation_general = 一般性意见
compilation_late = 截止时间之后收到的文稿
compilation_late_note = 这些文稿在截止时间（{ $deadline }）之后收到。
compilation_late_mark = 截止时间之后收到
compilation_withdrawn = 已撤回的文稿
compilation_withdrawn_line = 编号 { $index }：作者于{ $date }撤回
compilation_withdrawn_undated = 编号 { $index }：作者已撤回
compilation_translation = 秘书处译文，并非作者原话
compilation_redacted = 已遮盖：{ $reason }
compilation_contact_data = 联系方式
compilation_waiting = 尚未获准公布
compilation_rejected = 未获准公布：{ $reason }
compilation_gap_rejected = 编号 { $index }：未公布。理由：{ $reason }
compilation_gap_waiting = 编号 { $index }：尚未获准公布
compilation_gap_file_rejected = 编号 { $index }，文件 { $file }：未公布。理由：{ $reason }
compilation_gap_file_waiting = 编号 { $index }，文件 { $file }：尚未获准公布
compilation_not_opened = 文件无法打开
compilation_withheld = 经秘书处决定不予公布：{ $list }
compilation_uncleared = 尚未获准公布：{ $list }
compilation_campaigns = 内容几乎相同的文稿
compilation_campaign = { $count ->
   *[other] { $count } 份文稿内容几乎相同，以编号 { $sample } 为样本：{ $list }
}
compilation_same_words = { $count ->
   *[other] 另有 { $count } 位提交者发来相同的文字：
}
compilation_as_in = 文字与文稿 { $index } 相同。

## Attachments and data
compilation_attachments = 附件
compilation_file = 文件名
compilation_size = 大小
compilation_listed = 由秘书处保存，未公布
compilation_downloads = 文件与开放数据
compilation_data_note = 数据包含此处公布的全部内容，仅此而已。字段说明见 { $file }。

## How it was made
compilation_method = 本文件的编制方式
compilation_method_intake = 文稿通过 Telegram 和电子邮件提交。每份文稿均按收到时的原样保存，之后才确认收到；以截止时间之前的最后一版为准。
compilation_method_cleared = 只公布秘书处核准的内容。未作任何删节、更正或翻译。
compilation_method_translated = 只公布秘书处核准的内容。未作任何删节或更正。译文由秘书处添加，列于答复之下并加以标明。
compilation_method_proof = 本版的每个文件及其 SHA-256 散列值均列于经签名的 edition.json。所有文稿（包括未公布的）都是同一散列树（RFC 6962）的叶节点，其根为：
compilation_method_verify = 提交者可用随回执附上的文件核对其文字在此未经改动：intake verify RECEIPT EDITION。

## Changes
compilation_changes = 与上一版相比的变动
compilation_change_added = 编号 { $index }：新增
compilation_change_withdrawn = 编号 { $index }：已撤回
compilation_change_new_version = 编号 { $index }：由新版本取代
compilation_change_redacted = 编号 { $index }：文字被遮盖或遮盖有变
compilation_change_cleared = 编号 { $index }：又有答复或附件获准公布
compilation_change_translated = 编号 { $index }：译文新增或有变
compilation_change_removed = 编号 { $index }：不再公布

## The site
compilation_skip = 跳至正文
compilation_languages = 本页语言
compilation_search = 在文稿中搜索
compilation_search_found = 找到的文稿：
compilation_top = 返回目录
compilation_parts_note = 文稿按编号分列于多个页面。
compilation_range = 编号 { $first } 至 { $last }
compilation_part_of = 第 { $index } 页，共 { $count } 页
compilation_previous = 上一页
compilation_next = 下一页
compilation_search_note = 输入词语或词语的开头，将找到包含所有这些词语的文稿。
compilation_search_more = 显示更多
compilation_search_needs_script = 搜索需要 JavaScript。全部文稿按编号列出：
compilation_overview = 按问题
compilation_page_contributors = 按提交者

## Checking a receipt in the browser
compilation_page_verify = 核对回执
compilation_verify_intro = 请选择随回执附上的文件，或输入回执编号。核对在您的浏览器中进行，不会向外发送任何内容。
compilation_verify_file = 回执文件
compilation_verify_number = 回执编号
compilation_verify_button = 核对
compilation_verify_needs_script = 核对需要 JavaScript，并需使用安全地址（https）或保存在您本机上的页面副本。
compilation_verify_limit = 本页只比较文字。某一版的各个文件是否与签名时一致，请用以下命令查验：intake verify RECEIPT EDITION。
compilation_verify_names = 姓名和机构
compilation_verify_file_place = 文件 { $index }
compilation_verify_no_receipt = 这不是回执。
compilation_verify_other = 该回执属于另一项磋商。
compilation_verify_changed = 该回执在签名之后被改动过。
compilation_verify_signed = 该回执与签名时一致。
compilation_verify_unsigned = 此浏览器无法查验回执的签名。
compilation_verify_unknown = 此处没有该回执编号的文稿。之后提交的文稿载于以后的版次。
compilation_verify_same = 汇编文件所用文字与回执完全一致。
compilation_verify_others = 汇编文件所用文字与回执不同。
compilation_verify_version = 该回执对应第 { $held } 稿；此处以第 { $counts } 稿为准。
compilation_verify_published = 该文稿已公布，编号为 { $index }。
compilation_verify_withdrawn = 该文稿已撤回，其编号空缺。
compilation_verify_not_published = 该文稿未公布。
compilation_verify_word_for_word = { $place }：已公布，逐字一致
compilation_verify_redacted = { $place }：已公布，部分文字被遮盖（{ $reason }）
compilation_verify_withheld = { $place }：未公布
compilation_verify_differs = { $place }：公布的文字与提交的文字不同
