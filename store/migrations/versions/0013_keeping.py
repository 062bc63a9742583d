"""Where a person wants to be written to; what was removed because its time was over"""

from typing import Any

import sqlalchemy as sa
import sqlmodel.sql.sqltypes
from alembic import op

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None

_TEXT = sqlmodel.sql.sqltypes.AutoString()
_MOMENT = sqlmodel.sql.sqltypes.UTCDateTime()


def _while(condition: str) -> dict[str, Any]:
    return {"sqlite_where": sa.text(condition), "postgresql_where": sa.text(condition)}


def upgrade() -> None:
    op.create_table(
        "preference",
        sa.Column("stakeholder_id", sa.Integer(), nullable=False),
        sa.Column("channel", _TEXT, nullable=False),
        sa.Column("at", _MOMENT, nullable=False),
        sa.CheckConstraint("channel IN ('telegram', 'mail')", name=op.f("ck_preference_channel_known")),
        sa.ForeignKeyConstraint(["stakeholder_id"], ["stakeholder.id"], name="fk_preference_stakeholder_id"),
        sa.PrimaryKeyConstraint("stakeholder_id", name="pk_preference"),
    )
    op.create_index("ix_letter_farewell", "letter", ["id"], **_while("reason = 'farewell'"))
    op.create_table(
        "removal",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("consultation", _TEXT, nullable=False),
        sa.Column("messages", sa.Integer(), nullable=False),
        sa.Column("drafts", sa.Integer(), nullable=False),
        sa.Column("invited", sa.Integer(), nullable=False),
        sa.Column("at", _MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_removal"),
    )
    op.create_index("ix_removal_consultation", "removal", ["consultation", "at"])


def downgrade() -> None:
    op.drop_table("removal")
    op.drop_index("ix_letter_farewell", "letter")
    op.drop_table("preference")
