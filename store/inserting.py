"""Insert unless it is there: how 'once' is kept by a unique key on both engines."""

from functools import lru_cache
from typing import Any, cast

from sqlalchemy import Table
from sqlalchemy.dialects import postgresql, sqlite
from sqlmodel import Session, SQLModel


def core(row: type[SQLModel]) -> Table:
    """The table of a row class: statements on it are spared the unit of work, which a chat turn would wait for."""
    return cast(Table, row.__table__)  # type: ignore[attr-defined]  # SQLModel does not type it


def insert_once(
    session: Session, row: type[SQLModel], rows: list[dict[str, Any]], *returning: str
) -> list[Any]:
    """Inserts the rows whose unique key is new and returns the asked columns of those, in no given order."""
    dialect = session.get_bind().dialect.name
    return list(session.execute(_statement(dialect, core(row), returning), rows).all())


@lru_cache(maxsize=64)
def _statement(dialect: str, table: Table, returning: tuple[str, ...]) -> Any:
    insert: Any = (postgresql.insert if dialect == "postgresql" else sqlite.insert)(table)
    return insert.on_conflict_do_nothing().returning(*(table.c[name] for name in returning))
