"""What six invented people mean to say, in their own languages, and how their mail programs look.

The mails under `tests/mails` and the generated ones of `test_generated.py` are made from this: what a mail means is
known before it is written, never taken from what the reader says.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Person:
    """One stakeholder: words and habits."""

    language: str
    name: str
    address: str
    greeting: str
    intro: str
    answers: tuple[str, ...]
    closing: str
    organisation: str
    telephone: str
    free_text: str
    labels: tuple[str, ...]  #: ways to name question N, as formats
    numerals: str = "0123456789"


PEOPLE: dict[str, Person] = {
    "en": Person(
        "en", "Ann Whitfield", "ann.whitfield@regulator.example", "Dear colleagues,",
        "Please find our answers below.",
        (
            "OTT services bring new opportunities for consumers, above all in rural areas.\nOn 5 March 2016 we published a study with three findings:\n- prices fell by 12.5 %\n- 4G coverage doubled\n- traffic grew",
            "The same rules should apply to the same services. Who should decide? In our view, the national regulator.",
            "Security by design, plain privacy notices, and a duty to report breaches within 72 hours.\n\nWe add that encryption must not be weakened.",
            "Light-touch licensing.",
            "Yes. Model agreements exist, see e.g. the regional code of conduct; cooperation works best when it is voluntary.",
        ),
        "Best regards,", "Office of Communications Regulation", "+44 20 7946 0123",
        "We welcome this consultation. Our organisation believes that openness and competition should guide every policy in this field, and that innovation must remain possible without permission.",
        ("Q{n}:", "Question {n}:", "Question {n}.", "Answer {n}:", "Q{n} -", "**Question {n}**", "*Q{n}:*", "QUESTION {n}", "Answer to question {n}:", "Question no. {n}:"),
    ),
    "fr": Person(
        "fr", "Hélène Dufour", "helene.dufour@autorite.example", "Madame, Monsieur,",
        "Veuillez trouver ci-dessous nos réponses.",
        (
            "Les services OTT élargissent l'offre et font baisser les prix ; l'accès des zones rurales s'améliore.",
            "Il faut les mêmes règles pour les mêmes services :\n- protection des données ;\n- fiscalité équitable ;\n- interopérabilité.",
            "La sécurité dès la conception et des mentions claires.\n\nLe 12 mai 2016, notre autorité a publié des lignes directrices à ce sujet.",
            "Une régulation souple, fondée sur le dialogue. Pourquoi pas un bac à sable réglementaire ?",
            "Oui, des accords types existent déjà dans notre région.",
        ),
        "Cordialement,", "Autorité de régulation des communications", "+33 1 44 55 66 77",
        "Nous saluons cette consultation. Notre organisation estime que l'ouverture et la concurrence doivent guider toute politique dans ce domaine, et que l'innovation doit rester possible sans autorisation préalable.",
        ("Question {n} :", "Réponse {n} :", "Q{n} :", "Question n° {n} :", "Réponse à la question {n} :", "R{n}.", "Question {n}", "Q{n}."),
    ),
    "es": Person(
        "es", "Lucía Fernández Soto", "lucia.fernandez@ministerio.example", "Estimados señores:",
        "A continuación encontrarán nuestras respuestas.",
        (
            "Los servicios OTT abren oportunidades para los usuarios y para los creadores locales.",
            "Las normas deben ser iguales para servicios equivalentes. ¿Quién decide? El regulador nacional, a nuestro juicio.",
            "Seguridad desde el diseño:\n1) cifrado de extremo a extremo;\n2) avisos de privacidad claros;\n3) notificación de incidentes.",
            "Un marco flexible que favorezca la inversión.\n\nEl 3 de abril de 2015 nuestro país aprobó una ley en ese sentido.",
            "Sí, mediante acuerdos voluntarios entre operadores y plataformas.",
        ),
        "Saludos cordiales,", "Ministerio de Telecomunicaciones", "+34 91 555 01 23",
        "Celebramos esta consulta. Nuestra organización considera que la apertura y la competencia deben guiar toda política en este ámbito, y que la innovación debe seguir siendo posible sin permiso previo.",
        ("Pregunta {n}:", "Respuesta {n}:", "P{n}:", "R{n}:", "Pregunta n.º {n}:", "Respuesta a la pregunta {n}:", "Pregunta {n}.", "PREGUNTA {n}"),
    ),
    "ru": Person(
        "ru", "Ирина Соколова", "i.sokolova@svyaz.example", "Уважаемые коллеги!",
        "Направляем ответы на вопросы.",
        (
            "Услуги OTT дают потребителям новые возможности, прежде всего в сельских районах.",
            "Для одинаковых услуг должны действовать одинаковые правила:\n— защита данных;\n— честная конкуренция;\n— налоги.",
            "Безопасность должна закладываться при разработке. В 2016 г. мы опубликовали рекомендации.\n\nШифрование ослаблять нельзя.",
            "Мягкое регулирование и постоянный диалог. Почему бы не создать регуляторную «песочницу»?",
            "Да, типовые соглашения существуют и хорошо работают.",
        ),
        "С уважением,", "Министерство связи", "+7 495 555-01-23",
        "Мы приветствуем эти консультации. Наша организация считает, что открытость и конкуренция должны лежать в основе любой политики в этой области, а инновации должны оставаться возможными без разрешений.",
        ("Вопрос {n}:", "Ответ {n}:", "Вопрос № {n}.", "Ответ на вопрос {n}:", "В{n}:", "По вопросу {n}:", "Вопрос {n}", "ВОПРОС {n}."),
    ),
    "zh": Person(
        "zh", "李晓梅", "li.xiaomei@miit.example", "尊敬的各位同事：",
        "现将我们的答复提交如下。",
        (
            "OTT业务为消费者带来了新的机遇，尤其是在农村地区。",
            "同样的服务应适用同样的规则：\n（一）保护数据；\n（二）公平竞争；\n（三）合理税收。",
            "安全应当从设计开始。我们在2016年5月发布了有关指南。\n\n加密不应被削弱。",
            "监管宜轻，对话宜多。为什么不设立监管沙盒呢？",
            "是的，已有示范协议，效果良好。",
        ),
        "此致\n敬礼", "工业和信息化部", "+86 10 5555 0123",
        "我们欢迎此次磋商。本机构认为，开放与竞争应当成为这一领域各项政策的指导原则，创新应当无需事先许可。",
        ("问题{n}：", "第{n}题：", "答{n}：", "问题 {n}：", "第{n}个问题：", "回答{n}：", "第{n}题", "问题{n}、"),
    ),
    "ar": Person(
        "ar", "ليلى الحداد", "layla.haddad@tra.example", "السادة الأفاضل،",
        "تجدون أدناه ردودنا على الأسئلة.",
        (
            "تتيح الخدمات OTT فرصاً جديدة للمستهلكين، وخاصة في المناطق الريفية.",
            "ينبغي أن تسري القواعد نفسها على الخدمات المتماثلة:\n- حماية البيانات\n- المنافسة العادلة\n- الضرائب المنصفة",
            "الأمن منذ التصميم وإشعارات خصوصية واضحة.\n\nوفي عام 2016 أصدرنا مبادئ توجيهية بهذا الشأن.",
            "تنظيم مرن وحوار دائم. ولماذا لا تُنشأ بيئة تجريبية تنظيمية؟",
            "نعم، توجد اتفاقات نموذجية وهي ناجحة، ومن الأفضل أن تكون طوعية.",
        ),
        "مع أطيب التحيات،", "هيئة تنظيم الاتصالات", "+971 4 555 0123",
        "نرحب بهذه المشاورة. وترى منظمتنا أن الانفتاح والمنافسة ينبغي أن يوجّها كل سياسة في هذا المجال، وأن الابتكار يجب أن يبقى ممكناً دون إذن مسبق.",
        ("س{n}:", "السؤال {n}:", "ج{n}:", "الإجابة على السؤال {n}:", "السؤال رقم {n}:", "س {n} -", "جواب السؤال {n}:", "السؤال {n}"),
        "٠١٢٣٤٥٦٧٨٩",
    ),
}  # fmt: skip

#: How each numbering looks; `{n}` in ASCII digits, `{a}` in the digits of the language, `{h}` as a Han numeral.
NUMBERINGS = ("{n}.", "{n})", "({n})", "{n} -", "{n}-", "{n}:", "{n}/", "[{n}]", "{n}.-", "**{n}.**")
NUMBERINGS_OF = {
    "ar": ("{a}.", "{a})", "{a}-", "({a})", "{a} -", "- {n}", "-{n}"),
    "zh": ("{h}、", "（{h}）", "{n}、", "{n}．", "（{n}）"),
}
HAN = "〇一二三四五六七八九十"


#: The line above a quotation, per mail program and language; `{name}` and `{address}` are ours.
ATTRIBUTIONS: dict[str, dict[str, str]] = {
    "gmail": {
        "en": "On Thu, Jun 15, 2017 at 10:30 AM {name} <{address}> wrote:",
        "fr": "Le jeu. 15 juin 2017 à 10:30, {name} <{address}> a écrit :",
        "es": "El jue., 15 de jun. de 2017 a la(s) 10:30, {name} ({address}) escribió:",
        "ru": "чт, 15 июн. 2017 г. в 10:30, {name} <{address}>:",
        "zh": "{name} <{address}> 于2017年6月15日周四 10:30写道：",
        "ar": "\u202bفي الخميس، 15 يونيو 2017 في 10:30 ص تمت كتابة ما يلي بواسطة \u202a{name}\u202c\u200f <\u202a{address}\u202c\u200f>:\u202c",
    },
    "apple": {
        "en": "On 15 Jun 2017, at 10:30, {name} <{address}> wrote:",
        "fr": "Le 15 juin 2017 à 10:30, {name} <{address}> a écrit\u00a0:",
        "es": "El 15 jun 2017, a las 10:30, {name} <{address}> escribió:",
        "ru": "15 июня 2017 г., в 10:30, {name} <{address}> написал(а):",
        "zh": "在 2017年6月15日，10:30，{name} <{address}> 写道：",
        "ar": "في ١٥ يونيو ٢٠١٧، ١٠:٣٠ ص، كتب {name} <{address}>:",
    },
    "thunderbird": {
        "en": "On 15/06/2017 10:30, {name} wrote:",
        "fr": "Le 15/06/2017 à 10:30, {name} a écrit :",
        "es": "El 15/6/17 a las 10:30, {name} escribió:",
        "ru": "15.06.2017 10:30, {name} пишет:",
        "zh": "在 2017/6/15 10:30, {name} 写道:",
        "ar": "في 15‏/06‏/2017 10:30 ص، كتب {name}:",
    },
    "k9": {
        "en": "On 15 June 2017 10:30:00 CEST, {name} <{address}> wrote:",
        "fr": "Le 15 juin 2017 10:30:00 GMT+02:00, {name} <{address}> a écrit :",
        "es": "El 15 de junio de 2017 10:30:00 CEST, {name} <{address}> escribió:",
        "ru": "15 июня 2017 г. 10:30:00 GMT+03:00, {name} <{address}> пишет:",
        "zh": "于 2017年6月15日 GMT+08:00 10:30:00, {name} <{address}> 写到:",
        "ar": "بتاريخ 15 يونيو 2017 10:30:00 ص GMT+03:00، {name} <{address}> كَتَب :",
    },
    "roundcube": {
        "en": "On 2017-06-15 10:30, {name} wrote:",
        "fr": "Le 2017-06-15 10:30, {name} a écrit :",
        "es": "El 2017-06-15 10:30, {name} escribió:",
        "ru": "{name} писал(а) 2017-06-15 10:30:",
        "zh": "在 2017-06-15 10:30，{name} 写道：",
        "ar": "كتب {name} في 2017-06-15 10:30:",
    },
    "samsung": {
        "en": "-------- Original message --------\nFrom: {name} <{address}>\nDate: 15/06/2017 10:30 (GMT+01:00)\nTo: Someone <someone@example.net>\nSubject: CL-17/30",
        "fr": "-------- Message d'origine --------\nDe : {name} <{address}>\nDate : 15/06/2017 10:30 (GMT+01:00)\nÀ : Someone <someone@example.net>\nObjet : CL-17/30",
        "es": "-------- Mensaje original --------\nDe: {name} <{address}>\nFecha: 15/6/17 10:30 (GMT+01:00)\nPara: Someone <someone@example.net>\nAsunto: CL-17/30",
        "ru": "-------- Исходное сообщение --------\nОт: {name} <{address}>\nДата: 15.06.2017 10:30 (GMT+03:00)\nКому: Someone <someone@example.net>\nТема: CL-17/30",
        "zh": "-------- 原始邮件 --------\n发件人： {name} <{address}>\n日期： 2017/6/15 10:30 (GMT+08:00)\n收件人： Someone <someone@example.net>\n主题： CL-17/30",
        "ar": "-------- الرسالة الأصلية --------\nمن: {name} <{address}>\nالتاريخ: 15/06/2017 10:30 (GMT+03:00)\nإلى: Someone <someone@example.net>\nالموضوع: CL-17/30",
    },
    "outlook": {
        "en": "From: {name} <{address}>\nSent: Thursday, 15 June 2017 10:30\nTo: Someone <someone@example.net>\nSubject: CL-17/30",
        "fr": "De : {name} <{address}>\nEnvoyé : jeudi 15 juin 2017 10:30\nÀ : Someone <someone@example.net>\nObjet : CL-17/30",
        "es": "De: {name} <{address}>\nEnviado el: jueves, 15 de junio de 2017 10:30\nPara: Someone <someone@example.net>\nAsunto: CL-17/30",
        "ru": "От: {name} <{address}>\nОтправлено: 15 июня 2017 г. 10:30\nКому: Someone <someone@example.net>\nТема: CL-17/30",
        "zh": "发件人: {name} <{address}>\n发送时间: 2017年6月15日 10:30\n收件人: Someone <someone@example.net>\n主题: CL-17/30",
        "ar": "من: {name} <{address}>\nتم الإرسال: الخميس، 15 يونيو 2017 10:30\nإلى: Someone <someone@example.net>\nالموضوع: CL-17/30",
    },
    "yandex": {
        "en": "15.06.2017, 10:30, \"{name}\" <{address}>:",
        "fr": "15.06.2017, 10:30, \"{name}\" <{address}>:",
        "es": "15.06.2017, 10:30, \"{name}\" <{address}>:",
        "ru": "15.06.2017, 10:30, \"{name}\" <{address}>:",
        "zh": "15.06.2017, 10:30, \"{name}\" <{address}>:",
        "ar": "15.06.2017, 10:30, \"{name}\" <{address}>:",
    },
    "mailru": {
        "en": "Thursday, 15 June 2017, 10:30 +03:00 from {name} <{address}>:",
        "fr": "Jeudi 15 juin 2017, 10:30 +03:00, de {name} <{address}>:",
        "es": "Jueves, 15 de junio de 2017, 10:30 +03:00 de {name} <{address}>:",
        "ru": "Четверг, 15 июня 2017, 10:30 +03:00 от {name} <{address}>:",
        "zh": "2017年6月15日 星期四 10:30 +08:00，来自 {name} <{address}>:",
        "ar": "الخميس، 15 يونيو 2017، 10:30 +03:00 من {name} <{address}>:",
    },
    "proton": {
        "en": "On Thursday, June 15th, 2017 at 10:30 AM, {name} <{address}> wrote:",
        "fr": "Le jeudi 15 juin 2017 à 10:30, {name} <{address}> a écrit :",
        "es": "El jueves, 15 de junio de 2017 a las 10:30, {name} <{address}> escribió:",
        "ru": "четверг, 15 июня 2017 г., 10:30, {name} <{address}> написал(а):",
        "zh": "{name} <{address}> 在 2017年6月15日 星期四 10:30 写道：",
        "ar": "يوم الخميس، 15 يونيو 2017 في 10:30 ص، كتب {name} <{address}>:",
    },
    "qq": {
        "en": "------------------ Original ------------------\nFrom: \"{name}\"<{address}>;\nDate: Thu, Jun 15, 2017 10:30 AM\nTo: \"Someone\"<someone@example.net>;\nSubject: CL-17/30",
        "zh": "------------------ 原始邮件 ------------------\n发件人: \"{name}\"<{address}>;\n发送时间: 2017年6月15日(星期四) 上午10:30\n收件人: \"Someone\"<someone@example.net>;\n主题: CL-17/30",
    },
    "netease": {"zh": "在 2017-06-15 10:30:00，\"{name}\" <{address}> 写道："},
    "samsung-name": {"ar": "---- {name} كتب ----"},
    "gmail-digits": {"ar": "في الخميس، ١٥ يونيو ٢٠١٧, ١٠:٣٠ ص {name} <{address}> كتب:"},
    "wordpress": {"ar": "بتاريخ 15 يونيو، 2017 10:30 ص، جاء من {name} <{address}>:"},
}  # fmt: skip

FOOTERS = {
    "en": "Sent from my iPhone", "fr": "Envoyé de mon iPhone", "es": "Enviado desde mi iPhone", "ru": "Отправлено с iPhone", "zh": "发自我的 iPhone", "ar": "مُرسل من الـ iPhone",
}  # fmt: skip
DISCLAIMERS = {
    "en": "This e-mail and any attachments are confidential and intended solely for the addressee. If you have received it in error, please delete it.",
    "fr": "Ce message et ses pièces jointes sont confidentiels et destinés exclusivement à leur destinataire. Si vous l'avez reçu par erreur, merci de le supprimer.",
    "es": "Este mensaje y sus anexos son confidenciales y van dirigidos exclusivamente a su destinatario. Si lo ha recibido por error, elimínelo.",
    "ru": "Данное сообщение и вложения являются конфиденциальными и предназначены только для адресата. Если вы получили его по ошибке, удалите его.",
    "zh": "本邮件及其附件含有保密信息，仅限于发送给上面地址中列出的收件人。如果您错收了本邮件，请立即删除。",
    "ar": "هذه الرسالة ومرفقاتها سرية ومخصصة للمرسل إليه فقط. إذا وصلتكم عن طريق الخطأ يرجى حذفها.",
}  # fmt: skip
LETTERS = {
    "en": ("Dear stakeholder,", "The open consultation {ref} asks for your views. Please answer by replying to this message; your answers will be made public.", "If something is unclear, write to us and a person will read it.", "With kind regards,\nThe secretariat of the consultation"),
    "fr": ("Madame, Monsieur,", "La consultation ouverte {ref} sollicite votre avis. Veuillez répondre à ce message ; vos réponses seront rendues publiques.", "Pour toute question, écrivez-nous : une personne vous lira.", "Veuillez agréer nos salutations distinguées.\nLe secrétariat de la consultation"),
    "es": ("Estimada parte interesada:", "La consulta abierta {ref} solicita su opinión. Conteste a este mensaje; sus respuestas se harán públicas.", "Si algo no está claro, escríbanos y una persona lo leerá.", "Le saluda atentamente,\nLa secretaría de la consulta"),
    "ru": ("Уважаемый участник!", "В рамках открытых консультаций {ref} просим вас высказать мнение. Ответьте на это письмо; ваши ответы будут опубликованы.", "Если что-то неясно, напишите нам, и письмо прочтет человек.", "С уважением,\nсекретариат консультаций"),
    "zh": ("尊敬的利益攸关方：", "公开磋商{ref}征求您的意见。请直接回复本邮件，您的答复将予以公布。", "如有不明之处，请写信给我们，会有工作人员阅读。", "此致\n磋商秘书处"),
    "ar": ("السادة أصحاب المصلحة،", "تلتمس المشاورة المفتوحة {ref} آراءكم. يرجى الرد على هذه الرسالة، وستتاح ردودكم للجمهور.", "إذا كان هناك شيء غير واضح فاكتبوا إلينا وسيقرأ رسالتكم شخص.", "وتفضلوا بقبول فائق الاحترام،\nأمانة المشاورة"),
}  # fmt: skip
