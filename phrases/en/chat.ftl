### Telegram: buttons, the menu of commands, and what the bot says of itself.

## Buttons

button_agree = I agree
button_next = Next
button_skip = Skip
button_back = Back
button_review = Read through
button_submit = Hand in
button_language = Language
button_withdraw = Withdraw
button_keep = Do not withdraw
button_new = New contribution
button_edit = Change { $number }
button_remove = Remove
button_ask_staff = It was a question
button_status = Status
button_resume = Go to it
button_help = Help
button_profile = My details
button_copy = Copy receipt number
button_open = Write in private
button_look = Open { $number }
button_look_again = Read it again
button_approve = Approve
button_reject = Reject…
button_ask = Ask back…

## Menu (3 to 256 characters each)

menu_start = Begin or go on
menu_agree = Agree to publication
menu_next = This answer is complete
menu_skip = Leave this out
menu_back = One step back
menu_question = Go to a question by its number
menu_review = Read everything once more
menu_submit = Hand in the contribution
menu_status = Where the contribution stands
menu_profile = Correct your details
menu_language = Change the language
menu_new = Contribute for another organisation
menu_withdraw = Withdraw the contribution
menu_ask = Ask the secretariat a question
menu_data = Everything kept about me, as a file
menu_forget = Remove what is kept about me
menu_code = Prove my e-mail address
menu_unlink = Separate chat and e-mail address
menu_stop = No more reminders
menu_privacy = What is kept and what is published
menu_help = What you can do here

## The bot (name up to 64, short description up to 120, description up to 512 characters)

bot_name = Open consultations
bot_short_description = Answer an open consultation question by question, in six languages.
bot_description =
    Here you can contribute to an open consultation: you answer question by question, in your language, in your own time, and receive a receipt number.

    All contributions are published. Your telephone number and your Telegram account never are.

    Tap “Start” to begin.
