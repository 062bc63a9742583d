"""Once each: a message is one part of an answer, a public number one contribution's, a turn one arrival's"""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

_THERE = sa.text("removed_at IS NULL")


def upgrade() -> None:
    op.create_index("ix_arrival_turn", "arrival", ["turn"], unique=True)
    op.create_index("ix_interview_public_number", "interview", ["consultation", "public_number"], unique=True)
    op.create_index(
        "ix_part_once",
        "part",
        ["interview_id", "question", "key"],
        unique=True,
        sqlite_where=_THERE,
        postgresql_where=_THERE,
    )


def downgrade() -> None:
    op.drop_index("ix_part_once", "part")
    op.drop_index("ix_interview_public_number", "interview")
    op.drop_index("ix_arrival_turn", "arrival")
