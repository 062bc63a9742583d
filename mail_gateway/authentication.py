"""Who wrote: the address a mail claims, and how well we know that it tells the truth.

A From header can be written by anybody. Three things are worth more: our own border's word that the sender's domain
vouches for the mail (`Authentication-Results`, RFC 8601, with the authserv-id of our settings and no other), and a
reply to a letter of ours whose Message-ID only the holder of the address received.

The border has to put its `Authentication-Results` on every mail, above whatever came with it, and take out others that
bear its own name; all that do it otherwise by default have a setting for it. Of several with its name only the topmost
is read.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from email.utils import getaddresses

from consultation.correspondence import Proof
from mail_gateway.addresses import ascii_domain

_LONGEST_HEADER = 256 * 1024  #: bytes of the header that are looked at
_EMPTY_LINE = re.compile(rb"\n\r?\n|\r\r")
_ADDRESS = re.compile(r"[^\s<>(),;:\"@]{1,256}@[^\s<>(),;:\"@]{1,255}")
_QUOTED = re.compile(r'"(?:[^"\\]|\\.)*"')
_RESULT = re.compile(r"\s*dmarc\s*(?:/\s*\d+\s*)?=\s*(\w+)", re.IGNORECASE)
_HEADER_FROM = re.compile(r"\bheader\.from\s*=\s*\"?([^\s;\"]+)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Authentication:
    """What speaks for the sender."""

    domain: bool = False  #: the sender's domain vouches: DMARC, by our border
    token: bool = False  #: answers a letter that went to that address
    disowned: bool = False  #: our border says that the mail is not from the sender's domain (DMARC)

    @property
    def proof(self) -> Proof:
        """The best of it, for the desk."""
        if self.domain:
            return Proof.DOMAIN
        return Proof.TOKEN if self.token else Proof.NONE

    @property
    def surely(self) -> bool:
        """Whether it may decide about a person's doors and data.

        The id of a letter gets around with the letter, when it is forwarded; a mail that the domain disowns proves nothing
        by it there. Words it contributes are still taken as a reply: they can be changed again.
        """
        return self.proof.at_least(Proof.TOKEN) and not self.disowned


def claimed_sender(raw: bytes) -> str | None:
    """The address in From, with its domain in lower case; of several the first. None when there is none to be seen."""
    return next(iter(_senders(raw)), None)


def envelope_sender(raw: bytes) -> str | None:
    """What the delivering server wrote as Return-Path: an address, `""` for the null sender, None when it wrote none."""
    for name, value in headers(raw):
        if name == "return-path":
            return value.strip().strip("<>").strip()
    return None


def domain_vouches(raw: bytes, authserv_id: str | None) -> bool:
    """Whether our border says that the domain in From vouches for this mail (`dmarc=pass`).

    Never without an authserv-id of ours, and never for a mail with several senders: DMARC speaks of one (RFC 7489, 6.6.1).
    """
    if not authserv_id:
        return False
    senders = _senders(raw)
    verdicts = _verdicts(raw, authserv_id)
    if len(senders) != 1:
        return False
    domain = ascii_domain(senders[0].rpartition("@")[2])
    # A border that does not name the domain means the one in From: DMARC knows no other.
    return bool(verdicts) and all(
        word == "pass" and {ascii_domain(of) for of in _HEADER_FROM.findall(result)} <= {domain}
        for word, result in verdicts
    )


def domain_disowns(raw: bytes, authserv_id: str | None) -> bool:
    """Whether our border says that a domain in From does not stand by this mail (`dmarc=fail`)."""
    return bool(authserv_id) and any(word == "fail" for word, _ in _verdicts(raw, authserv_id or ""))


def _verdicts(raw: bytes, authserv_id: str) -> list[tuple[str, str]]:
    """What our border says of DMARC: the word, and the whole result."""
    results = _results_by(raw, authserv_id) or []
    return [(found[1].casefold(), result) for result in results if (found := _RESULT.match(result))]


def addresses_in(value: str) -> list[str]:
    """Every mail address that can be seen in a header's value."""
    return _ADDRESS.findall(value)


def headers(raw: bytes) -> Iterator[tuple[str, str]]:
    """Name (lower case) and unfolded value of each header line, top to bottom. Total, whatever the bytes."""
    name, value = "", ""
    head = raw[:_LONGEST_HEADER]
    end = _EMPTY_LINE.search(head)
    for line in head[: end.start() if end else None].splitlines():
        text = _decoded(line) or " "
        if text[0] in " \t":
            value += " " + text.strip()
            continue
        if name:
            yield name, value
        name, colon, value = text.partition(":")
        name = name.strip().casefold() if colon and " " not in name.strip() else ""
    if name:
        yield name, value


def _senders(raw: bytes) -> list[str]:
    """Every address in every From header."""
    found: list[str] = []
    for name, value in headers(raw):
        if name == "from":
            addresses = [address for _, address in getaddresses([value]) if _ADDRESS.fullmatch(address)]
            # The library gives up on what it finds suspicious; an address that can be seen is still one.
            # What stands in quotes is a name, or a local part that no piece of may be taken for an address.
            found += addresses or _ADDRESS.findall(_QUOTED.sub(" ", value))
    return [f"{local}@{domain.casefold()}" for local, _, domain in (item.rpartition("@") for item in found)]


def _results_by(raw: bytes, authserv_id: str) -> list[str] | None:
    """The results in the topmost Authentication-Results of that server; None when it wrote none."""
    for name, value in headers(raw):
        if name != "authentication-results":
            continue
        server, *results = _split(value)
        words = server.split()
        if words and words[0].strip('"').casefold() == authserv_id.strip().casefold():
            return results
    return None


def _split(value: str) -> list[str]:
    """At semicolons, without comments; both may stand in quotes and are text then."""
    pieces, depth, quoted = [""], 0, False
    letters = iter(value)
    for letter in letters:
        if letter == "\\" and (quoted or depth):
            letter = next(letters, "")
            pieces[-1] += "" if depth else letter
        elif depth:
            depth += (letter == "(") - (letter == ")")
        elif letter == '"':
            quoted = not quoted
            pieces[-1] += letter
        elif quoted:
            pieces[-1] += letter
        elif letter == "(":
            depth, pieces[-1] = 1, pieces[-1] + " "
        elif letter == ";":
            pieces.append("")
        else:
            pieces[-1] += letter
    return pieces


def _decoded(line: bytes) -> str:
    try:
        return line.decode("utf-8")
    except UnicodeDecodeError:
        return line.decode("latin-1")
