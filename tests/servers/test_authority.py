"""Certificates that clients accept, and those they must refuse."""

import asyncio
import ssl

import pytest

from tests.servers.authority import Authority, Certificate


async def handshake(authority: Authority, certificate: Certificate, name: str) -> None:
    """Greet a server that shows this certificate as a client that trusts the authority."""
    shown = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    shown.load_cert_chain(certificate.chain, certificate.key)
    trust = ssl.create_default_context(cafile=str(authority.ca_file))
    server = await asyncio.start_server(lambda _, writer: writer.close(), "127.0.0.1", 0, ssl=shown)
    async with server:
        port = server.sockets[0].getsockname()[1]
        _, writer = await asyncio.open_connection("127.0.0.1", port, ssl=trust, server_hostname=name)
        writer.close()


@pytest.mark.parametrize("name", ["localhost", "127.0.0.1"])
async def test_the_usual_certificate_is_good_for_this_machine(authority: Authority, name: str) -> None:
    await handshake(authority, authority.certificate(), name)


async def test_a_certificate_for_another_host_is_refused(authority: Authority) -> None:
    with pytest.raises(ssl.SSLCertVerificationError, match="mismatch"):
        await handshake(authority, authority.certificate("elsewhere.test"), "localhost")


async def test_an_expired_certificate_is_refused(authority: Authority) -> None:
    with pytest.raises(ssl.SSLCertVerificationError, match="expired"):
        await handshake(authority, authority.certificate("localhost", days=-1), "localhost")
