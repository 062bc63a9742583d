### Being told without answering, the meeting, and passing the consultation on.

-subscribe = S’ABONNER
-meeting = RAPPEL DE RÉUNION
-share = PARTAGER

button_subscribe = Me tenir informé
button_meeting = Rappel de réunion
button_share = En parler autour de moi
button_stop = Plus de rappels

menu_subscribe = Être informé de la date limite et du résultat
menu_share = Faire connaître la consultation

mail_subject_to_begin = { $reference } : vos réponses sont les bienvenues jusqu’au { $deadline_date }
mail_subject_meeting = { $reference } : rappel de la réunion
mail_footer_subscribed = Vous recevez ce message parce que quelqu’un a demandé, depuis cette adresse, à être tenu informé de la consultation { $reference }.

subscribed =
    { $closed ->
        [yes] Vous serez informé de la publication du document récapitulatif de la consultation { $reference }.
       *[no] Vous serez informé de la publication du document récapitulatif de la consultation { $reference }, de tout changement de la date limite, fixée au { $deadline }, et, tant que vous n’avez pas commencé à répondre, de son approche.
    }

    Ne plus rien recevoir : /stop
mail_subscribed =
    { $closed ->
        [yes] Vous serez informé de la publication du document récapitulatif de la consultation { $reference }.
       *[no] Vous serez informé de la publication du document récapitulatif de la consultation { $reference }, de tout changement de la date limite, fixée au { $deadline }, et, tant que vous n’avez pas commencé à répondre, de son approche.
    }

    Pour ne plus rien recevoir, répondez en écrivant { -stop } sur la première ligne.

meeting_facts =
    Date et lieu :
    { $has_meeting_starts ->
        [yes] { $meeting_starts }
       *[no] {""}
    }
    { $has_meeting_place ->
        [yes] { $meeting_place }
       *[no] {""}
    }
    { $has_meeting_remote ->
        [yes] Pour participer à distance : { $meeting_remote }
       *[no] {""}
    }
subscribed_meeting =
    La réunion consacrée à { $reference } vous sera rappelée une fois, peu avant sa tenue.

    { meeting_facts }

    Ne plus rien recevoir : /stop
mail_subscribed_meeting =
    La réunion consacrée à { $reference } vous sera rappelée une fois, peu avant sa tenue.

    { meeting_facts }

    Pour ne plus rien recevoir, répondez en écrivant { -stop } sur la première ligne.
meeting_reminder =
    Vous avez demandé ce rappel : la réunion consacrée à « { $title } » ({ $reference }) approche.

    { meeting_facts }
meeting_none = Aucune réunion n’est prévue pour cette consultation.
meeting_over = La réunion a déjà eu lieu.
meeting_offer = Pour que la réunion du { $meeting_date } vous soit rappelée : /meeting
mail_meeting_offer = Pour que la réunion du { $meeting_date } vous soit rappelée, répondez en écrivant { -meeting } sur la première ligne.

subscribe_prove =
    N’importe qui peut écrire sous votre adresse ; nous vous le demandons donc une fois : pour être tenu informé de la consultation { $reference }, veuillez répondre à ce message en écrivant { $topic ->
        [meeting] { -meeting }
       *[news] { -subscribe }
    } sur la première ligne.

    Si ce n’était pas vous, vous n’avez rien à faire.

compilation_news =
    Le document récapitulatif de la consultation { $reference } : « { $title } » est publié. Vous aviez demandé à en être informé.
    { $has_url ->
        [yes] { $url }
       *[no] {""}
    }

share =
    Consultation ouverte { $reference } : « { $title } »

    { $closed ->
        [yes] La date limite était le { $deadline }.
       *[no] Chacun peut répondre, jusqu’au { $deadline }.
    }

    { $has_chat ->
        [yes] Par Telegram : { $chat }
       *[no] {""}
    }
    { $has_mail ->
        [yes] Par courriel : { $mail }
       *[no] {""}
    }
    { $has_page ->
        [yes] En savoir plus : { $page }
       *[no] {""}
    }
