"""Files sent with a mail: kept with their hash and name, read for answers where they hold text."""

import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass

from consultation.definition import Consultation
from mail_gateway.answers import Filed, file_answers
from mail_gateway.shapes import lay_out
from mail_gateway.mime import Part
from mail_gateway.page import page_of_text
from mail_gateway.questions import index_of
from mail_gateway.trimming import Surroundings, trim


@dataclass(frozen=True, slots=True)
class AttachedFile:
    """One file that came with a mail."""

    name: str
    content_type: str
    data: bytes
    sha256: str
    inline: bool  #: shown inside the text: a logo, a picture
    text: str | None  #: the text read from it
    note: str | None


def gather(
    parts: Sequence[Part], inline: set[int], consultation: Consultation, notes: list[str]
) -> tuple[tuple[AttachedFile, ...], list[tuple[str, Filed]]]:
    """The files of a mail, and the answers found in them."""
    return (), []
