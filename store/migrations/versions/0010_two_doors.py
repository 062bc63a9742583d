"""Two doors: links and codes that lead from a mail into the chat, and which address was joined to whom"""

from typing import Any

import sqlalchemy as sa
import sqlmodel.sql.sqltypes
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None

_TEXT = sqlmodel.sql.sqltypes.AutoString()
_MOMENT = sqlmodel.sql.sqltypes.UTCDateTime()


def _while(condition: str) -> dict[str, Any]:
    return {"sqlite_where": sa.text(condition), "postgresql_where": sa.text(condition)}


def upgrade() -> None:
    op.create_table(
        "pass",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("digest", _TEXT, nullable=False),
        sa.Column("kind", _TEXT, nullable=False),
        sa.Column("letter", _TEXT, nullable=False),
        sa.Column("address", _TEXT, nullable=False),
        sa.Column("chat", _TEXT, nullable=True),
        sa.Column("issued_at", _MOMENT, nullable=False),
        sa.Column("expires_at", _MOMENT, nullable=False),
        sa.Column("asked_at", _MOMENT, nullable=True),
        sa.Column("used_at", _MOMENT, nullable=True),
        sa.Column("wrong", sa.Integer(), nullable=False),
        sa.Column("wrong_at", _MOMENT, nullable=True),
        sa.CheckConstraint("kind IN ('door', 'proof', 'code')", name="ck_pass_kind_known"),
        sa.PrimaryKeyConstraint("id", name="pk_pass"),
    )
    op.create_index("ix_pass_digest", "pass", ["digest"], unique=True)
    op.create_index("ix_pass_chat", "pass", ["chat"])
    op.create_index("ix_pass_address", "pass", ["address"])
    op.create_table(
        "link",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("contact_id", sa.Integer(), nullable=False),
        sa.Column("from_id", sa.Integer(), nullable=False),
        sa.Column("into_id", sa.Integer(), nullable=False),
        sa.Column("interviews", sa.JSON(), nullable=False),
        sa.Column("united", sa.JSON(), nullable=False),
        sa.Column("how", _TEXT, nullable=False),
        sa.Column("at", _MOMENT, nullable=False),
        sa.Column("undone_at", _MOMENT, nullable=True),
        sa.Column("undone_by", _TEXT, nullable=True),
        sa.ForeignKeyConstraint(["contact_id"], ["contact.id"], name="fk_link_contact_id"),
        sa.ForeignKeyConstraint(["from_id"], ["stakeholder.id"], name="fk_link_from_id"),
        sa.ForeignKeyConstraint(["into_id"], ["stakeholder.id"], name="fk_link_into_id"),
        sa.PrimaryKeyConstraint("id", name="pk_link"),
    )
    op.create_index("ix_link_contact_id", "link", ["contact_id"], unique=True, **_while("undone_at IS NULL"))
    op.create_index("ix_link_into_id", "link", ["into_id"])


def downgrade() -> None:
    op.drop_table("link")
    op.drop_table("pass")
