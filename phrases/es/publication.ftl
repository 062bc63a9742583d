# Las palabras que rodean la recopilación; las respuestas figuran siempre con las palabras de sus autores.

## Cover
compilation_title = Recopilación de contribuciones
compilation_consultation = Consulta abierta { $reference }
compilation_draft = Borrador
compilation_draft_note = Solo para el personal. Este borrador contiene también contribuciones cuya publicación no se ha autorizado; están señaladas.
compilation_rolling_note = Las contribuciones aparecen aquí a medida que la secretaría las autoriza, hasta que se publique la recopilación. El plazo para presentarlas vence el { $deadline }.
compilation_document = Documento
compilation_document_name = { $reference } – Recopilación { $revision }
compilation_edition = Edición
compilation_volume = Volumen
compilation_volume_of = Volumen { $index } de { $count }, contribuciones n.º { $first } a { $last }
compilation_date = Fecha
compilation_meeting = Presentado a la reunión presencial
compilation_original = Original
compilation_original_note = en el idioma de cada autor
compilation_pair = { $first }, { $second }
compilation_contents = Índice

## Introduction
compilation_introduction = Introducción
compilation_intro_held = La consulta abierta { $reference } se celebró del { $from_date } al { $deadline }.
compilation_intro_open = La consulta abierta { $reference } comenzó el { $from_date } y permanece abierta hasta el { $deadline }.
compilation_intro_received = { $count ->
    [one] Se recibió { $count } contribución.
   *[other] Se recibieron { $count } contribuciones.
}
compilation_intro_shown = { $count ->
    [0] Ninguna figura en este documento.
    [one] { $count } de ellas figura en este documento.
   *[other] { $count } de ellas figuran en este documento.
}
compilation_intro_late = { $count ->
    [one] { $count } contribución llegó después del plazo; figura aparte.
   *[other] { $count } contribuciones llegaron después del plazo; figuran aparte.
}
compilation_intro_withdrawn = { $count ->
    [one] { $count } contribución fue retirada; su número queda vacante.
   *[other] { $count } contribuciones fueron retiradas; sus números quedan vacantes.
}
compilation_intro_waiting = { $count ->
    [one] { $count } contribución no se publica.
   *[other] { $count } contribuciones no se publican.
}
compilation_intro_words = Cada respuesta figura con las palabras y en el idioma de su autor. Los nombres y las organizaciones se publican tal como los indicaron los autores. Las direcciones y los números de teléfono de las personas no se publican; donde figuran en los textos, se suprimen.
compilation_intro_redacted = Una barra negra ({ $mark }) ocupa el lugar de las palabras suprimidas; a continuación figura el motivo.
compilation_unofficial = traducción no oficial

## Counts
compilation_counts = Las contribuciones en cifras
compilation_by_category = Por categoría
compilation_by_region = Por región
compilation_by_country = Por país
compilation_by_language = Por idioma
compilation_by_channel = Por canal
compilation_by_question = Respuestas por pregunta
compilation_count = Número
compilation_not_stated = No indicado
compilation_channel_telegram = Telegram
compilation_channel_mail = Correo electrónico
compilation_channel_both = Telegram y correo electrónico

## Answers
compilation_questions = Respuestas por pregunta
compilation_question = Pregunta { $index }
compilation_answers = { $count ->
    [0] Ninguna respuesta
    [one] { $count } respuesta
   *[other] { $count } respuestas
}
compilation_contributors = Contribuciones por autor
compilation_elsewhere = Las respuestas de cada autor figuran juntas en { $document } y en la página { $page }.
compilation_contribution = Contribución n.º { $index }
compilation_number = N.º
compilation_name = Nombre
compilation_organisation = Organización
compilation_category = Categoría
compilation_country = País
compilation_answered = Preguntas respondidas
compilation_anonymous = Nombre no indicado
compilation_general = Observaciones generales
compilation_late = Contribuciones recibidas después del plazo
compilation_late_note = Estas contribuciones llegaron después del plazo del { $deadline }.
compilation_late_mark = recibida después del plazo
compilation_withdrawn = Contribuciones retiradas
compilation_withdrawn_line = N.º { $index }: retirada por su autor el { $date }
compilation_withdrawn_undated = N.º { $index }: retirada por su autor
compilation_translation = Traducción de la secretaría, no las palabras del autor
compilation_redacted = suprimido: { $reason }
compilation_contact_data = datos de contacto
compilation_waiting = publicación aún no autorizada
compilation_rejected = publicación no autorizada: { $reason }
compilation_gap_rejected = N.º { $index }: respuesta no publicada. Motivo: { $reason }
compilation_gap_waiting = N.º { $index }: publicación aún no autorizada
compilation_gap_file_rejected = N.º { $index }, archivo { $file }: no publicado. Motivo: { $reason }
compilation_gap_file_waiting = N.º { $index }, archivo { $file }: publicación aún no autorizada
compilation_not_opened = no se pudo abrir el archivo
compilation_withheld = No publicado por decisión de la secretaría: { $list }
compilation_uncleared = Publicación aún no autorizada: { $list }
compilation_campaigns = Contribuciones casi idénticas
compilation_campaign = { $count ->
    [one] { $count } contribución es casi idéntica a la n.º { $sample }: { $list }
   *[other] { $count } contribuciones son casi idénticas; la n.º { $sample } sirve de ejemplo: { $list }
}
compilation_same_words = { $count ->
    [one] { $count } autor más envió el mismo texto:
   *[other] { $count } autores más enviaron el mismo texto:
}
compilation_as_in = El mismo texto que la contribución n.º { $index }.

## Attachments and data
compilation_attachments = Documentos adjuntos
compilation_file = Archivo
compilation_size = Tamaño
compilation_listed = conservado por la secretaría, no publicado
compilation_downloads = Documentos y datos abiertos
compilation_data_note = Los datos contienen todo lo que se publica aquí y nada más. Sus campos se describen en { $file }.

## How it was made
compilation_method = Cómo se elaboró este documento
compilation_method_intake = Las contribuciones llegaron por Telegram y por correo electrónico. Cada una se guardó tal como llegó antes de acusar recibo; cuenta la última versión anterior al plazo.
compilation_method_cleared = Solo se publica lo que la secretaría ha autorizado. Nada se ha abreviado, corregido ni traducido.
compilation_method_translated = Solo se publica lo que la secretaría ha autorizado. Nada se ha abreviado ni corregido. Las traducciones las ha añadido la secretaría; figuran debajo de las respuestas y están señaladas.
compilation_method_proof = Cada archivo de esta edición figura con su resumen SHA-256 en edition.json, que está firmado. Todas las contribuciones, también las no publicadas, son hojas de un árbol de resúmenes (RFC 6962) con esta raíz:
compilation_method_verify = Con el archivo que acompañaba a su acuse de recibo, los autores pueden comprobar que su texto figura aquí sin cambios: intake verify RECEIPT EDITION.

## Changes
compilation_changes = Cambios desde la edición anterior
compilation_change_added = N.º { $index }: nueva
compilation_change_withdrawn = N.º { $index }: retirada
compilation_change_new_version = N.º { $index }: sustituida por una nueva versión
compilation_change_redacted = N.º { $index }: palabras suprimidas o supresión modificada
compilation_change_cleared = N.º { $index }: otras respuestas o archivos autorizados
compilation_change_translated = N.º { $index }: traducción añadida o modificada
compilation_change_removed = N.º { $index }: ya no se publica

## The site
compilation_skip = Ir al contenido
compilation_languages = Idioma de esta página
compilation_search = Buscar en las contribuciones
compilation_search_found = Contribuciones encontradas:
compilation_top = Volver al índice
compilation_parts_note = Las contribuciones figuran en varias páginas, por orden de número.
compilation_range = N.º { $first } a { $last }
compilation_part_of = Página { $index } de { $count }
compilation_previous = Página anterior
compilation_next = Página siguiente
compilation_search_note = Palabras o su comienzo. Se encuentran las contribuciones que las contienen todas.
compilation_search_more = Mostrar más
compilation_search_needs_script = La búsqueda necesita JavaScript. Todas las contribuciones figuran por orden de número:
compilation_overview = Respuestas por pregunta
compilation_page_contributors = Por autor

## Checking a receipt in the browser
compilation_page_verify = Comprobar un recibo
compilation_verify_intro = Elija el archivo que acompañaba a su recibo o escriba su número. La comprobación se hace en su navegador; nada sale de él.
compilation_verify_file = Archivo del recibo
compilation_verify_number = Número del recibo
compilation_verify_button = Comprobar
compilation_verify_needs_script = La comprobación necesita JavaScript y una dirección segura (https) o una copia de estas páginas en su propio equipo.
compilation_verify_limit = Esta página compara palabras. Para comprobar que los archivos de una edición están tal como se firmaron: intake verify RECEIPT EDITION.
compilation_verify_names = Nombre y organización
compilation_verify_file_place = Archivo { $index }
compilation_verify_no_receipt = Esto no es un recibo.
compilation_verify_other = El recibo corresponde a otra consulta.
compilation_verify_changed = El recibo se modificó después de firmarse.
compilation_verify_signed = El recibo está tal como se firmó.
compilation_verify_unsigned = Este navegador no puede comprobar la firma del recibo.
compilation_verify_unknown = Aquí no consta ninguna contribución con este número de recibo. Lo que se presentó más tarde figura en una edición posterior.
compilation_verify_same = La recopilación se hizo exactamente con las palabras del recibo.
compilation_verify_others = La recopilación se hizo con palabras distintas de las del recibo.
compilation_verify_version = El recibo es de la versión { $held }; aquí cuenta la versión { $counts }.
compilation_verify_published = La contribución está publicada con el n.º { $index }.
compilation_verify_withdrawn = La contribución se retiró; su número queda vacío.
compilation_verify_not_published = La contribución no está publicada.
compilation_verify_word_for_word = { $place }: publicado palabra por palabra
compilation_verify_redacted = { $place }: publicado, con palabras suprimidas ({ $reason })
compilation_verify_withheld = { $place }: no publicado
compilation_verify_differs = { $place }: las palabras publicadas difieren de las presentadas
