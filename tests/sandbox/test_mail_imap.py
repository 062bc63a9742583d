"""IMAP line by line: what the server says to a client that speaks it well, badly or in two sessions at once."""

from __future__ import annotations

import asyncio
import base64
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import suppress
from datetime import UTC, datetime

import pytest

from sandbox.mail_grammar import NotImap, SequenceSet, name_in, name_out, sequence_set, tokens
from sandbox.mail_host import MailHost

DESK = "consultation@intake.test"
LAYLA = "layla@example.org"
NOW = datetime(2017, 8, 19, 21, 59, 59, tzinfo=UTC)
NESTED = (
    b'From: =?utf-8?b?2YTZitmE2Yk=?= <layla@example.org>\r\nTo: a@b.test, "C, D" <c@d.test>\r\nSubject: Two parts\r\n'
    b"Date: Sat, 19 Aug 2017 10:00:00 +0300\r\nMessage-ID: <1@example.org>\r\nMIME-Version: 1.0\r\n"
    b'Content-Type: multipart/mixed; boundary="b"\r\n\r\n'
    b"preamble\r\n--b\r\nContent-Type: text/plain; charset=utf-8\r\n\r\nfirst\r\n"
    b"--b\r\nContent-Type: message/rfc822\r\n\r\nSubject: Inner\r\n\r\ninside\r\n"
    b'--b\r\nContent-Type: application/pdf; name="a.pdf"\r\nContent-Transfer-Encoding: base64\r\n'
    b'Content-Disposition: attachment; filename="a.pdf"\r\n\r\nJVBERg==\r\n--b--\r\n'
)


class Client:
    """A client that types commands and reads lines, nothing more."""

    def __init__(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.reader, self.writer = reader, writer

    async def say(self, line: str | bytes) -> list[str]:
        """Send a command tagged `a` and give the answer up to the tagged line."""
        self.writer.write(b"a " + (line.encode() if isinstance(line, str) else line) + b"\r\n")
        return await self.hear("a ")

    async def hear(self, until: str) -> list[str]:
        heard: list[str] = []
        while not heard or not heard[-1].startswith(until):
            line = await asyncio.wait_for(self.reader.readuntil(b"\r\n"), 30)
            heard.append(line.decode("utf-8", "replace")[:-2])
        return heard


@pytest.fixture
async def host() -> AsyncIterator[MailHost]:
    async with MailHost.running(users={DESK: "pw", LAYLA: "pw"}, clock=lambda: NOW) as running:
        yield running


Connect = Callable[..., Awaitable[Client]]


@pytest.fixture
async def connect(host: MailHost) -> AsyncIterator[Connect]:
    made: list[Client] = []

    async def connected(*, login: bool = True) -> Client:
        client = Client(*await asyncio.open_connection(host.host, host.imap_port))
        made.append(client)
        await client.hear("* OK")
        if login:
            await client.say(f"LOGIN {DESK} pw")
            await client.say("SELECT INBOX")
        return client

    yield connected
    for client in made:
        client.writer.close()
        with suppress(ConnectionError):
            await client.writer.wait_closed()


@pytest.fixture
async def client(connect: Connect) -> Client:
    return await connect()


async def put(host: MailHost, client: Client, *raws: bytes) -> None:
    """Lay messages into the inbox and let the client hear of them."""
    for raw in raws:
        host.mailbox(DESK).put(raw)
    await client.say("NOOP")


@pytest.mark.parametrize(
    ("command", "answer"),
    [
        ("LOGIN a b", "a NO [AUTHENTICATIONFAILED] Authentication failed."),
        ("SELECT INBOX", "a BAD unknown command, or not in this state"),
        ("FROBNICATE", "a BAD unknown command, or not in this state"),
        ("STARTTLS", "a BAD unknown command, or not in this state"),
        ("AUTHENTICATE CRAM-MD5", "a NO [CANNOT] Unsupported authentication mechanism."),
        ("AUTHENTICATE PLAIN !!!", "a BAD not a PLAIN response (RFC 4616)"),
        ("NOOP  ", "a BAD an argument is missing"),
    ],
)
async def test_before_login(connect: Connect, command: str, answer: str) -> None:
    client = await connect(login=False)
    assert (await client.say(command))[-1] == answer
    client.writer.close()


async def test_sasl_plain_in_one_go_and_more_capabilities_afterwards(connect: Connect) -> None:
    client = await connect(login=False)
    [before, _] = await client.say("CAPABILITY")
    [answer] = await client.say(b"AUTHENTICATE PLAIN " + base64.b64encode(f"\0{DESK}\0pw".encode()))
    [after, _] = await client.say("CAPABILITY")
    assert answer.startswith("a OK [CAPABILITY ")
    assert ("MOVE" in before.split(), "MOVE" in after.split()) == (False, True)


@pytest.mark.parametrize(
    ("command", "answer"),
    [
        ("FETCH 1 FLAGS", "a BAD there is no message of that number"),
        ("FETCH 0 FLAGS", "a BAD not a set of message numbers"),
        ("UID FETCH 99 FLAGS", "a OK Fetch completed"),
        ("FETCH 1 BODY[1TEXT]", "a BAD unknown FETCH item BODY[1TEXT]"),
        ("UID NOOP", "a BAD unknown UID command"),
        ("SEARCH", "a BAD SEARCH needs a key"),
        ("SEARCH CHARSET KOI8-R ALL", "a NO [BADCHARSET (US-ASCII UTF-8)] Unknown charset"),
        ("SEARCH SINCE yesterday", "a BAD yesterday is no date"),
        ("STORE 1 FLAGS (\\Recent)", "a BAD \\Recent is no flag that can be set"),
        ("CREATE inbox", "a NO [ALREADYEXISTS] Mailbox already exists"),
        ("DELETE Nowhere", "a NO [NONEXISTENT] Mailbox doesn't exist"),
        ("RENAME INBOX Old", "a NO [CANNOT] INBOX can't be renamed here"),
        ("STATUS INBOX (SIZE)", "a BAD STATUS takes MESSAGES, RECENT, UIDNEXT, UIDVALIDITY, UNSEEN"),
        ("STATUS INBOX", "a BAD STATUS has other arguments"),
        ("LIST  INBOX", "a BAD an argument is missing"),
        ('LIST "" (INBOX', "a BAD the line ends early"),
        ('LIST "" "INBOX', "a BAD a quoted string does not end"),
        ("SELECT قائمة", "a BAD an atom holds characters that need quoting"),
        ("APPEND INBOX {3+}\r\nabc extra", "a BAD not a date and time"),
    ],
)
async def test_bad_commands_are_told_why(client: Client, command: str, answer: str) -> None:
    assert (await client.say(command))[-1] == answer


async def test_a_failed_select_leaves_nothing_selected(client: Client) -> None:
    await client.say("SELECT Nowhere")
    assert await client.say("CHECK") == ["a OK Completed"]
    assert await client.say("SEARCH ALL") == ["a BAD unknown command, or not in this state"]


async def test_select_tells_of_the_folder(host: MailHost, client: Client) -> None:
    await put(host, client, b"Subject: 1\r\n\r\n", b"Subject: 2\r\n\r\n")
    await client.say("UID STORE 1 +FLAGS.SILENT (\\Seen $Filed)")
    told = await client.say("SELECT INBOX")
    assert told[0].endswith("\\Draft $Filed)")
    assert [line for line in told if "EXISTS" in line or "UIDNEXT" in line or "UNSEEN" in line] == [
        "* 2 EXISTS",
        "* OK [UIDNEXT 3] Predicted next UID",
        "* OK [UNSEEN 2] First unseen.",
    ]


async def test_sections_of_a_message_are_its_very_bytes(host: MailHost, client: Client) -> None:
    await put(host, client, NESTED)
    rows = {
        "BODY.PEEK[1]": b"first",
        "BODY.PEEK[2]": b"Subject: Inner\r\n\r\ninside",
        "BODY.PEEK[2.HEADER]": b"Subject: Inner\r\n\r\n",
        "BODY.PEEK[2.TEXT]": b"inside",
        "BODY.PEEK[2.1]": b"inside",
        "BODY.PEEK[3]": b"JVBERg==",
        "BODY.PEEK[1.MIME]": b"Content-Type: text/plain; charset=utf-8\r\n\r\n",
        "BODY.PEEK[HEADER.FIELDS (SUBJECT DATE)]": (
            b"Subject: Two parts\r\nDate: Sat, 19 Aug 2017 10:00:00 +0300\r\n\r\n"
        ),
        "BODY.PEEK[]<0.4>": b"From",
        "BODY.PEEK[TEXT]<10.8>": b"--b\r\nCon",
        "RFC822": NESTED,
    }
    for item, content in rows.items():
        name = item.replace(".PEEK", "")
        name = name.partition("<")[0] + (
            "<" + name.partition("<")[2].partition(".")[0] + ">" if "<" in name else ""
        )
        client.writer.write(f"a FETCH 1 {item}\r\n".encode())
        expected = f"* 1 FETCH ({name} {{{len(content)}}}\r\n".encode() + content
        assert await client.reader.readexactly(len(expected)) == expected
        await client.hear("a ")
    assert (await client.say("FETCH 1 BODY.PEEK[4]"))[0] == "* 1 FETCH (BODY[4] NIL)"


async def test_envelope_and_structure_describe_the_parts(host: MailHost, client: Client) -> None:
    await put(host, client, NESTED)
    [envelope, _] = await client.say("FETCH 1 ENVELOPE")
    layla = '(("=?utf-8?b?2YTZitmE2Yk=?=" NIL "layla" "example.org"))'
    assert envelope == (
        f'* 1 FETCH (ENVELOPE ("Sat, 19 Aug 2017 10:00:00 +0300" "Two parts" {layla} {layla} {layla} '
        '((NIL NIL "a" "b.test")("C, D" NIL "c" "d.test")) NIL NIL NIL "<1@example.org>"))'
    )
    [structure, _] = await client.say("FETCH 1 BODYSTRUCTURE")
    assert structure == (
        '* 1 FETCH (BODYSTRUCTURE (("TEXT" "PLAIN" ("CHARSET" "utf-8") NIL NIL "7BIT" 5 0 NIL NIL NIL NIL)'
        '("MESSAGE" "RFC822" NIL NIL NIL "7BIT" 24 (NIL "Inner" NIL NIL NIL NIL NIL NIL NIL NIL) '
        '("TEXT" "PLAIN" NIL NIL NIL "7BIT" 6 0 NIL NIL NIL NIL) 2 NIL NIL NIL NIL)'
        '("APPLICATION" "PDF" ("NAME" "a.pdf") NIL NIL "BASE64" 8 NIL ("ATTACHMENT" ("FILENAME" "a.pdf")) NIL NIL) '
        '"MIXED" ("BOUNDARY" "b") NIL NIL NIL))'
    )


async def test_reading_content_marks_as_seen_unless_peeked_or_only_examined(
    host: MailHost, client: Client
) -> None:
    await put(host, client, b"Subject: 1\r\n\r\nbody")
    await client.say("FETCH 1 BODY.PEEK[TEXT]")
    assert host.mailbox(DESK).messages()[0].flags == frozenset()
    await client.say("EXAMINE INBOX")
    await client.say("FETCH 1 BODY[TEXT]")
    assert (await client.say("STORE 1 +FLAGS (\\Seen)"))[
        -1
    ] == "a NO [READ-ONLY] Mailbox was opened read-only"
    assert host.mailbox(DESK).messages()[0].flags == frozenset()
    await client.say("SELECT INBOX")
    assert "FLAGS (\\Seen" in (await client.say("FETCH 1 BODY[TEXT]"))[-2]
    assert host.mailbox(DESK).messages()[0].flags == {"\\Seen"}


async def test_the_internal_date_is_the_moment_of_arrival_or_of_the_append(
    host: MailHost, client: Client
) -> None:
    await put(host, client, b"Subject: 1\r\n\r\n")
    await client.say('APPEND INBOX (\\Seen) "01-Feb-2017 02:00:00 +0300" {14+}\r\nSubject: 2\r\n\r\n')
    told = await client.say("FETCH 1:2 INTERNALDATE")
    assert told[:2] == [
        '* 1 FETCH (INTERNALDATE "19-Aug-2017 21:59:59 +0000")',
        '* 2 FETCH (INTERNALDATE "31-Jan-2017 23:00:00 +0000")',
    ]


@pytest.mark.parametrize(
    ("criteria", "found"),
    [
        ("ALL", "1 2 3"),
        ("2:*", "2 3"),
        ("UID 9:*", "3"),  # the star is the last message, even below 9
        ("SEEN", "2"),
        ("UNSEEN NOT FLAGGED", "1"),
        ("OR SEEN FLAGGED", "2 3"),
        ("(SEEN) OR FLAGGED ALL", "2"),
        ("KEYWORD $Filed", "3"),
        ("SUBJECT deux", "2"),
        ('FROM "layla@"', "1"),
        ("HEADER Message-ID x1", "1"),
        ("BODY needle", "3"),
        ("TEXT needle", "3"),
        ("SINCE 19-Aug-2017", "1 2 3"),
        ("BEFORE 19-Aug-2017", ""),
        ("SENTON 1-Aug-2017", "1"),
        ("LARGER 60", "1"),
    ],
)
async def test_search(host: MailHost, client: Client, criteria: str, found: str) -> None:
    await put(
        host,
        client,
        b"Subject: un\r\nFrom: layla@example.org\r\nMessage-ID: <x1>\r\nDate: Tue, 1 Aug 2017 10:00:00 +0000\r\n\r\n",
        b"Subject: deux\r\n\r\n",
        b"Subject: trois\r\n\r\nthe needle",
    )
    await client.say("STORE 2 +FLAGS (\\Seen)")
    await client.say("STORE 3 +FLAGS (\\Flagged $Filed)")
    assert (await client.say(f"SEARCH {criteria}"))[0] == f"* SEARCH {found}".rstrip()


async def test_another_session_is_told_and_numbers_change_only_when_told(
    host: MailHost, client: Client, connect: Connect
) -> None:
    await put(host, client, b"Subject: 1\r\n\r\n", b"Subject: 2\r\n\r\n")
    other = await connect()
    await other.say("UID STORE 2 +FLAGS.SILENT (\\Flagged)")
    assert (await client.say("NOOP"))[0] == "* 2 FETCH (FLAGS (\\Flagged \\Recent))"
    await other.say("UID STORE 1 +FLAGS.SILENT (\\Deleted)")
    assert (await other.say("EXPUNGE"))[0] == "* 1 EXPUNGE"
    # FETCH by number must not be answered with a changed numbering.
    assert (await client.say("FETCH 1 UID"))[
        -1
    ] == "a NO [EXPUNGEISSUED] Some of the messages no longer exist"
    assert (await client.say("FETCH 2 UID"))[0] == "* 2 FETCH (UID 2)"
    assert (await client.say("NOOP"))[0] == "* 1 EXPUNGE"
    assert (await client.say("FETCH 1 UID"))[0] == "* 1 FETCH (UID 2)"


async def test_move_tells_where_the_copies_are(host: MailHost, client: Client) -> None:
    await put(host, client, *[b"Subject: x\r\n\r\n"] * 4)
    await client.say("CREATE Done")
    told = await client.say("UID MOVE 1:2,4 Done")
    validity = host.mailbox(DESK).account.folder("Done").uidvalidity
    assert told == [
        f"* OK [COPYUID {validity} 1:2,4 1:3] Moved",
        "* 4 EXPUNGE",
        "* 2 EXPUNGE",
        "* 1 EXPUNGE",
        "a OK Move completed",
    ]
    assert (await client.say("UID COPY 3 Nowhere"))[-1] == "a NO [TRYCREATE] Mailbox doesn't exist"


async def test_uid_expunge_spares_what_others_marked(host: MailHost, client: Client) -> None:
    await put(host, client, *[b"Subject: x\r\n\r\n"] * 2)
    await client.say("NOOP")
    await client.say("STORE 1:2 +FLAGS.SILENT (\\Deleted)")
    assert await client.say("UID EXPUNGE 1") == ["* 1 EXPUNGE", "a OK Expunge completed"]
    assert [mail.uid for mail in host.mailbox(DESK).messages()] == [2]


async def test_idle_ends_only_with_done(client: Client) -> None:
    client.writer.write(b"a IDLE\r\n")
    await client.hear("+")
    client.writer.write(b"NOOP\r\n")
    assert await client.hear("a ") == ["a BAD IDLE ends with DONE"]


async def test_folders_are_listed_with_their_uses(client: Client) -> None:
    await client.say('CREATE "R&AOk-ponses/2017"')
    assert await client.say('LIST "" "*"') == [
        '* LIST (\\HasNoChildren) "/" "INBOX"',
        '* LIST (\\HasChildren) "/" "R&AOk-ponses"',
        '* LIST (\\HasNoChildren) "/" "R&AOk-ponses/2017"',
        '* LIST (\\HasNoChildren \\Sent) "/" "Sent"',
        '* LIST (\\HasNoChildren \\Trash) "/" "Trash"',
        "a OK List completed",
    ]
    assert len(await client.say('LIST "" %')) == 5
    assert (await client.say("RENAME R&AOk-ponses Answers"))[-1] == "a OK Rename completed"
    assert (await client.say('LIST "" Answers/%'))[0] == '* LIST (\\HasNoChildren) "/" "Answers/2017"'


@pytest.mark.parametrize(
    ("line", "read"),
    [
        (b"INBOX (\\Seen $a) {3}\r\na)b", ("INBOX", ("\\Seen", "$a"), b"a)b")),
        (b'"a\\"b" BODY[HEADER.FIELDS (To From)]<0.5>', (b'a"b', "BODY[HEADER.FIELDS (To From)]<0.5>")),
        (b"(()) ()", (((),), ())),
    ],
)
def test_a_line_is_read_into_tokens(line: bytes, read: tuple[object, ...]) -> None:
    assert tokens(line) == read


@pytest.mark.parametrize(
    "line", [b"a  b", b"(a", b"a)", b'"a', b'"\\a"', b"{x}\r\n", b"a\x01b", b"BODY[x", b"a "]
)
def test_a_line_that_is_no_imap_is_refused(line: bytes) -> None:
    with pytest.raises(NotImap):
        tokens(line)


@pytest.mark.parametrize(
    ("written", "numbers"),
    [
        ("1", [1]),
        ("2:4", [2, 4]),
        ("4:2", [2, 4]),
        ("*", [7]),
        ("9:*", [7]),
        ("*:4", [4, 7]),
        ("1,7", [1, 7]),
    ],
)
def test_a_set_names_numbers(written: str, numbers: list[int]) -> None:
    assert sequence_set(written).among([1, 2, 4, 7]) == numbers
    assert SequenceSet(((1, None),)).among([]) == []


@pytest.mark.parametrize(
    ("name", "written"),
    [
        ("INBOX", b'"INBOX"'),
        ("Réponses", b'"R&AOk-ponses"'),
        ("A&B", b'"A&-B"'),
        ("مساهمات", b'"&BkUGMwYnBkcGRQYnBio-"'),
    ],
)
def test_mailbox_names_travel_in_modified_utf7(name: str, written: bytes) -> None:
    assert name_out(name) == written
    assert name_in(written.strip(b'"')) == name
