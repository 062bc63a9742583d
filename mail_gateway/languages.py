"""Which of the six languages a text is written in, by script and everyday words; it abstains rather than guess."""

import re
from collections.abc import Sequence

_WORDS = {
    "en": "the of and to in is that for it with as are be this by on not or have from we our which at an has will should can their these may more also there would been such all was were they services please what about you your i my if when could how do does no yes none nothing answer answers regards dear hello hi sincerely wishes thanks thank agree disagree comment comments agreed same above sent",
    "fr": "le la les de des du et un une est en que qui dans pour pas sur avec par au aux ce cette ces nous vous sont ou plus il elle leur leurs être se sa son ses ne d l qu à été mais comme notre nos votre services également je mon ma merci bonjour peut doit oui non très c n réponse réponses rien néant aucun aucune sans avis accord idem cordialement madame monsieur salutations bien envoyé voir toujours jamais tout tous contre",
    "es": "el la los las de del y un una es en que para por con no se su sus al lo como más o son este esta estos estas nuestro nuestra nos ha han pero también entre sobre ser está sin servicios puede deben muy yo mi gracias hola sí si usted ustedes respuesta respuestas pregunta preguntas véase arriba ninguna ninguno nada acuerdo sin saludos cordiales atentamente buenos buenas días tardes estimados estimado estimada estimadas señores enviado bien estamos estoy depende ver igual siempre nunca todo todos contra comentario comentarios idem",
    "ru": "и в не на что с по к как а для из это от о мы при так же или его но за все их то у бы быть может должны которые также услуг услуги был чтобы наш наши я вы ваш если нет да до без между только ли этого она они он является необходимо считаем",
    "ar": "في من على ان الى التي هذا هذه عن مع ما لا هو هي كما او ذلك بين كل قد لم و يمكن يجب الخدمات خدمات نحن نري نعتقد حيث لكن كان تكون يكون بعض غير خلال عند اي ايضا الذي بما لها به بها له وفي ومن وهي وهو اذا بعد قبل شكرا السلام عليكم تحيه",
}  # fmt: skip
_KNOWN: dict[str, str] = {}
for _language, _list in _WORDS.items():
    for _word in _list.split():
        # A word of two languages (de, la, en) says nothing alone.
        _KNOWN[_word] = _language if _word not in _KNOWN else _KNOWN[_word] + " " + _language

#: What a word of a language in Latin letters says, a word of two languages half as much for each.
_SAYS: dict[str, tuple[tuple[str, float], ...]] = {
    word: tuple(
        (language, 1 / len(languages.split()))
        for language in languages.split()
        if language in ("en", "fr", "es")
    )
    for word, languages in _KNOWN.items()
    # Letters that stand alone in abbreviations ("n.a.") say nothing.
    if word not in ("a", "c", "n", "s") and not {"en", "fr", "es"}.isdisjoint(languages.split())
}

_LATIN_WORD = re.compile(r"[a-zà-öø-ÿœ]+")
_WORD = re.compile(r"[^\W\d_]+")
_SCRIPTS = (
    ("zh", re.compile(r"[\u4e00-\u9fff\u3400-\u4dbf]")),
    ("ar", re.compile(r"[\u0620-\u064a\u066e-\u06d3\ufb50-\ufdff\ufe70-\ufefc]+")),
    ("ru", re.compile(r"[\u0400-\u04ff]+")),
)
_HAN_EVERYDAY = frozenset(
    "的是在和有了不我们与对为这以及国中于上可能务服提供者应当该并也要行业管监机会问题题答一个用户网络安全电信经"
)
#: Endings of words, for texts too short to hold an everyday one.
_ENDINGS = {
    "en": re.compile(r"[a-z]{3,}(?:ing|ness|ship|ght|ity|ies|ly|ed|th|ck)\b"),
    "fr": re.compile(r"[a-zà-öø-ÿ]{2,}(?:tés?|eux|euse|iques?|aires?|ement|eurs?|elles?|ères?|ées?|aux)\b"),
    "es": re.compile(
        r"[a-zà-öø-ÿ]{3,}(?:[ea]ncias?|dad|dades|ciones|amente|[ai]d[oa]s?|[aei]mos|iv[oa]s?|[bcdfglmnrstv]os?)\b"
    ),
}
_FRENCH_MARK = re.compile(r"[çœùûîïëêâàè]")
_SPANISH_MARK = re.compile(r"[ñ¿¡]|ción\b|dad\b|[íóú]")
#: Characters that tell the language.
SAMPLE = 500
#: So many everyday words decide without a look at endings.
_PLENTY = 3


def language_of(folded: str, among: Sequence[str]) -> str | None:
    """The language of a folded text, one of `among`; None when the text does not say.

    Words decide between English, French and Spanish; the script decides the rest, weighed so that an Arabic text
    with many Latin names stays Arabic.
    """
    text = folded[:SAMPLE]
    if text.isascii():
        return _latin(text, among)
    best, weight = None, 0.0
    for language, script in _SCRIPTS:
        runs = script.findall(text)
        # A Han character is about half a word; runs of the other scripts are words.
        heft = len(runs) * (0.5 if language == "zh" else 1.0)
        if heft > weight:
            best, weight = language, heft
    latin = _LATIN_WORD.findall(text)
    if best is not None and weight >= 0.35 * len(latin):
        return best if best in among else None
    return _latin(text, among)


def _latin(text: str, among: Sequence[str]) -> str | None:
    counts = {"en": 0.0, "fr": 0.0, "es": 0.0}
    for word in _LATIN_WORD.findall(text):
        if word in _SAYS:
            for language, share in _SAYS[word]:
                counts[language] += share
    if not text.isascii():
        counts["fr"] += 0.4 * len(_FRENCH_MARK.findall(text))
        counts["fr"] += 0.1 * text.count("é")
        counts["es"] += 0.4 * len(_SPANISH_MARK.findall(text))
    if max(counts.values()) < _PLENTY:
        for language, endings in _ENDINGS.items():
            counts[language] += 0.2 * len(endings.findall(text))
    language, count = max(counts.items(), key=lambda pair: pair[1])
    runner_up = max(value for other, value in counts.items() if other != language)
    if count == 0 or count == runner_up or language not in among:
        return None
    return language


def familiarity(text: str) -> float:
    """How much of a text consists of everyday words of the six languages, 0 to 1: a check on a charset."""
    from mail_gateway.folding import fold

    folded = fold(text)
    han = [character for character in folded if "\u3400" <= character <= "\u9fff"]
    if len(han) * 2 > sum(1 for character in folded if not character.isspace() and character > "\x7f"):
        everyday = sum(1 for character in han if character in _HAN_EVERYDAY)
        return min(1.0, 1.5 * everyday / len(han))
    words = _WORD.findall(folded)
    if not words:
        return 0.0
    foreign = [word for word in words if not word.isascii()]
    # The plain English in a mail says nothing about its other bytes.
    measured = foreign or words
    known = sum(1 for word in measured if word in _KNOWN)
    # Words that mix scripts or hold symbols in their middle are the mark of a wrong charset.
    return known / len(measured)
