### For the secretariat: digests and what has to be looked at. One line each.

digest_title =
    { $has_reference ->
        [yes] Digest of { $date } for { $reference }
       *[no] Digest of { $date }
    }
digest_counts = New: { $new }. Handed in: { $submitted }. Drafts: { $drafts }. Late: { $late }. Waiting for CONFIRM: { $unconfirmed }. Withdrawn: { $withdrawn }.
digest_waiting =
    { $count ->
        [0] No contribution is waiting for your review.
        [one] { $count } contribution is waiting for your review: intake list --waiting
       *[other] { $count } contributions are waiting for your review: intake list --waiting
    }
digest_questions =
    { $count ->
        [0] No question is waiting for an answer.
        [one] { $count } question from a stakeholder is waiting for an answer: intake questions
       *[other] { $count } questions from stakeholders are waiting for an answer: intake questions
    }
digest_set_aside =
    { $count ->
        [0] No message had to be set aside.
        [one] { $count } message could not be read and was set aside: intake trouble
       *[other] { $count } messages could not be read and were set aside: intake trouble
    }
digest_noted =
    { $count ->
        [0] Nothing else has to be known of a message.
        [one] { $count } message was kept, and there is something to know about it: intake trouble
       *[other] { $count } messages were kept, and there is something to know about each: intake trouble
    }
digest_given_up =
    { $count ->
        [0] No letter was given up.
        [one] { $count } letter could not be delivered and was given up: intake trouble
       *[other] { $count } letters could not be delivered and were given up: intake trouble
    }
digest_still_published =
    { $count ->
        [0] No withdrawn contribution stands in the latest edition.
        [one] { $count } contribution was withdrawn and still stands in the latest edition: intake publish
       *[other] { $count } contributions were withdrawn and still stand in the latest edition: intake publish
    }
digest_unreachable =
    { $count ->
        [0] Everybody can be reached.
        [one] { $count } person can no longer be reached: intake trouble
       *[other] { $count } people can no longer be reached: intake trouble
    }
digest_deadline = The deadline is { $deadline }. { $time_left }
digest_quiet = Nothing new since the last digest.
digest_trend = Handed in on each of the last 14 days, today last: { $bars }
digest_oldest = The oldest of these has been waiting since { $since }.
digest_mailbox =
    { $count ->
        [0] Mailbox and store agree.
        [one] { $count } message in the mailbox is not in the store: intake reconcile
       *[other] { $count } messages in the mailbox are not in the store: intake reconcile
    }
digest_mailbox_away = The mailbox cannot be read. Last read: { $since }. To find out why: intake doctor
urgent_mailbox =
    Urgent: the mailbox cannot be read

    Last read: { $since }. Nothing is lost, but nobody who writes by mail is answered. To find out why: intake doctor
urgent_over_mailbox =
    The mailbox can be read again

    It was away from { $since }. What came meanwhile is being taken in.
urgent_disk =
    Urgent: the disk is nearly full

    Free: { $free } MB. When it is full, no message can be accepted. Please make room.
urgent_over_disk =
    There is room on the disk again

    It was nearly full from { $since }.
urgent_bounces =
    Urgent: many letters come back

    Bounced or given up within the last hour: { $count }. To see which, and why: intake trouble
urgent_over_bounces =
    Letters no longer come back in numbers

    They did from { $since }. To see which: intake trouble

staff_new =
    A contribution to { $reference } has been handed in{ $has_name ->
        [yes] : { $name }
       *[no] {""}
    }{ $has_organisation ->
        [yes] , { $organisation }
       *[no] {""}
    }. To read it: intake show { $receipt }
staff_question =
    A stakeholder asks{ $has_receipt ->
        [yes] {" "}(receipt number { $receipt })
       *[no] {""}
    }:

    { $text }

    To answer its author, reply to this message.
staff_reply =
    A reply to what you asked{ $has_receipt ->
        [yes] {" "}(receipt number { $receipt })
       *[no] {""}
    }:

    { $text }

    To answer its author, reply to this message.
staff_not_passed_on =
    Your answer could not be passed on

    { $text }

## The staff group: what is new, and what is done with it

staff_state =
    { $state ->
        [approved] approved by { $who }
        [rejected] rejected by { $who }
        [withdrawn] withdrawn by its author
        [merged] part of another contribution
       *[waiting] waiting for review
    }
board_title =
    { $count ->
        [one] { $reference }, { $date }: { $count } contribution handed in
       *[other] { $reference }, { $date }: { $count } contributions handed in
    }
board_earlier = Earlier on this day: { $count }. To list them: intake list --waiting
board_line =
    { $place }. { $label }{ $has_again ->
        [yes] , version { $again }
       *[no] {""}
    }{ $has_late ->
        [yes] , late
       *[no] {""}
    }: { staff_state }
staff_opened = Contribution { $receipt }, version { $version }, handed in on { $at }
staff_card = { $receipt }, version { $version }: { staff_state }
staff_changed = { $receipt } was changed by its author meanwhile. Nothing was done: please read it again.
staff_why_rejected = Why is { $receipt } rejected? Please reply to this message. The reason is kept, and shown where the gap is.
staff_what_to_ask = What would you like to ask the author of { $receipt }? Please reply to this message.
staff_asked = Your question was passed on to the author of { $receipt }. The answer comes here.
staff_files_held =
    { $count ->
        [one] { $count } file of { $receipt } is held back, since nobody has looked into it yet: intake show { $receipt }
       *[other] { $count } files of { $receipt } are held back, since nobody has looked into them yet: intake show { $receipt }
    }
staff_may_not = Only members listed as staff may press here. Your Telegram number is { $number }: it belongs into INTAKE_STAFF_TELEGRAM_IDS.
staff_not_done =
    That could not be done

    { $text }
