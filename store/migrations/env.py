"""Alembic's way in: the connection is handed over by `store.migrations`, or made from INTAKE_DATABASE_URL by a developer."""

import os

from alembic import context
from sqlalchemy import create_engine

from store.tables import metadata

connection = context.config.attributes.get("connection")
if connection is None:
    connection = create_engine(os.environ.get("INTAKE_DATABASE_URL", "sqlite:///var/intake.db")).connect()
context.configure(connection=connection, target_metadata=metadata, render_as_batch=True)
with context.begin_transaction():
    context.run_migrations()
