"""What automatic mail says of itself, in its headers, subject and text, in six languages. Folded patterns."""

import re

#: Subjects of automatic replies (after Re: and the like were taken off).
AUTO_SUBJECT = re.compile(
    r"^\W*(?:"
    r"auto(?:matic|mated)?[\s-]*(?:reply|response|answer|respond)|autoreply|auto ?:|out of (?:the )?office|away from (?:the |my )?office|on (?:annual |maternity |sick )?leave|vacation (?:reply|response|notice)|"
    r"i am (?:out|away|on leave)|ooo\b|automatic confirmation|ticket (?:received|created|opened)|we (?:have )?received your (?:e-?mail|message|request)|your (?:message|request|e-?mail) (?:has been|was) received|acknowledge?ment of receipt|"
    r"réponse auto(?:matique)?|absence du bureau|absent(?:e)? du bureau|message d'absence|absence\s*:|je suis absent|en congés?|accusé de réception automatique|votre message a bien été reçu|notification d'absence|"
    r"respuesta auto(?:mática|matica)|fuera de (?:la )?oficina|ausencia|ausente|de vacaciones|mensaje automático|acuse de recibo automático|contestación automática|autorespuesta|"
    r"авто(?:матический|матическое)?[\s-]*(?:ответ|уведомление|сообщение)|автоответ(?:чик)?|нет на работе|вне офиса|в отпуске|отсутствую|отсутствие на рабочем месте|уведомление об отсутствии|"
    r"自动(?:回复|答复|应答)|自動(?:回覆|回復|回复)|不在办公室|外出(?:中|通知)?\s*[:：]?|休假(?:通知|中)|假期自动|系统自动|"
    r"رد (?:تلقائي|الي|اوتوماتيكي)|الرد (?:التلقائي|الالي)|خارج المكتب|في اجازة|خارج الدوام|رساله تلقائيه|رسالة تلقائية|اجابة الية|اشعار غياب"
    r")"
)
#: Sentences of automatic replies. One alone, in a short text without answers, is enough.
AUTO_TEXT = re.compile(
    r"(?:i am|i'm|i will be|i'll be|we are) (?:currently |now )?(?:out of (?:the )?office|away from (?:the |my )?(?:office|desk)|on (?:annual |maternity |sick |parental |study )?leave|on (?:vacation|holiday|mission|travel)|out of the country|travell?ing (?:and|with|until))|"
    r"(?:i am|i'm|i will be) (?:currently )?(?:away|out) (?:until|till|from (?:\d|mon|tue|wed|thu|fri|sat|sun|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|today|tomorrow|now)|and will)|(?:limited|no) access to (?:my )?e-?mail|this is an automat(?:ic|ed) (?:reply|response|message|e-?mail)|automatically generated (?:e-?mail|message|reply|response)|"
    r"(?:please )?do not reply to this (?:e-?mail|message)|thank you for (?:your (?:e-?mail|message)|contacting us).{0,80}(?:will (?:get back|respond|reply|contact)|as soon as)|your (?:request|message|ticket) has been (?:received|registered|logged)|this (?:mailbox|address) is not monitored|"
    r"to (?:complete|confirm) (?:the )?delivery of your (?:e-?mail|message)|i have not (?:yet )?approved|click (?:the|on the) link below to (?:verify|confirm|release)|protected by (?:spamarrest|boxbe|a challenge)|"
    r"je suis (?:actuellement |présentement )?(?:absent|en (?:congé|déplacement|mission|vacances|formation)|hors du bureau)|je serai (?:absent|en congé|de retour)|ceci est (?:un|une) (?:message|réponse) automatique|(?:message|réponse) (?:généré|envoyé)e? automatiquement|"
    r"(?:nous avons bien reçu|votre message a bien été reçu).{0,120}(?:dans les meilleurs délais|traité)|merci de ne pas répondre à ce (?:message|courriel|mail)|absent(?:e)? (?:du bureau )?(?:du \d|jusqu'au)|"
    r"(?:estoy|estaré|me encuentro|me encontraré) (?:actualmente )?(?:fuera de la oficina|ausente|de vacaciones|de licencia|de viaje|en comisión)|(?:este es un|esta es una) (?:mensaje|correo|respuesta) automátic|(?:mensaje|correo|respuesta) (?:generad[oa] )?automátic|no responda a este (?:correo|mensaje)|"
    r"hemos recibido su (?:mensaje|correo|solicitud).{0,120}(?:brevedad|pronto|posible)|"
    r"(?:я |в настоящее время |сейчас )?(?:нахожусь|буду) (?:в отпуске|в командировке|вне офиса|на больничном)|(?:меня нет|буду отсутствовать|я отсутствую|отсутствую)(?: на рабочем месте| в офисе| с \d| до \d)?|это автоматическ(?:ий|ое) (?:ответ|сообщение|уведомление)|(?:письмо|сообщение) (?:создано|сформировано|отправлено) автоматически|не отвечайте на это (?:письмо|сообщение)|"
    r"ваше (?:письмо|сообщение|обращение) (?:получено|принято|зарегистрировано)|"
    r"(?:我|本人)(?:目前|现在|正在|将)?(?:不在办公室|休假|外出|出差|在休假|在度假|年假)|这是(?:一封|一条)?(?:系统)?自动(?:回复|发送|生成|应答)|(?:您|你)的(?:邮件|来信)(?:我)?已(?:经)?收到.{0,40}(?:尽快|回复|处理)|请勿(?:直接)?回复(?:此|本)邮件|此为自动回复|本邮件(?:为|由)系统自动|自动回复邮件|"
    r"(?:انا|اني|ساكون|نحن|اكون) (?:حاليا )?(?:خارج المكتب|في اجازة|في مهمة|في سفر|خارج البلاد|غير متواجد|غير موجود)|هذه? (?:رسالة|رساله|رد|اجابة) (?:الية|تلقائية|تلقائيه|الي|تلقائي|اوتوماتيكية)|هذا (?:رد|الرد) (?:تلقائي|الي)|هذا البريد (?:الي|تلقائي)|(?:لقد )?تم استلام (?:رسالتكم|رسالتك|بريدكم|طلبكم).{0,80}(?:اقرب|سيتم|سنقوم)|"
    r"(?:الرجاء|يرجي) عدم الرد علي هذ|(?:ساعود|اعود) (?:الي (?:المكتب|العمل)) (?:في|يوم|بتاريخ)|خارج المكتب (?:من|حتي|لغاية)|في اجازة (?:سنوية|مرضية|حتي|من|رسمية)"
)
#: Local parts that no person reads.
ROBOT_LOCAL = re.compile(
    r"^(?:mailer[-_.]?daemon|postmaster|no[-_.]?reply|do[-_.]?not[-_.]?reply|donotreply|noreply.*|bounces?[-+.=].*|bounce|auto[-_.]?reply|autoresponder?|majordomo|listserv|.+-(?:request|owner|bounces?|confirm)|owner-.+|mdaemon|daemon|root|abuse-report|notifications?|noreply)$"
)
BOUNCE_SUBJECT = re.compile(
    r"^\W*(?:undeliver(?:able|ed)|undelivered mail returned|mail delivery (?:failed|failure|subsystem|system|status)|delivery (?:status notification|failure|has failed|report|notification|delayed|incomplete)|returned mail|failure notice|mail (?:system error|failure|could not be delivered)|"
    r"message (?:undeliverable|not delivered|could not be delivered|delayed)|warning: (?:could not send|message)|non[- ]?(?:remis|delivery)|echec de la remise|échec (?:de (?:la )?)?(?:remise|distribution|l'envoi)|non remis|avis de non[- ]remise|courrier non (?:remis|distribué)|"
    r"no se (?:puede|pudo|ha podido) entregar|error (?:en|de) (?:la )?entrega|correo (?:devuelto|no entregado)|mensaje no entregado|no entregado|notificación de estado de entrega|"
    r"недоставлен|не доставлено|не удалось доставить|ошибка доставки|сбой доставки|недоставленное сообщение|сообщение не доставлено|уведомление о (?:недоставке|состоянии доставки)|письмо не доставлено|"
    r"退信|系统退信|未送达|无法投递|投递失败|邮件未能送达|发送失败|退回邮件|郵件無法遞送|未能投递|"
    r"تعذر (?:تسليم|التسليم|ارسال)|فشل (?:تسليم|التسليم|ارسال|في التسليم)|لم يتم (?:تسليم|التسليم)|لم يتم تسليم الرسالة|اخفاق التسليم|رسالة غير مسلمة|غير قابل للتسليم|unzustellbar|mancata consegna)"
)
