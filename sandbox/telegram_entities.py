"""Text as Telegram keeps it: plain characters and entities, read from HTML or MarkdownV2, counted in UTF-16 units.

Follows the parsers of TDLib (`td/telegram/MessageEntity.cpp`): the same tags, the same sentences, offsets of faults in bytes.
"""

import html
import re
from collections.abc import Callable

from sandbox.telegram_errors import Json, bad_request
from sandbox.telegram_markdown import parse_markdown, parse_markdown_v2

_TAGS = {
    "a": "text_link",
    "b": "bold",
    "strong": "bold",
    "i": "italic",
    "em": "italic",
    "s": "strikethrough",
    "strike": "strikethrough",
    "del": "strikethrough",
    "u": "underline",
    "ins": "underline",
    "tg-spoiler": "spoiler",
    "tg-emoji": "custom_emoji",
    "span": "spoiler",
    "pre": "pre",
    "code": "code",
    "blockquote": "blockquote",
}
_ATTRIBUTE = re.compile(r"\s*([a-zA-Z][\w-]*)(?:\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([\w.:/-]+)))?")
_CHARACTER = re.compile(r"&(?:(lt|gt|amp|quot)|#(\d{1,7})|#x([0-9a-fA-F]{1,6}));?")

_LARGEST_TEXT = 32768  # bytes, before any parsing

#: Telegram makes blanks of control characters and drops CR, the old marks of direction (U+202A…E) and line separators.
#: The isolates U+2066…2069 and the marks U+200E, U+200F stay.
_CLEANED = (
    {code: " " for code in range(32) if code not in (10, 13)} | {13: None} | dict.fromkeys(range(8232, 8239))
)

_WELL_KNOWN = "com|org|net|int|info|edu|gov|io|me|eu|ch|fr|es|ru|cn|uk|de|eg|sa|ae|example|test"
_FOUND = re.compile(
    r"(?P<url>https?://[^\s<>\"]+)"
    r"|(?P<email>[\w.+-]+@[\w-]+(?:\.[\w-]+)+)"
    rf"|(?P<host>(?<![\w@/.])(?:[a-z0-9-]+\.)+(?:{_WELL_KNOWN})\b(?:/[^\s<>\"]*)?)"
    r"|(?P<bot_command>(?<![\w/<>@])/[A-Za-z0-9_]{1,64}(?:@[A-Za-z0-9_]{3,32})?(?![\w/]))"
    r"|(?P<mention>(?<![\w@])@[A-Za-z][A-Za-z0-9_]{3,31}\b)"
    r"|(?P<hashtag>(?<![\w#])#\w*[^\W\d]\w*)",
    re.IGNORECASE,
)

#: Quickly told: most messages hold nothing of the kind.
_MAY_BE_FOUND = re.compile(r"[/@#]|\w\.\w")


def units(text: str) -> int:
    """How many UTF-16 units a text has: what Telegram's offsets and lengths count."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le")) // 2


def clean(text: str) -> str:
    """What is left of a text when Telegram keeps it."""
    return text if text.isprintable() else text.translate(_CLEANED)


def formatted(text: str, parse_mode: str | None, entities: list[Json] | None) -> tuple[str, list[Json]]:
    """Returns the plain text and its entities, as the message will have them; refuses what cannot be parsed."""
    if not text:
        return "", []
    try:
        size = len(text.encode())
    except UnicodeEncodeError:
        raise bad_request("strings must be encoded in UTF-8") from None
    if size > _LARGEST_TEXT:
        raise bad_request("text is too long")
    text = clean(text)
    marked: list[Json] = []
    if parse_mode and parse_mode.lower() != "none":
        parse = _PARSERS.get(parse_mode.lower())
        if parse is None:
            raise bad_request("unsupported parse_mode")
        text, marked = parse(text)
    elif entities:
        marked = _checked(text, entities)
    text, marked = _trimmed(text, marked)
    return text, _with_found(text, marked)


def found(text: str) -> list[Json]:
    """The entities Telegram finds by itself: commands, addresses, mentions, hashtags."""
    if not _MAY_BE_FOUND.search(text):
        return []
    entities = []
    for match in _FOUND.finditer(text):
        kind = "url" if match.lastgroup == "host" else str(match.lastgroup)
        words = match[0].rstrip(".,;:!?)") if kind == "url" else match[0]
        entities.append({"type": kind, "offset": units(text[: match.start()]), "length": units(words)})
    return entities


def parse_html(text: str) -> tuple[str, list[Json]]:
    """Telegram's HTML: a few tags, four named characters, every start tag closed."""
    out: list[str] = []
    length = 0
    entities: list[Json] = []
    nested: list[tuple[str, int, Json]] = []  # tag, where its text begins, the entity
    at = 0
    while at < len(text):
        sign = text[at]
        if sign == "&":
            piece, at = _character(text, at)
        elif sign != "<":
            end = _next(text, at)
            piece, at = text[at:end], end
        elif text.startswith("</", at):
            end = text.find(">", at)
            if not nested:
                raise _unparsable(f"Unexpected end tag at byte offset {_bytes(text, at)}")
            if end < 0:
                raise _unparsable(f"Unclosed end tag at byte offset {_bytes(text, at)}")
            tag, begin, entity = nested.pop()
            name = text[at + 2 : end].strip().lower()
            if name and name != tag:
                raise _unparsable(
                    f'Unmatched end tag at byte offset {_bytes(text, at)}, expected "</{tag}>", found "</{name}>"'
                )
            _close(entities, entity, begin, length, "".join(out))
            at = end + 1
            continue
        else:
            tag, entity, at = _start_tag(text, at)
            nested.append((tag, length, entity))
            continue
        out.append(piece)
        length += units(piece)
    if nested:
        raise _unparsable(f'Can\'t find end tag corresponding to start tag "{nested[-1][0]}"')
    return "".join(out), _sorted(entities)


def _start_tag(text: str, at: int) -> tuple[str, Json, int]:
    end = text.find(">", at)
    if end < 0:
        raise _unparsable(f"Unclosed start tag at byte offset {_bytes(text, at)}")
    name, _, rest = text[at + 1 : end].replace("\n", " ").partition(" ")
    tag = name.lower()
    if tag not in _TAGS:
        raise _unparsable(f'Unsupported start tag "{tag}" at byte offset {_bytes(text, at)}')
    attributes = {
        key.lower(): html.unescape(double or single or bare)
        for key, double, single, bare in _ATTRIBUTE.findall(rest.removesuffix("/"))
    }
    entity: Json = {"type": _TAGS[tag]}
    if tag == "span" and attributes.get("class") != "tg-spoiler":
        raise _unparsable(f'Tag "span" must have class "tg-spoiler" at byte offset {_bytes(text, at)}')
    if tag == "a":
        entity["url"] = attributes.get("href", "")
    elif tag == "tg-emoji":
        if not attributes.get("emoji-id", "").isdigit():
            raise _unparsable(f"Invalid custom emoji identifier specified at byte offset {_bytes(text, at)}")
        entity["custom_emoji_id"] = attributes["emoji-id"]
    elif tag == "code" and attributes.get("class", "").startswith("language-"):
        entity["language"] = attributes["class"].removeprefix("language-")
    elif tag == "blockquote" and "expandable" in attributes:
        entity["type"] = "expandable_blockquote"
    return tag, entity, end + 1


def _close(entities: list[Json], entity: Json, begin: int, end: int, so_far: str) -> None:
    if end == begin:
        return
    if entity["type"] == "text_link":
        inner = _slice(so_far, begin, end)
        entity["url"] = link(entity["url"] or inner)
        if not entity["url"]:
            return
    if entity["type"] == "pre":
        # <pre><code class="language-…"> is one entity, a block of that language.
        code = next((each for each in entities if each["type"] == "code" and each.get("language")), None)
        if code is not None and (code["offset"], code["length"]) == (begin, end - begin):
            entities.remove(code)
            entity["language"] = code["language"]
    elif entity["type"] == "code" and entity.get("language") is None:
        entity.pop("language", None)
    entities.append({**entity, "offset": begin, "length": end - begin})


def link(url: str) -> str:
    """The address as Telegram writes it, or nothing where it is none."""
    url = url.strip()
    if url.startswith("tg://"):
        return url
    match = re.fullmatch(
        r"(?:(https?)://)?((?:[\w-]+\.)+[\w-]{2,}|\d+(?:\.\d+){3})(:\d+)?([/?#]\S*)?", url, re.IGNORECASE
    )
    if match is None:
        return ""
    return f"{(match[1] or 'http').lower()}://{match[2].lower()}{match[3] or ''}{match[4] or '/'}"


def _checked(text: str, entities: list[Json]) -> list[Json]:
    total = units(text)
    checked = []
    for entity in entities:
        offset, length = int(entity["offset"]), int(entity["length"])
        if length <= 0 or offset < 0:
            continue  # Telegram leaves empty ones out without a word
        if offset + length > total:
            raise bad_request("entity begins or ends beyond the text: ENTITY_BOUNDS_INVALID")
        if _splits_a_letter(text, offset) or _splits_a_letter(text, offset + length):
            raise bad_request("entity begins or ends in a middle of a UTF-16 symbol: ENTITY_BOUNDS_INVALID")
        if entity["type"] in {"bot_command", "url", "email", "mention", "hashtag", "cashtag", "phone_number"}:
            continue  # these it finds by itself
        if entity["type"] == "text_link" and not link(entity.get("url", "")):
            continue
        checked.append({**entity, "offset": offset, "length": length})
    return _sorted(checked)


def _splits_a_letter(text: str, offset: int) -> bool:
    if text.isascii():
        return False
    raw = text.encode("utf-16-le")
    return 0 < 2 * offset < len(raw) and 0xDC <= raw[2 * offset + 1] <= 0xDF


def _trimmed(text: str, entities: list[Json]) -> tuple[str, list[Json]]:
    """Blanks at the end go, and those before the first word or entity."""
    text = text.rstrip(" \n")
    first = min((entity["offset"] for entity in entities), default=len(text))
    lead = min(len(text) - len(text.lstrip(" \n")), first)
    text = text[lead:]
    total = units(text)
    kept = []
    for entity in entities:
        offset = entity["offset"] - lead
        length = min(entity["length"], total - offset)
        if length > 0:
            kept.append({**entity, "offset": offset, "length": length})
    return text, kept[:100]


def _with_found(text: str, marked: list[Json]) -> list[Json]:
    taken = [
        (entity["offset"], entity["offset"] + entity["length"])
        for entity in marked
        if entity["type"] in _OPAQUE
    ]
    by_itself = [
        entity
        for entity in found(text)
        if not any(
            begin < entity["offset"] + entity["length"] and entity["offset"] < end for begin, end in taken
        )
    ]
    return _sorted([*marked, *by_itself])[:100] if by_itself else marked


_OPAQUE = {"code", "pre", "text_link", "text_mention", "custom_emoji"}


def _sorted(entities: list[Json]) -> list[Json]:
    return sorted(entities, key=lambda entity: (entity["offset"], -entity["length"]))


def _character(text: str, at: int) -> tuple[str, int]:
    match = _CHARACTER.match(text, at)
    if match is None:
        return "&", at + 1
    if match[1]:
        return {"lt": "<", "gt": ">", "amp": "&", "quot": '"'}[match[1]], match.end()
    code = int(match[2]) if match[2] else int(match[3], 16)
    if not 0 < code < 0x110000 or 0xD800 <= code < 0xE000:
        return "&", at + 1
    return chr(code), match.end()


def _next(text: str, at: int) -> int:
    ends = [end for end in (text.find("<", at), text.find("&", at)) if end >= 0]
    return min(ends, default=len(text))


def _slice(text: str, begin: int, end: int) -> str:
    return text.encode("utf-16-le")[2 * begin : 2 * end].decode("utf-16-le")


def _bytes(text: str, at: int) -> int:
    return len(text[:at].encode())


def _unparsable(words: str) -> Exception:
    return bad_request(f"can't parse entities: {words}")


_PARSERS: dict[str, Callable[[str], tuple[str, list[Json]]]] = {
    "html": parse_html,
    "markdown": parse_markdown,
    "markdownv2": parse_markdown_v2,
}
