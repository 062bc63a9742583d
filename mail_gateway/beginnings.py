"""The beginning of a letter: salutations, and the block of who is written to. Put aside like the closing."""

import re

from mail_gateway.greetings import is_call, is_greeting
from mail_gateway.shapes import (
    ATTRIBUTION,
    BLANK,
    FOOTER,
    GREETING,
    OURS,
    QUESTION,
    QUOTE,
    WRITTEN,
    Layout,
    is_labelled,
)

_ADDRESSEES = frozenset(
    {"presente", "presentes", "ciudad", "s.d.", "e.s.d.", "e. s. d.", "s. d.", "su despacho"}
)
#: What may stand above a salutation: a reference, a date, what it is about.
_ABOVE = re.compile(
    r"[ \t*_]*(?:(?:(?:our|your) )?ref(?:erence)?|[nv]/?réf|(?:nos |vos )?réf(?:érence)?s?|(?:our |your )?date|subject|objet|asunto|referencia|fecha|исх|тема|дата|номер|文号|编号|主题|日期|المرجع|الموضوع|التاريخ|رقم)"
    r"\.? ?[:№.n°].{1,120}$"
)
_LONGEST_COLUMN = 24
_MOST_ABOVE = 3  #: lines
_MOST_OF_A_BLOCK = 6  #: lines
#: What stands over the columns of a table of answers.
_COLUMNS = frozenset(
    """№|n°|nº|no|no.|nr|nr.|#|item|number|question|questions|q|answer|answers|response|responses|reply|our answer|our response|comment|comments|
    numéro|réponse|réponses|notre réponse|nos réponses|commentaires|número|núm.|pregunta|preguntas|respuesta|respuestas|nuestra respuesta|comentarios|
    п/п|№ п/п|номер|вопрос|вопросы|ответ|ответы|наш ответ|комментарий|序号|编号|问题|答复|回答|答案|意见|我方意见|我们的答复|
    م|رقم|الرقم|السؤال|سؤال|الاسئلة|الجواب|جواب|الاجابة|الاجابات|الرد|الردود|ردنا|التعليق""".replace(
        "\n    ", ""
    ).split("|")
)


def mark_greeting(layout: Layout) -> None:
    """The first of their own lines, where they only greet or say whom they write to."""
    greeted = False
    above = 0
    until = _end_of_block(layout)
    for line, role in enumerate(layout.roles):
        if role == WRITTEN and line not in layout.rest:
            if line > until and (is_labelled(layout, line) or not _greets(layout, line, first=not greeted)):
                if not greeted and above < _MOST_ABOVE and _ABOVE.match(layout.page.folded[line]):
                    above += 1
                    continue  # "Ref: ICT/17/204" above the salutation is theirs, and no more than that
                return
            layout.roles[line] = GREETING
            greeted = True
        elif role != BLANK and (greeted or role not in (ATTRIBUTION, QUOTE, OURS)):
            return


def _greets(layout: Layout, line: int, *, first: bool) -> bool:
    raw, folded = layout.page.raw[line], layout.page.folded[line]
    apart = line + 1 < len(layout.keys) and not layout.keys[line + 1]
    return is_greeting(raw, folded) or (first and apart and is_call(raw, folded))


def _end_of_block(layout: Layout) -> int:
    """The last line of "Señores / Unión Internacional … / Presente" at the top of a mail; -1: there is none."""
    first = next((line for line, role in enumerate(layout.roles) if role != BLANK), 0)
    for line in range(first, min(first + _MOST_OF_A_BLOCK, len(layout.roles))):
        if layout.roles[line] != WRITTEN or is_labelled(layout, line):
            break
        if layout.page.folded[line].strip(" .-_") in _ADDRESSEES and line > first:
            return line
    return -1


def fold_column_names(layout: Layout) -> None:
    """Puts aside "No. / Question / Answer" over a table of answers, a line for each cell."""
    run: list[int] = []
    for line, role in enumerate(layout.roles):
        if role == BLANK:
            continue
        if (
            role == WRITTEN
            and len(layout.keys[line]) < _LONGEST_COLUMN
            and layout.page.folded[line].strip(" \t*_:|") in _COLUMNS
        ):
            run.append(line)
            continue
        if len(run) > 1 and (role == QUESTION or (role == WRITTEN and line in layout.labels)):
            for each in run:
                layout.roles[each] = FOOTER
        run = []
