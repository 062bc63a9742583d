"""Who is due is found through indexes over few among many, whatever the rest of the store holds."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import event, text

from store.database import Database
from tests.store.building import NOW, new_sqlite

LOOKS: list[tuple[str, Any, str]] = [
    ("drafts", lambda ledger: ledger.dues.drafts("cl-17-30", NOW, (), 500), "ix_interview_draft"),
    (
        "left open",
        lambda ledger: ledger.dues.incomplete("cl-17-30", 5, NOW, (2, 7), 500),
        "ix_interview_answered",
    ),
    ("invited", lambda ledger: ledger.dues.invited("cl-17-30", NOW, (), 500), "ix_invitation_open"),
    ("questions", lambda ledger: ledger.remarks.open("cl-17-30"), "ix_remark_open"),
    ("bounces", lambda ledger: ledger.arrivals.bounces(NOW), "ix_arrival_bounce"),
    ("given up", lambda ledger: ledger.outbox.count_given_up(NOW), "ix_letter_"),
]


@contextmanager
def asked(database: Database) -> Iterator[list[tuple[str, Any]]]:
    statements: list[tuple[str, Any]] = []

    def hear(_c: Any, _cursor: Any, statement: str, parameters: Any, *_: Any) -> None:
        statements.append((statement, parameters))

    event.listen(database.engine, "before_cursor_execute", hear)
    try:
        yield statements
    finally:
        event.remove(database.engine, "before_cursor_execute", hear)


@pytest.mark.parametrize(("look", "index"), [row[1:] for row in LOOKS], ids=[row[0] for row in LOOKS])
def test_a_look_searches_its_index_and_scans_nothing(tmp_path: Path, look: Any, index: str) -> None:
    database = new_sqlite(tmp_path)
    with database.transaction() as ledger:
        ledger.session.execute(text("SELECT 1"))
        with asked(database) as statements:
            look(ledger)
        statement, parameters = next(one for one in statements if one[0].startswith("SELECT"))
        rows = ledger.session.connection().exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", parameters)
        plan = [row[3] for row in rows]
    assert any(index in step for step in plan), plan
    assert not any(step.startswith("SCAN") for step in plan), plan
    assert not any("TEMP B-TREE" in step for step in plan), plan
    database.close()
