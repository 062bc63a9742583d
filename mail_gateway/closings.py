"""Closing formulas: the lines that end a letter before its signature."""

import re

from mail_gateway.client_phrases import CLOSINGS

_PUNCTUATION = " \t.,!;:。，！、*_-~"
#: A line made only of these words, one of the core among them, closes a letter in whatever order they stand.
_CLOSING_WORDS = frozenset(
    """best kind kindest warm warmest regards regard sincerely yours faithfully respectfully cordially thanks thank you and many with very truly all wishes our my to
    cordialement bien sincères meilleures salutations respectueusement distinguées avec mes nos et cordiales merci d'avance
    saludos cordiales atentamente un cordial saludo muy gracias muchas de y le saluda
    с уважением наилучшими пожеланиями искренним и благодарностью заранее спасибо
    مع خالص فائق اطيب وافر عميق بالغ تقديري تقديرنا احترامي واحترامي وتقديري وتقديرنا واحترامنا التحية التحيات الاحترام التقدير والتقدير والاحترام وتفضلوا بقبول تحياتي تحياتنا شكرا جزيلا والشكر الشكر جزيل لكم""".split()  # noqa: SIM905 - a list of words is read more easily as words
)
_CLOSING_CORE = frozenset(
    """regards sincerely faithfully respectfully cordially thanks cordialement salutations respectueusement saludos atentamente saludo уважением пожеланиями
    التحية التحيات الاحترام التقدير تقديري تقديرنا احترامي تحياتي تحياتنا الشكر شكرا""".split()  # noqa: SIM905 - the same
)
_NAME_AFTER_COMMA = re.compile(r"^[^\d?!:;]{2,60}$")


def is_closing(folded: str) -> bool:
    """Whether a folded line is a closing formula, with or without a name behind a comma."""
    bare = folded.strip(_PUNCTUATION)
    if not bare or len(bare) > 240:
        return False
    if bare in CLOSINGS:
        return True
    head, comma, tail = bare.partition(",")
    if comma and head.strip() in CLOSINGS and _NAME_AFTER_COMMA.match(tail) and len(tail.split()) <= 6:
        return True
    if " / " in bare:
        # The same in two languages: "Mit freundlichen Grüßen / Kind regards".
        return all(part.strip() in CLOSINGS for part in bare.split(" / "))
    words = bare.replace(",", " ").replace("&", " ").split()
    return 2 <= len(words) <= 9 and not _CLOSING_CORE.isdisjoint(words) and _CLOSING_WORDS.issuperset(words)
