"""Held words: what an unproven mail contributes beside proven words waits for CONFIRM"""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("interview", sa.Column("held", sa.JSON(), nullable=False, server_default="[]"))


def downgrade() -> None:
    with op.batch_alter_table("interview") as batch:
        batch.drop_column("held")
