"""What people type into an answer that is none: a question to the secretariat, a word of thanks.

Words are kept where they were written all the same; what is found here is only mentioned, with a way to take it out.
"""

import re

from consultation.vocabulary import fold

_LONGEST = 160  #: characters; a longer text that ends in a question mark is an argument
_FEW_WORDS, _FEW_HAN = 3, 6  #: of a sentence that goes before a question: "Good morning."
_SENTENCE = re.compile(r"[^.!?؟？。！…\n]+[.!?؟？。！…]*")
_MARKS = "?؟？"
_AT_THE_END = " \t\n\"'”»’)）」”\u200e\u200f\u2069"
_HAN = re.compile("[\u4e00-\u9fff]")

#: The whole message.
THANKS = (
    "thanks, thank you, thank you very much, many thanks, thanks a lot, thank you so much, ok thanks, ok thank you, merci, "
    "merci beaucoup, merci bien, ok merci, gracias, muchas gracias, mil gracias, ok gracias, спасибо, большое спасибо, "
    "спасибо большое, благодарю, благодарю вас, ок спасибо, 谢谢, 谢谢您, 谢谢你, 多谢, 感谢, 非常感谢, 好的谢谢, شكرا, شكرا لكم, "
    "شكرا لك, شكرا جزيلا, جزيل الشكر, حسنا شكرا"
)
_THANKS = frozenset(fold(words) for words in THANKS.split(","))


def is_question(text: str) -> bool:
    """Whether a short text only asks something, but for a greeting before it."""
    whole = text.strip(_AT_THE_END)
    if not whole or len(whole) > _LONGEST or whole[-1] not in _MARKS:
        return False
    sentences = [found.strip(_AT_THE_END) for found in _SENTENCE.findall(whole)]
    return all(sentence[-1] in _MARKS or _is_short(sentence) for sentence in sentences if sentence)


def is_thanks(text: str) -> bool:
    """Whether a text is nothing but a word of thanks."""
    return fold(re.sub(r"[,،，¡]", " ", text)) in _THANKS


def _is_short(sentence: str) -> bool:
    return len(sentence.split()) <= _FEW_WORDS and len(_HAN.findall(sentence)) <= _FEW_HAN
