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
        [one] { $count } question d’une partie prenante attend une réponse : intake list --waiting
       *[other] { $count } questions de parties prenantes attendent une réponse : intake list --waiting
    }
digest_set_aside =
    { $count ->
        [0] Aucun message n’a dû être mis de côté.
        [one] { $count } message n’a pas pu être lu et a été mis de côté : intake list --waiting
       *[other] { $count } messages n’ont pas pu être lus et ont été mis de côté : intake list --waiting
    }
digest_given_up =
    { $count ->
        [0] Aucune lettre n’a été abandonnée.
        [one] { $count } lettre n’a pas pu être remise et a été abandonnée : intake status
       *[other] { $count } lettres n’ont pas pu être remises et ont été abandonnées : intake status
    }
digest_unreachable =
    { $count ->
        [0] Tout le monde peut être joint.
        [one] { $count } personne ne peut plus être jointe : intake status
       *[other] { $count } personnes ne peuvent plus être jointes : intake status
    }
digest_deadline = La date limite est le { $deadline }. { $time_left }
digest_quiet = Rien de nouveau depuis le dernier récapitulatif.
digest_mailbox =
    { $has_difference ->
        [yes] Attention : messages dans la boîte aux lettres : { $mailbox }, enregistrés : { $stored }. À exécuter : intake reconcile
       *[no] La boîte aux lettres et le registre concordent. Messages dans la boîte aux lettres : { $mailbox }, enregistrés : { $stored }.
    }
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
