### Letters by mail. Whoever reads these has no buttons and no /commands: they reply, and write a word on the first line.

-confirm = CONFIRMAR
-status = ESTADO
-withdraw = RETIRAR
-help = AYUDA
-stop = PARAR

## Subjects (never over 120 characters with a usual reference)

mail_subject_receipt = { $reference }: hemos recibido su contribución
mail_subject_reply = { $reference }: su mensaje
mail_subject_reminder = { $reference }: su contribución, hasta el { $deadline_date }
mail_subject_extension = { $reference }: nuevo plazo, { $deadline_date }
mail_subject_publication = { $reference }: se ha publicado el documento recopilatorio
mail_subject_answer = { $reference }: respuesta de la secretaría
mail_subject_request = { $reference }: una pregunta sobre su contribución

mail_subject_digest =
    { $has_reference ->
        [yes] { $reference }: resumen para la secretaría
       *[no] Resumen para la secretaría
    }
mail_subject_verification = { $reference }: confirme su dirección, por favor
mail_subject_invitation = { $reference }: invitación a una consulta abierta

## Frame

mail_greeting =
    { $has_name ->
        [yes] Estimado/a { $name }:
       *[no] Señoras y señores:
    }
mail_closing =
    { $has_name ->
        [yes] Reciba un cordial saludo.
       *[no] Atentamente,
    }
    La secretaría de la consulta { $reference }
mail_footer = Recibe este mensaje porque desde esta dirección se empezó una contribución a la consulta { $reference }. Si no fue usted, le rogamos que nos lo diga respondiendo.
mail_footer_invited = Recibe este mensaje porque la secretaría ha invitado a esta dirección a la consulta { $reference }.
invitation_link =
    También puede responder en Telegram, pregunta por pregunta: { $url }

    Puede reenviar esta invitación a otras personas.

mail_unsubscribe =
    { $has_url ->
        [yes] Para no recibir más recordatorios, responda con { -stop } en la primera línea, o abra { $url }
       *[no] Para no recibir más recordatorios, responda con { -stop } en la primera línea.
    }
mail_invitation =
    Le invitamos a participar en la consulta abierta { $reference }: «{ $title }».

    { $closed ->
        [yes] El plazo venció el { $deadline }.
       *[no] Sus respuestas serán bienvenidas hasta el { $deadline }. { $time_left }
    }

    Basta con responder a este mensaje y contestar cuantas preguntas desee.

mail_notice =
    { $has_notice ->
        [yes] { $notice }
       *[no] Todas las contribuciones recibidas se harán públicas y se reunirán en un documento recopilatorio.
    }

    Se publican su nombre, su organización, su categoría y su país, sus respuestas y los archivos que adjunte. Su dirección de correo electrónico y su número de teléfono no se publican nunca; le rogamos que no incluya datos de contacto personales en sus respuestas ni en sus archivos.

## What was filed

filed =
    Pregunta { $number }
    { $question }

    Su respuesta, tal como está registrada:

    { $has_text ->
        [yes] { $text }
       *[no] {""}
    }

    { $has_files ->
        [yes]
            Archivos:
            { $files }
       *[no] {""}
    }

all_answered = Ha respondido a todas las preguntas.
still_open =
    { $count ->
        [one] Queda { $count } pregunta sin responder:
       *[other] Quedan { $count } preguntas sin responder:
    }
open_question =
    Pregunta { $number }
    { $question }

    { $unofficial ->
        [yes] (Traducción no oficial)
       *[no] {""}
    }
how_to_go_on =
    Lo que escriba debajo de una pregunta sustituye a toda su respuesta a esa pregunta. Para añadir algo a una respuesta, repita el texto anterior junto con lo nuevo; para corregirla, escríbala de nuevo. Responda a este mensaje y ponga el texto debajo de la pregunta correspondiente, o después de su número.
    Responda con { -status } en la primera línea para ver en qué estado está su contribución, o con { -withdraw } para retirarla.
how_to_answer = Responda a este mensaje y escriba sus respuestas debajo de las preguntas, o después de sus números. Puede omitir preguntas y enviar el resto más tarde. Para saber más, responda con { -help } en la primera línea.
refused_kept = Lo que ha enviado se conserva como borrador. No forma parte de la consulta y no se publicará.

## Files that gave no words, or words that want checking ($files: their names, one a line)

mail_files_locked =
    Protegido con contraseña o cifrado, y por ello no leído:
    { $files }
    Envíelo de nuevo sin protección, por favor, o escriba sus respuestas en el propio mensaje.
mail_files_broken =
    Dañado o vacío, y por ello no leído:
    { $files }
    Envíelo de nuevo, por favor, o escriba sus respuestas en el propio mensaje.
mail_files_without_text =
    No se ha encontrado texto en:
    { $files }
    Se conserva con su contribución, pero en el documento recopilatorio solo entra texto escrito: escriba también, por favor, lo que le importa.
mail_files_unread =
    Conservado, pero sin buscar respuestas en él:
    { $files }
    Las respuestas se leen en archivos Word, OpenDocument, PDF, RTF, HTML y de texto: envíelas, por favor, en uno de esos formatos o en el propio mensaje.
mail_files_unplaced =
    Conservado entero, porque no se ha podido saber a qué preguntas responde:
    { $files }
    Para que sus respuestas figuren debajo de las preguntas, numérelas, por favor, o escríbalas en el propio mensaje.
mail_files_uncertain =
    Un texto que se lee de derecha a izquierda se ha extraído de un PDF, y el orden de las letras puede haberse alterado:
    { $files }
    Compruebe, por favor, sus respuestas tal como figuran más abajo, o envíe el texto en un archivo Word.

## Confirming

please_confirm =
    Sus respuestas se han registrado, pero todavía no cuentan: cualquiera puede escribir con su dirección, y por eso le pedimos que confirme que son suyas.

    Le rogamos que responda a este mensaje con { -confirm } en la primera línea.
kept_apart =
    No se ha podido comprobar que mensajes anteriores enviados con su dirección sean suyos. Su contenido se conserva aparte y no cuenta.

    Si son suyos, le rogamos que responda a este mensaje con { -confirm } en la primera línea.
verify_address =
    Esta dirección se indicó en Telegram como dirección de correo electrónico para una contribución a la consulta { $reference }: «{ $title }».

    Si fue usted, responda a este mensaje con { -confirm } en la primera línea, por favor. Después podrá continuar por Telegram o por correo, como prefiera; su dirección no se publicará.

    { $has_code ->
        [yes] O escriba este código en el chat: { $code }
       *[no] {""}
    }
    { $has_url ->
        [yes] O abra este enlace donde usa Telegram: { $url }
       *[no] {""}
    }

    Si no fue usted, no tiene que hacer nada.
confirmed =
    Gracias. Su contribución está confirmada y cuenta.

    Número de recibo: { $receipt }. Versión: { $version }.

    { $closed ->
        [yes] El plazo venció el { $deadline }.
       *[no] Puede modificarla o retirarla hasta el { $deadline }.
    }

mail_which_consultation =
    Hay varias consultas abiertas y su mensaje no dice de cuál se trata. Aún no se ha registrado nada; sus palabras se conservan.

    Responda, por favor, a este mensaje escribiendo en la primera línea la referencia de la consulta. Lo que ha enviado se registrará entonces en ella.
mail_consultation_line = { $reference }: «{ $title }», hasta el { $until }.
mail_nothing_found =
    No hemos encontrado en su mensaje ninguna respuesta que podamos registrar. Responda, por favor, escribiendo sus respuestas debajo de las preguntas, o después de sus números.

    { mail_ask_numbered }
mail_nothing_new = Su mensaje no contenía nada que no estuviera ya registrado. Esto es lo que figura con el número de recibo { $receipt }:
mail_ask_numbered = Numere sus respuestas como las preguntas, por favor: «1.» delante de su respuesta a la pregunta 1, «2.» delante de su respuesta a la pregunta 2, y así sucesivamente.
mail_empty = Su mensaje ha llegado, pero no contenía ni texto ni archivos. Envíelo de nuevo, por favor, o responda con { -help } en la primera línea.
mail_help =
    Puede responder a la consulta { $reference } escribiendo a esta dirección. Responda a uno de nuestros mensajes o escriba uno nuevo; ponga sus respuestas debajo de las preguntas, o después de sus números. Puede adjuntar archivos, omitir preguntas y enviar el resto más tarde.

    { mail_ask_numbered }

    En la primera línea de un mensaje puede escribir también:

    { -status } – en qué estado está su contribución
    { -confirm } – confirmar que una contribución es suya
    { -withdraw } – retirar su contribución
    { -subscribe } – recibir avisos sin responder
    { -meeting } – recibir un recordatorio de la reunión
    { -share } – dar a conocer la consulta
    { -stop } – dejar de recibir recordatorios
    { -data } – todo lo que se guarda sobre usted, en archivos
    { -help } – este texto

    { $closed ->
        [yes] El plazo venció el { $deadline }.
       *[no] El plazo vence el { $deadline }. { $time_left }
    }

    { $has_contact_email ->
        [yes] Preguntas a la secretaría: { $contact_email }
       *[no] {""}
    }
mail_withdraw_confirm =
    ¿Desea realmente retirar su contribución? En ese caso no se publicará.
    Para retirarla, responda con { -confirm } en la primera línea. De lo contrario, no tiene que hacer nada.

## Twins: the same things as in the chat, in the words of a mail

mail_ask_withdraw = { mail_withdraw_confirm }
mail_published_as =
    { published_as }

    Para corregir estos datos, escriba al principio de su respuesta una línea como «Nombre: …», «Organización: …», «Categoría: …» o «País: …».
mail_recorded = Registrado en la pregunta { $number }: { kept_amounts }.
mail_kept_general = Registrado entre las observaciones generales: { kept_amounts }.
mail_withdrawn =
    Su contribución con el número de recibo { $receipt } se ha retirado.
    { $closed ->
        [yes] {""}
       *[no] Si cambia de opinión, envíenos de nuevo sus respuestas.
    }
mail_withdrawn_before =
    Su contribución con el número de recibo { $receipt } ya se retiró.
    { $closed ->
        [yes] {""}
       *[no] Si cambia de opinión, envíenos de nuevo sus respuestas.
    }
mail_reminder =
    Ha empezado una contribución a la consulta { $reference }: «{ $title }», y aún no la ha completado. Preguntas respondidas: { $answered } de { $count }.

    El plazo vence el { $deadline }. { $time_left }

    Para completarla, responda a este mensaje con las respuestas que faltan.
mail_reminder_open =
    Su contribución a la consulta { $reference }: «{ $title }» se ha recibido y cuenta. Su número de recibo: { $receipt }. Preguntas aún abiertas: { $missing }.

    Si desea responderlas, tiene de plazo hasta: { $deadline }. { $time_left } Basta con responder a este mensaje. Si no, no hace falta que haga nada.

mail_reminder_invited =
    { $has_subscribed ->
        [yes] Usted pidió recibir noticias de la consulta abierta { $reference }: «{ $title }». Sus respuestas serán bienvenidas hasta el { $deadline }. { $time_left }
       *[no] Le invitamos a participar en la consulta abierta { $reference }: «{ $title }». Sus respuestas serán bienvenidas hasta el { $deadline }. { $time_left }
    }

    Para participar, responda a este mensaje y a las preguntas que desee.

mail_extension =
    La consulta { $reference }: «{ $title }» tiene un nuevo plazo: { $deadline }. Antes era: { $previous }.

    Hasta entonces puede enviar, modificar o retirar su contribución.
mail_contribution_line =
    { $has_label ->
        [yes] «{ $label }»
       *[no] Todavía sin nombre
    }: { $state ->
        [submitted] presentada, número de recibo { $receipt }
        [unconfirmed] espera su confirmación
        [withdrawn] retirada, número de recibo { $receipt }
       *[draft] aún no presentada
    }.
    Para completarla o modificarla, responda a una carta que trate de ella.
