### One person, two doors: joining a chat and a mail address, and taking them apart.

-data = DONNÉES
-unlink = DISSOCIER

button_link = Oui, c’est moi
button_decline = Non

mail_subject_linked = { $reference } : Telegram et votre adresse électronique
mail_go_on_in_chat = Pour continuer dans Telegram, ouvrez ce lien. Il ne sert qu’une fois, pendant 30 jours, et n’est destiné qu’à vous :

link_ask = Ce lien a été envoyé à { $address }. Êtes-vous la personne qui y lit le courrier ? Dans ce cas, cette conversation et cette adresse mèneront à la même contribution. Veuillez répondre par oui ou par non.
link_refused = Rien n’a été associé. Le lien n’ouvre plus rien.
link_dead = Ce lien n’ouvre plus rien : il ne sert qu’une fois et pendant un temps limité. Notre prochain courriel en contiendra un nouveau.
link_of_another = Ce lien est destiné à une autre conversation. Rien n’a été associé.

linked = Cette conversation et votre adresse électronique mènent désormais à la même contribution. Pour les séparer : /unlink
mail_linked = Votre adresse électronique et votre conversation dans Telegram mènent désormais à la même contribution. Pour les séparer, répondez en écrivant { -unlink } sur la première ligne.
linked_chat =
    { $has_name ->
        [yes] Une conversation Telegram, celle de « { $name } », mène désormais à votre contribution.
       *[no] Une conversation Telegram mène désormais à votre contribution.
    }

    Si c’est la vôtre, vous n’avez rien à faire. Sinon, répondez à ce message en écrivant { -unlink } sur la première ligne : les deux seront aussitôt séparées.

both_answered =
    Vous avez répondu à la question { $number } par les deux voies. Les deux réponses sont conservées.

    Dans Telegram :
    { $chat }

    Par courriel :
    { $mail }

    Pour ne garder que celle de Telegram : /keep_{ $number }_chat
    Pour ne garder que celle du courriel : /keep_{ $number }_mail
mail_both_answered =
    Vous avez répondu à la question { $number } par les deux voies. Les deux réponses sont conservées, l’une sous l’autre.

    Dans Telegram :
    { $chat }

    Par courriel :
    { $mail }

    Pour changer cela, écrivez de nouveau votre réponse à la question { $number } en répondant à ce message.
chosen =
    Votre réponse à la question { $number } est maintenant :

    { $text }
nothing_to_choose = Il n’y a pas deux réponses entre lesquelles choisir sous cette question.

code_none = Aucun code n’est attendu ici pour le moment. Vous pouvez indiquer votre adresse électronique avec /profile.
code_wrong = Ce n’est pas le code de notre courriel. Essais restants : { $count }. Si c’était une réponse, veuillez l’écrire dans une phrase.
code_wait = Trop de codes étaient faux. Veuillez réessayer après { $until }, ou répondre à notre courriel.
code_void = Trop de codes étaient faux ; celui-ci n’est plus valable. Veuillez répondre à notre courriel, ou indiquer de nouveau votre adresse avec /profile.

unlinked = Cette conversation et l’adresse électronique sont de nouveau séparées. Veuillez vérifier votre contribution : ce qui a été écrit entre-temps reste là où il a été écrit.
mail_unlinked = Votre adresse électronique et la conversation Telegram sont de nouveau séparées. Veuillez vérifier votre contribution : ce qui a été écrit entre-temps figure ci-dessous.
unlinked_other = Cette conversation et l’adresse électronique à laquelle elle était associée sont de nouveau séparées.
mail_unlinked_other = Votre adresse électronique et la conversation Telegram à laquelle elle était associée sont de nouveau séparées.
nothing_linked = Aucune adresse électronique et aucune conversation ne sont associées ici.
mail_nothing_linked = Aucune conversation Telegram n’est associée à votre adresse électronique.
unlink_prove = N’importe qui peut écrire sous votre adresse ; nous vous le demandons donc encore une fois : pour séparer votre adresse de Telegram, veuillez répondre à ce message en écrivant { -unlink } sur la première ligne.

## My data

data_here = Tout ce qui est conservé à votre sujet est joint deux fois : à lire, et sous forme de données pour des programmes. Pour corriger vos renseignements : /profile. Pour retirer votre contribution : /withdraw
mail_data_here = Tout ce qui est conservé à votre sujet est joint deux fois : à lire, et sous forme de données pour des programmes. Pour corriger quelque chose, il suffit de répondre ; pour retirer votre contribution, répondez en écrivant { -withdraw } sur la première ligne.
data_prove = N’importe qui peut écrire sous votre adresse ; nous vous le demandons donc encore une fois : pour recevoir tout ce qui est conservé à votre sujet, veuillez répondre à ce message en écrivant { -data } sur la première ligne.
