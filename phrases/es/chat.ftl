### Telegram: buttons, the menu of commands, and what the bot says of itself.

## Buttons

button_agree = Acepto
button_next = Siguiente
button_skip = Omitir
button_back = Atrás
button_review = Revisar
button_submit = Presentar
button_language = Idioma
button_withdraw = Retirar
button_keep = No retirar
button_new = Nueva contribución
button_edit = Cambiar { $number }
button_remove = Eliminar
button_ask_staff = Era una pregunta
button_status = Estado
button_resume = Abrirla
button_help = Ayuda
button_profile = Mis datos
button_copy = Copiar el número de recibo
button_open = Escribir en privado
button_look = Abrir { $number }
button_look_again = Leer de nuevo
button_approve = Aprobar
button_reject = Rechazar…
button_ask = Preguntar…

## Menu (3 to 256 characters each)

menu_start = Empezar o continuar
menu_agree = Aceptar la publicación
menu_next = Esta respuesta está completa
menu_skip = Omitir
menu_back = Un paso atrás
menu_question = Ir a una pregunta por su número
menu_review = Leerlo todo una vez más
menu_submit = Presentar la contribución
menu_status = En qué estado está la contribución
menu_profile = Corregir sus datos
menu_language = Cambiar de idioma
menu_new = Contribuir en nombre de otra organización
menu_withdraw = Retirar la contribución
menu_ask = Preguntar algo a la secretaría
menu_data = Todo lo que se guarda sobre mí
menu_forget = Eliminar lo que se guarda sobre mí
menu_code = Demostrar mi dirección de correo
menu_unlink = Separar el chat y el correo
menu_stop = Dejar de recibir recordatorios
menu_privacy = Lo que se guarda y lo que se publica
menu_help = Lo que puede hacer aquí

## The bot (name up to 64, short description up to 120, description up to 512 characters)

bot_name = Consultas abiertas
bot_short_description = Responda a una consulta abierta pregunta por pregunta, en seis idiomas.
bot_description =
    Aquí puede contribuir a una consulta abierta: responde pregunta por pregunta, en su idioma, cuando le convenga, y obtiene un número de recibo.

    Todas las contribuciones se publican. Su número de teléfono y su cuenta de Telegram no se publican nunca.

    Toque «Iniciar» para empezar.
