"""`serve` in this process: what /healthz says is true at the moment it says it."""

import asyncio
import socket
from pathlib import Path

from app.service import Service
from app.settings import load_settings
from tests.servers.daemon import free_port


async def test_ok_is_said_only_when_every_door_of_ours_is_open(tmp_path: Path) -> None:
    smtp, lmtp = free_port(), free_port()
    service = Service(
        load_settings(
            database_url=f"sqlite:///{tmp_path / 'intake.db'}",
            attachments=tmp_path / "attachments",
            mail_address="consultation@intake.test",
            smtp_url=f"smtp://127.0.0.1:{free_port()}",
            smtp_listen=f"127.0.0.1:{smtp}",
            lmtp_listen=f"127.0.0.1:{lmtp}",
        )
    )
    stop = asyncio.Event()
    serving = asyncio.create_task(service.run(stop))
    while service.health()["status"] != "ok":  # looked at between any two steps of the start
        assert not serving.done()
        await asyncio.sleep(0)
    for port in (smtp, lmtp):
        with socket.create_connection(("127.0.0.1", port), timeout=5):
            pass
    stop.set()
    await serving
