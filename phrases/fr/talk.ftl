### The interview: what is asked and answered in the chat. Phrases that a mail words otherwise have a `mail_…` twin.

## Put together from parts

language_name = Français

moment =
    { $has_zone ->
        [yes] { $date } à { $hour } ({ $zone }, { $offset })
       *[no] { $date } à { $hour } ({ $offset })
    }

time_left =
    { $unit ->
        [days] { $amount ->
            [one] Il reste { $amount } jour.
           *[other] Il reste { $amount } jours.
        }
        [hours] { $amount ->
            [one] Il reste { $amount } heure.
           *[other] Il reste { $amount } heures.
        }
        [minutes] { $amount ->
            [0] Il reste moins d’une minute.
            [one] Il reste { $amount } minute.
           *[other] Il reste { $amount } minutes.
        }
       *[past] Ce délai est écoulé.
    }

amount_messages =
    { $parts ->
        [one] { $parts } message
       *[other] { $parts } messages
    }
amount_characters =
    { $characters ->
        [one] { $characters } caractère
       *[other] { $characters } caractères
    }
amount_files =
    { $files ->
        [one] { $files } fichier
       *[other] { $files } fichiers
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
    Veuillez choisir une langue : touchez un bouton ou écrivez son nom.

    { $languages }

language_chosen = La conversation se poursuit en français.

welcome =
    Bienvenue à la consultation ouverte { $reference } : « { $title } ».

    { $closed ->
        [yes] La date limite était le { $deadline }.
       *[no] Vous pouvez répondre question par question jusqu’au { $deadline }. { $time_left }
    }

    Tout ce que vous remettez est publié. Votre adresse électronique, votre numéro de téléphone et votre compte Telegram ne le sont jamais.

welcome_back =
    Vous revoici dans la consultation ouverte { $reference } : « { $title } ».

    { $closed ->
        [yes] La date limite était le { $deadline }.
       *[no] La date limite est le { $deadline }. { $time_left }
    }

    Ce que vous avez écrit est conservé ; nous reprenons là où vous en étiez.

not_open_yet = La consultation s’ouvre le { $opens }. Vous pouvez déjà préparer vos réponses.

closed_refused =
    La consultation a pris fin le { $deadline }. Il n’est plus possible de remettre une contribution.
    { $has_contact_web ->
        [yes] Informations et résultats : { $contact_web }
       *[no] {""}
    }

closed_for_good =
    La consultation est close. Il n’est plus possible de remettre une contribution.
    { $has_contact_web ->
        [yes] Informations et résultats : { $contact_web }
       *[no] {""}
    }

compilation_out = Le document récapitulatif est publié : { $url }

closed_late =
    La consultation est close. Vous pouvez encore répondre : votre contribution sera conservée avec la mention « reçue après la date limite ».
    { $has_contact_web ->
        [yes] Informations et résultats : { $contact_web }
       *[no] {""}
    }

notice =
    { $has_notice ->
        [yes] { $notice }
       *[no] Toutes les contributions reçues seront rendues publiques et réunies dans un document récapitulatif.
    }

    Sont publiés : votre nom, votre organisation, votre catégorie et votre pays, vos réponses et les fichiers que vous joignez.

    Ne sont jamais publiés : votre adresse électronique, votre numéro de téléphone et votre compte Telegram. Veuillez ne pas mettre de coordonnées personnelles dans vos réponses.

ask_consent = Si vous acceptez cette publication, touchez « J’accepte » ou écrivez /agree.

agreed = Merci. D’abord, quelques renseignements sur vous ; vous pourrez les corriger plus tard avec /profile.

agreed_before = Vous avez déjà accepté la publication.

agree_first = Vos réponses ne peuvent être enregistrées qu’une fois que vous avez accepté leur publication. Veuillez ensuite renvoyer ce que vous auriez envoyé avant.

## Profile

# What is known already of a field, and how it stays or goes.
given_so_far =
    Jusqu’ici : { $current }
    Pour le conserver : /skip
given_may_be_empty = Pour ne rien indiquer, écrivez seulement un trait d’union : -

ask_name =
    { $has_current ->
        [yes]
            Sous quel nom votre contribution doit-elle être publiée ?

            { given_so_far }
       *[no] Sous quel nom votre contribution doit-elle être publiée ?
    }

ask_organisation =
    { $has_current ->
        [yes]
            Pour quelle organisation répondez-vous ?

            { given_so_far }
            { given_may_be_empty }
       *[no] Pour quelle organisation répondez-vous ? Si vous répondez en votre nom propre : /skip
    }

ask_category =
    { $has_category ->
        [yes]
            À quelle catégorie de parties prenantes appartenez-vous ? Pour en choisir une autre, écrivez son numéro.

            Jusqu’ici : { $category_label }
            Pour le conserver : /skip
            { given_may_be_empty }
       *[no] À quelle catégorie de parties prenantes appartenez-vous ? Veuillez écrire le numéro, ou /skip.
    }

    { $categories }

ask_country =
    { $has_current ->
        [yes]
            Dans quel pays vous trouvez-vous, vous ou votre organisation ?

            { given_so_far }
            { given_may_be_empty }
       *[no] Dans quel pays vous trouvez-vous, vous ou votre organisation ? Vous pouvez passer : /skip
    }

ask_email =
    { $has_current ->
        [yes]
            À quelle adresse électronique pouvons-nous vous écrire au sujet de votre contribution ? Elle n’est jamais publiée.

            { given_so_far }
            { given_may_be_empty }
       *[no] À quelle adresse électronique pouvons-nous vous écrire au sujet de votre contribution ? Elle n’est jamais publiée. Vous pouvez passer : /skip
    }

noted_name =
    { $has_current ->
        [yes] Votre nom est noté : { $current }.
       *[no] Votre nom est noté.
    }
noted_organisation =
    { $has_current ->
        [yes] Votre organisation est notée : { $current }.
       *[no] Votre organisation est notée.
    }
noted_category =
    { $has_category ->
        [yes] Votre catégorie est notée : { $category_label }.
       *[no] Votre catégorie est notée.
    }
noted_country =
    { $has_current ->
        [yes] Votre pays est noté : { $current }.
       *[no] Votre pays est noté.
    }
noted_email =
    { $has_current ->
        [yes] Votre adresse électronique est notée : { $current }. Elle ne sera pas publiée.
       *[no] Votre adresse électronique est notée. Elle ne sera pas publiée.
    }

left_out = Sans indication.

name_needed = Un nom est nécessaire pour pouvoir continuer.

name_odd = Cela ressemble à une salutation ou à un oui plutôt qu’à un nom. Si c’est votre nom, veuillez l’écrire en entier.

category_unknown = Ce n’est pas une des catégories. Veuillez écrire un numéro de 1 à { $count }.

country_odd = Ce n’est pas un nom de pays.

email_odd = Cela ne ressemble pas à une adresse électronique. Veuillez la vérifier, ou passer : /skip

kept_for_later = Cela ressemble à une réponse plutôt qu’à un renseignement sur vous. Nous l’avons conservé dans les observations générales.

## Questions and answers

question =
    Question { $position }/{ $count }

    { $question }

    { $unofficial ->
        [yes] (Traduction non officielle)
       *[no] {""}
    }

    Écrivez votre réponse en autant de messages que vous voulez, avec des fichiers si vous le souhaitez. Quand elle est complète : /next. Pour passer la question : /skip

so_far = Conservé jusqu’ici pour la question { $number } : { kept_amounts }.

recorded =
    Enregistré pour la question { $number } : { kept_amounts }.
    Vous pouvez continuer à écrire. Quand votre réponse est complète : /next

several_questions = Ce message semble répondre à plusieurs questions. Il est conservé en entier pour la question ouverte. Pour répondre séparément à la question { $number } : /question_{ $number }

file_kept = Le fichier « { $name } » est conservé.

file_kept_not_compiled = « { $name } » est conservé avec votre contribution. Seul le texte écrit figure dans le document récapitulatif : veuillez aussi mettre par écrit ce qui vous importe.

kept_general =
    Enregistré dans les observations générales : { kept_amounts }.
    Pour répondre à une question précise, écrivez /question et son numéro.
    Pour le retirer : /remove

edited = Votre réponse à la question { $number } a été modifiée en conséquence.
edited_comment = Vos observations générales ont été modifiées en conséquence.
edit_unknown = Le message que vous avez modifié ne fait pas partie de vos réponses ; rien n’y a été changé. Vos renseignements peuvent être modifiés avec /profile.

removed = Retiré de votre réponse à la question { $number }.
removed_comment = Retiré de vos observations générales.

perhaps_question = Si c’était une question au secrétariat, touchez le bouton ou écrivez /ask : elle sera transmise et ne fera plus partie de votre contribution.
perhaps_thanks = Si ces mots n’ont pas leur place dans votre contribution, vous pouvez les retirer : /remove
passed_on = Votre question a été transmise au secrétariat, qui vous répondra. Elle ne fait plus partie de votre réponse à la question { $number }.
passed_on_comment = Votre question a été transmise au secrétariat, qui vous répondra. Elle ne figure plus dans vos observations générales.
nothing_to_pass_on = Pour poser une question au secrétariat, écrivez-la après la commande, par exemple : /ask Quand commence la réunion ?
nothing_to_remove = Il n’y a aucun message à retirer.

skipped = La question { $number } est laissée de côté. Vous pouvez y revenir : /question_{ $number }

no_such_question = Les questions sont numérotées de 1 à { $count }. Veuillez écrire, par exemple : /question_1

which_question = Quelle question ? Veuillez écrire son numéro, de 1 à { $count }.

not_understood = Nous n’avons pas compris. Les commandes sont indiquées sous /help.

## Review and handing in

review = Veuillez relire votre contribution. La voici dans son état actuel.

review_answer =
    Question { $number }
    { $question }

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

review_missing =
    Question { $number }
    { $question }

    Pas encore de réponse. Pour répondre : /question_{ $number }

general =
    Observations générales

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

published_as =
    Sera publié sous :
    { $has_name ->
        [yes] Nom : { $name }
       *[no] Nom : non indiqué
    }
    { $has_organisation ->
        [yes] Organisation : { $organisation }
       *[no] {""}
    }
    { $has_category ->
        [yes] Catégorie : { $category_label }
       *[no] {""}
    }
    { $has_country ->
        [yes] Pays : { $country }
       *[no] {""}
    }

ask_submit =
    { $missing ->
        [0] Vous avez répondu à toutes les questions.
        [one] { $missing } question est encore sans réponse ; vous pouvez remettre votre contribution malgré tout.
       *[other] { $missing } questions sont encore sans réponse ; vous pouvez remettre votre contribution malgré tout.
    }

    Pour remettre votre contribution : /submit
    Pour modifier une réponse : /question et son numéro
    Pour corriger vos renseignements : /profile

nothing_to_submit = Il n’y a encore rien à remettre : veuillez répondre à une question au moins.

submitted_before = Rien n’a changé depuis que vous avez remis votre contribution.

receipt =
    Merci. Votre contribution a été reçue.

    Numéro de récépissé : { $receipt }

    { $closed ->
        [yes] La date limite était le { $deadline }.
       *[no] Vous pouvez la modifier ou la retirer jusqu’au { $deadline }.
    }

receipt_again =
    Merci. La version { $version } de votre contribution a été reçue. Elle remplace la précédente.

    Numéro de récépissé : { $receipt }

    { $closed ->
        [yes] La date limite était le { $deadline }.
       *[no] Vous pouvez la modifier ou la retirer jusqu’au { $deadline }.
    }

receipt_beside =
    Merci. La version { $version } de votre contribution a été reçue. Arrivée après la date limite, elle ne remplace pas la précédente : c’est la version { $counting }, reçue à temps, qui compte.

    Numéro de récépissé : { $receipt }

late_note = Veuillez noter que ceci est arrivé après la date limite du { $deadline }. Nous l’avons conservé avec la mention « reçu après la date limite ».
late_receipt = Elle est arrivée après la date limite. Nous l’avons conservée avec la mention « reçue après la date limite ».

# The heading of the copy that goes with the receipt.
copy_title = { $reference } : votre contribution

after_submit =
    Pour changer quelque chose, écrivez ou modifiez, puis envoyez de nouveau /submit ; la dernière version compte.
    Pour savoir où en est votre contribution : /status
    Pour la retirer : /withdraw
    Pour contribuer au nom d’une autre organisation : /new

handed_in = Votre contribution a été remise. Numéro de récépissé : { $receipt }. Version : { $version }.

submit_again = Vos modifications n’ont pas encore été remises. Pour les remettre : /submit

## Status, withdrawal, and the rest

status_nothing = Vous n’avez encore répondu à aucune question.
status_draft = Votre contribution est commencée, mais pas encore remise.
status_answered = Questions traitées : { $answered } sur { $count }.
status_deadline = La date limite est le { $deadline }. { $time_left }
status_closed = La date limite était le { $deadline }.

nothing_to_confirm = Il n’y a rien à confirmer.

ask_withdraw =
    Souhaitez-vous vraiment retirer votre contribution ? Elle ne sera alors pas publiée.
    Pour la retirer, écrivez « oui » ou touchez le bouton. Sinon, continuez simplement.

ask_withdraw_draft =
    Vous n’avez encore rien remis. Souhaitez-vous vraiment abandonner votre projet ? Il ne sera alors pas publié.
    Pour l’abandonner, écrivez « oui » ou touchez le bouton. Sinon, continuez simplement.

withdrawn_draft = Votre projet est abandonné et ne sera pas publié. Si vous changez d’avis, vous pouvez le remettre : /submit

nothing_to_withdraw = Il n’y a rien à retirer : vous n’avez pas commencé de contribution.

withdrawn =
    Votre contribution portant le numéro de récépissé { $receipt } a été retirée.
    { $closed ->
        [yes] {""}
       *[no] Si vous changez d’avis, vous pouvez la remettre de nouveau : /submit
    }

withdrawn_before =
    Votre contribution portant le numéro de récépissé { $receipt } a déjà été retirée.
    { $closed ->
        [yes] {""}
       *[no] Vous pouvez la remettre de nouveau : /submit
    }

new_needs_submit = Veuillez d’abord remettre la contribution que vous avez commencée (/submit). Vous pourrez ensuite en commencer une autre.
new_not_needed = Vous venez de commencer cette contribution : pour une autre organisation, corrigez simplement vos renseignements avec /profile.

new_begun = Une nouvelle contribution commence, avec son propre numéro de récépissé. La précédente, { $earlier }, reste inchangée ; pour y revenir : { $open }

stopped = Vous ne recevrez plus de rappels. Cela ne change rien à votre contribution.

asked_staff = Votre question a été transmise au secrétariat, qui vous répondra.

privacy =
    Ce qui est conservé : vos messages et fichiers tels qu’ils sont arrivés, vos renseignements, ainsi que l’adresse ou le compte d’où vous écrivez, afin que nous puissions vous répondre.

    Qui le voit : personne ne voit un projet de contribution avant que vous ne le remettiez. Le secrétariat le lit ensuite.

    Ce qui est publié : votre nom, votre organisation, votre catégorie et votre pays, vos réponses et vos fichiers. Jamais votre adresse électronique, votre numéro de téléphone ni votre compte Telegram.

    Vous pouvez retirer votre contribution avec /withdraw.
    Pour recevoir tout ce qui est conservé à votre sujet, dans un fichier : /data
    Pour être oublié, c’est-à-dire faire retirer tout ce qui n’est pas publié : /forget

help =
    Ce que vous pouvez écrire à tout moment :

    /next – cette réponse est complète
    /skip – passer
    /back – revenir en arrière
    /question 2 – aller à la question 2
    /review – tout relire
    /submit – remettre
    /status – où en est votre contribution
    /profile – corriger vos renseignements
    /language – changer de langue
    /new – contribuer au nom d’une autre organisation
    /open – passer à une autre de vos contributions
    /withdraw – retirer votre contribution
    /remove – retirer votre dernier message
    /ask – une question au secrétariat
    /data – tout ce qui est conservé sur vous, en un fichier
    /forget – effacer ce qui est conservé sur vous
    /code – prouver votre adresse électronique
    /unlink – séparer la conversation et l’adresse électronique
    /subscribe – être informé sans répondre
    /meeting – recevoir un rappel de la réunion
    /share – faire connaître la consultation
    /stop – arrêter les rappels
    /privacy – ce qui est conservé et publié

    { $has_contact_email ->
        [yes] Questions au secrétariat : { $contact_email }
       *[no] {""}
    }

not_withdrawn = Votre contribution n’a pas été retirée.

## Several contributions of one person

your_contributions = Vous avez { $count } contributions à cette consultation.

contribution_line =
    { $has_label ->
        [yes] « { $label } »
       *[no] Encore sans nom
    } : { $state ->
        [submitted] remise, numéro de récépissé { $receipt }
        [unconfirmed] attend votre confirmation
        [withdrawn] retirée, numéro de récépissé { $receipt }
       *[draft] pas encore remise
    }.
    { $here ->
        [yes] C’est celle qui est ouverte.
       *[no] Pour y aller : { $open }
    }

opened =
    { $has_label ->
        [yes] Votre contribution « { $label } » est maintenant ouverte.
       *[no] Cette contribution est maintenant ouverte.
    }

no_such_receipt = Aucune de vos contributions ne porte ce numéro de récépissé. Pour les voir toutes : /status

elsewhere =
    { $has_label ->
        [yes] Ce message appartient à votre contribution « { $label } », et non à celle qui est ouverte. La modification comptera lorsque vous aurez remis cette contribution.
       *[no] Ce message appartient à une autre de vos contributions, et non à celle qui est ouverte. La modification comptera lorsque vous aurez remis cette contribution.
    }
    Pour y aller : { $open }

left_new =
    { $has_label ->
        [yes] La nouvelle contribution était encore vide. Vous voici revenu à la précédente, « { $label } ».
       *[no] La nouvelle contribution était encore vide. La précédente est de nouveau ouverte.
    }

## Several consultations

which_consultation = Plusieurs consultations sont ouvertes. De laquelle s’agit-il ?

also_open = Sont également ouvertes :

consultation_line =
    { $reference } : « { $title } », jusqu’au { $until }.
    Pour y participer : { $open }
