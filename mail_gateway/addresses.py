"""Mail addresses: which are ours, what stands after a plus, and how one is written where only ASCII is taken."""

from collections.abc import Sequence

import idna


def is_ours(address: str, own: Sequence[str]) -> bool:
    """Whether mail to that address is for us: one of our own addresses, with or without a plus tag (RFC 5233)."""
    local, domain = _split(address)
    local = local.partition("+")[0]
    return any((local, domain) == _split(ours) for ours in own)


def tag_of(address: str, own: Sequence[str]) -> str | None:
    """What stands after the plus in an address of ours: `cl-17-30` of `consultation+cl-17-30@…`; None without one."""
    if not is_ours(address, own):
        return None
    return _split(address)[0].partition("+")[2] or None


def with_tag(address: str, tag: str) -> str:
    """An address of ours with something after a plus."""
    local, _, domain = address.rpartition("@")
    return f"{local}+{tag}@{domain}"


def in_ascii(address: str) -> str:
    """The address with its domain in A-labels (RFC 5891); a local part beyond ASCII stays and needs SMTPUTF8."""
    local, at, domain = address.rpartition("@")
    return f"{local}{at}{ascii_domain(domain)}"


def ascii_domain(domain: str) -> str:
    """A domain in lower case and A-labels; as it was when it is no domain name."""
    domain = domain.strip().rstrip(".").casefold()
    if domain.isascii():
        return domain
    try:
        return idna.encode(domain, uts46=True).decode("ascii")
    except idna.IDNAError:
        return domain


def _split(address: str) -> tuple[str, str]:
    local, _, domain = address.strip().rpartition("@")
    return local.strip('"').casefold(), ascii_domain(domain)
