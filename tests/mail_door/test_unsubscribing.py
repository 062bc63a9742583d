"""One click stops the notices."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import httpx
from starlette.applications import Starlette

from consultation.correspondence import Channel, Letter, Say
from intake.office import Office
from intake.posting import Post
from mail_gateway.unsubscribing import Unsubscribing
from phrases.catalogue import Catalogue
from store.ledger import Ledger
from tests.mail_door.scene import CIRCULAR, LAYLA, OURS, Scene, a_scene


async def token_of_a_reminder(scene: Scene) -> str:
    """Somebody began and is reminded: the token that stands in the notice."""
    scene.write("1. The opportunities are many.")
    await scene.answer()

    def remind(ledger: Ledger) -> list[Letter]:
        post = Post(ledger, scene.clock(), "intake.test")
        contact = ledger.people.find(Channel.MAIL, LAYLA)
        assert contact is not None
        says = (Say.of("reminder", answered=1, count=5, missing=4),)
        post.letter(
            key="reminder:1",
            contact=contact,
            consultation=CIRCULAR,
            language="ar",
            says=says,
            reason="reminder",
        )
        return post.posted

    scene.office.postman.put(await scene.office.do(remind))
    notice = await scene.answer()
    assert notice["List-Unsubscribe"] == f"<mailto:{OURS}?subject=STOP>"
    return str(notice["Message-ID"]).strip("<>").partition("@")[0]


@asynccontextmanager
async def the_web_side(office: Office | None, scene: Scene) -> AsyncIterator[httpx.AsyncClient]:
    routes = Unsubscribing(lambda: office, OURS, Catalogue.load(), scene.clock).routes()
    transport = httpx.ASGITransport(Starlette(routes=list(routes)))
    async with httpx.AsyncClient(transport=transport, base_url="http://intake.test") as client:
        yield client


async def is_stopped(scene: Scene) -> bool:
    contact = await scene.office.do(lambda ledger: ledger.people.find(Channel.MAIL, LAYLA))
    assert contact is not None
    return contact.stopped


async def test_looking_changes_nothing_and_one_click_stops_without_a_letter(tmp_path: Path) -> None:
    async with a_scene(tmp_path) as scene:
        token = await token_of_a_reminder(scene)
        async with the_web_side(scene.office, scene) as web:
            look = await web.get(f"/unsubscribe/{token}")
            assert 'dir="rtl"' in look.text
            assert "<form" in look.text
            assert not await is_stopped(scene)
            click = await web.post(f"/unsubscribe/{token}", data={"List-Unsubscribe": "One-Click"})
            again = await web.post(f"/unsubscribe/{token}")
        assert (click.status_code, again.status_code) == (200, 200)
        assert "<form" not in click.text
        await scene.office.clerk.idle()
        assert await is_stopped(scene)
        await scene.silence()


async def test_a_token_that_nobody_got_opens_nothing(tmp_path: Path) -> None:
    async with a_scene(tmp_path) as scene, the_web_side(scene.office, scene) as web:
        for token in ("intake.aaaaaaaaaaaaaaaaaaaaaaaa", "x", "%3Cscript%3E", "intake..%2F..%2Fetc"):
            assert (await web.post(f"/unsubscribe/{token}")).status_code == 404


async def test_while_the_service_starts_it_asks_for_patience(tmp_path: Path) -> None:
    async with a_scene(tmp_path) as scene, the_web_side(None, scene) as web:
        answer = await web.post("/unsubscribe/intake.aaaaaaaaaaaa")
        assert answer.status_code == 503
        assert answer.headers["Retry-After"] == "30"
