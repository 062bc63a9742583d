"""Bytes to text, whatever the label says: labels lie, are missing or unknown, and every byte still counts."""

import codecs
import re

from mail_gateway.languages import familiarity

#: What mail programs write, and what they mean by it. A superset is right for the set it contains.
_MEANT = {
    "gb2312": "gb18030", "gbk": "gb18030", "gb_2312-80": "gb18030", "iso-gb2312": "gb18030", "x-gbk": "gb18030", "cp936": "gb18030",
    "windows-936": "gb18030", "euc-cn": "gb18030", "hz-gb-2312": "hz",
    "big5": "cp950", "big-5": "cp950", "x-big5": "cp950", "cn-big5": "cp950", "big5-hkscs": "big5hkscs",
    "ks_c_5601-1987": "cp949", "ksc5601": "cp949", "euc-kr": "cp949", "ks_c_5601": "cp949", "korean": "cp949",
    "iso-2022-jp": "iso2022_jp_ext", "shift_jis": "cp932", "shift-jis": "cp932", "x-sjis": "cp932", "sjis": "cp932",
    "iso-8859-1": "cp1252", "iso8859-1": "cp1252", "latin1": "cp1252", "latin-1": "cp1252", "iso_8859-1": "cp1252", "ansi": "cp1252",
    "windows-1252": "cp1252", "cp-1252": "cp1252", "x-ansi": "cp1252",
    "iso-8859-6-i": "iso8859_6", "iso-8859-6-e": "iso8859_6", "arabic": "iso8859_6", "asmo-708": "iso8859_6",
    "cp-1256": "cp1256", "win-1256": "cp1256", "windows1256": "cp1256", "ms-arab": "cp1256",
    "cp-1251": "cp1251", "win-1251": "cp1251", "windows1251": "cp1251", "x-cp1251": "cp1251", "ms-cyrl": "cp1251",
    "koi8": "koi8_r", "koi8r": "koi8_r", "koi8-ru": "koi8_u",
    "unicode-1-1-utf-7": "utf_7", "utf-7": "utf_7", "utf7": "utf_7", "x-unicode-2-0-utf-7": "utf_7",
    "unicode-1-1-utf-8": "utf-8", "utf8": "utf-8", "utf-8": "utf-8", "x-utf-8": "utf-8", "utf8mb4": "utf-8",
    "us-ascii": "ascii", "ascii": "ascii", "ansi_x3.4-1968": "ascii", "646": "ascii",
    "tis-620": "cp874", "windows-874": "cp874", "macintosh": "mac_roman", "x-mac-arabic": "mac_arabic", "x-mac-cyrillic": "mac_cyrillic",
}  # fmt: skip
#: Tried where the label is no help, in this order among equals.
_CANDIDATES = ("cp1256", "cp1251", "koi8_r", "gb18030", "iso8859_6", "cp950", "cp1252", "iso8859_5")
_SINGLE_BYTE = re.compile(r"cp125\d|iso8859|iso-8859|koi8|cp866|mac_|cp874|windows-")
_UTF8_LETTER = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
_SAMPLE = 4000


def decode(data: bytes, label: str | None) -> tuple[str, str | None]:
    """The text and, where the label was not taken at its word, a note that says so.

    Replacement characters are the last resort; the raw bytes are kept elsewhere, so a wrong guess can be mended.
    """
    label = (label or "").strip().strip("\"'").split(" ")[0].split("\n")[0].lower()
    codec = _MEANT.get(label, label)
    if b"~{" in data[:_SAMPLE] and b"~}" in data and codec in ("ascii", "", "gb18030", "utf-8"):
        chinese, fault = _by_label(data, "hz")
        if not fault and familiarity(chinese[:_SAMPLE]) > 0.2:
            return chinese, f"charset: labelled {label or 'nothing'}, read as hz"
    if codec in ("utf-8", "ascii", ""):
        if codec != "utf-8" and b"\x1b$" in data[:_SAMPLE]:
            codec, label = "iso2022_jp_ext", label or "iso-2022-jp"
        else:
            try:
                text = data.decode("utf-8")
            except UnicodeDecodeError:
                return _guessed(data, label)
            if codec == "utf-8" or text.isascii():
                return text, None
            return text, f"charset: labelled {label or 'nothing'}, read as utf-8"
    text, fault = _by_label(data, codec)
    if fault:
        return _guessed(data, label)
    if text.isascii():
        return text, None
    if codec != "utf_7" and _is_really_utf8(data, codec):
        return data.decode("utf-8"), f"charset: labelled {label}, read as utf-8"
    if _SINGLE_BYTE.match(codec) and _is_implausible(text):
        return _guessed(data, label, text)
    return text, None


def decode_header_bytes(data: bytes) -> str:
    """Raw 8-bit bytes of a header, which have no label at all."""
    return decode(data, None)[0]


def _by_label(data: bytes, codec: str) -> tuple[str, bool]:
    try:
        codecs.lookup(codec)
        return data.decode(codec), False
    except (LookupError, UnicodeError, ValueError):
        # ValueError: a label with a NUL byte in it.
        # Half-width letters are in one table of this encoding, circled digits in another.
        return _by_label(data, "iso2022_jp_3") if codec == "iso2022_jp_ext" else ("", True)


def _is_really_utf8(data: bytes, codec: str) -> bool:
    letters = len(_UTF8_LETTER.findall(data[:_SAMPLE]))
    if letters < (2 if _SINGLE_BYTE.match(codec) else 4):
        return False
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _is_implausible(text: str) -> bool:
    """Whether text in a one-byte charset looks like another charset's bytes: mostly high letters, no known word."""
    sample = text[:_SAMPLE]
    high = sum(1 for character in sample if character > "\x7f")
    letters = sum(1 for character in sample if character.isalpha() or character > "\x7f")
    return high >= 12 and high > 0.35 * letters and familiarity(sample) < 0.08


def _guessed(data: bytes, label: str, by_label: str | None = None) -> tuple[str, str | None]:
    named = label or "nothing"
    if _MEANT.get(label) != "utf-8" and by_label is None:
        try:
            return data.decode("utf-8"), f"charset: labelled {named}, read as utf-8"
        except UnicodeDecodeError:
            pass
    best, best_codec, best_score = by_label, label, -1.0
    if by_label is not None:
        best_score = familiarity(by_label[:_SAMPLE]) + 0.02
    for codec in _CANDIDATES:
        try:
            text = data.decode(codec)
        except UnicodeDecodeError:
            continue
        score = familiarity(text[:_SAMPLE])
        if score > best_score + 0.01:
            best, best_codec, best_score = text, codec, score
    if best is not None and best_score >= 0.05:
        return best, None if best_codec == label else f"charset: labelled {named}, read as {best_codec}"
    if by_label is not None:
        return by_label, None
    detected = _detected(data)
    if detected is not None:
        text, codec = detected
        return text, f"charset: labelled {named}, read as {codec}"
    codec = _MEANT.get(label, label)
    if codec in ("", "ascii", "utf-8"):
        # Broken UTF-8 (a message cut in the middle of a letter) beats Latin-1 read into it.
        codec = "utf-8" if len(_UTF8_LETTER.findall(data[:_SAMPLE])) > 1 else "cp1252"
    try:
        text = data.decode(codec, "replace")
    except (LookupError, ValueError):
        codec, text = "utf-8", data.decode("utf-8", "replace")
    return text, f"charset: labelled {named}, read as {codec}, some bytes could not be read"


def _detected(data: bytes) -> tuple[str, str] | None:
    # Imported here: it takes a tenth of a second, and few mails need it.
    import chardet

    encoding = chardet.detect(data[: 4 * _SAMPLE]).get("encoding")
    if not encoding:
        return None
    encoding = _MEANT.get(encoding.lower(), encoding)
    try:
        return data.decode(encoding), encoding
    except (LookupError, UnicodeError):
        return None
