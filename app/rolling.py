"""Publishing as it is cleared: while a consultation says `publish = "rolling"` and has no edition, its pages are kept fresh."""

import asyncio
import os
import sys
from dataclasses import dataclass, field
from pathlib import Path

import structlog

from consultation.definition import Consultation
from intake.office import Office

_log = structlog.get_logger("rolling")

LOOK = 3.0  #: seconds between looks whether something was cleared
_AGAIN = 60.0  #: seconds until a page that could not be made is tried again


@dataclass(slots=True)
class Rolling:
    """Writes the pages of each rolling consultation into a folder of its own, in a process of its own."""

    office: Office
    folder: Path
    _shown: dict[str, tuple[int, ...]] = field(default_factory=dict)

    def place(self, slug: str) -> Path:
        """Where the pages of a consultation lie."""
        return self.folder / slug

    @property
    def consultations(self) -> tuple[Consultation, ...]:
        """Those that are published as they are cleared."""
        return tuple(c for c in self.office.consultations if c.policy.publish == "rolling")

    async def run(self) -> None:
        """Looks now and then; never ends."""
        while True:
            made = [await self._freshen(consultation) for consultation in self.consultations]
            await asyncio.sleep(LOOK if all(made) else _AGAIN)

    async def _freshen(self, consultation: Consultation) -> bool:
        slug = consultation.slug
        pulse, edition, deadline = await self.office.do(
            lambda ledger: (
                ledger.contributions.pulse(),
                ledger.editions.place(slug),
                ledger.calendar.deadline(slug),
            )
        )
        state = (*pulse, round(deadline.timestamp()) if deadline else 0)
        if not pulse[0] or edition is not None or self._shown.get(slug) == state:
            return True
        # Elsewhere, so that nobody in chat waits for it: a site of a thousand contributions takes seconds.
        process = await asyncio.create_subprocess_exec(
            *(sys.executable, "-m", "app.cli", "compile", slug, "--cleared", "--out", str(self.place(slug))),
            stdin=asyncio.subprocess.DEVNULL,
            stdout=asyncio.subprocess.DEVNULL,
            stderr=asyncio.subprocess.PIPE,
            env=_environment(),
        )
        try:
            _, said = await process.communicate()
        finally:
            if process.returncode is None:
                process.kill()
                await process.wait()
        if process.returncode:
            _log.error(
                "The pages of what is cleared could not be made.", reason=said.decode(errors="replace")[-500:]
            )
            return False
        self._shown[slug] = state
        return True


def _environment() -> dict[str, str]:
    root = str(Path(__file__).resolve().parent.parent)
    path = os.pathsep.join(filter(None, [root, os.environ.get("PYTHONPATH")]))
    return {**os.environ, "PYTHONPATH": path}
