### Telegram: buttons, the menu of commands, and what the bot says of itself.

## Buttons

button_agree = J’accepte
button_next = Suivante
button_skip = Passer
button_back = Retour
button_review = Relire
button_submit = Remettre
button_language = Langue
button_withdraw = Retirer
button_keep = Ne pas retirer
button_new = Nouvelle contribution
button_edit = Modifier { $number }
button_remove = Supprimer
button_ask_staff = C’était une question
button_status = Où en suis-je
button_resume = L’ouvrir
button_help = Aide
button_profile = Mes renseignements
button_copy = Copier le numéro de récépissé
button_open = Écrire en privé
button_look = Ouvrir { $number }
button_look_again = Relire
button_approve = Approuver
button_reject = Rejeter…
button_ask = Demander…

## Menu (3 to 256 characters each)

menu_start = Commencer ou reprendre
menu_agree = Accepter la publication
menu_next = Cette réponse est complète
menu_skip = Passer
menu_back = Revenir en arrière
menu_question = Aller à une question par son numéro
menu_review = Tout relire
menu_submit = Remettre la contribution
menu_status = Où en est la contribution
menu_profile = Corriger vos renseignements
menu_language = Changer de langue
menu_new = Contribuer au nom d’une autre organisation
menu_withdraw = Retirer la contribution
menu_ask = Poser une question au secrétariat
menu_data = Tout ce qui est conservé sur moi
menu_forget = Effacer ce qui est conservé sur moi
menu_code = Prouver mon adresse électronique
menu_unlink = Séparer conversation et adresse
menu_stop = Arrêter les rappels
menu_privacy = Ce qui est conservé et ce qui est publié
menu_help = Ce que vous pouvez faire ici

## The bot (name up to 64, short description up to 120, description up to 512 characters)

bot_name = Consultations ouvertes
bot_short_description = Répondez à une consultation ouverte question par question, en six langues.
bot_description =
    Ici, vous pouvez contribuer à une consultation ouverte : vous répondez question par question, dans votre langue, à votre rythme, et vous recevez un numéro de récépissé.

    Toutes les contributions sont publiées. Votre numéro de téléphone et votre compte Telegram ne le sont jamais.

    Touchez « Démarrer » pour commencer.
