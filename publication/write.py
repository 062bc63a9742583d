"""Writing a compilation into a folder: documents, site, data, attachments, and the list of hashes that seals them."""

import hashlib
import json
from pathlib import Path
from typing import Any

from nacl.signing import SigningKey

from publication.data import write_data
from publication.document import write_document
from publication.entries import Compilation
from publication.feed import write_feed
from publication.keys import public_key
from publication.proofs import canonical, merkle_root, signed
from publication.site import write_site
from publication.typesetting import write_pdf
from publication.volumes import volume_file, volumes

MANIFEST = "edition.json"
#: What file managers leave in every folder that somebody looks at; no part of an edition and no forgery either.
_LITTER = frozenset({".DS_Store", "Thumbs.db", "desktop.ini"})
_DOCUMENTS = ("compilation.pdf", "compilation.docx")
_DATA = (
    "data/contributions.json", "data/contributions.csv",
    "data/contributions.xlsx", "data/schema.json", MANIFEST,
)  # fmt: skip


def write(compilation: Compilation, folder: Path, *, signing_key: SigningKey | None = None) -> dict[str, Any]:
    """Writes everything into an empty folder and gives the manifest, which is also edition.json.

    The same compilation gives the same files, byte for byte. Raises TypesettingFailed.
    """
    folder.mkdir(parents=True, exist_ok=True)
    documents: list[str] = []
    if not compilation.is_rolling:  # documents are of editions: what changes every hour is nobody's to file
        for volume in volumes(compilation):
            pdf, docx = (volume_file(name, volume.volume) for name in _DOCUMENTS)
            write_pdf(volume, folder / pdf)
            write_document(volume, folder / docx)
            documents += [pdf, docx]
    write_site(compilation, folder / "site", [*documents, *_DATA])
    write_feed(compilation, folder / "site")
    write_data(compilation, folder / "data")
    for _, file in compilation.attachments:
        if file.path:
            path = folder / file.path
            path.parent.mkdir(exist_ok=True)
            path.write_bytes(file.read())
    manifest = _manifest(compilation, folder)
    if signing_key is not None:
        manifest["public_key"] = public_key(signing_key)
        manifest = signed(manifest, signing_key)
    text = json.dumps(manifest, ensure_ascii=False, indent=1) + "\n"
    (folder / MANIFEST).write_text(text, encoding="utf-8", newline="\n")
    return manifest


def file_hashes(folder: Path) -> dict[str, str]:
    """Path inside the folder -> SHA-256, for every file but the manifest itself."""
    hashes = {}
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        if path.is_file() and name != MANIFEST and path.name not in _LITTER:
            with path.open("rb") as file:
                hashes[name] = hashlib.file_digest(file, "sha256").hexdigest()
    return hashes


def _manifest(compilation: Compilation, folder: Path) -> dict[str, Any]:
    records = [record.as_json() for record in compilation.records]
    return {
        "kind": "draft" if compilation.is_draft else "rolling" if compilation.is_rolling else "edition",
        "consultation": compilation.consultation.reference,
        "slug": compilation.consultation.slug,
        "edition": compilation.edition,
        "revision": compilation.revision,
        "made_at": compilation.made_at.isoformat(),
        "language": compilation.language,
        "files": file_hashes(folder),
        "tree": {
            "shape": "RFC 6962",
            "hash": "SHA-256",
            "leaf": "canonical JSON of a record: keys in order, no spaces, ASCII",
            "root": merkle_root([canonical(record) for record in records]),
        },
        "records": records,
        "changes": [{"public_number": change.number, "what": change.what} for change in compilation.changes],
    }
