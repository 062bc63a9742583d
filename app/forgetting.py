"""`intake forget`: removes what may go about a person, and says what stays and why."""

from app.settings import Settings
from app.wiring import Desk, now
from consultation.correspondence import Channel
from consultation.errors import IntakeError
from intake.farewell import evidence
from store.forgetting import forget as remove


class NobodyThere(IntakeError):
    """Nothing is kept about that address."""


def forget(settings: Settings, address: str, who: str) -> str:
    """Removes and tells, in words. Raises NobodyThere."""
    channel, value = Channel.MAIL, address.strip()
    if value.startswith("telegram:"):
        channel, value = Channel.TELEGRAM, value.removeprefix("telegram:")
    else:
        local, _, domain = value.rpartition("@")
        value = f"{local}@{domain.lower()}"
    desk = Desk.open(settings)
    with desk.database.transaction() as ledger:
        moment = now()
        kept_until = evidence(ledger, desk.shelf)
        gone = remove(ledger.session, channel, value, moment, evidence=kept_until)
        if gone is None:
            raise NobodyThere(
                "Nothing is kept about that address. A Telegram chat is named telegram:CHAT_ID."
            )
        # The trail says that it was done, not to whom: that is the point.
        ledger.records.audit(
            who, "forget", channel.value, f"{gone.messages} messages, {gone.drafts} drafts", moment
        )
    lines = [
        f"Removed: the address, {gone.messages} raw messages, {gone.letters} letters, {gone.drafts} drafts.",
    ]
    if gone.kept:
        lines.append(
            "Kept, because it was handed in for publication (withdraw it first if it should go): "
            + ", ".join(gone.kept)
        )
        if later := [until for until in kept_until.values() if until > moment]:
            lines.append(
                "The messages with which it was handed in go by themselves when their evidence period is over, "
                f"{max(later):%Y-%m-%d} at the latest for what came in time."
            )
    lines.append("Backups made before still hold it: they run out with their own retention period.")
    return "\n".join(lines)
