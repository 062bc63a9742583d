### Telegram: buttons, the menu of commands, and what the bot says of itself.

## Buttons

button_agree = أوافق
button_next = التالي
button_skip = تخطي
button_back = السابق
button_review = مراجعة
button_submit = تقديم
button_language = اللغة
button_withdraw = سحب
button_keep = عدم السحب
button_new = مساهمة جديدة
button_edit = تعديل { $number }
button_remove = حذف
button_ask_staff = كان هذا سؤالاً
button_status = الحالة
button_resume = الانتقال إليها
button_help = مساعدة
button_profile = بياناتي
button_copy = نسخ رقم الإيصال
button_open = محادثة خاصة
button_look = فتح { $number }
button_look_again = قراءة من جديد
button_approve = موافقة
button_reject = رفض…
button_ask = سؤال…

## Menu (3 to 256 characters each)

menu_start = البدء أو المتابعة
menu_agree = الموافقة على النشر
menu_next = اكتمل هذا الرد
menu_skip = تخطي السؤال أو البيان
menu_back = خطوة إلى الوراء
menu_question = الانتقال إلى سؤال برقمه
menu_review = قراءة كل شيء مرة أخرى
menu_submit = تقديم المساهمة
menu_status = حالة المساهمة
menu_profile = تصحيح بياناتكم
menu_language = تغيير اللغة
menu_new = تقديم مساهمة باسم منظمة أخرى
menu_withdraw = سحب المساهمة
menu_ask = طرح سؤال على الأمانة
menu_data = كل ما يُحفظ عني في ملف
menu_forget = حذف ما يُحفظ عني
menu_code = إثبات عنوان بريدي الإلكتروني
menu_unlink = فصل المحادثة عن البريد الإلكتروني
menu_stop = إيقاف رسائل التذكير
menu_privacy = ما يُحفظ وما يُنشر
menu_help = ما يمكنكم فعله هنا

## The bot (name up to 64, short description up to 120, description up to 512 characters)

bot_name = المشاورات المفتوحة
bot_short_description = شاركوا في مشاورة مفتوحة بالرد على الأسئلة واحداً تلو الآخر، بست لغات.
bot_description =
    يمكنكم هنا المساهمة في مشاورة مفتوحة: تردون على الأسئلة واحداً تلو الآخر، بلغتكم وفي الوقت الذي يناسبكم، وتحصلون على رقم إيصال.

    تُنشر جميع المساهمات. أما رقم هاتفكم وحسابكم في تيليغرام فلا يُنشران أبداً.

    اضغطوا على زر البدء للمشاركة.
