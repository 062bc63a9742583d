"""Words people type where a button or a command was offered, in six languages. Compared after folding."""

import unicodedata

#: How people name the six languages.
LANGUAGE_NAMES = {
    "ar": ("ar", "العربية", "عربية", "عربي", "arabic", "arabe", "árabe", "арабский", "阿拉伯语", "阿拉伯文"),
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
    "ru": ("ru", "русский", "russian", "russe", "ruso", "俄语", "俄文", "الروسية"),
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


def fold(text: str) -> str:
    """Lower case, compatibility forms, without marks, direction controls and the punctuation around a word."""
    decomposed = unicodedata.normalize("NFKD", text).casefold()
    kept = "".join(c for c in decomposed if unicodedata.category(c) not in ("Mn", "Cf")).replace("’", "'")
    return " ".join(kept.split()).strip(' .!,;:،؛。！()[]"«»')


_LANGUAGE_OF = {fold(name): code for code, names in LANGUAGE_NAMES.items() for name in names}
_YES = frozenset(fold(word) for word in YES.split(","))


def language_named(text: str) -> str | None:
    """The language somebody means by a code or a name in any of the six; None when it is none."""
    return _LANGUAGE_OF.get(fold(text))


def means_yes(text: str) -> bool:
    """Whether a short typed text says yes."""
    return fold(text) in _YES
