### Notices that we send of our own accord, and answers to what is no answer.

reminder =
    You have begun a contribution to the consultation { $reference } and not handed it in yet. Questions answered: { $answered } of { $count }.

    The deadline is { $deadline }. { $time_left }

    { $has_open ->
        [yes] To go on: { $open }
       *[no] To go on: /status
    }
    { $has_open ->
        [yes] {""}
       *[no] To hand in what is there: /submit
    }
    No more reminders: /stop

reminder_open =
    Your contribution to the consultation { $reference } has been handed in and counts. Your receipt number: { $receipt }. Questions still open: { $missing }.

    If you wish to answer them, there is time until { $deadline }. { $time_left } If not, there is nothing to do.

    { $has_open ->
        [yes] To go on: { $open }
       *[no] To go on: /review
    }
    No more reminders: /stop

reminder_invited =
    The consultation { $reference }: “{ $title }” is open until { $deadline }. { $time_left }

    To take part: /start
    No more reminders: /stop

extension =
    The consultation { $reference }: “{ $title }” has a new deadline: { $deadline }. It was { $previous } before.

    Until then you can hand in, change or withdraw your contribution.

publication =
    The compilation of the consultation { $reference }: “{ $title }” has been published. Thank you for taking part.

    Your contribution is number { $number } in it. Your receipt number: { $receipt }
    { $has_url ->
        [yes] { $url }
       *[no] {""}
    }

set_aside = Your message has arrived and is safely kept, but it could not be read automatically. A member of the secretariat will look at it. There is no need to send it again.

group_explains = This service collects answers to open consultations. It does so in private only: nothing written in this group is recorded. To take part, please write to me in a private chat.

unsupported = A message of this kind cannot be recorded as an answer. Please write your answer as text, or send it as a file.
unsupported_sticker = A sticker cannot be recorded as an answer. Please write your answer as text.
unsupported_poll = A poll cannot be recorded as an answer. Please write your answer as text.
unsupported_too_large =
    { $has_name ->
        [yes] The file “{ $name }” is too large to be fetched here. Please send a smaller one (up to 20 MB)
       *[no] This file is too large to be fetched here. Please send a smaller one (up to 20 MB)
    }{ $has_contact_email ->
        [yes] , or write to { $contact_email }.
       *[no] .
    }
unsupported_file_lost =
    { $has_name ->
        [yes] The file “{ $name }” could not be fetched. Please send it again.
       *[no] The file could not be fetched. Please send it again.
    }
voice_kept = Your voice message has been kept with your contribution. Only written text goes into the compilation: please also write down what matters to you.

staff_answer =
    The secretariat of the consultation { $reference } answers you:

    { $text }
staff_correction =
    The secretariat of the consultation { $reference } corrects its answer. It now reads:

    { $text }
staff_request =
    The secretariat of the consultation { $reference } has a question about your contribution { $receipt }:

    { $text }

    To answer, please reply to this very message.
told_staff = Thank you. Your reply has been passed on to the secretariat.
