"""Moments in words: the date and the hour in a consultation's zone, with the zone named, in six languages."""

from collections.abc import Mapping
from datetime import datetime, timedelta, tzinfo
from functools import lru_cache

from babel import Locale
from babel.dates import format_date, get_timezone_name

#: English dates as international organisations write them; the others as in CLDR. Plain `ar` has Latin digits.
_LOCALES = {"en": "en_GB", "zh": "zh_Hans"}


# Equal moments of different zones are one key to a cache, hence the zone as an argument of its own.
@lru_cache(maxsize=1024)
def spoken(moment: datetime, zone: tzinfo, language: str, *, ends: bool = False) -> Mapping[str, str]:
    """The parts `date`, `hour`, `zone` and `offset` of a moment in a zone, to be put together by the phrase `moment`.

    `ends` is for deadlines: midnight then belongs to the day it ends, as 24:00, since "30 August, 00:00" is read by
    many as the end of the 30th. `zone` is empty where the zone is UTC itself.
    """
    moment = moment.astimezone(zone)
    day = moment
    hour = f"{moment:%H:%M}"
    if ends and (moment.hour, moment.minute, moment.second) == (0, 0, 0):
        day, hour = moment - timedelta(days=1), "24:00"
    locale = Locale.parse(_LOCALES.get(language, language))
    offset = _offset(moment.utcoffset() or timedelta(0))
    is_utc = str(zone) in ("UTC", "Etc/UTC")
    return {
        "date": str(format_date(day, "long", locale=locale)),
        "hour": hour,
        "zone": "" if is_utc else str(get_timezone_name(moment, "long", locale=locale)),
        "offset": offset,
    }


def remaining(now: datetime, end: datetime) -> tuple[str, int]:
    """How long it is until `end`, in the largest unit that makes two or more: ("days", 3), ("hours", 5), ("past", 0).

    Rounded down, but for the little time that a reminder is under way: three days before less a minute is three days.
    """
    if now > end:
        return "past", 0
    minutes = round((end - now).total_seconds() / 60)
    if (days := (minutes + 60) // (24 * 60)) >= 2:
        return "days", days
    if (hours := (minutes + 5) // 60) >= 2:
        return "hours", hours
    return "minutes", minutes


def _offset(offset: timedelta) -> str:
    minutes = int(offset.total_seconds() // 60)
    if not minutes:
        return "UTC"
    hours, rest = divmod(abs(minutes), 60)
    return f"UTC{'+' if minutes > 0 else '−'}{hours}{f':{rest:02}' if rest else ''}"
