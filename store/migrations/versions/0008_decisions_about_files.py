"""Decisions about files by their own number; words that staff keep as they were written"""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None

# A file stood as a negative question number: -1 was the first.
_TO_FILES = "UPDATE clearance SET file = -question, question = NULL WHERE question < 0"
_TO_QUESTIONS = "UPDATE clearance SET question = -file WHERE file IS NOT NULL"


def upgrade() -> None:
    op.add_column("clearance", sa.Column("file", sa.Integer(), nullable=True))
    op.execute(_TO_FILES)
    with op.batch_alter_table("clearance") as batch:
        batch.create_check_constraint(op.f("ck_clearance_question_counted"), "question >= 0")
        batch.create_check_constraint(op.f("ck_clearance_file_counted"), "file >= 1")
        batch.create_check_constraint(op.f("ck_clearance_about_one"), "question IS NULL OR file IS NULL")
    op.add_column("redaction", sa.Column("kept", sa.Boolean(), nullable=False, server_default=sa.false()))


def downgrade() -> None:
    with op.batch_alter_table("redaction") as batch:
        batch.drop_column("kept")
    with op.batch_alter_table("clearance") as batch:
        for name in ("about_one", "file_counted", "question_counted"):
            batch.drop_constraint(op.f(f"ck_clearance_{name}"), type_="check")
    op.execute(_TO_QUESTIONS)
    with op.batch_alter_table("clearance") as batch:
        batch.drop_column("file")
