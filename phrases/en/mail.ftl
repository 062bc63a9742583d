### Letters by mail. Whoever reads these has no buttons and no /commands: they reply, and write a word on the first line.

-confirm = CONFIRM
-status = STATUS
-withdraw = WITHDRAW
-help = HELP
-stop = STOP

## Subjects (never over 120 characters with a usual reference)

mail_subject_receipt = { $reference }: your contribution has been received
mail_subject_reply = { $reference }: your message
mail_subject_reminder = { $reference }: your contribution, by { $deadline_date }
mail_subject_extension = { $reference }: the deadline is now { $deadline_date }
mail_subject_publication = { $reference }: the compilation has been published
mail_subject_answer = { $reference }: answer of the secretariat
mail_subject_request = { $reference }: a question about your contribution

mail_subject_digest =
    { $has_reference ->
        [yes] { $reference }: digest for the secretariat
       *[no] Digest for the secretariat
    }
mail_subject_verification = { $reference }: please confirm your address
mail_subject_invitation = { $reference }: invitation to an open consultation

## Frame

mail_greeting =
    { $has_name ->
        [yes] Dear { $name },
       *[no] Dear Sir or Madam,
    }
mail_closing =
    { $has_name ->
        [yes] Yours sincerely,
       *[no] Yours faithfully,
    }
    The secretariat of the consultation { $reference }
mail_footer = You receive this message because a contribution to the consultation { $reference } was begun from this address. If it was not you, please reply and tell us.
mail_footer_invited = You receive this message because the secretariat invited this address to the consultation { $reference }.
invitation_link =
    You can also answer in Telegram, question by question: { $url }

    You are welcome to pass this invitation on to others.

mail_unsubscribe =
    { $has_url ->
        [yes] To receive no more reminders, reply with { -stop } as the first line, or open { $url }
       *[no] To receive no more reminders, reply with { -stop } as the first line.
    }
mail_invitation =
    You are invited to take part in the open consultation { $reference }: “{ $title }”.

    { $closed ->
        [yes] The deadline was { $deadline }.
       *[no] Answers are welcome until { $deadline }. { $time_left }
    }

    You can simply reply to this message and answer as many of the questions as you wish.

mail_notice =
    { $has_notice ->
        [yes] { $notice }
       *[no] All contributions received will be made public and brought together in a compilation.
    }

    Your name, organisation, category and country, your answers and the files you attach are published. Your e-mail address and your telephone number are never published; please leave personal contact details out of your answers and files.

## What was filed

filed =
    Question { $number }
    { $question }

    Your answer, as filed:

    { $has_text ->
        [yes] { $text }
       *[no] {""}
    }

    { $has_files ->
        [yes]
            Files:
            { $files }
       *[no] {""}
    }

all_answered = All questions are answered.
still_open =
    { $count ->
        [one] { $count } question is still open:
       *[other] { $count } questions are still open:
    }
open_question =
    Question { $number }
    { $question }

    { $unofficial ->
        [yes] (Unofficial translation)
       *[no] {""}
    }
how_to_go_on =
    What you write under a question takes the place of your whole answer to it. To add to an answer, repeat the earlier words together with the new ones; to correct something, write the answer anew. Reply to this message and put it under the question concerned, or after its number.
    Reply with { -status } as the first line to see where your contribution stands, or with { -withdraw } to withdraw it.
how_to_answer = Reply to this message and write your answers under the questions, or after their numbers. You may leave questions out and send the rest later. For more, reply with { -help } as the first line.
refused_kept = What you have sent is kept as a draft. It is not part of the consultation and will not be published.

## Files that gave no words, or words that want checking ($files: their names, one a line)

mail_files_locked =
    Protected by a password or encrypted, and therefore not read:
    { $files }
    Please send it again without protection, or write your answers in the message itself.
mail_files_broken =
    Damaged or empty, and therefore not read:
    { $files }
    Please send it again, or write your answers in the message itself.
mail_files_without_text =
    No text could be found in:
    { $files }
    It is kept with your contribution, but only written text goes into the compilation: please also write down what matters to you.
mail_files_unread =
    Kept, but not searched for answers:
    { $files }
    Answers are read from Word, OpenDocument, PDF, RTF, HTML and plain text files: please send them in such a file, or in the message itself.
mail_files_unplaced =
    Kept whole, since it could not be told which questions it answers:
    { $files }
    To have your answers stand under the questions, please number them, or write them in the message itself.
mail_files_uncertain =
    Text that runs from right to left was taken from a PDF, where the order of letters may have suffered:
    { $files }
    Please check your answers as they stand below, or send the text as a Word file.

## Confirming

please_confirm =
    Your answers have been filed, but they do not count yet: anybody can write under your address, so we ask you to confirm that they are yours.

    Please reply to this message with { -confirm } as the first line.
kept_apart =
    Earlier messages under your address could not be shown to be yours. What they say is kept apart and does not count.

    If they are yours, please reply to this message with { -confirm } as the first line.
verify_address =
    This address was given in Telegram as the e-mail address for a contribution to the consultation { $reference }: “{ $title }”.

    If it was you, please reply to this message with { -confirm } as the first line. You can then go on by Telegram or by mail, as you like; your address will not be published.

    { $has_code ->
        [yes] Or write this code in the chat: { $code }
       *[no] {""}
    }
    { $has_url ->
        [yes] Or open this link where you use Telegram: { $url }
       *[no] {""}
    }

    If it was not you, you need do nothing.
confirmed =
    Thank you. Your contribution is confirmed and counts.

    Receipt number: { $receipt }. Version: { $version }.

    { $closed ->
        [yes] The deadline was { $deadline }.
       *[no] You can change or withdraw it until { $deadline }.
    }

mail_which_consultation =
    Several consultations are open, and your message does not say which one it is about. Nothing has been filed yet; your words are kept.

    Please reply to this message and write the reference of the one you mean in the first line. What you sent will then be filed there.
mail_consultation_line = { $reference }: “{ $title }”, until { $until }.
mail_nothing_found =
    We found no answer in your message that we could file. Please reply and write your answers under the questions, or after their numbers.

    { mail_ask_numbered }
mail_nothing_new = Your message held nothing that was not already filed. This is what stands under receipt number { $receipt }:
mail_ask_numbered = Please number your answers as the questions are numbered: “1.” before your answer to question 1, “2.” before your answer to question 2, and so on.
mail_empty = Your message has arrived, but there was neither text nor a file in it. Please send it again, or reply with { -help } as the first line.
mail_help =
    You can answer the consultation { $reference } by writing to this address. Reply to one of our messages, or write a new one; write your answers under the questions, or after their numbers. Files may be attached. You may leave questions out and send the rest later.

    { mail_ask_numbered }

    As the first line of a message you can also write:

    { -status } – where your contribution stands
    { -confirm } – confirm that a contribution is yours
    { -withdraw } – withdraw your contribution
    { -subscribe } – keep me informed without answering
    { -meeting } – be reminded of the meeting
    { -share } – tell others of the consultation
    { -stop } – no more reminders
    { -data } – everything that is kept about you, as files
    { -help } – this text

    { $closed ->
        [yes] The deadline was { $deadline }.
       *[no] The deadline is { $deadline }. { $time_left }
    }

    { $has_contact_email ->
        [yes] Questions to the secretariat: { $contact_email }
       *[no] {""}
    }
mail_withdraw_confirm =
    Do you really wish to withdraw your contribution? It will then not be published.
    To withdraw it, please reply with { -confirm } as the first line. Otherwise you need do nothing.

## Twins: the same things as in the chat, in the words of a mail

mail_ask_withdraw = { mail_withdraw_confirm }
mail_published_as =
    { published_as }

    To correct who it is published as, write a line such as “Name: …”, “Organisation: …”, “Category: …” or “Country: …” at the top of your reply.
mail_recorded = Filed under question { $number }: { kept_amounts }.
mail_kept_general = Filed under general comments: { kept_amounts }.
mail_withdrawn =
    Your contribution with receipt number { $receipt } has been withdrawn.
    { $closed ->
        [yes] {""}
       *[no] If you change your mind, send us your answers again.
    }
mail_withdrawn_before =
    Your contribution with receipt number { $receipt } was withdrawn.
    { $closed ->
        [yes] {""}
       *[no] If you change your mind, send us your answers again.
    }
mail_reminder =
    You have begun a contribution to the consultation { $reference }: “{ $title }”, and not completed it yet. Questions answered: { $answered } of { $count }.

    The deadline is { $deadline }. { $time_left }

    To complete it, reply to this message with the answers that are missing.
mail_reminder_open =
    Your contribution to the consultation { $reference }: “{ $title }” has been received and counts. Your receipt number: { $receipt }. Questions still open: { $missing }.

    If you wish to answer them, there is time until { $deadline }. { $time_left } Simply reply to this message. If not, there is nothing to do.

mail_reminder_invited =
    { $has_subscribed ->
        [yes] You asked to be told of the open consultation { $reference }: “{ $title }”. Answers are welcome until { $deadline }. { $time_left }
       *[no] We invited you to take part in the open consultation { $reference }: “{ $title }”. Answers are welcome until { $deadline }. { $time_left }
    }

    To take part, reply to this message and answer as many of the questions as you wish.

mail_extension =
    The consultation { $reference }: “{ $title }” has a new deadline: { $deadline }. It was { $previous } before.

    Until then you can send, change or withdraw your contribution.
mail_contribution_line =
    { $has_label ->
        [yes] “{ $label }”
       *[no] Without a name yet
    }: { $state ->
        [submitted] handed in, receipt number { $receipt }
        [unconfirmed] waits for your confirmation
        [withdrawn] withdrawn, receipt number { $receipt }
       *[draft] not handed in yet
    }.
    To add to it or change it, reply to a letter about it.
