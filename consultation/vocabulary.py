"""Words people type where a button or a command was offered, in six languages. Compared after folding."""

import re
import unicodedata

#: How people name the six languages.
LANGUAGE_NAMES = {
    "ar": (
        "ar",
        "العربية",
        "عربية",
        "عربي",
        "بالعربية",
        "arabic",
        "arabe",
        "árabe",
        "арабский",
        "阿拉伯语",
        "阿拉伯文",
    ),
    "zh": ("zh", "中文", "汉语", "漢語", "简体中文", "chinese", "chinois", "chino", "китайский", "الصينية"),
    "en": (
        "en",
        "english",
        "anglais",
        "inglés",
        "ingles",
        "английский",
        "英语",
        "英文",
        "الإنجليزية",
        "انجليزي",
    ),
    "fr": ("fr", "français", "francais", "french", "francés", "французский", "法语", "法文", "الفرنسية"),
    "ru": ("ru", "русский", "по-русски", "русском", "russian", "russe", "ruso", "俄语", "俄文", "الروسية"),
    "es": (
        "es",
        "español",
        "espanol",
        "castellano",
        "spanish",
        "espagnol",
        "испанский",
        "西班牙语",
        "الإسبانية",
    ),
}

#: Yes, to a question that was asked.
YES = (
    "yes, y, ok, okay, agree, i agree, agreed, confirm, oui, d'accord, je suis d'accord, j'accepte, confirmer, sí, si, "
    "de acuerdo, estoy de acuerdo, acepto, confirmar, да, согласен, согласна, подтверждаю, подтвердить, 是, 是的, 好, 好的, "
    "同意, 我同意, 确认, نعم, أوافق, موافق, موافقة, أنا موافق, تأكيد"
)


#: How people open a conversation. No word here that is somebody's whole name as well ("Salam", "سلام").
GREETINGS = (
    "hello, hello there, hi, hi there, hey, good morning, good afternoon, good evening, good day, bonjour, bonsoir, salut, "
    "hola, buenos días, buenas tardes, buenas noches, здравствуйте, здравствуй, привет, добрый день, доброе утро, "
    "добрый вечер, 你好, 您好, 早上好, 下午好, 晚上好, مرحبا, أهلا, أهلا وسهلا, السلام عليكم, "
    "السلام عليكم ورحمة الله وبركاته, صباح الخير, مساء الخير"
)

#: Said around a word without changing it; `language_named` and `means_yes` pass over them.
COURTESY = (
    "please, thanks, thank you, in, s'il vous plaît, s'il te plaît, svp, merci, en, por favor, gracias, пожалуйста, спасибо, "
    "на, 请, 请用, 用, 谢谢, من فضلك, من فضلكم, رجاء, شكرا, لو سمحت"
)

#: How people name the kinds of stakeholders; the first word of each row is the one to look for in a category's label.
KINDS = (
    "government, governmental, ministry, minister, regulator, authority, state, public servant, civil servant, gouvernement, "
    "ministère, régulateur, administration, gobierno, ministerio, regulador, правительство, министерство, регулятор, "
    "госорган, 政府部门, 部委, 监管机构, حكومة, حكومي, وزارة, هيئة تنظيمية",
    "private, company, business, firm, industry, corporation, operator, entreprise, société privée, opérateur, "
    "empresa, operador, компания, бизнес, предприятие, оператор, 企业, 公司, 运营商, شركة, مشغل",
    "civil, ngo, nonprofit, non-profit, ong, association, нко, нпо, общественная организация, "
    "公民社会, 民间社会, 非政府组织, منظمة غير حكومية, جمعية",
    "academia, academic, university, researcher, scientist, professor, student, université, universitaire, chercheur, "
    "universidad, académico, investigador, университет, академия, учёный, исследователь, 大学, 高校, 研究人员, 学者, "
    "جامعة, أكاديمي, باحث",
)


def fold(text: str) -> str:
    """Lower case, compatibility forms, without marks, direction controls and the punctuation around a word."""
    decomposed = unicodedata.normalize("NFKD", text).casefold()
    kept = "".join(c for c in decomposed if unicodedata.category(c) not in ("Mn", "Cf")).replace("’", "'")
    return " ".join(kept.split()).strip(' .!,;:،؛。！()[]"«»')


_LANGUAGE_OF = {fold(name): code for code, names in LANGUAGE_NAMES.items() for name in names}
_NAMES = frozenset(_LANGUAGE_OF) - frozenset(LANGUAGE_NAMES)
_YES = frozenset(fold(word) for word in YES.split(","))
_COURTESY = frozenset(fold(word) for word in COURTESY.split(","))
_GREETINGS = frozenset(fold(word) for word in GREETINGS.split(","))
_LONG_YES = frozenset(word for word in _YES if len(word) > 2)  #: "Si", "Y" and "好" are names of people too
_LONGEST = max(phrase.count(" ") + 1 for phrase in _YES | _COURTESY | _GREETINGS)  #: words
_BETWEEN = re.compile(r"[\s,،、;؛.!]+")
_ASKING = re.compile("^请?[用说]?(?=[\u4e00-\u9fff])")  # no space parts it from the name: 请用中文
_KIND_OF = {fold(word): fold(words.partition(",")[0]) for words in KINDS for word in words.split(",")}
_NUMERALS = {numeral: value for value, numeral in enumerate("一二三四五六七八九十", start=1)}
_LONE_NUMBER = re.compile(r"\d{1,3}|[一二三四五六七八九十]")


def language_named(text: str) -> str | None:
    """The language somebody means by a code or a name in any of the six; None when it is none."""
    folded = _ASKING.sub("", fold(text))
    if folded in _LANGUAGE_OF:
        return _LANGUAGE_OF[folded]
    # "English, please" names one; "español, english" does not say which. A bare code among words is none: "en español".
    said = [_LANGUAGE_OF[phrase] for phrase in _phrases(folded, _NAMES) or () if phrase in _NAMES]
    return said[0] if len(said) == 1 else None


#: No, to a question that was asked.
NO = (
    "no, n, nope, no thanks, no thank you, cancel, keep, keep it, non, non merci, annuler, no gracias, cancelar, нет, "
    "не надо, отмена, 不, 不要, 不是, 否, 取消, لا, لا شكرا, إلغاء"
)
_NO = frozenset(fold(word) for word in NO.split(","))


def means_no(text: str) -> bool:
    """Whether a short typed text says no."""
    return fold(text) in _NO


def means_yes(text: str) -> bool:
    """Whether a short typed text says yes: "ok", "sí, de acuerdo", "yes please"."""
    return any(phrase in _YES for phrase in _phrases(fold(text), _YES) or ())


def greets(text: str) -> bool:
    """Whether a text is nothing but a greeting or a yes: "Bonjour!", "نعم", "Hi 👋", "hello, yes please"."""
    words = "".join(c for c in text if unicodedata.category(c) not in ("So", "Sk") and c != "¡")
    known = _GREETINGS | _LONG_YES
    return any(phrase in known for phrase in _phrases(fold(words), known) or ())


def kind_named(folded: str) -> str | None:
    """The word that labels of categories have for a kind of stakeholder ("company": "private"); None when it is none."""
    return _KIND_OF.get(folded) or _KIND_OF.get(folded.removesuffix("s"))


def number_in(text: str) -> int | None:
    """The number that a text is, in digits of any script or as one Chinese numeral; None when it is anything else."""
    folded = fold(text)
    if _LONE_NUMBER.fullmatch(folded) is None:
        return None
    return _NUMERALS[folded] if folded in _NUMERALS else int(folded)


def _phrases(folded: str, known: frozenset[str]) -> list[str] | None:
    """A text as phrases that are known or courtesies, the longest first; None when anything else stands in it."""
    words = [word for word in _BETWEEN.split(folded) if word]
    found = []
    while words:
        for length in range(min(_LONGEST, len(words)), 0, -1):
            phrase = " ".join(words[:length])
            if phrase in known or phrase in _COURTESY:
                found.append(phrase)
                words = words[length:]
                break
        else:
            return None
    return found
