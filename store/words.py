"""Taking the words of a contribution away: what remains is a shell, so that counts and numbers go on being true."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Text, cast, delete, or_, select, update
from sqlmodel import Session, col

from store.staff_tables import NoteRow
from store.tables import (
    FileRow,
    InterviewRow,
    LetterRow,
    PartRevision,
    PartRow,
    RedactionRow,
    TranslationRow,
    VersionRow,
)

UNWANTED = "forgotten"  #: stands where the type of a file stood that is to be removed
_MADE_FOR_ONE = ("my-data.", "copy-", "receipt-")  #: how the names of files begin that we make for one person
_NOBODY = dict.fromkeys(("name", "organisation", "category", "country"))
#: A version as it is kept, without a word in it.
NO_WORDS: dict[str, Any] = {"person": _NOBODY, "answers": {}, "general": "", "files": []}


def take_away(session: Session, row: InterviewRow, now: datetime) -> None:
    """Removes every word of it, what staff did with its words, and letters that told of it; it counts as withdrawn."""
    parts = select(col(PartRow.id)).where(col(PartRow.interview_id) == row.id)
    session.execute(delete(PartRevision).where(col(PartRevision.part_id).in_(parts)))
    session.execute(delete(PartRow).where(col(PartRow.interview_id) == row.id))
    for table in (RedactionRow, TranslationRow, NoteRow):
        session.execute(delete(table).where(col(table.interview_id) == row.id))
    session.execute(
        update(VersionRow)
        .where(col(VersionRow.interview_id) == row.id)
        .values(words=NO_WORDS, arrival_id=None)
        .execution_options(synchronize_session=False)
    )
    _letters_about(session, row.receipt)
    row.name = row.organisation = row.country = row.category = row.email = None
    row.held, row.asked, row.answered, row.changed = [], None, 0, False
    row.withdrawn, row.withdrawn_at = True, row.withdrawn_at or now


def unname(session: Session, row: InterviewRow, address: str) -> None:
    """The parts of a chat are named by the chat: from now on by nothing that leads to a person."""
    parts = session.execute(
        select(PartRow).where(
            col(PartRow.interview_id) == row.id, col(PartRow.key).contains(address, autoescape=True)
        )
    ).scalars()
    for part in parts:
        # Where it came in stays known: by chat, or by mail.
        part.key = f"{'tg:' if part.key.startswith('tg:') else ''}forgotten:{part.id}"
        session.add(part)


def give_up_files(session: Session, enclosures: Iterable[Sequence[str]]) -> None:
    """What we made for one person alone, and sent them, is nobody's any more: it waits to be removed from the disk."""
    made = [sha256 for name, _, sha256 in enclosures if name.startswith(_MADE_FOR_ONE)]
    if made:
        session.execute(
            update(FileRow)
            .where(col(FileRow.sha256).in_(made))
            .values(content_type=UNWANTED)
            .execution_options(synchronize_session=False)
        )


def _letters_about(session: Session, receipt: str) -> None:
    """What staff and the author were told of it; what still waits to go out is let go as it is."""
    theirs = (
        or_(
            col(LetterRow.about) == receipt,
            cast(col(LetterRow.says), Text).contains(receipt, autoescape=True),
        ),
        col(LetterRow.state) != "waiting",
    )
    for enclosures in list(session.execute(select(col(LetterRow.enclosures)).where(*theirs)).scalars()):
        give_up_files(session, enclosures)
    session.execute(
        update(LetterRow)
        .where(*theirs)
        .values(says=[], text=None, enclosures=[])
        .execution_options(synchronize_session=False)
    )
