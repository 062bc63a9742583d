### The interview: what is asked and answered in the chat. Phrases that a mail words otherwise have a `mail_…` twin.
### Every line begins with an Arabic letter, so that no client turns it round; commands and Latin words stand after.

## Put together from parts

language_name = العربية

moment =
    { $has_zone ->
        [yes] { $date }، الساعة { $hour } ({ $zone }، { $offset })
       *[no] { $date }، الساعة { $hour } ({ $offset })
    }

time_left =
    { $unit ->
        [days] { $amount ->
            [zero] المدة المتبقية: أقل من يوم.
            [one] المدة المتبقية: يوم واحد.
            [two] المدة المتبقية: يومان.
            [few] المدة المتبقية: { $amount } أيام.
            [many] المدة المتبقية: { $amount } يوماً.
           *[other] المدة المتبقية: { $amount } يوم.
        }
        [hours] { $amount ->
            [zero] المدة المتبقية: أقل من ساعة.
            [one] المدة المتبقية: ساعة واحدة.
            [two] المدة المتبقية: ساعتان.
            [few] المدة المتبقية: { $amount } ساعات.
            [many] المدة المتبقية: { $amount } ساعة.
           *[other] المدة المتبقية: { $amount } ساعة.
        }
        [minutes] { $amount ->
            [zero] المدة المتبقية: أقل من دقيقة.
            [one] المدة المتبقية: دقيقة واحدة.
            [two] المدة المتبقية: دقيقتان.
            [few] المدة المتبقية: { $amount } دقائق.
            [many] المدة المتبقية: { $amount } دقيقة.
           *[other] المدة المتبقية: { $amount } دقيقة.
        }
       *[past] انقضت هذه المهلة.
    }

amount_messages =
    { $parts ->
        [zero] لا رسائل
        [one] رسالة واحدة
        [two] رسالتان
        [few] { $parts } رسائل
        [many] { $parts } رسالة
       *[other] { $parts } رسالة
    }
amount_characters =
    { $characters ->
        [zero] من دون نص
        [one] حرف واحد
        [two] حرفان
        [few] { $characters } أحرف
        [many] { $characters } حرفاً
       *[other] { $characters } حرف
    }
amount_files =
    { $files ->
        [zero] من دون ملفات
        [one] ملف واحد
        [two] ملفان
        [few] { $files } ملفات
        [many] { $files } ملفاً
       *[other] { $files } ملف
    }
kept_amounts =
    { amount_messages }{ $has_characters ->
        [yes] ، { amount_characters }
       *[no] {""}
    }{ $has_files ->
        [yes] ، { amount_files }
       *[no] {""}
    }

## Beginning

choose_language =
    يرجى اختيار اللغة: اضغطوا على أحد الأزرار أو اكتبوا اسم اللغة.

    { $languages }

language_chosen = ستتواصل المحادثة بالعربية.

welcome =
    مرحباً بكم في المشاورة المفتوحة { $reference }: «{ $title }».

    { $closed ->
        [yes] انقضى الموعد النهائي: { $deadline }.
       *[no] يمكنكم الرد على الأسئلة واحداً تلو الآخر حتى { $deadline }. { $time_left }
    }

    كل ما تقدمونه يُنشر. أما عنوان بريدكم الإلكتروني ورقم هاتفكم وحسابكم في تيليغرام فلا تُنشر أبداً.

welcome_back =
    مرحباً بعودتكم إلى المشاورة المفتوحة { $reference }: «{ $title }».

    { $closed ->
        [yes] انقضى الموعد النهائي: { $deadline }.
       *[no] الموعد النهائي: { $deadline }. { $time_left }
    }

    ما كتبتموه حتى الآن محفوظ، ونواصل من حيث توقفتم.

not_open_yet = تُفتح المشاورة في { $opens }. ويمكنكم من الآن إعداد ردودكم.

closed_refused =
    أُغلقت المشاورة في { $deadline }، ولم يعد بالإمكان تقديم مساهمات.
    { $has_contact_web ->
        [yes] للاطلاع على المعلومات والنتائج: { $contact_web }
       *[no] {""}
    }

closed_for_good =
    أُغلقت المشاورة. ولم يعد بالإمكان تقديم مساهمات.
    { $has_contact_web ->
        [yes] للاطلاع على المعلومات والنتائج: { $contact_web }
       *[no] {""}
    }

compilation_out = نُشرت الوثيقة التجميعية: { $url }

closed_late =
    أُغلقت المشاورة. ولا يزال بإمكانكم الرد: ستُحفظ مساهمتكم ويُشار إلى أنها وردت بعد الموعد النهائي.
    { $has_contact_web ->
        [yes] للاطلاع على المعلومات والنتائج: { $contact_web }
       *[no] {""}
    }

notice =
    { $has_notice ->
        [yes] { $notice }
       *[no] ستتاح جميع المساهمات الواردة لعامة الجمهور وستُجمع في وثيقة تجميعية.
    }

    يُنشر ما يلي: اسمكم والمنظمة التي تمثلونها وفئتكم وبلدكم، وردودكم والملفات التي ترفقونها.

    لا يُنشر أبداً: عنوان بريدكم الإلكتروني ورقم هاتفكم وحسابكم في تيليغرام. ويرجى عدم إدراج بيانات اتصال شخصية في ردودكم.

ask_consent = إذا كنتم توافقون على هذا النشر، فاضغطوا على «أوافق» أو اكتبوا /agree

agreed = شكراً لكم. نبدأ ببعض البيانات عنكم، ويمكنكم تصحيحها لاحقاً: /profile

agreed_before = سبق أن وافقتم على النشر.

agree_first = لا يمكن تسجيل الردود إلا بعد موافقتكم على نشرها. وما أرسلتموه قبل ذلك، يرجى إعادة إرساله بعد الموافقة.

## Profile

# What is known already of a field, and how it stays or goes.
given_so_far =
    المسجّل حالياً: { $current }
    للإبقاء عليه: /skip
given_may_be_empty = لتركه فارغاً، اكتبوا شرطة وحدها: -

ask_name =
    { $has_current ->
        [yes]
            ما الاسم الذي تودون أن تُنشر مساهمتكم به؟

            { given_so_far }
       *[no] ما الاسم الذي تودون أن تُنشر مساهمتكم به؟
    }

ask_organisation =
    { $has_current ->
        [yes]
            ما المنظمة التي تردون باسمها؟

            { given_so_far }
            { given_may_be_empty }
       *[no] ما المنظمة التي تردون باسمها؟ إذا كنتم تردون بصفتكم الشخصية: /skip
    }

ask_category =
    { $has_category ->
        [yes]
            إلى أي فئة من أصحاب المصلحة تنتمون؟ لاختيار فئة أخرى، يرجى كتابة رقمها.

            المسجّل حالياً: { $category_label }
            للإبقاء عليه: /skip
            { given_may_be_empty }
       *[no] إلى أي فئة من أصحاب المصلحة تنتمون؟ يرجى كتابة الرقم، أو /skip
    }

    { $categories }

ask_country =
    { $has_current ->
        [yes]
            ما بلدكم أو بلد المنظمة التي تمثلونها؟

            { given_so_far }
            { given_may_be_empty }
       *[no] ما بلدكم أو بلد المنظمة التي تمثلونها؟ يمكنكم تخطي ذلك: /skip
    }

ask_email =
    { $has_current ->
        [yes]
            ما عنوان البريد الإلكتروني الذي يمكننا مراسلتكم عليه بشأن مساهمتكم؟ لا يُنشر هذا العنوان أبداً.

            { given_so_far }
            { given_may_be_empty }
       *[no] ما عنوان البريد الإلكتروني الذي يمكننا مراسلتكم عليه بشأن مساهمتكم؟ لا يُنشر هذا العنوان أبداً. ويمكنكم تخطي ذلك: /skip
    }

noted_name =
    { $has_current ->
        [yes] سُجّل اسمكم: { $current }.
       *[no] سُجّل اسمكم.
    }
noted_organisation =
    { $has_current ->
        [yes] سُجّل اسم المنظمة: { $current }.
       *[no] سُجّل اسم المنظمة.
    }
noted_category =
    { $has_category ->
        [yes] سُجّلت فئتكم: { $category_label }.
       *[no] سُجّلت فئتكم.
    }
noted_country =
    { $has_current ->
        [yes] سُجّل بلدكم: { $current }.
       *[no] سُجّل بلدكم.
    }
noted_email =
    { $has_current ->
        [yes] سُجّل عنوان بريدكم الإلكتروني: { $current }. لن يُنشر هذا العنوان.
       *[no] سُجّل عنوان بريدكم الإلكتروني، ولن يُنشر.
    }

left_out = تُرك من دون تحديد.

name_needed = يلزم ذكر اسم قبل المتابعة.

name_odd = يبدو هذا تحية أو موافقة لا اسماً. إذا كان هذا اسمكم فيرجى كتابته كاملاً.

category_unknown = هذه ليست إحدى الفئات المذكورة. يرجى كتابة رقم من 1 إلى { $count }.

country_odd = هذا ليس اسم بلد.

email_odd = لا يبدو هذا عنوان بريد إلكتروني. يرجى التحقق منه، أو تخطيه: /skip

kept_for_later = يبدو هذا رداً على الأسئلة لا بياناً عنكم. وقد حُفظ ضمن التعليقات العامة.

## Questions and answers

question =
    السؤال { $position }/{ $count }

    { $question }

    { $unofficial ->
        [yes] (ترجمة غير رسمية)
       *[no] {""}
    }

    اكتبوا ردكم في أي عدد من الرسائل، وأرفقوا ملفات إن شئتم. وعند اكتماله: /next، ولتخطي السؤال: /skip

so_far = المحفوظ حتى الآن في ردكم على السؤال { $number }: { kept_amounts }.

recorded =
    سُجّل في ردكم على السؤال { $number }: { kept_amounts }.
    يمكنكم مواصلة الكتابة. وعند اكتمال ردكم: /next

several_questions = يبدو أن هذه الرسالة ترد على أسئلة عدة. وقد حُفظت كاملة ضمن السؤال المفتوح. للرد على السؤال { $number } على حدة: /question_{ $number }

file_kept = حُفظ الملف «{ $name }».

file_kept_not_compiled = حُفظ «{ $name }» مع مساهمتكم. ولا يدخل في الوثيقة التجميعية إلا النص المكتوب، فيرجى أن تكتبوا أيضاً ما ترونه مهماً.

kept_general =
    سُجّل ضمن التعليقات العامة: { kept_amounts }.
    للرد على سؤال بعينه، اكتبوا /question ثم رقم السؤال.
    لحذف ذلك: /remove

edited = عُدّل ردكم على السؤال { $number } تبعاً لذلك.
edited_comment = عُدّلت تعليقاتكم العامة تبعاً لذلك.
edit_unknown = الرسالة التي عدّلتموها ليست جزءاً من ردودكم، ولم يتغير شيء في الردود. ويمكنكم تغيير بياناتكم: /profile

removed = حُذف ذلك من ردكم على السؤال { $number }.
removed_comment = حُذف ذلك من تعليقاتكم العامة.

perhaps_question = إذا كان هذا سؤالاً موجهاً إلى الأمانة، فاضغطوا على الزر أو اكتبوا /ask: يُحال السؤال إليها ولا يبقى ضمن مساهمتكم.
perhaps_thanks = إذا لم تكن هذه الكلمات جزءاً من مساهمتكم، يمكنكم حذفها: /remove
passed_on = أُحيل سؤالكم إلى الأمانة، وستجيب عنه. ولم يعد جزءاً من ردكم على السؤال { $number }.
passed_on_comment = أُحيل سؤالكم إلى الأمانة، وستجيب عنه. ولم يعد ضمن تعليقاتكم العامة.
nothing_to_pass_on = لطرح سؤال على الأمانة، اكتبوا سؤالكم بعد الأمر، على سبيل المثال: /ask متى يبدأ الاجتماع؟
nothing_to_remove = لا توجد رسالة يمكن حذفها.

skipped = تُرك السؤال { $number } من دون رد. ويمكنكم العودة إليه: /question_{ $number }

no_such_question = الأسئلة مرقمة من 1 إلى { $count }. يرجى أن تكتبوا، على سبيل المثال: /question_1

which_question = أي سؤال؟ يرجى كتابة رقمه، من 1 إلى { $count }.

not_understood = لم نفهم رسالتكم. وتجدون الأوامر هنا: /help

## Review and handing in

review = يرجى قراءة مساهمتكم مرة أخرى. وهي الآن على النحو التالي.

review_answer =
    السؤال { $number }
    { $question }

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

review_missing =
    السؤال { $number }
    { $question }

    لا رد بعد. للرد: /question_{ $number }

general =
    تعليقات عامة

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

published_as =
    ستُنشر مساهمتكم بهذه البيانات:
    { $has_name ->
        [yes] الاسم: { $name }
       *[no] الاسم: غير مذكور
    }
    { $has_organisation ->
        [yes] المنظمة: { $organisation }
       *[no] {""}
    }
    { $has_category ->
        [yes] الفئة: { $category_label }
       *[no] {""}
    }
    { $has_country ->
        [yes] البلد: { $country }
       *[no] {""}
    }

ask_submit =
    { $missing ->
        [zero] رددتم على جميع الأسئلة.
        [one] بقي سؤال واحد من دون رد، ويمكنكم مع ذلك تقديم مساهمتكم.
        [two] بقي سؤالان من دون رد، ويمكنكم مع ذلك تقديم مساهمتكم.
        [few] بقيت { $missing } أسئلة من دون رد، ويمكنكم مع ذلك تقديم مساهمتكم.
        [many] بقي { $missing } سؤالاً من دون رد، ويمكنكم مع ذلك تقديم مساهمتكم.
       *[other] بقي { $missing } سؤال من دون رد، ويمكنكم مع ذلك تقديم مساهمتكم.
    }

    لتقديم مساهمتكم: /submit
    لتغيير أحد الردود: /question ثم رقم السؤال
    لتصحيح بياناتكم: /profile

nothing_to_submit = لا يوجد ما يمكن تقديمه بعد. يرجى الرد على سؤال واحد على الأقل.

submitted_before = لم يتغير شيء منذ تقديم مساهمتكم.

receipt =
    شكراً لكم. لقد استلمنا مساهمتكم.

    رقم الإيصال: { $receipt }

    { $closed ->
        [yes] انقضى الموعد النهائي: { $deadline }.
       *[no] يمكنكم تعديلها أو سحبها حتى { $deadline }.
    }

receipt_again =
    شكراً لكم. لقد استلمنا النسخة { $version } من مساهمتكم، وهي تحل محل النسخة السابقة.

    رقم الإيصال: { $receipt }

    { $closed ->
        [yes] انقضى الموعد النهائي: { $deadline }.
       *[no] يمكنكم تعديل مساهمتكم أو سحبها حتى { $deadline }.
    }

receipt_beside =
    شكراً لكم. لقد استلمنا النسخة { $version } من مساهمتكم. وقد وردت بعد الموعد النهائي فلا تحل محل النسخة السابقة، بل العبرة بالنسخة { $counting } الواردة في الموعد.

    رقم الإيصال: { $receipt }

late_note = يرجى ملاحظة أن هذا ورد بعد الموعد النهائي المحدد في { $deadline }. وقد حُفظ مع الإشارة إلى تأخره.
late_receipt = وردت مساهمتكم بعد الموعد النهائي، وقد حُفظت مع الإشارة إلى تأخرها.

# The heading of the copy that goes with the receipt.
copy_title = مساهمتكم في المشاورة { $reference }

after_submit =
    لتغيير أي شيء، اكتبوه أو عدّلوه ثم أرسلوا /submit مجدداً، والعبرة بآخر نسخة.
    للاطلاع على حالة مساهمتكم: /status
    لسحبها: /withdraw
    لتقديم مساهمة باسم منظمة أخرى: /new

handed_in = قُدّمت مساهمتكم. رقم الإيصال: { $receipt }. النسخة: { $version }.

submit_again = لم تُقدَّم تعديلاتكم بعد. لتقديمها: /submit

## Status, withdrawal, and the rest

status_nothing = لم تردوا على أي سؤال بعد.
status_draft = بدأتم إعداد مساهمة ولم تقدموها بعد.
status_answered = الأسئلة التي رددتم عليها: { $answered } من { $count }.
status_deadline = الموعد النهائي: { $deadline }. { $time_left }
status_closed = انقضى الموعد النهائي: { $deadline }.

nothing_to_confirm = لا يوجد ما يتطلب التأكيد.

ask_withdraw =
    هل تودون حقاً سحب مساهمتكم؟ لن تُنشر في هذه الحالة.
    لسحبها، اكتبوا «نعم» أو اضغطوا على الزر. وإلا فتابعوا كالمعتاد.

ask_withdraw_draft =
    لم تقدموا شيئاً بعد. هل تودون حقاً ترك مسودتكم جانباً؟ لن تُنشر في هذه الحالة.
    لتركها، اكتبوا «نعم» أو اضغطوا على الزر. وإلا فتابعوا كالمعتاد.

withdrawn_draft = تُركت مسودتكم جانباً ولن تُنشر. وإذا غيرتم رأيكم، يمكنكم تقديمها: /submit

nothing_to_withdraw = لا يوجد ما يمكن سحبه، إذ لم تبدؤوا أي مساهمة بعد.

withdrawn =
    سُحبت مساهمتكم ذات رقم الإيصال { $receipt }.
    { $closed ->
        [yes] {""}
       *[no] إذا غيّرتم رأيكم، يمكنكم تقديمها من جديد: /submit
    }

withdrawn_before =
    سبق سحب مساهمتكم ذات رقم الإيصال { $receipt }.
    { $closed ->
        [yes] {""}
       *[no] يمكنكم تقديمها من جديد: /submit
    }

new_needs_submit = يرجى أولاً تقديم المساهمة التي بدأتموها (/submit)، ثم يمكنكم بدء مساهمة أخرى.
new_not_needed = لقد بدأتم هذه المساهمة للتو. للمساهمة باسم منظمة أخرى، يكفي تصحيح بياناتكم: /profile

new_begun = نبدأ الآن مساهمة أخرى لها رقم إيصال خاص بها. أما المساهمة السابقة { $earlier } فتبقى كما هي. للعودة إليها: { $open }

stopped = لن تصلكم رسائل تذكير بعد الآن. ولا يؤثر ذلك في مساهمتكم.

asked_staff = أُحيل سؤالكم إلى الأمانة، وستجيب عنه.

privacy =
    ما يُحفظ: رسائلكم وملفاتكم كما وردت تماماً، وبياناتكم، والعنوان أو الحساب الذي تكتبون منه، لكي نتمكن من الرد عليكم.

    من يطّلع عليه: لا يطّلع أحد على المسودة قبل تقديمها، وبعد تقديمها تقرؤها الأمانة.

    ما يُنشر: اسمكم والمنظمة التي تمثلونها وفئتكم وبلدكم، وردودكم وملفاتكم. ولا يُنشر أبداً عنوان بريدكم الإلكتروني ولا رقم هاتفكم ولا حسابكم في تيليغرام.

    لسحب مساهمتكم: /withdraw
    للحصول في ملف على كل ما يُحفظ عنكم: /data
    لطلب نسيانكم، أي إزالة ما يُحفظ عنكم عدا ما نُشر: /forget

help =
    ما يمكنكم كتابته في أي وقت:

    اكتمل هذا الرد: /next
    تخطي السؤال أو البيان: /skip
    خطوة إلى الوراء: /back
    الانتقال إلى السؤال 2: /question 2
    قراءة كل شيء مرة أخرى: /review
    التقديم: /submit
    حالة مساهمتكم: /status
    تصحيح بياناتكم: /profile
    تغيير اللغة: /language
    مساهمة باسم منظمة أخرى: /new
    الانتقال إلى مساهمة أخرى لكم: /open
    سحب مساهمتكم: /withdraw
    حذف رسالتكم الأخيرة: /remove
    سؤال إلى الأمانة: /ask
    كل ما يُحفظ عنكم في ملف: /data
    حذف ما يُحفظ عنكم: /forget
    إثبات عنوان بريدكم الإلكتروني: /code
    فصل المحادثة عن عنوان البريد الإلكتروني: /unlink
    للإبلاغ بالمستجدات دون إجابة: /subscribe
    للتذكير بالاجتماع: /meeting
    لتعريف الآخرين بالمشاورة: /share
    إيقاف رسائل التذكير: /stop
    ما يُحفظ وما يُنشر: /privacy

    { $has_contact_email ->
        [yes] للاستفسار من الأمانة: { $contact_email }
       *[no] {""}
    }

not_withdrawn = لم تُسحب مساهمتكم.

## Several contributions of one person

your_contributions =
    { $count ->
        [zero] ليست لديكم مساهمة في هذه المشاورة.
        [one] لديكم مساهمة واحدة في هذه المشاورة.
        [two] لديكم مساهمتان في هذه المشاورة.
        [few] لديكم { $count } مساهمات في هذه المشاورة.
        [many] لديكم { $count } مساهمة في هذه المشاورة.
       *[other] لديكم { $count } مساهمة في هذه المشاورة.
    }

contribution_line =
    { $has_label ->
        [yes] مساهمة «{ $label }»
       *[no] مساهمة من دون اسم بعد
    }: { $state ->
        [submitted] قُدّمت، رقم الإيصال { $receipt }
        [unconfirmed] تنتظر تأكيدكم
        [withdrawn] سُحبت، رقم الإيصال { $receipt }
       *[draft] لم تُقدَّم بعد
    }.
    { $here ->
        [yes] هذه هي المساهمة المفتوحة الآن.
       *[no] للانتقال إليها: { $open }
    }

opened =
    { $has_label ->
        [yes] المساهمة المفتوحة الآن هي مساهمة «{ $label }».
       *[no] فُتحت هذه المساهمة الآن.
    }

no_such_receipt = ليس بين مساهماتكم ما يحمل رقم الإيصال هذا. لعرضها جميعاً: /status

elsewhere =
    { $has_label ->
        [yes] تلك الرسالة جزء من مساهمة «{ $label }»، لا من المساهمة المفتوحة الآن. ويُعتد بالتغيير عندما تقدمون تلك المساهمة.
       *[no] تلك الرسالة جزء من مساهمة أخرى لكم، لا من المساهمة المفتوحة الآن. ويُعتد بالتغيير عندما تقدمون تلك المساهمة.
    }
    للانتقال إليها: { $open }

left_new =
    { $has_label ->
        [yes] لم يكن في المساهمة الجديدة شيء بعد. فُتحت من جديد مساهمتكم السابقة «{ $label }».
       *[no] لم يكن في المساهمة الجديدة شيء بعد. فُتحت من جديد مساهمتكم السابقة.
    }

## Several consultations

which_consultation = هناك أكثر من مشاورة مفتوحة. فأيها تقصدون؟

also_open = هناك مشاورات أخرى مفتوحة أيضاً:

consultation_line =
    المشاورة { $reference }: «{ $title }»، حتى { $until }.
    للمشاركة: { $open }
