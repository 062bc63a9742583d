"""Rounds: the letters of each channel are looked for apart"""

from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_index("ix_letter_waiting", "letter", ["state", "channel", "id"])
    op.drop_index("ix_letter_state", "letter")


def downgrade() -> None:
    op.create_index("ix_letter_state", "letter", ["state", "id"])
    op.drop_index("ix_letter_waiting", "letter")
