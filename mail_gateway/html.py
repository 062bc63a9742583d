"""HTML to lines: what a reader of the page would see, with the depth of quotes and the clients' own containers."""

import re
from html import unescape

from selectolax.lexbor import LexborHTMLParser, LexborNode

from mail_gateway.page import Page, page_of_lines

_SKIP = frozenset(
    ("script", "style", "head", "title", "template", "noscript", "svg", "object", "meta", "link")
)
_BLOCK = frozenset(
    [
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "center",
        "dd",
        "details",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hr",
        "html",
        "li",
        "main",
        "nav",
        "ol",
        "p",
        "pre",
        "section",
        "table",
        "tbody",
        "td",
        "tfoot",
        "th",
        "thead",
        "tr",
        "ul",
        "option",
        "select",
    ]
)
#: These stand apart from what surrounds them by an empty line.
_SPACED = frozenset(["p", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "ul", "ol", "table", "pre"])
_VOID = frozenset(("br", "hr", "img", "input", "wbr", "area", "col", "embed", "source", "track"))
_SPACES = re.compile(r"[ \t\r\n\f]+")
_HIDDEN = re.compile(
    r"display\s*:\s*none|mso-hide\s*:\s*all|font-size\s*:\s*0(?:px|pt)?\s*(?:;|$)", re.IGNORECASE
)
_BORDER_TOP = re.compile(
    r"border(?:-top)?\s*:\s*(?:none\s*;\s*border-top\s*:\s*)?solid\s+#?(?:e1e1e1|b5c4df|\w+)\s+1(?:\.0)?p[tx]",
    re.IGNORECASE,
)
_INDENT = re.compile(
    r"margin\s*:\s*0(?:px)?\s+0(?:px)?\s+0(?:px)?\s+40px\s*;\s*border\s*:\s*(?:none|medium none)",
    re.IGNORECASE,
)
_NO_MARGIN = re.compile(
    r"(?:^|;)\s*margin\s*:\s*0(?:px|pt|cm|in)?(?:\s+0(?:px|pt|cm|in)?)*\s*(?:;|$)", re.IGNORECASE
)
_SIGNATURE = re.compile(
    r"gmail_signature|^signature$|AppleMailSignature|moz-signature|protonmail_signature_block(?!-empty)|ms-outlook-mobile-signature|"
    r"mail_signature|_signature\b|yahoo_signature|ymail_android_signature|elementToProof_signature|cm_signature|front-signature",
    re.IGNORECASE,
)
_QUOTE = re.compile(
    r"\bgmail_quote\b(?!_container)|yahoo_quoted|protonmail_quote|moz-cite-quote|messageReplySection|cm_quote|front-blockquote|qmbox\b|"
    r"x_gmail_quote|zmail_extra|ms-outlook-mobile-reference|mailru-blockquote|ya-quote|OutlookMessageHeader|divRplyFwdMsg|appendonsend",
    re.IGNORECASE,
)
_ATTRIBUTION = re.compile(
    r"gmail_attr|moz-cite-prefix|divRplyFwdMsg|protonmail_quote_header|yahoo_quoted_header", re.IGNORECASE
)
#: Pages of more nodes than this are read without their structure.
_MAX_NODES = 400_000
#: The parser takes quadratic time on elements nested deeper than some thousands.
_DEEP = 3000
_NESTING_TAG = re.compile(
    r"<(/?)(?:div|span|table|tr|td|blockquote|b|i|font|ul|ol|li|section|p|a)\b", re.IGNORECASE
)
_TAG = re.compile(r"<[^<>]*>")
_BLOCK_TAG = re.compile(r"</?(?:div|p|br|tr|td|li|h\d|table|blockquote|ul|ol)\b", re.IGNORECASE)


def page_of_html(html: str) -> tuple[Page, list[str]]:
    """Lines of an HTML body, and notes on what could not be shown as text. Linear in time, at any nesting."""
    return _Walk().read(html)


def text_of_html(html: str) -> str:
    """The same as one text."""
    return "\n".join(page_of_html(html)[0].raw)


def _nesting(html: str) -> int:
    """How deep the elements of a page go, roughly; 0 where it has too few of them to matter."""
    if html.count("<") < _DEEP:
        return 0
    depth = deepest = 0
    for match in _NESTING_TAG.finditer(html):
        depth = max(depth - 1, 0) if match[1] else depth + 1
        deepest = max(deepest, depth)
    return deepest


def _flat(html: str) -> list[str]:
    """The text of a page nobody wrote by hand, without structure."""
    text = _TAG.sub(lambda tag: "\n" if _BLOCK_TAG.match(tag[0]) else "", html)
    lines = (_SPACES.sub(" ", line).strip() for line in unescape(text).split("\n"))
    return [line for line in lines if line]


def _is_tight(paragraph: LexborNode) -> bool:
    """Whether nothing stands between this paragraph and the next: Outlook writes each line as one, without margins."""
    attributes = paragraph.attributes
    return (attributes.get("class") or "").startswith("Mso") or bool(
        _NO_MARGIN.search(attributes.get("style") or "")
    )


class _Walk:
    def __init__(self) -> None:
        self._lines: list[tuple[str, int]] = []
        self._marks: dict[int, str] = {}
        self._current: list[str] = []
        self._depth = 0
        self._mark: str | None = None
        self._gap = False
        self._pre = 0
        self._bullet = ""  #: the number of a list item that has no text yet: `<li><p>text` is one line

    def read(self, html: str) -> tuple[Page, list[str]]:
        notes: list[str] = []
        if _nesting(html) > _DEEP:
            notes.append("the HTML is nested too deeply: read as plain text without its structure")
            self._lines = [(line, 0) for line in _flat(html)]
        else:
            root = LexborHTMLParser(html).root
            if root is not None and not self._walk(root):
                notes.append("the HTML has too many elements: read as plain text without its structure")
                self._lines, self._marks, self._current = [(line, 0) for line in _flat(html)], {}, []
            self._break()
        lines = self._lines
        while lines and not lines[-1][0]:
            lines.pop()
        return page_of_lines(lines or [("", 0)], self._marks), notes

    def _walk(self, root: LexborNode) -> bool:
        """Goes through the tree; False when there are too many nodes for it."""
        # An explicit stack: recursion would end at the first page with a thousand nested tables.
        stack: list[tuple[LexborNode | None, tuple[str, int, str | None]]] = []
        node: LexborNode | None = root
        lists: list[int] = []
        budget = _MAX_NODES
        while node is not None or stack:
            if node is None:
                following, (tag, depth, mark) = stack.pop()
                self._close(tag, depth, mark, lists)
                node = following
                continue
            budget -= 1
            if budget < 0:
                return False
            tag = node.tag or ""
            if tag == "-text":
                self._text(node.text_content or "")
                node = node.next
                continue
            if tag in _SKIP or tag.startswith(("-", "!", "_")):
                node = node.next
                continue
            if tag == "br":
                self._break(keep_empty=True)
                node = node.next
                continue
            if tag in _VOID:
                if tag == "hr":
                    self._break()
                    self._lines.append(("_" * 32, self._depth))
                elif tag == "img":
                    self._image(node)
                node = node.next
                continue
            if tag == "p" and _is_tight(node):
                tag = "div"
            before = (self._depth, self._mark)
            if not self._open(node, tag, lists):
                node = node.next
                continue
            child = node.child
            stack.append((node.next, (tag, before[0], before[1])))
            node = child
        return True

    def _open(self, node: LexborNode, tag: str, lists: list[int]) -> bool:
        attributes = node.attributes if tag in _BLOCK or tag == "span" else None
        if attributes:
            style = attributes.get("style")
            if style and _HIDDEN.search(style):
                return False
            named = f"{attributes.get('class') or ''} {attributes.get('id') or ''}".strip()
            if tag in _BLOCK:
                self._break()
                if named and not (tag == "blockquote" and self._is_own_indent(attributes)):
                    if _SIGNATURE.search(named):
                        self._mark = "signature"
                    elif _ATTRIBUTION.search(named):
                        self._mark = "attribution"
                    elif _QUOTE.search(named):
                        self._mark = "quote"
                if attributes.get("data-marker") == "__SIG_PRE__":
                    self._mark = "signature"
        elif tag in _BLOCK:
            self._break()
        if tag in _SPACED:
            self._space()
        if tag == "blockquote" and not self._is_own_indent(attributes or {}):
            self._depth += 1
            if self._mark is None and not attributes:
                self._mark = "indented"
        elif tag == "pre":
            self._pre += 1
        elif tag == "ol":
            start = (attributes or {}).get("start") or "1"
            lists.append(int(start) if start.isdigit() and len(start) < 5 else 1)
        elif tag == "ul":
            lists.append(-1)
        elif tag == "li":
            if lists and lists[-1] >= 0:
                value = (attributes or {}).get("value") or ""
                if value.isdigit() and len(value) < 5:
                    lists[-1] = int(value)
                self._bullet = f"{lists[-1]}. "
                self._current.append(self._bullet)
                lists[-1] += 1
            elif lists:
                self._bullet = "• "
                self._current.append(self._bullet)
        return True

    def _is_own_indent(self, attributes: dict[str, str | None]) -> bool:
        """Whether it only indents the author's words: what the buttons of Gmail for indenting and quoting make."""
        named, style = attributes.get("class") or "", attributes.get("style") or ""
        if "gmail_quote" in named.split():
            return self._mark is None  # its quotation of a mail stands in a `div` of that class
        return attributes.get("type") != "cite" and bool(_INDENT.search(style))

    def _close(self, tag: str, depth: int, mark: str | None, lists: list[int]) -> None:
        if tag in _BLOCK:
            self._break()
            if tag == "li" and self._current:
                self._break(keep_empty=True)
            if tag in ("ol", "ul") and lists:
                lists.pop()
            elif tag == "pre":
                self._pre -= 1
        self._depth, self._mark = depth, mark
        if tag in _SPACED:
            self._space()

    def _text(self, text: str) -> None:
        if self._pre:
            pieces = text.split("\n")
            for piece in pieces[:-1]:
                self._current.append(piece)
                self._break(keep_empty=True)
            self._current.append(pieces[-1])
            return
        text = _SPACES.sub(" ", text)
        if text == " " and not self._current:
            return
        if text:
            self._current.append(text)

    def _image(self, node: LexborNode) -> None:
        described = (node.attributes.get("alt") or "").strip()
        # Emoji come as pictures in some clients; other descriptions ("image001.png") are no words of the person.
        if described and len(described) <= 4 and not described.isascii():
            self._current.append(described)

    def _break(self, *, keep_empty: bool = False) -> None:
        if not self._current or (not keep_empty and self._current == [self._bullet]):
            if keep_empty:
                self._lines.append(("", self._depth))
                self._gap = False
            return
        line = "".join(self._current)
        self._current.clear()
        if not self._pre:
            line = _SPACES.sub(" ", line).strip(" ")
        if not line.strip() and not keep_empty:
            self._gap = True  # a line that is kept open by a space
            return
        if self._gap and self._lines and self._lines[-1][0]:
            self._lines.append(("", min(self._depth, self._lines[-1][1])))
        self._gap = False
        if self._mark:
            self._marks[len(self._lines)] = self._mark
        self._lines.append((line.rstrip(), self._depth))

    def _space(self) -> None:
        if not self._current:
            self._gap = True
