"""The end of a letter without a closing formula: the sender's name, contact data, short lines under or around them."""

import re

from mail_gateway.contacts import is_contact, is_signed_line
from mail_gateway.shapes import BLANK, RULE, SIGNATURE, WRITTEN, Layout, is_labelled, put_aside

LONG_LINE = 90
_MOST_UNDER_A_NAME = 5
_MOST_NAMES = 6
_AND = frozenset({"and", "&", "et", "y", "e", "и"})
_MOST_OF_A_SALUTE = 5  #: words
#: The post of whoever signs, on the line above the name.
_POST = re.compile(
    r"^[^.!?:;]{0,80}(?:директор|начальник|заместител|руководител|министр|секретар|председател|президент|director|manager|head of|chief|minister|secretary|president|directeur|directrice|chef|ministre|secrétaire|"
    r"jefe|jefa|ministr[oa]|secretari[oa]|presidente|主任|处长|部长|局长|司长|مدير|رئيس|وزير|وكيل|امين)[^.!?:;]{0,80}$"
)
_PUNCTUATION = " \t.,!;:。，！、*_-~"
#: Words and numbers of contact data, somewhere on a line.
CONTACT = re.compile(
    r"\b(?:tel|telephone|phone|mobile|mob|cell|fax|tél|téléphone|teléfono|móvil|e-?mail|courriel|correo|skype|whatsapp|telegram|www|http|https)\b|"
    r"(?:тел|моб|факс|почта)\b|电话|手机|传真|邮箱|邮编|地址|هاتف|جوال|فاكس|بريد|ص\.?ب|تلفون|نقال|[\w.+-]+@[\w-]+\.\w|\+\d[\d ().-]{6,}|\(\d{2,4}\) ?\d{3}"
)


def fold_contact(layout: Layout, first: int, last: int, names: frozenset[str]) -> None:
    """Last lines that are only a name or contact data, and short lines under the sender's name or around such data."""
    while last >= first and (not layout.keys[last] or layout.roles[last] == RULE):
        last -= 1
    last = _fold_contact_lines(layout, first, last, names)
    above = _fold_names(layout, first, last, names)
    if above < last:
        _fold_salute(layout, first, above)


def _fold_salute(layout: Layout, first: int, last: int) -> None:
    """ "In solidarity,": a few words with a comma that stand apart right above the sender's name."""
    text = layout.page.folded[last].strip() if last > first else ""
    apart = bool(text) and not layout.keys[last - 1] and not is_labelled(layout, last)
    if apart and text[-1] in ",،" and "," not in text[:-1] and len(text.split()) <= _MOST_OF_A_SALUTE:
        put_aside(layout, last, last, SIGNATURE)


def _fold_names(layout: Layout, first: int, last: int, names: frozenset[str]) -> int:
    """Folds the sender's name with the short lines around it; returns the last line above them that has words."""
    raw, folded = layout.page.raw, layout.page.folded
    if last < first:
        return last
    start = last
    while start > first and layout.keys[start - 1] and layout.roles[start - 1] == WRITTEN:
        start -= 1
    alone = start == last and (
        start > first or any(role not in (BLANK, WRITTEN) for role in layout.roles[:first])
    )
    words = _name_in(folded[last])
    is_name = _is_name(words, names) and (len(words) >= 2 or len(names) <= 2 or start == last)
    if start == last > first and not is_labelled(layout, last) and _are_names(raw[last], names):
        return put_aside(layout, last, last, SIGNATURE)
    under_words = start < last and raw[last - 1].rstrip()[-1:] in ".!。！؟?,،"
    if is_name and (alone or len(words) >= 2 or under_words) and not is_labelled(layout, last):
        post = start == last - 1 and start > first and _POST.search(folded[start]) is not None
        return put_aside(layout, start if post and not is_labelled(layout, start) else last, last, SIGNATURE)
    lines = list(range(start, last + 1))
    signed_from = _signed_from(layout, start, last, names)
    if signed_from is not None:
        return put_aside(layout, signed_from, last, SIGNATURE)
    if start == first and first == 0 and len(lines) > 1 and not names.intersection(folded[first].split()):
        return last
    if len(lines) > 8 or start == first or any(is_labelled(layout, line) for line in lines):
        return last
    if any(len(raw[line]) > LONG_LINE or is_sentence(raw[line]) for line in lines):
        return last
    signed = _is_name(_name_in(folded[start]), names)
    contacts = sum(1 for line in lines if CONTACT.search(folded[line]))
    if (signed and len(lines) <= 8) or (contacts and len(lines) >= 2 and contacts >= len(lines) / 3):
        return put_aside(layout, start, last, SIGNATURE)
    return last


def _signed_from(layout: Layout, start: int, last: int, names: frozenset[str]) -> int | None:
    """The line among the last few that is the sender's name, with short lines below it only."""
    raw, folded = layout.page.raw, layout.page.folded
    found = None
    for line in range(last, max(start, last - _MOST_UNDER_A_NAME + 1) - 1, -1):
        if is_labelled(layout, line):
            break
        words = _name_in(folded[line])
        named = _is_name(words, names) and (len(words) >= 2 or names.issubset(words))
        if named or is_signed_line(folded[line], names):
            found = line
        elif len(raw[line]) > LONG_LINE or is_sentence(raw[line]):
            break
    return found


def _fold_contact_lines(layout: Layout, first: int, last: int, names: frozenset[str]) -> int:
    """Folds the last lines that are nothing but contact data, unless they are all there is."""
    while last > first and not is_labelled(layout, last) and is_contact(layout.page.folded[last], names):
        last = put_aside(layout, last, last, SIGNATURE)
    answered_above = any(role not in (BLANK, WRITTEN, RULE) for role in layout.roles[:first])
    if last == first and answered_above and is_contact(layout.page.folded[last], names):
        last = put_aside(layout, last, last, SIGNATURE)
    return last


def _are_names(raw: str, names: frozenset[str]) -> bool:
    """Whether a line is the sender's first name with those of others: "Лиза, Антон и Маша"."""
    words = raw.replace(",", " ").replace("،", " ").replace("、", " ").split()
    others = [word for word in words if word.casefold() not in _AND]
    return (
        1 < len(others) <= _MOST_NAMES
        and not names.isdisjoint(word.casefold() for word in others)
        and all(word.isalpha() and word[0].isupper() for word in others)
        and len(others) - 1 <= len(words) - len(others) + raw.count(",")
    )


def _name_in(folded: str) -> list[str]:
    return folded.strip(_PUNCTUATION).replace(",", " ").replace(".", " ").split()


def _is_name(words: list[str], names: frozenset[str]) -> bool:
    if not 0 < len(words) <= 5:
        return False
    # "В.И. Коваль": the initials of whoever has that surname.
    whole = [word for word in words if len(word) > 1]
    return names.issuperset(words) or (0 < len(whole) < len(words) and names.issuperset(whole))


def is_sentence(text: str) -> bool:
    """Whether a line is a sentence rather than a name, a post or an address."""
    text = text.strip()
    return len(text) > 25 and text[-1] in ".!?。！？؟" and len(text.split()) > 4
