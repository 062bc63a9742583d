"""Reminders by where people stand, invitations, what is said with staff, notes, merges, incidents"""

from typing import Any

import sqlalchemy as sa
import sqlmodel.sql.sqltypes
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

_TEXT = sqlmodel.sql.sqltypes.AutoString()
_MOMENT = sqlmodel.sql.sqltypes.UTCDateTime()
_COUNT_ANSWERED = """
    UPDATE interview SET answered = (
        SELECT count(DISTINCT question) FROM part
        WHERE part.interview_id = interview.id AND part.question > 0 AND part.removed_at IS NULL
    )
"""


def _while(condition: str) -> dict[str, Any]:
    return {"sqlite_where": sa.text(condition), "postgresql_where": sa.text(condition)}


def upgrade() -> None:
    op.add_column("letter", sa.Column("not_after", _MOMENT, nullable=True))
    op.add_column("interview", sa.Column("answered", sa.Integer(), nullable=False, server_default="0"))
    op.execute(_COUNT_ANSWERED)
    draft = "counted = 0 AND NOT withdrawn AND agreed_at IS NOT NULL"
    op.create_index("ix_interview_draft", "interview", ["consultation", "id"], **_while(draft))
    op.create_index(
        "ix_interview_answered",
        "interview",
        ["consultation", "answered", "id"],
        **_while("counted > 0 AND NOT withdrawn"),
    )
    _invitations()
    _remarks()
    _notes_and_merges()
    _incidents()


def _invitations() -> None:
    op.create_table(
        "invitation",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("consultation", _TEXT, nullable=False),
        sa.Column("stakeholder_id", sa.Integer(), nullable=False),
        sa.Column("language", _TEXT, nullable=False),
        sa.Column("name", _TEXT, nullable=True),
        sa.Column("who", _TEXT, nullable=False),
        sa.Column("at", _MOMENT, nullable=False),
        sa.Column("begun_at", _MOMENT, nullable=True),
        sa.ForeignKeyConstraint(["stakeholder_id"], ["stakeholder.id"], name="fk_invitation_stakeholder_id"),
        sa.PrimaryKeyConstraint("id", name="pk_invitation"),
        sa.UniqueConstraint(
            "consultation", "stakeholder_id", name="uq_invitation_consultation_stakeholder_id"
        ),
    )
    op.create_index("ix_invitation_stakeholder", "invitation", ["stakeholder_id"])
    op.create_index("ix_invitation_open", "invitation", ["consultation", "id"], **_while("begun_at IS NULL"))


def _remarks() -> None:
    op.create_table(
        "remark",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("key", _TEXT, nullable=False),
        sa.Column("kind", _TEXT, nullable=False),
        sa.Column("consultation", _TEXT, nullable=False),
        sa.Column("stakeholder_id", sa.Integer(), nullable=False),
        sa.Column("channel", _TEXT, nullable=False),
        sa.Column("address", _TEXT, nullable=False),
        sa.Column("receipt", _TEXT, nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("who", _TEXT, nullable=False),
        sa.Column("at", _MOMENT, nullable=False),
        sa.Column("open", sa.Boolean(), nullable=False),
        sa.Column("about", sa.Integer(), nullable=True),
        sa.CheckConstraint("kind IN ('question', 'answer', 'request', 'reply')", name="ck_remark_kind_known"),
        sa.ForeignKeyConstraint(["stakeholder_id"], ["stakeholder.id"], name="fk_remark_stakeholder_id"),
        sa.PrimaryKeyConstraint("id", name="pk_remark"),
        sa.UniqueConstraint("key", name="uq_remark_key"),
    )
    op.create_index("ix_remark_stakeholder", "remark", ["stakeholder_id"])
    op.create_index("ix_remark_open", "remark", ["consultation", "id"], **_while('"open"'))


def _notes_and_merges() -> None:
    op.create_table(
        "note",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("interview_id", sa.Integer(), nullable=False),
        sa.Column("kind", _TEXT, nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("who", _TEXT, nullable=False),
        sa.Column("at", _MOMENT, nullable=False),
        sa.CheckConstraint("kind IN ('note', 'assign')", name="ck_note_kind_known"),
        sa.ForeignKeyConstraint(["interview_id"], ["interview.id"], name="fk_note_interview_id"),
        sa.PrimaryKeyConstraint("id", name="pk_note"),
    )
    op.create_index("ix_note_interview_id", "note", ["interview_id"])
    op.create_table(
        "merge",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("interview_id", sa.Integer(), nullable=False),
        sa.Column("into_id", sa.Integer(), nullable=False),
        sa.Column("why", _TEXT, nullable=False),
        sa.Column("who", _TEXT, nullable=False),
        sa.Column("at", _MOMENT, nullable=False),
        sa.Column("undone_at", _MOMENT, nullable=True),
        sa.Column("undone_by", _TEXT, nullable=True),
        sa.ForeignKeyConstraint(["interview_id"], ["interview.id"], name="fk_merge_interview_id"),
        sa.ForeignKeyConstraint(["into_id"], ["interview.id"], name="fk_merge_into_id"),
        sa.PrimaryKeyConstraint("id", name="pk_merge"),
    )
    op.create_index(
        "ix_merge_interview_id", "merge", ["interview_id"], unique=True, **_while("undone_at IS NULL")
    )


def _incidents() -> None:
    op.create_table(
        "incident",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("kind", _TEXT, nullable=False),
        sa.Column("began_at", _MOMENT, nullable=False),
        sa.Column("told_at", _MOMENT, nullable=False),
        sa.Column("over_at", _MOMENT, nullable=True),
        sa.CheckConstraint("kind IN ('mailbox', 'disk', 'bounces')", name="ck_incident_kind_known"),
        sa.PrimaryKeyConstraint("id", name="pk_incident"),
    )
    op.create_index("ix_incident_open", "incident", ["kind"], unique=True, **_while("over_at IS NULL"))


def downgrade() -> None:
    for table in ("incident", "merge", "note", "remark", "invitation"):
        op.drop_table(table)
    op.drop_index("ix_interview_answered", "interview")
    op.drop_index("ix_interview_draft", "interview")
    with op.batch_alter_table("interview") as batch:
        batch.drop_column("answered")
    with op.batch_alter_table("letter") as batch:
        batch.drop_column("not_after")
