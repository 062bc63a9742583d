### What a person decides about what is kept of them: to be forgotten, where to be written to.

## To be forgotten

-forget = 忘记我
button_forget = 是的，请忘记我

forget_ask = 您希望我们忘记您吗？届时您的草稿、您发来的消息、我们给您的信件以及您来信所用的账号都将删除，且无法恢复。
mail_forget_ask = 您希望我们忘记您吗？届时您的草稿、您发来的邮件、我们给您的信件以及您来信所用的地址都将删除，且无法恢复。
forget_withdraws = 文稿{ $receipt }尚未公布：将予撤回，内容一并删除。
forget_keeps = 文稿{ $receipt }已经公布，编号为{ $place }。已公布的内容连同其中的姓名予以保留，因为他人已有副本。
forget_evidence = 您提交已公布内容时的消息将作为凭证保留至{ $until }，之后删除。
forget_other = 此项仅涉及本聊天。您还从{ $address }来信：我们会另行询问；在您从那里答复之前，您的文稿仍保留在那里。
mail_forget_other =
    { $has_address ->
        [yes] 此项仅涉及本地址。您还从{ $address }来信：我们会另行询问；在您从那里答复之前，您的文稿仍保留在那里。
       *[no] 此项仅涉及本地址。您还在Telegram中与我们联系：我们会在那里另行询问；在您从那里答复之前，您的文稿仍保留在那里。
    }
forget_how = 如需我们忘记您，请在一小时内写“是”或点击按钮；否则继续即可。仅停止提醒：/stop。仅撤回文稿：/withdraw
mail_forget_how = 如需我们忘记您，请回复本邮件，并在第一行写“{ -forget }”；否则无需任何操作。如仅需撤回文稿，请回复“{ -withdraw }”。
forget_too =
    { $has_address ->
        [yes] 从{ $address }来信的人要求我们忘记，那里已经照办。该地址曾与本聊天关联，本聊天中没有删除任何内容。
       *[no] 在Telegram聊天中来信的人要求我们忘记，那里已经照办。该聊天曾与本聊天关联，本聊天中没有删除任何内容。
    }
mail_forget_too =
    { $has_address ->
        [yes] 从{ $address }来信的人要求我们忘记，那里已经照办。该地址曾与您的地址关联，您的地址下没有删除任何内容。
       *[no] 在Telegram聊天中来信的人要求我们忘记，那里已经照办。该聊天曾与您的地址关联，您的地址下没有删除任何内容。
    }
forget_not = 没有删除任何内容。
forgotten = 已完成：我们这里已忘记您。这是最后一条消息，我们这边也会将其删除。如您再次来信，一切将重新开始。

## What goes by itself

digest_removed = 保存期届满已删除：消息{ $messages }条，草稿{ $drafts }份，受邀但从未参与者{ $invited }人。

## Where to be written to

-by_mail = 邮件
-by_chat = TELEGRAM
button_by_chat = 在本聊天中
button_by_mail = 通过电子邮件

channel_now =
    { $chosen ->
        [telegram] 按照您的选择，提醒和通知发到本聊天。改为电子邮件：/channel_mail
        [mail] 按照您的选择，提醒和通知发到您的电子邮件地址。改为本聊天：/channel_chat
       *[other] 提醒和通知发到您最近一次来信之处。一律发到本聊天：/channel_chat。一律发电子邮件：/channel_mail
    }
channel_chat = 今后提醒和通知将发到本聊天。改为电子邮件：/channel_mail
mail_channel_chat = 今后提醒和通知将发到Telegram。如需改为电子邮件，请回复并在第一行写“{ -by_mail }”。
channel_mail = 今后提醒和通知将发到{ $address }。改为本聊天：/channel_chat
mail_channel_mail = 今后提醒和通知将发到{ $address }。如需改为Telegram，请回复并在第一行写“{ -by_chat }”。
channel_no_chat = 没有可以给您写信的Telegram聊天。我们邮件末尾的链接可以打开聊天。
channel_no_mail = 没有可以给您写信的电子邮件地址。您可以用 /profile 提供地址；我们随后会发信询问该地址是否属于您。
lost_chat = 我们在此给您写信，因为您的Telegram聊天不再接收我们的消息。
lost_mail = 我们在此给您写信，因为{ $address }不再接收我们的邮件。提供其他地址：/profile
mail_lost_mail = 我们在此给您写信，因为{ $address }不再接收我们的邮件。

## What staff should look at

digest_flagged =
    { $count ->
        [0] 其中没有可疑的文稿。
       *[other] 其中有{ $count }份存在疑点：intake list --flagged
    }

## Joined by staff

linked_by_staff =
    { $has_address ->
        [yes] 秘书处已将本聊天与{ $address }关联：两者现在指向同一份文稿。如果两者并非都属于您，请用 /unlink 解除关联
       *[no] 秘书处已将本聊天与您的另一个聊天关联：两者现在指向同一份文稿。如果两者并非都属于您，请用 /unlink 解除关联
    }
mail_linked_by_staff =
    { $has_address ->
        [yes] 秘书处已将您的地址与{ $address }关联：两者现在指向同一份文稿。如果两者并非都属于您，请回复并在第一行写“{ -unlink }”。
       *[no] 秘书处已将您的地址与Telegram聊天关联：两者现在指向同一份文稿。如果两者并非都属于您，请回复并在第一行写“{ -unlink }”。
    }

## Two that were handed in

-unite = 合并

two_handed_in = 已提交两份文稿：{ $receipt }和{ $other }，两者仍各自独立。如果两者实为一份，您可以合并：/unite
mail_two_handed_in = 已提交两份文稿：{ $receipt }和{ $other }，两者仍各自独立。如果两者实为一份，您可以合并：请回复并在第一行写“{ -unite }”。
united = 您的两份文稿已合并为一份：以{ $receipt }为准，{ $other }不再单独公布。如需提交各问题下现有的内容：/submit
mail_united = 您的两份文稿已合并为一份：以{ $receipt }为准，{ $other }不再单独公布。请核对以下答复：在回信中重写任一答复，即提交届时的全部答复。
nothing_to_unite = 这里没有可以合并的两份文稿。代表不同机构的文稿仍各自独立。
unite_prove = 任何人都可能以您的地址写信，因此请您再确认一次：如需合并您的两份文稿，请回复本邮件，并在第一行写“{ -unite }”。
