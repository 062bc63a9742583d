### Letters by mail. Whoever reads these has no buttons and no /commands: they reply, and write a word on the first line.

-confirm = تأكيد
-status = الحالة
-withdraw = سحب
-help = مساعدة
-stop = إيقاف

## Subjects (never over 120 characters with a usual reference)

mail_subject_receipt = المشاورة { $reference }: استلمنا مساهمتكم
mail_subject_reply = المشاورة { $reference }: رسالتكم
mail_subject_reminder = المشاورة { $reference }: مساهمتكم في موعد أقصاه { $deadline_date }
mail_subject_extension = المشاورة { $reference }: الموعد النهائي الجديد { $deadline_date }
mail_subject_publication = المشاورة { $reference }: نُشرت الوثيقة التجميعية
mail_subject_digest =
    { $has_reference ->
        [yes] المشاورة { $reference }: موجز للأمانة
       *[no] موجز للأمانة
    }
mail_subject_verification = المشاورة { $reference }: يرجى تأكيد عنوانكم
mail_subject_invitation = المشاورة { $reference }: دعوة إلى مشاورة مفتوحة

## Frame

mail_greeting =
    { $has_name ->
        [yes]
            السيد/السيدة { $name }،
            تحية طيبة وبعد،
       *[no]
            حضرات السادة والسيدات،
            تحية طيبة وبعد،
    }
mail_closing =
    وتفضلوا بقبول فائق التقدير والاحترام.
    أمانة المشاورة { $reference }
mail_footer = تصلكم هذه الرسالة لأن مساهمة في المشاورة { $reference } بدأت من هذا العنوان. وإذا لم تكونوا أنتم من بدأها، فيرجى إبلاغنا بذلك بالرد على هذه الرسالة.
mail_unsubscribe =
    { $has_url ->
        [yes] لإيقاف رسائل التذكير، أجيبوا واكتبوا «{ -stop }» في السطر الأول، أو افتحوا الرابط { $url }
       *[no] لإيقاف رسائل التذكير، أجيبوا واكتبوا «{ -stop }» في السطر الأول.
    }
mail_invitation =
    ندعوكم إلى المشاركة في المشاورة المفتوحة { $reference }: «{ $title }».

    { $closed ->
        [yes] انقضى الموعد النهائي: { $deadline }.
       *[no] نرحب بردودكم حتى { $deadline }. { $time_left }
    }

    يكفي أن تجيبوا عن هذه الرسالة وتردوا على ما شئتم من الأسئلة.

## What was filed

filed =
    السؤال { $number }
    { $question }

    ردكم كما أُدرج:

    { $has_text ->
        [yes] { $text }
       *[no] {""}
    }

    { $has_files ->
        [yes]
            الملفات:
            { $files }
       *[no] {""}
    }

all_answered = رددتم على جميع الأسئلة.
still_open =
    { $count ->
        [zero] لم يبق أي سؤال من دون رد.
        [one] بقي سؤال واحد من دون رد:
        [two] بقي سؤالان من دون رد:
        [few] بقيت { $count } أسئلة من دون رد:
        [many] بقي { $count } سؤالاً من دون رد:
       *[other] بقي { $count } سؤال من دون رد:
    }
open_question =
    السؤال { $number }
    { $question }

    { $unofficial ->
        [yes] (ترجمة غير رسمية)
       *[no] {""}
    }
how_to_go_on =
    للإضافة أو التصحيح، أجيبوا عن هذه الرسالة واكتبوا ردكم تحت السؤال المعني أو بعد رقمه. ويحل الرد الجديد محل الرد المدرج تحت ذلك السؤال.
    أجيبوا واكتبوا «{ -status }» في السطر الأول للاطلاع على حالة مساهمتكم، أو «{ -withdraw }» لسحبها.

please_confirm =
    أُدرجت ردودكم، لكنها لا تُحتسب بعد: إذ يمكن لأي شخص أن يكتب باسم عنوانكم، ولذلك نرجو منكم تأكيد أنها صادرة عنكم.

    يرجى الإجابة عن هذه الرسالة وكتابة «{ -confirm }» في السطر الأول.
verify_address =
    ذُكر هذا العنوان في تيليغرام بوصفه عنوان البريد الإلكتروني لمساهمة في المشاورة { $reference }: «{ $title }».

    إذا كنتم أنتم من ذكره، فيرجى الإجابة عن هذه الرسالة وكتابة «{ -confirm }» في السطر الأول. ويمكنكم بعد ذلك المتابعة في تيليغرام أو بالبريد الإلكتروني كما تشاؤون، ولن يُنشر عنوانكم.

    إذا لم تكونوا أنتم من ذكره، فلا يلزمكم فعل شيء.
confirmed =
    شكراً لكم. تم تأكيد مساهمتكم، وهي محتسبة الآن.

    رقم الإيصال: { $receipt }. النسخة: { $version }.

    { $closed ->
        [yes] انقضى الموعد النهائي: { $deadline }.
       *[no] يمكنكم تعديلها أو سحبها حتى { $deadline }.
    }

mail_nothing_found =
    لم نجد في رسالتكم رداً يمكن إدراجه. يرجى الإجابة عن هذه الرسالة وكتابة ردودكم تحت الأسئلة أو بعد أرقامها.

    { mail_ask_numbered }
mail_nothing_new = لم تتضمن رسالتكم شيئاً لم يُدرج من قبل. وفيما يلي ما هو مدرج تحت رقم الإيصال { $receipt }:
mail_ask_numbered = يرجى ترقيم ردودكم كما رُقمت الأسئلة: «1.» قبل ردكم على السؤال 1، و«2.» قبل ردكم على السؤال 2، وهكذا.
mail_empty = وصلت رسالتكم، لكنها لم تتضمن نصاً ولا ملفاً. يرجى إعادة إرسالها، أو الإجابة وكتابة «{ -help }» في السطر الأول.
mail_too_large = رسالتكم أكبر من أن تُقرأ. يرجى إرسال الملفات في عدة رسائل أو بحجم أصغر.
mail_help =
    يمكنكم المشاركة في المشاورة { $reference } بالكتابة إلى هذا العنوان. أجيبوا عن إحدى رسائلنا أو اكتبوا رسالة جديدة، وضعوا ردودكم تحت الأسئلة أو بعد أرقامها. ويمكنكم إرفاق ملفات، وترك بعض الأسئلة وإرسال الباقي لاحقاً.

    { mail_ask_numbered }

    يمكنكم أيضاً أن تكتبوا في السطر الأول من الرسالة:

    { -status }: للاطلاع على حالة مساهمتكم
    { -confirm }: لتأكيد أن المساهمة صادرة عنكم
    { -withdraw }: لسحب مساهمتكم
    { -stop }: لإيقاف رسائل التذكير
    { -help }: لعرض هذا النص

    { $closed ->
        [yes] انقضى الموعد النهائي: { $deadline }.
       *[no] الموعد النهائي: { $deadline }. { $time_left }
    }

    { $has_contact_email ->
        [yes] للاستفسار من الأمانة: { $contact_email }
       *[no] {""}
    }
mail_withdraw_confirm =
    هل تودون حقاً سحب مساهمتكم؟ لن تُنشر في هذه الحالة.
    لسحبها، يرجى الإجابة وكتابة «{ -confirm }» في السطر الأول. وإلا فلا يلزمكم فعل شيء.

## Twins: the same things as in the chat, in the words of a mail

mail_ask_withdraw = { mail_withdraw_confirm }
mail_recorded = أُدرج في ردكم على السؤال { $number }: { kept_amounts }.
mail_kept_general = أُدرج ضمن التعليقات العامة: { kept_amounts }.
mail_withdrawn =
    سُحبت مساهمتكم ذات رقم الإيصال { $receipt }.
    { $closed ->
        [yes] {""}
       *[no] إذا غيّرتم رأيكم، فأرسلوا إلينا ردودكم من جديد.
    }
mail_withdrawn_before =
    سبق سحب مساهمتكم ذات رقم الإيصال { $receipt }.
    { $closed ->
        [yes] {""}
       *[no] إذا غيّرتم رأيكم، فأرسلوا إلينا ردودكم من جديد.
    }
mail_reminder =
    بدأتم إعداد مساهمة في المشاورة { $reference }: «{ $title }» ولم تستكملوها بعد. الأسئلة التي رددتم عليها: { $answered } من { $count }.

    الموعد النهائي: { $deadline }. { $time_left }

    لاستكمالها، أجيبوا عن هذه الرسالة واكتبوا الردود الناقصة. ولإيقاف رسائل التذكير، أجيبوا واكتبوا «{ -stop }» في السطر الأول.
mail_extension =
    حُدد موعد نهائي جديد للمشاورة { $reference }: «{ $title }»، وهو { $deadline }. وكان الموعد السابق { $previous }.

    يمكنكم حتى ذلك الحين إرسال مساهمتكم أو تعديلها أو سحبها.
