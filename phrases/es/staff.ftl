### For the secretariat: digests and what has to be looked at. One line each.

digest_title =
    { $has_reference ->
        [yes] Resumen del { $date } sobre { $reference }
       *[no] Resumen del { $date }
    }
digest_counts = Nuevas: { $new }. Presentadas: { $submitted }. Borradores: { $drafts }. Fuera de plazo: { $late }. A la espera de CONFIRMAR: { $unconfirmed }. Retiradas: { $withdrawn }.
digest_waiting =
    { $count ->
        [0] Ninguna contribución espera su examen.
        [one] { $count } contribución espera su examen: intake list --waiting
       *[other] { $count } contribuciones esperan su examen: intake list --waiting
    }
digest_questions =
    { $count ->
        [0] Ninguna pregunta espera respuesta.
        [one] { $count } pregunta de una parte interesada espera respuesta: intake questions
       *[other] { $count } preguntas de partes interesadas esperan respuesta: intake questions
    }
digest_set_aside =
    { $count ->
        [0] No hubo que apartar ningún mensaje.
        [one] { $count } mensaje no se pudo leer y se apartó: intake trouble
       *[other] { $count } mensajes no se pudieron leer y se apartaron: intake trouble
    }
digest_noted =
    { $count ->
        [0] No hay nada más que señalar.
        [one] { $count } mensaje se conservó con una observación: intake trouble
       *[other] { $count } mensajes se conservaron, cada uno con una observación: intake trouble
    }
digest_given_up =
    { $count ->
        [0] No se desistió de entregar ninguna carta.
        [one] { $count } carta no se pudo entregar y se desistió de ella: intake trouble
       *[other] { $count } cartas no se pudieron entregar y se desistió de ellas: intake trouble
    }
digest_still_published =
    { $count ->
        [0] Ninguna contribución retirada figura en la última edición.
        [one] { $count } contribución fue retirada y aún figura en la última edición: intake publish
       *[other] { $count } contribuciones fueron retiradas y aún figuran en la última edición: intake publish
    }
digest_unreachable =
    { $count ->
        [0] Se puede contactar con todas las personas.
        [one] Ya no se puede contactar con { $count } persona: intake trouble
       *[other] Ya no se puede contactar con { $count } personas: intake trouble
    }
digest_deadline = El plazo vence el { $deadline }. { $time_left }
digest_quiet = Nada nuevo desde el último resumen.
digest_trend = Presentadas en cada uno de los últimos 14 días, hoy al final: { $bars }
digest_oldest = Lo más antiguo espera desde: { $since }.
digest_mailbox =
    { $count ->
        [0] El buzón y el registro coinciden.
        [one] { $count } mensaje del buzón no está en el registro: intake reconcile
       *[other] { $count } mensajes del buzón no están en el registro: intake reconcile
    }
digest_mailbox_away = No se puede leer el buzón. Última lectura: { $since }. Para saber por qué: intake doctor
urgent_mailbox =
    Urgente: no se puede leer el buzón

    Última lectura: { $since }. No se ha perdido nada, pero quien escribe por correo no recibe respuesta. Para saber por qué: intake doctor
urgent_over_mailbox =
    El buzón se puede leer de nuevo

    No se podía desde: { $since }. Se está registrando lo que llegó entretanto.
urgent_disk =
    Urgente: el disco está casi lleno

    Espacio libre: { $free } MB. Cuando esté lleno no se podrá aceptar ningún mensaje. Haga sitio, por favor.
urgent_over_disk =
    Vuelve a haber sitio en el disco

    Estaba casi lleno desde: { $since }.
urgent_bounces =
    Urgente: se devuelven muchas cartas

    Devueltas o abandonadas en la última hora: { $count }. Para ver cuáles y por qué: intake trouble
urgent_over_bounces =
    Ya no se devuelven cartas en gran número

    Se devolvían desde: { $since }. Para ver cuáles: intake trouble

staff_new =
    Se ha presentado una contribución a { $reference }{ $has_name ->
        [yes] : { $name }
       *[no] {""}
    }{ $has_organisation ->
        [yes] , { $organisation }
       *[no] {""}
    }. Para leerla: intake show { $receipt }
staff_question =
    Una parte interesada pregunta{ $has_receipt ->
        [yes] {" "}(número de recibo { $receipt })
       *[no] {""}
    }:

    { $text }

    Para contestar a su autor, responda a este mensaje.
staff_reply =
    Una respuesta a lo que preguntó{ $has_receipt ->
        [yes] {" "}(número de recibo { $receipt })
       *[no] {""}
    }:

    { $text }

    Para contestar a su autor, responda a este mensaje.
staff_not_passed_on =
    Su respuesta no se ha podido transmitir

    { $text }

## The staff group: what is new, and what is done with it

staff_state =
    { $state ->
        [approved] aprobada por { $who }
        [rejected] rechazada por { $who }
        [withdrawn] retirada por su autor
        [merged] parte de otra contribución
       *[waiting] pendiente de revisión
    }
board_title =
    { $count ->
        [one] { $reference }, { $date }: { $count } contribución presentada
       *[other] { $reference }, { $date }: { $count } contribuciones presentadas
    }
board_earlier = Antes, ese mismo día: { $count }. Para verlas: intake list --waiting
board_line =
    { $place }. { $label }{ $has_again ->
        [yes] , versión { $again }
       *[no] {""}
    }{ $has_late ->
        [yes] , fuera de plazo
       *[no] {""}
    }: { staff_state }
staff_opened = Contribución { $receipt }, versión { $version }, presentada el { $at }
staff_card = { $receipt }, versión { $version }: { staff_state }
staff_changed = Entretanto, el autor de { $receipt } la ha modificado. No se ha hecho nada: le rogamos que la lea de nuevo.
staff_why_rejected = { $receipt }: ¿por qué se rechaza? Responda a este mensaje. El motivo se conserva y figura donde está la laguna.
staff_what_to_ask = { $receipt }: ¿qué desea preguntar a su autor? Responda a este mensaje.
staff_asked = Su pregunta se ha transmitido al autor de { $receipt }. La respuesta llegará aquí.
staff_files_held =
    { $count ->
        [one] { $count } archivo de { $receipt } queda retenido porque nadie lo ha examinado todavía: intake show { $receipt }
       *[other] { $count } archivos de { $receipt } quedan retenidos porque nadie los ha examinado todavía: intake show { $receipt }
    }
staff_may_not = Aquí solo pueden pulsar los miembros inscritos. Su número de Telegram es { $number }; debe figurar en INTAKE_STAFF_TELEGRAM_IDS.
staff_not_done =
    No se ha podido hacer

    { $text }
