"""The hash tree is that of RFC 6962, and hashes tell nothing to whoever does not know the receipt number."""

import pytest

from publication.proofs import canonical, merkle_root, receipt_key, salt_of, sealed_words, word_hash
from tests.publication.generator import a_version

#: Leaves and roots of the test vectors that Certificate Transparency implementations share.
LEAVES = ["", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f"]
ROOTS = {
    0: "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
    1: "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    2: "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    3: "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    4: "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    5: "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    6: "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    7: "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    8: "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
}


@pytest.mark.parametrize("count", ROOTS)
def test_the_roots_are_those_of_rfc_6962(count: int) -> None:
    assert merkle_root([bytes.fromhex(leaf) for leaf in LEAVES[:count]]) == ROOTS[count]


def test_the_same_words_have_other_hashes_in_other_contributions_and_versions() -> None:
    hashes = {
        word_hash(salt_of(receipt, slug, version), place, "Yes.")
        for receipt in ("R-1", "R-2")
        for slug in ("a", "b")
        for version in (1, 2)
        for place in ("1", "2")
    }
    assert len(hashes) == 16


def test_a_receipt_number_is_the_same_however_it_is_typed() -> None:
    assert receipt_key(" cl1730-7f3kq-9x2md ", "s") == receipt_key("CL1730-7F3KQ-9X2MD", "s")
    assert receipt_key("CL1730-7F3KQ-9X2MD", "s") != receipt_key("CL1730-7F3KQ-9X2MD", "t")


def test_every_word_of_a_version_is_sealed_even_half_a_letter() -> None:
    version = a_version(1, {1: "half \ud83d", 3: ""}, general="thanks")
    assert list(sealed_words("R", "s", version)) == ["1", "general", "published as"]


def test_canonical_is_one_spelling() -> None:
    assert canonical({"b": 1, "a": "é"}) == b'{"a":"\\u00e9","b":1}'
