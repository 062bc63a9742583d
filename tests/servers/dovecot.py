"""A real Dovecot: mailboxes over IMAP, delivery over LMTP, and the log-in check for Postfix."""

import imaplib
import os
import re
import smtplib
import ssl
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

from tests.servers.authority import Authority, Certificate
from tests.servers.daemon import Daemon, Failed, Missing, find_program, free_port, greets, private_folder, run

HOST = "127.0.0.1"
#: Here Dovecot sees a stranger: on 127.0.0.1 it takes both ends for the same machine and allows a log-in without TLS.
STRANGERS_HOST = "127.0.0.4"


class Dovecot:
    """A running Dovecot with a mailbox for each user; `process` stops, kills, freezes and starts it again."""

    def __init__(self, folder: Path, authority: Authority, users: Mapping[str, str], more: str) -> None:
        self._doveadm = find_program("doveadm")
        self._folder = folder
        self._users = dict(users)
        self.ca_file = authority.ca_file
        self.imap_port, self.imaps_port, self.lmtp_port, self.auth_port = (free_port() for _ in range(4))
        self._configuration = folder / "dovecot.conf"
        self._pid_file = folder / "run" / "master.pid"
        (folder / "users").mkdir()
        self._write_users()
        text = self._write_configuration(authority.certificate("localhost", HOST, STRANGERS_HOST))
        self._configuration.write_text(text + more)
        self.process = Daemon(
            [find_program("dovecot"), "-F", "-c", self._configuration],
            log=folder / "dovecot.log",
            answers=lambda: greets(self.imap_port, b"* OK"),
        )

    def start(self) -> None:
        # After kill -9 the file stays, and Dovecot refuses to start as long as any process has that number.
        self._pid_file.unlink(missing_ok=True)
        self.process.start()

    def imap_url(self, user: str, scheme: str = "imaps", folder: str = "INBOX") -> str:
        """As INTAKE_IMAP_URL; scheme `imaps`, `imap+starttls` or `imap`."""
        port = self.imaps_port if scheme == "imaps" else self.imap_port
        return f"{scheme}://{quote(user, safe='')}:{quote(self._users[user], safe='')}@{HOST}:{port}/{folder}"

    @property
    def users(self) -> list[str]:
        return list(self._users)

    def password(self, user: str) -> str:
        return self._users[user]

    def add_user(self, user: str, password: str = "secret") -> None:
        """A further mailbox, at once; the domain must be one of those there were at the start."""
        self._users[user] = password
        self._write_users()

    def new_user(self, domain: str = "ministry.test") -> str:
        """The address of a new, empty mailbox: tests share the server but need not share mail."""
        address = f"person{len(self._users)}@{domain}"
        self.add_user(address)
        return address

    def deliver(self, mail: bytes, *recipients: str, sender: str = "") -> None:
        """Put a mail in the mailboxes of these users, the way a mail server does."""
        with smtplib.LMTP(HOST, self.lmtp_port) as line:
            refused = line.sendmail(sender, recipients, mail)
        assert not refused, refused

    def mails(self, user: str, folder: str = "INBOX") -> list[bytes]:
        """Every mail of one folder in order of arrival, left unread."""
        trust = ssl.create_default_context(cafile=str(self.ca_file))
        with imaplib.IMAP4_SSL(HOST, self.imaps_port, ssl_context=trust) as line:
            line.login(user, self._users[user])
            line.select(f'"{folder}"', readonly=True)
            _, numbers = line.search(None, "ALL")
            parts = [line.fetch(number.decode(), "(BODY.PEEK[])")[1][0] for number in numbers[0].split()]
        return [bytes(part[1]) for part in parts if part is not None]

    def wait_for_mails(
        self, user: str, how_many: int, within: float = 10.0, folder: str = "INBOX"
    ) -> list[bytes]:
        """The mails of one folder, as soon as there are so many; within seconds."""
        until = time.monotonic() + within
        while len(mails := self.mails(user, folder)) < how_many:
            assert time.monotonic() < until, f"{len(mails)} of {how_many} mails for {user}"
            time.sleep(0.05)
        return mails

    def kick(self, user: str) -> None:
        """End this user's sessions, as soon as there is one: the client sees BYE or the end of the line."""
        until = time.monotonic() + 5.0
        while not self._kicked(user):
            assert time.monotonic() < until, f"{user} is not logged in"
            time.sleep(0.05)

    def _kicked(self, user: str) -> bool:
        try:
            return not self.doveadm("kick", user).startswith("0 connections")  # as 2.4 says it
        except Failed:  # as 2.3 says it
            return False

    def doveadm(self, *words: str) -> str:
        return run([self._doveadm, "-c", self._configuration, *words])

    def _write_users(self) -> None:
        # A file each: a common one is looked at again once a second only.
        for user, password in self._users.items():
            (self._folder / "users" / user).write_text(f"{user}:{{PLAIN}}{password}::::::\n")

    def _write_configuration(self, certificate: Certificate) -> str:
        mail = self._folder / "mail"
        mail.mkdir()
        mail.chmod(0o777)
        (self._folder / "run").mkdir()
        values = {
            "folder": self._folder,
            "chain": certificate.chain,
            "key": certificate.key,
            "imap": self.imap_port,
            "imaps": self.imaps_port,
            "lmtp": self.lmtp_port,
            "auth": self.auth_port,
        }
        version = run([find_program("dovecot"), "--version"])
        dialect = _IN_2_3 if re.match(r"2\.[0-3]\.", version) else _IN_2_4
        return (dialect + _LISTENERS) % values


@contextmanager
def running(authority: Authority, users: Mapping[str, str], more: str = "") -> Iterator[Dovecot]:
    """Dovecot with these users (address to password); `more` is added to its configuration. Needs root."""
    if os.geteuid() != 0:
        raise Missing("Dovecot is started by root only")
    with private_folder("dovecot") as folder:
        dovecot = Dovecot(folder, authority, users, more)
        dovecot.start()
        try:
            yield dovecot
        finally:
            dovecot.process.kill()


_IN_2_3 = """
mail_location = maildir:%(folder)s/mail/%%u
ssl_cert = <%(chain)s
ssl_key = <%(key)s
passdb {
  driver = passwd-file
  args = %(folder)s/users/%%u
}
userdb {
  driver = static
  args = uid=nobody gid=nogroup home=%(folder)s/mail/%%u allow_all_users=no
}
"""

_IN_2_4 = """
dovecot_config_version = 2.4.0
dovecot_storage_version = 2.4.0
mail_driver = maildir
mail_path = %(folder)s/mail/%%{user}
ssl_server_cert_file = %(chain)s
ssl_server_key_file = %(key)s
passdb passwd-file {
  passwd_file_path = %(folder)s/users/%%{user}
}
userdb static {
  fields {
    uid = nobody
    gid = nogroup
    home = %(folder)s/mail/%%{user}
  }
}
"""

_LISTENERS = """
base_dir = %(folder)s/run
state_dir = %(folder)s/run
log_path = /dev/stderr
listen = 127.0.0.1, 127.0.0.4
protocols = imap lmtp
ssl = yes
first_valid_uid = 1
recipient_delimiter = +
service imap-login {
  inet_listener imap {
    port = %(imap)s
  }
  inet_listener imaps {
    port = %(imaps)s
    ssl = yes
  }
}
service lmtp {
  inet_listener lmtp {
    port = %(lmtp)s
  }
}
# No waiting after a wrong password: neither for who gave it nor for the next one from this address.
auth_failure_delay = 0
service anvil {
  unix_listener anvil-auth-penalty {
    mode = 0
  }
}
service auth {
  inet_listener sasl {
    port = %(auth)s
  }
}
namespace inbox {
  inbox = yes
  separator = /
}
"""
