"""What has been published, on the web side of `serve`: the files of the latest edition, or what is cleared so far."""

import asyncio
import json
from collections.abc import Collection
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any

from starlette.requests import Request
from starlette.responses import FileResponse, JSONResponse, PlainTextResponse, RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from app.rolling import Rolling
from intake.office import Office

_MANIFEST = "edition.json"
#: Answers are other people's words: a page of ours runs no script but its own and loads nothing from elsewhere.
_SAVED = {"Content-Security-Policy": "sandbox; default-src 'none'"}
_GUARDED = {"X-Content-Type-Options": "nosniff", "Referrer-Policy": "no-referrer"}


@dataclass(frozen=True, slots=True)
class Published:
    """Serves editions under `/SLUG/`, looking up what is to be shown for each request."""

    office: Office
    rolling: Rolling | None = None  #: what is shown of a consultation that has no edition yet
    #: The files of each edition that was asked for: a long one has a thousand, and each page of it is a request.
    _listed: dict[tuple[str, int], frozenset[str]] = field(default_factory=dict, repr=False)

    def routes(self) -> list[BaseRoute]:
        """To be mounted at the root that INTAKE_PUBLIC_URL names."""
        return [
            Route("/", self._list),
            Route("/{slug}", self._front),
            Route("/{slug}/", self._front),
            Route("/{slug}/{path:path}", self._file),
        ]

    async def _list(self, _request: Request) -> Response:
        published = [c for c in self.office.consultations if await self._shown(c.slug)]
        if len(published) == 1:
            return RedirectResponse(f"/{published[0].slug}/")
        return JSONResponse({"published": {c.reference: f"/{c.slug}/" for c in published}})

    async def _front(self, request: Request) -> Response:
        return RedirectResponse(f"/{request.path_params['slug']}/site/index.html")

    async def _file(self, request: Request) -> Response:
        slug, path = request.path_params["slug"], request.path_params["path"]
        edition = await self._shown(slug)
        # Only what the edition itself lists: whatever else lies in the folder is nobody's business.
        if edition is None or (path != _MANIFEST and path not in edition[1]):
            return PlainTextResponse("There is no such page here.", 404)
        file = Path(edition[0]) / path
        if not await asyncio.to_thread(file.is_file):
            return PlainTextResponse("The edition was moved away.", 404)
        if path.startswith("attachments/"):
            # A stakeholder's file is saved, never opened as a page of ours: it may be a page with scripts.
            return FileResponse(file, headers={**_GUARDED, **_SAVED}, filename=file.name)
        return FileResponse(file, headers=_GUARDED)

    async def _shown(self, slug: str) -> tuple[str, Collection[str]] | None:
        """The folder that is shown, and the files in it: the latest edition, or what is cleared so far."""
        found = await self.office.do(lambda ledger: ledger.editions.place(slug))
        if found:
            number, place = found
            if (slug, number) not in self._listed:  # an edition never changes
                manifest = await self.office.do(lambda ledger: ledger.editions.get(slug, number))
                self._listed[slug, number] = frozenset((manifest or {}).get("files", ()))
            return place, self._listed[slug, number]
        if self.rolling is None or slug not in {c.slug for c in self.rolling.consultations}:
            return None
        folder = self.rolling.place(slug)
        manifest = await asyncio.to_thread(_manifest, folder / _MANIFEST)
        return (str(folder), manifest["files"]) if manifest else None


def _manifest(path: Path) -> dict[str, Any] | None:
    try:
        return _read(path, path.stat().st_mtime_ns)
    except (OSError, ValueError):
        return None  # not made yet, or being replaced just now


@lru_cache(maxsize=16)
def _read(path: Path, _changed: int) -> dict[str, Any]:
    manifest: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return manifest
