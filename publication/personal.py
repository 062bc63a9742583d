"""Personal data in what people wrote: contact data, which is never published, and the rest, which staff are shown.

What is surely an address or a telephone number is blacked out by itself: people are promised that theirs are never
published. What only may be personal is proposed to staff, and stays as it is until they redact it.
"""

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Literal

from consultation.receipts import tails
from publication.scripts import one_line

#: Stands for blacked-out words. Always as long as this, so that it does not tell how long they were.
MARK = "█████"

Kind = Literal[
    "e-mail address",
    "phone number",
    "chat account",
    "identity or account number",
    "postal address",
    "receipt number",
]

_ADDRESS = re.compile(
    r"(?:[\w.!#$%&'*+/=?^`{|}~-]{1,64}|\"[^\"\n]{1,64}\")@"
    r"(?:(?:[\w-]{1,63}\.){1,8}(?:xn--[a-z0-9-]{2,59}|[^\W\d_]{2,24})|\[[0-9a-fv:.]{3,60}\])",
    re.IGNORECASE,
)
#: Written so that machines do not find it: "layla (at) example (dot) org".
_HIDDEN_ADDRESS = re.compile(
    r"[\w.+-]{1,64} ?[\[({] ?(?:at|arobase|arroba|собака|艾特|آت) ?[\])}] ?[\w-]{1,63}"
    r"(?: ?(?:\.|[\[({] ?(?:dot|point|punto|точка|点|نقطة) ?[\])}]) ?[\w-]{2,63}){1,4}",
    re.IGNORECASE,
)
#: Without any of these there is no such address.
_BRACKETS = re.compile(r"[\[({] ?(?:at|arobase|arroba|собака|艾特|آت) ?[\])}]", re.IGNORECASE)
_SPELT_AT = re.compile(rf" ?{_BRACKETS.pattern} ?", re.IGNORECASE)
_SPELT_DOT = re.compile(r" ?[\[({] ?(?:dot|point|punto|точка|点|نقطة) ?[\])}] ?", re.IGNORECASE)
_HANDLE = re.compile(r"(?:https?://)?t\.me/[\w+]{3,64}|(?<![\w@/.])@[A-Za-z]\w{3,31}(?![\w@.]*@)")
_DIGIT = r"[0-9٠-٩۰-۹]"
_PHONE = re.compile(
    rf"(?<![\w+])(?:\+|00)?\(?{_DIGIT}(?:[\s.\-()/\u00a0\u2011]{{0,2}}{_DIGIT}){{6,14}}(?!\w)"
)
_PHONE_LABEL = re.compile(
    r"(?:tel|t[ée]l|phone|mobile?|mob|cell|fax|whatsapp|t[ée]l[ée]phone|tel[ée]fono|m[óo]vil|celular|portable|тел|телефон|"
    r"моб|факс|电话|手机|传真|联系方式|هاتف|جوال|موبايل|الهاتف|فاكس|تلفون)\w{0,3}[.:：\s)]{0,3}$",
    re.IGNORECASE,
)
#: Stricter than the label above: "hotel 1200" and "mobile 1 500 000" are not dialled.
_SURE_LABEL = re.compile(
    r"(?:(?<!\w)(?:tel|t[ée]l|(?:tele)?phone|t[ée]l[ée]phone|tel[ée]fono|fax|тел|телефон|факс|(?:ال)?(?:هاتف|فاكس|تلفون)|"
    r"(?P<mobile>mobile?|m[óo]vil|mob|cell|celular|portable|моб|мобильный|(?:ال)?(?:جوال|موبايل)))|电话|手机|传真)"
    r"(?P<sign>[.:：)\s]{0,4})$",
    re.IGNORECASE,
)
_YEARS = re.compile(r"\(?(?:(?:19|20)[0-9]{2}\D{1,3})+(?:19|20)[0-9]{2}")
_WORD_WITH_AT = re.compile(r"[^\s<>()\[\]{},;:\"“”«»]*@[^\s<>()\[\]{},;:\"“”«»]+")
_LONG_NUMBER = re.compile(r"(?<!\d)\d{6,20}(?!\d)")
#: "7 654 321" may be a telephone number, and as well the subscribers of an operator.
_GROUPED = re.compile(r"\+?[1-9][0-9]{0,2}(?:[\s.\u00a0][0-9]{3})+")
_ROUND = re.compile(r"[\s.\u00a0]000$")
_IDENTITY = re.compile(
    r"(?:passport|passeport|pasaporte|паспорт|护照|身份证|جواز(?: سفر)?|رقم الهوية|الرقم القومي|national id|id (?:no|number|card)|"
    r"iban|dni|nie|ssn|снилс|инн|carte d'identité)\s{0,2}(?:no|number|n°|nº|№|号码?|رقم)?[.:：]?\s{0,2}"
    r"([A-Z0-9٠-٩][A-Z0-9٠-٩ -]{5,33}[A-Z0-9٠-٩])",
    re.IGNORECASE,
)
_STREET = re.compile(
    r"(?:(?:p\.? ?o\.? ?box|b\.?p\.?|apartado(?: postal)?|apdo\.?|а/я|ص\.? ?ب\.?|邮政信箱)\s{0,2}[.:№]?\s{0,2}[0-9٠-٩]{1,7})"
    r"|(?:[0-9]{1,5}(?: ?bis)?,? {1,2}(?:rue|avenue|boulevard|bd|chemin|place|route) [^\n,;]{3,50})"
    r"|(?:[0-9]{1,5} [A-Z][\w' .]{2,40}? (?:Street|St\.|Road|Rd\.|Avenue|Ave\.|Lane|Drive|Boulevard|Blvd)\b)"
    r"|(?:(?:calle|avenida|av\.|paseo|plaza|carrera) [^\n,;0-9]{3,40},? (?:n[º°.] ?)?[0-9]{1,5})"
    r"|(?:(?:ул\.|улица|проспект|пр-т|пер\.|переулок) ?[^\n,;0-9]{2,40}, ?(?:д\.|дом)? ?[0-9]{1,5})"
    r"|(?:[\u4e00-\u9fff]{2,12}(?:路|街|大道)[0-9]{1,5}号)"
    r"|(?:(?:شارع|طريق) [^\n،,;0-9٠-٩]{3,40}[،,]? ?(?:رقم )?[0-9٠-٩]{1,5})",
    re.IGNORECASE,
)


#: Fullwidth forms and the digits of Arabic and Persian, letter for letter as the rules below know them.
_PLAIN = {0xFF01 + n: 0x21 + n for n in range(94)} | {
    zero + n: 0x30 + n for zero in (0x0660, 0x06F0) for n in range(10)
}


@dataclass(frozen=True, slots=True)
class Proposal:
    """Words that staff may want to redact, and why."""

    words: str
    kind: Kind
    start: int  #: place in the text


def propose(text: str) -> tuple[Proposal, ...]:
    """Likely personal data in a text, in reading order, none inside another."""
    found = sorted(
        _as_written(text, _find(_plain(text))), key=lambda proposal: (proposal.start, -len(proposal.words))
    )
    kept: list[Proposal] = []
    for proposal in found:
        if not kept or proposal.start >= kept[-1].start + len(kept[-1].words):
            kept.append(proposal)
    return tuple(kept)


def contact_data(text: str, contacts: Collection[str] = ()) -> tuple[Proposal, ...]:
    """What is blacked out in a text by itself, in reading order: surely an address or a telephone number.

    `contacts` are addresses (in small letters) and chat ids that we know people by, whatever they look like, and the
    tails of receipt numbers, which only their authors know.
    """
    return _contact_data(text, frozenset(contacts))


@lru_cache(maxsize=4096)
def _contact_data(text: str, contacts: frozenset[str]) -> tuple[Proposal, ...]:
    # Asked for twice for each answer; and nine answers in ten show at a glance that they hold none.
    written, text = text, _plain(text)
    has_sign = "@" in text or _BRACKETS.search(text) is not None
    if not has_sign and not _PHONE.search(text):
        proposed: tuple[Proposal, ...] = ()
    else:
        proposed = propose(text)
    found = [
        proposal
        for proposal in proposed
        if proposal.kind == "e-mail address"
        or (proposal.kind == "phone number" and _is_surely_phone(text, proposal))
    ]
    if contacts:
        found += _known(text, contacts)
    return tuple(
        sorted(_as_written(written, found), key=lambda proposal: (proposal.start, -len(proposal.words)))
    )


def _plain(text: str) -> str:
    return text if text.isascii() else text.translate(_PLAIN)


def _as_written(text: str, found: Iterable[Proposal]) -> Iterator[Proposal]:
    for proposal in found:
        yield replace(proposal, words=text[proposal.start : proposal.start + len(proposal.words)])


def still_standing(text: str, contacts: Collection[str] = ()) -> tuple[Proposal, ...]:
    """What may be personal in a text and is not blacked out by itself: for staff to judge."""
    gone = [(one.start, one.start + len(one.words)) for one in contact_data(text, contacts)]
    return tuple(
        one
        for one in propose(text)
        if not any(start < one.start + len(one.words) and one.start < end for start, end in gone)
    )


def _known(text: str, contacts: Collection[str]) -> Iterator[Proposal]:
    for match in _WORD_WITH_AT.finditer(text) if "@" in text else ():
        words = match.group().strip(".!?*_~'")
        if words.casefold() in contacts:
            yield Proposal(words, "e-mail address", text.index(words, match.start()))
    for match in _LONG_NUMBER.finditer(text):
        if match.group() in contacts:
            yield Proposal(match.group(), "chat account", match.start())
    for start, end, tail in tails(text):
        if tail in contacts:
            yield Proposal(text[start:end], "receipt number", start)


def is_known(words: str, contacts: Collection[str]) -> bool:
    """Whether an address or chat id that somebody is known by stands in these words, spelt out or not."""
    plain = _SPELT_DOT.sub(".", _SPELT_AT.sub("@", words)).casefold()
    return any(contact in plain for contact in contacts) or any(tail in contacts for *_, tail in tails(words))


def without_contact_data(line: str, contacts: Collection[str] = (), kept: Collection[str] = ()) -> str:
    """A name, file name or reason for publication: addresses, accounts and phone numbers in it blacked out.

    Names are no answers: a person whose mail program gives the address as the name must not be published by it. What is
    `kept` by staff stands, but for what somebody is known by.
    """
    found = [one for one in propose(line) if one.kind in ("e-mail address", "chat account", "phone number")]
    found += _known(line, contacts) if contacts else ()
    found = [
        one for one in found if not any(one.words in words for words in kept) or is_known(one.words, contacts)
    ]
    done = len(line)
    for proposal in sorted(found, key=lambda one: one.start, reverse=True):
        end = proposal.start + len(proposal.words)
        if end <= done:
            line = f"{line[: proposal.start]}{MARK}{line[end:]}"
            done = proposal.start
    return line


def has_contact_data(name: str | None, contacts: Collection[str] = (), kept: Collection[str] = ()) -> bool:
    """Whether something in a name is blacked out before it is published."""
    return bool(name) and published_name(name, contacts, kept) != one_line(name or "")


def published_name(
    name: str | None, contacts: Collection[str] = (), kept: Collection[str] = ()
) -> str | None:
    """A name as it is published: on one line, without an address in it; None when nothing is left."""
    # A receipt seals the name as it is printed without what others are known by: that only keeps it from being kept.
    told = [words for words in kept if not is_known(words, contacts)]
    return (without_contact_data(one_line(name), (), told) or None) if name else None


def _find(text: str) -> Iterator[Proposal]:
    if "@" in text:
        for match in _ADDRESS.finditer(text):
            yield Proposal(match.group(), "e-mail address", match.start())
    for match in _HIDDEN_ADDRESS.finditer(text) if _BRACKETS.search(text) else ():
        yield Proposal(match.group(), "e-mail address", match.start())
    for match in _HANDLE.finditer(text):
        yield Proposal(match.group(), "chat account", match.start())
    for match in _IDENTITY.finditer(text):
        yield Proposal(match.group(1), "identity or account number", match.start(1))
    for match in _STREET.finditer(text):
        yield Proposal(match.group(), "postal address", match.start())
    for match in _PHONE.finditer(text):
        if _is_phone(text, match):
            yield Proposal(match.group(), "phone number", match.start())


def _is_surely_phone(text: str, proposal: Proposal) -> bool:
    """Whether these digits are dialled beyond doubt: written internationally, or behind a word for a telephone."""
    written = proposal.words.strip("() ")
    digits = sum(map(str.isdigit, written))
    counted = _GROUPED.fullmatch(written) is not None
    if digits < 7 or _YEARS.match(written) or (counted and _ROUND.search(written)):
        return False
    if written.startswith(("+", "00")):
        return digits >= (10 if counted else 8)
    label = _SURE_LABEL.search(text[max(0, proposal.start - 24) : proposal.start])
    if label is None or (counted and label["mobile"]):
        return False
    return bool(label["sign"].strip()) or proposal.words.startswith(("0", "(", "٠"))


def _is_phone(text: str, match: re.Match[str]) -> bool:
    """Whether a run of digits is dialled rather than counted: years, sums and article numbers are not."""
    written = match.group()
    digits = [letter for letter in written if letter.isdigit()]
    if _PHONE_LABEL.search(text[max(0, match.start() - 24) : match.start()]):
        return True
    if written.startswith(("+", "00")):
        return len(digits) >= 8
    if (
        len(digits) < 9
        or re.search(r"[.,]\d{3}\b", written)
        or re.fullmatch(r"(?:\d{4}\D{1,3})+\d{4}", written)
    ):
        return False
    groups = re.split(r"\D+", written.strip("() "))
    return written.startswith(("0", "(")) or 3 <= len(groups) <= 5
