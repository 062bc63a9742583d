### Letters by mail. Whoever reads these has no buttons and no /commands: they reply, and write a word on the first line.

-confirm = CONFIRMER
-status = STATUT
-withdraw = RETIRER
-help = AIDE
-stop = ARRÊTER

## Subjects (never over 120 characters with a usual reference)

mail_subject_receipt = { $reference } : votre contribution a été reçue
mail_subject_reply = { $reference } : votre message
mail_subject_reminder = { $reference } : votre contribution, d’ici au { $deadline_date }
mail_subject_extension = { $reference } : nouvelle date limite, le { $deadline_date }
mail_subject_publication = { $reference } : le document récapitulatif est publié
mail_subject_answer = { $reference } : réponse du secrétariat
mail_subject_request = { $reference } : une question sur votre contribution

mail_subject_digest =
    { $has_reference ->
        [yes] { $reference } : récapitulatif pour le secrétariat
       *[no] Récapitulatif pour le secrétariat
    }
mail_subject_verification = { $reference } : veuillez confirmer votre adresse
mail_subject_invitation = { $reference } : invitation à une consultation ouverte

## Frame

mail_greeting =
    { $has_name ->
        [yes] Bonjour { $name },
       *[no] Madame, Monsieur,
    }
mail_closing =
    { $has_name ->
        [yes] Bien cordialement,
       *[no] Veuillez agréer l’assurance de notre considération distinguée.
    }
    Le secrétariat de la consultation { $reference }
mail_footer = Vous recevez ce message parce qu’une contribution à la consultation { $reference } a été commencée depuis cette adresse. Si ce n’était pas vous, veuillez nous le dire en répondant.
mail_footer_invited = Vous recevez ce message parce que le secrétariat a invité cette adresse à la consultation { $reference }.
invitation_link =
    Vous pouvez aussi répondre sur Telegram, question par question : { $url }

    N’hésitez pas à transmettre cette invitation.

mail_unsubscribe =
    { $has_url ->
        [yes] Pour ne plus recevoir de rappels, répondez en écrivant { -stop } sur la première ligne, ou ouvrez { $url }
       *[no] Pour ne plus recevoir de rappels, répondez en écrivant { -stop } sur la première ligne.
    }
mail_invitation =
    Nous vous invitons à participer à la consultation ouverte { $reference } : « { $title } ».

    { $closed ->
        [yes] La date limite était le { $deadline }.
       *[no] Vos réponses sont les bienvenues jusqu’au { $deadline }. { $time_left }
    }

    Il vous suffit de répondre à ce message, en traitant autant de questions que vous le souhaitez.

mail_notice =
    { $has_notice ->
        [yes] { $notice }
       *[no] Toutes les contributions reçues seront rendues publiques et réunies dans un document récapitulatif.
    }

    Sont publiés votre nom, votre organisation, votre catégorie et votre pays, vos réponses et les fichiers que vous joignez. Votre adresse électronique et votre numéro de téléphone ne sont jamais publiés ; veuillez ne pas mettre de coordonnées personnelles dans vos réponses ni dans vos fichiers.

## What was filed

filed =
    Question { $number }
    { $question }

    Votre réponse, telle qu’elle est enregistrée :

    { $has_text ->
        [yes] { $text }
       *[no] {""}
    }

    { $has_files ->
        [yes]
            Fichiers :
            { $files }
       *[no] {""}
    }

all_answered = Vous avez répondu à toutes les questions.
still_open =
    { $count ->
        [one] { $count } question est encore sans réponse :
       *[other] { $count } questions sont encore sans réponse :
    }
open_question =
    Question { $number }
    { $question }

    { $unofficial ->
        [yes] (Traduction non officielle)
       *[no] {""}
    }
how_to_go_on =
    Ce que vous écrivez sous une question prend la place de toute votre réponse à cette question. Pour compléter une réponse, reprenez-en le texte et ajoutez-y ce qui est nouveau ; pour la corriger, écrivez-la de nouveau. Répondez à ce message et placez votre texte sous la question concernée, ou après son numéro.
    Répondez en écrivant { -status } sur la première ligne pour savoir où en est votre contribution, ou { -withdraw } pour la retirer.
how_to_answer = Répondez à ce message en écrivant vos réponses sous les questions, ou après leurs numéros. Vous pouvez laisser des questions de côté et envoyer la suite plus tard. Pour en savoir plus, répondez en écrivant { -help } sur la première ligne.
refused_kept = Ce que vous avez envoyé est conservé comme brouillon. Cela ne fait pas partie de la consultation et ne sera pas publié.

## Files that gave no words, or words that want checking ($files: their names, one a line)

mail_files_locked =
    Protégé par un mot de passe ou chiffré, et donc non lu :
    { $files }
    Veuillez le renvoyer sans protection, ou écrire vos réponses dans le message lui-même.
mail_files_broken =
    Endommagé ou vide, et donc non lu :
    { $files }
    Veuillez l’envoyer de nouveau, ou écrire vos réponses dans le message lui-même.
mail_files_without_text =
    Aucun texte n’a été trouvé dans :
    { $files }
    Le tout est conservé avec votre contribution, mais seul le texte écrit entre dans le document récapitulatif : veuillez écrire aussi ce qui compte pour vous.
mail_files_unread =
    Conservé, mais sans que des réponses y aient été cherchées :
    { $files }
    Les réponses sont lues dans les fichiers Word, OpenDocument, PDF, RTF, HTML et texte : veuillez les envoyer sous l’une de ces formes, ou dans le message lui-même.
mail_files_unplaced =
    Conservé en entier, faute de pouvoir dire à quelles questions cela répond :
    { $files }
    Pour que vos réponses figurent sous les questions, veuillez les numéroter, ou les écrire dans le message lui-même.
mail_files_uncertain =
    Un texte qui se lit de droite à gauche a été tiré d’un PDF, et l’ordre des lettres a pu en souffrir :
    { $files }
    Veuillez vérifier vos réponses telles qu’elles figurent ci-dessous, ou envoyer le texte dans un fichier Word.

## Confirming

please_confirm =
    Vos réponses ont été enregistrées, mais elles ne comptent pas encore : n’importe qui peut écrire sous votre adresse, c’est pourquoi nous vous prions de confirmer qu’elles viennent de vous.

    Veuillez répondre à ce message en écrivant { -confirm } sur la première ligne.
kept_apart =
    Il n’a pas pu être établi que des messages antérieurs envoyés sous votre adresse viennent de vous. Leur contenu est conservé à part et ne compte pas.

    S’ils viennent de vous, veuillez répondre à ce message en écrivant { -confirm } sur la première ligne.
verify_address =
    Cette adresse a été indiquée dans Telegram comme adresse électronique pour une contribution à la consultation { $reference } : « { $title } ».

    Si c’était vous, veuillez répondre à ce message en écrivant { -confirm } sur la première ligne. Vous pourrez ensuite continuer par Telegram ou par courriel, à votre gré ; votre adresse ne sera pas publiée.

    { $has_code ->
        [yes] Ou bien écrivez ce code dans la conversation : { $code }
       *[no] {""}
    }
    { $has_url ->
        [yes] Ou bien ouvrez ce lien là où vous utilisez Telegram : { $url }
       *[no] {""}
    }

    Si ce n’était pas vous, vous n’avez rien à faire.
confirmed =
    Merci. Votre contribution est confirmée et prise en compte.

    Numéro de récépissé : { $receipt }. Version : { $version }.

    { $closed ->
        [yes] La date limite était le { $deadline }.
       *[no] Vous pouvez la modifier ou la retirer jusqu’au { $deadline }.
    }

mail_which_consultation =
    Plusieurs consultations sont ouvertes, et votre message ne dit pas de laquelle il s’agit. Rien n’a encore été enregistré ; vos mots sont conservés.

    Veuillez répondre à ce message en écrivant sur la première ligne la référence de celle dont il s’agit. Ce que vous avez envoyé y sera alors enregistré.
mail_consultation_line = { $reference } : « { $title } », jusqu’au { $until }.
mail_nothing_found =
    Nous n’avons trouvé dans votre message aucune réponse que nous puissions enregistrer. Veuillez répondre en écrivant vos réponses sous les questions, ou après leurs numéros.

    { mail_ask_numbered }
mail_nothing_new = Votre message ne contenait rien qui ne soit déjà enregistré. Voici ce qui figure sous le numéro de récépissé { $receipt } :
mail_ask_numbered = Veuillez numéroter vos réponses comme les questions : « 1. » devant votre réponse à la question 1, « 2. » devant votre réponse à la question 2, et ainsi de suite.
mail_empty = Votre message est arrivé, mais il ne contenait ni texte ni fichier. Veuillez le renvoyer, ou répondre en écrivant { -help } sur la première ligne.
mail_help =
    Vous pouvez répondre à la consultation { $reference } en écrivant à cette adresse. Répondez à l’un de nos messages ou écrivez-en un nouveau ; placez vos réponses sous les questions, ou après leurs numéros. Vous pouvez joindre des fichiers, laisser des questions de côté et envoyer la suite plus tard.

    { mail_ask_numbered }

    Sur la première ligne d’un message, vous pouvez aussi écrire :

    { -status } – où en est votre contribution
    { -confirm } – confirmer qu’une contribution vient de vous
    { -withdraw } – retirer votre contribution
    { -subscribe } – être informé sans répondre
    { -meeting } – recevoir un rappel de la réunion
    { -share } – faire connaître la consultation
    { -stop } – arrêter les rappels
    { -data } – tout ce qui est conservé à votre sujet, en fichiers
    { -help } – le présent texte

    { $closed ->
        [yes] La date limite était le { $deadline }.
       *[no] La date limite est le { $deadline }. { $time_left }
    }

    { $has_contact_email ->
        [yes] Questions au secrétariat : { $contact_email }
       *[no] {""}
    }
mail_withdraw_confirm =
    Souhaitez-vous vraiment retirer votre contribution ? Elle ne sera alors pas publiée.
    Pour la retirer, veuillez répondre en écrivant { -confirm } sur la première ligne. Sinon, vous n’avez rien à faire.

## Twins: the same things as in the chat, in the words of a mail

mail_ask_withdraw = { mail_withdraw_confirm }
mail_published_as =
    { published_as }

    Pour corriger ces indications, écrivez en tête de votre réponse une ligne telle que « Nom : … », « Organisation : … », « Catégorie : … » ou « Pays : … ».
mail_recorded = Enregistré pour la question { $number } : { kept_amounts }.
mail_kept_general = Enregistré dans les observations générales : { kept_amounts }.
mail_withdrawn =
    Votre contribution portant le numéro de récépissé { $receipt } a été retirée.
    { $closed ->
        [yes] {""}
       *[no] Si vous changez d’avis, envoyez-nous de nouveau vos réponses.
    }
mail_withdrawn_before =
    Votre contribution portant le numéro de récépissé { $receipt } a déjà été retirée.
    { $closed ->
        [yes] {""}
       *[no] Si vous changez d’avis, envoyez-nous de nouveau vos réponses.
    }
mail_reminder =
    Vous avez commencé une contribution à la consultation { $reference } : « { $title } », et ne l’avez pas encore achevée. Questions traitées : { $answered } sur { $count }.

    La date limite est le { $deadline }. { $time_left }

    Pour l’achever, répondez à ce message en y écrivant les réponses qui manquent.
mail_reminder_open =
    Votre contribution à la consultation { $reference } : « { $title } » a été reçue et est prise en compte. Votre numéro de récépissé : { $receipt }. Questions encore ouvertes : { $missing }.

    Si vous souhaitez y répondre, vous avez jusqu’au { $deadline }. { $time_left } Il suffit de répondre à ce message. Sinon, vous n’avez rien à faire.

mail_reminder_invited =
    { $has_subscribed ->
        [yes] Vous avez demandé à être informé de la consultation ouverte { $reference } : « { $title } ». Vos réponses sont les bienvenues jusqu’au { $deadline }. { $time_left }
       *[no] Nous vous avons invité à participer à la consultation ouverte { $reference } : « { $title } ». Vos réponses sont les bienvenues jusqu’au { $deadline }. { $time_left }
    }

    Pour participer, répondez à ce message et aux questions de votre choix.

mail_extension =
    La consultation { $reference } : « { $title } » a une nouvelle date limite : le { $deadline }. Elle était auparavant fixée au { $previous }.

    Jusque-là, vous pouvez envoyer, modifier ou retirer votre contribution.
mail_contribution_line =
    { $has_label ->
        [yes] « { $label } »
       *[no] Encore sans nom
    } : { $state ->
        [submitted] remise, numéro de récépissé { $receipt }
        [unconfirmed] attend votre confirmation
        [withdrawn] retirée, numéro de récépissé { $receipt }
       *[draft] pas encore remise
    }.
    Pour la compléter ou la modifier, répondez à une lettre qui la concerne.
