### Notices that we send of our own accord, and answers to what is no answer.

reminder =
    Vous avez commencé une contribution à la consultation { $reference } et ne l’avez pas encore remise. Questions traitées : { $answered } sur { $count }.

    La date limite est le { $deadline }. { $time_left }

    { $has_open ->
        [yes] Pour continuer : { $open }
       *[no] Pour continuer : /status
    }
    { $has_open ->
        [yes] {""}
       *[no] Pour remettre ce qui est prêt : /submit
    }
    Arrêter les rappels : /stop

reminder_open =
    Votre contribution à la consultation { $reference } a été remise et est prise en compte. Votre numéro de récépissé : { $receipt }. Questions encore ouvertes : { $missing }.

    Si vous souhaitez y répondre, vous avez jusqu’au { $deadline }. { $time_left } Sinon, vous n’avez rien à faire.

    { $has_open ->
        [yes] Pour continuer : { $open }
       *[no] Pour continuer : /review
    }
    Arrêter les rappels : /stop

reminder_invited =
    La consultation { $reference } : « { $title } » est ouverte jusqu’au { $deadline }. { $time_left }

    Pour participer : /start
    Arrêter les rappels : /stop

extension =
    La consultation { $reference } : « { $title } » a une nouvelle date limite : le { $deadline }. Elle était auparavant fixée au { $previous }.

    Jusque-là, vous pouvez remettre, modifier ou retirer votre contribution.

publication =
    Le document récapitulatif de la consultation { $reference } : « { $title } » est publié. Nous vous remercions de votre participation.

    Votre contribution y porte le numéro { $number }. Votre numéro de récépissé : { $receipt }
    { $has_url ->
        [yes] { $url }
       *[no] {""}
    }

set_aside = Votre message est arrivé et conservé en lieu sûr, mais il n’a pas pu être lu automatiquement. Un membre du secrétariat va l’examiner. Il n’est pas nécessaire de le renvoyer.

group_explains = Ce service recueille les réponses à des consultations ouvertes. Il ne le fait qu’en privé : rien de ce qui est écrit dans ce groupe n’est enregistré. Pour participer, veuillez m’écrire dans une conversation privée.

unsupported = Un message de ce type ne peut pas être enregistré comme réponse. Veuillez écrire votre réponse sous forme de texte, ou l’envoyer sous forme de fichier.
unsupported_sticker = Un autocollant ne peut pas être enregistré comme réponse. Veuillez écrire votre réponse sous forme de texte.
unsupported_poll = Un sondage ne peut pas être enregistré comme réponse. Veuillez écrire votre réponse sous forme de texte.
unsupported_too_large =
    { $has_name ->
        [yes] Le fichier « { $name } » est trop volumineux pour être reçu ici. Veuillez en envoyer un plus petit (20 Mo au plus)
       *[no] Ce fichier est trop volumineux pour être reçu ici. Veuillez en envoyer un plus petit (20 Mo au plus)
    }{ $has_contact_email ->
        [yes] , ou écrire à { $contact_email }.
       *[no] .
    }
unsupported_file_lost =
    { $has_name ->
        [yes] Le fichier « { $name } » n’a pas pu être reçu. Veuillez le renvoyer.
       *[no] Le fichier n’a pas pu être reçu. Veuillez le renvoyer.
    }
voice_kept = Votre message vocal est conservé avec votre contribution. Seul le texte écrit figure dans le document récapitulatif : veuillez aussi mettre par écrit ce qui vous importe.

staff_answer =
    Le secrétariat de la consultation { $reference } vous répond :

    { $text }
staff_correction =
    Le secrétariat de la consultation { $reference } corrige sa réponse. Elle est désormais la suivante :

    { $text }
staff_request =
    Le secrétariat de la consultation { $reference } a une question au sujet de votre contribution { $receipt } :

    { $text }

    Pour y répondre, veuillez répondre à ce message même.
told_staff = Nous vous remercions. Votre réponse a été transmise au secrétariat.
