"""Lists and chapters of a writer's own: numbers in a free text that answer none of our questions. Folded patterns."""

import re
from collections.abc import Sequence

from mail_gateway.labels import Label
from mail_gateway.shapes import WRITTEN, Layout

#: Lines of the sentence above a list that are looked at.
_SENTENCE_LINES = 4
_SENTENCE_ENDS = re.compile(r"[.!?][ \t]+|。")
_COUNTS = {
    2: "2 two deux dos два две двух 两 二 نقطتين نقطتان سببين سببان",
    3: "3 three trois tres три трех 三 ثلاث ثلاثة",
    4: "4 four quatre cuatro четыре четырех 四 اربع اربعة",
    5: "5 five cinq cinco пять пяти 五 خمس خمسة",
    6: "6 six seis шесть шести 六 ست ستة",
    7: "7 seven sept siete семь семи 七 سبع سبعة",
    8: "8 eight huit ocho восемь восьми 八 ثماني ثمانية",
    9: "9 nine neuf nueve девять девяти 九 تسع تسعة",
    10: "10 ten dix diez десять десяти 十 عشر عشرة",
}
_VALUES = {word: value for value, words in _COUNTS.items() for word in words.split()}
_COUNT = re.compile(
    r"(?<![\w.])(?:"
    + "|".join(sorted((word for word in _VALUES if not "一" <= word <= "鿿"), key=len, reverse=True))
    + r")(?!\w)|[二两三四五六七八九十](?=[大个]?(?:点|条|项|个|方面|建议|理由|原因|原则|措施))"
)
#: What only a list of one's own is made of.
_FIRM = re.compile(
    r"\b(?:reasons|recommendations|principles|measures|arguments|priorities|conclusions|steps|goals|objectives|concerns|benefits|risks|demands|"
    r"raisons|motifs|recommandations|principes|mesures|priorités|étapes|objectifs|préoccupations|avantages|risques|"
    r"razones|motivos|recomendaciones|principios|medidas|argumentos|prioridades|conclusiones|pasos|objetivos|preocupaciones|ventajas|riesgos|"
    r"причин[аы]?|рекомендаци[ия]|принцип(?:ы|ов|а)|мер[ыа]?|аргумент(?:ы|ов|а)|довод(?:ы|ов|а)|приоритет(?:ы|ов|а)|вывод(?:ы|ов|а)|шаг(?:и|ов|а)|цел(?:и|ей)|риск(?:и|ов|а))\b|"
    r"理由|原因|建议|原则|措施|论点|优先事项|结论|目标|步骤|风险|"
    r"(?<!\w)(?:و|ب|ل|ال|لل|بال|وال)?(?:اسباب|توصيات|مبادئ|تدابير|اجراءات|حجج|اولويات|استنتاجات|اهداف|خطوات|مخاطر)(?!\w)"
)
#: What may also be said of the questions themselves ("on the five points:").
_LOOSE = re.compile(
    r"\b(?:points(?! of view)|proposals|suggestions|aspects|considerations|issues|things|items|remarks|observations|topics|"
    r"points(?! de vue)|propositions|considérations|remarques|éléments|choses|"
    r"puntos(?! de vista)|propuestas|sugerencias|aspectos|consideraciones|observaciones|elementos|cosas|"
    r"пункт(?:ы|ов|а|ах)|предложени[яй]|аспект(?:ы|ов|а|ах)|соображени[яй]|тезис(?:ы|ов|а|ах)|момент(?:ы|ов|а|ах)|замечани[яй])\b|"
    r"要点|[几二两三四五六七八九十]点|方面|"
    r"(?<!\w)(?:و|ب|ل|ال|لل|بال|وال)?(?:نقاط|نقطتين|نقطتان|مقترحات|اقتراحات|جوانب|اعتبارات|ملاحظات|امور)(?!\w)"
)
_FOLLOWING = re.compile(
    r"\bfollowing\b|\bsuivant(?:e?s)?\b|\bci-après\b|\bsiguientes?\b|\bследующ\w+|以下|如下|التالية|الاتية|فيما يلي"
)
_OF_QUESTIONS = re.compile(r"question|pregunta|вопрос|问题|题目|سؤال|اسئل")
_ANSWERING = re.compile(r"answer|repl(?:y|ies)|réponse|respuesta|ответ|答|اجاب|جواب|ردود|ردنا")
#: Titles of chapters that no answer consists of.
_TITLE = re.compile(
    r"(?:(?:the )?(?:executive summary|summary|abstract|introduction|introductory remarks|background|context|overview|table of contents|contents|"
    r"about (?:us|the (?:authors?|company|organi[sz]ation|association))|who we are|contacts?|contact (?:details|information|persons?|us)|"
    r"conclusions?|concluding remarks|references|bibliography|acknowledge?ments?)|"
    r"résumé(?: exécutif| analytique)?|(?:note de )?synthèse|contexte|préambule|avant-propos|sommaire|table des matières|coordonnées|références|bibliographie|"
    r"remerciements|qui sommes-nous|à propos de nous|présentation|"
    r"resumen(?: ejecutivo)?|introducción|antecedentes|contexto|preámbulo|índice|contacto|datos de contacto|conclusi(?:ón|ones)|referencias|bibliografía|"
    r"agradecimientos|quiénes somos|presentación|"
    r"резюме|краткое (?:содержание|изложение)|аннотация|введение|вступление|предисловие|история вопроса|предыстория|общие сведения|контекст|содержание|оглавление|"
    r"контакты|контактн(?:ая информация|ые данные)|заключение|выводы|список литературы|литература|о (?:нас|компании|организации)|"
    r"(?:执行|内容)?摘要|概要|概述|内容提要|引言|前言|导言|导论|简介|背景(?:介绍|情况|信息)?|目录|联系(?:方式|人|信息)|结论|结语|总结|参考文献|关于我们|"
    r"(?:ال)?(?:ملخص|موجز)(?: (?:ال)?تنفيذي)?|(?:ال)?مقدمة|تمهيد|توطئة|(?:ال)?خلفية|(?:ال)?سياق|(?:ال)?محتويات|(?:جهة|بيانات|معلومات) الاتصال|للتواصل|"
    r"(?:ال)?خاتمة|(?:ال)?خلاصة|(?:ال)?استنتاج(?:ات)?|(?:ال)?مراجع|من نحن|نبذة عنا)"
    r"(?: (?:and|et|y|и|و) [^\W\d]+)?|"
    r"(?:annex(?:es)?|appendi(?:x|ces)|annexes?|anexos?|apéndice|приложени[ея]|附件|附录|(?:ال)?(?:ملحق|مرفق|ملاحق|مرفقات))(?: ?[a-zа-я\d一二三]{1,3})?"
)


def own_numbers(layout: Layout, labels: Sequence[Label], beyond: Sequence[Label], asked: int) -> str | None:
    """Why numbers that could label answers count something else; None when nothing says so.

    `labels` number the answers, `beyond` are numbers past the last question; `asked` is how many questions there are.
    """
    if any(_is_title(layout, label) for label in (*labels, *beyond)):
        return "the numbers stand before chapters of a free text: they were not taken for answers"
    if labels and _announces(_sentence_above(layout, labels[0].line), len(labels), asked):
        return "the line above a numbered list announces a list of the writer's own: it was not taken for answers"
    return None


def _is_title(layout: Layout, label: Label) -> bool:
    words = layout.page.folded[label.line][label.cut :].strip(" \t*_#:.-")
    return len(words) < 60 and _TITLE.fullmatch(words) is not None


def _sentence_above(layout: Layout, line: int) -> str:
    """The last sentence of the person's own above a line, over the lines it was wrapped to."""
    last = line - 1
    while last >= 0 and layout.roles[last] != WRITTEN:
        last -= 1
    first = last
    while first > max(0, last - _SENTENCE_LINES + 1) and layout.roles[first - 1] == WRITTEN:
        first -= 1
    joined = " ".join(layout.page.folded[first : last + 1]).strip() if last >= 0 else ""
    return _SENTENCE_ENDS.split(joined)[-1]


def _announces(sentence: str, listed: int, asked: int) -> bool:
    if not sentence or _OF_QUESTIONS.search(sentence):
        return False
    counts = {_VALUES[word] for word in _COUNT.findall(sentence)}
    counted = listed in counts
    firm, loose = _FIRM.search(sentence), _LOOSE.search(sentence)
    if sentence[-1] != ":" and not (counted and (firm or loose)):
        return False
    if firm is None and loose is None:
        return counted and listed != asked and not _ANSWERING.search(sentence)
    if asked in counts and firm is None:
        return False  # "on the five points:"
    if counts - {asked}:
        return True
    if _ANSWERING.search(sentence):
        return False
    return firm is not None or listed != asked or _FOLLOWING.search(sentence) is not None
