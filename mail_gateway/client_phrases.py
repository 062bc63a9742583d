"""What mail programs write around a person's words, in six languages and their neighbours. All folded."""

import re

from mail_gateway.folding import fold


def _set(text: str) -> frozenset[str]:
    return frozenset(fold(item).strip() for item in text.replace("\n", "|").split("|") if item.strip())


#: Names of header lines in the block above an original message, and what they stand for.
HEADER_NAMES: dict[str, str] = {
    name: kind
    for kind, names in {
        "from": "from|fra|från|van|od|kimden|de|от|от кого|发件人|寄件者|寄件人|发信人|من|المرسل|von|da|sender|expéditeur|remitente|отправитель|مِن",
        "to": "to|til|till|aan|do|kime|à|a|para|кому|收件人|收件者|الى|إلى|الي|المستقبل|المرسل اليه|المستلم|an|destinataire|получатель|destinatario|pour|收信人",
        "date": "date|sent|sendt|skickat|verzonden|wysłano|wyslano|dato|datum|tarih|gönderilme|envoyé|envoye|envoyé le|date d'envoi|enviado|enviado el|enviado em|fecha|fecha de envío|дата|отправлено|发送时间|日期|时间|寄件日期|"
        "传送时间|تم الإرسال|أرسلت|المُرسل في|التاريخ|تاريخ الإرسال|تاريخ|datum|gesendet|data|inviato|date sent",
        "cc": "cc|copie|copie à|copia|копия|抄送|副本|نسخة|نسخة الي|نسخة إلى|نسخة كربونية|kopie|con copia|bcc|cci|密送|cco|скрытая копия",
        "subject": "subject|emne|ämne|onderwerp|temat|konu|objet|asunto|тема|主题|主旨|标题|الموضوع|موضوع|betreff|oggetto|assunto|sujet|re",
        "reply-to": "reply-to|reply to|répondre à|responder a|ответить|回复|الرد إلى|importance|важность|importancia|priorité|重要性|الأهمية",
    }.items()
    for name in _set(names)
}  # fmt: skip

_ORIGINAL = (
    "original message|message d'origine|message original|message initial|mensaje original|mensaje de origen|исходное сообщение|первоначальное сообщение|"
    "原始邮件|原邮件|原始信件|邮件原件|原始郵件|原始信息|الرسالة الأصلية|الرسالة الأساسية|الرسالة الاصلية|رسالة أصلية|رساله اصليه|ursprüngliche nachricht|"
    "original-nachricht|antwort nachricht|oprindelig meddelelse|oorspronkelijk bericht|ursprungligt meddelande|originalmeddelande|opprinnelig melding|alkuperäinen viesti|"
    "wiadomość oryginalna|oryginalna wiadomość|özgün ileti|orijinal mesaj|thư gốc|původní zpráva|元のメッセージ|원본 메시지|pesan asli|original|messaggio originale|mensagem original|original appointment|original email|reply message|回复的原邮件|回复的原始邮件"
)
_FORWARDED = (
    "forwarded message|forwarded by|begin forwarded message|forwarded mail|message transféré|message transmis|début du message transféré|"
    "début du message réexpédié|message réexpédié|mensaje reenviado|inicio del mensaje reenviado|mensaje reenviado desde|пересланное сообщение|пересылаемое сообщение|"
    "начало переадресованного сообщения|перенаправленное сообщение|переадресованное сообщение|начало пересланного сообщения|转发邮件|转发的邮件|转发邮件信息|开始转发的邮件|下面是被转发的邮件|"
    "被转发邮件|轉寄郵件|轉寄的郵件|转发信息|رسالة معاد توجيهها|الرسالة المعاد توجيهها|بداية الرسالة المعاد توجيهها|بدء الرسالة المعاد توجيهها|رسالة مُعاد توجيهها|رسالة محولة|الرسالة المحولة|إعادة توجيه الرسالة|"
    "weitergeleitete nachricht|messaggio inoltrato|mensagem encaminhada|forwarded|forwarded message from|رسالة موجهة"
)
ORIGINAL = _set(_ORIGINAL)
FORWARDED = _set(_FORWARDED)

#: Verbs that end (or, in Arabic, begin) the line above a quotation.
ATTRIBUTION_END = re.compile(
    r"(?:\bwrote|\bwrites|\bsaid|\ba écrit|\bécrit|\bescribió|\bescribio|\bha escrito|\bescreveu|\bnapsal|\bschrieb|\bha scritto|\bschreef|\bskrev|\bnapisał(?:\(a\)|a)?|\bgeschreven|\byazdı|نوشت|написала?(?:\(а\))?|написал\(-а\)|пишет|писал[аи]?(?:\(а\))?|"
    r"写道|寫道|写到|来信|كتب|كتبت|كتب/كتبت|كتبت/كتب|الرسالة|كاتب|يكتب)\s*\)?\s*:?\s*$"
)
#: The same for a quick look; the pattern decides.
ATTRIBUTION_VERBS = (
    "wrote", "writes", "schreef", "skrev", "napisał", "geschreven", "yazdı", "نوشت", "said", "écrit", "escribió", "escribio", "escrito", "escreveu", "schrieb", "scritto", "написал", "написала", "(а", "пишет",
    "писал", "писала", "写道", "寫道", "写到", "来信", "كتب", "كتبت", "الرسالة", "كاتب", "يكتب",
)  # fmt: skip
#: What a text ends with, spaces, brackets and colons apart, when the pattern for such verbs finds one at its end.
ATTRIBUTION_ENDINGS = (*ATTRIBUTION_VERBS, "napsal", "napisała", "(a", "(-а")
ATTRIBUTION_INSIDE = re.compile(
    r"\bschreef\b|\bskrev\b|\bwrote \S|تمت كتابة ما يلي بواسطة|جاء من|^\s*-{0,6}\s*كتبت? |^كتب |كتب \".*\" ?<|\bwrote on\b|\bле\b.*пис|^ *-{2,} ?.{1,80} (?:wrote|كتب|写道) ?-{2,}|^ *-{3,} ?.{1,80} (?:wrote|كتب|写道|a écrit|escribió|написал) .{0,40}\d"
)
#: One of these stands in whatever it finds.
ATTRIBUTION_STEMS = ("wrote", "schreef", "skrev", "كتاب", "كتب", "جاء من", "ле", "写道")
ATTRIBUTION_START = re.compile(
    r"^[\s*_\-]*(?:on |le |el |em |am |il |в |во |\d{1,2}[./ ]|\d{4}[-/年]|在|于|於|في |بتاريخ |يوم |вт|пн|ср|чт|пт|сб|вс|mon|tue|wed|thu|fri|sat|sun|[^\s@]{2,40}@|\"|<|\w)"
)
#: A date or an address: what makes a line about writing an attribution rather than prose.
DATED = re.compile(
    r"\d{1,2}[:h.]\d{2}|\b\d{4}\b|\d{4}年|\d{1,2}[./-]\d{1,2}[./-]\d{2,4}|<[^<>\s]*@|@[\w-]+\.|mailto:"
)

#: Lines that clients put under everything they send.
CLIENT_FOOTER = re.compile(
    r"^[\s*_\-]*(?:"
    r"sent (?:from|via|with|by|on) (?:my |the |a )?\S.{0,60}|sent from .{0,60}|get outlook for .{0,60}|sent using .{0,60}|download outlook.{0,40}|"
    r"envoyé (?:de|depuis|à partir de|avec|par) (?:mon |ma |l[ae] |un |l')?.{1,60}|télécharge[rz] outlook.{0,40}|obtenir outlook pour.{0,40}|obtenez outlook.{0,40}|"
    r"enviado (?:desde|con|por|de|via) (?:mi |el |la |o meu )?.{1,60}|obtener outlook para.{0,40}|descargar outlook.{0,40}|"
    r"отправлено (?:с|из|через|при помощи) .{1,60}|послано с .{1,60}|скачать outlook.{0,40}|"
    r"发自我的.{0,40}|发自.{1,30}|从我的.{1,30}发送|来自我的.{0,30}|从.{1,30}发送|發自我的.{0,40}|由.{1,20}发送|获取 ?outlook.{0,40}|通过.{1,20}发送|来自 ?\w{1,20} ?(?:的)?(?:iphone|android|手机|邮箱).{0,10}|"
    r"(?:ا)?(?:رسلت|ارسلت|مرسل|مرسله|مرسلة|تم ال?ارسال|تم ارسال|ارسل)(?:ت)? (?:من|بواسطة|باستخدام|عبر) .{1,60}|"
    r"الحصول علي outlook.{0,40}|احصل علي outlook.{0,40}|تنزيل outlook.{0,40}|"
    r"gesendet von .{1,40}|inviato da .{1,40}|"
    r"(?:this e?-?mail has been checked for viruses|virus-free|l'absence de virus|este correo .{0,30}libre de virus|no virus found|проверено на вирусы|без вирусов|avast).{0,120}"
    r")\s*[.!]?\s*$"
)

#: Closing formulas that stand on a line of their own (or are followed by a comma and a name).
CLOSINGS = _set(
    """regards|best regards|kind regards|kindest regards|warm regards|warmest regards|with regards|with best regards|with kind regards|best|all the best|best wishes|with best wishes|
    sincerely|yours sincerely|sincerely yours|yours faithfully|faithfully yours|yours truly|very truly yours|yours|respectfully|respectfully yours|respectfully submitted|cordially|cheers|
    thanks|many thanks|thanks and regards|thanks & regards|thank you|thank you and best regards|thank you and kind regards|thank you very much|with thanks|thanks in advance|with appreciation|rgds|br|brgds|kr|
    best regards and thanks|with many thanks|with kindest regards|with respect|looking forward to hearing from you|god bless|warmly|take care|
    cordialement|bien cordialement|très cordialement|cordiales salutations|salutations|salutations distinguées|sincères salutations|meilleures salutations|avec mes meilleures salutations|
    bien à vous|bien à toi|respectueusement|sincèrement|amicalement|merci|merci d'avance|merci beaucoup|avec nos remerciements|bonne réception|bonne journée|bonne fin de journée|bonne soirée|bon week-end|bonne continuation|bien amicalement|bisous|bises|à bientôt|cdlt|cdt|cordialmente|
    avec nos salutations distinguées|recevez nos salutations distinguées|avec mes salutations distinguées|bien respectueusement|en vous remerciant|vous en souhaitant bonne réception|
    saludos|slds|saludos cordiales|mit freundlichen grüßen|mit freundlichem gruß|viele grüße|cordiali saluti|distinti saluti|atenciosamente|cumprimentos|un saludo|un cordial saludo|cordiales saludos|un saludo cordial|atentamente|atentos saludos|muy atentamente|le saluda atentamente|les saluda atentamente|atte|sinceramente|
    respetuosamente|gracias|muchas gracias|gracias y saludos|un abrazo|salud|hasta pronto|un fuerte abrazo|reciba un cordial saludo|reciban un cordial saludo|con un cordial saludo|saludos atentos|cordial saludo|afectuosamente|
    с уважением|с наилучшими пожеланиями|искренне ваш|искренне ваша|искренне|всего доброго|всего наилучшего|с благодарностью|спасибо|заранее спасибо|благодарю|заранее благодарю|
    с уважением и наилучшими пожеланиями|с почтением|с искренним уважением|с глубоким уважением|с приветом|удачи|хорошего дня|всех благ|всего хорошего|до свидания|с уважением к вам|искренне ваши|благодарим за внимание|спасибо за внимание|
    以上|以上,谢谢|以上谢谢|此复|特此函复|特此回复|专此函复|特此答复|以上意见供参考|供参考|妥否,请指正|此致|此致敬礼|敬礼|顺颂商祺|顺祝商祺|祝好|祝商祺|祝工作顺利|祝您工作顺利|谢谢|谢谢您|多谢|感谢|非常感谢|敬上|谨上|谨启|顺致敬意|致以崇高的敬意|致敬|顺祝安好|敬祝安康|此致 敬礼|顺颂时祺|即颂近安|祝安|敬请|商祺|顺致崇高敬意|
    顺致问候|致以诚挚的问候|致礼|祝顺利|
    مع التحية|مع تحيات|مع أطيب تحيات|مع التحيات|مع تحياتي|مع تحياتنا|تحياتي|تحياتنا|تحياتي لكم|مع خالص التحية|مع خالص التحيات|مع أطيب التحيات|مع أطيب التمنيات|خالص التحية|أطيب التحيات|مع فائق الاحترام|مع فائق الاحترام والتقدير|
    وتفضلوا بقبول فائق الاحترام|وتفضلوا بقبول فائق الاحترام والتقدير|تفضلوا بقبول فائق الاحترام|تفضلوا بقبول فائق الاحترام والتقدير|وتفضلوا بقبول خالص التحية|وتقبلوا تحياتي|وتقبلوا فائق الاحترام|وتقبلوا فائق الاحترام والتقدير|
    وتفضلوا بقبول وافر الاحترام|وتفضلوا بقبول وافر الاحترام والتقدير|مع وافر الاحترام|والسلام|والسلام عليكم|والسلام عليكم ورحمة الله|والسلام عليكم ورحمة الله وبركاته|شكرا|شكرًا|شكرا لكم|شكرا جزيلا|وشكرا|وشكرا لكم|شكراً جزيلاً|
    مع الشكر|مع الشكر والتقدير|مع جزيل الشكر|مع الاحترام|مع التقدير|ودمتم|المخلص|المخلصة|باحترام|مع كل الاحترام|ودمتم بخير|دمتم بخير|ودمتم سالمين|مع الشكر الجزيل|ولكم جزيل الشكر|ولكم منا جزيل الشكر|تقبلوا تحياتي|وتفضلوا سيادتكم بقبول فائق الاحترام"""
)  # fmt: skip
#: Sentences of courtesy that close a letter; too long to list in every form.
CLOSING_SENTENCE = re.compile(
    r"^\s*(?:veuillez (?:agréer|recevoir|croire|trouver ici)|je vous prie d'agréer|nous vous prions d'agréer|nous vous prions de (?:bien vouloir )?(?:agréer|croire)|recevez|dans l'attente de|"
    r"please accept,? ?(?:,? ?(?:sir|madam|dear|the|our|my))|i remain|we remain at your disposal|looking forward to|we look forward to|i look forward to|"
    r"(?:the |l[ae] |l'|el ).{0,90}(?:saisit cette occasion|avails itself of this opportunity|aprovecha (?:esta|la) (?:ocasión|oportunidad))|(?:постоянн|посольств|министерств|администрац).{0,90}пользуется (?:этой |настоящей |этим )?(?:случаем|возможностью)|و?تغتنم .{0,30}الفرصة|[^ ]{0,12}借此机会|sin otro particular|(?:le |les |la |lo |los )?saluda(?:mos|n)? (?:muy )?(?:a (?:usted|ud|vd)|atentamente|cordialmente)|quedo (?:muy )?atent[oa]|quedamos atent[oa]s|quedamos a su disposición|quedo a su disposición|aprovech(?:o|amos) (?:la|esta) (?:ocasión|oportunidad)|reciba|reciban|en espera de|"
    r"примите (?:наши )?уверения|пользуясь случаем|"
    r"وتفضلوا|تفضلوا|وتقبلوا|هذا وتفضلوا|والله (?:يحفظ|يرعا|الموفق|ولي التوفيق)|حفظكم الله|مع (?:اطيب|خالص|اصدق|فائق|وافر|بالغ) (?:الا?منيات|الاماني|التحايا|التحيات|التقدير|الشكر)|顺致|谨致|敬祝|顺颂|顺祝|致以|祝您|祝好)[^?]{0,220}$"
)
GREETING = re.compile(
    r"^\s*(?:dear\b|hello\b|hi\b|hey\b|good (?:morning|afternoon|evening|day)\b|greetings\b|to whom it may concern|sir\b|madam\b|sirs\b|ladies and gentlemen|your excellency|"
    r"bonjour|bonsoir|cher\b|chère\b|chers\b|chères\b|madame|monsieur|mesdames|messieurs|salut\b|à qui de droit|excellence|"
    r"(?:muy )?(?:estimad|apreciad|respetad)[oa]s?\b|hola\b|buen(?:os|as) (?:días|tardes|noches)|buenas[,.! ]*$|muy señor(?:es)?|señor(?:es|a|as)?\b|querid[oa]s?\b|a quien corresponda|compañer[oa]s\b|amig[oa]s\b|distinguid[oa]s?|"
    r"(?:глубоко|много)?уважаем\w+|здравствуй(?:те)?|добрый (?:день|вечер)|доброе утро|коллеги\b|доброго (?:времени|дня|вечера|утра)|дорогие|привет|"
    r"(?:\w[\w ]{0,30},? ?)?(?:您好|你好|大家好)[,!.:。]?$|尊敬的|您好|你好|各位|敬启者|敬啟者|谨启者|亲爱的|贵组|贵处|大家好|尊敬|先生|女士|"
    r"السلام عليكم|تحية طيبة|تحية طيبه|تحيه طيبه|السيد|السيدة|الاخوة|الاخوه|الاخوات|الاخ |الاخت |الاستاذ|الدكتور|الزملاء|الساده|السادة|سعادة|معالي|حضرة|عزيزي|عزيزتي|الاعزاء|الي من يهمه الامر|مرحبا|اهلا|صباح الخير|مساء الخير|بعد التحية|المحترم|المكرم|حضرات|اصحاب السعادة)"
    r".{0,90}$"
)
#: "See my answers below": what people write above a quotation they typed into.
ANSWERED_INSIDE = re.compile(
    r"\b(?:below|inline|in-line|in line|underneath|embedded|within (?:your|the)|in (?:your|the) (?:text|mail|message|e-?mail)|between the lines|interspersed|in (?:red|blue|bold|colou?r)|under each|"
    r"ci-dessous|ci-après|plus bas|dans (?:le|votre) (?:texte|message|corps)|sous chaque|en (?:rouge|bleu|gras)|"
    r"a continuación|abajo|más abajo|en (?:el|su) (?:texto|mensaje|correo)|debajo|bajo cada)\b|"
    r"ниже|в тексте|под каждым|внутри|красным|синим|下文|下面|如下|见下|正文中|文中|下方|红字|ادناه|اسفل|داخل|ضمن|في النص|تحت كل|فيما يلي"
)

#: What a confidentiality footer says near its beginning.
DISCLAIMER = re.compile(
    r"(?:this|the) (?:e-?mail|email|message|communication|transmission|information|electronic message)\b.{0,160}\b(?:confidential|privileged|intended (?:only|solely)|intended recipient|legally)|"
    r"^\W*(?:confidentiality (?:notice|note)|disclaimer|legal notice|avis de confidentialité|clause de confidentialité|aviso (?:legal|de confidencialidad)|cláusula de confidencialidad|"
    r"конфиденциальность|отказ от ответственности|уведомление о конфиденциальности|إخلاء المسؤولية|اخلاء المسؤولية|اخلاء مسؤولية|تنويه|اشعار السرية|اشعار بالسرية|免责声明|保密声明|重要声明|邮件声明)\b|"
    r"if you (?:are not|have received this).{0,80}(?:intended recipient|in error|by mistake)|"
    r"(?:ce|le présent|ce présent) (?:message|courriel|mail|e-mail|courrier électronique).{0,160}\b(?:confidentiel|destiné|exclusivement|destinataire)|"
    r"(?:este|el presente|esta) (?:mensaje|correo|e-mail|comunicación).{0,160}\b(?:confidencial|destinatario|dirigido|privilegiada)|"
    r"(?:данное|настоящее|это) (?:сообщение|письмо|электронное).{0,160}(?:конфиденциальн|предназначен|адресат)|"
    r"(?:本邮件|此邮件|本电子邮件|此电子邮件|本郵件|本信息).{0,80}(?:保密|机密|收件人|专有|保密信息)|"
    r"(?:هذه الرسالة|هذا البريد|تحتوي هذه الرسالة|ان هذه الرسالة|هذه الرساله|محتويات هذه الرسالة|محتوي هذه الرسالة|المعلومات الواردة في هذه الرسالة).{0,160}(?:سري|خاصة|المرسل اليه|مخصص|معلومات)|"
    r"(?:please consider|think about|pensez à|antes de imprimir|перед тем как распечатать|请考虑环境|فكر في البيئة).{0,80}(?:environment|printing|imprimer|l'environnement|imprimir|medio ambiente|распечат|打印|طباعة|البيئة)"
)

#: The warning that gateways of organisations put on top of mail from elsewhere, ours included.
BANNER = re.compile(
    r"[\W_]*(?:\[?(?:external|ext|externe|externo|внешняя почта|внешнее письмо|外部邮件|外部|خارجي)\]?[\W_]*(?:e-?mail|mail|message|sender|courriel|correo)?[\W_]*$|"
    r"(?:(?:caution|warning|attention|notice|alert|be careful|external(?: e-?mail| sender| message)?)\b[\W_]*)?(?:this (?:e-?mail|message|sender)|the sender of this (?:e-?mail|message)) (?:has |was |is |comes |came )?(?:originat\w+ |been |sent |received )?(?:from )?(?:outside|an external|external)\b|"
    r"(?:(?:attention|avertissement|prudence)[\W_]*)?(?:ce|cet) (?:courriel|message|e-?mail|expéditeur) (?:provient|vient|est|a été envoyé).{0,20}(?:extérieur|externe)|courriel externe\b|"
    r"(?:(?:atención|precaución|aviso|advertencia)[\W_]*)?(?:este|el) (?:correo|mensaje|remitente).{0,24}(?:fuera de (?:la|nuestra|su)|extern[oa] a)|"
    r"(?:(?:внимание|осторожно)[\W_]*)?(?:это )?(?:письмо|сообщение) (?:получено |пришло |отправлено )?(?:от внешнего|из внешн\w+|извне)|внимание! внешн\w+ (?:отправитель|почта)|"
    r"(?:注意|警告|提醒)?[\W_]*(?:此|本|该)?邮件(?:是)?来自(?:公司|组织|单位|机构)?外部|"
    r"(?:(?:تنبيه|تحذير)[\W_]*)?(?:هذه الرسالة|هذا البريد).{0,20}(?:من خارج|مصدر خارجي))"
)

#: One of these stands in every such line.
BANNER_WORDS = ("ext", "outside", "fuera de", "внешн", "извне", "外部", "خارج")

#: One of these stands in every disclaimer: a quick look before the pattern.
DISCLAIMER_WORDS = (
    "confiden", "privileg", "disclaimer", "intended", "destin", "dirigid", "legal", "aviso", "конфиден", "предназнач", "адресат", "ответственн",
    "保密", "机密", "收件人", "专有", "声明", "سري", "المرسل اليه", "مخصص", "اخلاء", "إخلاء", "تنويه", "خاصه", "خاصة", "معلومات",
    "print", "imprim", "распечат", "打印", "طباع", "environment", "environnement", "ambiente", "环境", "البيئ",
)  # fmt: skip

#: The prefixes of answered and forwarded subjects.
SUBJECT_PREFIX = re.compile(
    r"^\s*(?:\[(?:ext|external|externe|spam|bulk|внешнее|外部|خارجي)[^\]]{0,12}\]\s*|"
    r"(?:re|aw|sv|antw|ref|rép|rep|res|rsp|отв|ответ|на|回复|回覆|答复|答覆|رد|الرد|ر د|ردّ|r|rv|tr|fwd|fw|wg|i|enc|fs|пересл|перес|转发|轉寄|轉發|إعادة توجيه|اعادة توجيه|هـ)\s*(?:\[\d{1,3}\]|\(\d{1,3}\)|\*\d{1,3}|\^\d{1,3})?\s*:\s*)"
)
FORWARD_PREFIX = re.compile(
    r"^\s*(?:fwd|fw|wg|tr|rv|i|enc|пересл|перес|转发|轉寄|轉發|اعادة توجيه)\s*(?:\[\d+\])?\s*:"
)

#: Rules of dashes, stars or underscores.
RULE = re.compile(r"^[ \t]*(?:[-_=*~.#+─━═—–•·][ \t]?){3,}[ \t]*$")
#: What such a rule begins with, folded.
RULE_MARKS = frozenset("-_=*~.#+─━═—–•·")
LIST_FOOTER = re.compile(r"^_{20,}$")
