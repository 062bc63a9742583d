### What a person decides about what is kept of them: to be forgotten, where to be written to.

## To be forgotten

-forget = OUBLIER
button_forget = Oui, oubliez-moi

forget_ask = Souhaitez-vous être oublié ? Vos brouillons, les messages que vous nous avez envoyés, nos lettres et le compte d’où vous écrivez sont alors supprimés. C’est irréversible.
mail_forget_ask = Souhaitez-vous être oublié ? Vos brouillons, les messages que vous nous avez envoyés, nos lettres et l’adresse d’où vous écrivez sont alors supprimés. C’est irréversible.
forget_withdraws = La contribution { $receipt } n’est pas publiée : elle est retirée et son texte est supprimé.
forget_keeps = La contribution { $receipt } est publiée, sous le numéro { $place }. Ce qui est publié reste, avec le nom qui y figure : d’autres en ont des copies.
forget_evidence = Les messages par lesquels vous avez remis ce qui est publié sont conservés à titre de preuve jusqu’au { $until }, puis supprimés.
forget_other = Cela ne concerne que cette conversation. Vous écrivez aussi depuis { $address } : nous y posons la question séparément et, jusqu’à votre réponse de là-bas, votre contribution y est conservée.
mail_forget_other =
    { $has_address ->
        [yes] Cela ne concerne que cette adresse. Vous écrivez aussi depuis { $address } : nous y posons la question séparément et, jusqu’à votre réponse de là-bas, votre contribution y est conservée.
       *[no] Cela ne concerne que cette adresse. Vous écrivez aussi dans Telegram : nous y posons la question séparément et, jusqu’à votre réponse de là-bas, votre contribution y est conservée.
    }
forget_how = Pour être oublié, écrivez « oui » ou touchez le bouton dans l’heure. Sinon, continuez simplement. Pour ne plus recevoir de rappels : /stop. Pour retirer seulement votre contribution : /withdraw
mail_forget_how = Pour être oublié, répondez à ce message en écrivant { -forget } sur la première ligne. Sinon, il n’y a rien à faire. Pour retirer seulement votre contribution, répondez { -withdraw }.
forget_too =
    { $has_address ->
        [yes] La personne qui écrit depuis { $address } a demandé à être oubliée, ce qui a été fait là-bas. Cette adresse était associée à cette conversation, où rien n’a été supprimé.
       *[no] La personne qui écrit dans la conversation Telegram a demandé à être oubliée, ce qui a été fait là-bas. Elle était associée à cette conversation, où rien n’a été supprimé.
    }
mail_forget_too =
    { $has_address ->
        [yes] La personne qui écrit depuis { $address } a demandé à être oubliée, ce qui a été fait là-bas. Cette adresse était associée à la vôtre, où rien n’a été supprimé.
       *[no] La personne qui écrit dans la conversation Telegram a demandé à être oubliée, ce qui a été fait là-bas. Cette conversation était associée à votre adresse, où rien n’a été supprimé.
    }
forget_not = Rien n’a été supprimé.
forgotten = C’est fait : vous êtes oublié ici. Ce message est le dernier ; il est supprimé chez nous également. Si vous écrivez de nouveau, tout recommence à zéro.

## What goes by itself

digest_removed = Supprimés, leur délai étant écoulé : messages : { $messages }, brouillons : { $drafts }, personnes invitées qui ne sont jamais venues : { $invited }.

## Where to be written to

-by_mail = COURRIEL
-by_chat = TELEGRAM
button_by_chat = Dans cette conversation
button_by_mail = Par courriel

channel_now =
    { $chosen ->
        [telegram] Les rappels et avis arrivent dans cette conversation, comme vous l’avez choisi. Plutôt par courriel : /channel_mail
        [mail] Les rappels et avis vont à votre adresse électronique, comme vous l’avez choisi. Plutôt dans cette conversation : /channel_chat
       *[other] Les rappels et avis vont là d’où vous avez écrit en dernier. Toujours dans cette conversation : /channel_chat. Toujours par courriel : /channel_mail
    }
channel_chat = Les rappels et avis arrivent désormais dans cette conversation. Plutôt par courriel : /channel_mail
mail_channel_chat = Les rappels et avis arrivent désormais dans Telegram. Plutôt par courriel : répondez en écrivant { -by_mail } sur la première ligne.
channel_mail = Les rappels et avis vont désormais à { $address }. Plutôt dans cette conversation : /channel_chat
mail_channel_mail = Les rappels et avis vont désormais à { $address }. Plutôt dans Telegram : répondez en écrivant { -by_chat } sur la première ligne.
channel_no_chat = Il n’y a pas de conversation Telegram où nous pourrions vous écrire. Le lien à la fin de nos courriels en ouvre une.
channel_no_mail = Nous n’avons aucune adresse électronique où vous écrire. Vous pouvez en indiquer une avec /profile ; une lettre vous demandera alors si elle est la vôtre.
lost_chat = Nous vous écrivons ici parce que votre conversation Telegram n’accepte plus nos messages.
lost_mail = Nous vous écrivons ici parce que { $address } n’accepte plus nos lettres. Pour indiquer une autre adresse : /profile
mail_lost_mail = Nous vous écrivons ici parce que { $address } n’accepte plus nos lettres.

## What staff should look at

digest_flagged =
    { $count ->
        [0] Aucune d’entre elles ne donne lieu à un doute.
        [one] { $count } d’entre elles donne lieu à un doute : intake list --flagged
       *[other] { $count } d’entre elles donnent lieu à un doute : intake list --flagged
    }

## Joined by staff

linked_by_staff =
    { $has_address ->
        [yes] Le secrétariat a associé cette conversation à { $address } : les deux mènent désormais à la même contribution. Si elles ne sont pas toutes deux à vous, séparez-les avec /unlink
       *[no] Le secrétariat a associé cette conversation à une autre des vôtres : les deux mènent désormais à la même contribution. Si elles ne sont pas toutes deux à vous, séparez-les avec /unlink
    }
mail_linked_by_staff =
    { $has_address ->
        [yes] Le secrétariat a associé votre adresse à { $address } : les deux mènent désormais à la même contribution. Si elles ne sont pas toutes deux à vous, répondez en écrivant { -unlink } sur la première ligne.
       *[no] Le secrétariat a associé votre adresse à une conversation Telegram : les deux mènent désormais à la même contribution. Si elles ne sont pas toutes deux à vous, répondez en écrivant { -unlink } sur la première ligne.
    }

## Two that were handed in

-unite = RÉUNIR

two_handed_in = Deux contributions ont été remises, { $receipt } et { $other }, et elles restent deux. S’il s’agit d’une seule et même, vous pouvez les réunir : /unite
mail_two_handed_in = Deux contributions ont été remises, { $receipt } et { $other }, et elles restent deux. S’il s’agit d’une seule et même, vous pouvez les réunir : répondez en écrivant { -unite } sur la première ligne.
united = Vos deux contributions n’en font qu’une : { $receipt } vaut pour les deux, { $other } n’est plus publiée séparément. Pour remettre ce qui figure maintenant sous chaque question : /submit
mail_united = Vos deux contributions n’en font qu’une : { $receipt } vaut pour les deux, { $other } n’est plus publiée séparément. Veuillez vérifier les réponses ci-dessous : une réponse réécrite dans votre courriel les remet toutes telles qu’elles sont alors.
nothing_to_unite = Il n’y a pas ici deux contributions qui pourraient être réunies. Celles d’organisations différentes restent séparées.
unite_prove = N’importe qui peut écrire sous votre adresse ; nous vous le demandons donc encore une fois : pour réunir vos deux contributions, veuillez répondre à ce message en écrivant { -unite } sur la première ligne.
