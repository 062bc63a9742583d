### One person, two doors: joining a chat and a mail address, and taking them apart.

-data = DATOS
-unlink = DESVINCULAR

button_link = Sí, soy yo
button_decline = No

mail_subject_linked = { $reference }: Telegram y su dirección de correo
mail_go_on_in_chat = Para continuar en Telegram, abra este enlace. Sirve una sola vez, durante 30 días, y es solo para usted:

link_ask = Este enlace se envió a { $address }. ¿Es usted quien lee allí el correo? En ese caso, este chat y esa dirección llevarán a la misma contribución. Responda sí o no, por favor.
link_refused = No se ha vinculado nada. El enlace ya no abre nada.
link_dead = Este enlace ya no abre nada: sirve una sola vez y por tiempo limitado. Nuestro próximo correo traerá uno nuevo.
link_of_another = Este enlace es para otro chat. No se ha vinculado nada.

linked = Este chat y su dirección de correo llevan desde ahora a la misma contribución. Para separarlos de nuevo: /unlink
mail_linked = Su dirección de correo y su chat de Telegram llevan desde ahora a la misma contribución. Para separarlos de nuevo, responda con { -unlink } en la primera línea.
linked_chat =
    { $has_name ->
        [yes] Un chat de Telegram, de «{ $name }», lleva desde ahora a su contribución.
       *[no] Un chat de Telegram lleva desde ahora a su contribución.
    }

    Si es suyo, no tiene que hacer nada. Si no lo es, responda a este mensaje con { -unlink } en la primera línea: quedarán separados de inmediato.

both_answered =
    Respondió a la pregunta { $number } por las dos vías. Se guardan las dos respuestas.

    En Telegram:
    { $chat }

    Por correo:
    { $mail }

    Para guardar solo la de Telegram: /keep_{ $number }_chat
    Para guardar solo la del correo: /keep_{ $number }_mail
mail_both_answered =
    Respondió a la pregunta { $number } por las dos vías. Se guardan las dos respuestas, una debajo de la otra.

    En Telegram:
    { $chat }

    Por correo:
    { $mail }

    Para cambiarlo, escriba de nuevo su respuesta a la pregunta { $number } al responder a este mensaje.
chosen =
    Su respuesta a la pregunta { $number } es ahora:

    { $text }
nothing_to_choose = Bajo esta pregunta no hay dos respuestas entre las que elegir.

code_none = Por ahora no se espera aquí ningún código. Puede indicar su dirección de correo con /profile.
code_wrong = Este no es el código de nuestro correo. Intentos que quedan: { $count }. Si era una respuesta, escríbala en una frase, por favor.
code_wait = Demasiados códigos eran erróneos. Inténtelo de nuevo después de { $until }, o responda a nuestro correo.
code_void = Demasiados códigos eran erróneos; este ya no es válido. Responda a nuestro correo o indique de nuevo su dirección con /profile.

unlinked = Este chat y la dirección de correo están separados de nuevo. Compruebe su contribución, por favor: lo escrito entretanto sigue donde se escribió.
mail_unlinked = Su dirección de correo y el chat de Telegram están separados de nuevo. Compruebe su contribución, por favor: lo escrito entretanto figura más abajo.
unlinked_other = Este chat y la dirección de correo con la que estaba vinculado están separados de nuevo.
mail_unlinked_other = Su dirección de correo y el chat de Telegram con el que estaba vinculada están separados de nuevo.
nothing_linked = Aquí no hay ninguna dirección de correo ni ningún chat vinculados.
mail_nothing_linked = Ningún chat de Telegram está vinculado a su dirección de correo.
unlink_prove = Cualquiera puede escribir con su dirección, así que se lo preguntamos una vez más: para separar su dirección de Telegram, responda a este mensaje con { -unlink } en la primera línea.

## My data

data_here = Todo lo que se guarda sobre usted va adjunto dos veces: para leerlo y como datos para programas. Para corregir sus datos: /profile. Para retirar su contribución: /withdraw
mail_data_here = Todo lo que se guarda sobre usted va adjunto dos veces: para leerlo y como datos para programas. Para corregir algo, basta con responder; para retirar su contribución, responda con { -withdraw } en la primera línea.
data_prove = Cualquiera puede escribir con su dirección, así que se lo preguntamos una vez más: para recibir todo lo que se guarda sobre usted, responda a este mensaje con { -data } en la primera línea.
