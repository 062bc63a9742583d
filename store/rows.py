"""What all tables have in common: names of constraints, columns with few known words, indexes over some rows."""

from typing import Any

from sqlalchemy import CheckConstraint, MetaData, text
from sqlmodel import SQLModel

#: Names for constraints, so that a migration can find them again on every engine.
NAMING = {
    "ix": "ix_%(column_0_N_label)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "pk": "pk_%(table_name)s",
}


class Row(SQLModel):
    """Whatever is a table of ours."""

    metadata = MetaData(naming_convention=NAMING)


def one_of(column: str, *values: str) -> CheckConstraint:
    """The column holds one of these words."""
    listed = ", ".join(f"'{value}'" for value in values)
    return CheckConstraint(f"{column} IN ({listed})", name=f"{column}_known")


def on_channel(column: str = "channel") -> CheckConstraint:
    """The column names a channel."""
    return one_of(column, "telegram", "mail")


def while_(condition: str) -> dict[str, Any]:
    """An index over those rows only for which the condition holds."""
    return {"sqlite_where": text(condition), "postgresql_where": text(condition)}
