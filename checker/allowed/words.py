"""Sets of words and of truths: which words a value must hold, which it may hold, and of which it must hold one."""

from typing import NamedTuple

Words = frozenset[str]
NONE: Words = frozenset()


class Choice(NamedTuple):
    """Only some words, or (`but`) all but these: a list of words need not have an end."""

    words: Words
    but: bool = False

    def holds(self, words: Words) -> bool:
        """Whether all of some words are in the choice."""
        return words.isdisjoint(self.words) if self.but else words <= self.words

    def meets(self, words: Words) -> bool:
        """Whether one of some words is in the choice."""
        return bool(words - self.words) if self.but else bool(words & self.words)

    @property
    def is_empty(self) -> bool:
        """Whether no word is in the choice."""
        return not self.but and not self.words

    def both(self, other: "Choice") -> "Choice":
        """The words that are in both."""
        if self.but and other.but:
            return Choice(self.words | other.words, but=True)
        if self.but or other.but:
            only, rest = (other, self) if self.but else (self, other)
            return Choice(only.words - rest.words)
        return Choice(self.words & other.words)

    def within(self, other: "Choice") -> bool:
        """Whether each of the words is in another choice too."""
        if self.but:
            return other.but and other.words <= self.words
        return other.holds(self.words)


class WordSets(NamedTuple):
    """Every set of words that holds all of `must`, only words of `may`, and one at least of each of `some`."""

    must: Words
    may: Choice
    some: tuple[Choice, ...] = ()

    def has(self, words: Words) -> bool:
        """Whether a set of words is one of them."""
        return self.must <= words and self.may.holds(words) and all(one.meets(words) for one in self.some)

    @property
    def is_empty(self) -> bool:
        """Whether there is no such set of words."""
        return not self.may.holds(self.must) or any(one.both(self.may).is_empty for one in self.some)

    def both(self, other: "WordSets") -> "WordSets":
        """The sets of words that are in both."""
        some = dict.fromkeys((*self.some, *other.some))
        return WordSets(self.must | other.must, self.may.both(other.may), tuple(some))

    def within(self, other: "WordSets") -> bool:
        """Whether each of them is in another too."""
        if self.is_empty:
            return True
        met = (one.meets(self.must) or any(mine.both(self.may).within(one) for mine in self.some) for one in other.some)
        return other.must <= self.must and self.may.within(other.may) and all(met)


class OneWord(NamedTuple):
    """Every value that is exactly one of some words."""

    of: Words

    def has(self, words: Words) -> bool:
        """Whether a value is one of the words."""
        return len(words) == 1 and words <= self.of

    @property
    def is_empty(self) -> bool:
        """Whether no word is left."""
        return not self.of

    def both(self, other: "OneWord") -> "OneWord":
        """The words that are in both."""
        return OneWord(self.of & other.of)

    def within(self, other: "OneWord") -> bool:
        """Whether each of the words is in another set too."""
        return self.of <= other.of


class Truths(NamedTuple):
    """Some of true and false."""

    of: frozenset[bool]

    def has(self, truth: bool) -> bool:
        """Whether a truth is one of them."""
        return truth in self.of

    @property
    def is_empty(self) -> bool:
        """Whether neither is left."""
        return not self.of

    def both(self, other: "Truths") -> "Truths":
        """The truths that are in both."""
        return Truths(self.of & other.of)

    def within(self, other: "Truths") -> bool:
        """Whether each is in another set too."""
        return self.of <= other.of

    def without(self) -> "Truths":
        """The others."""
        return Truths(frozenset((True, False)) - self.of)
