"""The outbox: letters are posted in the transaction that gives the reason for them, and sent afterwards."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from sqlalchemy import Select, bindparam, func, select, text, update
from sqlmodel import Session, col

from consultation.correspondence import REPLIES, Channel, Enclosure, Letter, Say, Value
from store.inserting import core, insert_once
from store.tables import LetterRow

_LETTER = core(LetterRow)
_SUPERSEDE = (
    update(_LETTER)
    .where(
        _LETTER.c.channel == bindparam("to_channel"),
        _LETTER.c.address == bindparam("to_address"),
        _LETTER.c.state == "waiting",
        _LETTER.c.supersedes == bindparam("in_group"),
    )
    .values(state="superseded")
)
_SENT = (
    update(_LETTER)
    .where(_LETTER.c.id == bindparam("letter"))
    .values(
        state="sent",
        sent_at=bindparam("moment"),
        external_id=bindparam("external"),
        text=bindparam("words"),
        fault=None,
    )
)


_STATE = select(_LETTER.c.state).where(_LETTER.c.id == bindparam("letter"))


#: What the desk posts by itself when it handles an arrival.
_EXPLAINED = (*REPLIES, "verification", "linked")


class Outbox:
    """The shelf of letters."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def post(self, letter: Letter, now: datetime) -> Letter | None:
        """Posts a letter; None when one with that key was posted before (once is once)."""
        if letter.supersedes is not None:
            group = {
                "to_channel": letter.channel.value,
                "to_address": letter.address,
                "in_group": letter.supersedes,
            }
            self._session.execute(_SUPERSEDE, group)
        new = insert_once(self._session, LetterRow, [_row(letter, now)], "id")
        return replace(letter, id=new[0][0], posted_at=now) if new else None

    def post_all(self, letters: Sequence[Letter], now: datetime) -> list[Letter]:
        """Posts many letters at once and returns those whose key is new, in the order given."""
        groups = [
            {"to_channel": one.channel.value, "to_address": one.address, "in_group": one.supersedes}
            for one in letters
            if one.supersedes is not None
        ]
        if groups:
            self._session.execute(_SUPERSEDE, groups)
        rows = [_row(letter, now) for letter in letters]
        new = dict(insert_once(self._session, LetterRow, rows, "key", "id")) if rows else {}
        return [replace(letter, id=new[letter.key], posted_at=now) for letter in letters if letter.key in new]

    def is_waiting(self, id_: int) -> bool:
        """Whether a letter is still to be sent: it may have been taken back, or another took its place."""
        return self._session.execute(_STATE, {"letter": id_}).scalar() == "waiting"

    def take_back(self, addresses: Sequence[tuple[Channel, str]], group: str, why: str) -> None:
        """Letters of a group that have not gone out to these addresses need not be sent any more."""
        for channel, address in addresses:
            self._session.execute(
                _SUPERSEDE.values(fault=why),
                {"to_channel": channel.value, "to_address": address, "in_group": group},
            )

    def let_go(self, id_: int, why: str) -> None:
        """What it says is true no more: it is not sent."""
        self._change(id_, state="superseded", fault=why)

    def has_had(self, contacts: Sequence[tuple[Channel, str]], prefix: str) -> bool:
        """Whether a letter whose key begins so was posted to one of these addresses."""
        return any(
            self._session.execute(
                select(_LETTER.c.id)
                .where(_LETTER.c.channel == channel.value, _LETTER.c.address == address)
                .where(_LETTER.c.key.startswith(prefix, autoescape=True))
                .limit(1)
            ).first()
            is not None
            for channel, address in contacts
        )

    def waiting(self, limit: int = 500, after: int = 0, channel: Channel | None = None) -> list[Letter]:
        """Letters to send (on one channel), oldest first, from beyond an id; those put off carry the moment."""
        statement = select(LetterRow).where(col(LetterRow.state) == "waiting", col(LetterRow.id) > after)
        if channel is not None:
            statement = statement.where(col(LetterRow.channel) == channel.value)
        rows = self._session.execute(
            statement.order_by(col(LetterRow.id)).limit(limit).execution_options(populate_existing=True)
        ).scalars()
        return [_letter(row) for row in rows]

    def sent(self, id_: int, now: datetime, external_id: str | None, text: str | None) -> None:
        """The other side took it."""
        self._session.execute(_SENT, {"letter": id_, "moment": now, "external": external_id, "words": text})

    def put_off(self, id_: int, reason: str, not_before: datetime) -> None:
        """It goes out later."""
        self._change(id_, tries=col(LetterRow.tries) + 1, fault=reason, not_before=not_before)

    def give_up(self, id_: int, reason: str, now: datetime) -> None:
        """It will never go out; staff see why."""
        self._change(id_, state="given_up", fault=reason, sent_at=now)

    def known(self, message_ids: Sequence[str]) -> list[tuple[Letter, str]]:
        """Mails of ours by Message-ID, with the text they went out with; in the order asked."""
        if not message_ids:
            return []
        rows = self._session.execute(
            select(LetterRow).where(col(LetterRow.message_id).in_(list(message_ids)[:200]))
        ).scalars()
        found = {row.message_id: row for row in rows}
        return [(_letter(found[i]), found[i].text or "") for i in message_ids if i in found]

    def sent_as(self, channel: Channel, address: str, external_id: str) -> Letter | None:
        """The letter that went to an address under that number of the other side."""
        row = self._session.execute(
            select(LetterRow)
            .where(col(LetterRow.channel) == channel.value, col(LetterRow.address) == address)
            .where(col(LetterRow.external_id) == external_id)
            .order_by(col(LetterRow.id).desc())
            .limit(1)
        ).scalar()
        return _letter(row) if row else None

    def newest_of(self, channel: Channel, address: str, group: str) -> Letter | None:
        """The letter of a group that was posted last to an address, whatever became of it.

        A group that ends in a colon stands for all that begin so.
        """
        row = self._session.execute(_in_group(channel, address, group)).scalar()
        return _letter(row) if row else None

    def shown_as(self, channel: Channel, address: str, group: str) -> str | None:
        """The other side's number of the newest letter of a group that went out."""
        went_out = _in_group(channel, address, group).where(col(LetterRow.external_id).is_not(None))
        row = self._session.execute(went_out).scalar()
        return row.external_id if row else None

    def unasked(self, after: int, limit: int) -> list[tuple[Letter, tuple[str | None, str | None]]]:
        """Letters that no arrival explains (notices, staff's own words), with how they went out: given to a replay."""
        rows = self._session.execute(
            select(LetterRow)
            .where(col(LetterRow.id) > after, col(LetterRow.reason).not_in(_EXPLAINED))
            .order_by(col(LetterRow.id))
            .limit(limit)
        ).scalars()
        return [(_letter(row), (row.external_id, row.text)) for row in rows]

    def latest_to(self, channel: Channel, address: str) -> tuple[Letter, datetime] | None:
        """The letter that was posted last to an address, whatever became of it, and when."""
        row = self._session.execute(
            select(LetterRow)
            .where(col(LetterRow.channel) == channel.value, col(LetterRow.address) == address)
            .order_by(col(LetterRow.id).desc())
            .limit(1)
        ).scalar()
        return (_letter(row), row.posted_at) if row else None

    def posted_at(self, id_: int) -> datetime | None:
        """When a letter was posted: what it shows is how things stood then."""
        return self._session.execute(select(_LETTER.c.posted_at).where(_LETTER.c.id == id_)).scalar()

    def answers_to(self, channel: Channel, address: str, message_id: str) -> list[Letter]:
        """What was posted to that address in answer to that mail."""
        rows = self._session.execute(
            select(LetterRow).where(
                col(LetterRow.channel) == channel.value,
                col(LetterRow.address) == address,
                col(LetterRow.in_reply_to) == message_id,
            )
        ).scalars()
        return [_letter(row) for row in rows]

    def known_to(self, channel: Channel, address: str, limit: int) -> list[tuple[Letter, str]]:
        """The latest letters to an address that went out, newest first, with their text."""
        rows = self._session.execute(
            select(LetterRow)
            .where(
                col(LetterRow.channel) == channel.value,
                col(LetterRow.address) == address,
                col(LetterRow.state) == "sent",
            )
            .order_by(col(LetterRow.id).desc())
            .limit(limit)
        ).scalars()
        return [(_letter(row), row.text or "") for row in rows]

    def keys_like(self, prefix: str) -> set[str]:
        """The keys of letters posted for a reason, such as all reminders of one moment."""
        return set(
            self._session.execute(
                select(col(LetterRow.key)).where(col(LetterRow.key).startswith(prefix, autoescape=True))
            ).scalars()
        )

    def count_to(
        self, channel: Channel, address: str, reasons: Sequence[str], since: datetime | None = None
    ) -> int:
        """How many letters for those reasons were posted to an address."""
        statement = select(func.count()).where(
            col(LetterRow.channel) == channel.value,
            col(LetterRow.address) == address,
            col(LetterRow.reason).in_(reasons),
        )
        if since is not None:
            statement = statement.where(col(LetterRow.posted_at) > since)
        return int(self._session.execute(statement).scalar_one())

    def count_about(self, address: str, reason: str) -> int:
        """How many letters for that reason were ever posted to an address, in whatever letter case it was typed."""
        return int(
            self._session.execute(
                select(func.count()).where(
                    col(LetterRow.reason) == reason, func.lower(col(LetterRow.address)) == address.lower()
                )
            ).scalar_one()
        )

    def counts(self) -> dict[str, int]:
        """How many letters there are by state."""
        rows = self._session.execute(
            select(col(LetterRow.state), func.count()).group_by(col(LetterRow.state))
        ).all()
        return {state: int(count) for state, count in rows}

    def given_up(self, since: datetime | None = None) -> list[tuple[Letter, str]]:
        """Letters that never went out, with the reason."""
        statement = select(LetterRow).where(text("state = 'given_up'"))
        if since is not None:
            statement = statement.where(col(LetterRow.sent_at) > since)
        rows = self._session.execute(statement.order_by(col(LetterRow.id))).scalars()
        return [(_letter(row), row.fault or "") for row in rows]

    def count_given_up(self, since: datetime | None = None) -> int:
        """How many letters were given up, ever or since a moment."""
        statement = select(func.count()).select_from(LetterRow).where(text("state = 'given_up'"))
        if since is not None:
            statement = statement.where(col(LetterRow.sent_at) > since)
        return int(self._session.execute(statement).scalar_one())

    def last_posted(self, reason: str, consultation: str) -> datetime | None:
        """When a letter for that reason was last posted in that consultation."""
        return self._session.execute(
            select(func.max(col(LetterRow.posted_at))).where(
                col(LetterRow.reason) == reason, col(LetterRow.consultation) == consultation
            )
        ).scalar()

    def move(self, channel: Channel, old: str, new: str) -> None:
        """Waiting letters to an address go to another one (a Telegram group that was upgraded)."""
        self._session.execute(
            update(LetterRow)
            .where(
                col(LetterRow.channel) == channel.value,
                col(LetterRow.address) == old,
                col(LetterRow.state) == "waiting",
            )
            .values(address=new)
        )

    def _change(self, id_: int, **values: Any) -> None:
        self._session.execute(
            update(LetterRow)
            .where(col(LetterRow.id) == id_)
            .values(**values)
            .execution_options(synchronize_session=False)
        )


def _in_group(channel: Channel, address: str, group: str) -> Select[Any]:
    """The newest letter of a group to an address."""
    named = (
        col(LetterRow.supersedes).startswith(group, autoescape=True)
        if group.endswith(":")
        else col(LetterRow.supersedes) == group
    )
    return (
        select(LetterRow)
        .where(col(LetterRow.channel) == channel.value, col(LetterRow.address) == address, named)
        .order_by(col(LetterRow.id).desc())
        .limit(1)
    )


def _row(letter: Letter, now: datetime) -> dict[str, Any]:
    return {
        "key": letter.key,
        "channel": letter.channel.value,
        "address": letter.address,
        "language": letter.language,
        "consultation": letter.consultation,
        "reason": letter.reason,
        "about": letter.about,
        "says": [[say.phrase, {key: _pack(value) for key, value in say.args.items()}] for say in letter.says],
        "message_id": letter.message_id,
        "in_reply_to": letter.in_reply_to,
        "refs": list(letter.references),
        "subject": letter.subject,
        "enclosures": [[e.name, e.content_type, e.sha256] for e in letter.enclosures],
        "supersedes": letter.supersedes,
        "state": "waiting",
        "posted_at": now,
        "not_before": letter.not_before,
        "not_after": letter.not_after,
        "tries": 0,
    }


def _pack(value: Value) -> Any:
    return {"moment": value.isoformat()} if isinstance(value, datetime) else value


def _unpack(value: Any) -> Value:
    return datetime.fromisoformat(value["moment"]) if isinstance(value, dict) else value


def _letter(row: LetterRow) -> Letter:
    return Letter(
        key=row.key,
        channel=Channel(row.channel),
        address=row.address,
        language=row.language,
        says=tuple(
            Say(phrase, {key: _unpack(value) for key, value in args.items()}) for phrase, args in row.says
        ),
        reason=row.reason,
        consultation=row.consultation,
        about=row.about,
        id=row.id,
        message_id=row.message_id,
        in_reply_to=row.in_reply_to,
        references=tuple(row.references),
        subject=row.subject,
        enclosures=tuple(Enclosure(*fields) for fields in row.enclosures),
        supersedes=row.supersedes,
        not_before=row.not_before,
        not_after=row.not_after,
        tries=row.tries,
        posted_at=row.posted_at,
    )
