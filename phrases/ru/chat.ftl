### Telegram: buttons, the menu of commands, and what the bot says of itself.

## Buttons

button_agree = Согласие
button_next = Далее
button_skip = Пропустить
button_back = Назад
button_review = Прочитать всё
button_submit = Представить
button_language = Язык
button_withdraw = Отозвать
button_keep = Не отзывать
button_new = Новый вклад
button_edit = Изменить { $number }
button_remove = Удалить
button_ask_staff = Это был вопрос
button_status = Состояние
button_resume = Перейти к нему
button_help = Помощь
button_profile = Сведения о себе
button_copy = Скопировать номер
button_open = Написать в личный чат
button_look = Открыть { $number }
button_look_again = Прочитать заново
button_approve = Одобрить
button_reject = Отклонить…
button_ask = Спросить…

## Menu (3 to 256 characters each)

menu_start = Начать или продолжить
menu_agree = Согласиться на публикацию
menu_next = Этот ответ готов
menu_skip = Пропустить
menu_back = На шаг назад
menu_question = Перейти к вопросу по номеру
menu_review = Прочитать всё ещё раз
menu_submit = Представить вклад
menu_status = Состояние вклада
menu_profile = Исправить сведения о себе
menu_language = Сменить язык
menu_new = Представить вклад от имени другой организации
menu_withdraw = Отозвать вклад
menu_ask = Задать вопрос секретариату
menu_data = Всё, что хранится обо мне
menu_forget = Удалить то, что хранится обо мне
menu_code = Подтвердить адрес почты
menu_unlink = Разъединить чат и адрес почты
menu_stop = Больше не напоминать
menu_privacy = Что хранится и что публикуется
menu_help = Что здесь можно сделать

## The bot (name up to 64, short description up to 120, description up to 512 characters)

bot_name = Открытые консультации
bot_short_description = Участвуйте в открытых консультациях, отвечая на вопросы по одному, на шести языках.
bot_description =
    Здесь можно представить вклад в рамках открытых консультаций: вы отвечаете на вопросы по одному, на своём языке, в удобное время и получаете регистрационный номер.

    Все вклады публикуются. Ваш номер телефона и учётная запись Telegram не публикуются никогда.

    Чтобы начать, нажмите «Старт».
