"""Commands of staff for the people behind contributions: questions and answers, whose it is, notes, merging."""

import sys
from collections.abc import Callable
from typing import Annotated, Any

import typer

from app.commands.naming import find
from app.commands.options import AsJson, InRef, Receipt, Ref, Who, show_json, show_table
from app.settings import load_settings
from app.wiring import Desk, now
from consultation.contribution import Contribution
from intake import answering, caring
from intake.posting import Post
from store.ledger import Ledger
from store.remarks import Remark

Text = Annotated[str, typer.Argument(metavar="TEXT", help="The words; - reads them from standard input.")]
Number = Annotated[int, typer.Argument(metavar="N", help="The number in `intake questions`.")]


def add_to(app: typer.Typer) -> None:
    """Adds these commands."""
    for name, command in (
        ("questions", questions),
        ("answer", answer),
        ("ask", ask),
        ("assign", assign),
        ("note", note),
        ("merge", merge),
    ):
        app.command(name, rich_help_panel="Staff")(command)


def questions(ref: Ref = None, as_json: AsJson = False) -> None:
    """List what stakeholders asked, or replied to `intake ask`, and nobody has answered yet."""
    desk = Desk.open(load_settings())
    consultation = desk.shelf.named(ref)
    with desk.database.transaction() as ledger:
        rows = [as_row(remark) for remark in ledger.remarks.open(consultation.slug)]
    if as_json:
        show_json(rows)
        return
    columns = ("number", "kind", "receipt", "at", "text")
    show_table(columns, [[row[column] for column in columns] for row in rows], consultation.reference)
    typer.echo("To answer one: intake answer N TEXT" if rows else "Nothing waits for an answer.")


def as_row(remark: Remark) -> dict[str, Any]:
    """A remark as a line of a list."""
    return {
        "number": remark.id,
        "kind": remark.kind.value,
        "receipt": remark.receipt,
        "at": remark.at.isoformat(timespec="seconds"),
        "who": remark.who,
        "text": remark.text,
        "waiting": remark.open,
    }


def answer(
    number: Number,
    who: Who,
    text: Text = "",
    done: Annotated[
        str, typer.Option("--done", metavar="WHY", help="Send nothing: it was dealt with otherwise.")
    ] = "",
    again: Annotated[
        bool, typer.Option("--again", help="Send another answer to a question that has one already.")
    ] = False,
) -> None:
    """Answer a stakeholder's question, where they asked it. Replying to the message that brought it does the same."""
    words = _read(text)
    if bool(words) == bool(done):
        raise typer.BadParameter("Give the words of the answer, or --done WHY.", param_hint="TEXT")
    desk = Desk.open(load_settings())
    with desk.database.transaction() as ledger:
        moment = now()
        if done:
            remark = answering.settle(ledger, number, who, done, moment)
        else:
            remark = answering.waiting(ledger, number)
            if not again:
                answering.refuse_a_second_answer(ledger, remark)
            consultation = desk.shelf.in_force(ledger, desk.shelf.named(remark.consultation))
            post = Post(ledger, moment, desk.mail_domain)
            key = f"answer:{number}:{moment.isoformat()}"
            answering.answer(post, consultation, remark, words, who, key)
    typer.echo(f"{'Done with' if done else 'Answered'}: question {number} about {remark.receipt}.")


def ask(receipt: Receipt, text: Text, who: Who, ref: InRef = None) -> None:
    """Ask the author of a contribution something; the reply comes to staff and is kept with the contribution."""
    desk = Desk.open(load_settings())
    with desk.database.transaction() as ledger:
        consultation, contribution = find(ledger, desk, receipt, ref)
        post = Post(ledger, now(), desk.mail_domain)
        remark = answering.request(post, consultation, contribution.receipt, _read(text), who)
    typer.echo(f"Asked the author of {remark.receipt}, by {remark.channel.value}.")


def assign(
    receipt: Receipt,
    who: Who,
    to: Annotated[
        str, typer.Argument(metavar="[NAME]", help="Whose it is from now on; leave it out for nobody's.")
    ] = "",
    ref: InRef = None,
) -> None:
    """Say who looks at a contribution; `intake list --assigned NAME` lists theirs."""
    contribution = _do(receipt, ref, lambda ledger, found: caring.assign(ledger, found, to, who, now()))
    typer.echo(f"{contribution.receipt} is {to}'s." if to else f"{contribution.receipt} is nobody's.")


def note(receipt: Receipt, text: Text, who: Who, ref: InRef = None) -> None:
    """Write a note on a contribution that staff alone see, in `intake show`."""
    words = _read(text)
    contribution = _do(receipt, ref, lambda ledger, found: caring.note(ledger, found, words, who, now()))
    typer.echo(f"Noted on {contribution.receipt}.")


def merge(
    receipt: Receipt,
    who: Who,
    into: Annotated[
        str | None,
        typer.Option("--into", metavar="RECEIPT", help="The contribution of the same person that stays."),
    ] = None,
    reason: Annotated[str, typer.Option("--reason", "-r", help="Why; kept in the audit trail.")] = "",
    undo: Annotated[
        bool, typer.Option("--undo", help="Take the merge back: both stand by themselves.")
    ] = False,
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask.")] = False,
    ref: InRef = None,
) -> None:
    """Let one contribution of a person stand for another one of theirs. Nothing is moved or lost; --undo takes it back."""
    if undo == (into is not None):
        raise typer.BadParameter("Say --into RECEIPT, or --undo.", param_hint="--into")
    if into is None:
        contribution = _do(receipt, ref, lambda ledger, found: caring.part(ledger, found, reason, who, now()))
        typer.echo(f"{contribution.receipt} stands by itself again.")
        return
    desk = Desk.open(load_settings())
    with desk.database.transaction() as ledger:
        one, other = (find(ledger, desk, named, ref)[1] for named in (receipt, into))
    _confirm(one, other, yes=yes)
    with desk.database.transaction() as ledger:
        caring.merge(ledger, one.receipt, other.receipt, reason, who, now())
    typer.echo(f"{one.receipt} goes into {other.receipt}. To take it back: intake merge {one.receipt} --undo")


def _confirm(one: Contribution, other: Contribution, *, yes: bool) -> None:
    for contribution, fate in ((one, "will not be published by itself"), (other, "stays")):
        last = contribution.versions[-1] if contribution.versions else None
        who = ", ".join(filter(None, (last.person.name, last.person.organisation))) if last else ""
        answers = ", ".join(map(str, last.answers)) if last else ""
        typer.echo(f"{contribution.receipt}  {who or '(no name)'}  answers {answers or 'none'}: {fate}")
    if one.versions and other.versions:
        alone = sorted(set(one.versions[-1].answers) - set(other.versions[-1].answers))
        if alone:
            typer.echo(
                f"Only the first has answers to {', '.join(map(str, alone))}: `intake ask` its author first."
            )
    if yes:
        return
    if not sys.stdin.isatty():
        raise typer.BadParameter("Are they the same person's? Then add --yes.", param_hint="--yes")
    typer.confirm("Are they the same person's, and shall the second stand for both?", abort=True)


def _do(named: str, ref: str | None, work: Callable[[Ledger, str], Contribution]) -> Contribution:
    """Does that with the receipt of the contribution that was named by it or by its public number."""
    desk = Desk.open(load_settings())
    with desk.database.transaction() as ledger:
        return work(ledger, find(ledger, desk, named, ref)[1].receipt)


def _read(text: str) -> str:
    return (sys.stdin.read() if text == "-" else text).strip()
