"""What a mail is, once its words are known: contribution, command, question, automatic, empty; and its language."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from consultation.definition import Consultation
from mail_gateway.attachments import AttachedFile
from mail_gateway.commands import command_of
from mail_gateway.courtesy import COURTESY, is_courtesy
from mail_gateway.folding import fold
from mail_gateway.languages import SAMPLE, language_of
from mail_gateway.questioning import is_question, is_request
from mail_gateway.sorting import Kind, Sorted, looks_automatic
from mail_gateway.words import Words

Command = Literal[
    "confirm",
    "status",
    "withdraw",
    "help",
    "stop",
    "unlink",
    "data",
    "forget",
    "telegram",
    "mail",
    "unite",
    "subscribe",
    "meeting",
    "share",
]

#: A mail with a command as its subject and more words than this is taken at its words.
_MORE_THAN_A_COMMAND = 400


def decide(
    words: Words, sorted_: Sorted, bare: str, attachments: Sequence[AttachedFile]
) -> tuple[Kind, Command | None, str | None, str | None]:
    """Its kind, its command, the language of the command's word, and why where that is not plain."""
    filed = words.filed
    if sorted_.kind in ("bounce", "auto-reply"):
        return sorted_.kind, None, None, sorted_.why
    if sorted_.kind == "list":
        if filed.answers and filed.strong:
            return "contribution", None, None, sorted_.why
        return "list", None, None, sorted_.why
    if not filed.answers:
        automatic = looks_automatic(fold(filed.unfiled + "\n" + words.greeting), bare)
        if automatic is not None:
            return "auto-reply", None, None, automatic
    if sorted_.calendar and not filed.answers:
        return "auto-reply", None, None, "a calendar message"
    by_subject = command_of(bare)
    if (
        by_subject is not None
        and by_subject[0] in ("data", "forget", "telegram", "mail", "unite", "meeting", "share")
        and filed.unfiled
    ):
        by_subject = None  # somebody writes about data, or about forgetting
    in_body = words.command
    chosen = in_body
    if (
        chosen is None
        and by_subject is not None
        and not filed.answers
        and len(filed.unfiled) <= _MORE_THAN_A_COMMAND
    ):
        chosen = by_subject
    if chosen is not None and (in_body is None or len(filed.answers) == 0 or in_body is chosen):
        return "command", _as_command(chosen[0]), chosen[1] or None, None
    # What is encrypted as a whole is somebody's contribution, even if nobody can read it yet.
    files = [file for file in attachments if file.trouble == "locked" or not (file.inline or file.wrapping)]
    if not filed.answers and not files and is_courtesy(words):
        return "empty", None, None, COURTESY
    if not filed.answers and not filed.unfiled:
        if files or words.stated:
            return "contribution", None, None, None
        return ("question" if is_request(bare) else "empty"), None, None, None
    if not filed.answers and not files and is_question(filed.unfiled):
        return "question", None, None, None
    return "contribution", None, None, None


def _as_command(name: str) -> Command:
    match name:
        case (
            "confirm"
            | "status"
            | "withdraw"
            | "help"
            | "stop"
            | "unlink"
            | "data"
            | "forget"
            | "telegram"
            | "mail"
            | "unite"
        ):
            return name
        case "subscribe" | "meeting" | "share":
            return name
        case _:
            raise ValueError(name)


@dataclass(frozen=True, slots=True)
class Hints:
    """What stands around a text and may say its language."""

    subject: str = ""  #: folded, without `Re:`
    header: str = ""  #: Content-Language (RFC 3282)
    letter: str = ""  #: the letter of ours that is answered


def language_for(words: Words, of_command: str | None, consultation: Consultation, hints: Hints) -> str:
    """The language of what was written; failing that of what stands around it, the nearest first."""
    filed = words.filed
    own = "\n".join([*filed.answers.values(), filed.unfiled])
    # The language is told from a sample; only a text of many marks needs more to fill it.
    written = fold(own[:700])
    if len(written) < SAMPLE < len(own):
        written = fold(own[:1500])
    found = language_of(written, consultation.languages)
    if of_command and (found is None or len(written) < 40):
        return consultation.speaks(of_command)
    return found or _around(words, consultation.languages, hints) or consultation.speaks(None)


def _around(words: Words, among: Sequence[str], hints: Hints) -> str | None:
    own = [*words.labels, words.greeting]
    own += [each.text for each in words.folded if each.kind in ("signature", "footer")]
    quoted = [each.text for each in words.folded if each.kind == "quote"]
    # Programs say "en" for whoever never changed it: that counts last, any other language is somebody's choice.
    header = hints.header.strip()[:2].lower()
    chosen = header if header in among and header != "en" else None
    return (
        language_of(fold("\n".join(own)[:2000]), among)
        or language_of(hints.subject, among)
        or chosen
        or language_of(fold("\n".join([*quoted, hints.letter])[:4000]), among)
        or (header if header in among else None)
    )
