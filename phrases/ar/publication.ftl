# العبارات المحيطة بالوثيقة التجميعية؛ أما الردود فتبقى دائماً بكلمات أصحابها.

## Cover
compilation_title = وثيقة تجميعية للمساهمات
compilation_consultation = المشاورة المفتوحة { $reference }
compilation_draft = مسودة
compilation_draft_note = للموظفين فقط. تتضمن هذه المسودة أيضاً مساهمات لم يؤذن بنشرها بعد، وهي معلَّمة.
compilation_rolling_note = تظهر المساهمات هنا تباعاً كلما أذنت الأمانة بنشرها، إلى أن تُنشر الوثيقة التجميعية. والموعد النهائي لتقديم المساهمات هو { $deadline }.
compilation_document = الوثيقة
compilation_document_name = { $reference } – وثيقة تجميعية { $revision }
compilation_edition = الطبعة
compilation_volume = الجزء
compilation_volume_of = الجزء { $index } من { $count }، المساهمات من الرقم { $first } إلى الرقم { $last }
compilation_date = التاريخ
compilation_meeting = مقدَّمة إلى الاجتماع الحضوري
compilation_original = الأصل
compilation_original_note = بلغة كل مساهم
compilation_pair = { $first }، { $second }
compilation_contents = المحتويات

## Introduction
compilation_introduction = مقدمة
compilation_intro_held = عُقدت المشاورة المفتوحة { $reference } من { $from_date } إلى { $deadline }.
compilation_intro_open = بدأت المشاورة المفتوحة { $reference } في { $from_date } وتبقى مفتوحة حتى { $deadline }.
compilation_intro_received = { $count ->
    [zero] لم ترد أي مساهمة.
    [one] وردت مساهمة واحدة.
    [two] وردت مساهمتان.
    [few] وردت { $count } مساهمات.
    [many] وردت { $count } مساهمة.
   *[other] وردت { $count } مساهمة.
}
compilation_intro_shown = { $count ->
    [zero] لا ترد أي منها في هذه الوثيقة.
    [one] ترد واحدة منها في هذه الوثيقة.
    [two] ترد اثنتان منها في هذه الوثيقة.
    [few] ترد { $count } منها في هذه الوثيقة.
    [many] ترد { $count } منها في هذه الوثيقة.
   *[other] ترد { $count } منها في هذه الوثيقة.
}
compilation_intro_late = { $count ->
    [zero] لم ترد أي مساهمة بعد الموعد النهائي.
    [one] وردت مساهمة واحدة بعد الموعد النهائي وهي مدرجة على حدة.
    [two] وردت مساهمتان بعد الموعد النهائي وهما مدرجتان على حدة.
    [few] وردت { $count } مساهمات بعد الموعد النهائي وهي مدرجة على حدة.
    [many] وردت { $count } مساهمة بعد الموعد النهائي وهي مدرجة على حدة.
   *[other] وردت { $count } مساهمة بعد الموعد النهائي وهي مدرجة على حدة.
}
compilation_intro_withdrawn = { $count ->
    [zero] لم تُسحب أي مساهمة.
    [one] سُحبت مساهمة واحدة ويبقى رقمها شاغراً.
    [two] سُحبت مساهمتان ويبقى رقماهما شاغرين.
    [few] سُحبت { $count } مساهمات وتبقى أرقامها شاغرة.
    [many] سُحبت { $count } مساهمة وتبقى أرقامها شاغرة.
   *[other] سُحبت { $count } مساهمة وتبقى أرقامها شاغرة.
}
compilation_intro_waiting = { $count ->
    [zero] نُشرت جميع المساهمات.
    [one] لم تُنشر مساهمة واحدة.
    [two] لم تُنشر مساهمتان.
    [few] لم تُنشر { $count } مساهمات.
    [many] لم تُنشر { $count } مساهمة.
   *[other] لم تُنشر { $count } مساهمة.
}
compilation_intro_words = يرد كل جواب بكلمات صاحبه وبلغته. وتُنشر الأسماء والمنظمات كما ذكرها أصحابها. ولا تُنشر عناوين الأشخاص ولا أرقام هواتفهم، وتُحجب حيثما وردت في النصوص.
compilation_intro_redacted = يحل شريط أسود ({ $mark }) محل الكلمات المحجوبة ويليه السبب.
compilation_unofficial = ترجمة غير رسمية

## Counts
compilation_counts = المساهمات بالأرقام
compilation_by_category = حسب الفئة
compilation_by_region = حسب المنطقة
compilation_by_country = حسب البلد
compilation_by_language = حسب اللغة
compilation_by_channel = حسب القناة
compilation_by_question = الأجوبة حسب السؤال
compilation_count = العدد
compilation_not_stated = غير مذكور
compilation_channel_telegram = تيليغرام
compilation_channel_mail = البريد الإلكتروني
compilation_channel_both = تيليغرام والبريد الإلكتروني

## Answers
compilation_questions = الأجوبة حسب السؤال
compilation_question = السؤال { $index }
compilation_answers = { $count ->
    [zero] لا أجوبة
    [one] جواب واحد
    [two] جوابان
    [few] { $count } أجوبة
    [many] { $count } جواباً
   *[other] { $count } جواب
}
compilation_contributors = المساهمات حسب المساهم
compilation_elsewhere = ترد أجوبة كل مساهم مجتمعةً في { $document } وفي الصفحة { $page }.
compilation_contribution = المساهمة رقم { $index }
compilation_number = الرقم
compilation_name = الاسم
compilation_organisation = المنظمة
compilation_category = الفئة
compilation_country = البلد
compilation_answered = الأسئلة المجاب عنها
compilation_anonymous = الاسم غير مذكور
compilation_general = تعليقات عامة
compilation_late = مساهمات وردت بعد الموعد النهائي
compilation_late_note = وردت هذه المساهمات بعد الموعد النهائي المحدد في { $deadline }.
compilation_late_mark = وردت بعد الموعد النهائي
compilation_withdrawn = مساهمات مسحوبة
compilation_withdrawn_line = الرقم { $index }: سحبها صاحبها في { $date }
compilation_withdrawn_undated = الرقم { $index }: سحبها صاحبها
compilation_translation = ترجمة من الأمانة، وليست كلمات صاحب المساهمة
compilation_redacted = محجوب: { $reason }
compilation_contact_data = بيانات اتصال
compilation_waiting = لم يؤذن بالنشر بعد
compilation_rejected = لم يؤذن بالنشر: { $reason }
compilation_gap_rejected = الرقم { $index }: لم يُنشر. السبب: { $reason }
compilation_gap_waiting = الرقم { $index }: لم يؤذن بالنشر بعد
compilation_gap_file_rejected = الرقم { $index }، الملف { $file }: لم يُنشر. السبب: { $reason }
compilation_gap_file_waiting = الرقم { $index }، الملف { $file }: لم يؤذن بالنشر بعد
compilation_not_opened = تعذر فتح الملف
compilation_withheld = لم يُنشر بقرار من الأمانة: { $list }
compilation_uncleared = لم يؤذن بالنشر بعد: { $list }
compilation_campaigns = مساهمات متطابقة تقريباً
compilation_campaign = { $count ->
    [zero] لا مساهمات مطابقة تقريباً للرقم { $sample }: { $list }
    [one] مساهمة واحدة مطابقة تقريباً للرقم { $sample }: { $list }
    [two] مساهمتان متطابقتان تقريباً، والرقم { $sample } هو النموذج: { $list }
    [few] { $count } مساهمات متطابقة تقريباً، والرقم { $sample } هو النموذج: { $list }
    [many] { $count } مساهمة متطابقة تقريباً، والرقم { $sample } هو النموذج: { $list }
   *[other] { $count } مساهمة متطابقة تقريباً، والرقم { $sample } هو النموذج: { $list }
}
compilation_same_words = { $count ->
    [zero] لم يرسل النص نفسه أي مساهم آخر:
    [one] أرسل النص نفسه مساهم آخر:
    [two] أرسل النص نفسه مساهمان آخران:
    [few] أرسل النص نفسه { $count } مساهمين آخرين:
    [many] أرسل النص نفسه { $count } مساهماً آخر:
   *[other] أرسل النص نفسه { $count } مساهم آخر:
}
compilation_as_in = النص نفسه كما في المساهمة رقم { $index }.

## Attachments and data
compilation_attachments = المرفقات
compilation_file = الملف
compilation_size = الحجم
compilation_listed = محفوظ لدى الأمانة وغير منشور
compilation_downloads = الوثائق والبيانات المفتوحة
compilation_data_note = تتضمن البيانات كل ما هو منشور هنا ولا شيء سواه. ويرد وصف حقولها في { $file }.

## How it was made
compilation_method = كيف أُعدت هذه الوثيقة
compilation_method_intake = وردت المساهمات عن طريق تيليغرام والبريد الإلكتروني. وحُفظت كل منها كما وردت قبل الإشعار باستلامها، والعبرة بآخر نسخة قبل الموعد النهائي.
compilation_method_cleared = لا يُنشر إلا ما أذنت الأمانة بنشره. ولم يُختصر شيء ولم يُصحَّح ولم يُترجم.
compilation_method_translated = لا يُنشر إلا ما أذنت الأمانة بنشره. ولم يُختصر شيء ولم يُصحَّح. وقد أضافت الأمانة ترجمات ترد تحت الأجوبة ومعها ما يدل عليها.
compilation_method_proof = كل ملف من ملفات هذه الطبعة مدرج مع بصمته SHA-256 في الملف edition.json الموقَّع رقمياً. وجميع المساهمات، بما فيها غير المنشورة، أوراق في شجرة بصمات واحدة (RFC 6962) جذرها:
compilation_method_verify = يمكن للمساهمين التحقق، بواسطة الملف المرفق بإيصالهم، من أن كلماتهم واردة هنا دون تغيير: intake verify RECEIPT EDITION.

## Changes
compilation_changes = التغييرات منذ الطبعة السابقة
compilation_change_added = الرقم { $index }: جديدة
compilation_change_withdrawn = الرقم { $index }: سُحبت
compilation_change_new_version = الرقم { $index }: حلت محلها نسخة جديدة
compilation_change_redacted = الرقم { $index }: حُجبت كلمات أو تغيّر حجبها
compilation_change_cleared = الرقم { $index }: أُذن بنشر أجوبة أو ملفات أخرى
compilation_change_translated = الرقم { $index }: أُضيفت ترجمة أو تغيّرت
compilation_change_removed = الرقم { $index }: لم تعد منشورة

## The site
compilation_skip = انتقل إلى المحتوى
compilation_languages = لغة هذه الصفحة
compilation_search = البحث في المساهمات
compilation_search_found = المساهمات التي عُثر عليها:
compilation_top = العودة إلى المحتويات
compilation_parts_note = ترد المساهمات في عدة صفحات بحسب أرقامها.
compilation_range = من الرقم { $first } إلى الرقم { $last }
compilation_part_of = الصفحة { $index } من { $count }
compilation_previous = الصفحة السابقة
compilation_next = الصفحة التالية
compilation_search_note = اكتبوا كلمات أو بداياتها، فتظهر المساهمات التي تتضمنها جميعاً.
compilation_search_more = عرض المزيد
compilation_search_needs_script = يتطلب البحث تشغيل JavaScript. وترد جميع المساهمات بحسب أرقامها:
compilation_overview = حسب السؤال
compilation_page_contributors = حسب المساهم

## Checking a receipt in the browser
compilation_page_verify = التحقق من إيصال
compilation_verify_intro = اختاروا الملف المرفق بإيصالكم أو اكتبوا رقمه. يجري التحقق داخل متصفحكم ولا يُرسَل منه أي شيء.
compilation_verify_file = ملف الإيصال
compilation_verify_number = رقم الإيصال
compilation_verify_button = تحقق
compilation_verify_needs_script = يتطلب التحقق تشغيل JavaScript وعنواناً آمناً (https) أو نسخة من هذه الصفحات على جهازكم.
compilation_verify_limit = تقارن هذه الصفحة الكلمات. أما بقاء ملفات الطبعة كما وُقّعت فيبيّنه الأمر: intake verify RECEIPT EDITION.
compilation_verify_names = الاسم والمنظمة
compilation_verify_file_place = الملف { $index }
compilation_verify_no_receipt = هذا ليس إيصالاً.
compilation_verify_other = يخص هذا الإيصال مشاورة أخرى.
compilation_verify_changed = عُدِّل هذا الإيصال بعد توقيعه.
compilation_verify_signed = الإيصال على حاله كما وُقِّع.
compilation_verify_unsigned = لا يستطيع هذا المتصفح التحقق من توقيع الإيصال.
compilation_verify_unknown = لا توجد هنا مساهمة برقم الإيصال هذا. وما قُدِّم لاحقاً يرد في طبعة لاحقة.
compilation_verify_same = أُعدّت الوثيقة التجميعية من كلمات الإيصال نفسها تماماً.
compilation_verify_others = أُعدّت الوثيقة التجميعية من كلمات غير كلمات الإيصال.
compilation_verify_version = يخص الإيصال النسخة { $held }، والمعتمد هنا هو النسخة { $counts }.
compilation_verify_published = المساهمة منشورة بالرقم { $index }.
compilation_verify_withdrawn = سُحبت المساهمة ويبقى رقمها شاغراً.
compilation_verify_not_published = المساهمة غير منشورة.
compilation_verify_word_for_word = منشور كلمةً بكلمة: { $place }
compilation_verify_redacted = منشور مع حجب كلمات ({ $reason }): { $place }
compilation_verify_withheld = غير منشور: { $place }
compilation_verify_differs = تختلف الكلمات المنشورة عن المقدَّمة: { $place }
