"""What importers declare: an answer with a sentence for every check, and the matrix as the sources were read."""

import pytest

from checker.ledger.importers.all import IMPORTERS
from checker.ledger.importers.proof import CHECKS
from checker.ledger.importers.told import formats_text, proofs_text

MATRIX = {
    "nl": "Y I N N Y I Y", "es": "I Y N Y I Y Y", "gr": "Y Y Y I I N Y", "fr": "Y Y Y I N I Y", "pt": "Y Y Y I N N Y",
    "dk": "Y Y N N N N N", "pa": "I I Y N I N I", "mapping": "I I I I I I I",
}  # fmt: skip


def test_the_matrix() -> None:
    found = {name: " ".join(importer.proves[check].can for check in CHECKS) for name, importer in IMPORTERS.items()}
    assert found == MATRIX


@pytest.mark.parametrize("name", IMPORTERS)
def test_every_answer_has_its_sentence(name: str) -> None:
    importer = IMPORTERS[name]
    assert list(importer.proves) == list(CHECKS)
    sentences = [proof.why for proof in importer.proves.values()] + list(importer.infers)
    assert all(sentence and not sentence.endswith(".") for sentence in sentences)


@pytest.mark.parametrize("name", IMPORTERS)
def test_what_is_told_fits_80_columns(name: str) -> None:
    text = proofs_text(IMPORTERS[name]) + formats_text(IMPORTERS)
    assert max(map(len, text.splitlines())) <= 80
