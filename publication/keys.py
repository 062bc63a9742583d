"""The signing key: one Ed25519 key seals the receipts and the editions of a service."""

import base64
import binascii
import os
from pathlib import Path

from nacl.signing import SigningKey

from publication.errors import FaultyKey

_SEED = 32  #: bytes of an Ed25519 seed (RFC 8032)
_HINT = "INTAKE_SIGNING_KEY takes 64 hexadecimal digits, 32 bytes in base64, or the path of a file that holds either"


def load_or_make(where: Path) -> SigningKey:
    """The key kept in that file, made at the first call, readable by its owner alone. Raises FaultyKey."""
    try:
        return _read(where)
    except FileNotFoundError:
        pass
    key = SigningKey.generate()
    try:
        where.parent.mkdir(parents=True, exist_ok=True)
        _keep(where, key)
    except FileExistsError:
        return _read(where)  # another process of ours was first: its key is the key
    except OSError as error:
        raise FaultyKey(f"{where}: the signing key cannot be written: {error.strerror}") from error
    return key


def key_from(setting: str) -> SigningKey:
    """The key that a setting gives, in hexadecimal, in base64, or as the path of a file. Raises FaultyKey."""
    value = setting.strip()
    seed = _seed(value)
    if seed is not None:
        return SigningKey(seed)
    path = Path(value).expanduser()
    try:
        if path.is_file():
            return _read(path)
    except OSError:
        pass  # too long for a path: then it is a key with a slip of the pen
    raise FaultyKey(_HINT)


def public_key(key: SigningKey) -> str:
    """The public half, in base64, as receipts and editions name it."""
    return base64.b64encode(bytes(key.verify_key)).decode("ascii")


def _read(path: Path) -> SigningKey:
    try:
        seed = _seed(path.read_text(encoding="ascii").strip())
    except UnicodeDecodeError:
        seed = None
    except FileNotFoundError:
        raise
    except OSError as error:
        raise FaultyKey(f"{path}: the signing key cannot be read: {error.strerror}") from error
    if seed is None:
        raise FaultyKey(f"{path}: is no signing key; {_HINT}")
    return SigningKey(seed)


def _seed(value: str) -> bytes | None:
    try:
        if len(value) == _SEED * 2:
            return bytes.fromhex(value)
        seed = base64.b64decode(value, altchars=b"-_" if set(value) & set("-_") else None, validate=True)
    except (ValueError, binascii.Error):
        return None
    return seed if len(seed) == _SEED else None


def _keep(where: Path, key: SigningKey) -> None:
    """Writes the key beside its place and links it there: it is whole or not there, and never overwrites another."""
    beside = where.with_name(f"{where.name}.{os.getpid()}.new")
    descriptor = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        with os.fdopen(descriptor, "w", encoding="ascii") as file:
            file.write(bytes(key).hex() + "\n")
            file.flush()
            os.fsync(file.fileno())
        os.link(beside, where)
    finally:
        beside.unlink()
