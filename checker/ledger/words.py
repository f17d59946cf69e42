"""Codes of words, the same in every batch of one reading: a word gets its code when it is first met."""

from collections.abc import Iterable, Sequence
from typing import Any

import numpy as np
import pyarrow as pa

from checker.ledger.rows import ABSENT, Ints


class Words:
    """The words met so far in their order, and the code of each."""

    def __init__(self, first: Iterable[str] = ()) -> None:
        self.texts: list[str] = list(first)
        self._code = {text: place for place, text in enumerate(self.texts)}

    def code(self, text: str) -> int:
        """The code of a word; a new one gets the next."""
        found = self._code.get(text)
        if found is None:
            found = self._code[text] = len(self.texts)
            self.texts.append(text)
        return found

    def codes(self, column: Any) -> Ints:
        """The code of each value of a column in one or several pieces; ABSENT where it has none or an empty text."""
        pieces = column.chunks if isinstance(column, pa.ChunkedArray) else [column]
        found = [self._piece(piece) for piece in pieces]
        return found[0] if len(found) == 1 else np.concatenate([*found, np.empty(0, dtype=np.int64)])

    def _piece(self, piece: Any) -> Ints:
        coded = piece if pa.types.is_dictionary(piece.type) else piece.dictionary_encode()
        if coded.null_count == len(coded):
            return np.full(len(coded), ABSENT, dtype=np.int64)
        table = [self.code(str(text)) if text else ABSENT for text in coded.dictionary.to_pylist()]
        places = coded.indices if coded.null_count == 0 else coded.indices.fill_null(len(table))
        found: Ints = np.array([*table, ABSENT], dtype=np.int64)[places.to_numpy(zero_copy_only=False)]
        return found


class Pairs:
    """Codes of pairs of words: an offer and the version of its terms."""

    def __init__(self, offers: Words, versions: Words) -> None:
        self._offers, self._versions = offers, versions
        self._known = np.full((0, 0), ABSENT, dtype=np.int64)
        self.texts: list[tuple[str, str]] = []

    def codes(self, offers: Ints, versions: Ints) -> Ints:
        """The code of each pair; ABSENT where there is no offer. A pair without a version is one of its own."""
        if not len(offers) or offers.max() < 0:
            return np.full(len(offers), ABSENT, dtype=np.int64)
        self._make_room()
        known = self._known
        found = known[offers, versions]  # the last row stands for no offer, the last column for no version
        fresh = np.flatnonzero((found == ABSENT) & (offers >= 0))
        if not len(fresh):
            return found
        for place in np.unique(offers[fresh] * np.int64(known.shape[1]) + versions[fresh] + 1, return_index=True)[1]:
            offer, version = int(offers[fresh[place]]), int(versions[fresh[place]])
            known[offer, version] = len(self.texts)
            named = self._versions.texts[version] if version >= 0 else ""
            self.texts.append((self._offers.texts[offer], named))
        return known[offers, versions]

    def _make_room(self) -> None:
        """A table for every offer and version met so far, and one row and column more for what is absent."""
        offers, versions = len(self._offers.texts) + 1, len(self._versions.texts) + 1
        if self._known.shape == (offers, versions):
            return
        grown = np.full((offers, versions), ABSENT, dtype=np.int64)
        for code, (offer, version) in enumerate(self.texts):
            grown[self._offers.code(offer), self._versions.code(version) if version else ABSENT] = code
        self._known = grown


def distinct(column: Any) -> tuple[Ints, Sequence[Any]]:
    """The codes of a column, its own and no other's, and the texts that they stand for."""
    if isinstance(column, pa.ChunkedArray):
        column = column.combine_chunks() if column.num_chunks != 1 else column.chunk(0)
    coded = column if pa.types.is_dictionary(column.type) else column.dictionary_encode()
    codes = coded.indices.fill_null(ABSENT).to_numpy(zero_copy_only=False).astype(np.int64)
    empty = coded.dictionary.index("").as_py() if len(coded.dictionary) else ABSENT
    if empty != ABSENT:
        codes[codes == empty] = ABSENT
    return codes, coded.dictionary
