"""Labels: what people put before an answer to say which question it is for (`2)`, `س٢:`, `第二题：`, `Réponse 2 :`)."""

import re
from dataclasses import dataclass

from mail_gateway.numerals import CIRCLED, HAN_NUMERAL, ROMAN, alternatives, value_of

#: A label stands within so many characters of the line's start.
_REACH = 90
_LEAD = r"^[ \t>*_#•·▪◦\[(【「\"'|=-]*"
#: "Answer to question", "on question", "по вопросу": words that lead to the noun.
_LEADING = (
    r"(?:(?:(?:our|my|the|nos|notre|ma|nuestra|nuestras|mi|наш|мой)[ \t]+)?"
    r"(?:answers?|ans\.?|response|reply|réponses?|reponses?|respuestas?|ответы?|resposta|antwort|risposta|"
    r"(?:ال)?(?:اجابة|اجابات|جواب|رد|اجابه)|اجابتنا|جوابنا|ردنا|我们对|对于|对|关于|针对|就|回答|回复|答复)[ \t]*"
    r"(?:to|for|on|à|a|de|aux?|al|sobre|на|по|علي|عن|ل)?[ \t]*(?:the[ \t]+|la[ \t]+|l')?"
    r"|(?:(?:with regard to|with respect to|regarding|concerning|as regards|as to|re|on|to|for|in response to|in answer to|under)[ \t]+(?:the[ \t]+)?)"
    r"|(?:(?:concernant|s'agissant de|quant à|pour|sur|à|en réponse à)[ \t]+la[ \t]+)"
    r"|(?:(?:sobre|para|respecto (?:de|a)|en cuanto a|con respecto a|en relación con|a)[ \t]+la[ \t]+)"
    r"|(?:(?:по|на|к|относительно|касательно|что касается|в отношении)[ \t]+)"
    r"|(?:(?:بخصوص|بالنسبة الي|بالنسبة|فيما يتعلق|فيما يخص|حول|عن|بشان|ردا علي)[ \t]*)"
    r")"
)
_NOUN = (
    r"(?:questions?|quest\.?|ques\.?|qn\.?|preguntas?|pregunta|вопрос(?:ы|у|а|е)?|pergunta|frage|domanda|"
    r"(?:ا?ل|ل|بال|لل|وال)?(?:سؤال|سوال|سؤالين|اسئلة)|point de la question)"
)
_ANSWER_NOUN = (
    r"(?:answers?|ans\.?|response|reply|réponses?|reponses?|respuestas?|ответ|resposta|antwort|risposta|"
    r"(?:ال)?(?:جواب|اجابة|اجابه|رد))"
)
_NUMBER_WORD = r"(?:[ \t]*(?:no\.?|nr\.?|n\.?[°º]\.?|nº|num\.?|number|numero|número|numéro|№|#|رقم|номер))?"
_ORDINAL = rf"(?:{alternatives()})"
_NUMERAL = rf"(?:\d{{1,3}}|{_ORDINAL}(?!\w)|{ROMAN}(?!\w)|{HAN_NUMERAL}|{CIRCLED})"
_MORE = rf"(?:[ \t]*(?:,|;|and|&|\+|et|y|e|и|و|和|及|与|、|-|to|à|a|по|到|至|الي)[ \t]*(?:q(?:uestion)?[ \t]*\.?[ \t]*|س[ \t]*)?{_NUMERAL})"

_STRONG = re.compile(
    _LEAD
    + "(?:"
    # question 3, answer to question no. 3, السؤال الثالث
    + rf"{_LEADING}?{_NOUN}{_NUMBER_WORD}[ \t]*[.:]?[ \t]*[(\[#]?[ \t]*(?P<a>{_NUMERAL}{_MORE}*)(?!\w)"
    # answer 3
    + rf"|{_ANSWER_NOUN}{_NUMBER_WORD}[ \t]*[.:]?[ \t]*[(\[#]?[ \t]*(?P<b>{_NUMERAL}{_MORE}*)(?!\w)"
    # the third question
    + rf"|(?:{_LEADING})?(?:the |la |le |el )?(?P<c>{_ORDINAL})[ \t]+(?:question|pregunta|вопрос(?:у|а|е)?)(?!\w)"
    # Q3, A3, س٣, В3, P3, R3
    + r"|(?P<s>[qaprврсس]|ج)[ \t]*[.:]?[ \t]?[-#]?[ \t]?(?P<d>\d{1,3}(?:[ \t]*(?:,|and|&|et|y|и|و|和|、|-|/)[ \t]*[qaprس]?[ \t]?\d{1,3})*)(?![\w%])"
    # 第三题, 问题三, 关于第3个问题, 答3
    + rf"|(?:{_LEADING}|我们对|对于|对|关于|针对|就)?[ \t]*(?:第[ \t]*(?P<e>{_NUMERAL}{_MORE}*)[ \t]*(?:道题|个问题|项问题|条问题|题|问|个|项)"
    + rf"|(?:问题|提问|题目|题|问|答案|答复|回答|回复|答)[ \t]*[:#]?[ \t]*(?P<f>{_NUMERAL}{_MORE}*)(?![\w%]))(?:的?(?:答复|回答|答案|回复|意见))?"
    + ")",
    re.MULTILINE,
)
_WEAK = re.compile(
    r"^(?P<indent>[ \t>]*)(?P<mark>[*_]*|#*(?=[ \t]))[ \t]*(?:"
    r"(?P<both>[(\[])[ \t]?(?P<a>\d{1,2}|[一二三四五六七八九十]{1,2}|" + ROMAN + r")[ \t]?[)\]][.:、]?"
    r"|\)(?P<r>\d{1,2})[ \t]?\(?(?=[\s:])"
    r"|-[ \t]?(?P<dash>\d{1,2})(?:[.)]|(?=[ \t]|$))"
    r"|(?P<b>\d{1,2}|" + ROMAN + r"(?=[ \t]?[.)]))(?P<delim>[ \t]?[.)\]:/、°º]+-?|[ \t]?-+)(?![\d%])"
    r"|#[ \t]?(?P<hash>\d{1,2})(?![\w.])[.:)]?"
    r"|(?P<keycap>\d)\ufe0f?\u20e3"
    r"|(?P<circled>" + CIRCLED + r")"
    r"|(?P<han>[一二三四五六七八九十]{1,2})[ \t]?[、.:,]"
    r"|(?P<arabic>اولا|ثانيا|ثالثا|رابعا|خامسا|سادسا|سابعا)[ \t]?(?P<adelim>[:.,-])"
    r"|(?P<alone>\d{1,2}|" + HAN_NUMERAL + r"|(?:ii|iii|iv|vi|vii|v|i))[ \t*_]*$"
    r")",
    re.MULTILINE,
)
_DELIMITER = re.compile(
    r"[ \t]*[)\]】」*_]*[ \t]*(?:(?P<d>[:.)\]/、|-]+|[*_]+(?=\s|$))[ \t]*[*_]*|(?P<comma>,)|(?P<end>$))"
)
_CLOSERS = re.compile(r"[ \t]*[*_]+(?=[ \t:]|$)[ \t:]*", re.MULTILINE)
#: "Answer:", "Your answer :", "答：" on top of an answer.
PROMPT = re.compile(
    r"^[ \t>*_#\[(-]*(?:(?:your|our|my|votre|notre|nuestra|su|mi|ваш|наш)[ \t]+)?"
    r"(?:answer|response|reply|a|réponse|reponse|respuesta|r|ответ|(?:ال)?(?:جواب|اجابة|اجابه|رد)|اجابت(?:كم|نا|ي)|جواب(?:كم|نا|ي)|رد(?:كم|نا)|ج|"
    r"答案|答复|回答|答|回复|您的答复|您的回答|我们的答复)[ \t]*[)\]*_]*[ \t]*[:][ \t]*[*_]*[ \t]*"
)
_TOKEN = re.compile(_NUMERAL)
_MANY = re.compile(
    r"(\d{1,3})[ \t]*(?:-|to|à|по|到|至|الي)[ \t]*(?:q(?:uestion)?[ \t]*\.?[ \t]*|س[ \t]*)?(\d{1,3})"
)
#: One-letter nouns that are also words of a language; the number must be closed by a delimiter.
_BARE_LETTERS = frozenset("arpврс")


@dataclass(frozen=True, slots=True)
class Label:
    """A label at the start of a line."""

    line: int
    numbers: tuple[int, ...]
    strong: bool  #: it names the question with a noun; a weak one is only a number
    style: str  #: labels of one list look alike
    indent: int
    cut: int  #: where the text after the label begins, in the folded line; 0: the label is part of a sentence
    loose: int = 0  #: where it would begin if a capital letter follows ("Question 1 Our view is …")


def strong_labels(text: str, starts: list[int], line_of: "LineFinder") -> list[Label]:
    """Labels that name the question, one a line at most, in the folded text."""
    found: list[Label] = []
    for match in _STRONG.finditer(text):
        # A number of digits that is no numeral of ours ("answer 2020") is no label.
        kind = match.lastgroup if match.lastgroup in ("a", "b", "c", "d", "e", "f") else None
        numerals = next((match[group] for group in "abcdef" if match[group]), None)
        if numerals is None:
            continue
        numbers = _numbers(numerals)
        if not numbers:
            continue
        number = line_of(match.start())
        start = starts[number]
        end_of_line = text.find("\n", match.end())
        rest = text[match.end() : end_of_line if end_of_line >= 0 else len(text)]
        delimiter = _DELIMITER.match(rest)
        loose = 0
        letter = match["s"]
        if delimiter is None:
            if letter in _BARE_LETTERS:
                continue
            opens = rest[:1]
            if opens not in (" ", "\t", "?") and not ("\u3400" <= opens <= "\u9fff"):
                continue
            cut = match.end() - start if letter or kind in ("e", "f") else 0
            loose = match.end() - start if not cut and numerals.isdigit() else 0
        elif delimiter["comma"]:
            cut = 0 if not letter else match.end() + delimiter.end() - start
        else:
            cut = match.end() + delimiter.end() - start
            if (
                delimiter["d"]
                and not delimiter["d"].strip("-*_ ")
                and rest[delimiter.end() : delimiter.end() + 1].isdigit()
            ):
                continue
        found.append(Label(number, numbers, True, f"strong {kind or ''}{letter or ''}", 0, cut, loose))
    return found


def weak_labels(text: str, starts: list[int], line_of: "LineFinder") -> list[Label]:
    """Labels that are only a number, in the folded text."""
    found: list[Label] = []
    for match in _WEAK.finditer(text):
        numeral = next(
            match[group]
            for group in ("a", "r", "dash", "b", "hash", "keycap", "circled", "han", "arabic", "alone")
            if match[group]
        )
        value = value_of(numeral)
        if value is None:
            continue
        number = line_of(match.start())
        end = match.end()
        closers = _CLOSERS.match(text, end)
        if closers and match["mark"]:
            end = closers.end()
        if match["b"] and numeral.isalpha() and match["delim"].strip() in ("/", "-", ":", "°", "º"):
            continue
        if (
            match["b"]
            and match["delim"].strip() in ("-", "/")
            and text[end : end + 1].isalnum()
            and not text[end].isspace()
        ):
            # 3-year terms, 5-g: a hyphen inside a word
            following = text[end : end + 1]
            if following.isascii() and match["delim"][0] != " ":
                continue
        found.append(
            Label(
                number,
                (value,),
                False,
                _style(match),
                len(match["indent"].expandtabs(4)),
                end - starts[number],
            )
        )
    return found


def _style(match: re.Match[str]) -> str:
    if match["both"]:
        return match["both"] + _script(match["a"])
    if match["b"]:
        return _script(match["b"]) + match["delim"].strip()
    for group in ("r", "dash", "hash", "keycap", "circled", "han", "arabic", "alone"):
        if match[group]:
            return group + (_script(match[group]) if group == "alone" else "")
    return ""


def _script(numeral: str) -> str:
    if numeral.isdigit():
        return "1"
    return "i" if numeral.isascii() else "一"


def _numbers(numerals: str) -> tuple[int, ...]:
    span = _MANY.fullmatch(numerals.strip())
    if span:
        first, last = int(span[1]), int(span[2])
        return tuple(range(first, last + 1)) if first < last <= first + 20 else ()
    values = [value_of(token) for token in _TOKEN.findall(numerals)]
    return tuple(dict.fromkeys(value for value in values if value))


class LineFinder:
    """Says on which line a position of the text is; positions are asked for in rising order."""

    __slots__ = ("_line", "_starts")

    def __init__(self, starts: list[int]) -> None:
        self._starts = starts
        self._line = 0

    def __call__(self, position: int) -> int:
        starts, line = self._starts, self._line
        last = len(starts) - 1
        while line < last and starts[line + 1] <= position:
            line += 1
        self._line = line
        return line
