"""Tells a short mail that only says somebody is away, in six languages, as programs send it without a telling header.

Such a mail has no word in it beyond the absence, the return, thanks and whom to ask instead; one more word, and it is
a person's. All words here are folded.
"""

import re

_LONGEST = 300
_VOCABULARY = {
    "en": """
        i am m im we are re will be ll shall currently now presently away out of the office my our desk a an on annual sick maternity paternity
        parental study leave holiday holidays vacation business mission trip travel travelling traveling abroad absent unavailable available not off
        this next coming week weeks weekend day days month until till to from through back return returning in at and with limited no access email e
        mail mails emails message messages reply respond answer get your you for thank thanks after then as soon possible when during time urgent
        matters matter please contact write colleague colleagues if it is hello hi dear all sir madam today tomorrow morning evening noon st nd rd th
        read or only intermittent later may cannot sorry delayed delay response me by automatic have received monday tuesday wednesday thursday friday
        saturday sunday january february march april june july august september october november december jan feb mar apr jun jul aug sep sept oct nov
        dec
    """,
    "fr": """
        je j suis serai actuellement présentement absent absente absence en congé congés vacances déplacement mission formation voyage hors du de d la
        le les l bureau cette semaine prochaine jusqu au aux à partir reviens reviendrai retour rentre rentrerai et vous votre vos message courriel
        merci pour répondrai répondre réponse dès mon mes que qu possible bonjour bonsoir madame monsieur urgence cas contacter veuillez ce jour jours
        mois ici là pas ne n ai accès un une lundi mardi mercredi jeudi vendredi samedi dimanche janvier février mars avril mai juin juillet août
        septembre octobre novembre décembre er
    """,
    "es": """
        estoy estaré me encuentro encontraré actualmente ahora fuera el los las oficina ausente vacaciones licencia permiso viaje comisión servicio
        esta semana próxima próximo que viene hasta desde del al regreso regresaré vuelvo volveré y no gracias por su correo mensaje responderé
        contestaré mi cuando cuanto antes hola buenos buenas días tardes estimado estimada estimados caso favor contacte contactar con para asuntos
        urgentes le les se día mes lunes martes miércoles jueves viernes sábado domingo enero febrero abril mayo junio julio agosto septiembre octubre
        noviembre diciembre
    """,
    "ru": """
        я в во на с со до по за и не меня нет отпуске отпуск командировке отъезде офисе офиса вне рабочем месте больничном сейчас настоящее время
        нахожусь буду отсутствую отсутствовать вернусь выйду возвращаюсь отвечу после возвращения понедельник понедельника вторник вторника среду
        среды четверг четверга пятницу пятницы субботу субботы воскресенье воскресенья января февраля марта апреля мая июня июля августа сентября
        октября ноября декабря этой неделе неделю недели следующей следующую спасибо ваше ваш письмо сообщение здравствуйте добрый день уважаемые
        срочным вопросам обращайтесь пишите к коллеге коллегам г года как только смогу позже
    """,
    "ar": """
        انا اني حاليا الان غير متواجد متواجدة موجود موجودة خارج المكتب البلاد الدوام في اجازة سفر مسافر مسافرة مهمة عمل هذا هذه الاسبوع اليوم القادم
        الشهر حتي من الي ساعود اعود وساعود سارد وسارد سوف وسوف ارد عليكم عليك علي يوم الاحد الاثنين الثلاثاء الاربعاء الخميس الجمعة السبت يناير فبراير
        مارس ابريل مايو يونيو يوليو اغسطس سبتمبر اكتوبر نوفمبر ديسمبر شكرا لرسالتك لرسالتكم رسالتكم رسالتك عند عودتي بعد العودة و اقرب وقت مرحبا
        السلام تحية طيبة
    """,
}
_WORDS = frozenset(word for words in _VOCABULARY.values() for word in words.split())
_HAN = re.compile(
    r"(?:您好|你好|我们|我|本人|现在|目前|正在|正|已|将|会|在|不在|休假|休|外出|出差|度假|年假|放假|办公室|单位|本|下|这|个|周|星期|礼拜|月|日|号|天|年|上午|下午|\d|[一二三四五六七八九十]|"
    r"回来|返回|回复|回|再|尽快|后|前|到|至|从|起|期间|谢谢|感谢|来信|邮件|您|你|的|收到|如有|急事|紧急|事宜|请|联系|同事)+"
)
_AWAY = re.compile(
    r"\b(?:(?:am|m|are|be|currently|now) (?:currently |now |presently )?(?:away|out|abroad|absent|unavailable|off|travell?ing|not (?:available|in))|on (?:\w+ )?(?:leave|holidays?|vacation|mission)|"
    r"absente?|en (?:congés?|vacances|déplacement|mission|formation|voyage)|hors du bureau|"
    r"(?:estoy|estaré|encuentro|encontraré) (?:\w+ )?(?:fuera|ausente)|de (?:vacaciones|licencia|viaje|permiso)|no estoy|en comisión|"
    r"в (?:отпуске|командировке|отъезде)|меня нет|отсутств\w+|на больничном|вне офиса)\b|不在|休假|外出|出差|度假|年假|"
    r"مسافر|غير (?:متواجد|موجود)|خارج (?:المكتب|البلاد|الدوام)|في (?:اجازة|سفر|مهمة)"
)
_ADDRESS = re.compile(r"\S+@\S+")
_TOKEN = re.compile(r"[^\W\d_]+")


def says_only_that_somebody_is_away(folded: str) -> bool:
    """Whether a folded text is short, says so, and has no word besides."""
    if len(folded) > _LONGEST:
        return False
    text = _ADDRESS.sub(" ", folded)
    words = " ".join(_TOKEN.findall(text))
    if _AWAY.search(words) is None:
        return False
    return all(token in _WORDS or _HAN.fullmatch(token) for token in _TOKEN.findall(text))
