"""Which parts of a message are its words and which are files sent along."""

import re
from dataclasses import dataclass, field

from mail_gateway.attachment_worker import shared_worker
from mail_gateway.file_texts import FileText
from mail_gateway.html import page_of_html
from mail_gateway.mime import Part
from mail_gateway.page import Page, page_of_text
from mail_gateway.wrappings import is_armoured, may_be_armoured, without_signature

_TAG = re.compile(r"<[^<>]*>")
#: Text parts that only say that there is HTML.
_STUB = re.compile(
    r"(?:html|view (?:this|it) (?:e-?mail|message) in|does not support|afficher ce message|navegador|браузер|浏览器)",
    re.IGNORECASE,
)
_LONGEST_STUB = 300


@dataclass(slots=True)
class Body:
    """The words of a message as lines, and its other parts."""

    page: Page
    files: list[Part] = field(default_factory=list)
    inline: set[int] = field(default_factory=set)  #: identities of parts shown inside the text
    notes: list[str] = field(default_factory=list)
    wrapping: set[int] = field(default_factory=set)  #: parts that are the message itself, encrypted
    opened: dict[int, FileText] = field(
        default_factory=dict
    )  #: parts whose words were looked for here already


def body_of(message: Part) -> Body:
    """Sorts the parts of a message into words and files; every part is one or the other."""
    texts: list[Part] = []
    htmls: list[Part] = []
    files: list[Part] = []
    inline: set[int] = set()
    sealed = {
        id(part)
        for whole in message.walk()
        if whole.content_type == "multipart/encrypted"
        for part in whole.parts
    }
    for part in _leaves(message):
        if part.content_type == "text/plain" and _is_words(part):
            if may_be_armoured(part.body) and is_armoured(part.text()):
                part.parameters["name"] = "encrypted-message.asc"
                sealed.add(id(part))
                files.append(part)
            else:
                texts.append(part)
        elif part.content_type == "text/html" and _is_words(part):
            htmls.append(part)
        elif part.content_type in ("text/enriched", "text/richtext") and not texts and _is_words(part):
            texts.append(part)
        else:
            files.append(part)
            if part.disposition != "attachment" and "content-id" in part.headers:
                inline.add(id(part))
    body = Body(Page([""], [""], [0]), files, inline, wrapping=sealed)
    _choose_words(body, texts, htmls)
    if not any(line.strip() for line in body.page.raw):
        _look_into_winmail(body)
    return body


def _leaves(message: Part) -> list[Part]:
    """The parts that hold something, the parts of an attached message not among them: it is a file itself."""
    leaves: list[Part] = []
    stack = [message]
    while stack:
        part = stack.pop()
        if part.content_type in ("message/rfc822", "message/global") and part is not message:
            leaves.append(part)
        elif part.parts:
            stack.extend(reversed(part.parts))
        elif part.body or part.headers:
            leaves.append(part)
    return leaves


def _is_words(part: Part) -> bool:
    return part.disposition != "attachment" and not part.filename


def _choose_words(body: Body, texts: list[Part], htmls: list[Part]) -> None:
    pieces: list[tuple[str, bool, bool]] = []
    for part in texts:
        flowed = part.parameters.get("format", "").strip().lower() == "flowed"
        delsp = part.parameters.get("delsp", "").strip().lower() == "yes"
        pieces.append((without_signature(part.text()), flowed, delsp))
    plain = "\n".join(text for text, _, _ in pieces)
    if htmls:
        html = "\n".join(part.text() for part in htmls)
        if _html_says_more(plain, html):
            page, notes = page_of_html(html)
            body.page = page
            body.notes += notes
            if plain.strip():
                body.notes.append("the text part says less than the HTML part: the HTML was read")
            return
    if not pieces:
        return
    if _is_html(plain):
        body.page, notes = page_of_html(plain)
        body.notes += notes
        return
    pages = [page_of_text(text, flowed=flowed, delsp=delsp) for text, flowed, delsp in pieces]
    body.page = pages[0] if len(pages) == 1 else _joined(pages)


def _look_into_winmail(body: Body) -> None:
    """Outlook's own form of a mail may be all there is: the words are inside it then."""
    for part in body.files:
        if part.content_type in ("application/ms-tnef", "application/vnd.ms-tnef"):
            opened = shared_worker().read("tnef", part.payload())
            body.opened[id(part)] = opened
            if opened.text:
                body.page = page_of_text(opened.text)
                body.notes.append("the words of this mail stood in its winmail.dat")
                return


def _joined(pages: list[Page]) -> Page:
    raw: list[str] = []
    folded: list[str] = []
    depth: list[int] = []
    for page in pages:
        if raw:
            raw.append("")
            folded.append("")
            depth.append(0)
        raw += page.raw
        folded += page.folded
        depth += page.depth
    return Page(raw, folded, depth)


def _is_html(text: str) -> bool:
    head = text[:200].lstrip().lower()
    return head.startswith(("<!doctype html", "<html", "<head", "<body"))


def _html_says_more(plain: str, html: str) -> bool:
    stripped = plain.strip()
    if not stripped:
        return True
    if len(stripped) <= _LONGEST_STUB and _STUB.search(stripped):
        return True
    # A rough count of letters is enough: the two differ by marks and addresses, not by half.
    if len(html) < 2 * len(stripped):
        return False
    enough = 1.6 * len("".join(stripped.split())) + 200
    pieces = _TAG.split(_without_styles(html))
    return sum(map(len, pieces)) > enough and len("".join("".join(pieces).split())) > enough


def _without_styles(html: str) -> str:
    """The page without its style sheets, found without looking back."""
    lowered = html.lower()
    if "<style" not in lowered:
        return html
    kept: list[str] = []
    position = 0
    while True:
        start = lowered.find("<style", position)
        if start < 0:
            kept.append(html[position:])
            return "".join(kept)
        kept.append(html[position:start])
        end = lowered.find("</style", start)
        if end < 0:
            return "".join(kept)
        position = end
