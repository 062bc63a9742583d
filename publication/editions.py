"""Editions: frozen, numbered, signed, with a list of what changed; and drafts, which are none of these."""

import json
import shutil
import tempfile
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from nacl.signing import SigningKey

from consultation.contribution import Contribution
from consultation.definition import Consultation
from publication.compilation import compile_
from publication.entries import Change, Compilation
from publication.errors import PublicationError
from publication.proofs import Record
from publication.write import MANIFEST, write


@dataclass(frozen=True, slots=True)
class Edition:
    """What was published."""

    folder: Path
    number: int
    revision: str  #: "Rev.1" for the second edition; empty for the first
    root: str  #: of the hash tree
    published: tuple[int, ...]  #: public numbers
    manifest: Mapping[str, Any]  #: edition.json; the next edition is compared with it

    @staticmethod
    def place(number: int) -> str:
        """Where a contribution stands in the edition: the end of the link in its author's notice."""
        return f"site/contributors.html#c{number}"


def freeze(
    consultation: Consultation,
    contributions: Sequence[Contribution],
    folder: Path,
    *,
    made_at: datetime,
    signing_key: SigningKey,
    read_file: Callable[[str], bytes],
    contacts: Collection[str] = (),
    previous: Mapping[str, Any] | None = None,
    language: str = "en",
) -> Edition:
    """Writes an edition of what staff cleared; `previous` is the manifest of the edition before, `contacts` what is
    blacked out wherever it stands (see `compile_`).

    The same contributions, moment and key give the same files, byte for byte. Raises PublicationError.
    """
    number = int(previous["edition"]) + 1 if previous else 1
    before = previous["records"] if previous else None
    compilation = compile_(
        consultation,
        contributions,
        made_at=made_at,
        approved_only=True,
        read_file=read_file,
        language=language,
        contacts=contacts,
        edition=number,
        changes=(lambda records: changes(before, records)) if before is not None else None,
    )
    with _made_beside(folder, consultation) as making:
        manifest = write(compilation, making, signing_key=signing_key)
    published = tuple(entry.number for entry in compilation.all_entries)
    return Edition(folder, number, compilation.revision, manifest["tree"]["root"], published, manifest)


def draft(
    consultation: Consultation,
    contributions: Sequence[Contribution],
    folder: Path,
    *,
    made_at: datetime,
    read_file: Callable[[str], bytes],
    contacts: Collection[str] = (),
    signing_key: SigningKey | None = None,
    language: str = "en",
) -> Compilation:
    """Writes a draft for staff: everything that counts, what is not cleared marked. Raises PublicationError."""
    compilation = compile_(
        consultation,
        contributions,
        made_at=made_at,
        approved_only=False,
        read_file=read_file,
        language=language,
        contacts=contacts,
    )
    with _made_beside(folder, consultation) as making:
        write(compilation, making, signing_key=signing_key)
    return compilation


def rolling(
    consultation: Consultation,
    contributions: Sequence[Contribution],
    folder: Path,
    *,
    made_at: datetime,
    read_file: Callable[[str], bytes],
    contacts: Collection[str] = (),
    signing_key: SigningKey | None = None,
    language: str = "en",
) -> Compilation:
    """Writes what is cleared so far, for everybody to read while there is no edition. Raises PublicationError."""
    compilation = compile_(
        consultation,
        contributions,
        made_at=made_at,
        approved_only=True,
        read_file=read_file,
        language=language,
        contacts=contacts,
    )
    with _made_beside(folder, consultation) as making:
        write(compilation, making, signing_key=signing_key)
    return compilation


def changes(before: Sequence[Mapping[str, Any]], now: Sequence[Record]) -> tuple[Change, ...]:
    """What differs between the records of two editions, by public number."""
    earlier = {record["key"]: record for record in before}
    found = []
    for record in now:
        old = earlier.get(record.key)
        was = bool(old) and old["state"] == "published" if old else False
        if record.state == "published" and record.number is not None:
            if not was or old is None:
                found.append(Change(record.number, "added"))
            elif old["version"] != record.version:
                found.append(Change(record.number, "new_version"))
            elif old["redacted"] != record.as_json()["redacted"]:
                found.append(Change(record.number, "redacted"))
            elif old["withheld"] != record.as_json()["withheld"]:
                found.append(Change(record.number, "cleared"))
            elif old.get("translated", {}) != record.as_json().get("translated", {}):
                found.append(Change(record.number, "translated"))
        elif was and old is not None and old["number"] is not None:
            found.append(
                Change(int(old["number"]), "withdrawn" if record.state == "withdrawn" else "removed")
            )
    return tuple(sorted(found, key=lambda change: change.number))


@contextmanager
def _made_beside(folder: Path, consultation: Consultation) -> Iterator[Path]:
    """A new folder that takes the place of the given one when all went well; nothing half-made is ever seen there."""
    _check_place(folder, consultation)
    parent = folder.resolve().parent
    try:
        parent.mkdir(parents=True, exist_ok=True)
        making = Path(tempfile.mkdtemp(prefix=f".{folder.name}-", dir=parent))
    except OSError as error:
        raise PublicationError(f"{parent}: cannot be written: {error.strerror}") from error
    try:
        yield making
        making.chmod(0o755)
        if folder.is_dir():
            for old in list(folder.iterdir()):
                shutil.rmtree(old) if old.is_dir() and not old.is_symlink() else old.unlink()
            for new in sorted(making.iterdir(), key=lambda path: path.name == MANIFEST):
                new.rename(folder / new.name)
        else:
            making.rename(folder)
    except OSError as error:
        raise PublicationError(f"{folder}: cannot be written: {error.strerror or error}") from error
    finally:
        shutil.rmtree(making, ignore_errors=True)


def _check_place(folder: Path, consultation: Consultation) -> None:
    """Refuses a folder that holds anything else than an earlier compilation of the same consultation."""
    if folder.exists() and not folder.is_dir():
        raise PublicationError(f"{folder} is a file: name a folder")
    if not folder.exists() or not any(folder.iterdir()):
        return
    try:
        there = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
        ours = there["slug"] == consultation.slug
    except (OSError, ValueError, KeyError, TypeError):
        ours = False
    if not ours:
        raise PublicationError(f"{folder} holds other files: name a new folder, nothing was written")
