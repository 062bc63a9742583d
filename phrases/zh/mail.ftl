### Letters by mail. Whoever reads these has no buttons and no /commands: they reply, and write a word on the first line.

-confirm = 确认
-status = 状态
-withdraw = 撤回
-help = 帮助
-stop = 停止

## Subjects (never over 120 characters with a usual reference)

mail_subject_receipt = { $reference }：您的文稿已收到
mail_subject_reply = { $reference }：您的来信
mail_subject_reminder = { $reference }：您的文稿，截止日期为{ $deadline_date }
mail_subject_extension = { $reference }：截止日期改为{ $deadline_date }
mail_subject_publication = { $reference }：汇总文件已公布
mail_subject_answer = { $reference }：秘书处的答复
mail_subject_request = { $reference }：关于您的文稿的一个问题

mail_subject_digest =
    { $has_reference ->
        [yes] { $reference }：秘书处简报
       *[no] 秘书处简报
    }
mail_subject_verification = { $reference }：请确认您的地址
mail_subject_invitation = { $reference }：公开磋商邀请

## Frame

mail_greeting =
    { $has_name ->
        [yes] { $name }，您好：
       *[no] 尊敬的先生/女士：
    }
mail_closing =
    { $has_name ->
        [yes] 此致
       *[no] 此致
    }
    { $reference }磋商秘书处
mail_footer = 您收到此邮件，是因为有人用此地址开始了一份提交给{ $reference }磋商的文稿。如果不是您本人，请回复告知我们。
mail_footer_invited = 您收到此邮件，是因为秘书处邀请了此地址参加{ $reference }磋商。
invitation_link =
    您也可以在Telegram中逐题作答：{ $url }

    欢迎将此邀请转发给他人。

mail_unsubscribe =
    { $has_url ->
        [yes] 如不想再收到提醒，请回复并在第一行写“{ -stop }”，或打开 { $url }
       *[no] 如不想再收到提醒，请回复并在第一行写“{ -stop }”。
    }
mail_invitation =
    诚邀您参加公开磋商{ $reference }：“{ $title }”。

    { $closed ->
        [yes] 截止时间为{ $deadline }，现已截止。
       *[no] 欢迎在{ $deadline }之前答复。{ $time_left }
    }

    您只需回复本邮件，回答任意数量的问题即可。

mail_notice =
    { $has_notice ->
        [yes] { $notice }
       *[no] 收到的所有文稿都将公布，并收入汇总文件。
    }

    将公布您的姓名、所属机构、类别和国家，您的答复以及所附文件。您的电子邮件地址和电话号码绝不公布；请勿在答复和文件中写入个人联系方式。

## What was filed

filed =
    问题{ $number }
    { $question }

    已登记的答复：

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

all_answered = 所有问题均已答复。
still_open = 还有{ $count }个问题尚未答复：
open_question =
    问题{ $number }
    { $question }

    { $unofficial ->
        [yes] （非正式译文）
       *[no] {""}
    }
how_to_go_on =
    您写在某个问题之下的内容，将取代您对该问题的全部答复。如要补充，请重复原有文字并加上新的内容；如要更正，请重新写出该答复。请回复本邮件，把文字写在相应问题之下或其编号之后。
    回复时在第一行写“{ -status }”可查看您的文稿的状态，写“{ -withdraw }”可撤回文稿。
how_to_answer = 请回复本邮件，把答复写在问题之下或其编号之后。可以先回答部分问题，其余以后再发。如需更多说明，请回复并在第一行写“{ -help }”。
refused_kept = 您发来的内容已作为草稿保存，不属于本次磋商，也不会公布。

## Files that gave no words, or words that want checking ($files: their names, one a line)

mail_files_locked =
    受密码保护或已加密，因此未能读取：
    { $files }
    请解除保护后重新发送，或把答复直接写在邮件正文中。
mail_files_broken =
    已损坏或为空，因此未能读取：
    { $files }
    请重新发送，或把答复直接写在邮件正文中。
mail_files_without_text =
    以下文件中没有找到文字：
    { $files }
    文件已随您的文稿保存，但只有书面文字收入汇总文件：请把要点也用文字写出来。
mail_files_unread =
    已保存，但未从中查找答复：
    { $files }
    答复可从Word、OpenDocument、PDF、RTF、HTML和纯文本文件中读取：请用这类文件发送，或直接写在邮件正文中。
mail_files_unplaced =
    已整份保存，因为无法判断其内容答复的是哪些问题：
    { $files }
    如要让答复列在相应问题之下，请为答复编号，或把答复直接写在邮件正文中。
mail_files_uncertain =
    从右向左书写的文字取自PDF文件，字母的顺序可能有误：
    { $files }
    请核对下文所列的答复，或以Word文件发送。

## Confirming

please_confirm =
    您的答复已登记，但尚未生效：任何人都可能冒用您的地址写信，因此请您确认这些答复出自您本人。

    请回复本邮件，并在第一行写“{ -confirm }”。
kept_apart =
    我们无法确认此前以您的地址发来的邮件出自您本人。其内容已单独保存，尚未生效。

    如果出自您本人，请回复本邮件，并在第一行写“{ -confirm }”。
verify_address =
    有人在Telegram中将此地址填写为提交给磋商{ $reference }：“{ $title }”的文稿的电子邮件地址。

    如果是您本人，请回复本邮件，并在第一行写“{ -confirm }”。此后您可以任意通过Telegram或电子邮件继续；您的地址不会公布。

    { $has_code ->
        [yes] 或者在聊天中写出此代码：{ $code }
       *[no] {""}
    }
    { $has_url ->
        [yes] 或者在您使用Telegram的设备上打开此链接：{ $url }
       *[no] {""}
    }

    如果不是您本人，则无需任何操作。
confirmed =
    谢谢。您的文稿已确认并生效。

    回执号：{ $receipt }。版本：{ $version }。

    { $closed ->
        [yes] 截止时间为{ $deadline }，现已截止。
       *[no] 在{ $deadline }之前，您可以修改或撤回。
    }

mail_which_consultation =
    目前有多项磋商正在进行，您的来信没有说明是哪一项。目前尚未登记任何内容；您的文字已保存。

    请回复本邮件，并在第一行写明所指磋商的编号。您发来的内容随后将登记在该项磋商之下。
mail_consultation_line = { $reference }：“{ $title }”，截至{ $until }。
mail_nothing_found =
    我们在您的来信中没有找到可以登记的答复。请回复本邮件，把答复写在问题之下或其编号之后。

    { mail_ask_numbered }
mail_nothing_new = 您的来信没有尚未登记的新内容。回执号{ $receipt }下的内容如下：
mail_ask_numbered = 请按问题的编号为答复编号：在问题1的答复前写“1.”，在问题2的答复前写“2.”，依此类推。
mail_empty = 您的来信已收到，但其中没有文字，也没有文件。请重新发送，或回复并在第一行写“{ -help }”。
mail_help =
    您可以写信到此地址，答复{ $reference }磋商。可回复我们的邮件，也可另写新邮件；请把答复写在问题之下或其编号之后。可以附上文件，也可以先回答部分问题，其余以后再发。

    { mail_ask_numbered }

    您也可以在邮件的第一行写：

    { -status } – 您的文稿的状态
    { -confirm } – 确认文稿出自您本人
    { -withdraw } – 撤回文稿
    { -subscribe } – 不答复而只接收通知
    { -meeting } – 会议提醒
    { -share } – 向他人介绍本次磋商
    { -stop } – 不再提醒
    { -data } – 以文件形式获取有关您的全部保存内容
    { -help } – 本说明

    { $closed ->
        [yes] 截止时间为{ $deadline }，现已截止。
       *[no] 截止时间为{ $deadline }。{ $time_left }
    }

    { $has_contact_email ->
        [yes] 向秘书处提问：{ $contact_email }
       *[no] {""}
    }
mail_withdraw_confirm =
    您确定要撤回您的文稿吗？撤回后将不予公布。
    如要撤回，请回复并在第一行写“{ -confirm }”；否则无需任何操作。

## Twins: the same things as in the chat, in the words of a mail

mail_ask_withdraw = { mail_withdraw_confirm }
mail_published_as =
    { published_as }

    如要更正这些信息，请在回信开头写一行，例如“姓名：…”、“机构：…”、“类别：…”或“国家：…”。
mail_recorded = 已登记在问题{ $number }下：{ kept_amounts }。
mail_kept_general = 已登记在一般性意见中：{ kept_amounts }。
mail_withdrawn =
    您的文稿（回执号{ $receipt }）已撤回。
    { $closed ->
        [yes] {""}
       *[no] 如您改变主意，请重新发送您的答复。
    }
mail_withdrawn_before =
    您的文稿（回执号{ $receipt }）此前已撤回。
    { $closed ->
        [yes] {""}
       *[no] 如您改变主意，请重新发送您的答复。
    }
mail_reminder =
    您已开始撰写提交给磋商{ $reference }：“{ $title }”的文稿，但尚未完成。已回答的问题：{ $answered }/{ $count }。

    截止时间为{ $deadline }。{ $time_left }

    如要完成，请回复本邮件，写上尚缺的答复。
mail_reminder_open =
    您提交给磋商{ $reference }：“{ $title }”的文稿已收到并有效。您的回执号：{ $receipt }。尚未回答的问题数：{ $missing }。

    如您愿意继续作答，截止时间为{ $deadline }。{ $time_left }直接回复本邮件即可。如不作答，则无需任何操作。

mail_reminder_invited =
    { $has_subscribed ->
        [yes] 您曾要求接收公开磋商{ $reference }：“{ $title }”的通知。欢迎在{ $deadline }之前答复。{ $time_left }
       *[no] 我们曾邀请您参加公开磋商{ $reference }：“{ $title }”。欢迎在{ $deadline }之前答复。{ $time_left }
    }

    如要参加，请回复本邮件，回答您愿意回答的问题。

mail_extension =
    磋商{ $reference }：“{ $title }”的截止时间已改为{ $deadline }，原截止时间为{ $previous }。

    在此之前，您可以发送、修改或撤回您的文稿。
mail_contribution_line =
    { $has_label ->
        [yes] “{ $label }”
       *[no] 尚无名称
    }：{ $state ->
        [submitted] 已提交，回执号{ $receipt }
        [unconfirmed] 等待您确认
        [withdrawn] 已撤回，回执号{ $receipt }
       *[draft] 尚未提交
    }。
    如要补充或修改，请回复有关该文稿的来信。
