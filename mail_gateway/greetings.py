"""Salutations: the lines that open a letter and say nothing else, in six languages."""

import re

from mail_gateway.client_phrases import GREETING

_LONGEST = 110
_CLAUSE = re.compile(r"[,!:;]+|\.(?=\s|$)")
#: Greetings that are whole sentences; "Dear users." and "Excellence." are none.
_WHOLE = re.compile(
    r"\s*(?:hello|hi|hey|good (?:morning|afternoon|evening|day)|greetings|bonjour|bonsoir|salut|hola|buen(?:os|as) (?:días|tardes|noches)|"
    r"здравствуй(?:те)?|добрый (?:день|вечер)|доброе утро|привет|您好|你好|大家好|السلام عليكم|مرحبا|صباح الخير|مساء الخير|تحية طيبة|بعد التحية)(?!\w)"
)
#: Words with which somebody begins to say something.
_SAYS = re.compile(
    r"\b(?:i|we|my|our|is|are|was|have|has|do|not|this|that|must|should|yes|no|ok|je|j'\w+|nous|mon|ma|notre|nos|est|sont|oui|non|yo|mi|nuestr\w+|es|son|sí|si|no|que|creo|creemos)\b|"
    r"\b(?:я|мы|наш\w*|мой|моя|это|не|нет|да|считаю|считаем|согласн\w+|нужно|должн\w+)\b|我|本人|认为|不|是|应|需要|同意|"
    r"(?<!\w)(?:نحن|انا|نعم|لا|نعتقد|اعتقد|نري|اري|يجب|هذا|هذه|كل|ان)(?!\w)"
)
#: Who is greeted, without a capital.
_AUDIENCE = frozenset(
    """all everyone everybody colleagues team friends sir madam sirs there collègues amis à toutes tous et madame monsieur colegas todos todas amigos a
    коллеги друзья господа все всем 各位 大家 同事 老师 الزملاء الاعزاء الكرام المحترمين المحترمون جميعا""".split()  # noqa: SIM905 - read more easily as words
)
#: "秘书处：": in Chinese whom one writes to stands alone.
_ADDRESSEE = re.compile(
    r"[\u4e00-\u9fff]{0,14}(?:秘书处|秘書處|组委会|委员会|编辑部|工作组|办公室|主任|处长|部长|局长|老师|领导|同志|先生|女士|台鉴|钧鉴)[ ]?[:,]$"
)
#: To whom a letter goes, above or instead of a salutation.
_ATTENTION = re.compile(
    r"(?:for the attention of|attention ?:|attn\b|att\.|à l'attention d|a la atención d|de (?:mi|nuestra) (?:\w+ ){0,2}consideración|вниманию |عناية |لعناية |致:)[^.!?]{0,80}$"
)
#: "Maître Preetam,": a line with a comma at its end and nothing under it but an empty one.
_LONGEST_CALL = 6  #: words
#: Words that stand in what people say and in no name, where no capitals tell them apart.
_NO_NAME = re.compile(
    r"(?<!\w)(?:في|من|علي|عن|الي|هذا|هذه|ادناه|اسفل|مع|بين|لكم|لدي)(?!\w)|اجاب|اجوب|جواب|ردود|سؤال|اسئل|مساهم|见|请|如下|答|问|附|的"
)
_NAME_LIKE = 5  #: words of a name with its titles
_TITLE = re.compile(r"\b(?:mr|mrs|ms|dr|prof|m|mme|mlle|sr|sra|srta|st|г|гг|д|د|م|أ)\.", re.IGNORECASE)


def is_greeting(raw: str, folded: str) -> bool:
    """Whether a line greets and says nothing else: "Hello, I agree with everything" is no greeting."""
    if len(folded) > _LONGEST or "?" in folded:
        return False
    if _ADDRESSEE.match(folded) or _ATTENTION.match(_TITLE.sub("", folded).strip()):
        return True
    before, colon, behind = folded.partition(":")
    if colon and behind.strip() and any(character.isdigit() for character in before):
        return False  # "Hello, for question 4: …"
    if not GREETING.match(folded) or _SAYS.search(folded):
        return False
    clauses = [clause.strip() for clause in _CLAUSE.split(_TITLE.sub("", folded)) if clause.strip()]
    if not clauses:
        return False
    ends = folded.rstrip()[-1]
    words = len(clauses[0].split())
    if ends == ".":
        if not _WHOLE.match(folded) or len(folded.split()) > _NAME_LIKE:
            return False
    elif words > (12 if ends in ",:!;-" else 7):
        return False
    return all(
        GREETING.match(clause) or _AUDIENCE.issuperset(clause.split()) or _is_name(clause, raw)
        for clause in clauses[1:]
    )


def is_call(raw: str, folded: str) -> bool:
    """Whether a line that opens a mail and stands apart calls somebody, in whatever words: "Maître Preetam,"."""
    text = folded.strip()
    return (
        text[-1:] == ","
        and "," not in text[:-1]
        and len(text.split()) <= _LONGEST_CALL
        and not any(character.isdigit() or character in ".!?:;" for character in text)
        and not _SAYS.search(text)
        and _is_name(text[:-1], raw)
    )


def _is_name(clause: str, raw: str) -> bool:
    """Whether what stands behind a comma may be the name of who is greeted."""
    words = clause.split()
    if not 0 < len(words) <= _NAME_LIKE or _NO_NAME.search(clause):
        return False
    written = raw.casefold().find(words[0])
    name = raw[written : written + len(clause)].split() if written >= 0 else [raw[-1:]]
    # Small words may stand in a name ("Ms de la Cruz"); a sentence has long ones without a capital.
    return name[0][:1].isupper() or not (name[0][:1].islower() or name[0][:1].isupper())
