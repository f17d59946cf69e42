"""The declaration of one importer: what it reads, what it gives, what its source can prove."""

from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from checker.ledger.importers.given import Given
from checker.ledger.importers.proof import Grain, Proves
from checker.ledger.importers.run import Imported, Options


class Importer(NamedTuple):
    """One format of records, and how it is read."""

    title: str
    reads: str
    """Which files it reads, in one line."""
    grain: Grain
    proves: Proves
    infers: tuple[str, ...]
    """What its rows say that no record says in so many words, one sentence each."""
    read: Callable[[Iterable[Given], Options], Iterator[Imported]]

    def rows(self, *given: Given, options: Options | None = None) -> Iterator[Imported]:
        """The rows of files, folders or open streams, the problems, and at the end the account."""
        return self.read(given, options or Options())
