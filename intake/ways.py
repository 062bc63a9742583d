"""The ways into the chat that a mail carries: made by chance when it goes out, kept only as hashes."""

import secrets
from datetime import datetime, timedelta

from consultation.correspondence import Channel, Letter
from intake.doors import Ways
from intake.inviting import BOT
from store.ledger import Ledger

_TO_STAKEHOLDERS = frozenset(
    {"reply", "receipt", "reminder", "extension", "publication", "request", "answer", "linked"}
)
_DOOR_LASTS = timedelta(days=30)
_PROOF_LASTS = timedelta(days=3)


def ways_of(ledger: Ledger, letter: Letter, now: datetime) -> Ways:
    """The link (and for a letter that asks whether an address is somebody's, the code) to write into that mail."""
    bot = ledger.records.fact(BOT)
    if letter.reason == "verification":
        return _proofs(ledger, letter, now, bot)
    # Who is invited has a link of their own in the letter, and nothing yet that a chat could show.
    invited = any(say.phrase == "reminder_invited" for say in letter.says)
    if not bot or invited or letter.reason not in _TO_STAKEHOLDERS:
        return Ways()
    token = _issue(ledger, "door", letter, None, now, _DOOR_LASTS)
    return Ways(url=_url(bot, token), token=token)


def _proofs(ledger: Ledger, letter: Letter, now: datetime, bot: str | None) -> Ways:
    person = letter.key.split(":")[1]
    contacts = ledger.people.contacts(int(person)) if person.isdecimal() else []
    chat = next((contact.address for contact in contacts if contact.channel is Channel.TELEGRAM), None)
    if chat is None:
        return Ways()
    digits = f"{secrets.randbelow(10**8):08d}"
    until = now + _PROOF_LASTS
    ledger.passes.issue(
        "code", digits, letter=letter.key, address=letter.address, chat=chat, now=now, until=until
    )
    code = f"{digits[:4]} {digits[4:]}"
    if not bot:
        return Ways(code=code)
    token = _issue(ledger, "proof", letter, chat, now, _PROOF_LASTS)
    return Ways(url=_url(bot, token), token=token, code=code)


def _issue(
    ledger: Ledger, kind: str, letter: Letter, chat: str | None, now: datetime, lasts: timedelta
) -> str:
    token = ("go" if kind == "door" else "me") + secrets.token_urlsafe(18)
    ledger.passes.issue(
        kind, token, letter=letter.key, address=letter.address, chat=chat, now=now, until=now + lasts
    )
    return token


def _url(bot: str, token: str) -> str:
    return f"https://t.me/{bot}?start={token}"
