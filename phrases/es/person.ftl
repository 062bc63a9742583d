### What a person decides about what is kept of them: to be forgotten, where to be written to.

## To be forgotten

-forget = OLVIDAR
button_forget = Sí, olvídenme

forget_ask = ¿Desea que le olvidemos? Se eliminarán entonces sus borradores, los mensajes que nos envió, nuestras cartas y la cuenta desde la que escribe. No se puede deshacer.
mail_forget_ask = ¿Desea que le olvidemos? Se eliminarán entonces sus borradores, los mensajes que nos envió, nuestras cartas y la dirección desde la que escribe. No se puede deshacer.
forget_withdraws = La contribución { $receipt } no está publicada: se retira y su texto se elimina.
forget_keeps = La contribución { $receipt } está publicada, con el número { $place }. Lo publicado se mantiene, con el nombre que figura en ello: otras personas tienen copias.
forget_evidence = Los mensajes con los que presentó lo que está publicado se guardan como prueba hasta el { $until } y después se eliminan.
forget_other = Esto se refiere solo a este chat. Usted escribe también desde { $address }: allí preguntamos por separado y, hasta que responda desde allí, su contribución se guarda allí.
mail_forget_other =
    { $has_address ->
        [yes] Esto se refiere solo a esta dirección. Usted escribe también desde { $address }: allí preguntamos por separado y, hasta que responda desde allí, su contribución se guarda allí.
       *[no] Esto se refiere solo a esta dirección. Usted escribe también en Telegram: allí preguntamos por separado y, hasta que responda desde allí, su contribución se guarda allí.
    }
forget_how = Para que le olvidemos, escriba «sí» o pulse el botón en el plazo de una hora. Si no, simplemente continúe. Solo para no recibir recordatorios: /stop. Solo para retirar su contribución: /withdraw
mail_forget_how = Para que le olvidemos, responda a este mensaje con { -forget } en la primera línea. Si no, no hay que hacer nada. Solo para retirar su contribución, responda { -withdraw }.
forget_too =
    { $has_address ->
        [yes] Quien escribe desde { $address } pidió que le olvidáramos, y así se hizo allí. Esa dirección estaba vinculada a este chat, donde no se ha eliminado nada.
       *[no] Quien escribe en el chat de Telegram pidió que le olvidáramos, y así se hizo allí. Estaba vinculado a este chat, donde no se ha eliminado nada.
    }
mail_forget_too =
    { $has_address ->
        [yes] Quien escribe desde { $address } pidió que le olvidáramos, y así se hizo allí. Esa dirección estaba vinculada a la suya, donde no se ha eliminado nada.
       *[no] Quien escribe en el chat de Telegram pidió que le olvidáramos, y así se hizo allí. Ese chat estaba vinculado a su dirección, donde no se ha eliminado nada.
    }
forget_not = No se ha eliminado nada.
forgotten = Hecho: aquí le hemos olvidado. Este mensaje es el último; también se elimina en nuestro lado. Quien vuelva a escribir empieza de nuevo.

## What goes by itself

digest_removed = Eliminados por haber vencido su plazo: mensajes: { $messages }, borradores: { $drafts }, personas invitadas que nunca vinieron: { $invited }.

## Where to be written to

-by_mail = CORREO
-by_chat = TELEGRAM
button_by_chat = En este chat
button_by_mail = Por correo

channel_now =
    { $chosen ->
        [telegram] Los recordatorios y avisos llegan a este chat, como usted eligió. Mejor por correo: /channel_mail
        [mail] Los recordatorios y avisos van a su dirección de correo, como usted eligió. Mejor en este chat: /channel_chat
       *[other] Los recordatorios y avisos van al lugar desde donde escribió por última vez. Siempre en este chat: /channel_chat. Siempre por correo: /channel_mail
    }
channel_chat = A partir de ahora, los recordatorios y avisos llegan a este chat. Mejor por correo: /channel_mail
mail_channel_chat = A partir de ahora, los recordatorios y avisos llegan a Telegram. Mejor por correo: responda con { -by_mail } en la primera línea.
channel_mail = A partir de ahora, los recordatorios y avisos van a { $address }. Mejor en este chat: /channel_chat
mail_channel_mail = A partir de ahora, los recordatorios y avisos van a { $address }. Mejor en Telegram: responda con { -by_chat } en la primera línea.
channel_no_chat = No hay ningún chat de Telegram al que podamos escribirle. El enlace al final de nuestros correos abre uno.
channel_no_mail = No hay ninguna dirección de correo a la que podamos escribirle. Puede indicar una con /profile; una carta nuestra le preguntará entonces si es suya.
lost_chat = Le escribimos aquí porque su chat de Telegram ya no acepta nuestros mensajes.
lost_mail = Le escribimos aquí porque { $address } ya no acepta nuestras cartas. Para indicar otra dirección: /profile
mail_lost_mail = Le escribimos aquí porque { $address } ya no acepta nuestras cartas.

## What staff should look at

digest_flagged =
    { $count ->
        [0] Ninguna de ellas da motivo de duda.
        [one] { $count } de ellas da motivo de duda: intake list --flagged
       *[other] { $count } de ellas dan motivo de duda: intake list --flagged
    }

## Joined by staff

linked_by_staff =
    { $has_address ->
        [yes] La secretaría ha vinculado este chat con { $address }: ambos llevan ahora a la misma contribución. Si no son los dos suyos, sepárelos con /unlink
       *[no] La secretaría ha vinculado este chat con otro chat suyo: ambos llevan ahora a la misma contribución. Si no son los dos suyos, sepárelos con /unlink
    }
mail_linked_by_staff =
    { $has_address ->
        [yes] La secretaría ha vinculado su dirección con { $address }: ambas llevan ahora a la misma contribución. Si no son las dos suyas, responda con { -unlink } en la primera línea.
       *[no] La secretaría ha vinculado su dirección con un chat de Telegram: ambos llevan ahora a la misma contribución. Si no son los dos suyos, responda con { -unlink } en la primera línea.
    }

## Two that were handed in

-unite = UNIR

two_handed_in = Se presentaron dos contribuciones, { $receipt } y { $other }, y siguen siendo dos. Si son una misma, puede unirlas: /unite
mail_two_handed_in = Se presentaron dos contribuciones, { $receipt } y { $other }, y siguen siendo dos. Si son una misma, puede unirlas: responda con { -unite } en la primera línea.
united = Sus dos contribuciones son una: { $receipt } vale por las dos, { $other } ya no se publica por separado. Para presentar lo que figura ahora bajo cada pregunta: /submit
mail_united = Sus dos contribuciones son una: { $receipt } vale por las dos, { $other } ya no se publica por separado. Compruebe las respuestas siguientes: al escribir de nuevo una respuesta en su correo se presentan todas tal como estén entonces.
nothing_to_unite = Aquí no hay dos contribuciones que puedan unirse. Las de organizaciones distintas siguen separadas.
unite_prove = Cualquiera puede escribir con su dirección, así que se lo preguntamos una vez más: para unir sus dos contribuciones, responda a este mensaje con { -unite } en la primera línea.
