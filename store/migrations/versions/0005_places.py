"""Places: which contribution an address is with, and which one a letter is about"""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "place",
        sa.Column("contact_id", sa.Integer(), sa.ForeignKey("contact.id"), primary_key=True),
        sa.Column("consultation", sa.String(), primary_key=True),
        sa.Column("interview_id", sa.Integer(), sa.ForeignKey("interview.id"), nullable=False),
        sa.Column("rank", sa.Integer(), nullable=False),
    )
    op.add_column("letter", sa.Column("about", sa.String(), nullable=True))


def downgrade() -> None:
    with op.batch_alter_table("letter") as batch:
        batch.drop_column("about")
    op.drop_table("place")
