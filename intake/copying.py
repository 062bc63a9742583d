"""A copy of a contribution for its author: in chat one page that any telephone opens, and a letter to their mailbox."""

from datetime import datetime
from html import escape

from consultation import saying
from consultation.correspondence import Channel, Enclosure
from consultation.definition import RIGHT_TO_LEFT, Consultation
from consultation.interview import Interview
from consultation.outcomes import Step
from intake.posting import Post
from phrases.catalogue import Catalogue

_STYLE = (
    "body{max-width:42em;margin:2em auto;padding:0 1em;font:1rem/1.6 sans-serif}"
    "bdi{white-space:nowrap}h1{font-size:1.3em}h2{font-size:1.05em;margin:2em 0 .5em}p{white-space:pre-wrap;margin:.5em 0}"
)


def page(interview: Interview, consultation: Consultation, now: datetime) -> bytes:
    """Every answer as it was handed in, the names of the files, and who it is published as; needs nothing from outside."""
    catalogue = Catalogue.load()
    language = consultation.speaks(interview.language)
    direction = "rtl" if language in RIGHT_TO_LEFT else "ltr"
    head, *rest = (
        catalogue.say(say, language, consultation, now) for say in saying.copy(interview, consultation)
    )
    title = catalogue.plain(catalogue.words("copy_title", language, {}, consultation, now))
    # Broken over two lines a number in Latin letters cannot be read among Arabic words.
    told = escape(head).replace(interview.receipt, f"<bdi>{interview.receipt}</bdi>")
    body = [f"<h1>{escape(title)}</h1>", f"<p>{told}</p>", *map(_section, rest)]
    return (
        f'<!doctype html>\n<html lang="{language}" dir="{direction}"><head><meta charset="utf-8">'
        f'<meta name="viewport" content="width=device-width, initial-scale=1"><title>{escape(title)}</title>'
        f"<style>{_STYLE}</style></head><body>\n" + "\n".join(body) + "\n</body></html>\n"
    ).encode("utf-8", "replace")


def to_the_mailbox(
    post: Post, person: int, consultation: Consultation, step: Step, receipt: Enclosure
) -> None:
    """Who proved a mail address of theirs gets there what they handed in by chat, whole, with its receipt."""
    contacts = post.ledger.people.contacts(person)
    theirs = next((c for c in contacts if c.channel is Channel.MAIL and c.unreachable is None), None)
    if theirs is None:
        return
    interview = step.interview
    late = any(say.phrase == "late_receipt" for say in step.says)
    post.letter(
        key=f"copy:{interview.receipt}:{interview.versions}",
        contact=theirs,
        consultation=consultation,
        language=consultation.speaks(interview.language),
        says=saying.receipt(interview, consultation, late=late, by_mail=True, counts=True),
        reason="receipt",
        about=interview.receipt,
        enclosures=(receipt,),
    )


def _section(text: str) -> str:
    heading, _, below = text.partition("\n")
    # Each paragraph has the direction of its own words: an answer in English under a question in Arabic.
    paragraphs = (f'<p dir="auto">{escape(words)}</p>' for words in below.strip("\n").split("\n\n"))
    return f"<h2>{escape(heading)}</h2>\n" + "\n".join(paragraphs)
