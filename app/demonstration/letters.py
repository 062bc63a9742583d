"""Mails as people's programs write them."""

from email.message import EmailMessage
from email.utils import make_msgid

from consultation.definition import Consultation


def under_quoted_questions(
    consultation: Consultation, sender: str, desk: str, answers: tuple[str, ...]
) -> bytes:
    """Our questions quoted, each answer typed beneath."""
    lines = ["Dear colleagues,", "", "please find our answers under your questions.", ""]
    for question, answer in zip(consultation.questions, answers, strict=True):
        lines += [f"> {question.number}. {question.text['en']}", "", answer, ""]
    lines += ["Kind regards,", "Adwoa Mensah", "Small Exporters' Association"]
    return _mail(sender, desk, f"Consultation {consultation.reference}", "\n".join(lines))


def numbered(
    sender: str,
    desk: str,
    subject: str,
    answers: dict[int, str],
    *,
    head: str = "",
    answering: EmailMessage | None = None,
) -> bytes:
    """Numbered answers, as a first mail or as a reply that quotes ours."""
    lines = [head, ""] if head else []
    for number, answer in answers.items():
        lines += [f"{number}. {answer}", ""]
    if answering is None:
        return _mail(sender, desk, subject, "\n".join(lines))
    part = answering.get_body(("plain",))
    quoted = "".join(f"> {line}\n" for line in (part.get_content() if part else "").splitlines())
    lines += [f"Le lun. 5 juin 2017 à 10:12, <{desk}> a écrit :", quoted]
    return _mail(sender, desk, f"Re: {subject}", "\n".join(lines), answering=answering)


def _mail(sender: str, desk: str, subject: str, text: str, *, answering: EmailMessage | None = None) -> bytes:
    mail = EmailMessage()
    mail["From"], mail["To"], mail["Subject"] = sender, desk, subject
    mail["Message-ID"] = make_msgid(domain=sender.rpartition("@")[2].strip(">"))
    if answering is not None:
        mail["In-Reply-To"] = mail["References"] = answering["Message-ID"]
    mail.set_content(text)
    return mail.as_bytes()
