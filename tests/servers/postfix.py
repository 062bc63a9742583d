"""A real Postfix: our border, a submission server, and behind it a small world that delivers, refuses and delays."""

import os
import shutil
import smtplib
import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

from tests.servers.authority import Authority
from tests.servers.daemon import (
    Daemon,
    Missing,
    find_program,
    free_port,
    greets,
    private_folder,
    run,
)
from tests.servers.dovecot import HOST, Dovecot
from tests.servers.lookup import Table, serving


class Postfix:
    """A running Postfix in front of a Dovecot; nothing it takes can leave the machine.

    Mail to a user of the Dovecot arrives in that mailbox, to another address of the same domains it is refused with 550
    5.1.1, to any other domain it comes back with 5.1.2.
    """

    def __init__(self, folder: Path, authority: Authority, dovecot: Dovecot) -> None:
        self._dovecot = dovecot
        self._folder = folder
        self._authority = authority
        self._routes: dict[str, str] = {}
        self._refusals: dict[str, str] = {}
        self._refusals_after_data: dict[str, str] = {}
        self.ca_file = authority.ca_file
        #: the border: takes mail for our domain and the stakeholders', from anybody
        self.smtp_port = free_port()
        #: for sending, with TLS and a log-in of the Dovecot: STARTTLS, or TLS from the first byte
        self.submission_port, self.submissions_port = free_port(), free_port()
        self._world_port = free_port()
        self._make_folders()
        # Not `postfix start`: it hides the master process in a session of its own, out of our reach.
        self.process = Daemon(
            [_master(), "-d", "-c", folder / "etc"],
            log=folder / "mail.log",
            answers=lambda: greets(self.smtp_port, b"220"),
        )

    def start(self) -> None:
        self.process.start()

    def smtp_url(self, user: str, scheme: str = "smtp+starttls") -> str:
        """As INTAKE_SMTP_URL; scheme `smtp+starttls` or `smtps`."""
        port = self.submissions_port if scheme == "smtps" else self.submission_port
        return (
            f"{scheme}://{quote(user, safe='')}:{quote(self._dovecot.password(user), safe='')}@{HOST}:{port}"
        )

    def send(self, mail: bytes, *recipients: str, sender: str) -> None:
        """Hand a mail to the border, as the sender's server would; raises smtplib's errors when it is refused."""
        with smtplib.SMTP(HOST, self.smtp_port) as line:
            line.starttls(context=ssl.create_default_context(cafile=str(self.ca_file)))
            line.sendmail(sender, recipients, mail)

    def route(self, recipient: str, transport: str) -> None:
        """Send what is for an address or a domain elsewhere: `lmtp:inet:127.0.0.1:2400`, `retry:4.4.1 try later`."""
        self._routes[recipient] = transport

    def refuse(self, recipient: str, answer: str, after_data: bool = False) -> None:
        """The stakeholder's server answers so (`552 5.2.2 Mailbox full`): at RCPT, or when it has the whole mail."""
        table = self._refusals_after_data if after_data else self._refusals
        table[recipient] = answer

    def accept(self, recipient: str) -> None:
        """The stakeholder's server refuses this recipient no longer."""
        self._refusals.pop(recipient, None)
        self._refusals_after_data.pop(recipient, None)

    def flush(self) -> None:
        """Try every waiting mail now."""
        run([find_program("postqueue"), "-c", self._folder / "etc", "-f"])

    def waiting(self) -> list[str]:
        """The waiting mails, a line of JSON each."""
        return run([find_program("postqueue"), "-c", self._folder / "etc", "-j"]).splitlines()

    def log(self) -> str:
        return (self._folder / "mail.log").read_text(errors="replace")

    def _make_folders(self) -> None:
        (self._folder / "etc").mkdir()
        (self._folder / "queue").mkdir()
        for names, mode, owner, group in _FOLDERS:
            for name in names.split():
                (self._folder / name).mkdir()
                (self._folder / name).chmod(mode)
                shutil.chown(self._folder / name, owner, group)

    def tables(self) -> dict[str, Table]:
        """What Postfix looks up while it runs."""
        return {
            "users": lambda address: "here" if _without_token(address) in self._dovecot.users else None,
            "routes": self._route_of,
            "refusals": self._refusals.get,
            "refusals-after-data": self._refusals_after_data.get,
        }

    def _route_of(self, recipient: str) -> str | None:
        domain = recipient.rpartition("@")[2]
        world = f"relay:[{HOST}]:{self._world_port}" if domain in self._domains else None
        mailbox = _without_token(recipient)
        return self._routes.get(recipient) or self._routes.get(mailbox) or self._routes.get(domain) or world

    @property
    def _domains(self) -> list[str]:
        return sorted({user.rpartition("@")[2] for user in self._dovecot.users})

    def configure(self, lookup_port: int) -> None:
        """Write Postfix's own files; it asks on this port for `tables`."""
        certificate = self._authority.certificate("localhost", HOST)
        values = {
            "folder": self._folder,
            "tables": f"socketmap:inet:{HOST}:{lookup_port}",
            "chain": certificate.chain,
            "key": certificate.key,
            "domains": ", ".join(self._domains),
            "auth": self._dovecot.auth_port,
            "lmtp": self._dovecot.lmtp_port,
            "smtp": self.smtp_port,
            "submission": self.submission_port,
            "submissions": self.submissions_port,
            "world": self._world_port,
        }
        for name, text in (("main.cf", _MAIN), ("master.cf", _MASTER)):
            file = self._folder / "etc" / name
            file.write_text(text % values)
            os.utime(
                file, (0, 0)
            )  # Postfix waits two seconds for a file that looks as if it were still being written


@contextmanager
def running(authority: Authority, dovecot: Dovecot) -> Iterator[Postfix]:
    """Postfix in front of this Dovecot. Needs root."""
    if os.geteuid() != 0:
        raise Missing("Postfix is started by root only")
    with private_folder("postfix") as folder:
        postfix = Postfix(folder, authority, dovecot)
        with serving(postfix.tables()) as lookup_port:
            postfix.configure(lookup_port)
            postfix.start()
            try:
                yield postfix
            finally:
                postfix.process.kill()


def _without_token(address: str) -> str:
    """person+token@ministry.test is person@ministry.test; this kind of table is asked for the whole address only."""
    name, at, domain = address.rpartition("@")
    return name.partition("+")[0] + at + domain


def _master() -> Path:
    for folder in ("/usr/lib/postfix/sbin", "/usr/libexec/postfix", "/usr/lib/postfix"):
        if (found := Path(folder) / "master").is_file():
            return found
    raise Missing("postfix is not installed")


_QUEUES = "active bounce corrupt defer deferred flush hold incoming private saved trace"

_FOLDERS = [
    # as `postfix check` makes them
    ("data", 0o700, "postfix", "root"),
    ("queue/pid", 0o755, "root", "root"),
    ("queue/public", 0o710, "postfix", "postdrop"),
    ("queue/maildrop", 0o730, "postfix", "postdrop"),
    (" ".join(f"queue/{name}" for name in _QUEUES.split()), 0o700, "postfix", "root"),
]

_MAIN = """
compatibility_level = 3.6
queue_directory = %(folder)s/queue
data_directory = %(folder)s/data
maillog_file = %(folder)s/mail.log
maillog_file_prefixes = /tmp
myhostname = mx.intake.test
mydestination =
local_transport = error:5.1.1 no such user here
alias_maps =
alias_database =
inet_interfaces = 127.0.0.1
inet_protocols = ipv4
mynetworks =

# No look-up leaves the machine, and no mail.
smtp_dns_support_level = disabled
smtpd_peername_lookup = no
default_transport = error:5.1.2 no such domain in this small world
relay_domains = %(domains)s
transport_maps = %(tables)s:routes
relay_recipient_maps = %(tables)s:users
smtpd_relay_restrictions = permit_sasl_authenticated, reject_unauth_destination
smtpd_authorized_xclient_hosts = 127.0.0.1
recipient_delimiter = +
message_size_limit = 52428800

smtpd_tls_security_level = may
smtpd_tls_cert_file = %(chain)s
smtpd_tls_key_file = %(key)s
smtpd_tls_auth_only = yes
smtpd_sasl_type = dovecot
smtpd_sasl_path = inet:127.0.0.1:%(auth)s

# A test cannot wait for hours: retries every second, back to the sender after a minute.
queue_run_delay = 1s
minimal_backoff_time = 1s
maximal_backoff_time = 2s
maximal_queue_lifetime = 60s
bounce_queue_lifetime = 60s
"""

_MASTER = """
127.0.0.1:%(smtp)s inet n - n - - smtpd
127.0.0.1:%(submission)s inet n - n - - smtpd
  -o smtpd_tls_security_level=encrypt
  -o smtpd_sasl_auth_enable=yes
  -o smtpd_relay_restrictions=permit_sasl_authenticated,reject
  -o smtpd_reject_unlisted_recipient=no
127.0.0.1:%(submissions)s inet n - n - - smtpd
  -o smtpd_tls_wrappermode=yes
  -o smtpd_sasl_auth_enable=yes
  -o smtpd_relay_restrictions=permit_sasl_authenticated,reject
  -o smtpd_reject_unlisted_recipient=no
# The stakeholders' own server: what it takes goes straight to their mailboxes.
127.0.0.1:%(world)s inet n - n - - smtpd
  -o myhostname=mx.world.test
  -o content_filter=lmtp:inet:127.0.0.1:%(lmtp)s
  -o smtpd_recipient_restrictions=check_recipient_access,%(tables)s:refusals
  -o smtpd_end_of_data_restrictions=check_recipient_access,%(tables)s:refusals-after-data
pickup unix n - n 60 1 pickup
cleanup unix n - n - 0 cleanup
qmgr unix n - n 300 1 qmgr
tlsmgr unix - - n 1000? 1 tlsmgr
rewrite unix - - n - - trivial-rewrite
bounce unix - - n - 0 bounce
defer unix - - n - 0 bounce
trace unix - - n - 0 bounce
verify unix - - n - 1 verify
flush unix n - n 1000? 0 flush
proxymap unix - - n - - proxymap
smtp unix - - n - - smtp
relay unix - - n - - smtp
lmtp unix - - n - - lmtp
showq unix n - n - - showq
error unix - - n - - error
retry unix - - n - - error
anvil unix - - n - 1 anvil
scache unix - - n - 1 scache
postlog unix-dgram n - n - 1 postlogd
"""
