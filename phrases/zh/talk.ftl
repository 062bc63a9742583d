### The interview: what is asked and answered in the chat. Phrases that a mail words otherwise have a `mail_…` twin.

## Put together from parts

language_name = 中文

moment =
    { $has_zone ->
        [yes] { $date }{ $hour }（{ $zone }，{ $offset }）
       *[no] { $date }{ $hour }（{ $offset }）
    }

time_left =
    { $unit ->
        [days] 还剩{ $amount }天。
        [hours] 还剩{ $amount }小时。
        [minutes] { $amount ->
            [0] 剩余时间不到一分钟。
           *[other] 还剩{ $amount }分钟。
        }
       *[past] 该期限已过。
    }

amount_messages = { $parts }条消息
amount_characters = { $characters }个字符
amount_files = { $files }个文件
kept_amounts =
    { amount_messages }{ $has_characters ->
        [yes] ，{ amount_characters }
       *[no] {""}
    }{ $has_files ->
        [yes] ，{ amount_files }
       *[no] {""}
    }

## Beginning

choose_language =
    请选择语言：点按按钮，或写出语言名称。

    { $languages }

language_chosen = 对话将以中文继续。

welcome =
    欢迎参加公开磋商{ $reference }：“{ $title }”。

    { $closed ->
        [yes] 截止时间为{ $deadline }，现已截止。
       *[no] 您可以逐题作答，截止时间为{ $deadline }。{ $time_left }
    }

    您提交的所有内容都将公布。您的电子邮件地址、电话号码和Telegram账号绝不公布。

welcome_back =
    欢迎回到公开磋商{ $reference }：“{ $title }”。

    { $closed ->
        [yes] 截止时间为{ $deadline }，现已截止。
       *[no] 截止时间为{ $deadline }。{ $time_left }
    }

    您已写的内容均已保存，现在从您上次停下的地方继续。

not_open_yet = 磋商将于{ $opens }开始。您现在就可以准备答复。

closed_refused =
    磋商已于{ $deadline }截止，不能再提交文稿。
    { $has_contact_web ->
        [yes] 相关信息和结果：{ $contact_web }
       *[no] {""}
    }

closed_for_good =
    磋商已经截止。不能再提交文稿。
    { $has_contact_web ->
        [yes] 相关信息和结果：{ $contact_web }
       *[no] {""}
    }

compilation_out = 汇总文件已公布：{ $url }

closed_late =
    磋商已经截止。您仍可作答：您的文稿将予以保存，并标明为逾期。
    { $has_contact_web ->
        [yes] 相关信息和结果：{ $contact_web }
       *[no] {""}
    }

notice =
    { $has_notice ->
        [yes] { $notice }
       *[no] 收到的所有文稿都将公布，并收入汇总文件。
    }

    将公布：您的姓名、所属机构、类别和国家，您的答复以及所附文件。

    绝不公布：您的电子邮件地址、电话号码和Telegram账号。请勿在答复中写入个人联系方式。

ask_consent = 如您同意上述公布，请点按“我同意”或发送 /agree。

agreed = 谢谢。首先请提供一些您的信息，之后可用 /profile 更正。

agreed_before = 您已经同意公布。

agree_first = 只有在您同意公布之后，才能记录答复。此前发送的内容，请在同意后重新发送。

## Profile

# What is known already of a field, and how it stays or goes.
given_so_far =
    目前为：{ $current }
    保持不变：/skip
given_may_be_empty = 如要留空，请只发送一个连字符：-

ask_name =
    { $has_current ->
        [yes]
            您的文稿应以什么姓名公布？

            { given_so_far }
       *[no] 您的文稿应以什么姓名公布？
    }

ask_organisation =
    { $has_current ->
        [yes]
            您代表哪个机构作答？

            { given_so_far }
            { given_may_be_empty }
       *[no] 您代表哪个机构作答？如以个人名义作答，请发送 /skip
    }

ask_category =
    { $has_category ->
        [yes]
            您属于哪一类利益攸关方？如要另选一类，请写其编号。

            目前为：{ $category_label }
            保持不变：/skip
            { given_may_be_empty }
       *[no] 您属于哪一类利益攸关方？请写编号，或发送 /skip。
    }

    { $categories }

ask_country =
    { $has_current ->
        [yes]
            您或您的机构位于哪个国家？

            { given_so_far }
            { given_may_be_empty }
       *[no] 您或您的机构位于哪个国家？可以不填：/skip
    }

ask_email =
    { $has_current ->
        [yes]
            我们可以用哪个电子邮件地址就您的文稿与您联系？该地址绝不公布。

            { given_so_far }
            { given_may_be_empty }
       *[no] 我们可以用哪个电子邮件地址就您的文稿与您联系？该地址绝不公布。可以不填：/skip
    }

noted_name =
    { $has_current ->
        [yes] 已记下您的姓名：{ $current }。
       *[no] 已记下您的姓名。
    }
noted_organisation =
    { $has_current ->
        [yes] 已记下您的机构：{ $current }。
       *[no] 已记下您的机构。
    }
noted_category =
    { $has_category ->
        [yes] 已记下您的类别：{ $category_label }。
       *[no] 已记下您的类别。
    }
noted_country =
    { $has_current ->
        [yes] 已记下您的国家：{ $current }。
       *[no] 已记下您的国家。
    }
noted_email =
    { $has_current ->
        [yes] 已记下您的电子邮件地址：{ $current }。该地址不会公布。
       *[no] 已记下您的电子邮件地址。该地址不会公布。
    }

left_out = 未填写。

name_needed = 需要先填写姓名才能继续。

name_odd = 这更像是问候或“是”，而不是姓名。如果这确实是您的姓名，请写出全名。

category_unknown = 没有这个类别。请写1至{ $count }之间的编号。

country_odd = 这不是国家名称。

email_odd = 这似乎不是电子邮件地址。请检查，或不填：/skip

kept_for_later = 这段内容更像是答复，而不是您的信息。已保存在一般性意见中。

## Questions and answers

question =
    问题{ $position }/{ $count }

    { $question }

    { $unofficial ->
        [yes] （非正式译文）
       *[no] {""}
    }

    您可以分多条消息作答，也可以附上文件。答完后请发送 /next。如不回答本题，请发送 /skip

so_far = 问题{ $number }目前已保存：{ kept_amounts }。

recorded =
    已记录在问题{ $number }下：{ kept_amounts }。
    您可以继续写。答完后请发送 /next

several_questions = 这条消息似乎回答了多个问题，现已全文保存在当前问题下。如要单独回答问题{ $number }：/question_{ $number }

file_kept = 文件“{ $name }”已保存。

file_kept_not_compiled = “{ $name }”已随您的文稿保存。汇总文件只收入书面文字，重要内容请同时以文字写出。

kept_general =
    已记录在一般性意见中：{ kept_amounts }。
    如要回答某一问题，请发送 /question 和问题编号。
    如要删除：/remove

edited = 您对问题{ $number }的答复已作相应修改。
edited_comment = 您的一般性意见已作相应修改。
edit_unknown = 您修改的消息不属于您的答复，答复内容没有变动。您的信息可用 /profile 更改。

removed = 已从您对问题{ $number }的答复中删除。
removed_comment = 已从您的一般性意见中删除。

perhaps_question = 如果这是向秘书处提出的问题，请点按按钮或发送 /ask：问题将转交秘书处，不再列入您的文稿。
perhaps_thanks = 如果这些话不属于您的文稿，可以将其删除：/remove
passed_on = 您的问题已转交秘书处，秘书处将答复您。它不再是您对问题{ $number }的答复的一部分。
passed_on_comment = 您的问题已转交秘书处，秘书处将答复您。它不再列入您的一般性意见。
nothing_to_pass_on = 如要向秘书处提问，请把问题写在命令后面，例如：/ask 会议何时开始？
nothing_to_remove = 没有可以删除的消息。

skipped = 已跳过问题{ $number }。您可以随时返回：/question_{ $number }

no_such_question = 问题编号为1至{ $count }。请发送，例如：/question_1

which_question = 哪个问题？请写问题编号，1至{ $count }。

not_understood = 未能理解您的消息。可用命令见 /help。

## Review and handing in

review = 请再读一遍您的文稿。目前内容如下。

review_answer =
    问题{ $number }
    { $question }

    { $has_text ->
        [yes] { $text }
       *[no] {""}
    }

    { $has_files ->
        [yes]
            文件：
            { $files }
       *[no] {""}
    }

review_missing =
    问题{ $number }
    { $question }

    尚未答复。如要回答：/question_{ $number }

general =
    一般性意见

    { $has_text ->
        [yes] { $text }
       *[no] {""}
    }

    { $has_files ->
        [yes]
            文件：
            { $files }
       *[no] {""}
    }

published_as =
    公布时的署名：
    { $has_name ->
        [yes] 姓名：{ $name }
       *[no] 姓名：未填写
    }
    { $has_organisation ->
        [yes] 机构：{ $organisation }
       *[no] {""}
    }
    { $has_category ->
        [yes] 类别：{ $category_label }
       *[no] {""}
    }
    { $has_country ->
        [yes] 国家：{ $country }
       *[no] {""}
    }

ask_submit =
    { $missing ->
        [0] 所有问题均已答复。
       *[other] 还有{ $missing }个问题尚未答复，您仍可提交。
    }

    提交文稿：/submit
    修改答复：/question 和问题编号
    更正您的信息：/profile

nothing_to_submit = 目前没有可提交的内容：请至少回答一个问题。

submitted_before = 自您提交文稿以来没有改动。

receipt =
    谢谢。您的文稿已收到。

    回执号：{ $receipt }

    { $closed ->
        [yes] 截止时间为{ $deadline }，现已截止。
       *[no] 在{ $deadline }之前，您可以修改或撤回。
    }

receipt_again =
    谢谢。您文稿的第{ $version }版已收到，取代此前的版本。

    回执号：{ $receipt }

    { $closed ->
        [yes] 截止时间为{ $deadline }，现已截止。
       *[no] 在{ $deadline }之前，您可以修改或撤回。
    }

receipt_beside =
    谢谢。您文稿的第{ $version }版已收到。该版在截止时间之后收到，不取代此前的版本，仍以按时收到的第{ $counting }版为准。

    回执号：{ $receipt }

late_note = 请注意：此内容在截止时间{ $deadline }之后收到，已予保存并标明为逾期。
late_receipt = 文稿在截止时间之后收到，已予保存并标明为逾期。

# The heading of the copy that goes with the receipt.
copy_title = { $reference }：您的文稿

after_submit =
    如要更改，请书写或修改后再次发送 /submit，以最后一版为准。
    查看状态：/status
    撤回文稿：/withdraw
    代表另一机构提交文稿：/new

handed_in = 您的文稿已提交。回执号：{ $receipt }。版本：{ $version }。

submit_again = 您的改动尚未提交。如要提交：/submit

## Status, withdrawal, and the rest

status_nothing = 您尚未回答任何问题。
status_draft = 您的文稿已经开始，但尚未提交。
status_answered = 已回答的问题：{ $answered }/{ $count }。
status_deadline = 截止时间为{ $deadline }。{ $time_left }
status_closed = 截止时间为{ $deadline }，现已截止。

nothing_to_confirm = 没有需要确认的内容。

ask_withdraw =
    您确定要撤回您的文稿吗？撤回后将不予公布。
    如要撤回，请写“是”或点按按钮；否则继续即可。

ask_withdraw_draft =
    您尚未提交任何内容。您确定要放弃草稿吗？放弃后将不予公布。
    如要放弃，请写“是”或点按按钮；否则继续即可。

withdrawn_draft = 您的草稿已放弃，将不予公布。如果改变主意，可以提交：/submit

nothing_to_withdraw = 没有可撤回的内容：您尚未开始撰写文稿。

withdrawn =
    您的文稿（回执号{ $receipt }）已撤回。
    { $closed ->
        [yes] {""}
       *[no] 如您改变主意，可以重新提交：/submit
    }

withdrawn_before =
    您的文稿（回执号{ $receipt }）此前已撤回。
    { $closed ->
        [yes] {""}
       *[no] 您可以重新提交：/submit
    }

new_needs_submit = 请先提交您已开始的文稿（/submit），然后可以开始另一份。
new_not_needed = 您才刚开始这份文稿：如要代表另一机构，只需用 /profile 更正您的信息。

new_begun = 现在开始另一份文稿，它有自己的回执号。此前的文稿{ $earlier }保持不变；如要返回：{ $open }

stopped = 您将不再收到提醒。您的文稿不受影响。

asked_staff = 您的问题已转交秘书处，秘书处将答复您。

privacy =
    保存的内容：您的消息和文件（与收到时完全一致）、您的信息，以及您来信所用的地址或账号，以便我们答复您。

    谁能看到：草稿在您提交之前无人查看，提交之后由秘书处阅读。

    公布的内容：您的姓名、所属机构、类别和国家，您的答复和文件。您的电子邮件地址、电话号码和Telegram账号绝不公布。

    您可以用 /withdraw 撤回您的文稿。
    如需以文件形式获取有关您的全部保存内容：/data
    如需我们忘记您，即删除除已公布内容之外的全部保存内容：/forget

help =
    您可以随时发送：

    /next – 本题已答完
    /skip – 跳过
    /back – 返回上一步
    /question 2 – 转到问题2
    /review – 全部再读一遍
    /submit – 提交
    /status – 您的文稿的状态
    /profile – 更正您的信息
    /language – 更换语言
    /new – 代表另一机构提交文稿
    /open – 转到您的另一份文稿
    /withdraw – 撤回文稿
    /remove – 删除您的上一条消息
    /ask – 向秘书处提问
    /data – 与您有关的全部留存内容（文件）
    /forget – 删除与您有关的留存内容
    /code – 验证您的电子邮件地址
    /unlink – 解除聊天与电子邮件地址的关联
    /subscribe – 不答复而只接收通知
    /meeting – 会议提醒
    /share – 向他人介绍本次磋商
    /stop – 不再提醒
    /privacy – 保存和公布哪些内容

    { $has_contact_email ->
        [yes] 向秘书处提问：{ $contact_email }
       *[no] {""}
    }

not_withdrawn = 您的文稿没有撤回。

## Several contributions of one person

your_contributions = 您为本次磋商撰写了{ $count }份文稿。

contribution_line =
    { $has_label ->
        [yes] “{ $label }”
       *[no] 尚无名称
    }：{ $state ->
        [submitted] 已提交，回执号{ $receipt }
        [unconfirmed] 等待您确认
        [withdrawn] 已撤回，回执号{ $receipt }
       *[draft] 尚未提交
    }。
    { $here ->
        [yes] 这是当前文稿。
       *[no] 如要转到该文稿：{ $open }
    }

opened =
    { $has_label ->
        [yes] 当前文稿是“{ $label }”。
       *[no] 已转到这份文稿。
    }

no_such_receipt = 您没有使用此回执号的文稿。查看全部文稿：/status

elsewhere =
    { $has_label ->
        [yes] 该消息属于您的文稿“{ $label }”，而不是当前文稿。提交该文稿后，改动才会生效。
       *[no] 该消息属于您的另一份文稿，而不是当前文稿。提交该文稿后，改动才会生效。
    }
    如要转到该文稿：{ $open }

left_new =
    { $has_label ->
        [yes] 新文稿尚无内容。现已返回此前的文稿“{ $label }”。
       *[no] 新文稿尚无内容。现已返回此前的文稿。
    }

## Several consultations

which_consultation = 目前有多项磋商正在进行。请选择其中一项。

also_open = 另有磋商正在进行：

consultation_line =
    { $reference }：“{ $title }”，截至{ $until }。
    如要参加：{ $open }
