"""Lines that are nothing but contact data: a telephone number, an address, a name. Folded, so that none is published."""

import re

from mail_gateway.folding import fold

_LONGEST = 160
#: An e-mail address, a telephone number that can be nothing else, in folded text.
_ADDRESS = re.compile(r"<?(?:mailto:)?[\w.+\-%']+@[\w\-]+(?:\.[\w\-]+)+>?")
_TELEPHONE = re.compile(
    r"(?:\+|(?<!\d)(?<!\d[ .-])00)[ ]?\d[\d ().\-/]{6,}\d(?: ?(?:ext|доб|poste|转)\.? ?\d{1,6})?"
)
_NUMBER = re.compile(r"\(?\d[\d ().\-/]{4,}\d(?: ?(?:ext|доб|poste|转)\.? ?\d{1,6})?")
_WEB = re.compile(r"(?:https?://|www\.)[^\s<>|]+")
#: What stands before a number or an address; a number behind one is a telephone number whatever its form.
_LABEL = re.compile(
    r"(?<!\w)(?:tel|tél|teléfono|téléphone|telephone|phone|ph|office|mobile|mob|mobil|cell|cel|celular|móvil|portable|gsm|fax|direct|switchboard|whatsapp|telegram|viber|signal|wechat|skype|"
    r"e-?mail|mail|courriel|correo(?: electrónico)?|web|website|site|тел|телефон|моб|мобильный|сот|факс|почта|эл\.? ?почта|"
    r"电话|联系电话|手机|传真|邮箱|电子邮件|电邮|微信|网址|هاتف|الهاتف|جوال|الجوال|موبايل|محمول|نقال|فاكس|البريد|بريد|البريد الالكتروني|بريد الكتروني|واتساب|ت|ج|ف|t|m|e|f|p|w)"
    r"(?:[ ]?(?:\.:|\. ?:|[.:/)])[ ]?|(?=[ ]?[+(\d]))"
)
_POSTAL = re.compile(
    r"^[\W_]*(?:(?:(?:postal |street |mailing )?address|adresse(?: postale)?|dirección(?: postal)?|адрес|почтовый адрес|地址|通讯地址|联系地址|العنوان|عنوان) ?:|"
    r"(?:p\.?o\.? ?box|b\.?p\.?|apartado|а/я|邮编|ص\.? ?ب)[ .:]{0,2}\d)"
)
_STREET = re.compile(
    r"\b(?:street|avenue|ave|boulevard|blvd|rue|place|chemin|quai|calle|avenida|av|plaza|carrera|paseo|ул|улица|пр|проспект|пер|наб|пл|road|lane|drive|square|строение|дом)\b\.?|[路街]\d+号|شارع|طريق"
)
_POSTCODE = re.compile(r"\b(?:[a-z]{1,2}-?)?\d{4,6}\b|\b[a-z]{1,2}\d{1,2}[a-z]? \d[a-z]{2}\b")
#: A comma or a bar: "Ann Whitfield, Head of Policy".
_BEHIND_A_NAME = re.compile(r"[ ]*[,|/·•][ ]*|[ ]+-[ ]+")
_MOST_BEHIND_A_NAME = 14
#: Who prepared an official letter in Russian stands under it with a number.
_CLERK = re.compile(r"^исп(?:олнитель|олн)?[.:]{0,2} [^\d,:+]{3,40}[,:]? *(?=тел|\+|\(?\d)")
#: "Genève, le 20 juillet 2017" under a letter.
_DATELINE = re.compile(
    r"[ \t]*[^\W\d][\w .'-]{1,30}, (?:le |el |a |den )?\d{1,2}(?:er|\.|-го)? (?:de )?[^\W\d]{3,12},? (?:de )?(?:19|20)\d\d(?: ?г)?[ .]*"
)
_CLERK_ALONE = re.compile(r"исп(?:олнитель|олн)?[.:]{1,2} ?[^\W\d]{2,30}(?: \w\.){0,2}[ ]*")
#: The post, a wide gap and the name: how officials sign.
_OFFICIAL = re.compile(r"[^\d.!?]{4,90}[ \t]{4,}(?:\w\.[ ]?){1,2}[\w-]{2,30}[ \t]*")
_BETWEEN = " \t.,;:|/·•*_()<>[]-+&\u2022"


def is_contact(folded: str, names: frozenset[str]) -> bool:
    """Whether nothing but contact data stands on a folded line; `names` are words of the sender's name.

    A web address alone is none: it may well be what an answer points at.
    """
    if not folded.strip() or len(folded) > _LONGEST:
        return False
    if _is_postal(folded):
        return True
    if _CLERK_ALONE.fullmatch(folded) or _DATELINE.fullmatch(folded):
        return True
    folded = _CLERK.sub("", folded)
    rest, found = _ADDRESS.subn(" ", folded)
    rest, labels = _LABEL.subn(" ", rest)
    rest, telephones = _TELEPHONE.subn(" ", rest)
    if labels:
        rest, numbers = _NUMBER.subn(" ", rest)
        telephones += numbers
    if not found + telephones:
        return False
    rest = _WEB.sub(" ", rest)
    return all(word.strip(_BETWEEN) in names or not word.strip(_BETWEEN) for word in rest.split())


def is_signed_line(folded: str, names: frozenset[str]) -> bool:
    """Whether a line is the sender's whole name with a post, an organisation or a number behind it."""
    if len(folded) <= _LONGEST and _OFFICIAL.fullmatch(folded):
        return True
    match = _BEHIND_A_NAME.search(folded) if names and len(folded) <= _LONGEST else None
    if match is None:
        return False
    words = folded[: match.start()].replace(".", " ").split()
    if not words or not names.issuperset(words) or (len(words) < 2 and len(names) > 1):
        return False
    rest = folded[match.end() :].strip()
    return 0 < len(rest.split()) <= _MOST_BEHIND_A_NAME and rest[-1] not in ".!?:;。"


def _is_postal(folded: str) -> bool:
    words = len(folded.split())
    if folded.rstrip()[-1] in ".!?" and words > 8:
        return False
    if _POSTAL.match(folded):
        return any(character.isdigit() for character in folded) and words <= 16
    return (
        words <= 12 and bool(_STREET.search(folded)) and len(_POSTCODE.findall(folded)) >= 1 and "," in folded
    )


def name_words(sender_name: str | None, sender: str | None) -> frozenset[str]:
    """The folded words of the sender's name; failing that those of the address, where it plainly holds a name."""
    if sender_name:
        return frozenset(fold(sender_name).replace(",", " ").replace(".", " ").split())
    local = fold(sender or "").partition("@")[0]
    words = [word for word in re.split(r"[._-]", local) if word.isalpha() and len(word) > 1]
    return frozenset(words) if len(words) == 2 else frozenset()
