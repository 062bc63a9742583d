"""One turn's view of an interview: what every move needs at hand."""

from dataclasses import dataclass, replace
from datetime import datetime

from consultation import saying
from consultation.correspondence import Say
from consultation.definition import Consultation
from consultation.interview import Interview, Stage, is_late
from consultation.outcomes import Act, Step


@dataclass(frozen=True, slots=True)
class Talk:
    """One turn's view of the interview."""

    interview: Interview
    consultation: Consultation
    now: datetime

    def step(self, *says: Say, acts: tuple[Act, ...] = ()) -> Step:
        return Step(self.interview, says, acts)

    def prompted(self, interview: Interview, *says: Say, acts: tuple[Act, ...] = ()) -> Step:
        return Step(interview, (*says, *saying.prompt(interview, self.consultation)), acts)

    @property
    def late(self) -> bool:
        return is_late(self.interview.began_at, self.now, self.consultation)

    def stands_at(self, place: str) -> bool:
        """Whether the person is still where a button stood; words and commands stand nowhere."""
        interview = self.interview
        here = str(interview.at) if interview.stage is Stage.QUESTIONS else interview.stage.value
        return place in ("", here)

    def ask_again(self) -> Step:
        return self.prompted(self.interview)

    def not_yet(self) -> Step | None:
        """What is said to a command that has to wait for consent and name."""
        interview = self.interview
        if interview.stage in (Stage.LANGUAGE, Stage.CONSENT):
            return self.prompted(interview, Say.of("agree_first"))
        if interview.person.name is None and not interview.versions:
            return self.prompted(replace(interview, stage=Stage.NAME), Say.of("name_needed"))
        return None
