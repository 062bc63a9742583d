"""The patterns of labels before answers, folded: nouns in six languages and their neighbours, and bare numbers."""

import re

from mail_gateway.numerals import CIRCLED, HAN_NUMERAL, ROMAN, VALUES, alternatives

LEAD = r"^[ \t>*_#•·▪◦\[(【「\"'|=-]*"
#: "Answer to question", "on question", "по вопросу": words that lead to the noun.
_LEADING = (
    r"(?:(?:(?:our|my|the|nos|notre|ma|nuestra|nuestras|mi|наш|мой)[ \t]+)?"
    r"(?:answers?|ans\.?|response|reply|réponses?|reponses?|respuestas?|ответы?|resposta|antwort|risposta|"
    r"(?:ال)?(?:اجابة|اجابات|جواب|رد|اجابه)|اجابتنا|اجابتي|جوابنا|جوابي|ردنا|ردي|我们对|对于|对|关于|针对|就|回答|回复|答复)[ \t]*"
    r"(?:to|for|on|à|a|de|aux?|al|sobre|на|по|علي|عن|ل)?[ \t]*(?:the[ \t]+|la[ \t]+|l')?"
    r"|(?:(?:with regard to|with respect to|regarding|concerning|as regards|as to|re|on|to|for|in response to|in answer to|in reply to|in relation to|under|ad)[ \t]+(?:the[ \t]+)?)"
    r"|(?:(?:concernant|s'agissant de|quant à|pour|sur|à|en réponse à|en ce qui concerne|relativement à|à propos de|au sujet de)[ \t]+la[ \t]+)"
    r"|(?:(?:sobre|para|respecto (?:de|a)|en cuanto a|con respecto a|en relación (?:con|a)|con relación a|con referencia a|referente a|acerca de|a)[ \t]+la[ \t]+)"
    r"|(?:(?:по|на|к|относительно|касательно|что касается|в отношении|в ответ на|ответ на)[ \t]+)"
    r"|(?:(?:بخصوص|بالنسبة الي|بالنسبة|فيما يتعلق|فيما يخص|حول|عن|بشان|ردا علي)[ \t]*)"
    r")"
)
NOUN = (
    r"(?:questions?|quest\.?|ques\.?|qn\.?|preguntas?|pregunta|вопрос(?:ы|у|а|е|ам|ов|ах)?|вопр\.|pergunta|frage|domanda|"
    r"(?:ا?ل|ل|بال|لل|وال)?(?:سؤال|سوال|سؤالين|اسئلة)|point de la question)"
)
ANSWER_NOUN = (
    r"(?:answers?|ans\.?|response|resp\.?|reply|réponses?|reponses?|rép\.?|rep\.|respuestas?|rta\.?|rpta\.?|ответ|отв\.?|resposta|antwort|risposta|"
    r"(?:ال)?(?:جواب|اجابة|اجابه|رد))"
)
NUMBER_WORD = r"(?:[ \t]*(?:no\.?|nr\.?|n\.?[°º]\.?|nº|num\.?|number|numero|número|numéro|№|#|رقم|номер))?"
_ORDINAL = rf"(?:{alternatives()})"
NUMERAL = rf"(?:\d{{1,3}}|{_ORDINAL}(?!\w)|{ROMAN}(?!\w)|{HAN_NUMERAL}|{CIRCLED})"
MORE = rf"(?:[ \t]*(?:,|;|and|&|\+|et|y|e|и|و|和|及|与|、|-|to|à|a|по|到|至|الي)[ \t]*(?:q(?:uestion)?[ \t]*\.?[ \t]*|س[ \t]*)?{NUMERAL})"

STRONG = re.compile(
    LEAD
    + "(?:"
    # question 3, answer to question no. 3, السؤال الثالث
    + rf"{_LEADING}?{NOUN}{NUMBER_WORD}[ \t]*[.:]?[ \t]*[(\[#]?[ \t]*(?P<a>{NUMERAL}{MORE}*)(?!\w)"
    # answer 3
    + rf"|{ANSWER_NOUN}{NUMBER_WORD}[ \t]*[.:]?[ \t]*[(\[#]?[ \t]*(?P<b>{NUMERAL}{MORE}*)(?!\w)"
    # my answer to 3:, ответ на № 2.
    + rf"|(?:(?:our|my|nos|notre|ma|nuestra|mi|наш|мой)[ \t]+)?(?:{ANSWER_NOUN}|ردي|اجابتي|اجابتنا|جوابي|جوابنا|ردنا)[ \t]+(?:to|for|on|à la|à|a la|a|на|по|علي|عن)[ \t]*(?:no\.?|n[°º]|№|#|رقم)?[ \t]?(?P<g>\d{{1,3}})(?=[ \t]*[:.)\-])(?![.\-]\d)"
    # the third question
    + rf"|(?:{_LEADING})?(?:the |la |le |el )?(?P<c>{_ORDINAL})[ \t]+(?:question|pregunta|вопрос(?:у|а|е)?)(?!\w)"
    # Q3, A3, س٣, В3, P3, R3
    # Answer to Q1:
    + rf"|{_LEADING}(?=[qpв]\d|س)(?P<l>[qpвس])[ \t]?(?P<h>\d{{1,3}}(?:[ \t]*(?:,|and|&|et|y|и|و|和|、|-|/)[ \t]*[qpвس]?[ \t]?\d{{1,3}})*)(?![\w%])"
    + r"|(?P<s>[qaprврсس]|ج)[ \t]*[.:]?[ \t]?[-#]?[ \t]?(?P<d>\d{1,3}(?:[ \t]*(?:,|and|&|et|y|и|و|和|、|-|/)[ \t]*[qaprس]?[ \t]?\d{1,3})*)(?![\w%])"
    # 第三题, 问题三, 关于第3个问题, 答3
    + rf"|(?:{_LEADING}|我们对|对于|对|关于|针对|就)?[ \t]*(?:第[ \t]*(?P<e>{NUMERAL}{MORE}*)[ \t]*(?:道题|个问题|项问题|条问题|题|问|个|项)"
    + rf"|(?:问题|提问|题目|题|问|答案|答复|回答|回复|答)[ \t]*[:#]?[ \t]*(?P<f>{NUMERAL}{MORE}*)(?![\w%]))(?:的?(?:答复|回答|答案|回复|意见))?"
    + ")",
)
WEAK = re.compile(
    r"^(?P<indent>[ \t>]*)(?P<mark>[*_]*|#*(?=[ \t]))[ \t]*(?:"
    r"(?P<both>[(\[])[ \t]?(?P<a>\d{1,2}|[一二三四五六七八九十]{1,2}|" + ROMAN + r")[ \t]?[)\]][.:、]?"
    r"|\)(?P<r>\d{1,2})[ \t]?\(?(?=[\s:])"
    r"|-[ \t]?(?P<dash>\d{1,2})(?:[.)]|(?=[ \t]|$))"
    r"|(?:no\.|n[°º]|№|رقم)[ \t]?(?P<named>\d{1,2})(?=[ \t]?[:.)\-])[ \t]?[:.)\-]+(?!\d)"
    r"|(?P<b>\d{1,2}|"
    + ROMAN
    + r"(?=[ \t]?[.)]))(?P<delim>[ \t]?[.)\]:/、°º]+-?|[ \t]?-+|_(?=[ \t]))(?![\d%])"
    r"|#[ \t]?(?P<hash>\d{1,2})(?![\w.])[.:)]?"
    r"|(?P<glued>\d)(?=[\u3400-\u9fff])(?![年月日个号点分秒天次倍万亿名家条项])"
    r"|(?P<keycap>\d)\ufe0f?\u20e3"
    r"|(?P<circled>" + CIRCLED + r")"
    r"|(?P<han>[一二三四五六七八九十]{1,2})[ \t]?[、.:,]"
    r"|(?P<ordinal>اولا|ثانيا|ثالثا|رابعا|خامسا|سادسا|سابعا|"
    r"first(?:ly)?|second(?:ly)?|third(?:ly)?|fourth(?:ly)?|fifth(?:ly)?|premièrement|deuxièmement|troisièmement|quatrièmement|cinquièmement|"
    r"primer[oa]|segund[oa]|tercer[oa]|cuart[oa]|quint[oa]|во-первых|во-вторых|в-третьих|в-четвертых|в-пятых|第[一二三四五六七])[ \t]?[:.,-]+"
    r"|(?P<alone>\d{1,2}|" + HAN_NUMERAL + r"|(?:ii|iii|iv|vi|vii|v|i))[ \t*_]*$"
    r")",
)
#: "Security and privacy (Q3)": a heading in people's own words with the number behind it.
TAIL = re.compile(
    r"(?P<heading>[^.!?;()]{3,90}?)[ \t]*[(\[][ \t]*(?:(?:"
    + NOUN
    + r"|问题|第)"
    + NUMBER_WORD
    + r"[ \t]*|[qpвس][ \t.]?)(?P<n>"
    + NUMERAL
    + r")[ \t]*(?:题|问|个问题)?[ \t]*[)\]][ \t*_:.]*"
)
#: "We only answer question 3:" over the answer.
ANNOUNCED = re.compile(
    r"[ \t]*(?:[^.!?;:()]{3,70}?[^\w.!?;:()]|[^.!?;:()a-z]{1,30}?)"
    + rf"(?:{NOUN}{NUMBER_WORD}[ \t]*(?P<a>{NUMERAL})|(?P<b>{_ORDINAL})[ \t]+(?:question|pregunta|вопрос(?:у|а|е)?)|"
    + rf"(?:第[ ]?(?P<c>{NUMERAL})[ ]?(?:个问题|题|问|项)|问题[ ]?(?P<d>{NUMERAL})))[ \t]*:[ \t]*"
)
DELIMITER = re.compile(
    r"[ \t]*[)\]】」*_]*[ \t]*(?:(?P<d>[:.)\]/、|=-]+|[*_]+(?=\s|$))[ \t]*[*_]*|(?P<comma>,)|(?P<end>$))"
)
CLOSERS = re.compile(r"[ \t]*[*_]+(?=[ \t:]|$)[ \t:]*")
#: "Answer:", "Your answer :", "答：" on top of an answer.
PROMPT = re.compile(
    r"^[ \t>*_#\[(-]*(?:(?:your|our|my|votre|notre|nuestra|su|mi|ваш|наш)[ \t]+)?"
    r"(?:answer|response|reply|a|réponse|reponse|respuesta|r|ответ|(?:ال)?(?:جواب|اجابة|اجابه|رد)|اجابت(?:كم|نا|ي)|جواب(?:كم|نا|ي)|رد(?:كم|نا)|ج|"
    r"答案|答复|回答|答|回复|您的答复|您的回答|我们的答复)[ \t]*[)\]*_]*[ \t]*[:][ \t]*[*_]*[ \t]*|"
    r"^[ \t>*_#\[(-]*(?:answer|response|réponse|respuesta|ответ)(?:\.|[ \t]-)[ \t*_]+"
)
#: Letters that count, in the order of each alphabet.
LETTERS = ("abcdefghijkl", "абвгдежзик", "ابجدهوزحطي")
LETTER = re.compile(r"[ \t>*_]*[(\[]?([" + "".join(LETTERS) + r"])ـ?[ \t]?[)\].](?=[ \t]|[^\W\d_]{2})[ \t]*")
#: Words added below the name.
POSTSCRIPT = re.compile(
    r"[ \t*_]*(?:p\.? ?s\.?|post ?scriptum|p\.? ?d\.?|posdata|postdata|n\.? ?b\.?|з\. ?ы\.?|постскриптум|又及|附言|附注|حاشية|ملحوظة|ملاحظة)[ \t*_]*[:.\-](?=[ \t]|$)"
)
#: A line that is only a heading for what answers no question in particular.
GENERAL = re.compile(
    r"[ \t>*_#•\[(-]*(?:(?:our |some )?(?:general|overall|additional|other|further|final|closing) (?:comments?|remarks?|observations?|views?|opinions?)|any other comments?|"
    r"(?:nos |mes |autres )?(?:observations?|remarques?|commentaires?|considérations|avis) (?:général|généraux|générales?|finales?|complémentaires|d'ordre général)|autres (?:observations|remarques|commentaires)|"
    r"(?:nuestros |mis |otros )?(?:comentarios|observaciones|consideraciones|opinión) (?:generales|general|finales|adicionales)|otros comentarios|otras observaciones|"
    r"(?:наши |мои |другие )?(?:общие|прочие|дополнительные|заключительные|итоговые|общее) (?:замечани[яе]|комментари[ий]|соображения|мнение)|"
    r"(?:我们的|我的|其他)?(?:总体|一般性?|总的|其他|补充|综合)(?:意见|评论|看法|建议|说明)|"
    r"(?:ال)?(?:تعليقات|ملاحظات|تعليق|ملاحظة|آراء|راي) (?:ال)?(?:عامة|عام|عامه|اخري|اضافية|ختامية|الاضافية))[ \t]*[.:。*_)\]]*[ \t]*"
)

#: What strong labels begin with, by first letter: most lines are ruled out by one look.
_BEGINNINGS = [
    "au",
    "relativement",
    "referente",
    "acerca",
    "answer",
    "ans",
    "rép",
    "rep",
    "resp",
    "rta",
    "rpta",
    "отв",
    "вопр",
    "response",
    "reply",
    "our",
    "my",
    "the",
    "nos",
    "notre",
    "ma",
    "nuestra",
    "mi",
    "наш",
    "мой",
    "réponse",
    "reponse",
    "respuesta",
    "ответ",
    "resposta",
    "antwort",
    "risposta",
    "الاجا",
    "الجوا",
    "الرد",
    "اجابة",
    "اجابات",
    "اجابه",
    "اجابت",
    "جواب",
    "رد",
    "الاسئلة",
    "我们对",
    "对",
    "关于",
    "针对",
    "就",
    "回答",
    "回复",
    "答",
    "with",
    "regarding",
    "concerning",
    "as",
    "re",
    "on",
    "to",
    "for",
    "in",
    "under",
    "concernant",
    "s'agissant",
    "quant",
    "pour",
    "sur",
    "à",
    "en",
    "sobre",
    "para",
    "respecto",
    "con",
    "a",
    "по",
    "на",
    "к",
    "относительно",
    "касательно",
    "что",
    "в",
    "بخصوص",
    "بالنسبة",
    "فيما",
    "حول",
    "عن",
    "بشان",
    "ردا",
    "question",
    "quest",
    "ques",
    "qn",
    "pregunta",
    "вопрос",
    "pergunta",
    "frage",
    "domanda",
    "سؤال",
    "سوال",
    "ال",
    "بال",
    "لل",
    "وال",
    "لسؤال",
    "la",
    "le",
    "el",
    "q",
    "p",
    "r",
    "р",
    "с",
    "س",
    "ج",
    "第",
    "问",
    "提问",
    "题",
    "point",
    "اسئلة",
]
BEGINNINGS: dict[str, tuple[str, ...]] = {}
for _beginning in sorted({*_BEGINNINGS, *(word for word in VALUES if len(word) > 2)}):
    BEGINNINGS[_beginning[0]] = (*BEGINNINGS.get(_beginning[0], ()), _beginning)
#: A label with a noun begins with one of these, or with a letter before a number, or holds one of the stems below:
#: a look at them is cheaper than the pattern, which most lines would only fail.
ANSWER_BEGINNINGS = (
    "answer", "ans", "resp", "reply", "rép", "rep", "rta", "rpta", "ответ", "отв", "antwort", "risposta",
    "جواب", "الجواب", "اجاب", "الاجاب", "رد", "الرد",
)  # fmt: skip
LETTERED = re.compile(r"[qaprврсسج][ \t]*[.:]?[ \t]?[-#]?[ \t]?\d")
#: The same behind words that lead to it ("Answer to Q1").
LED_LETTERED = re.compile(r"[ ][qpв]\d|س[ ]?\d")
LATIN_STEMS = ("answer", "respon", "répon", "respuesta", "ques", "gunta", "qn", "frage", "domanda")
OTHER_STEMS = ("вопр", "ответ", "جواب", "اجاب", "رد", "سؤال", "سوال", "اسئلة", "第", "题", "问", "答", "回")
#: What bare numbers begin with.
WEAK_BEGINNINGS = frozenset("0123456789([)-#*_①②③④⑤⑥⑦⑧⑨⑩一二三四五六七八九十ivxاثرخسfstpdtqcвn№第")
LEAD_CHARACTERS = " \t>*_#•·▪◦[(【「\"'|=-"
