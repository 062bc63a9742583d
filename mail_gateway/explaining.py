"""A reading for programs (the JSON of the contract) and for people (each segment and why it was filed so)."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from mail_gateway.folding import trimmed

if TYPE_CHECKING:
    from mail_gateway.answers import Segment
    from mail_gateway.attachments import AttachedFile
    from mail_gateway.reading import Reading

#: The contract knows three kinds of folded text.
_FOLDED_KIND = {"attribution": "quote", "forwarded": "quote", "footer": "signature"}
_SHOWN = 400
_HEADS = {"text": "general comment"}
#: By where a file stands: shown inside the text, part of what programs wrapped around it.
_PLACES = {
    (True, False): "shown inside the text",
    (False, True): "belongs to the message itself: no file of the contribution",
    (True, True): "belongs to the message itself: no file of the contribution",
}


def as_json(reading: "Reading", file: str) -> dict[str, Any]:
    """The object `intake read --json` prints for one file."""
    shown: dict[str, Any] = {"file": file, "kind": reading.kind}
    if reading.command is not None:
        shown["command"] = reading.command
    shown |= {
        "language": reading.language,
        "answers": {str(number): text for number, text in reading.answers.items()},
        "unfiled": reading.unfiled,
        "profile": dict(reading.profile),
        "folded": _folded(reading),
        "attachments": [
            {
                "name": file.name,
                "content_type": file.content_type,
                "size": len(file.data),
                "sha256": file.sha256,
                "inline": file.inline,
                "wrapping": file.wrapping,
                "note": file.note,
            }
            for file in reading.attachments
        ],
        "notes": list(reading.notes),
        "from": reading.sender,
        "from_name": reading.sender_name,
        "subject": reading.subject,
        "message_id": reading.message_id,
        "in_reply_to": list(reading.in_reply_to),
        "date": reading.date.isoformat() if reading.date else None,
        "may_answer": reading.may_answer,
        "why_not": reading.why_not,
    }
    if reading.bounce is not None:
        shown["bounce"] = {
            "message_id": reading.bounce.message_id,
            "recipient": reading.bounce.recipient,
            "permanent": reading.bounce.permanent,
            "status": reading.bounce.status,
        }
    return shown


def _folded(reading: "Reading") -> list[dict[str, str]]:
    """Folded texts under the contract's kinds; what follows each other under one kind is one text."""
    out: list[dict[str, str]] = []
    for each in reading.folded:
        kind = _FOLDED_KIND.get(each.kind, each.kind)
        if out and out[-1]["kind"] == kind == "quote":
            out[-1]["text"] += "\n\n" + each.text
        else:
            out.append({"kind": kind, "text": each.text})
    return out


def explain(reading: "Reading", numbers: Sequence[int] = ()) -> str:
    """What was understood and why, for people. `numbers` are those of the questions: what is open is said then."""
    lines = [f"{reading.kind}{f' ({reading.command})' if reading.command else ''} in {reading.language}"]
    if reading.sender or reading.sender_name:
        lines.append(f"from {reading.sender_name or ''} <{reading.sender or '?'}>".replace("  ", " "))
    lines.append(f"subject: {reading.subject or '(none)'}")
    if not reading.may_answer:
        lines.append(f"will not be answered automatically: {reading.why_not}")
    if reading.bounce is not None:
        lasting = "for good" if reading.bounce.permanent else "for now"
        lines.append(
            f"could not be delivered {lasting} to {reading.bounce.recipient or '?'} ({reading.bounce.status or 'no code'})"
        )
    if reading.kind == "contribution" and numbers:
        lines.append(_overview(reading, numbers))
    for segment in reading.segments:
        if trimmed(segment.text):
            lines += ["", *_explained(segment)]
    if reading.profile:
        lines += [
            "",
            "stated about the sender:",
            *(f"  {name}: {value}" for name, value in reading.profile.items()),
        ]
    if reading.attachments:
        lines += ["", "files:", *(_described(file) for file in reading.attachments)]
    if reading.notes:
        lines += ["", "notes:", *(f"  - {note}" for note in reading.notes)]
    return "\n".join(lines)


def _overview(reading: "Reading", numbers: Sequence[int]) -> str:
    answered = ", ".join(map(str, reading.answers)) or "none"
    missing = ", ".join(str(number) for number in numbers if number not in reading.answers)
    return f"questions answered: {answered}" + (f"; open: {missing}" if missing else "")


def _explained(segment: "Segment") -> list[str]:
    head = f"question {segment.question}" if segment.question else _HEADS.get(segment.kind, segment.kind)
    whole = segment.kind in ("answer", "text")
    return [
        f"[{head}] {segment.why}; confidence {segment.confidence:.2f}",
        _indented(segment.text, whole=whole),
    ]


def _described(file: "AttachedFile") -> str:
    remarks = [remark for remark in (file.note, _PLACES.get((file.inline, file.wrapping))) if remark]
    return f"  {file.name} ({len(file.data)} bytes){': ' + '; '.join(remarks) if remarks else ''}"


def _indented(text: str, *, whole: bool) -> str:
    shown = text if whole or len(text) <= _SHOWN else text[:_SHOWN].rstrip() + " …"
    return "\n".join(f"    {line}" if line else "" for line in shown.split("\n"))
