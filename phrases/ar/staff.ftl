### For the secretariat: digests and what has to be looked at. One line each.

digest_title =
    { $has_reference ->
        [yes] موجز { $date } عن المشاورة { $reference }
       *[no] موجز { $date }
    }
digest_counts = الجديدة: { $new }. المقدمة: { $submitted }. المسودات: { $drafts }. المتأخرة: { $late }. بانتظار «تأكيد»: { $unconfirmed }. المسحوبة: { $withdrawn }.
digest_waiting =
    { $count ->
        [zero] لا توجد مساهمات بانتظار المراجعة.
        [one] مساهمة واحدة بانتظار المراجعة: intake list --waiting
        [two] مساهمتان بانتظار المراجعة: intake list --waiting
        [few] بانتظار المراجعة { $count } مساهمات: intake list --waiting
        [many] بانتظار المراجعة { $count } مساهمة: intake list --waiting
       *[other] بانتظار المراجعة { $count } مساهمة: intake list --waiting
    }
digest_questions =
    { $count ->
        [zero] لا توجد استفسارات بانتظار الإجابة.
        [one] استفسار واحد من أصحاب المصلحة بانتظار الإجابة: intake questions
        [two] استفساران من أصحاب المصلحة بانتظار الإجابة: intake questions
        [few] بانتظار الإجابة { $count } استفسارات من أصحاب المصلحة: intake questions
        [many] بانتظار الإجابة { $count } استفساراً من أصحاب المصلحة: intake questions
       *[other] بانتظار الإجابة { $count } استفسار من أصحاب المصلحة: intake questions
    }
digest_set_aside =
    { $count ->
        [zero] لم تُوضع أي رسالة جانباً.
        [one] رسالة واحدة تعذرت قراءتها ووُضعت جانباً: intake trouble
        [two] رسالتان تعذرت قراءتهما ووُضعتا جانباً: intake trouble
        [few] تعذرت قراءة { $count } رسائل ووُضعت جانباً: intake trouble
        [many] تعذرت قراءة { $count } رسالة ووُضعت جانباً: intake trouble
       *[other] تعذرت قراءة { $count } رسالة ووُضعت جانباً: intake trouble
    }
digest_noted =
    { $count ->
        [zero] لا ملاحظات أخرى على الرسائل.
        [one] رسالة واحدة محفوظة وعليها ملاحظة: intake trouble
        [two] رسالتان محفوظتان وعليهما ملاحظتان: intake trouble
        [few] { $count } رسائل محفوظة وعليها ملاحظات: intake trouble
        [many] { $count } رسالة محفوظة وعليها ملاحظات: intake trouble
       *[other] { $count } رسالة محفوظة وعليها ملاحظات: intake trouble
    }
digest_given_up =
    { $count ->
        [zero] سُلّمت جميع الخطابات.
        [one] خطاب واحد تعذر تسليمه وتوقفت محاولات إرساله: intake trouble
        [two] خطابان تعذر تسليمهما وتوقفت محاولات إرسالهما: intake trouble
        [few] تعذر تسليم { $count } خطابات وتوقفت محاولات إرسالها: intake trouble
        [many] تعذر تسليم { $count } خطاباً وتوقفت محاولات إرسالها: intake trouble
       *[other] تعذر تسليم { $count } خطاب وتوقفت محاولات إرسالها: intake trouble
    }
digest_still_published =
    { $count ->
        [zero] لا ترد في آخر طبعة أي مساهمة مسحوبة.
        [one] مساهمة واحدة سُحبت ولا تزال واردة في آخر طبعة: intake publish
        [two] مساهمتان سُحبتا ولا تزالان واردتين في آخر طبعة: intake publish
        [few] { $count } مساهمات سُحبت ولا تزال واردة في آخر طبعة: intake publish
        [many] { $count } مساهمة سُحبت ولا تزال واردة في آخر طبعة: intake publish
       *[other] { $count } مساهمة سُحبت ولا تزال واردة في آخر طبعة: intake publish
    }
digest_unreachable =
    { $count ->
        [zero] يمكن الاتصال بجميع المشاركين.
        [one] مشارك واحد لم يعد بالإمكان الاتصال به: intake trouble
        [two] مشاركان لم يعد بالإمكان الاتصال بهما: intake trouble
        [few] لم يعد بالإمكان الاتصال بعدد { $count } من المشاركين: intake trouble
        [many] لم يعد بالإمكان الاتصال بعدد { $count } من المشاركين: intake trouble
       *[other] لم يعد بالإمكان الاتصال بعدد { $count } من المشاركين: intake trouble
    }
digest_deadline = الموعد النهائي: { $deadline }. { $time_left }
digest_quiet = لا جديد منذ الموجز الأخير.
digest_trend = المساهمات المقدمة في كل يوم من الأيام الأربعة عشر الأخيرة، واليوم آخرها: { $bars }
digest_oldest = أقدم ما ينتظر منها وارد منذ { $since }.
digest_mailbox =
    { $count ->
        [zero] صندوق البريد مطابق لما هو محفوظ.
        [one] رسالة واحدة في صندوق البريد غير محفوظة: intake reconcile
        [two] رسالتان في صندوق البريد غير محفوظتين: intake reconcile
        [few] في صندوق البريد { $count } رسائل غير محفوظة: intake reconcile
        [many] في صندوق البريد { $count } رسالة غير محفوظة: intake reconcile
       *[other] في صندوق البريد { $count } رسالة غير محفوظة: intake reconcile
    }
digest_mailbox_away = تتعذر قراءة صندوق البريد. آخر قراءة: { $since }. لمعرفة السبب: intake doctor
urgent_mailbox =
    عاجل: تتعذر قراءة صندوق البريد

    آخر قراءة: { $since }. لم يُفقد شيء، لكن من يكتب بالبريد لا يصله رد. لمعرفة السبب: intake doctor
urgent_over_mailbox =
    أصبحت قراءة صندوق البريد ممكنة من جديد

    كانت متعذرة منذ { $since }. ويجري حفظ ما ورد خلال ذلك.
urgent_disk =
    عاجل: أوشك القرص على الامتلاء

    المساحة المتاحة: { $free } ميغابايت. وعند امتلائه لن يُقبل أي وارد جديد. يرجى توفير مساحة.
urgent_over_disk =
    توفرت مساحة على القرص من جديد

    كان على وشك الامتلاء منذ { $since }.
urgent_bounces =
    عاجل: ترتد خطابات كثيرة

    ما ارتد أو توقفت محاولات إرساله خلال الساعة الأخيرة: { $count }. لمعرفة الخطابات والأسباب: intake trouble
urgent_over_bounces =
    لم تعد الخطابات ترتد بكثرة

    كانت ترتد منذ { $since }. لمعرفة الخطابات: intake trouble

staff_new =
    قُدّمت مساهمة في المشاورة { $reference }{ $has_name ->
        [yes] : { $name }
       *[no] {""}
    }{ $has_organisation ->
        [yes] ، { $organisation }
       *[no] {""}
    }. للاطلاع عليها: intake show { $receipt }
staff_question =
    سؤال من أحد أصحاب المصلحة{ $has_receipt ->
        [yes] {" "}(رقم الإيصال { $receipt })
       *[no] {""}
    }:

    { $text }

    للرد على المرسل، ردّوا على هذه الرسالة.
staff_reply =
    رد على ما طلبتموه{ $has_receipt ->
        [yes] {" "}(رقم الإيصال { $receipt })
       *[no] {""}
    }:

    { $text }

    للرد على المرسل، ردّوا على هذه الرسالة.
staff_not_passed_on =
    تعذرت إحالة إجابتكم

    { $text }

## The staff group: what is new, and what is done with it

staff_state =
    { $state ->
        [approved] وافق عليها { $who }
        [rejected] رفضها { $who }
        [withdrawn] سحبها صاحبها
        [merged] جزء من مساهمة أخرى
       *[waiting] بانتظار المراجعة
    }
board_title =
    { $count ->
        [zero] { $reference }، { $date }: لم تُقدَّم أي مساهمة
        [one] { $reference }، { $date }: قُدِّمت مساهمة واحدة
        [two] { $reference }، { $date }: قُدِّمت مساهمتان
        [few] { $reference }، { $date }: قُدِّمت { $count } مساهمات
        [many] { $reference }، { $date }: قُدِّمت { $count } مساهمة
       *[other] { $reference }، { $date }: قُدِّمت { $count } مساهمة
    }
board_earlier = قبل ذلك في اليوم نفسه: { $count }. لعرضها: intake list --waiting
board_line =
    { $place }. { $label }{ $has_again ->
        [yes] ، النسخة { $again }
       *[no] {""}
    }{ $has_late ->
        [yes] ، متأخرة
       *[no] {""}
    }: { staff_state }
staff_opened = المساهمة { $receipt }، النسخة { $version }، قُدِّمت في { $at }
staff_card = المساهمة { $receipt }، النسخة { $version }: { staff_state }
staff_changed = عدّل صاحب المساهمة { $receipt } مساهمته في هذه الأثناء. لم يُتخذ أي إجراء: يُرجى قراءتها من جديد.
staff_why_rejected = لماذا تُرفض المساهمة { $receipt }؟ يُرجى الرد على هذه الرسالة. يُحفظ السبب ويظهر في موضع النقص.
staff_what_to_ask = ماذا تودّون أن تسألوا صاحب المساهمة { $receipt }؟ يُرجى الرد على هذه الرسالة.
staff_asked = أُحيل سؤالكم إلى صاحب المساهمة { $receipt }. سيصل الجواب إلى هنا.
staff_files_held =
    { $count ->
        [zero] لم يُحجب أي ملف من المساهمة { $receipt }.
        [one] حُجب ملف واحد من المساهمة { $receipt } لأن أحداً لم يطّلع عليه بعد: intake show { $receipt }
        [two] حُجب ملفان من المساهمة { $receipt } لأن أحداً لم يطّلع عليهما بعد: intake show { $receipt }
        [few] حُجبت { $count } ملفات من المساهمة { $receipt } لأن أحداً لم يطّلع عليها بعد: intake show { $receipt }
        [many] حُجب { $count } ملفاً من المساهمة { $receipt } لأن أحداً لم يطّلع عليها بعد: intake show { $receipt }
       *[other] حُجب { $count } ملف من المساهمة { $receipt } لأن أحداً لم يطّلع عليها بعد: intake show { $receipt }
    }
staff_may_not = لا يضغط هنا إلا الأعضاء المسجّلون. رقمكم في تيليغرام هو { $number }، ومكانه في INTAKE_STAFF_TELEGRAM_IDS.
staff_not_done =
    تعذّر تنفيذ ذلك

    { $text }
