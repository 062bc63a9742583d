"""The e-mail door: makes turns of the mails that arrived, and mails of the letters that go out."""

import asyncio
import re
from collections.abc import Callable
from concurrent.futures import Executor
from datetime import datetime
from email.errors import HeaderParseError
from email.header import decode_header, make_header

from consultation.correspondence import Arrival, Channel, Enclosure, Inbound, Letter
from consultation.definition import Consultation
from consultation.turns import Ask, Attach
from intake.doors import KnownLetter, Refused, Sent
from intake.files import FileLost
from intake.naming import arrival_key
from intake.office import WHICH, Office
from mail_gateway.addresses import is_ours, tag_of, with_tag
from mail_gateway.authentication import (
    Authentication,
    addresses_in,
    claimed_sender,
    domain_disowns,
    domain_vouches,
    envelope_sender,
    headers,
)
from mail_gateway.courtesy import COURTESY
from mail_gateway.matching import about, named_in, only_names
from mail_gateway.reading import Reading, SentMail, peek_references, read_mail
from mail_gateway.sending import Envelope, SmtpSender
from mail_gateway.servers import MailServer
from mail_gateway.turning import joined, keep_attachments, turns_of
from mail_gateway.writing import MARKER, LetterWriter
from phrases.catalogue import Catalogue

_ADDRESSED = ("delivered-to", "x-original-to", "envelope-to", "to", "cc")
_WRITABLE = re.compile(r"(?:\"[^\"\x00-\x1f]+\"|[^\s\"<>(),;:@\x00-\x1f]+)@[^\s\"<>(),;:@\x00-\x1f]+")
_TO_STAFF = ("digest:", "question:", "urgent:", "over:", "lost:")  #: how keys of letters to staff begin
_LATEST = 5  #: letters to an address that a mail without a thread may quote


class MailDoor:
    """Reads and sends mail for one address of ours, for all consultations."""

    channel = Channel.MAIL

    def __init__(
        self,
        office: Office,
        address: str,
        catalogue: Catalogue,
        *,
        smtp_url: str,
        clock: Callable[[], datetime],
        ca_file: str | None = None,
        authserv_id: str | None = None,
        public_url: str | None = None,
        tagged_bounces: bool = False,
        executor: Executor | None = None,
    ) -> None:
        """`authserv_id` is the name our border signs its `Authentication-Results` with; None: no mail vouches for itself.

        `tagged_bounces` gives each letter a return path of its own (`address+intake.…@`), for hosts that take plus
        addresses. Raises FaultyUrl, MailServerUnusable.
        """
        self._office = office
        self._address = address
        self._clock = clock
        self._authserv_id = authserv_id
        self._tagged_bounces = tagged_bounces
        self._executor = executor
        self._writer = LetterWriter(catalogue, address, public_url)
        self.sender = SmtpSender(
            MailServer.from_url(smtp_url, "smtp"), hostname=address.rpartition("@")[2], ca_file=ca_file
        )

    async def read(self, arrival: Arrival) -> Inbound:
        """Makes turns of a mail. Its text is read in a thread: a mail may take its time, other people's must not wait."""
        raw = arrival.raw
        references = peek_references(raw)
        thread = await self._office.known_letters(references) if references else []
        sender = claimed_sender(raw)
        known = thread or (
            await self._office.known_letters_to(sender, _LATEST) if sender and _may_quote(raw) else []
        )
        slug = self._slug(raw, thread)
        likely = slug or next((letter.consultation for letter in known if not _asks_which(letter)), None)
        reading, consultation = await self._reading(raw, likely, known)
        if slug is None and len(self._office.consultations) > 1:
            slug = await self._looked_through(arrival, reading)
            if slug is not None and slug != consultation.slug:
                reading, consultation = await self._reading(raw, slug, known)
        authentication = self._authentication(arrival, reading, thread)
        files = await keep_attachments(self._office, reading, raw)
        from_staff = _is_from_staff(thread)
        turns = turns_of(reading, files, raw, authentication, consultation)
        if from_staff and _is_answer(thread, reading, authentication):
            words = "\n\n".join(filter(None, [*reading.answers.values(), reading.unfiled.strip()]))
            from_staff, kind = False, "staff"
            turns = (Ask(words), *(Attach(file, file.sha256) for file in files))
        else:
            kind = reading.kind
        earlier: list[tuple[Arrival, Reading]] = []
        if slug is not None and kind in ("contribution", "question", "command") and not from_staff:
            earlier = await self._kept(thread, reading, consultation)
        if earlier:
            before = [
                turns_of(one, await keep_attachments(self._office, one, kept.raw), kept.raw, authentication, consultation)
                for kept, one in earlier
            ]  # fmt: skip
            named = only_names(reading, [consultation])
            turns = joined(before, turns, authentication, consultation, only_names=named)
        ignored = (
            self._is_from_us(reading, raw)
            or from_staff
            or (COURTESY in reading.notes and await self._have_written_to(reading, known))
        )
        return Inbound(
            channel=Channel.MAIL,
            address=reading.sender or "",
            turns=turns,
            kind="ignored" if ignored else kind,
            language=reading.language,
            display_name=reading.sender_name,
            consultation=slug,
            proof=authentication.proof,
            disowned=authentication.disowned,
            answerable=reading.may_answer and bool(reading.sender),
            message_id=reading.message_id,
            references=reading.in_reply_to,
            subject=reading.subject,
            notes=self._bounce_notes(reading, raw) if reading.kind == "bounce" else reading.notes,
            earlier=tuple(arrival_key(kept) for kept, _ in earlier),
        )

    async def send(self, letter: Letter) -> Sent:
        """Words the letter and hands it to our SMTP server. Raises TryLater, Unreachable or Refused."""
        if is_ours(letter.address, [self._address]):
            raise Refused("it would go to ourselves")
        if not _WRITABLE.fullmatch(letter.address):
            raise Refused("that is no mail address")
        now = self._clock()
        consultation = await self._office.consultation(letter.consultation)
        enclosures = [(enclosure, await self._enclosed(enclosure)) for enclosure in letter.enclosures]
        ways = await self._office.ways(letter)
        written = await asyncio.get_running_loop().run_in_executor(
            self._executor, self._writer.write, letter, consultation, now, enclosures, ways
        )
        await self.sender.send(Envelope(self._return_path(letter), letter.address, written.message))
        return Sent(letter.message_id, ways.masked(written.text))

    async def check(self) -> str:
        """One sentence on the way out, for `doctor`. Raises MailServerUnusable with what to do."""
        return await self.sender.check()

    async def close(self) -> None:
        """Takes leave of the SMTP server."""
        await self.sender.close()

    async def _reading(
        self, raw: bytes, slug: str | None, known: list[KnownLetter]
    ) -> tuple[Reading, Consultation]:
        consultation = await self._office.consultation(slug)
        sent = [SentMail(letter.message_id, letter.text) for letter in known]
        reading = await asyncio.get_running_loop().run_in_executor(
            self._executor, _read, raw, consultation, sent, self._address, envelope_sender(raw)
        )
        return reading, consultation

    async def _looked_through(self, arrival: Arrival, reading: Reading) -> str | None:
        """Which consultation a mail is about by its words, or by what its author has begun; None: they must be asked."""
        if reading.kind not in ("contribution", "question", "command"):
            return None
        found = await asyncio.get_running_loop().run_in_executor(
            self._executor, about, arrival.raw, reading, self._office.consultations
        )
        if found is not None:
            return found.slug
        opened = await self._office.open_at(arrival.received_at)
        if len(opened) < 2 or not reading.sender:
            return None
        return await self._office.begun_by(reading.sender, opened)

    async def _kept(
        self, thread: list[KnownLetter], reading: Reading, consultation: Consultation
    ) -> list[tuple[Arrival, Reading]]:
        """Mails kept until now that this one says the consultation of, oldest first: it answers our question, or is a
        bare reference after it."""
        asking = [letter for letter in thread if _asks_which(letter) and _is_theirs(letter, reading)]
        waiting = [await self._office.kept_for(letter) for letter in asking]
        if not asking and reading.sender and only_names(reading, [consultation]):
            waiting = [await self._office.kept_last(reading.sender)]
        found: dict[str, tuple[Arrival, Reading]] = {}
        while waiting and len(found) < _LATEST:
            kept = waiting.pop()
            if kept is None or arrival_key(kept) in found:
                continue
            # It may itself have answered such a question, and have named none.
            before = await self._office.known_letters(peek_references(kept.raw))
            waiting += [
                await self._office.kept_for(letter)
                for letter in before
                if _asks_which(letter) and _is_theirs(letter, reading)
            ]
            found[arrival_key(kept)] = (kept, (await self._reading(kept.raw, consultation.slug, before))[0])
        return sorted(found.values(), key=lambda each: each[0].received_at)

    def _slug(self, raw: bytes, thread: list[KnownLetter]) -> str | None:
        """Which consultation a mail is about: by its thread, the address it went to, or its subject."""
        served = self._office.consultations
        if len(served) == 1:
            return served[0].slug
        slugs = {consultation.slug.casefold(): consultation.slug for consultation in served}
        for letter in thread:
            if letter.consultation in slugs.values() and not _asks_which(letter):
                return letter.consultation
        for name, value in headers(raw):
            if name not in _ADDRESSED:
                continue
            for address in addresses_in(value):
                tag = tag_of(address, [self._address])
                if tag and tag.casefold() in slugs:
                    return slugs[tag.casefold()]
        named = named_in(_subject(raw), served)
        return named[0].slug if len(named) == 1 else None

    def _authentication(
        self, arrival: Arrival, reading: Reading, thread: list[KnownLetter]
    ) -> Authentication:
        sender = (reading.sender or "").casefold()
        # Who reached our door without a border of ours between could have written any result into the mail.
        through_border = not arrival.external_id.startswith("direct:")
        return Authentication(
            # The border spoke of the address that it saw; who is answered must be the same one.
            domain=through_border
            and (claimed_sender(arrival.raw) or "").casefold() == sender
            and domain_vouches(arrival.raw, self._authserv_id),
            token=any(letter.address.casefold() == sender for letter in thread),
            disowned=through_border and domain_disowns(arrival.raw, self._authserv_id),
        )

    async def _have_written_to(self, reading: Reading, known: list[KnownLetter]) -> bool:
        """Whether a letter of ours may be what they thank for."""
        return bool(known or (reading.sender and await self._office.known_letters_to(reading.sender, 1)))

    def _is_from_us(self, reading: Reading, raw: bytes) -> bool:
        """Our own letters come back through redirections and careless rules: they are never read as somebody's words."""
        marked = any(name == MARKER.casefold() for name, _ in headers(raw))
        return marked or bool(reading.sender and is_ours(reading.sender, [self._address]))

    def _bounce_notes(self, reading: Reading, raw: bytes) -> tuple[str, ...]:
        """Recipient, status, whether it is for good, and which letter of ours it speaks of."""
        bounce = reading.bounce
        about = (bounce.message_id if bounce else None) or self._letter_of_return_path(raw)
        if bounce is None:
            return "", "", "temporary", about or ""
        lasting = "permanent" if bounce.permanent else "temporary"
        return bounce.recipient or "", bounce.status or "", lasting, about or ""

    def _return_path(self, letter: Letter) -> str:
        token = (letter.message_id or "").strip("<>").partition("@")[0]
        return with_tag(self._address, token) if self._tagged_bounces and token else self._address

    def _letter_of_return_path(self, raw: bytes) -> str | None:
        """The letter whose own return path a bounce came to."""
        for name, value in headers(raw):
            if name in _ADDRESSED:
                for address in addresses_in(value):
                    tag = tag_of(address, [self._address]) or ""
                    if tag.startswith("intake."):
                        return f"<{tag}@{self._address.rpartition('@')[2]}>"
        return None

    async def _enclosed(self, enclosure: Enclosure) -> bytes:
        try:
            return await self._office.read_file(enclosure.sha256)
        except FileLost as error:
            raise Refused(f"its file {enclosure.name} is lost: {error}") from error


def _read(
    raw: bytes, consultation: Consultation, sent: list[SentMail], own: str, return_path: str | None
) -> Reading:
    return read_mail(raw, consultation, sent, own_addresses=[own], return_path=return_path)


def _asks_which(letter: KnownLetter) -> bool:
    """Whether we asked by it which consultation is meant: then it is about none of them."""
    return letter.key.startswith(WHICH)


def _is_theirs(letter: KnownLetter, reading: Reading) -> bool:
    return letter.address.casefold() == (reading.sender or "").casefold()


def _is_from_staff(thread: list[KnownLetter]) -> bool:
    """Staff who press Reply on a digest contribute nothing by it."""
    return bool(thread) and thread[0].key.startswith(_TO_STAFF)


def _is_answer(thread: list[KnownLetter], reading: Reading, authentication: Authentication) -> bool:
    """Whether one of the staff answers a stakeholder's question: in words, from where the question was sent to."""
    words = reading.unfiled.strip() or reading.answers
    return bool(
        thread[0].key.startswith("question:")
        and authentication.token
        and thread[0].address.casefold() == (reading.sender or "").casefold()
        and reading.kind in ("contribution", "question")
        and words
    )


def _may_quote(raw: bytes) -> bool:
    """Whether a mail without a thread that we know may quote a letter of ours all the same."""
    return b"\n>" in raw or b"blockquote" in raw or any(name == "in-reply-to" for name, _ in headers(raw))


def _subject(raw: bytes) -> str:
    value = next((value for name, value in headers(raw) if name == "subject"), "")
    try:
        return str(make_header(decode_header(value[:2000])))
    except (HeaderParseError, LookupError, ValueError):
        return value
