"""What the lookout sees of mailbox and disk, look after look."""

from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from app.surroundings import Lookout


def test_the_mailbox_is_away_since_it_was_last_read_and_mails_on_their_way_are_no_difference(
    tmp_path: Path,
) -> None:
    now = start = datetime(2017, 8, 1, tzinfo=UTC)
    state: dict[str, Any] = {"well": False, "waiting": 0, "put_off": 0}
    lookout = Lookout(tmp_path, lambda: state, lambda: now)
    now += timedelta(minutes=1)
    assert lookout.look().away_since == start
    state = {"well": True, "waiting": 5, "put_off": 0}
    assert (lookout.look().away_since, lookout.look().unread) == (None, 0)
    now += timedelta(minutes=3)
    assert lookout.look().unread == 5
    state = {"well": True, "waiting": 0, "put_off": 2}
    assert lookout.look().unread == 2
    last = now
    state = {"well": False, "waiting": 0, "put_off": 2}
    now += timedelta(minutes=3)
    assert (lookout.look().away_since, lookout.look().unread) == (last, None)


def test_without_a_mailbox_only_the_disk_is_seen(tmp_path: Path) -> None:
    seen = Lookout(tmp_path, None, lambda: datetime.now(UTC)).look()
    assert (seen.unread, seen.away_since) == (None, None)
    assert 0 < (seen.free or 0) <= (seen.size or 0)
    assert Lookout(tmp_path / "gone", None, lambda: datetime.now(UTC)).look().free is None
