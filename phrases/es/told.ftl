### Being told without answering, the meeting, and passing the consultation on.

-subscribe = SUSCRIBIRSE
-meeting = RECORDATORIO DE REUNIÓN
-share = COMPARTIR

button_subscribe = Mantenerme informado
button_meeting = Recordatorio de la reunión
button_share = Contárselo a otros
button_stop = No más recordatorios

menu_subscribe = Recibir avisos del plazo y del resultado
menu_share = Dar a conocer la consulta

mail_subject_to_begin = { $reference }: sus respuestas serán bienvenidas hasta el { $deadline_date }
mail_subject_meeting = { $reference }: recordatorio de la reunión
mail_footer_subscribed = Recibe este mensaje porque alguien pidió, desde esta dirección, recibir noticias de la consulta { $reference }.

subscribed =
    { $closed ->
        [yes] Se le avisará cuando se publique el documento recopilatorio de la consulta { $reference }.
       *[no] Se le avisará cuando se publique el documento recopilatorio de la consulta { $reference }, cuando cambie el plazo, que vence el { $deadline }, y, mientras no haya empezado a responder, antes de que venza.
    }

    Para no recibir más avisos: /stop
mail_subscribed =
    { $closed ->
        [yes] Se le avisará cuando se publique el documento recopilatorio de la consulta { $reference }.
       *[no] Se le avisará cuando se publique el documento recopilatorio de la consulta { $reference }, cuando cambie el plazo, que vence el { $deadline }, y, mientras no haya empezado a responder, antes de que venza.
    }

    Para no recibir más avisos, responda con { -stop } en la primera línea.

meeting_facts =
    Fecha y lugar:
    { $has_meeting_starts ->
        [yes] { $meeting_starts }
       *[no] {""}
    }
    { $has_meeting_place ->
        [yes] { $meeting_place }
       *[no] {""}
    }
    { $has_meeting_remote ->
        [yes] Para participar a distancia: { $meeting_remote }
       *[no] {""}
    }
subscribed_meeting =
    Se le recordará una vez la reunión sobre { $reference }, poco antes de que se celebre.

    { meeting_facts }

    Para no recibir más avisos: /stop
mail_subscribed_meeting =
    Se le recordará una vez la reunión sobre { $reference }, poco antes de que se celebre.

    { meeting_facts }

    Para no recibir más avisos, responda con { -stop } en la primera línea.
meeting_reminder =
    Usted pidió este recordatorio: se acerca la reunión sobre «{ $title }» ({ $reference }).

    { meeting_facts }
meeting_none = No hay ninguna reunión prevista para esta consulta.
meeting_over = La reunión ya se celebró.
meeting_offer = Para que se le recuerde la reunión del { $meeting_date }: /meeting
mail_meeting_offer = Para que se le recuerde la reunión del { $meeting_date }, responda con { -meeting } en la primera línea.

subscribe_prove =
    Cualquiera puede escribir con su dirección, así que se lo preguntamos una vez: para recibir noticias de la consulta { $reference }, responda a este mensaje con { $topic ->
        [meeting] { -meeting }
       *[news] { -subscribe }
    } en la primera línea.

    Si no fue usted, no tiene que hacer nada.

compilation_news =
    Se ha publicado el documento recopilatorio de la consulta { $reference }: «{ $title }». Usted pidió que se le avisara.
    { $has_url ->
        [yes] { $url }
       *[no] {""}
    }

share =
    Consulta abierta { $reference }: «{ $title }»

    { $closed ->
        [yes] El plazo venció el { $deadline }.
       *[no] Cualquiera puede responder, hasta el { $deadline }.
    }

    { $has_chat ->
        [yes] Por Telegram: { $chat }
       *[no] {""}
    }
    { $has_mail ->
        [yes] Por correo electrónico: { $mail }
       *[no] {""}
    }
    { $has_page ->
        [yes] Más información: { $page }
       *[no] {""}
    }
