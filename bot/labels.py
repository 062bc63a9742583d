"""Words typed instead of a tap: a message that is nothing but a button's label or a command's word, in six languages.

Only a whole message counts, and only what is listed: "Next, we look at prices." is an answer. "I agree" is none of them:
where consent is asked it is understood, and anywhere else it may well be what somebody answers. Nor are "new" and
"remove", which people write about other things; a new contribution is begun by the whole label or by /new.
"""

import re
from collections.abc import Callable
from functools import cache

from consultation.definition import LANGUAGES
from consultation.turns import (
    Back,
    Begin,
    ChooseLanguage,
    GoTo,
    Help,
    New,
    Next,
    Privacy,
    Profile,
    Review,
    Share,
    Skip,
    Status,
    Stop,
    Submit,
    Subscribe,
    Turn,
    Withdraw,
)
from consultation.vocabulary import fold, number_in
from phrases.catalogue import Catalogue

#: The buttons that have a meaning wherever they are typed; their labels are those of the catalogue.
_BUTTONS: dict[str, Callable[[], Turn]] = {
    "next": Next,
    "skip": Skip,
    "back": Back,
    "review": Review,
    "submit": Submit,
    "status": Status,
    "profile": Profile,
    "language": ChooseLanguage,
    "withdraw": Withdraw,
    "keep": Status,
    "new": New,
    "help": Help,
    "subscribe": Subscribe,
    "meeting": lambda: Subscribe("meeting"),
    "share": Share,
}

#: Beside the labels: the words of the commands, as people say them in each language.
_WORDS: tuple[tuple[Callable[[], Turn], str], ...] = (
    (Begin, "start, البدء, ابدأ, 开始, commencer, начать, empezar, comenzar"),
    (Next, "next, التالي, 下一个, 下一步, 继续, suivant, suivante, далее, дальше, следующий, siguiente"),
    (Skip, "skip, تخطي, تخط, 跳过, passer, пропустить, omitir, saltar"),
    (Back, "back, السابق, رجوع, 返回, 上一题, 上一步, retour, назад, atrás, volver"),
    (Review, "review, مراجعة, 通读, 检查, relire, проверить, просмотр, revisar"),
    (
        Submit,
        "submit, hand in, تقديم, إرسال, 提交, soumettre, remettre, представить, подать, presentar, enviar",
    ),
    (Status, "status, الحالة, حالة, 状态, statut, статус, состояние, estado"),
    (Profile, "profile, my details, بياناتي, 我的信息, profil, профиль, perfil"),
    (ChooseLanguage, "language, اللغة, لغة, 语言, langue, язык, idioma"),
    (Withdraw, "withdraw, سحب, 撤回, retirer, отозвать, retirar"),
    (Stop, "stop, إيقاف, 停止, arrêter, стоп, parar"),
    (Privacy, "privacy, الخصوصية, 隐私, confidentialité, конфиденциальность, privacidad"),
    (Help, "help, مساعدة, 帮助, aide, помощь, справка, ayuda"),
)

#: A question by its number, which stands where `#` stands; spaces do not matter.
_QUESTIONS = "question #, question n°#, q#, السؤال #, سؤال #, السؤال رقم #, 问题#, 第#题, 第#个问题, вопрос #, вопрос №#, pregunta #"
_ASKING = "question, السؤال, سؤال, 问题, вопрос, pregunta"  #: for one, without saying which
_LONGEST = 40  #: characters; nothing that is listed is longer
_NUMBER = re.compile(r"\d+|[一二三四五六七八九十]+")


def turn(text: str) -> Turn | None:
    """What a message means that is nothing but one of these words; None for every other."""
    if len(text) > _LONGEST:
        return None
    folded = fold(text)
    words, numbered = _listed()
    if (meaning := words.get(folded)) is not None:
        return meaning()
    found = _NUMBER.findall(folded)
    if len(found) == 1 and _spaceless(_NUMBER.sub("#", folded)) in numbered:
        return GoTo(number_in(found[0]))
    return None


@cache
def _listed() -> tuple[dict[str, Callable[[], Turn]], frozenset[str]]:
    """Every word and label, folded; and the ways to name a question, with `#` for its number."""
    catalogue = Catalogue.load()
    words = {fold(word): meaning for meaning, listed in _WORDS for word in listed.split(",")}
    words.update({fold(word): lambda: GoTo(None) for word in _ASKING.split(",")})
    numbered = {_spaceless(fold(way)) for way in _QUESTIONS.split(",")}
    for language in LANGUAGES:
        for button, meaning in _BUTTONS.items():
            words[fold(catalogue.words(f"button_{button}", language))] = meaning
        edit = catalogue.words("button_edit", language, {"number": 1})
        numbered.add(_spaceless(_NUMBER.sub("#", fold(edit))))
    return words, frozenset(numbered)


def _spaceless(text: str) -> str:
    return "".join(text.split())
