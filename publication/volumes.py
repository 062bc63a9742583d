"""Volumes: a compilation too long for one document is cut between contributors, so that each part can be made and opened."""

from collections.abc import Iterator
from dataclasses import replace

from publication.entries import Campaign, Compilation, Entry

#: Characters of answers in one volume: some 900 pages, for which the typesetter takes 650 MB.
MOST_CHARACTERS = 2_800_000
#: Contributions in one volume: headings and tables take their room too.
MOST_ENTRIES = 2_000


def volumes(compilation: Compilation) -> tuple[Compilation, ...]:
    """The compilation itself, or its parts in the order of the public numbers; figures and proof are of the whole."""
    parts = list(_parts(sorted(compilation.all_entries, key=lambda entry: entry.number)))
    if len(parts) < 2:
        return (compilation,)
    return tuple(
        _volume(compilation, {entry.number for entry in part}, number, len(parts))
        for number, part in enumerate(parts, start=1)
    )


def volume_file(name: str, volume: int) -> str:
    """ "compilation.pdf" for the first volume (or the only one), "compilation-2.pdf" for the second."""
    stem, _, ending = name.rpartition(".")
    return f"{stem}-{volume}.{ending}" if volume > 1 else name


def _parts(entries: list[Entry]) -> Iterator[list[Entry]]:
    part: list[Entry] = []
    characters = 0
    for entry in entries:
        long = sum(len(answer.text) for answer in entry.texts)
        if part and (characters + long > MOST_CHARACTERS or len(part) >= MOST_ENTRIES):
            yield part
            part, characters = [], 0
        part.append(entry)
        characters += long
    if part:
        yield part


def _volume(compilation: Compilation, numbers: set[int], volume: int, count: int) -> Compilation:
    shown = {entry.number for entry in compilation.all_entries}
    campaigns = [
        [number for number in campaign.numbers if number in numbers] for campaign in compilation.campaigns
    ]
    return replace(
        compilation,
        entries=tuple(entry for entry in compilation.entries if entry.number in numbers),
        late=tuple(entry for entry in compilation.late if entry.number in numbers),
        # The sample of a campaign is shown in each volume: nobody should have to look for words in another one.
        campaigns=tuple(Campaign(tuple(here)) for here in campaigns if len(here) > 1),
        gaps=compilation.gaps if volume == count else (),
        changes=compilation.changes if volume == 1 else (),
        # What stands with no contribution that is shown goes with the gaps of those withdrawn.
        withheld=tuple(
            gap
            for gap in compilation.withheld
            if gap.number in numbers or (volume == count and gap.number not in shown)
        ),
        volume=volume,
        volumes=count,
    )
