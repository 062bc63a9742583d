"""Telegram's two Markdowns, read into plain text and entities."""

from dataclasses import dataclass

from sandbox.telegram_errors import Json, Refusal, bad_request

_RESERVED = set("_*[]()~`>#+-=|{}.!")
_MARKS = (
    ("__", "underline"),
    ("||", "spoiler"),
    ("```", "pre"),
    ("_", "italic"),
    ("*", "bold"),
    ("~", "strikethrough"),
    ("`", "code"),
)
#: As TDLib prints the kinds in its complaints.
_NAMES = {"text_link": "TextUrl", "custom_emoji": "CustomEmoji", "pre": "PreCode"}


@dataclass(slots=True)
class _Open:
    kind: str
    mark: str
    begin: int  #: in the text read so far, in UTF-16 units
    at: int  #: where it stands in the source
    language: str = ""


def parse_markdown_v2(text: str) -> tuple[str, list[Json]]:
    """MarkdownV2: every reserved sign is either a mark or escaped."""
    return _Reader(text).read()


class _Reader:
    def __init__(self, text: str) -> None:
        self._text = text
        self._at = 0
        self._out: list[str] = []
        self._length = 0
        self._entities: list[Json] = []
        self._nested: list[_Open] = []
        self._quote: int | None = None  # where the block quotation began

    def read(self) -> tuple[str, list[Json]]:
        text = self._text
        while self._at < len(text):
            sign = text[self._at]
            top = self._nested[-1] if self._nested else None
            if sign == "\\" and self._at + 1 < len(text) and 0 < ord(text[self._at + 1]) <= 126:
                self._put(text[self._at + 1], 2)
            elif top and text.startswith(top.mark, self._at) and not self._is_longer_mark(top):
                self._end(top)
            elif sign == "\n" and self._quote is not None and not text.startswith(">", self._at + 1):
                self._end_quote()
                self._put(sign, 1)
            elif sign not in _RESERVED or (top and top.kind in {"code", "pre"}):
                self._put(sign, 1)
            else:
                self._begin(sign)
        if self._nested:
            top = self._nested[-1]
            name = _NAMES.get(top.kind, top.kind.capitalize())
            raise _unparsable(f"Can't find end of {name} entity at byte offset {_bytes(text, top.at)}")
        if self._quote is not None:
            self._end_quote()
        entities = sorted(self._entities, key=lambda entity: (entity["offset"], -entity["length"]))
        return "".join(self._out), entities

    def _put(self, piece: str, taken: int) -> None:
        self._out.append(piece)
        self._length += 2 if piece > "\uffff" else 1
        self._at += taken

    def _is_longer_mark(self, top: _Open) -> bool:
        # Inside _italic_ a double underscore begins an underline, it does not end the italic twice.
        return top.kind == "italic" and self._text.startswith("__", self._at)

    def _begin(self, sign: str) -> None:
        text, at = self._text, self._at
        if sign == ">" and (at == 0 or text[at - 1] == "\n") and not self._nested:
            self._quote = self._length if self._quote is None else self._quote
            self._at += 1
            return
        if (
            sign == "|"
            and self._quote is not None
            and text.startswith("||", at)
            and text[at + 2 : at + 3] in ("", "\n")
        ):
            self._end_quote(expandable=True)
            self._at += 2
            return
        if text.startswith("**>", at) and (at == 0 or text[at - 1] == "\n") and not self._nested:
            self._at += 2  # an empty bold entity: two quotations one after the other
            return
        if sign == "[" or text.startswith("![", at):
            mark = "[" if sign == "[" else "!["
            self._nested.append(_Open("text_link" if sign == "[" else "custom_emoji", "]", self._length, at))
            self._at += len(mark)
            return
        for mark, kind in _MARKS:
            if text.startswith(mark, at):
                opened = _Open(kind, mark, self._length, at)
                self._at += len(mark)
                if kind == "pre":
                    opened.language = self._language()
                self._nested.append(opened)
                return
        raise _unparsable(f"Character '{sign}' is reserved and must be escaped with the preceding '\\'")

    def _language(self) -> str:
        line_end = self._text.find("\n", self._at)
        word = self._text[self._at : line_end] if line_end >= 0 else ""
        if line_end >= 0 and "`" not in word and " " not in word:
            self._at = line_end + 1
            return word
        return ""

    def _end(self, top: _Open) -> None:
        self._nested.pop()
        self._at += len(top.mark)
        entity: Json = {"type": top.kind, "offset": top.begin, "length": self._length - top.begin}
        if top.kind in {"text_link", "custom_emoji"}:
            url = self._url()
            if top.kind == "custom_emoji":
                if not url.startswith("tg://emoji?id="):
                    raise _unparsable("Custom emoji entity must contain a tg://emoji URL")
                entity["custom_emoji_id"] = url.removeprefix("tg://emoji?id=")
            elif not url:
                return
            else:
                entity["url"] = url
        if top.language:
            entity["language"] = top.language
        if entity["length"]:
            self._entities.append(entity)

    def _url(self) -> str:
        text = self._text
        if not text.startswith("(", self._at):
            return ""
        begin = self._at
        self._at += 1
        url = ""
        while self._at < len(text) and text[self._at] != ")":
            if text[self._at] == "\\" and self._at + 1 < len(text):
                self._at += 1
            url += text[self._at]
            self._at += 1
        if self._at >= len(text):
            raise _unparsable(f"Can't find end of a URL at byte offset {_bytes(text, begin)}")
        self._at += 1
        return url

    def _end_quote(self, *, expandable: bool = False) -> None:
        begin = self._quote
        self._quote = None
        if begin is not None and self._length > begin:
            kind = "expandable_blockquote" if expandable else "blockquote"
            self._entities.append({"type": kind, "offset": begin, "length": self._length - begin})


def parse_markdown(text: str) -> tuple[str, list[Json]]:
    """The old Markdown: no nesting, no escape inside an entity."""
    out = ""
    entities: list[Json] = []
    at = 0
    while at < len(text):
        sign = text[at]
        if sign == "\\" and text[at + 1 : at + 2] in ("_", "*", "`", "["):
            out += text[at + 1]
            at += 2
        elif sign in "_*`[":
            mark = "```" if text.startswith("```", at) else "]" if sign == "[" else sign
            begin = at + (3 if mark == "```" else 1)
            end = text.find(mark, begin)
            if end < 0:
                raise _unparsable(f"Can't find end of the entity starting at byte offset {_bytes(text, at)}")
            inner, at, extra = text[begin:end], end + len(mark), {}
            if mark == "]" and text.startswith("(", at):
                close = text.find(")", at)
                if close < 0:
                    raise _unparsable(
                        f"Can't find end of the entity starting at byte offset {_bytes(text, at)}"
                    )
                extra, at = {"url": text[at + 1 : close]}, close + 1
            kind = {"```": "pre", "]": "text_link", "_": "italic", "*": "bold", "`": "code"}[mark]
            if inner and (kind != "text_link" or extra):
                entities.append({"type": kind, "offset": _units(out), "length": _units(inner), **extra})
            out += inner
        else:
            out += sign
            at += 1
    return out, entities


def _units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


def _bytes(text: str, at: int) -> int:
    return len(text[:at].encode())


def _unparsable(words: str) -> Refusal:
    return bad_request(f"can't parse entities: {words}")
