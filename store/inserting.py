"""Insert unless it is there: how 'once' is kept by a unique key on both engines."""

from typing import Any

from sqlalchemy.dialects import postgresql, sqlite
from sqlmodel import Session, SQLModel


def insert_once(
    session: Session, table: type[SQLModel], rows: list[dict[str, Any]], *returning: Any
) -> list[Any]:
    """Inserts the rows whose unique key is new and returns the asked columns of those, in no given order."""
    postgres = session.get_bind().dialect.name == "postgresql"
    statement: Any = (postgresql.insert if postgres else sqlite.insert)(table)
    statement = statement.on_conflict_do_nothing().returning(*returning)
    return list(session.execute(statement, rows).all())
