### Notices that we send of our own accord, and answers to what is no answer.

reminder =
    Ha empezado una contribución a la consulta { $reference } y aún no la ha presentado. Preguntas respondidas: { $answered } de { $count }.

    El plazo vence el { $deadline }. { $time_left }

    { $has_open ->
        [yes] Para continuar: { $open }
       *[no] Para continuar: /status
    }
    { $has_open ->
        [yes] {""}
       *[no] Para presentar lo que ya está: /submit
    }
    Para dejar de recibir recordatorios: /stop

reminder_open =
    Su contribución a la consulta { $reference } está presentada y cuenta. Su número de recibo: { $receipt }. Preguntas aún abiertas: { $missing }.

    Si desea responderlas, tiene de plazo hasta: { $deadline }. { $time_left } Si no, no hace falta que haga nada.

    { $has_open ->
        [yes] Para continuar: { $open }
       *[no] Para continuar: /review
    }
    Para dejar de recibir recordatorios: /stop

reminder_invited =
    La consulta { $reference }: «{ $title }» está abierta hasta: { $deadline }. { $time_left }

    Para participar: /start
    Para dejar de recibir recordatorios: /stop

extension =
    La consulta { $reference }: «{ $title }» tiene un nuevo plazo: { $deadline }. Antes era: { $previous }.

    Hasta entonces puede presentar, modificar o retirar su contribución.

publication =
    Se ha publicado el documento recopilatorio de la consulta { $reference }: «{ $title }». Le agradecemos su participación.

    Su contribución lleva en él el número { $number }. Su número de recibo: { $receipt }
    { $has_url ->
        [yes] { $url }
       *[no] {""}
    }

set_aside = Su mensaje ha llegado y está bien guardado, pero no se ha podido leer automáticamente. Un miembro de la secretaría lo examinará. No es necesario que lo envíe de nuevo.

group_explains = Este servicio recoge respuestas a consultas abiertas. Lo hace solo en privado: nada de lo que se escribe en este grupo queda registrado. Para participar, escríbame en un chat privado, por favor.

unsupported = Un mensaje de este tipo no puede registrarse como respuesta. Escriba su respuesta como texto, por favor, o envíela como archivo.
unsupported_sticker = Un sticker no puede registrarse como respuesta. Escriba su respuesta como texto, por favor.
unsupported_poll = Una encuesta no puede registrarse como respuesta. Escriba su respuesta como texto, por favor.
unsupported_too_large =
    { $has_name ->
        [yes] El archivo «{ $name }» es demasiado grande para recibirlo aquí. Envíe uno más pequeño (de 20 MB como máximo)
       *[no] Este archivo es demasiado grande para recibirlo aquí. Envíe uno más pequeño (de 20 MB como máximo)
    }{ $has_contact_email ->
        [yes] {" "}o escriba a { $contact_email }.
       *[no] .
    }
unsupported_file_lost =
    { $has_name ->
        [yes] No se ha podido recibir el archivo «{ $name }». Envíelo de nuevo, por favor.
       *[no] No se ha podido recibir el archivo. Envíelo de nuevo, por favor.
    }
voice_kept = Su mensaje de voz se ha guardado con su contribución. En el documento recopilatorio figura solo el texto escrito: escriba también, por favor, lo que le parezca importante.

staff_answer =
    La secretaría de la consulta { $reference } le responde:

    { $text }
staff_correction =
    La secretaría de la consulta { $reference } corrige su respuesta. Ahora dice lo siguiente:

    { $text }
staff_request =
    La secretaría de la consulta { $reference } tiene una pregunta sobre su contribución { $receipt }:

    { $text }

    Para contestar, responda directamente a este mensaje.
told_staff = Gracias. Su respuesta se ha transmitido a la secretaría.
