"""Tells a mail of mere courtesy ("Thank you!", "Well received.") from one that says something. Folded patterns."""

import re

from mail_gateway.folding import fold
from mail_gateway.words import Words

#: The note of such a mail.
COURTESY = "nothing but courtesy: it asks for no answer"

_LONGEST = 200
_CLAUSE = re.compile(r"[.!,;。，、；\n]+|[-…]+ ")
_THANKS = re.compile(
    r"(?:(?:ok(?:ay)?|alright|great|perfect|excellent|noted|understood|(?:well |duly )?received|got it|"
    r"(?:ok |well received |noted |received )?(?:with )?(?:(?:many|so many) thanks|thanks|thank you|thx)(?: (?:a lot|so much|very much|again|indeed|all|both|in advance))?"
    r"(?: (?:to you(?: all)?|for (?:the|your|this|letting (?:me|us) know|confirming|all)(?: (?:kind|quick|prompt|swift|e-?mail|message|reply|response|answer|help|information|info|confirmation|receipt|update|letter|support|work|assistance|note|and|the|your)){0,5}))?)|"
    r"(?:ok |bien |d'accord )*(?:d'accord|parfait|entendu|compris|noté|c'est noté|(?:bien |message bien |courriel bien )?reçu|(?:bien reçu |et |un grand )?(?:merci|mes remerciements|tous nos remerciements|nous vous remercions|je vous remercie)"
    r"(?: (?:beaucoup|bien|infiniment|encore|à vous|d'avance))*(?: (?:pour|de) (?:votre|la|le|cette|vos|ces)(?: (?:réponse|message|courriel|mail|confirmation|aide|information|informations|retour|rapide|et|votre|accusé|réception|de)){1,4})?)|"
    r"(?:de acuerdo|vale|perfecto|entendido|recibido|tomo nota|(?:recibido |y )?(?:muchas |mil |muchísimas )?gracias(?: (?:de nuevo|a usted(?:es)?|por (?:su|la|el|sus|todo)(?: (?:respuesta|mensaje|correo|confirmación|ayuda|información|amable|pronta|rápida|y|su)){0,4}))*|(?:se lo |le |les )?agradezco(?: mucho)?)|"
    r"(?:хорошо|ок(?:ей)?|понятно|понял[аи]?|ясно|принято|получено|получил[аи]?|(?:большое |огромное |благодарю |и )?(?:спасибо|благодарю|благодарим|благодарю вас|благодарим вас)(?: (?:большое|огромное|вам|вам большое|еще раз))*"
    r"(?: за (?:ваш[уеи]?|это)?(?: ?(?:ответ|письмо|сообщение|помощь|информацию|подтверждение|быстрый|оперативный|и)){0,4})?)|"
    r"(?:好的?|收到(?:了)?|已收到|知道了|明白(?:了)?|已阅|(?:好的|收到)?(?:非常|十分|多)?(?:谢谢|感谢|多谢|謝謝|感謝)(?:您|你|你们|您们|贵处|大家)?(?:的)?(?:及时)?(?:回复|答复|来信|邮件|确认|帮助|通知)?(?:了|啦)?)|"
    r"(?:حسنا|تمام|تم|طيب|تم الاستلام|تم الاطلاع|وصلت(?:ني|نا)?(?: الرسالة)?|استلمت|(?:و)?(?:شكرا|الشكر|شكري|نشكركم|اشكركم)(?: (?:جزيلا|جزيل الشكر|لكم|لك|كثيرا|مرة اخري|الجزيل))*"
    r"(?: (?:علي|ل)? ?(?:رد(?:كم|ك)|رسالت(?:كم|ك)|تعاون(?:كم|ك)|مساعدت(?:كم|ك)|الرد|التاكيد|اهتمام(?:كم|ك)|سرعة|السريع)){0,4}|جزيل الشكر(?: لكم)?|مع جزيل الشكر)"
    r")"
)


def is_courtesy(words: Words) -> bool:
    """Whether a mail says thank you or has seen ours, and nothing else: then silence is the courteous answer."""
    if words.stated:
        return False
    if words.filed.unfiled:
        own = words.filed.unfiled
    else:
        # "Thank you!" alone closes a letter: it was put aside with the name below it.
        own = next(
            (each.text for each in words.folded if each.kind == "signature" and each.text != words.greeting),
            "",
        )
        own = own.strip().partition("\n")[0]
    if len(own) > _LONGEST or "?" in fold(own):
        return False
    clauses = [clause.strip(" \t*_()\"':-") for clause in _CLAUSE.split(fold(own))]
    said = [clause for clause in clauses if any(letter.isalpha() for letter in clause)]
    return bool(said) and all(_THANKS.fullmatch(clause) for clause in said)
