"""Campaign letters in the documents: the same words under a question are shown once, with everybody who sent them."""

from publication.entries import Answer, Compilation, Entry

#: An answer, and the other contributions that sent exactly the same words under that question.
Grouped = tuple[Entry, Answer, tuple[Entry, ...]]


class Grouping:
    """Which answers are shown, and which stand under another one's words. Only within a campaign: five people who
    answer "Yes." are five answers.
    """

    def __init__(self, compilation: Compilation) -> None:
        self._compilation = compilation
        self._samples: dict[tuple[int, int], Entry] = {}
        by_number = {entry.number: entry for entry in compilation.all_entries}
        for campaign in compilation.campaigns:
            first: dict[tuple[int, bool, str], Entry] = {}
            for number in campaign.numbers:
                entry = by_number[number]
                for answer in entry.texts:
                    sample = first.setdefault((answer.question, entry.late, answer.text), entry)
                    if sample is not entry and answer.standing == _standing(sample, answer.question):
                        self._samples[number, answer.question] = sample

    def sample_of(self, entry: Entry, answer: Answer) -> Entry | None:
        """The contribution under which the same words are shown; None when this one shows them."""
        return self._samples.get((entry.number, answer.question))

    def answers(self, question: int, *, late: bool = False) -> list[Grouped]:
        """The answers to show under a question, each with the others who sent the same words."""
        others: dict[int, list[Entry]] = {}
        shown = []
        for entry, answer in self._compilation.answers_to(question, late=late):
            sample = self.sample_of(entry, answer)
            if sample:
                others.setdefault(sample.number, []).append(entry)
            else:
                shown.append((entry, answer))
        return [(entry, answer, tuple(others.get(entry.number, ()))) for entry, answer in shown]


def _standing(entry: Entry, question: int) -> str | None:
    answer = entry.answer(question)
    return answer.standing if answer else None
