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
        [one] { $count } question from a stakeholder is waiting for an answer: intake list --waiting
       *[other] { $count } questions from stakeholders are waiting for an answer: intake list --waiting
    }
digest_set_aside =
    { $count ->
        [0] No message had to be set aside.
        [one] { $count } message could not be read and was set aside: intake list --waiting
       *[other] { $count } messages could not be read and were set aside: intake list --waiting
    }
digest_given_up =
    { $count ->
        [0] No letter was given up.
        [one] { $count } letter could not be delivered and was given up: intake status
       *[other] { $count } letters could not be delivered and were given up: intake status
    }
digest_unreachable =
    { $count ->
        [0] Everybody can be reached.
        [one] { $count } person can no longer be reached: intake status
       *[other] { $count } people can no longer be reached: intake status
    }
digest_deadline = The deadline is { $deadline }. { $time_left }
digest_quiet = Nothing new since the last digest.
digest_mailbox =
    { $has_difference ->
        [yes] Attention: { $mailbox } messages in the mailbox, { $stored } in the store. Please run: intake reconcile
       *[no] Mailbox and store agree: { $mailbox } messages in the mailbox, { $stored } in the store.
    }
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
