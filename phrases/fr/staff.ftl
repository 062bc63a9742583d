### For the secretariat: digests and what has to be looked at. One line each.

digest_title =
    { $has_reference ->
        [yes] Récapitulatif du { $date } pour { $reference }
       *[no] Récapitulatif du { $date }
    }
digest_counts = Nouvelles : { $new }. Remises : { $submitted }. Projets : { $drafts }. Après la date limite : { $late }. En attente de CONFIRMER : { $unconfirmed }. Retirées : { $withdrawn }.
digest_waiting =
    { $count ->
        [0] Aucune contribution n’attend votre examen.
        [one] { $count } contribution attend votre examen : intake list --waiting
       *[other] { $count } contributions attendent votre examen : intake list --waiting
    }
digest_questions =
    { $count ->
        [0] Aucune question n’attend de réponse.
        [one] { $count } question d’une partie prenante attend une réponse : intake questions
       *[other] { $count } questions de parties prenantes attendent une réponse : intake questions
    }
digest_set_aside =
    { $count ->
        [0] Aucun message n’a dû être mis de côté.
        [one] { $count } message n’a pas pu être lu et a été mis de côté : intake trouble
       *[other] { $count } messages n’ont pas pu être lus et ont été mis de côté : intake trouble
    }
digest_noted =
    { $count ->
        [0] Rien d’autre n’est à signaler.
        [one] { $count } message a été conservé, avec une remarque à lire : intake trouble
       *[other] { $count } messages ont été conservés, chacun avec une remarque à lire : intake trouble
    }
digest_given_up =
    { $count ->
        [0] Aucune lettre n’a été abandonnée.
        [one] { $count } lettre n’a pas pu être remise et a été abandonnée : intake trouble
       *[other] { $count } lettres n’ont pas pu être remises et ont été abandonnées : intake trouble
    }
digest_still_published =
    { $count ->
        [0] Aucune contribution retirée ne figure dans la dernière édition.
        [one] { $count } contribution a été retirée et figure encore dans la dernière édition : intake publish
       *[other] { $count } contributions ont été retirées et figurent encore dans la dernière édition : intake publish
    }
digest_unreachable =
    { $count ->
        [0] Tout le monde peut être joint.
        [one] { $count } personne ne peut plus être jointe : intake trouble
       *[other] { $count } personnes ne peuvent plus être jointes : intake trouble
    }
digest_deadline = La date limite est le { $deadline }. { $time_left }
digest_quiet = Rien de nouveau depuis le dernier récapitulatif.
digest_trend = Contributions remises au cours des 14 derniers jours, aujourd’hui en dernier : { $bars }
digest_oldest = La plus ancienne attend depuis le { $since }.
digest_mailbox =
    { $count ->
        [0] La boîte de réception et le registre concordent.
        [one] { $count } message de la boîte de réception ne figure pas dans le registre : intake reconcile
       *[other] { $count } messages de la boîte de réception ne figurent pas dans le registre : intake reconcile
    }
digest_mailbox_away = La boîte de réception ne peut pas être lue. Dernière lecture : { $since }. Pour en connaître la cause : intake doctor
urgent_mailbox =
    Urgent : la boîte de réception ne peut pas être lue

    Dernière lecture : { $since }. Rien n’est perdu, mais personne ne reçoit de réponse par courriel. Pour en connaître la cause : intake doctor
urgent_over_mailbox =
    La boîte de réception peut de nouveau être lue

    Elle ne pouvait pas l’être depuis le { $since }. Les messages arrivés entre-temps sont en cours d’enregistrement.
urgent_disk =
    Urgent : le disque est presque plein

    Espace libre : { $free } Mo. Une fois le disque plein, aucun message ne pourra être accepté. Veuillez libérer de l’espace.
urgent_over_disk =
    Il y a de nouveau de la place sur le disque

    Il était presque plein depuis le { $since }.
urgent_bounces =
    Urgent : de nombreux courriers reviennent

    Revenus ou abandonnés au cours de la dernière heure : { $count }. Pour voir lesquels et pourquoi : intake trouble
urgent_over_bounces =
    Les courriers ne reviennent plus en nombre

    Ils revenaient depuis le { $since }. Pour voir lesquels : intake trouble

staff_new =
    Une contribution à { $reference } a été remise{ $has_name ->
        [yes] {"\u00a0"}: { $name }
       *[no] {""}
    }{ $has_organisation ->
        [yes] , { $organisation }
       *[no] {""}
    }. Pour la lire : intake show { $receipt }
staff_question =
    Une partie prenante demande{ $has_receipt ->
        [yes] {" "}(numéro de récépissé { $receipt })
       *[no] {""}
    } :

    { $text }

    Pour répondre à son auteur, répondez à ce message.
staff_reply =
    Une réponse à ce que vous avez demandé{ $has_receipt ->
        [yes] {" "}(numéro de récépissé { $receipt })
       *[no] {""}
    } :

    { $text }

    Pour répondre à son auteur, répondez à ce message.
staff_not_passed_on =
    Votre réponse n’a pas pu être transmise

    { $text }

## The staff group: what is new, and what is done with it

staff_state =
    { $state ->
        [approved] approuvée par { $who }
        [rejected] rejetée par { $who }
        [withdrawn] retirée par son auteur
        [merged] jointe à une autre contribution
       *[waiting] en attente d’examen
    }
board_title =
    { $count ->
        [one] { $reference }, { $date } : { $count } contribution remise
       *[other] { $reference }, { $date } : { $count } contributions remises
    }
board_earlier = Plus tôt ce jour-là : { $count }. Pour les voir : intake list --waiting
board_line =
    { $place }. { $label }{ $has_again ->
        [yes] , version { $again }
       *[no] {""}
    }{ $has_late ->
        [yes] , hors délai
       *[no] {""}
    }{"\u00a0"}: { staff_state }
staff_opened = Contribution { $receipt }, version { $version }, remise le { $at }
staff_card = { $receipt }, version { $version } : { staff_state }
staff_changed = { $receipt } a été modifiée entre-temps par son auteur. Rien n’a été fait : veuillez la relire.
staff_why_rejected = Pourquoi rejeter { $receipt } ? Veuillez répondre à ce message. Le motif est conservé et figure à l’endroit de la lacune.
staff_what_to_ask = Que souhaitez-vous demander à l’auteur de { $receipt } ? Veuillez répondre à ce message.
staff_asked = Votre question a été transmise à l’auteur de { $receipt }. La réponse arrivera ici.
staff_files_held =
    { $count ->
        [one] { $count } fichier de { $receipt } est retenu, car personne ne l’a encore examiné : intake show { $receipt }
       *[other] { $count } fichiers de { $receipt } sont retenus, car personne ne les a encore examinés : intake show { $receipt }
    }
staff_may_not = Seuls les membres inscrits peuvent appuyer ici. Votre numéro Telegram est { $number } ; il doit figurer dans INTAKE_STAFF_TELEGRAM_IDS.
staff_not_done =
    Cela n’a pas pu être fait

    { $text }
