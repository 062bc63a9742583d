"""How fast mails are read: beside the standard library's parser on the same mails in the same run, and the slowest."""

import email
import gc
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from mail_gateway.reading import SentMail, read_mail  # noqa: E402 - the path comes first
from tests.mail_reading.composing import CONSULTATION  # noqa: E402 - the same

ROUNDS = 7
#: A message a person gets really carries these: trace, signatures, verdicts.
TRACE = (
    b"Delivered-To: consultation@intake.example\r\n"
    + b"".join(
        b"Received: from mail-%d.example.org (mail-%d.example.org [192.0.2.%d])\r\n\tby mx.intake.example (Postfix) with ESMTPS id 4XyZ%dAbC\r\n\t(version=TLS1_3 cipher=TLS_AES_256_GCM_SHA384 bits=256/256)\r\n\tfor <consultation@intake.example>; Thu, 15 Jun 2017 12:00:0%d +0000 (UTC)\r\n"
        % ((hop,) * 5)
        for hop in range(4)
    )
    + b"DKIM-Signature: v=1; a=rsa-sha256; c=relaxed/relaxed; d=example.org; s=selector;\r\n"
    + b"".join(b"\tb=%s\r\n" % (b"A1b2C3d4" * 8) for _ in range(6))
    + b"ARC-Seal: i=1; a=rsa-sha256; t=1497528000; cv=none; d=example.org; s=arc;\r\n"
    + b"".join(b"\tb=%s\r\n" % (b"A1b2C3d4" * 8) for _ in range(5))
    + b"Authentication-Results: mx.intake.example; dkim=pass header.i=@example.org;\r\n\tspf=pass smtp.mailfrom=ann@example.org; dmarc=pass header.from=example.org\r\n"
)  # fmt: skip


def main() -> None:
    """Prints the table."""
    folder = ROOT / "tests" / "mails"
    mails = [path.read_bytes() for path in sorted(folder.rglob("*.eml")) if path.parent.name != "letters"]
    letters = [SentMail.from_bytes(path.read_bytes()) for path in sorted((folder / "letters").glob("*.eml"))]
    traced = [TRACE + mail for mail in mails]
    print(
        f"{len(mails)} mails, {sum(map(len, mails)) / len(mails):.0f} bytes on average; best of {ROUNDS} rounds, microseconds a mail"
    )
    for name, collection in (("bare headers", mails), ("with trace headers", traced)):
        arms: list[tuple[str, Callable[[bytes], object]]] = [
            ("email.message_from_bytes", email.message_from_bytes),
            ("read_mail", lambda raw: read_mail(raw, CONSULTATION)),
            ("read_mail, our letters at hand", lambda raw: read_mail(raw, CONSULTATION, letters)),
        ]
        best = dict.fromkeys((arm for arm, _ in arms), float("inf"))
        slowest: list[float] = []
        gc.collect()
        for _ in range(ROUNDS):
            # Arm by arm within a round: what else the machine does hits them all.
            for arm, act in arms:
                started = time.perf_counter()
                for raw in collection:
                    act(raw)
                best[arm] = min(best[arm], (time.perf_counter() - started) / len(collection))
        for raw in collection:
            times = []
            for _ in range(3):
                started = time.perf_counter()
                read_mail(raw, CONSULTATION)
                times.append(time.perf_counter() - started)
            slowest.append(min(times))
        standard = best["email.message_from_bytes"]
        print(f"\n{name}")
        for arm, seconds in best.items():
            print(f"  {arm:34}{seconds * 1e6:8.0f}   {standard / seconds:5.2f} of the standard parser's rate")
        percentile = statistics.quantiles(slowest, n=20)[18]
        print(
            f"  95th percentile of read_mail {percentile * 1e3:.2f} ms, slowest {max(slowest) * 1e3:.2f} ms"
        )


if __name__ == "__main__":
    main()
