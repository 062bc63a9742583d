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
        [one] استفسار واحد من أصحاب المصلحة بانتظار الإجابة: intake list --waiting
        [two] استفساران من أصحاب المصلحة بانتظار الإجابة: intake list --waiting
        [few] بانتظار الإجابة { $count } استفسارات من أصحاب المصلحة: intake list --waiting
        [many] بانتظار الإجابة { $count } استفساراً من أصحاب المصلحة: intake list --waiting
       *[other] بانتظار الإجابة { $count } استفسار من أصحاب المصلحة: intake list --waiting
    }
digest_set_aside =
    { $count ->
        [zero] لم تُوضع أي رسالة جانباً.
        [one] رسالة واحدة تعذرت قراءتها ووُضعت جانباً: intake list --waiting
        [two] رسالتان تعذرت قراءتهما ووُضعتا جانباً: intake list --waiting
        [few] تعذرت قراءة { $count } رسائل ووُضعت جانباً: intake list --waiting
        [many] تعذرت قراءة { $count } رسالة ووُضعت جانباً: intake list --waiting
       *[other] تعذرت قراءة { $count } رسالة ووُضعت جانباً: intake list --waiting
    }
digest_given_up =
    { $count ->
        [zero] سُلّمت جميع الخطابات.
        [one] خطاب واحد تعذر تسليمه وتوقفت محاولات إرساله: intake status
        [two] خطابان تعذر تسليمهما وتوقفت محاولات إرسالهما: intake status
        [few] تعذر تسليم { $count } خطابات وتوقفت محاولات إرسالها: intake status
        [many] تعذر تسليم { $count } خطاباً وتوقفت محاولات إرسالها: intake status
       *[other] تعذر تسليم { $count } خطاب وتوقفت محاولات إرسالها: intake status
    }
digest_unreachable =
    { $count ->
        [zero] يمكن الاتصال بجميع المشاركين.
        [one] مشارك واحد لم يعد بالإمكان الاتصال به: intake status
        [two] مشاركان لم يعد بالإمكان الاتصال بهما: intake status
        [few] لم يعد بالإمكان الاتصال بعدد { $count } من المشاركين: intake status
        [many] لم يعد بالإمكان الاتصال بعدد { $count } من المشاركين: intake status
       *[other] لم يعد بالإمكان الاتصال بعدد { $count } من المشاركين: intake status
    }
digest_deadline = الموعد النهائي: { $deadline }. { $time_left }
digest_quiet = لا جديد منذ الموجز الأخير.
digest_mailbox =
    { $has_difference ->
        [yes] تنبيه: عدد الرسائل في صندوق البريد { $mailbox }، وعدد الرسائل المحفوظة { $stored }. يرجى تنفيذ: intake reconcile
       *[no] صندوق البريد مطابق لما هو محفوظ: عدد الرسائل في صندوق البريد { $mailbox }، وعدد الرسائل المحفوظة { $stored }.
    }
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
