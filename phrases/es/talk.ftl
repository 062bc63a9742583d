### The interview: what is asked and answered in the chat. Phrases that a mail words otherwise have a `mail_…` twin.

## Put together from parts

language_name = Español

moment =
    { $has_zone ->
        [yes] { $date } a las { $hour } ({ $zone }, { $offset })
       *[no] { $date } a las { $hour } ({ $offset })
    }

time_left =
    { $unit ->
        [days] { $amount ->
            [one] Queda { $amount } día.
           *[other] Quedan { $amount } días.
        }
        [hours] { $amount ->
            [one] Queda { $amount } hora.
           *[other] Quedan { $amount } horas.
        }
        [minutes] { $amount ->
            [0] Queda menos de un minuto.
            [one] Queda { $amount } minuto.
           *[other] Quedan { $amount } minutos.
        }
       *[past] Este plazo ha vencido.
    }

amount_messages =
    { $parts ->
        [one] { $parts } mensaje
       *[other] { $parts } mensajes
    }
amount_characters =
    { $characters ->
        [one] { $characters } carácter
       *[other] { $characters } caracteres
    }
amount_files =
    { $files ->
        [one] { $files } archivo
       *[other] { $files } archivos
    }
kept_amounts =
    { amount_messages }{ $has_characters ->
        [yes] , { amount_characters }
       *[no] {""}
    }{ $has_files ->
        [yes] , { amount_files }
       *[no] {""}
    }

## Beginning

choose_language =
    Elija un idioma: toque un botón o escriba su nombre.

    { $languages }

language_chosen = La conversación continúa en español.

welcome =
    Le damos la bienvenida a la consulta abierta { $reference }: «{ $title }».

    { $closed ->
        [yes] El plazo venció el { $deadline }.
       *[no] Puede responder pregunta por pregunta hasta el { $deadline }. { $time_left }
    }

    Todo lo que presente se publica. Su dirección de correo electrónico, su número de teléfono y su cuenta de Telegram no se publican nunca.

welcome_back =
    Le damos de nuevo la bienvenida a la consulta abierta { $reference }: «{ $title }».

    { $closed ->
        [yes] El plazo venció el { $deadline }.
       *[no] El plazo vence el { $deadline }. { $time_left }
    }

    Lo que ha escrito hasta ahora está guardado; seguimos donde lo dejó.

not_open_yet = La consulta se abre el { $opens }. Ya puede preparar sus respuestas.

closed_refused =
    La consulta se cerró el { $deadline }. Ya no se pueden presentar contribuciones.
    { $has_contact_web ->
        [yes] Información y resultados: { $contact_web }
       *[no] {""}
    }

closed_for_good =
    La consulta está cerrada. Ya no se pueden presentar contribuciones.
    { $has_contact_web ->
        [yes] Información y resultados: { $contact_web }
       *[no] {""}
    }

compilation_out = El documento recopilatorio está publicado: { $url }

closed_late =
    La consulta está cerrada. Todavía puede responder: su contribución se guardará y se marcará como recibida fuera de plazo.
    { $has_contact_web ->
        [yes] Información y resultados: { $contact_web }
       *[no] {""}
    }

notice =
    { $has_notice ->
        [yes] { $notice }
       *[no] Todas las contribuciones recibidas se harán públicas y se reunirán en un documento recopilatorio.
    }

    Se publican: su nombre, su organización, su categoría y su país, sus respuestas y los archivos que adjunte.

    No se publican nunca: su dirección de correo electrónico, su número de teléfono y su cuenta de Telegram. Le rogamos que no incluya datos de contacto personales en sus respuestas.

ask_consent = Si está de acuerdo con esta publicación, toque «Acepto» o escriba /agree.

agreed = Gracias. Primero, algunos datos sobre usted; podrá corregirlos más tarde con /profile.

agreed_before = Ya ha aceptado la publicación.

agree_first = Las respuestas solo pueden registrarse cuando haya aceptado su publicación. Lo que haya enviado antes, vuelva a enviarlo después, por favor.

## Profile

# What is known already of a field, and how it stays or goes.
given_so_far =
    Hasta ahora: { $current }
    Para conservarlo: /skip
given_may_be_empty = Para no indicar nada, escriba solo un guion: -

ask_name =
    { $has_current ->
        [yes]
            ¿Con qué nombre debe publicarse su contribución?

            { given_so_far }
       *[no] ¿Con qué nombre debe publicarse su contribución?
    }

ask_organisation =
    { $has_current ->
        [yes]
            ¿En nombre de qué organización responde?

            { given_so_far }
            { given_may_be_empty }
       *[no] ¿En nombre de qué organización responde? Si responde a título personal: /skip
    }

ask_category =
    { $has_category ->
        [yes]
            ¿A qué categoría de partes interesadas pertenece? Para elegir otra, escriba su número.

            Hasta ahora: { $category_label }
            Para conservarlo: /skip
            { given_may_be_empty }
       *[no] ¿A qué categoría de partes interesadas pertenece? Escriba el número, o /skip.
    }

    { $categories }

ask_country =
    { $has_current ->
        [yes]
            ¿En qué país se encuentra usted o su organización?

            { given_so_far }
            { given_may_be_empty }
       *[no] ¿En qué país se encuentra usted o su organización? Puede omitirlo: /skip
    }

ask_email =
    { $has_current ->
        [yes]
            ¿A qué dirección de correo electrónico podemos escribirle sobre su contribución? No se publica nunca.

            { given_so_far }
            { given_may_be_empty }
       *[no] ¿A qué dirección de correo electrónico podemos escribirle sobre su contribución? No se publica nunca. Puede omitirla: /skip
    }

noted_name =
    { $has_current ->
        [yes] Hemos anotado su nombre: { $current }.
       *[no] Hemos anotado su nombre.
    }
noted_organisation =
    { $has_current ->
        [yes] Hemos anotado su organización: { $current }.
       *[no] Hemos anotado su organización.
    }
noted_category =
    { $has_category ->
        [yes] Hemos anotado su categoría: { $category_label }.
       *[no] Hemos anotado su categoría.
    }
noted_country =
    { $has_current ->
        [yes] Hemos anotado su país: { $current }.
       *[no] Hemos anotado su país.
    }
noted_email =
    { $has_current ->
        [yes] Hemos anotado su dirección de correo electrónico: { $current }. No se publicará.
       *[no] Hemos anotado su dirección de correo electrónico. No se publicará.
    }

left_out = Sin indicar.

name_needed = Se necesita un nombre para poder continuar.

name_odd = Esto parece un saludo o un sí más que un nombre. Si es su nombre, escríbalo completo.

category_unknown = Esta no es una de las categorías. Escriba un número del 1 al { $count }.

country_odd = Esto no es el nombre de un país.

email_odd = Esto no parece una dirección de correo electrónico. Compruébela, por favor, u omítala: /skip

kept_for_later = Esto parece una respuesta más que un dato sobre usted. Se ha guardado entre las observaciones generales.

## Questions and answers

question =
    Pregunta { $position }/{ $count }

    { $question }

    { $unofficial ->
        [yes] (Traducción no oficial)
       *[no] {""}
    }

    Escriba su respuesta en cuantos mensajes desee, con archivos si lo prefiere. Cuando esté completa: /next. Para omitir la pregunta: /skip

so_far = Guardado hasta ahora en la pregunta { $number }: { kept_amounts }.

recorded =
    Registrado en la pregunta { $number }: { kept_amounts }.
    Puede seguir escribiendo. Cuando su respuesta esté completa: /next

several_questions = Este mensaje parece responder a varias preguntas. Se ha guardado entero en la pregunta abierta. Para responder por separado a la pregunta { $number }: /question_{ $number }

file_kept = El archivo «{ $name }» se ha guardado.

file_kept_not_compiled = «{ $name }» se ha guardado con su contribución. En el documento recopilatorio figura solo el texto escrito: escriba también, por favor, lo que le parezca importante.

kept_general =
    Registrado entre las observaciones generales: { kept_amounts }.
    Para responder a una pregunta concreta, escriba /question y su número.
    Para quitarlo de nuevo: /remove

edited = Su respuesta a la pregunta { $number } se ha modificado en consecuencia.
edited_comment = Sus observaciones generales se han modificado en consecuencia.
edit_unknown = El mensaje que ha modificado no forma parte de sus respuestas; no se ha cambiado nada en ellas. Sus datos pueden cambiarse con /profile.

removed = Eliminado de su respuesta a la pregunta { $number }.
removed_comment = Eliminado de sus observaciones generales.

perhaps_question = Si era una pregunta a la secretaría, toque el botón o escriba /ask: se transmitirá y dejará de formar parte de su contribución.
perhaps_thanks = Si estas palabras no deben figurar en su contribución, puede quitarlas: /remove
passed_on = Su pregunta se ha transmitido a la secretaría, que le responderá. Ya no forma parte de su respuesta a la pregunta { $number }.
passed_on_comment = Su pregunta se ha transmitido a la secretaría, que le responderá. Ya no figura entre sus observaciones generales.
nothing_to_pass_on = Para preguntar algo a la secretaría, escriba su pregunta detrás del comando, por ejemplo: /ask ¿Cuándo empieza la reunión?
nothing_to_remove = No hay ningún mensaje que quitar.

skipped = La pregunta { $number } queda omitida. Puede volver a ella: /question_{ $number }

no_such_question = Las preguntas están numeradas del 1 al { $count }. Escriba, por ejemplo: /question_1

which_question = ¿Qué pregunta? Escriba su número, del 1 al { $count }.

not_understood = No lo hemos entendido. Los comandos figuran en /help.

## Review and handing in

review = Lea una vez más su contribución, por favor. Este es su estado actual.

review_answer =
    Pregunta { $number }
    { $question }

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

review_missing =
    Pregunta { $number }
    { $question }

    Aún sin respuesta. Para responder: /question_{ $number }

general =
    Observaciones generales

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

published_as =
    Se publicará como:
    { $has_name ->
        [yes] Nombre: { $name }
       *[no] Nombre: sin indicar
    }
    { $has_organisation ->
        [yes] Organización: { $organisation }
       *[no] {""}
    }
    { $has_category ->
        [yes] Categoría: { $category_label }
       *[no] {""}
    }
    { $has_country ->
        [yes] País: { $country }
       *[no] {""}
    }

ask_submit =
    { $missing ->
        [0] Ha respondido a todas las preguntas.
        [one] Queda { $missing } pregunta sin responder; aun así, puede presentar su contribución.
       *[other] Quedan { $missing } preguntas sin responder; aun así, puede presentar su contribución.
    }

    Para presentar su contribución: /submit
    Para cambiar una respuesta: /question y su número
    Para corregir sus datos: /profile

nothing_to_submit = Todavía no hay nada que presentar: responda al menos a una pregunta, por favor.

submitted_before = Nada ha cambiado desde que presentó su contribución.

receipt =
    Gracias. Hemos recibido su contribución.

    Número de recibo: { $receipt }

    { $closed ->
        [yes] El plazo venció el { $deadline }.
       *[no] Puede modificarla o retirarla hasta el { $deadline }.
    }

receipt_again =
    Gracias. Hemos recibido la versión { $version } de su contribución. Sustituye a la anterior.

    Número de recibo: { $receipt }

    { $closed ->
        [yes] El plazo venció el { $deadline }.
       *[no] Puede modificarla o retirarla hasta el { $deadline }.
    }

receipt_beside =
    Gracias. Hemos recibido la versión { $version } de su contribución. Llegó fuera de plazo y no sustituye a la anterior: la que cuenta es la versión { $counting }, recibida a tiempo.

    Número de recibo: { $receipt }

late_note = Tenga en cuenta que esto llegó después del plazo del { $deadline }. Se ha guardado y marcado como recibido fuera de plazo.
late_receipt = Llegó fuera de plazo. Se ha guardado y marcado como recibida fuera de plazo.

# The heading of the copy that goes with the receipt.
copy_title = { $reference }: su contribución

after_submit =
    Para cambiar algo, escriba o modifique y envíe de nuevo /submit; cuenta la última versión.
    Para ver en qué estado se encuentra: /status
    Para retirarla: /withdraw
    Para contribuir en nombre de otra organización: /new

handed_in = Su contribución se ha presentado. Número de recibo: { $receipt }. Versión: { $version }.

submit_again = Sus cambios todavía no se han presentado. Para presentarlos: /submit

## Status, withdrawal, and the rest

status_nothing = Todavía no ha respondido a ninguna pregunta.
status_draft = Su contribución está empezada, pero aún no se ha presentado.
status_answered = Preguntas respondidas: { $answered } de { $count }.
status_deadline = El plazo vence el { $deadline }. { $time_left }
status_closed = El plazo venció el { $deadline }.

nothing_to_confirm = No hay nada que confirmar.

ask_withdraw =
    ¿Desea realmente retirar su contribución? En ese caso no se publicará.
    Para retirarla, escriba «sí» o toque el botón. De lo contrario, simplemente continúe.

ask_withdraw_draft =
    Todavía no ha presentado nada. ¿Desea realmente descartar su borrador? En ese caso no se publicará.
    Para descartarlo, escriba «sí» o toque el botón. De lo contrario, simplemente continúe.

withdrawn_draft = Su borrador se ha descartado y no se publicará. Si cambia de opinión, puede presentarlo: /submit

nothing_to_withdraw = No hay nada que retirar: no ha empezado ninguna contribución.

withdrawn =
    Su contribución con el número de recibo { $receipt } se ha retirado.
    { $closed ->
        [yes] {""}
       *[no] Si cambia de opinión, puede presentarla de nuevo: /submit
    }

withdrawn_before =
    Su contribución con el número de recibo { $receipt } ya se retiró.
    { $closed ->
        [yes] {""}
       *[no] Puede presentarla de nuevo: /submit
    }

new_needs_submit = Presente primero la contribución que ha empezado (/submit). Después podrá empezar otra.
new_not_needed = Acaba de empezar esta contribución: para otra organización, basta con corregir sus datos con /profile.

new_begun = Empieza otra contribución, con su propio número de recibo. La anterior, { $earlier }, no cambia; para volver a ella: { $open }

stopped = No recibirá más recordatorios. Su contribución no se ve afectada.

asked_staff = Su pregunta se ha transmitido a la secretaría, que le responderá.

privacy =
    Lo que se guarda: sus mensajes y archivos tal como llegaron, sus datos, y la dirección o la cuenta desde la que escribe, para poder responderle.

    Quién lo ve: nadie ve un borrador antes de que usted lo presente. Después lo lee la secretaría.

    Lo que se publica: su nombre, su organización, su categoría y su país, sus respuestas y sus archivos. Nunca su dirección de correo electrónico, su número de teléfono ni su cuenta de Telegram.

    Puede retirar su contribución con /withdraw.
    Para recibir en un archivo todo lo que se guarda sobre usted: /data
    Para que le olvidemos, es decir, que se elimine todo lo que no está publicado: /forget

help =
    Lo que puede escribir en cualquier momento:

    /next – esta respuesta está completa
    /skip – omitir
    /back – un paso atrás
    /question 2 – ir a la pregunta 2
    /review – leerlo todo una vez más
    /submit – presentar
    /status – en qué estado está su contribución
    /profile – corregir sus datos
    /language – cambiar de idioma
    /new – contribuir en nombre de otra organización
    /open – ir a otra de sus contribuciones
    /withdraw – retirar su contribución
    /remove – quitar su último mensaje
    /ask – una pregunta a la secretaría
    /data – todo lo que se guarda sobre usted, en un archivo
    /forget – eliminar lo que se guarda sobre usted
    /code – demostrar su dirección de correo
    /unlink – separar el chat y la dirección de correo
    /subscribe – recibir avisos sin responder
    /meeting – recibir un recordatorio de la reunión
    /share – dar a conocer la consulta
    /stop – dejar de recibir recordatorios
    /privacy – lo que se guarda y se publica

    { $has_contact_email ->
        [yes] Preguntas a la secretaría: { $contact_email }
       *[no] {""}
    }

not_withdrawn = Su contribución no se ha retirado.

## Several contributions of one person

your_contributions = Tiene { $count } contribuciones a esta consulta.

contribution_line =
    { $has_label ->
        [yes] «{ $label }»
       *[no] Todavía sin nombre
    }: { $state ->
        [submitted] presentada, número de recibo { $receipt }
        [unconfirmed] espera su confirmación
        [withdrawn] retirada, número de recibo { $receipt }
       *[draft] aún no presentada
    }.
    { $here ->
        [yes] Es la que está abierta.
       *[no] Para ir a ella: { $open }
    }

opened =
    { $has_label ->
        [yes] Ahora está abierta su contribución «{ $label }».
       *[no] Ahora está abierta esta contribución.
    }

no_such_receipt = Ninguna de sus contribuciones tiene este número de recibo. Para verlas todas: /status

elsewhere =
    { $has_label ->
        [yes] Ese mensaje pertenece a su contribución «{ $label }», no a la que está abierta. El cambio contará cuando presente esa contribución.
       *[no] Ese mensaje pertenece a otra de sus contribuciones, no a la que está abierta. El cambio contará cuando presente esa contribución.
    }
    Para ir a ella: { $open }

left_new =
    { $has_label ->
        [yes] La nueva contribución estaba todavía vacía. Está abierta de nuevo la anterior, «{ $label }».
       *[no] La nueva contribución estaba todavía vacía. Está abierta de nuevo la anterior.
    }

## Several consultations

which_consultation = Hay varias consultas abiertas. ¿De cuál se trata?

also_open = También están abiertas:

consultation_line =
    { $reference }: «{ $title }», hasta el { $until }.
    Para participar: { $open }
