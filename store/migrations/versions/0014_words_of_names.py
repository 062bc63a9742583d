"""Words of names and of file names that staff black out or keep: of no question"""

from alembic import op

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("redaction") as batch:
        batch.alter_column("question", nullable=True)


def downgrade() -> None:
    # What was decided about names has no place any longer: it is blacked out again, as it was before.
    op.execute("DELETE FROM redaction WHERE question IS NULL")
    with op.batch_alter_table("redaction") as batch:
        batch.alter_column("question", nullable=False)
