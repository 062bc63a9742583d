"""The words of one body: trimmed, signed off, filed, with everything that was put aside."""

from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from consultation.definition import Consultation
from mail_gateway.answers import Filed, Segment, file_answers
from mail_gateway.commands import command_of, is_confirm
from mail_gateway.endings import fold_ends
from mail_gateway.folding import trimmed
from mail_gateway.page import Page
from mail_gateway.profile import mark_profile, stated_profile
from mail_gateway.questions import index_of
from mail_gateway.shapes import (
    ATTRIBUTION,
    BLANK,
    DISCLAIMER,
    FOOTER,
    GREETING,
    OURS,
    PROFILE,
    QUESTION,
    QUOTE,
    RULE,
    SIGNATURE,
    WRITTEN,
    Layout,
    lay_out,
)
from mail_gateway.splitting import split_attribution, split_run_on
from mail_gateway.trimming import Surroundings, trim

FoldedKind = Literal["quote", "signature", "disclaimer", "attribution", "forwarded", "footer"]

_FOLDED_AS: dict[str, FoldedKind] = {
    QUOTE: "quote", OURS: "quote", QUESTION: "quote", ATTRIBUTION: "attribution",
    SIGNATURE: "signature", PROFILE: "signature", FOOTER: "footer", DISCLAIMER: "disclaimer",
}  # fmt: skip


# A tuple, not a dataclass: many are made for each mail, and a tuple is made several times faster.
class Folded(NamedTuple):
    """Words of the mail that are no part of what the person says: put aside, never thrown away."""

    kind: FoldedKind
    text: str


@dataclass(slots=True)
class Words:
    """What came of the body."""

    filed: Filed = field(default_factory=Filed)
    layout: Layout | None = None
    profile: dict[str, str] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)
    folded: list[Folded] = field(default_factory=list)
    command: tuple[str, str] | None = None
    greeting: str = ""
    labels: list[str] = field(default_factory=list)  #: what stands before the answers ("Réponse 1 :")
    stated: bool = False  #: lines such as "Organisation: …" say who writes
    confirms: bool = False  #: CONFIRM stands on the last line, below answers


def read_words(
    page: Page, consultation: Consultation, around: Surroundings, sender_name: str | None
) -> Words:
    """Reads the lines of a body: who said what, under which question."""
    words = Words()
    page = split_run_on(split_attribution(page), len(consultation.questions))
    layout = lay_out(page)
    words.layout = layout
    words.notes += trim(layout, index_of(consultation), around)
    words.notes += fold_ends(layout, sender_name, around.sender)
    fields = mark_profile(layout)
    words.stated = bool(fields)
    words.command = _command_line(layout)
    is_reply = around.is_reply or bool(around.letters)
    words.filed = file_answers(layout, consultation.numbers, is_reply=is_reply)
    confirm = None if words.command else _confirm_line(layout, words.filed)
    if confirm is not None:
        layout.roles[confirm] = SIGNATURE
        words.filed = file_answers(layout, consultation.numbers, is_reply=is_reply)
        words.confirms = True
        words.notes.append("CONFIRM on the last line, below the answers, was taken at its word")
    words.notes += words.filed.notes
    words.profile = stated_profile(layout, fields, consultation, sender_name)
    words.labels = _labels(layout)
    words.greeting = trimmed("\n".join(layout.folded_of(GREETING)))
    words.folded = _folded(layout)
    if words.greeting:
        # A salutation is no remark to be published: it is put aside like the closing.
        words.folded.insert(0, Folded("signature", words.greeting))
    return words


def _labels(layout: Layout) -> list[str]:
    """The labels of answers, "P1:" with the word it stands for."""
    return [
        ("pregunta " if label.style.endswith("p") else "")
        + layout.page.folded[line][: label.cut or label.loose]
        for line, label in layout.labels.items()
        if label.strong and layout.roles[line] == WRITTEN
    ]


def _command_line(layout: Layout) -> tuple[str, str] | None:
    """The command on the first line with anything of the person's on it."""
    for line, role in enumerate(layout.roles):
        if role in (WRITTEN, GREETING, SIGNATURE):
            found = command_of(layout.page.raw[line])
            if found is not None and role == SIGNATURE and found[0] == "help":
                return None
            return found
        if role not in (BLANK, RULE) and role not in (QUOTE, OURS, QUESTION, ATTRIBUTION):
            return None
    return None


def _confirm_line(layout: Layout, filed: Filed) -> int | None:
    """The last of their own lines when it is CONFIRM, stands below answers and is not itself one of them."""
    last = max((line for line, role in enumerate(layout.roles) if role == WRITTEN), default=-1)
    if last < 0 or last in layout.rest or not is_confirm(layout.page.raw[last]) or not filed.answers:
        return None
    return None if any(is_confirm(text) for text in filed.answers.values()) else last


def _folded(layout: Layout) -> list[Folded]:
    """Runs of lines that were put aside, quoted ones with everything between them."""
    out: list[Folded] = []
    kind: FoldedKind | None = None
    held: list[str] = []
    for line, role in enumerate(layout.roles):
        if role in (BLANK, RULE):
            if kind is not None:
                held.append(layout.page.raw[line])
            continue
        this = _FOLDED_AS.get(role)
        if this != kind:
            _put(out, kind, held)
            kind, held = this, []
        if this is not None:
            held.append(layout.removed.get(line, layout.page.raw[line]))
    _put(out, kind, held)
    return out


def _put(out: list[Folded], kind: FoldedKind | None, held: list[str]) -> None:
    text = trimmed("\n".join(held))
    if kind is not None and text:
        out.append(Folded(kind, text))


def take_from_file(words: Words, filed: Filed, name: str, notes: list[str]) -> None:
    """Answers found in an attached file; the body's own go before them."""
    for number, text in filed.answers.items():
        if number in words.filed.answers:
            if words.filed.answers[number].split() != text.split():
                notes.append(
                    f"question {number} is answered in the mail and in {name}: the mail's words were taken"
                )
        else:
            words.filed.answers[number] = text
            words.filed.adds |= {number} & filed.adds
            words.filed.segments.append(
                Segment("answer", text, number, f"from the attached file {name}", 0.9)
            )
    words.filed.answers = dict(sorted(words.filed.answers.items()))
    if filed.answers:
        words.filed.strong = True
        notes += [f"{name}: {note}" for note in filed.notes]
        if filed.unfiled:
            notes.append(f"{name} holds more than the answers: the file is kept")
