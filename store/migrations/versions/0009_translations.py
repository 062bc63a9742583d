"""Translations of answers, by staff"""

import sqlalchemy as sa
import sqlmodel.sql.sqltypes
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None

_TEXT = sqlmodel.sql.sqltypes.AutoString()
_MOMENT = sqlmodel.sql.sqltypes.UTCDateTime()


def upgrade() -> None:
    op.create_table(
        "translation",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("interview_id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("question", sa.Integer(), nullable=False),
        sa.Column("language", _TEXT, nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("who", _TEXT, nullable=False),
        sa.Column("at", _MOMENT, nullable=False),
        sa.CheckConstraint("question >= 0", name=op.f("ck_translation_question_counted")),
        sa.ForeignKeyConstraint(["interview_id"], ["interview.id"], name="fk_translation_interview_id"),
        sa.PrimaryKeyConstraint("id", name="pk_translation"),
    )
    op.create_index("ix_translation_interview_id", "translation", ["interview_id"])


def downgrade() -> None:
    op.drop_table("translation")
