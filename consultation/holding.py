"""Words of a sender who is not proven stay apart from words that are: they wait for CONFIRM and never mix on their own."""

from dataclasses import replace

from consultation.amending import answered, commented
from consultation.definition import Consultation
from consultation.interview import GENERAL, Interview, Part, Person
from consultation.profile import introduced
from consultation.turns import Answer, Ask, Attach, Comment, HandIn, Introduce, Turn

#: What a mail contributes, as opposed to what it asks for.
CONTRIBUTED = (Answer, Comment, Attach, Introduce)


def keep_apart(interview: Interview, turns: tuple[Turn, ...]) -> tuple[Interview, tuple[Turn, ...]]:
    """The interview and the turns of a mail that go on, after what must not mix was held.

    Beside a contribution that counts, an unproven mail is held whole. When a mail comes whose domain vouches for it, what
    came before in the same name without proof is held, unless the mail answers our letter that showed it.
    """
    closing = next((turn for turn in turns if isinstance(turn, HandIn)), None)
    if closing is None:
        return interview, turns
    if interview.withdrawn:
        return _after_withdrawal(interview, turns)
    if not closing.proven and interview.counted:
        held = tuple(turn for turn in turns if isinstance(turn, CONTRIBUTED))
        rest = tuple(turn for turn in turns if not isinstance(turn, CONTRIBUTED))
        return replace(interview, held=interview.held + held), rest
    if closing.proven and not closing.answers_us and interview.versions and not interview.counted:
        return _set_apart(interview, tuple(turn for turn in turns if isinstance(turn, Answer))), turns
    return interview, turns


def _after_withdrawal(interview: Interview, turns: tuple[Turn, ...]) -> tuple[Interview, tuple[Turn, ...]]:
    """Answers sent after a withdrawal begin anew; any other words are for staff, and nothing comes back by itself."""
    if any(isinstance(turn, Answer | Attach) for turn in turns):
        for number in tuple(interview.answers):
            interview = interview.holding(number, ())
        return replace(interview, held=()), turns
    asked = tuple(Ask(turn.text) if isinstance(turn, Comment) else turn for turn in turns)
    return interview, tuple(turn for turn in asked if not isinstance(turn, HandIn | Introduce))


def release(interview: Interview, consultation: Consultation) -> Interview:
    """The interview with what was held taken in."""
    released = replace(interview, held=())
    for turn in interview.held:
        match turn:
            case Introduce(fields):
                released = introduced(released, dict(fields), consultation)
            case Answer(number, text, key) if consultation.question(number):
                released = answered(released, number, Part(key, text), adds=turn.adds)
            case Answer(_, text, key) | Comment(text, key):
                released = commented(released, Part(key, text))
            case Attach(file, key, caption) if file not in released.files(GENERAL):
                released = released.adding(GENERAL, Part(key, caption, file))
            case _:
                pass  # nothing else is ever held; a file that is there already is there
    return released


def _set_apart(interview: Interview, anew: tuple[Answer, ...]) -> Interview:
    """Everything said so far is held, but for answers that the new mail gives anew; versions stay as they were.

    Where the new mail only adds, the held words come back beside it and replace nothing.
    """
    superseded = {turn.number for turn in anew if not turn.adds}
    added = {turn.number for turn in anew if turn.adds}
    held: list[Turn] = []
    person = interview.person
    known = {
        "name": person.name,
        "organisation": person.organisation,
        "category": person.category,
        "country": person.country,
    }
    if any(known.values()):
        held.append(Introduce({field: value for field, value in known.items() if value}))
    for number in interview.answers:
        parts = interview.parts(number)
        if number not in superseded and (text := interview.text(number)):
            key = parts[-1].key
            held.append(
                Comment(text, key) if number == GENERAL else Answer(number, text, key, adds=number in added)
            )
        held += [Attach(part.file, f"{part.key}:held") for part in parts if part.file]
    fresh = replace(
        interview, person=Person(email=person.email), skipped=frozenset(), held=interview.held + tuple(held)
    )
    for number in list(interview.answers):
        fresh = fresh.holding(number, ())
    return replace(fresh, changed=True)
