"""What can go wrong, in words a person can act on."""


class IntakeError(Exception):
    """The base of every error of this project; its text says what to do."""


class FaultyConsultation(IntakeError):
    """A consultation file has faults; `faults` names each of them, so that one reading mends the file."""

    def __init__(self, source: str, faults: list[str]) -> None:
        self.source = source
        self.faults = tuple(faults)
        lines = "\n".join(f"  - {fault}" for fault in faults)
        count = "1 fault" if len(faults) == 1 else f"{len(faults)} faults"
        super().__init__(f"{source}: {count}\n{lines}")


class UnknownConsultation(IntakeError):
    """No consultation of that reference or slug is served here."""
