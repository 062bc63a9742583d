"""Looks at what lies around the service for the digest and for urgent word: how the mailbox is, how full the disk."""

import shutil
from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from intake.surroundings import Surroundings

_ON_THEIR_WAY = timedelta(minutes=2)


class Lookout:
    """Looks when it is asked; cheap enough for every second."""

    def __init__(
        self,
        folder: Path,
        mailbox: Callable[[], Mapping[str, Any]] | None,
        clock: Callable[[], datetime],
    ) -> None:
        """`folder` is where store or attachments lie; `mailbox` the state of the walk, as on /healthz."""
        self._folder = folder
        self._mailbox = mailbox
        self._clock = clock
        self._well_at = clock()  #: before the first look a mailbox is away since the start
        self._empty_at = clock()  #: mails on their way into the store are no difference

    def look(self) -> Surroundings:
        """How things are now."""
        free = size = None
        try:
            usage = shutil.disk_usage(self._folder)
        except OSError:
            pass  # a disk that cannot be asked is told of by the store itself
        else:
            free, size = usage.free, usage.total
        if self._mailbox is None:
            return Surroundings(free=free, size=size)
        state = self._mailbox()
        if state["well"]:
            now = self._well_at = self._clock()
            if not state["waiting"]:
                self._empty_at = now
            waiting = state["waiting"] if now - self._empty_at > _ON_THEIR_WAY else 0
            return Surroundings(waiting + state["put_off"], None, free, size)
        return Surroundings(None, self._well_at, free, size)
