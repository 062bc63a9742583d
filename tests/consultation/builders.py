"""Builders with good defaults: the circular, moments, interviews at any stage, files."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from consultation.correspondence import Say
from consultation.interview import PROFILE, Interview, Part, Person, Stage
from consultation.reading import load
from consultation.turns import File

CIRCULAR = load(Path(__file__).parents[2] / "consultations" / "cl-17-30.toml")
IN_TIME = datetime(2017, 8, 1, 10, 0, tzinfo=UTC)
LATE = datetime(2017, 8, 20, 10, 0, tzinfo=UTC)
RECEIPT = "CL1730-7F3KQ-9X2MD"
LAYLA = Person("Layla Haddad", "Centre for Internet", "civil-society", "Lebanon", None)


def moment(text: str) -> datetime:
    """An aware moment in UTC: `moment("2017-08-01 10:00")`."""
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


def a_file(name: str = "annex.pdf", *, compiled: bool = True) -> File:
    return File("ab" * 32, name, 1200, "application/pdf" if compiled else "audio/ogg", compiled)


def an_interview(stage: Stage = Stage.QUESTIONS, **changes: Any) -> Interview:
    """Layla's interview at that stage: everything before it is done, nothing after it.

    `answers={1: "Yes."}` gives an answer of one part, keyed `1`; a list of texts gives several, keyed `1.0`, `1.1`…
    """
    answers: Mapping[int, str | list[str]] = changes.pop("answers", {})
    interview = Interview(RECEIPT, IN_TIME, stage)
    if stage is not Stage.LANGUAGE:
        interview = replace(interview, language="en")
    if stage not in (Stage.LANGUAGE, Stage.CONSENT):
        interview = replace(interview, agreed_at=IN_TIME, person=_known_at(stage))
    if stage is Stage.QUESTIONS:
        interview = replace(interview, at=1)
    for number, said in answers.items():
        texts = [(str(number), said)] if isinstance(said, str) else _keyed(number, said)
        for key, text in texts:
            interview = interview.adding(number, Part(key, text))
    handed_in = stage is Stage.SUBMITTED
    return replace(
        interview,
        **{"versions": int(handed_in), "counted": int(handed_in), "changed": not handed_in, **changes},
    )


def _known_at(stage: Stage) -> Person:
    if stage not in PROFILE:
        return LAYLA
    later = PROFILE[PROFILE.index(stage) :]
    return replace(LAYLA, **{field.value: None for field in later})


def _keyed(number: int, texts: list[str]) -> list[tuple[str, str]]:
    return [(f"{number}.{place}", text) for place, text in enumerate(texts)]


def names(says: tuple[Say, ...]) -> list[str]:
    """The names of the phrases, in order."""
    return [say.phrase for say in says]
