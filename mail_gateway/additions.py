"""Lines that announce words for behind an answer that stands already: "Please add to question 2: …", "补充第2题：…"."""

import re

from mail_gateway.label_patterns import ANSWER_NOUN, LEAD, MORE, NOUN, NUMBER_WORD, NUMERAL

_PLEASE = (
    r"(?:(?:please|pls|kindly|also|and|could you|can you|(?:i|we)(?: would|'d)? (?:like|want|wish) to|let me|to be|"
    r"veuillez|merci (?:de |d')|prière (?:de |d')|svp|s'il vous plaît|(?:je|nous) (?:voudrais|voudrions|souhaite|souhaitons)|pourriez-vous|à|"
    r"por favor|favor de|(?:les |le )?rueg[ao]n?|rogamos|(?:me |nos )?gustaría|quisiera|quisiéramos|quiero|queremos|"
    r"пожалуйста|прошу|просим|хочу|хотим|(?:хотел|хотела|хотели) бы|в|"
    r"من فضلكم|من فضلك|لو سمحتم|الرجاء|رجاء|ارجو|نرجو|يرجي|اود|نود|ان|请|請|烦请|我(?:们)?想|把|将|以下(?:内容)?)[ \t,]*){0,3}"
)
_ADD = (
    r"(?:add(?:ed|ition)?|append(?:ed)?|supplement|"
    r"ajout(?:er|ez|ons|é|s)?|complément(?: de réponse)?|"
    r"añad(?:ir|an|a|e|imos|o)|añád(?:ase|anse|anlo)|agreg(?:ar|uen|ue|ado|amos)|agréguese|adici(?:ón|onar|onen)|complemento|"
    r"добав(?:ьте|ить|ляю|ляем|ление|ка)|дополн(?:ение|ения|ить|ите|яю|яем)|"
    r"اضيفوا|اضيفو|اضيفي|اضف|اضافة|اضافه|اضيف|نضيف|تكملة|补充|補充|追加|添加|增补)"
)
_THIS = (
    r"(?:[ \t,]*(?:please|(?:the )?following|this|these (?:words|lines|sentences)|what follows|text|ceci|cela|ce qui suit|esto|lo siguiente|por favor|"
    r"пожалуйста|это|следующее|ما يلي|التالي|هذا|以下内容))*"
)
_TO = (
    r"[ \t,]*(?:(?:to|under|below|behind|at the end of|à|a|au|aux|en|sous|к|ко|в|на|الي|علي|في|ل|到|至|在|于)(?:[ \t]+|(?=[\u3400-\u9fffا-ي])))?"
    r"(?:(?:my|our|the|ma|mes|notre|nos|la|les|mi|mis|nuestra|nuestras|las|моему|нашему|мой|наш|我的|我们的|我们|我)[ \t]*)?"
)
_OF_ANSWER = (
    r"(?:(?:answers?|response|reply|words|text|réponses?|respuestas?|ответ[ауе]?|(?:ال)?(?:اجابة|اجابه|جواب|رد)|اجابتي|اجابتنا|جوابي|جوابنا|ردي|ردنا|回答|答复)"
    r"[ \t]+(?:to|for|on|under|à|pour|sur|a|de|sobre|на|по|علي|عن)[ \t]*(?:the[ \t]+|la[ \t]+)?|对|对于|关于)?"
)
_QUESTION = (
    rf"(?:(?:{NOUN}|{ANSWER_NOUN}){NUMBER_WORD}[ \t]*[.]?[ \t]*[(\[#]?[ \t]*(?P<a>{NUMERAL}{MORE}*)(?!\w)"
    r"|(?:[qpв]|س)[ \t]?(?P<b>\d{1,3})(?!\w))"
)
_HAN_QUESTION = (
    rf"(?:第[ \t]*(?P<{{0}}>{NUMERAL.replace('{', '{{').replace('}', '}}')})[ \t]*(?:道题|个问题|项问题|题|问|个|项)"
    rf"|(?:问题|题)[ \t]*(?P<{{1}}>{NUMERAL.replace('{', '{{').replace('}', '}}')}))(?:的?(?:回答|答复|答案|回复))?"
)
_END = (
    r"[ \t)\]*_]*(?:[ \t(,]*(?:the following|as follows|what follows|ce qui suit|lo siguiente|следующее|以下内容|如下|ما يلي|التالي)[ \t)]*)?"
    r"(?:[:.、=-]+(?!\d)[ \t*_]*|$)"
)
_ADDITION = re.compile(
    LEAD
    + "(?:"
    + _PLEASE
    + _ADD
    + _THIS
    + _TO
    + _OF_ANSWER
    + f"(?:{_QUESTION}|{_HAN_QUESTION.format('c', 'd')})"
    # 对问题2的补充, 第2题补充
    + "|(?:我们?)?(?:对于?|关于|就)?"
    + _HAN_QUESTION.format("e", "f")
    + "的?(?:补充|補充|追加)(?:意见|说明|回答|内容)?"
    + ")"
    + _END
)
#: One of these stands in every such line: a look for them is cheaper than the pattern.
_STEMS = re.compile(
    "add|append|supplement|ajout|complé|comple|añ[aá]d|agr[eé]g|adici|добав|дополн|اضي|اضا|اضف|نضيف|تكملة|补充|補充|追加|添加|增补"
)
_REACH = 160  #: characters in which such an announcement stands


def may_add(folded: str) -> bool:
    """Whether a text holds any word such a line needs."""
    return _STEMS.search(folded) is not None


def addition_in(folded: str) -> tuple[str, int] | None:
    """The numerals of the questions a folded line adds to, and where its own words begin; None for any other line."""
    text = folded if len(folded) <= _REACH else folded[:_REACH] + "…"
    match = _ADDITION.match(text)
    if match is None:
        return None
    return next(filter(None, match.group("a", "b", "c", "d", "e", "f"))), match.end()
