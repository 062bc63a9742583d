"""What a mail means, as turns of the conversation, and its files kept."""

import hashlib
from collections.abc import Sequence
from typing import get_args

from consultation.correspondence import Proof
from consultation.definition import Consultation
from consultation.turns import (
    Answer,
    Ask,
    Attach,
    ChooseLanguage,
    Comment,
    Confirm,
    Data,
    File,
    Forget,
    HandIn,
    Help,
    Introduce,
    Share,
    Status,
    Stop,
    Subscribe,
    Turn,
    Unite,
    Unlink,
    Unread,
    Withdraw,
    WriteTo,
)
from intake.office import Office
from mail_gateway.authentication import Authentication
from mail_gateway.commands import command_of
from mail_gateway.packed import Trouble
from mail_gateway.reading import Reading

_NO_TEXT = ("image/", "audio/", "video/")
_TROUBLES: tuple[Trouble, ...] = get_args(Trouble)
_ORNAMENT = 32 * 1024  #: bytes; smaller pictures inside a text are logos and the like


async def keep_attachments(office: Office, reading: Reading, raw: bytes) -> tuple[File, ...]:
    """Keeps the files of a mail that a person sent (automatic mail stays as it arrived); returns them in order.

    Small pictures inside the text are the ornaments of a signature: they stay in the mail and are no files of the
    contribution.
    """
    if reading.kind not in ("contribution", "question", "command", "empty"):
        return ()
    kept = []
    for attached in reading.attachments:
        content_type = attached.content_type.lower()
        if attached.wrapping:
            continue
        if attached.inline and content_type.startswith("image/") and len(attached.data) <= _ORNAMENT:
            continue
        compiled = not content_type.startswith(_NO_TEXT)
        kept.append(
            await office.keep_file(attached.data, attached.name, attached.content_type, compiled=compiled)
        )
    return tuple(kept)


def turns_of(
    reading: Reading,
    files: Sequence[File],
    raw: bytes,
    authentication: Authentication,
    consultation: Consultation,
) -> tuple[Turn, ...]:
    """The turns of a mail, in the order in which they are taken; none for a mail that no person wrote."""
    key = f"mail:{hashlib.sha256(raw).hexdigest()[:16]}"
    language = ChooseLanguage(reading.language, quiet=True)
    match reading.kind:
        case "contribution":
            confirmed = [_confirm(authentication)] if reading.confirms else []
            contributed = _contributed(reading, files, key)
            return (language, *confirmed, *contributed, _handed_in(authentication, consultation))
        case "command":
            return (language, *_commanded(reading, files, key, authentication, consultation))
        case "question":
            return (language, Ask(reading.unfiled or reading.subject))
        case _:
            return ()


def joined(
    earlier: Sequence[tuple[Turn, ...]],
    now: tuple[Turn, ...],
    authentication: Authentication,
    consultation: Consultation,
    *,
    only_names: bool,
) -> tuple[Turn, ...]:
    """The turns of mails that were kept, and of the one that says which consultation all of them are about.

    They are handed in once, with the proof of the last; where that one does no more than name the consultation, its
    words are neither comment nor question.
    """
    before: list[Turn] = [
        turn for turns in earlier for turn in turns if not isinstance(turn, HandIn | Confirm)
    ]
    own = [turn for turn in now if not (only_names and isinstance(turn, Comment | Ask))]
    contributes = any(isinstance(turn, HandIn) for turns in earlier for turn in turns)
    if contributes and not any(isinstance(turn, HandIn) for turn in own):
        before.append(_handed_in(authentication, consultation))
    return (*before, *own)


def _contributed(reading: Reading, files: Sequence[File], key: str) -> list[Turn]:
    beside = _without_command(reading)
    fields = {**reading.profile}
    if reading.sender_name:
        fields["sender_name"] = reading.sender_name
    turns: list[Turn] = [Introduce(fields)] if fields else []
    turns += [
        Answer(number, text, f"{key}:a{number}", adds=number in reading.adds)
        for number, text in sorted(reading.answers.items())
    ]
    if beside:
        turns.append(Comment(beside, f"{key}:c"))
    turns += [Attach(file, f"{key}:f{place}") for place, file in enumerate(files)]
    return turns + _told(reading)


def _without_command(reading: Reading) -> str:
    """What belongs to no question, but for the command on the first line: that is no comment on anything."""
    first, _, rest = reading.unfiled.strip().partition("\n")
    return rest.strip() if reading.command and command_of(first) else reading.unfiled.strip()


def _told(reading: Reading) -> list[Turn]:
    """What the sender has to know of their files, one word for all files of a kind."""
    names: dict[str, list[str]] = {}
    for attached in reading.attachments:
        if attached.trouble is None or (attached.trouble == "unplaced" and reading.answers):
            continue
        names.setdefault(attached.trouble, []).append(attached.name)
    return [
        Unread(f"mail_files_{trouble}", tuple(names[trouble])) for trouble in _TROUBLES if trouble in names
    ]


def _handed_in(authentication: Authentication, consultation: Consultation) -> HandIn:
    """Whether it counts at once. A reply from the address our letter went to is as good as a CONFIRM."""
    match consultation.policy.confirm:
        case "never":
            return HandIn(proven=True, answers_us=authentication.token)
        case "always":
            return HandIn(proven=authentication.token, answers_us=authentication.token)
        case _:
            proven = authentication.proof.at_least(Proof.TOKEN)
            return HandIn(proven, answers_us=authentication.token)


def _confirm(authentication: Authentication) -> Confirm:
    """Taken before the answers of the same mail: what is new in it is not what they were asked about."""
    return Confirm(proven=authentication.proof.at_least(Proof.TOKEN))


def _commanded(
    reading: Reading,
    files: Sequence[File],
    key: str,
    authentication: Authentication,
    consultation: Consultation,
) -> list[Turn]:
    """The command; answers that stand below it are taken as well, what is left of such a mail is courtesy."""
    written = (
        [*_contributed(reading, files, key), _handed_in(authentication, consultation)]
        if reading.answers or files or _told(reading)
        else []
    )
    match reading.command:
        case "confirm":
            return [_confirm(authentication), *written]
        case "withdraw":
            return [Withdraw(certain=authentication.proof.at_least(Proof.TOKEN))]
        case "forget":
            return [Forget()]  # words below it would begin what is to end
        case "telegram" | "mail":
            return [*written, WriteTo(reading.command)]
        case "status":
            return [*written, Status()]
        case "data":
            return [*written, Data(proven=authentication.surely)]
        case "unite":
            return [*written, Unite(proven=authentication.surely)]
        case "unlink":
            return [*written, Unlink(proven=authentication.surely)]
        case "subscribe":
            return [*written, Subscribe(proven=authentication.proof.at_least(Proof.TOKEN))]
        case "meeting":
            return [*written, Subscribe("meeting", proven=authentication.proof.at_least(Proof.TOKEN))]
        case "share":
            return [*written, Share()]
        case "stop":
            return [*written, Stop()]
        case _:
            return [*written, Help()]
