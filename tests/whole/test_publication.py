"""From answers to an edition that proves itself and gives nobody's address away."""

import asyncio
import json
import re
import shutil
import zipfile
import zlib
from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
import pytest_asyncio

from sandbox.mail_host import MailHost
from tests.bot.signatures import watched
from tests.whole.circular import circular
from tests.whole.people import Phone, flat, letter, numbered, plain, receipt_in
from tests.whole.post import BORDER, DESK, Correspondent, SandboxPost
from tests.whole.service import Service, serving

pytestmark = [pytest.mark.whole, pytest.mark.asyncio(loop_scope="module"), pytest.mark.timeout(180)]

ARABIC = "الفرص كثيرة لرواد الأعمال، و<b>الأسواق</b> أقرب."
ENGLISH = "Openness =1+1 & <script>alert('x')</script> {{ 7*7 }} #let x = 1"
FRENCH = "L’accès au savoir : une chance pour tous."
REJECTED = "Words that staff do not publish."


@dataclass
class Published:
    """One edition and what lies around it."""

    service: Service
    host: MailHost
    edition: Path
    layla: Phone
    ann: Correspondent
    camille: Correspondent
    rejected: Correspondent
    receipts: dict[str, str]
    receipt_file: Path


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def published(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Published]:
    folder = tmp_path_factory.mktemp("publication")
    file, _ = circular(folder)
    async with watched() as api, MailHost.running(users={DESK: "secret"}, authserv_id=BORDER) as host:
        post = SandboxPost(host)
        settings = {
            "INTAKE_CONSULTATIONS": str(file),
            "INTAKE_TELEGRAM_TOKEN": api.token,
            "INTAKE_TELEGRAM_API_URL": api.url,
            **post.settings(),
        }
        async with serving(folder, settings) as service:
            layla = Phone(api.person("ليلى", language_code="ar"))
            ann, camille, rejected = (Correspondent(post) for _ in range(3))
            for line in ("/start", "/language ar", "/agree", "ليلى حداد", "جمعية المستخدمين", "3", "لبنان"):
                await layla.says(line)
            await layla.says("layla.private@people.test")
            await layla.says(ARABIC)
            receipts = {"layla": receipt_in(await layla.says("/submit", until="CL1730-"))}
            first = await ann.writes(
                numbered({1: ENGLISH, 2: "Second."}) + "\n\n-- \nAnn Example\n+41 22 730 51 11"
            )
            receipts["ann"] = receipt_in(plain(first))
            receipts["camille"] = receipt_in(
                plain(await camille.writes(numbered({1: FRENCH}, "Bonjour,"), name="Camille Dubois"))
            )
            receipts["rejected"] = receipt_in(plain(await rejected.writes(numbered({1: REJECTED}))))
            await Correspondent(post).writes(numbered({1: "Words that nobody confirmed."}), vouched=False)
            for name in ("layla", "ann", "camille"):
                await service.run("approve", receipts[name])
            await service.run("reject", receipts["rejected"], "--reason", "off topic")
            edition = folder / "some" / "deep" / "edition"
            await service.run("publish", "--out", str(edition))
            await asyncio.gather(ann.gets(2), camille.gets(2), layla.hears("نُشر"))
            await service.run("publish", "--out", str(edition))  # again: the same, and nobody is told again
            attached = [
                part
                for part in first.iter_attachments()
                if (part.get_filename() or "").startswith("receipt-")
            ]
            receipt_file = folder / str(attached[0].get_filename())
            content = attached[0].get_content()
            receipt_file.write_bytes(content.encode() if isinstance(content, str) else content)
            yield Published(service, host, edition, layla, ann, camille, rejected, receipts, receipt_file)


async def test_each_published_contributor_is_told_once_on_the_own_channel_in_the_own_language(
    published: Published,
) -> None:
    await asyncio.sleep(1.5)  # a second notice would have come by now
    said = [flat(seen.text) for seen in published.layla.person.sees_from_bot()]
    assert sum("نُشر" in text and published.receipts["layla"] in text for text in said) == 1
    for writer, receipt, words in (
        (published.ann, "ann", "has been published"),
        (published.camille, "camille", "publié"),
    ):
        mails = await writer.post.mails(writer.address)
        assert len(mails) == 2
        assert published.receipts[receipt] in plain(mails[1])
        assert words in plain(mails[1])
    assert len(await published.rejected.post.mails(published.rejected.address)) == 1
    assert not [
        m for m in published.host.mailbox(DESK).messages() if "intake." in (m.parsed["Message-ID"] or "")
    ]


async def test_only_what_was_approved_is_in_the_edition_word_for_word(published: Published) -> None:
    names = (
        "compilation.pdf",
        "compilation.docx",
        "site/index.html",
        "data/contributions.json",
        "edition.json",
    )
    assert all((published.edition / name).is_file() for name in names)
    data = (published.edition / "data" / "contributions.json").read_text(encoding="utf-8")
    assert {ARABIC, ENGLISH, FRENCH} <= set(_strings(json.loads(data)))
    everything = b"".join(_bytes(published.edition))
    assert REJECTED.encode() not in everything
    assert b"nobody confirmed" not in everything
    html = (published.edition / "site" / "index.html").read_text(encoding="utf-8")
    assert "<script>alert" not in html
    assert 'dir="rtl"' in html
    with zipfile.ZipFile(published.edition / "compilation.docx") as docx:
        document = docx.read("word/document.xml").decode()
    assert "<w:bidi" in document
    assert "<w:rtl" in document
    words = flat("".join(re.findall(r"<w:t[^>]*>([^<]*)</w:t>", document)))
    assert flat("الفرص كثيرة لرواد الأعمال") in words
    assert "ليلى حداد" in words


async def test_no_published_byte_holds_an_address_an_id_or_a_receipt_number(published: Published) -> None:
    secrets = {
        published.ann.address,
        published.camille.address,
        published.rejected.address,
        "layla.private",
        "730 51 11",
        str(published.layla.person.id),
        *published.receipts.values(),
        *(receipt.rpartition("-")[2] for receipt in published.receipts.values()),
    }
    for content in _bytes(published.edition):
        for secret in secrets:
            assert secret.encode() not in content, secret
            assert secret.encode("utf-16-be") not in content, secret


async def test_a_receipt_proves_the_words_and_a_changed_one_proves_nothing(published: Published) -> None:
    service, edition = published.service, str(published.edition)
    await service.run("verify", str(published.receipt_file), edition)
    await service.run("verify", published.receipts["layla"], edition)
    changed = published.receipt_file.with_name("receipt-changed.json")
    words = published.receipt_file.read_text(encoding="utf-8")
    for old, new in ((published.receipts["ann"][-5:], "00000"), *_changed_hashes(words)):
        assert old in words
        changed.write_text(words.replace(old, new), encoding="utf-8")
        await service.run("verify", str(changed), edition, code=1)
    await service.run("verify", "CL1730-AAAAA-BBBBB", edition, code=1)
    await service.run("verify", str(published.receipt_file), str(published.edition.parent), code=1)


async def test_an_edition_with_a_changed_word_in_any_file_is_refused(
    published: Published, tmp_path: Path
) -> None:
    files = [path for path in published.edition.rglob("*") if path.is_file()]
    assert len(files) >= 5
    copies = []
    for number, file in enumerate(sorted(files)):
        copy = tmp_path / str(number)
        shutil.copytree(published.edition, copy)
        target = copy / file.relative_to(published.edition)
        raw = target.read_bytes()
        middle = len(raw) // 2
        target.write_bytes(raw[:middle] + bytes([raw[middle] ^ 1]) + raw[middle + 1 :])
        copies.append((file.name, copy))
    for name, copy in copies:
        said = await published.service.run("verify", str(published.receipt_file), str(copy), code=1)
        assert said, name


async def test_the_export_has_the_shape_of_the_contract(published: Published) -> None:
    data = json.loads(await published.service.run("export"))
    assert set(data) == {"consultation", "exported_at", "contributions", "counts"}
    wanted = {
        "receipt", "public_number", "status", "version", "late", "channels", "language", "name", "organisation", "category",
        "country", "submitted_at", "answers", "general", "attachments",
    }  # fmt: skip
    assert all(wanted <= set(contribution) for contribution in data["contributions"])
    assert sorted(c["status"] for c in data["contributions"]) == ["submitted"] * 4 + ["unconfirmed"]
    by_receipt = {c["receipt"]: c for c in data["contributions"]}
    assert by_receipt[published.receipts["layla"]]["channels"] == ["telegram"]
    assert by_receipt[published.receipts["ann"]]["answers"] == {"1": ENGLISH, "2": "Second."}
    for form in ("csv", "xlsx"):
        out = published.edition.parent / f"export.{form}"
        await published.service.run("export", "--format", form, "--out", str(out))
        assert out.stat().st_size > 100


async def test_a_reply_to_the_notice_is_read_as_any_other_mail(published: Published) -> None:
    notice = (await published.ann.post.mails(published.ann.address))[1]
    raw = letter(f"Ann <{published.ann.address}>", DESK, "STATUS", answering=notice, quoting=True)
    status = await published.ann.sends(raw)
    assert published.receipts["ann"] in flat(plain(status))


def _changed_hashes(receipt: str) -> Iterator[tuple[str, str]]:
    """Each hash and signature of a receipt, and the same with one letter changed."""
    for value in sorted(set(re.findall(r'"([0-9a-f]{64}|[A-Za-z0-9+/]{86}==)"', receipt))):
        yield value, ("1" if value[0] != "1" else "2") + value[1:]


def _strings(data: object) -> Iterator[str]:
    if isinstance(data, str):
        yield data
    elif isinstance(data, dict):
        for value in data.values():
            yield from _strings(value)
    elif isinstance(data, list):
        for value in data:
            yield from _strings(value)


def _bytes(folder: Path) -> Iterator[bytes]:
    """Every file as it is, its name, what zip archives hold, and PDF streams inflated."""
    for path in sorted(folder.rglob("*")):
        if not path.is_file():
            continue
        raw = path.read_bytes()
        yield path.name.encode()
        yield raw
        if path.suffix in (".docx", ".xlsx"):
            with zipfile.ZipFile(path) as archive:
                for name in archive.namelist():
                    yield name.encode() + b"\n" + archive.read(name)
        if path.suffix == ".pdf":
            for stream in re.finditer(rb"stream\r?\n(.*?)\r?\nendstream", raw, re.DOTALL):
                try:
                    yield zlib.decompressobj().decompress(stream[1])
                except zlib.error:
                    continue
