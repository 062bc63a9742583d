"""Where a mail server is and how to talk to it: the URLs of the settings, and TLS with a CA file of one's own."""

import re
import ssl
from dataclasses import dataclass, field
from typing import Literal
from urllib.parse import SplitResult, unquote, urlsplit

from consultation.errors import IntakeError

Security = Literal["tls", "starttls", "none"]

_SECURITY: dict[str, Security] = {"s": "tls", "+starttls": "starttls", "": "none"}
_PORTS: dict[tuple[str, Security], int] = {
    ("imap", "tls"): 993,
    ("imap", "starttls"): 143,
    ("imap", "none"): 143,
    ("smtp", "tls"): 465,
    ("smtp", "starttls"): 587,
    ("smtp", "none"): 25,
}


class FaultyUrl(IntakeError, ValueError):
    """The URL of a mail server cannot be used; the text says why and never holds the password."""


class MailServerUnusable(IntakeError):
    """A mail server was asked and cannot be used as it is set; the text says what to do."""


@dataclass(frozen=True, slots=True)
class MailServer:
    """One server of the settings. Its password is never shown."""

    protocol: str  #: imap or smtp
    security: Security
    host: str
    port: int
    user: str | None = None
    password: str = field(default="", repr=False)
    folder: str = "INBOX"

    @classmethod
    def from_url(cls, url: str, protocol: Literal["imap", "smtp"]) -> "MailServer":
        """Reads `imaps://user:password@host:993/INBOX` and its like; user, password and folder may be percent-encoded.

        Schemes are the protocol, with `s` (TLS from the first byte) or `+starttls`. Raises FaultyUrl.
        """
        forms = f"{protocol}s://, {protocol}+starttls:// or {protocol}://"
        parts, port = _split(url)
        scheme = re.fullmatch(rf"{protocol}(s|\+starttls|)", parts.scheme)
        if scheme is None:
            raise FaultyUrl(f"it has to begin with {forms}")
        if not parts.hostname:
            raise FaultyUrl(f"it names no host: {protocol}s://user:password@host")
        user = unquote(parts.username) if parts.username else None
        if protocol == "imap" and user is None:
            raise FaultyUrl("it names no user: imaps://user:password@host")
        security = _SECURITY[scheme[1]]
        return cls(
            protocol,
            security,
            parts.hostname,
            port or _PORTS[protocol, security],
            user,
            unquote(parts.password or ""),
            unquote(parts.path.strip("/")) or "INBOX",
        )

    def trust(self, ca_file: str | None) -> ssl.SSLContext | None:
        """Whom to believe that it is this server; None where nothing is encrypted. Raises MailServerUnusable."""
        return None if self.security == "none" else trust(ca_file)

    def __str__(self) -> str:
        user = f"{self.user} at " if self.user else ""
        return f"{user}{self.host}:{self.port}"


def trust(ca_file: str | None) -> ssl.SSLContext:
    """TLS as a client: the authorities of this machine, and those of the CA file besides.

    Raises MailServerUnusable when the file cannot be used.
    """
    context = ssl.create_default_context()
    if ca_file:
        try:
            context.load_verify_locations(cafile=ca_file)
        except (OSError, ssl.SSLError) as error:
            raise MailServerUnusable(
                f"The CA file {ca_file} cannot be used ({error}): it has to be a readable PEM file."
            ) from error
    return context


def _split(url: str) -> tuple[SplitResult, int | None]:
    try:
        parts = urlsplit(url.strip())
        return parts, parts.port
    except ValueError:
        # The library's own text would hold the password.
        raise FaultyUrl(
            "it is no URL; percent-encode what is special in user and password (@ is %40, : is %3A, / is %2F)"
        ) from None
