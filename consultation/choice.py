"""What is said where several consultations are open and a person has to say which one they mean."""

from collections.abc import Sequence

from consultation.correspondence import Say
from consultation.definition import Consultation, text_in


def which(opened: Sequence[Consultation], language: str) -> tuple[Say, ...]:
    """The open consultations, each with its end and the way to it: nothing is begun before one is chosen."""
    return (Say.of("which_consultation"), *_lines(opened, language))


def also_open(says: tuple[Say, ...], others: Sequence[Consultation], language: str) -> tuple[Say, ...]:
    """A welcome, and below its first lines the other consultations that are open."""
    return (*says[:1], Say.of("also_open"), *_lines(others, language), *says[1:])


def way_to(slug: str) -> str:
    """The command that leads to a consultation; the chat makes it tappable."""
    return "/start_" + slug.replace("-", "_")


def _lines(consultations: Sequence[Consultation], language: str) -> tuple[Say, ...]:
    return tuple(
        Say.of(
            "consultation_line",
            slug=each.slug,
            reference=each.reference,
            title=text_in(each.title, language),
            until=each.deadline,
            open=way_to(each.slug),
        )
        for each in consultations
    )
