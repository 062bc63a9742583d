"""Incidents: bounces and letters given up are looked for by when they came"""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def _while(condition: str) -> dict[str, Any]:
    return {"sqlite_where": sa.text(condition), "postgresql_where": sa.text(condition)}


def upgrade() -> None:
    op.create_index("ix_arrival_bounce", "arrival", ["received_at"], **_while("kind = 'bounce'"))
    op.create_index("ix_letter_given_up", "letter", ["sent_at"], **_while("state = 'given_up'"))


def downgrade() -> None:
    op.drop_index("ix_letter_given_up", "letter")
    op.drop_index("ix_arrival_bounce", "arrival")
