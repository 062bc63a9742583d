"""Commands of staff that look at what went wrong: messages set aside, letters given up, people out of reach."""

from typing import Any

import typer

from app.commands.options import AsJson, show_json, show_table
from app.settings import load_settings
from app.wiring import Desk
from store.ledger import Ledger


def add_to(app: typer.Typer) -> None:
    """Adds these commands."""
    app.command("trouble", rich_help_panel="Staff")(trouble)


def trouble(as_json: AsJson = False) -> None:
    """Show what the numbers of the digest stand for: set aside, given up, out of reach, and what is wrong right now."""
    desk = Desk.open(load_settings())
    with desk.database.transaction() as ledger:
        found = _found(ledger)
    if as_json:
        show_json(found)
        return
    for kind, rows in found.items():
        if rows:
            columns = tuple(rows[0])
            title = kind.replace("_", " ")
            show_table(columns, [[row[column] for column in columns] for row in rows], title)
    if found["set_aside"]:
        typer.echo("`intake retry` takes up again what was set aside.")
    if not any(found.values()):
        typer.echo("Nothing is wrong.")


def _found(ledger: Ledger) -> dict[str, list[dict[str, Any]]]:
    return {
        "incidents": [
            {"kind": incident.kind, "since": incident.began_at.isoformat(timespec="seconds")}
            for incident in ledger.staff_work.incidents()
        ],
        "set_aside": [
            {
                "number": a.id,
                "channel": a.channel.value,
                "address": a.address,
                "received_at": a.received_at.isoformat(timespec="seconds"),
                "fault": (a.fault.strip().splitlines() or [""])[-1],
            }
            for a in ledger.arrivals.aside()
        ],
        "noted": [
            {
                "number": a.id,
                "channel": a.channel.value,
                "address": a.address,
                "received_at": a.received_at.isoformat(timespec="seconds"),
                "note": a.note,
            }
            for a in ledger.arrivals.noted()
        ],
        "given_up": [
            {
                "letter": letter.id,
                "channel": letter.channel.value,
                "address": letter.address,
                "what": letter.reason,
                "consultation": letter.consultation,
                "why": why,
            }
            for letter, why in ledger.outbox.given_up()
        ],
        "unreachable": [
            {"channel": c.channel.value, "address": c.address, "why": c.unreachable}
            for c in ledger.people.out_of_reach()
        ],
    }
