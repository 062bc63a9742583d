"""Whether a message went out whose call got no answer: looked for, and never guessed."""

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.client import Client
from bot.pacing import Pacing
from bot.sending import Sender
from bot.underway import UnderWay
from bot.writing import Document, Piece, Text
from consultation.correspondence import Channel, Enclosure, Letter
from intake.doors import Away
from sandbox.telegram_people import Person
from sandbox.telegram_server import BotApi

POSTED = datetime(2017, 8, 1, 10, 0, tzinfo=UTC)
DOCUMENT = Document(Enclosure("copy.html", "text/html", "bytes"))


def a_letter(person: Person, key: str = "reply:1", reason: str = "reply") -> Letter:
    return Letter(key, Channel.TELEGRAM, str(person.id), "en", (), reason, posted_at=POSTED)


async def read_file(sha256: str) -> bytes:
    return sha256.encode()


@pytest.fixture
async def ann(api: BotApi) -> Person:
    ann = api.person("Ann", "en")
    await ann.start()
    return ann


@pytest.fixture
async def client(api: BotApi) -> AsyncIterator[Client]:
    client = Client(api.token, api.url)
    yield client
    await client.close()


class Process:
    """The sender of one life of the service, and its notes."""

    def __init__(self, client: Client, notes: Path | None, *, knows: int = 0) -> None:
        self.under_way = UnderWay(notes)
        self.sender = Sender(client, Pacing(), read_file, self.under_way)
        if knows:
            self.under_way.knows(knows)

    async def send(self, letter: Letter, *pieces: Piece) -> str | None:
        return (await self.sender.send(letter, pieces)).external_id

    async def dies_sending(self, letter: Letter, *pieces: Piece) -> None:
        """The call gets no answer, and there is no other try."""
        with pytest.raises(Away):
            await self.send(letter, *pieces)
        self.dies()

    def dies(self) -> None:
        self.under_way.close()


def last(person: Person) -> int:
    return max(person.chat.messages)


def seen(person: Person) -> list[str]:
    return [one.text or f"{{{one.file.name if one.file else ''}}}" for one in person.sees_from_bot()]


@pytest.mark.parametrize("fault", ["cut-before", "cut-after"])
@pytest.mark.parametrize("piece", [Text("Recorded."), DOCUMENT], ids=["text", "document"])
async def test_after_a_crash_each_message_is_there_once(
    fault: str, piece: Piece, api: BotApi, ann: Person, client: Client, tmp_path: Path
) -> None:
    api.faults.add(fault, method="sendMessage" if isinstance(piece, Text) else "sendDocument")
    await Process(client, tmp_path / "notes", knows=last(ann)).dies_sending(a_letter(ann), piece)
    ben = api.person("Ben", "en")
    await ben.start()  # takes a number, before or after ours

    number = await Process(client, tmp_path / "notes").send(a_letter(ann), piece)

    assert seen(ann) == ["Recorded." if isinstance(piece, Text) else "{copy.html}"]
    assert number == str(ann.sees_from_bot()[0].message_id)


async def test_what_others_said_meanwhile_is_passed_over(
    api: BotApi, ann: Person, client: Client, tmp_path: Path
) -> None:
    first = Process(client, tmp_path / "notes", knows=last(ann))
    await ann.send("I have written more, which nobody has read yet.")
    api.faults.add("cut-after", method="sendMessage")
    await first.dies_sending(a_letter(ann), Text("Recorded."))

    await Process(client, tmp_path / "notes").send(a_letter(ann), Text("Recorded."))

    assert seen(ann) == ["Recorded."]


async def test_a_letter_in_pieces_goes_on_where_the_crash_cut_it(
    api: BotApi, ann: Person, client: Client, tmp_path: Path
) -> None:
    pieces: list[Piece] = [Text("one"), Text("two"), DOCUMENT]
    api.faults.add("cut-before", method="sendDocument")
    await Process(client, tmp_path / "notes", knows=last(ann)).dies_sending(a_letter(ann), *pieces)

    await Process(client, tmp_path / "notes").send(a_letter(ann), *pieces)

    assert seen(ann) == ["one", "two", "{copy.html}"]


async def test_a_letter_that_went_out_and_was_not_marked_is_not_sent_again(
    ann: Person, client: Client, tmp_path: Path
) -> None:
    first = Process(client, tmp_path / "notes")
    number = await first.send(a_letter(ann), Text("Recorded."))
    first.dies()

    assert await Process(client, tmp_path / "notes").send(a_letter(ann), Text("Recorded.")) == number
    assert seen(ann) == ["Recorded."]


async def test_the_same_key_in_another_store_is_another_letter(
    ann: Person, client: Client, tmp_path: Path
) -> None:
    first = Process(client, tmp_path / "notes")
    await first.send(a_letter(ann), Text("Recorded."))
    first.dies()
    restored = replace(a_letter(ann), posted_at=POSTED + timedelta(microseconds=1))

    await Process(client, tmp_path / "notes").send(restored, Text("Recorded."))

    assert seen(ann) == ["Recorded.", "Recorded."]


async def test_words_are_kept_only_until_telegram_took_them(
    ann: Person, client: Client, tmp_path: Path
) -> None:
    await Process(client, tmp_path / "notes").send(a_letter(ann), Text("What Ann thinks of it." * 50))

    assert b"Ann" not in (tmp_path / "notes").read_bytes()
    assert (tmp_path / "notes").stat().st_mode & 0o077 == 0


@pytest.mark.parametrize("damage", [b"", b"\0" * 4096, b"deadbeef {}\n", b'{"letter"'], ids=repr)
async def test_a_note_that_is_not_whole_says_nothing(
    damage: bytes, ann: Person, client: Client, tmp_path: Path
) -> None:
    (tmp_path / "notes").write_bytes(damage)

    await Process(client, tmp_path / "notes").send(a_letter(ann), Text("Recorded."))

    assert seen(ann) == ["Recorded."]


async def test_with_two_calls_to_a_chat_in_doubt_both_are_repeated_rather_than_mixed_up(
    api: BotApi, ann: Person, client: Client, tmp_path: Path
) -> None:
    first = Process(client, tmp_path / "notes", knows=last(ann))
    reply, notice = a_letter(ann), a_letter(ann, "reminder:1", "reminder")
    api.faults.add("cut-after", method="sendMessage", times=2)
    with pytest.raises(Away):
        await first.send(reply, Text("Recorded."))
    ann.chat.messages[last(ann)].date -= 2
    with pytest.raises(Away):
        await Process(client, None).send(notice, Text("Two days are left."))
    first.under_way.asks(notice, first.under_way.of(notice), "sendMessage", {"chat_id": str(ann.id)})
    first.dies()

    second = Process(client, tmp_path / "notes")
    await second.send(reply, Text("Recorded."))

    assert seen(ann) == ["Recorded.", "Two days are left.", "Recorded."]
    assert not any(request.method == "editMessageText" for request in api.requests)


async def test_where_an_edit_succeeds_the_message_is_sent_rather_than_lost(
    api: BotApi, ann: Person, client: Client, tmp_path: Path
) -> None:
    before = last(ann)
    await Process(client, None).send(a_letter(ann, "reply:0"), Text("Something else of ours."))
    api.faults.add("cut-before", method="sendMessage")
    await Process(client, tmp_path / "notes", knows=before).dies_sending(a_letter(ann), Text("Recorded."))

    await Process(client, tmp_path / "notes").send(a_letter(ann), Text("Recorded."))

    assert seen(ann)[-1] == "Recorded."
    assert len(seen(ann)) == 2


async def test_a_call_that_was_never_made_is_not_looked_for(
    api: BotApi, ann: Person, client: Client, tmp_path: Path
) -> None:
    first = Process(client, tmp_path / "notes", knows=last(ann))
    elsewhere = Client(api.token, "http://127.0.0.1:9")  # nobody listens there
    first.sender = Sender(elsewhere, Pacing(), read_file, first.under_way)
    await first.dies_sending(a_letter(ann), Text("Recorded."))
    await elsewhere.close()

    await Process(client, tmp_path / "notes").send(a_letter(ann), Text("Recorded."))

    assert seen(ann) == ["Recorded."]
    assert [request.method for request in api.requests] == ["sendMessage"]


async def test_while_another_process_holds_the_notes_letters_go_out_all_the_same(
    ann: Person, client: Client, tmp_path: Path
) -> None:
    active, other = Process(client, tmp_path / "notes"), Process(client, tmp_path / "notes")
    await active.send(a_letter(ann), Text("Recorded."))
    await other.send(a_letter(ann, "reply:2"), Text("Also recorded."))

    active.dies()
    assert await Process(client, tmp_path / "notes").send(a_letter(ann), Text("Recorded."))
    assert seen(ann) == ["Recorded.", "Also recorded."]


async def test_thousands_of_letters_need_no_more_than_the_places_there_are(
    ann: Person, client: Client, tmp_path: Path
) -> None:
    first = UnderWay(tmp_path / "notes")
    doubtful = a_letter(ann, "reply:doubtful")
    first.knows(5)
    first.asks(doubtful, first.of(doubtful), "sendMessage", {"chat_id": str(ann.id), "text": "?"})
    for number in range(3000):
        letter = a_letter(ann, f"reply:{number}")
        passage = first.of(letter)
        first.asks(letter, passage, "sendMessage", {"chat_id": str(ann.id), "text": "words " * 100})
        first.answered(letter, passage, 1000 + number)
    first.close()

    assert (tmp_path / "notes").stat().st_size <= 64 * 32 * 1024
    second = UnderWay(tmp_path / "notes")
    kept = second.of(doubtful)
    assert kept.asked is not None
    assert kept.asked.above == 5
    assert second.of(a_letter(ann, "reply:2999")).out == [3999]
