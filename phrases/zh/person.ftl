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
forgotten = 已完成：这里不再保存有关您的内容。这是最后一条消息，我们这边也会将其删除。如您再次来信，一切将重新开始。

## What goes by itself

digest_removed = 保存期届满已删除：消息{ $messages }条，草稿{ $drafts }份，受邀但从未参与者{ $invited }人。
