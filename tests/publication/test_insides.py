"""What a package holds besides its pages is found: whoever opens the published file would find it too."""

import io
import zipfile

import pytest

from publication.insides import hidden_words
from publication.personal import contact_data

_WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


@pytest.mark.parametrize(
    ("part", "markup"),
    [
        ("word/document.xml", f"<w:p {_WORD}><w:t>jo@exam</w:t><w:t>ple.org</w:t></w:p>"),
        (
            "word/_rels/document.xml.rels",
            '<Relationship Target="mailto:jo@example.org" TargetMode="External"/>',
        ),
        ("word/people.xml", '<w15:presenceInfo w15:providerId="AD" w15:userId="S::jo@example.org::6b5c"/>'),
        ("word/comments.xml", f'<w:comment {_WORD} w:author="jo@example.org" w:initials="J"/>'),
        ("word/comments.xml", "<w:comment w:author='jo@example.org, Jo'/>"),
        ("docProps/core.xml", "<dc:creator>jo@example.org</dc:creator>"),
        ("meta.xml", '<meta:user-defined meta:name="Owner" meta:value="jo@example.org"/>'),
    ],
)
def test_an_address_anywhere_in_a_package_is_found(part: str, markup: str) -> None:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as package:
        package.writestr(part, f"<root>{markup}</root>")
    assert any("jo@example.org" in found.words for found in contact_data(hidden_words(made.getvalue())))


def test_names_of_namespaces_are_no_addresses() -> None:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as package:
        package.writestr("word/document.xml", f"<w:document {_WORD}><w:p>Our position.</w:p></w:document>")
    assert contact_data(hidden_words(made.getvalue())) == ()
