### The interview: what is asked and answered in the chat. Phrases that a mail words otherwise have a `mail_…` twin.

## Put together from parts

language_name = English

# A moment: $date and $hour in the consultation's zone, $zone its name (empty where it is UTC), $offset as "UTC+2".
moment =
    { $has_zone ->
        [yes] { $date }, { $hour } ({ $zone }, { $offset })
       *[no] { $date }, { $hour } ({ $offset })
    }

# A sentence of its own after a deadline.
time_left =
    { $unit ->
        [days] { $amount ->
            [one] { $amount } day left.
           *[other] { $amount } days left.
        }
        [hours] { $amount ->
            [one] { $amount } hour left.
           *[other] { $amount } hours left.
        }
        [minutes] { $amount ->
            [0] Less than a minute left.
            [one] { $amount } minute left.
           *[other] { $amount } minutes left.
        }
       *[past] This time has passed.
    }

amount_messages =
    { $parts ->
        [one] { $parts } message
       *[other] { $parts } messages
    }
amount_characters =
    { $characters ->
        [one] { $characters } character
       *[other] { $characters } characters
    }
amount_files =
    { $files ->
        [one] { $files } file
       *[other] { $files } files
    }
kept_amounts =
    { amount_messages }{ $has_characters ->
        [yes] , { amount_characters }
       *[no] {""}
    }{ $has_files ->
        [yes] , { amount_files }
       *[no] {""}
    }

## Beginning

choose_language =
    Please choose a language: tap a button or write its name.

    { $languages }

language_chosen = The conversation will go on in English.

welcome =
    Welcome to the open consultation { $reference }: “{ $title }”.

    { $closed ->
        [yes] The deadline was { $deadline }.
       *[no] You can answer question by question until { $deadline }. { $time_left }
    }

    Everything you hand in is published. Your e-mail address, your telephone number and your Telegram account never are.

welcome_back =
    Welcome back to the open consultation { $reference }: “{ $title }”.

    { $closed ->
        [yes] The deadline was { $deadline }.
       *[no] The deadline is { $deadline }. { $time_left }
    }

    What you have written so far is kept; we go on where you stopped.

not_open_yet = The consultation opens on { $opens }. You may already prepare your answers.

closed_refused =
    The consultation closed on { $deadline }. Contributions can no longer be handed in.
    { $has_contact_web ->
        [yes] Information and results: { $contact_web }
       *[no] {""}
    }

closed_for_good =
    The consultation is closed. Contributions can no longer be handed in.
    { $has_contact_web ->
        [yes] Information and results: { $contact_web }
       *[no] {""}
    }

compilation_out = The compilation has been published: { $url }

closed_late =
    The consultation is closed. You may still answer: your contribution will be kept and marked as late.
    { $has_contact_web ->
        [yes] Information and results: { $contact_web }
       *[no] {""}
    }

notice =
    { $has_notice ->
        [yes] { $notice }
       *[no] All contributions received will be made public and brought together in a compilation.
    }

    Published: your name, organisation, category and country, your answers and the files you attach.

    Never published: your e-mail address, your telephone number and your Telegram account. Please leave personal contact details out of your answers.

ask_consent = If you agree to this publication, please tap “I agree” or write /agree.

agreed = Thank you. First, a few details about you; you can correct them later with /profile.

agreed_before = You have already agreed to the publication.

agree_first = Answers can be recorded only once you have agreed to their publication. Anything you sent before that, please send again afterwards.

## Profile

# What is known already of a field, and how it stays or goes.
given_so_far =
    So far: { $current }
    To keep this: /skip
given_may_be_empty = To leave it empty, write only a hyphen: -

ask_name =
    { $has_current ->
        [yes]
            Under which name should your contribution be published?

            { given_so_far }
       *[no] Under which name should your contribution be published?
    }

ask_organisation =
    { $has_current ->
        [yes]
            Which organisation do you answer for?

            { given_so_far }
            { given_may_be_empty }
       *[no] Which organisation do you answer for? If you answer for yourself: /skip
    }

ask_category =
    { $has_category ->
        [yes]
            Which category of stakeholder do you belong to? To choose another, please write its number.

            So far: { $category_label }
            To keep this: /skip
            { given_may_be_empty }
       *[no] Which category of stakeholder do you belong to? Please write the number, or /skip.
    }

    { $categories }

ask_country =
    { $has_current ->
        [yes]
            Which country are you, or is your organisation, in?

            { given_so_far }
            { given_may_be_empty }
       *[no] Which country are you, or is your organisation, in? You may leave this out: /skip
    }

ask_email =
    { $has_current ->
        [yes]
            At which e-mail address may we write to you about your contribution? It is never published.

            { given_so_far }
            { given_may_be_empty }
       *[no] At which e-mail address may we write to you about your contribution? It is never published. You may leave this out: /skip
    }

noted_name =
    { $has_current ->
        [yes] Your name has been noted: { $current }.
       *[no] Your name has been noted.
    }
noted_organisation =
    { $has_current ->
        [yes] Your organisation has been noted: { $current }.
       *[no] Your organisation has been noted.
    }
noted_category =
    { $has_category ->
        [yes] Your category has been noted: { $category_label }.
       *[no] Your category has been noted.
    }
noted_country =
    { $has_current ->
        [yes] Your country has been noted: { $current }.
       *[no] Your country has been noted.
    }
noted_email =
    { $has_current ->
        [yes] Your e-mail address has been noted: { $current }. It will not be published.
       *[no] Your e-mail address has been noted. It will not be published.
    }

left_out = Left out.

name_needed = A name is needed before you can go on.

name_odd = This looks like a greeting or a yes rather than a name. If it is your name, please write it in full.

category_unknown = This is not one of the categories. Please write a number from 1 to { $count }.

country_odd = This is not the name of a country.

email_odd = This does not look like an e-mail address. Please check it, or leave it out: /skip

kept_for_later = This looks like an answer rather than a detail about you. It has been kept under general comments.

## Questions and answers

question =
    Question { $position }/{ $count }

    { $question }

    { $unofficial ->
        [yes] (Unofficial translation)
       *[no] {""}
    }

    Write your answer in as many messages as you like, with files if you wish. When it is complete: /next. To leave the question out: /skip

so_far = Kept so far under question { $number }: { kept_amounts }.

recorded =
    Recorded under question { $number }: { kept_amounts }.
    You may write more. When your answer is complete: /next

several_questions = This message seems to answer several questions. It has been kept whole under the question that is open. To answer question { $number } by itself: /question_{ $number }

file_kept = The file “{ $name }” has been kept.

file_kept_not_compiled = “{ $name }” has been kept with your contribution. Only written text goes into the compilation: please also write down what matters to you.

kept_general =
    Recorded under general comments: { kept_amounts }.
    To answer a particular question, write /question and its number.
    To take this out again: /remove

edited = Your answer to question { $number } has been changed accordingly.
edited_comment = Your general comments have been changed accordingly.
edit_unknown = The message you changed is not part of your answers; nothing has been changed there. Your details can be changed with /profile.

removed = Removed from your answer to question { $number }.
removed_comment = Removed from your general comments.

perhaps_question = If this was a question to the secretariat, tap the button or write /ask: it is then passed on and no longer part of your contribution.
perhaps_thanks = If these words do not belong in your contribution, you can take them out: /remove
passed_on = Your question has been passed on to the secretariat, which will answer you. It is no longer part of your answer to question { $number }.
passed_on_comment = Your question has been passed on to the secretariat, which will answer you. It is no longer among your general comments.
nothing_to_pass_on = To ask the secretariat something, write your question behind the command, for example: /ask When does the meeting begin?
nothing_to_remove = There is no message that could be taken out.

skipped = Question { $number } has been left out. You can come back to it: /question_{ $number }

no_such_question = The questions are numbered from 1 to { $count }. Please write, for example: /question_1

which_question = Which question? Please write its number, from 1 to { $count }.

not_understood = This was not understood. The commands are listed under /help.

## Review and handing in

review = Please read your contribution once more. This is how it stands now.

review_answer =
    Question { $number }
    { $question }

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

review_missing =
    Question { $number }
    { $question }

    No answer yet. To answer: /question_{ $number }

general =
    General comments

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

published_as =
    To be published as:
    { $has_name ->
        [yes] Name: { $name }
       *[no] Name: not given
    }
    { $has_organisation ->
        [yes] Organisation: { $organisation }
       *[no] {""}
    }
    { $has_category ->
        [yes] Category: { $category_label }
       *[no] {""}
    }
    { $has_country ->
        [yes] Country: { $country }
       *[no] {""}
    }

ask_submit =
    { $missing ->
        [0] All questions are answered.
        [one] { $missing } question is still unanswered; you may hand in all the same.
       *[other] { $missing } questions are still unanswered; you may hand in all the same.
    }

    To hand in your contribution: /submit
    To change an answer: /question and its number
    To correct your details: /profile

nothing_to_submit = There is nothing to hand in yet: please answer at least one question.

submitted_before = Nothing has changed since you handed in your contribution.

receipt =
    Thank you. Your contribution has been received.

    Receipt number: { $receipt }

    { $closed ->
        [yes] The deadline was { $deadline }.
       *[no] You can change or withdraw it until { $deadline }.
    }

receipt_again =
    Thank you. Version { $version } of your contribution has been received. It replaces the earlier one.

    Receipt number: { $receipt }

    { $closed ->
        [yes] The deadline was { $deadline }.
       *[no] You can change or withdraw it until { $deadline }.
    }

receipt_beside =
    Thank you. Version { $version } of your contribution has been received. It came after the deadline and does not replace the earlier one: version { $counting }, which came in time, is the one that counts.

    Receipt number: { $receipt }

late_note = Please note: this arrived after the deadline of { $deadline }. It has been kept and marked as late.
late_receipt = It arrived after the deadline. It has been kept and marked as late.

# The heading of the copy that goes with the receipt.
copy_title = { $reference }: your contribution

after_submit =
    To change something, write or edit it and send /submit again; the last version counts.
    To see where it stands: /status
    To withdraw it: /withdraw
    To contribute for another organisation: /new

handed_in = Your contribution has been handed in. Receipt number: { $receipt }. Version: { $version }.

submit_again = Your changes have not been handed in yet. To hand them in: /submit

## Status, withdrawal, and the rest

status_nothing = You have not answered any question yet.
status_draft = Your contribution has been begun but not handed in yet.
status_answered = Questions answered: { $answered } of { $count }.
status_deadline = The deadline is { $deadline }. { $time_left }
status_closed = The deadline was { $deadline }.

nothing_to_confirm = There is nothing to confirm.

ask_withdraw =
    Do you really wish to withdraw your contribution? It will then not be published.
    To withdraw it, write “yes” or tap the button. Otherwise simply go on.

ask_withdraw_draft =
    You have not handed in anything yet. Do you really wish to set your draft aside? It will then not be published.
    To set it aside, write “yes” or tap the button. Otherwise simply go on.

withdrawn_draft = Your draft has been set aside and will not be published. If you change your mind, you can hand it in: /submit

nothing_to_withdraw = There is nothing to withdraw: you have not begun a contribution.

withdrawn =
    Your contribution with receipt number { $receipt } has been withdrawn.
    { $closed ->
        [yes] {""}
       *[no] If you change your mind, you can hand it in again: /submit
    }

withdrawn_before =
    Your contribution with receipt number { $receipt } was withdrawn.
    { $closed ->
        [yes] {""}
       *[no] You can hand it in again: /submit
    }

new_needs_submit = Please first hand in the contribution you have begun (/submit). Then you can begin another one.
new_not_needed = You have only just begun this contribution: for another organisation, simply correct your details with /profile.

new_begun = A further contribution begins, with a receipt number of its own. The earlier one, { $earlier }, stays as it is; to come back to it: { $open }

stopped = You will receive no more reminders. Your contribution is not affected.

asked_staff = Your question has been passed on to the secretariat, which will answer you.

privacy =
    What is kept: your messages and files exactly as they arrived, your details, and the address or account you write from, so that we can answer you.

    Who sees it: a draft is seen by nobody until you hand it in. After that the secretariat reads it.

    What is published: your name, organisation, category and country, your answers and your files. Never your e-mail address, your telephone number or your Telegram account.

    You can withdraw your contribution with /withdraw.
    To get everything that is kept about you, as a file: /data
    To be forgotten, so that everything that is not published is removed: /forget

help =
    What you can write at any time:

    /next – this answer is complete
    /skip – leave this out
    /back – one step back
    /question 2 – go to question 2
    /review – read everything once more
    /submit – hand in
    /status – where your contribution stands
    /profile – correct your details
    /language – change the language
    /new – contribute for another organisation
    /open – go to another of your contributions
    /withdraw – withdraw your contribution
    /remove – take out your last message
    /ask – a question to the secretariat
    /data – everything kept about you, as a file
    /forget – remove what is kept about you
    /code – prove your e-mail address
    /unlink – separate chat and e-mail address
    /subscribe – keep me informed without answering
    /meeting – be reminded of the meeting
    /share – tell others of the consultation
    /stop – no more reminders
    /privacy – what is kept and published

    { $has_contact_email ->
        [yes] Questions to the secretariat: { $contact_email }
       *[no] {""}
    }

not_withdrawn = Your contribution has not been withdrawn.

## Several contributions of one person

your_contributions = You have { $count } contributions to this consultation.

contribution_line =
    { $has_label ->
        [yes] “{ $label }”
       *[no] Without a name yet
    }: { $state ->
        [submitted] handed in, receipt number { $receipt }
        [unconfirmed] waits for your confirmation
        [withdrawn] withdrawn, receipt number { $receipt }
       *[draft] not handed in yet
    }.
    { $here ->
        [yes] You are with this one now.
       *[no] To go to it: { $open }
    }

opened =
    { $has_label ->
        [yes] You are now with your contribution “{ $label }”.
       *[no] You are now with this contribution.
    }

no_such_receipt = None of your contributions has this receipt number. To see them all: /status

elsewhere =
    { $has_label ->
        [yes] That message belongs to your contribution “{ $label }”, not to the one you are with now. What is changed there counts once you hand that one in.
       *[no] That message belongs to another contribution of yours, not to the one you are with now. What is changed there counts once you hand that one in.
    }
    To go to it: { $open }

left_new =
    { $has_label ->
        [yes] There was nothing in the new contribution yet. You are back with your earlier contribution “{ $label }”.
       *[no] There was nothing in the new contribution yet. You are back with the earlier one.
    }

## Several consultations

which_consultation = Several consultations are open. Which one is it about?

also_open = Also open at present:

consultation_line =
    { $reference }: “{ $title }”, until { $until }.
    To take part: { $open }
