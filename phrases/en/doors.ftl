### One person, two doors: joining a chat and a mail address, and taking them apart.

-data = DATA
-unlink = UNLINK

button_link = Yes, this is me
button_decline = No

mail_subject_linked = { $reference }: Telegram and your e-mail address
mail_go_on_in_chat = To go on in Telegram, open this link. It works once, for 30 days, and is meant for you alone:

link_ask = This link was sent to { $address }. Are you the person who reads mail there? If so, this chat and that address will lead to the same contribution. Please answer yes or no.
link_refused = Nothing has been joined. The link opens nothing any more.
link_dead = This link does not open anything any more: it works once and for a limited time. The next mail from us carries a new one.
link_of_another = This link is meant for another chat. Nothing has been joined.

linked = This chat and your e-mail address now lead to the same contribution. To separate them again: /unlink
mail_linked = Your e-mail address and your chat in Telegram now lead to the same contribution. To separate them again, reply with { -unlink } as the first line.
linked_chat =
    { $has_name ->
        [yes] A chat in Telegram, of “{ $name }”, now leads to your contribution.
       *[no] A chat in Telegram now leads to your contribution.
    }

    If it is yours, there is nothing to do. If it is not, reply to this message with { -unlink } as the first line: the two are then separate at once.

both_answered =
    You answered question { $number } at both doors. Both answers are kept.

    In Telegram:
    { $chat }

    By mail:
    { $mail }

    To keep only the one from Telegram: /keep_{ $number }_chat
    To keep only the one sent by mail: /keep_{ $number }_mail
mail_both_answered =
    You answered question { $number } at both doors. Both answers are kept, one below the other.

    In Telegram:
    { $chat }

    By mail:
    { $mail }

    To change this, write your answer to question { $number } anew in your reply.
chosen =
    Your answer to question { $number } is now:

    { $text }
nothing_to_choose = There are no two answers to choose from under this question.

code_none = No code is expected here at present. Your e-mail address can be given with /profile.
code_wrong = This is not the code from our mail. Tries left: { $count }. If it was an answer, please write it in a sentence.
code_wait = Too many codes were wrong. Please try again after { $until }, or reply to our mail.
code_void = Too many codes were wrong; this one is no longer valid. Please reply to our mail, or give your address again with /profile.

unlinked = This chat and the e-mail address are separate again. Please check your contribution: what was written since they were joined stands where it was written.
mail_unlinked = Your e-mail address and the chat in Telegram are separate again. Please check your contribution: what was written since they were joined is shown below.
unlinked_other = This chat and the e-mail address with which it was joined are separate again.
mail_unlinked_other = Your e-mail address and the chat in Telegram with which it was joined are separate again.
nothing_linked = No e-mail address and no chat are joined here.
mail_nothing_linked = No chat in Telegram is joined with your e-mail address.
unlink_prove = Anybody can write under your address, so we ask you once more: to separate your address from Telegram, please reply to this message with { -unlink } as the first line.

## My data

data_here = Everything that is kept about you is attached twice: to read, and as data for programs. To correct your details: /profile. To withdraw your contribution: /withdraw
mail_data_here = Everything that is kept about you is attached twice: to read, and as data for programs. To correct something, simply reply; to withdraw your contribution, reply with { -withdraw } as the first line.
data_prove = Anybody can write under your address, so we ask you once more: to receive everything that is kept about you, please reply to this message with { -data } as the first line.
