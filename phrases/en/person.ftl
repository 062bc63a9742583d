### What a person decides about what is kept of them: to be forgotten, where to be written to.

## To be forgotten

-forget = FORGET
button_forget = Yes, forget me

forget_ask = Do you wish to be forgotten? Your drafts, the messages you sent us, our letters to you and the account you write from are then removed. This cannot be undone.
mail_forget_ask = Do you wish to be forgotten? Your drafts, the messages you sent us, our letters to you and the address you write from are then removed. This cannot be undone.
forget_withdraws = Contribution { $receipt } is not published: it is withdrawn, and its words are removed.
forget_keeps = Contribution { $receipt } is published, as number { $place }. What is published stays, with the name in it: others have copies of it.
forget_evidence = The messages with which you handed in what is published are kept as evidence until { $until } and then removed.
forget_other = This is about this chat alone. You also write from { $address }: there we ask separately, and until you answer from there, your contribution is kept there.
mail_forget_other =
    { $has_address ->
        [yes] This is about this address alone. You also write from { $address }: there we ask separately, and until you answer from there, your contribution is kept there.
       *[no] This is about this address alone. You also write in Telegram: there we ask separately, and until you answer from there, your contribution is kept there.
    }
forget_how = To be forgotten, write “yes” or tap the button within an hour. Otherwise simply go on. To end reminders alone: /stop. To take back your contribution alone: /withdraw
mail_forget_how = To be forgotten, reply to this message with { -forget } as the first line. Otherwise there is nothing to do. To take back your contribution alone, reply with { -withdraw }.
forget_too =
    { $has_address ->
        [yes] Whoever writes from { $address } asked to be forgotten, and so it was done there. It was joined with this chat, where nothing has been removed.
       *[no] Whoever writes in the chat in Telegram asked to be forgotten, and so it was done there. It was joined with this chat, where nothing has been removed.
    }
mail_forget_too =
    { $has_address ->
        [yes] Whoever writes from { $address } asked to be forgotten, and so it was done there. It was joined with your address, where nothing has been removed.
       *[no] Whoever writes in the chat in Telegram asked to be forgotten, and so it was done there. It was joined with your address, where nothing has been removed.
    }
forget_not = Nothing has been removed.
forgotten = It is done: you are forgotten here. This message is the last one; it is removed with us as well. Whoever writes again begins anew.

## What goes by itself

digest_removed = Removed because their time was over: messages: { $messages }, drafts: { $drafts }, people who were invited and never came: { $invited }.

## Where to be written to

-by_mail = MAIL
-by_chat = TELEGRAM
button_by_chat = In this chat
button_by_mail = By e-mail

channel_now =
    { $chosen ->
        [telegram] Reminders and notices come in this chat, as you chose. By e-mail instead: /channel_mail
        [mail] Reminders and notices go to your e-mail address, as you chose. In this chat instead: /channel_chat
       *[other] Reminders and notices go where you wrote last. Always in this chat: /channel_chat. Always by e-mail: /channel_mail
    }
channel_chat = Reminders and notices come in this chat from now on. By e-mail instead: /channel_mail
mail_channel_chat = Reminders and notices come in Telegram from now on. By e-mail instead: reply with { -by_mail } as the first line.
channel_mail = Reminders and notices go to { $address } from now on. In this chat instead: /channel_chat
mail_channel_mail = Reminders and notices go to { $address } from now on. In Telegram instead: reply with { -by_chat } as the first line.
channel_no_chat = There is no chat in Telegram to which we could write. The link at the end of our mails opens one.
channel_no_mail = There is no e-mail address of yours to which we could write. You can give one with /profile; a letter from us then asks whether it is yours.
lost_chat = We write to you here because your chat in Telegram takes no messages from us any more.
lost_mail = We write to you here because { $address } takes no letters from us any more. To give another address: /profile
mail_lost_mail = We write to you here because { $address } takes no letters from us any more.

## What staff should look at

digest_flagged =
    { $count ->
        [0] None of these gives a reason for doubt.
        [one] { $count } of these gives a reason for doubt: intake list --flagged
       *[other] { $count } of these give a reason for doubt: intake list --flagged
    }

## Joined by staff

linked_by_staff =
    { $has_address ->
        [yes] The secretariat has joined this chat with { $address }: both now lead to the same contribution. If they are not both yours, separate them with /unlink
       *[no] The secretariat has joined this chat with another chat of yours: both now lead to the same contribution. If they are not both yours, separate them with /unlink
    }
mail_linked_by_staff =
    { $has_address ->
        [yes] The secretariat has joined your address with { $address }: both now lead to the same contribution. If they are not both yours, reply with { -unlink } as the first line.
       *[no] The secretariat has joined your address with a chat in Telegram: both now lead to the same contribution. If they are not both yours, reply with { -unlink } as the first line.
    }

## Two that were handed in

-unite = UNITE

two_handed_in = Two contributions were handed in, { $receipt } and { $other }, and they stay two. If they are one and the same, you can make them one: /unite
mail_two_handed_in = Two contributions were handed in, { $receipt } and { $other }, and they stay two. If they are one and the same, you can make them one: reply with { -unite } as the first line.
united = Your two contributions are one: { $receipt } stands for both, { $other } is not published by itself any more. To hand in what is below each question now: /submit
mail_united = Your two contributions are one: { $receipt } stands for both, { $other } is not published by itself any more. Please check the answers below: a reply with an answer written anew hands in all of them as they stand then.
nothing_to_unite = There are no two contributions here that could be made one. Those for different organisations stay separate.
unite_prove = Anybody can write under your address, so we ask you once more: to make your two contributions one, please reply to this message with { -unite } as the first line.
