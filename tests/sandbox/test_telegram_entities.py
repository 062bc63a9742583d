"""How marked-up text becomes plain text and entities."""

import pytest

from sandbox.telegram_entities import clean, formatted, link, units
from sandbox.telegram_errors import Json, Refusal
from sandbox.telegram_saying import split_as_a_client
from sandbox.telegram_seeing import to_html


def an(kind: str, offset: int, length: int, **more: str) -> Json:
    return {"type": kind, "offset": offset, "length": length, **more}


READ: list[tuple[str, str, str, list[Json]]] = [
    ("HTML", "plain", "plain", []),
    ("HTML", "<b>bold</b> and <i>italic</i>", "bold and italic", [an("bold", 0, 4), an("italic", 9, 6)]),
    ("HTML", "<B>x</b>", "x", [an("bold", 0, 1)]),
    ("HTML", "<b><i>x</i>y</b>", "xy", [an("bold", 0, 2), an("italic", 0, 1)]),
    # Offsets count UTF-16 units: an Arabic letter is one, an emoji two.
    ("HTML", "سؤال <b>١</b>", "سؤال ١", [an("bold", 5, 1)]),
    ("HTML", "😀 <u>x</u>", "😀 x", [an("underline", 3, 1)]),
    ("HTML", "a &lt;b&gt; &amp; &quot;c&quot; &#1587;", 'a <b> & "c" س', []),
    ("HTML", "AT&T &nbsp; &unknown;", "AT&T &nbsp; &unknown;", []),
    ("HTML", "<b></b>x", "x", []),
    ("HTML", "  <b>x </b>  ", "x", [an("bold", 0, 1)]),
    ("HTML", '<a href="https://www.itu.int/x?a=1&amp;b=2">ITU</a>', "ITU", [an("text_link", 0, 3, url="https://www.itu.int/x?a=1&b=2")]),
    ("HTML", "<a>example.org</a>", "example.org", [an("text_link", 0, 11, url="http://example.org/")]),
    ("HTML", '<pre><code class="language-python">x</code></pre>', "x", [an("pre", 0, 1, language="python")]),
    ("HTML", '<span class="tg-spoiler">x</span>', "x", [an("spoiler", 0, 1)]),
    ("HTML", "<blockquote expandable>x</blockquote>", "x", [an("expandable_blockquote", 0, 1)]),
    ("MarkdownV2", "*bold* _it_ __un__ ~st~ ||sp|| `c`", "bold it un st sp c", [an("bold", 0, 4), an("italic", 5, 2), an("underline", 8, 2), an("strikethrough", 11, 2), an("spoiler", 14, 2), an("code", 17, 1)]),
    ("MarkdownV2", r"1\. a\-b \(c\)\!", "1. a-b (c)!", []),
    ("MarkdownV2", "*b _bi_*", "b bi", [an("bold", 0, 4), an("italic", 2, 2)]),
    ("MarkdownV2", "[ITU](https://itu.int/)", "ITU", [an("text_link", 0, 3, url="https://itu.int/")]),
    ("MarkdownV2", "```py\nx = 1\n```", "x = 1", [an("pre", 0, 5, language="py")]),
    ("MarkdownV2", ">a\n>b\nc", "a\nb\nc", [an("blockquote", 0, 3)]),
    ("Markdown", "*b* _i_ `c` [x](http://itu.int/)", "b i c x", [an("bold", 0, 1), an("italic", 2, 1), an("code", 4, 1), an("text_link", 6, 1, url="http://itu.int/")]),
    # What Telegram finds by itself
    ("", "/start@desk_bot now", "/start@desk_bot now", [an("bot_command", 0, 15)]),
    ("", "see https://itu.int/a.", "see https://itu.int/a.", [an("url", 4, 17)]),
    ("", "layla@example.org #ott @ituofficial", "layla@example.org #ott @ituofficial", [an("email", 0, 17), an("hashtag", 18, 4), an("mention", 23, 12)]),
    ("", "a/b and 2/5", "a/b and 2/5", []),
]  # fmt: skip


@pytest.mark.parametrize(("mode", "source", "text", "entities"), READ)
def test_text_is_read_as_telegram_reads_it(mode: str, source: str, text: str, entities: list[Json]) -> None:
    assert formatted(source, mode or None, None) == (text, entities)


REFUSED: list[tuple[str, str, str]] = [
    ("HTML", "<p>x</p>", 'Unsupported start tag "p" at byte offset 0'),
    ("HTML", "سؤ<br>", 'Unsupported start tag "br" at byte offset 4'),
    ("HTML", "1 < 2", "Unclosed start tag at byte offset 2"),
    ("HTML", "<b>x", 'Can\'t find end tag corresponding to start tag "b"'),
    ("HTML", "x</b>", "Unexpected end tag at byte offset 1"),
    ("HTML", "<b>x</i>", 'Unmatched end tag at byte offset 4, expected "</b>", found "</i>"'),
    ("HTML", "<b>x</b", "Unclosed end tag at byte offset 4"),
    ("HTML", '<span class="big">x</span>', 'Tag "span" must have class "tg-spoiler" at byte offset 0'),
    ("MarkdownV2", "1. x", "Character '.' is reserved and must be escaped with the preceding '\\'"),
    ("MarkdownV2", "a - b", "Character '-' is reserved and must be escaped with the preceding '\\'"),
    ("MarkdownV2", "سؤ *x", "Can't find end of Bold entity at byte offset 5"),
    ("MarkdownV2", "_x", "Can't find end of Italic entity at byte offset 0"),
    ("MarkdownV2", "[x](http://a", "Can't find end of a URL at byte offset 3"),
    ("Markdown", "a *x", "Can't find end of the entity starting at byte offset 2"),
]


@pytest.mark.parametrize(("mode", "source", "words"), REFUSED)
def test_what_cannot_be_parsed_is_refused_with_its_place(mode: str, source: str, words: str) -> None:
    with pytest.raises(Refusal) as caught:
        formatted(source, mode, None)
    assert caught.value.description == f"Bad Request: can't parse entities: {words}"


@pytest.mark.parametrize(
    ("text", "entity", "accepted"),
    [
        ("سؤال", an("bold", 0, 4), True),
        ("سؤال", an("bold", 0, 5), False),
        ("😀", an("bold", 0, 2), True),
        ("😀x", an("bold", 1, 2), False),  # in the middle of a letter
    ],
)
def test_entities_must_lie_within_the_text(text: str, entity: Json, accepted: bool) -> None:
    if accepted:
        assert formatted(text, None, [entity])[1] == [entity]
    else:
        with pytest.raises(Refusal, match="ENTITY_BOUNDS_INVALID"):
            formatted(text, None, [entity])


def test_isolates_stay_and_the_old_marks_of_direction_go() -> None:
    assert clean("\u2068OTT\u2069 \u200f\u202bx\u202c\tz\r\n") == "\u2068OTT\u2069 \u200fx z\n"


@pytest.mark.parametrize(
    ("url", "accepted"),
    [
        ("https://www.itu.int", "https://www.itu.int/"),
        ("itu.int/a", "http://itu.int/a"),
        ("https://10.0.0.1:8443/x", "https://10.0.0.1:8443/x"),
        ("tg://user?id=5", "tg://user?id=5"),
        ("http://localhost/", ""),
        ("ftp://itu.int/", ""),
        ("not a url", ""),
    ],
)
def test_links_are_written_as_telegram_writes_them(url: str, accepted: str) -> None:
    assert link(url) == accepted


@pytest.mark.parametrize(
    ("source", "shown"),
    [
        ("<b>a<i>b</i></b>c", "<b>a<i>b</i></b>c"),
        ("<b>1 &lt; 2</b> 😀 <u>x</u>", "<b>1 &lt; 2</b> 😀 <u>x</u>"),
        ("<b>a</b><i>b</i>", "<b>a</b><i>b</i>"),
        ('<a href="http://itu.int/?a=%22">x</a>', '<a href="http://itu.int/?a=%22">x</a>'),
    ],
)
def test_entities_are_shown_as_safe_html_again(source: str, shown: str) -> None:
    assert to_html(*formatted(source, "HTML", None)) == shown


@pytest.mark.parametrize("letter", ["b", "ب", "😀", "ب "])
def test_a_client_splits_a_long_text_without_losing_a_letter(letter: str) -> None:
    text = (letter * 9000).strip()
    pieces = split_as_a_client(text)
    assert len(pieces) > 1
    assert all(0 < units(piece) <= 4096 for piece in pieces)
    assert "".join("".join(pieces).split()) == "".join(text.split())
