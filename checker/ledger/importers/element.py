"""What a file is taken apart into: the elements of a record, and what stands in the place of one."""

from typing import NamedTuple

from checker.ledger.importers.note import UnusableError


class Element:
    """An element of a record: its local name, its own text, its children, and where it begins."""

    __slots__ = ("attributes", "children", "column", "line", "name", "text")

    def __init__(self, name: str, attributes: dict[str, str], line: int, column: int) -> None:
        self.name, self.attributes, self.line, self.column = name, attributes, line, column
        self.text = ""
        self.children: list[Element] = []

    def all(self, *names: str) -> "list[Element]":
        """The elements at the end of a path of names below this one."""
        found = [self]
        for name in names:
            found = [child for one in found for child in one.children if child.name == name]
        return found

    def one(self, *names: str) -> "Element | None":
        """The element at the end of a path of names, the first of each; None where there is none."""
        found = self
        for name in names:
            for child in found.children:
                if child.name == name:
                    found = child
                    break
            else:
                return None
        return found

    def get(self, *names: str) -> str | None:
        """The text at the end of a path of names, in one line; None where it is absent or empty."""
        found = self.one(*names)
        return (" ".join(found.text.split()) or None) if found is not None else None

    def need(self, *names: str) -> str:
        """The text at the end of a path of names, which every record has."""
        found = self.get(*names)
        if found is None:
            raise UnusableError(f"`{names[-1]}` is missing")
        return found

    def fields(self) -> dict[str, str]:
        """The children that hold text alone, by their names in small letters."""
        found = {child.name.lower(): " ".join(child.text.split()) for child in self.children if not child.children}
        return {name: text for name, text in found.items() if text}


class Odd(NamedTuple):
    """An element in the place of a record that is none, or one too many."""

    message: str
    line: int
    column: int
