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
        [one] { $count } pregunta de una parte interesada espera respuesta: intake list --waiting
       *[other] { $count } preguntas de partes interesadas esperan respuesta: intake list --waiting
    }
digest_set_aside =
    { $count ->
        [0] No hubo que apartar ningún mensaje.
        [one] { $count } mensaje no se pudo leer y se apartó: intake list --waiting
       *[other] { $count } mensajes no se pudieron leer y se apartaron: intake list --waiting
    }
digest_given_up =
    { $count ->
        [0] No se desistió de entregar ninguna carta.
        [one] { $count } carta no se pudo entregar y se desistió de ella: intake status
       *[other] { $count } cartas no se pudieron entregar y se desistió de ellas: intake status
    }
digest_unreachable =
    { $count ->
        [0] Se puede contactar con todas las personas.
        [one] Ya no se puede contactar con { $count } persona: intake status
       *[other] Ya no se puede contactar con { $count } personas: intake status
    }
digest_deadline = El plazo vence el { $deadline }. { $time_left }
digest_quiet = Nada nuevo desde el último resumen.
digest_mailbox =
    { $has_difference ->
        [yes] Atención: mensajes en el buzón: { $mailbox }, registrados: { $stored }. Ejecute: intake reconcile
       *[no] El buzón y el registro coinciden. Mensajes en el buzón: { $mailbox }, registrados: { $stored }.
    }
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
