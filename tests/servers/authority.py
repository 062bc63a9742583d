"""A certificate authority made for one test run, by openssl."""

from dataclasses import dataclass
from pathlib import Path

from tests.servers.daemon import find_program, run


@dataclass(frozen=True)
class Certificate:
    """A server's certificate and its key, in PEM files."""

    chain: Path
    key: Path


class Authority:
    """Signs certificates that clients accept when `ca_file` is theirs."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self._folder = folder
        self._openssl = find_program("openssl")
        self.ca_file = folder / "ca.pem"
        self._key = folder / "ca.key"
        run([
            self._openssl, "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes",
            "-subj", "/CN=Authority of one test run", "-days", "2",
            "-addext", "basicConstraints=critical,CA:TRUE", "-addext", "keyUsage=critical,keyCertSign",
            "-keyout", self._key, "-out", self.ca_file,
        ])  # fmt: skip

    def certificate(self, *names: str, days: int = 2) -> Certificate:
        """For these host names and addresses (localhost and 127.0.0.1 unless told); negative days: expired already."""
        names = names or ("localhost", "127.0.0.1")
        stem = f"{names[0]}{days:+d}"
        chain, key, request = (self._folder / f"{stem}.{end}" for end in ("pem", "key", "csr"))
        extension = self._folder / f"{stem}.ext"
        kinds = (f"{'IP' if name.replace('.', '').isdigit() else 'DNS'}:{name}" for name in names)
        extension.write_text(
            f"subjectAltName={','.join(kinds)}\nbasicConstraints=CA:FALSE\nauthorityKeyIdentifier=keyid\n"
        )
        run([
            self._openssl, "req", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes",
            "-subj", f"/CN={names[0]}", "-keyout", key, "-out", request,
        ])  # fmt: skip
        run([
            self._openssl, "x509", "-req", "-in", request, "-CA", self.ca_file, "-CAkey", self._key, "-CAcreateserial",
            "-extfile", extension, *self._validity(days), "-out", chain,
        ])  # fmt: skip
        return Certificate(chain, key)

    def _validity(self, days: int) -> list[str]:
        if days >= 0:
            return ["-days", str(days)]
        # Before 3.4 it takes a negative number and no dates, since then it is the other way round.
        version = run([self._openssl, "version"]).split()[1]
        if tuple(int(part) for part in version.split(".")[:2]) < (3, 4):
            return ["-days", str(days)]
        return ["-not_before", "20170614000000Z", "-not_after", "20170819000000Z"]
