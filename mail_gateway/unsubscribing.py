"""One click stops the notices (RFC 8058): the address that stands in `List-Unsubscribe` of every notice of ours.

The click is kept as an arrival like any other, a STOP from the address the letter went to, so that the store can be
rebuilt from what arrived. Who knows the address of the click received the letter: its token cannot be guessed.
"""

import re
from collections.abc import Callable
from datetime import datetime

from starlette.requests import Request
from starlette.responses import HTMLResponse, PlainTextResponse, Response
from starlette.routing import Route

from consultation.correspondence import Arrival, Channel
from consultation.definition import RIGHT_TO_LEFT
from consultation.errors import IntakeError
from intake.doors import KnownLetter
from intake.office import Office
from mail_gateway.layout import page
from mail_gateway.writing import UNSUBSCRIBE
from phrases.catalogue import Catalogue

_TOKEN = re.compile(r"[A-Za-z0-9.]{8,64}")
#: Nothing here is for caches, and nothing of it is to be told to other sites.
_HEADERS = {
    "Cache-Control": "no-store",
    "Referrer-Policy": "no-referrer",
    "Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'",
}


class Unsubscribing:
    """The page and the click. `office` gives None while the service starts."""

    def __init__(
        self,
        office: Callable[[], Office | None],
        address: str,
        catalogue: Catalogue,
        clock: Callable[[], datetime],
    ) -> None:
        self._office = office
        self._address = address
        self._catalogue = catalogue
        self._clock = clock

    def routes(self) -> list[Route]:
        """To be mounted at the root of the web side that INTAKE_PUBLIC_URL names."""
        return [Route(UNSUBSCRIBE + "/{token}", self._answer, methods=["GET", "POST"])]

    async def _answer(self, request: Request) -> Response:
        token = request.path_params["token"]
        office = self._office()
        if office is None:
            return _sorry(503)
        try:
            letter = await self._letter(office, token)
            if letter is None:
                return _sorry(404)
            # A GET changes nothing: programs that check mails follow every link in them.
            if request.method == "POST":
                await office.keep([self._stop(letter, token)])
            return await self._page(office, letter, done=request.method == "POST")
        except IntakeError:
            return _sorry(503)

    async def _letter(self, office: Office, token: str) -> KnownLetter | None:
        if not _TOKEN.fullmatch(token):
            return None
        domain = self._address.rpartition("@")[2]
        return next(iter(await office.known_letters([f"<{token}@{domain}>"])), None)

    def _stop(self, letter: KnownLetter, token: str) -> Arrival:
        raw = (
            f"From: <{letter.address}>\r\nTo: <{self._address}>\r\nSubject: STOP\r\n"
            f"In-Reply-To: {letter.message_id}\r\n"
            # The page has answered already; no letter goes out for it.
            "X-Loop: unsubscribe\r\n"
            'Content-Type: text/plain; charset="utf-8"\r\n\r\nSTOP\r\n'
        )
        return Arrival(
            Channel.MAIL, self._address, f"click:{token}", letter.address, self._clock(), raw.encode()
        )

    async def _page(self, office: Office, letter: KnownLetter, *, done: bool) -> Response:
        consultation = await office.consultation(letter.consultation)
        language = letter.language
        words = page(
            "unsubscribe.html",
            language=language,
            direction="rtl" if language in RIGHT_TO_LEFT else "ltr",
            reference=consultation.reference,
            button=self._catalogue.words("menu_stop", language, {}, consultation, self._clock()),
            done=self._catalogue.words("stopped", language, {}, consultation, self._clock()) if done else "",
        )
        return HTMLResponse(words, headers=_HEADERS)


def _sorry(status: int) -> Response:
    text = {404: "Nothing here.", 503: "Please try again in a moment."}[status]
    return PlainTextResponse(
        text, status, headers=_HEADERS | ({"Retry-After": "30"} if status == 503 else {})
    )
