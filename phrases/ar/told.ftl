### Being told without answering, the meeting, and passing the consultation on.

-subscribe = اشتراك
-meeting = تذكير بالاجتماع
-share = مشاركة الرابط

button_subscribe = أبلغوني بالمستجدات
button_meeting = تذكير بالاجتماع
button_share = إخبار الآخرين
button_stop = إيقاف رسائل التذكير

menu_subscribe = الإبلاغ بالموعد النهائي وبالنتيجة
menu_share = تعريف الآخرين بالمشاورة

mail_subject_to_begin = { $reference }: نرحب بردودكم حتى { $deadline_date }
mail_subject_meeting = { $reference }: تذكير بالاجتماع
mail_footer_subscribed = تصلكم هذه الرسالة لأن أحدهم طلب من هذا العنوان الإبلاغ بمستجدات المشاورة { $reference }.

subscribed =
    { $closed ->
        [yes] سنبلغكم عند نشر الوثيقة التجميعية للمشاورة { $reference }.
       *[no] سنبلغكم عند نشر الوثيقة التجميعية للمشاورة { $reference }، وعند تغيير الموعد النهائي ({ $deadline })، وسنذكركم قبل حلوله ما دمتم لم تبدأوا الإجابة.
    }

    لإيقاف هذه الرسائل: /stop
mail_subscribed =
    { $closed ->
        [yes] سنبلغكم عند نشر الوثيقة التجميعية للمشاورة { $reference }.
       *[no] سنبلغكم عند نشر الوثيقة التجميعية للمشاورة { $reference }، وعند تغيير الموعد النهائي ({ $deadline })، وسنذكركم قبل حلوله ما دمتم لم تبدأوا الإجابة.
    }

    لإيقاف هذه الرسائل، أجيبوا واكتبوا «{ -stop }» في السطر الأول.

meeting_facts =
    الموعد والمكان:
    { $has_meeting_starts ->
        [yes] { $meeting_starts }
       *[no] {""}
    }
    { $has_meeting_place ->
        [yes] { $meeting_place }
       *[no] {""}
    }
    { $has_meeting_remote ->
        [yes] للمشاركة عن بُعد: { $meeting_remote }
       *[no] {""}
    }
subscribed_meeting =
    سنذكركم مرة واحدة باجتماع { $reference } قبيل انعقاده.

    { meeting_facts }

    لإيقاف هذه الرسائل: /stop
mail_subscribed_meeting =
    سنذكركم مرة واحدة باجتماع { $reference } قبيل انعقاده.

    { meeting_facts }

    لإيقاف هذه الرسائل، أجيبوا واكتبوا «{ -stop }» في السطر الأول.
meeting_reminder =
    طلبتم تذكيركم: اقترب موعد اجتماع «{ $title }» ({ $reference }).

    { meeting_facts }
meeting_none = لا اجتماع مقرر لهذه المشاورة.
meeting_over = انتهى الاجتماع.
meeting_offer = للتذكير باجتماع { $meeting_date }: /meeting
mail_meeting_offer = للتذكير باجتماع { $meeting_date }، أجيبوا واكتبوا «{ -meeting }» في السطر الأول.

subscribe_prove =
    يستطيع أي شخص أن يكتب باسم عنوانكم، ولذلك نسألكم مرة واحدة: للإبلاغ بمستجدات المشاورة { $reference }، يرجى الإجابة عن هذه الرسالة وكتابة «{ $topic ->
        [meeting] { -meeting }
       *[news] { -subscribe }
    }» في السطر الأول.

    وإذا لم تكونوا أنتم من طلب ذلك، فلا يلزم أي إجراء.

compilation_news =
    نُشرت الوثيقة التجميعية للمشاورة { $reference }: «{ $title }». وكنتم قد طلبتم إبلاغكم.
    { $has_url ->
        [yes] { $url }
       *[no] {""}
    }

share =
    مشاورة مفتوحة { $reference }: «{ $title }»

    { $closed ->
        [yes] انقضى الموعد النهائي: { $deadline }.
       *[no] الرد متاح للجميع حتى { $deadline }.
    }

    { $has_chat ->
        [yes] عبر تلغرام: { $chat }
       *[no] {""}
    }
    { $has_mail ->
        [yes] بالبريد الإلكتروني: { $mail }
       *[no] {""}
    }
    { $has_page ->
        [yes] لمزيد من المعلومات: { $page }
       *[no] {""}
    }
