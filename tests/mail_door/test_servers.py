"""The URLs of mail servers."""

import pytest

from mail_gateway.servers import FaultyUrl, MailServer, MailServerUnusable, trust


@pytest.mark.parametrize(
    ("url", "protocol", "server"),
    [
        (
            "imaps://desk%40intake.test:p%40ss%3Aw%2Frd@mail.intake.test:1993/INBOX",
            "imap",
            MailServer("imap", "tls", "mail.intake.test", 1993, "desk@intake.test", "p@ss:w/rd"),
        ),
        ("imap+starttls://u:p@h", "imap", MailServer("imap", "starttls", "h", 143, "u", "p")),
        (
            "imap://u:p@[::1]:10143/Archive%2F2017",
            "imap",
            MailServer("imap", "none", "::1", 10143, "u", "p", "Archive/2017"),
        ),
        ("imaps://u@h/صندوق", "imap", MailServer("imap", "tls", "h", 993, "u", "", "صندوق")),
        ("smtps://h", "smtp", MailServer("smtp", "tls", "h", 465)),
        ("smtp+starttls://u:p@h", "smtp", MailServer("smtp", "starttls", "h", 587, "u", "p")),
        ("SMTP://127.0.0.1:1025", "smtp", MailServer("smtp", "none", "127.0.0.1", 1025)),
    ],
)
def test_a_url_names_a_server(url: str, protocol: str, server: MailServer) -> None:
    assert MailServer.from_url(url, protocol) == server  # type: ignore[arg-type] # rows hold plain words


@pytest.mark.parametrize(
    ("url", "protocol", "fault"),
    [
        ("http://u:secret@h", "imap", "begin with imaps://"),
        ("smtps://u:secret@h", "imap", "begin with imaps://"),
        ("imaps+starttls://u:secret@h", "imap", "begin with imaps://"),
        ("u:secret@h:993", "imap", "begin with"),
        ("imaps://u:secret@", "imap", "names no host"),
        ("imaps://h", "imap", "names no user"),
        ("imaps://u:sec/ret@h:993", "imap", "percent-encode"),
        ("imaps://u:secret@h:port", "imap", "percent-encode"),
        ("imaps://u:[secret@h", "imap", "percent-encode"),
    ],
)
def test_a_faulty_url_is_named_without_its_password(url: str, protocol: str, fault: str) -> None:
    with pytest.raises(FaultyUrl, match=fault) as caught:
        MailServer.from_url(url, protocol)  # type: ignore[arg-type] # rows hold plain words
    assert "sec" not in str(caught.value)
    assert caught.value.__suppress_context__ or caught.value.__context__ is None


def test_the_password_is_never_shown() -> None:
    server = MailServer.from_url("imaps://desk:secret@h", "imap")
    assert "secret" not in f"{server} {server!r}"


def test_a_ca_file_that_is_not_there_is_named() -> None:
    with pytest.raises(MailServerUnusable, match=r"/nowhere/ca\.pem"):
        trust("/nowhere/ca.pem")
