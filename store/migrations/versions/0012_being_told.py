"""Being told without answering: who asked to hear of the deadline, the compilation and the meeting"""

import sqlalchemy as sa
import sqlmodel.sql.sqltypes
from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None

_TEXT = sqlmodel.sql.sqltypes.AutoString()
_MOMENT = sqlmodel.sql.sqltypes.UTCDateTime()
_OPEN = sa.text("ended_at IS NULL")


def upgrade() -> None:
    op.create_table(
        "subscription",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("consultation", _TEXT, nullable=False),
        sa.Column("contact_id", sa.Integer(), nullable=False),
        sa.Column("topic", _TEXT, nullable=False),
        sa.Column("at", _MOMENT, nullable=False),
        sa.Column("ended_at", _MOMENT, nullable=True),
        sa.CheckConstraint("topic IN ('news', 'meeting')", name="ck_subscription_topic_known"),
        sa.ForeignKeyConstraint(["contact_id"], ["contact.id"], name="fk_subscription_contact_id"),
        sa.PrimaryKeyConstraint("id", name="pk_subscription"),
        sa.UniqueConstraint(
            "contact_id", "consultation", "topic", name="uq_subscription_contact_id_consultation_topic"
        ),
    )
    op.create_index(
        "ix_subscription_open",
        "subscription",
        ["consultation", "topic", "id"],
        sqlite_where=_OPEN,
        postgresql_where=_OPEN,
    )


def downgrade() -> None:
    op.drop_table("subscription")
