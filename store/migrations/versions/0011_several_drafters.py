"""Several drafters: seats at a contribution, signatures, and who wrote and took back each part"""

from typing import Any

import sqlalchemy as sa
import sqlmodel.sql.sqltypes
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None

_TEXT = sqlmodel.sql.sqltypes.AutoString()
_MOMENT = sqlmodel.sql.sqltypes.UTCDateTime()
_KINDS = "kind IN ('door', 'proof', 'code')"
_WITH_SEATS = "kind IN ('door', 'proof', 'code', 'seat')"


def _while(condition: str) -> dict[str, Any]:
    return {"sqlite_where": sa.text(condition), "postgresql_where": sa.text(condition)}


def upgrade() -> None:
    op.add_column("interview", sa.Column("shared", sa.Boolean(), nullable=False, server_default=sa.false()))
    op.add_column("part", sa.Column("seat", sa.Integer(), nullable=True))
    op.add_column("part", sa.Column("removed_by", sa.Integer(), nullable=True))
    op.add_column("part_revision", sa.Column("seat", sa.Integer(), nullable=True))
    _pass_kinds(_WITH_SEATS, _KINDS)
    op.create_table(
        "seat",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("interview_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("role", _TEXT, nullable=False),
        sa.Column("state", _TEXT, nullable=False),
        sa.Column("stakeholder_id", sa.Integer(), nullable=True),
        sa.Column("contact_id", sa.Integer(), nullable=True),
        sa.Column("name", _TEXT, nullable=True),
        sa.Column("address", _TEXT, nullable=True),
        sa.Column("invited_at", _MOMENT, nullable=False),
        sa.Column("expires_at", _MOMENT, nullable=False),
        sa.Column("asked_at", _MOMENT, nullable=True),
        sa.Column("joined_at", _MOMENT, nullable=True),
        sa.Column("gone_at", _MOMENT, nullable=True),
        sa.Column("stage", _TEXT, nullable=False),
        sa.Column("at", sa.Integer(), nullable=True),
        sa.Column("language", _TEXT, nullable=True),
        sa.Column("asked", _TEXT, nullable=True),
        sa.Column("held", sa.JSON(), nullable=False, server_default="[]"),
        sa.CheckConstraint("role IN ('lead', 'drafter', 'signatory')", name=op.f("ck_seat_role_known")),
        sa.CheckConstraint(
            "state IN ('invited', 'asked', 'waiting', 'in', 'gone')", name=op.f("ck_seat_state_known")
        ),
        sa.CheckConstraint(
            "state <> 'in' OR stakeholder_id IS NOT NULL", name=op.f("ck_seat_who_is_in_is_somebody")
        ),
        sa.ForeignKeyConstraint(["interview_id"], ["interview.id"], name="fk_seat_interview_id"),
        sa.ForeignKeyConstraint(["stakeholder_id"], ["stakeholder.id"], name="fk_seat_stakeholder_id"),
        sa.ForeignKeyConstraint(["contact_id"], ["contact.id"], name="fk_seat_contact_id"),
        sa.PrimaryKeyConstraint("id", name="pk_seat"),
        sa.UniqueConstraint("interview_id", "number", name="uq_seat_interview_id_number"),
    )
    op.create_index("ix_seat_stakeholder", "seat", ["stakeholder_id"])
    op.create_index(
        "ix_seat_once", "seat", ["interview_id", "stakeholder_id"], unique=True, **_while("state = 'in'")
    )
    op.create_table(
        "signature",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("interview_id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("seat_id", sa.Integer(), nullable=False),
        sa.Column("state", _TEXT, nullable=False),
        sa.Column("comment", sa.Text(), nullable=False, server_default=""),
        sa.Column("asked_at", _MOMENT, nullable=False),
        sa.Column("decided_at", _MOMENT, nullable=True),
        sa.CheckConstraint(
            "state IN ('asked', 'signed', 'changes', 'void')", name=op.f("ck_signature_state_known")
        ),
        sa.ForeignKeyConstraint(["interview_id"], ["interview.id"], name="fk_signature_interview_id"),
        sa.ForeignKeyConstraint(["seat_id"], ["seat.id"], name="fk_signature_seat_id"),
        sa.PrimaryKeyConstraint("id", name="pk_signature"),
        sa.UniqueConstraint(
            "interview_id", "version", "seat_id", name="uq_signature_interview_id_version_seat_id"
        ),
    )
    op.create_index("ix_signature_open", "signature", ["interview_id"], **_while("state <> 'void'"))


def downgrade() -> None:
    op.drop_table("signature")
    op.drop_table("seat")
    op.execute("DELETE FROM pass WHERE kind = 'seat'")
    _pass_kinds(_KINDS, _WITH_SEATS)
    # Not in a batch, which would make tables anew that others point to.
    for table, column in (
        ("part_revision", "seat"),
        ("part", "removed_by"),
        ("part", "seat"),
        ("interview", "shared"),
    ):
        op.drop_column(table, column)


def _pass_kinds(known: str, before: str) -> None:
    # SQLite does not tell the CHECKs of a table: it is made anew from what we know of it.
    table = sa.Table(
        "pass",
        sa.MetaData(),
        sa.Column("id", sa.Integer(), nullable=False),
        *(sa.Column(name, _TEXT, nullable=False) for name in ("digest", "kind", "letter", "address")),
        sa.Column("chat", _TEXT, nullable=True),
        sa.Column("issued_at", _MOMENT, nullable=False),
        sa.Column("expires_at", _MOMENT, nullable=False),
        sa.Column("asked_at", _MOMENT, nullable=True),
        sa.Column("used_at", _MOMENT, nullable=True),
        sa.Column("wrong", sa.Integer(), nullable=False),
        sa.Column("wrong_at", _MOMENT, nullable=True),
        sa.CheckConstraint(before, name=op.f("ck_pass_kind_known")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_pass")),
        sa.Index("ix_pass_digest", "digest", unique=True),
        sa.Index("ix_pass_chat", "chat"),
        sa.Index("ix_pass_address", "address"),
    )
    with op.batch_alter_table("pass", copy_from=table) as batch:
        if op.get_bind().dialect.name == "postgresql":
            # The convention for names was put before the name that 0010 gave.
            for name in ("ck_pass_kind_known", "ck_pass_ck_pass_kind_known"):
                op.execute(f'ALTER TABLE "pass" DROP CONSTRAINT IF EXISTS {name}')
        else:
            batch.drop_constraint(op.f("ck_pass_kind_known"), type_="check")
        batch.create_check_constraint(op.f("ck_pass_kind_known"), known)
