"""What the rulebook says: all it holds, what it held on a day, with packs, and with sources that are not fresh."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from checker.compiled import Shelf
from checker.evaluate import Freshness, Ruling
from checker.report.plain import exact
from checker.review import Asked, check_file
from checker.rulebook import Rulebook
from checker.source import write
from tests.law import changed, values_in

HERE = Path(__file__).parent
CASES = values_in(HERE / "rulings.yaml")


def book_of(case: dict[str, Any], shelf: Shelf) -> Rulebook:
    packs = tuple(HERE / pack for pack in case.get("packs", ()))
    known_at = date.fromisoformat(case["known_at"]) if "known_at" in case else None
    return Rulebook(HERE / "own", "own", packs, known_at, shelf)


def told(ruling: Ruling) -> str:
    assert ruling.period.constraint is not None
    operator, bound = ruling.period.constraint
    parts = [
        f"{ruling.limit.id} {ruling.first}..{ruling.last} {ruling.verdict} {ruling.level or ''}".rstrip(),
        f"{operator.replace('_', ' ')} {exact(bound)}",
        *([str(ruling.cause)] if ruling.cause else []),
        *([f"from {ruling.limit.pack}"] if ruling.limit.pack else []),
    ]
    return "; ".join(parts)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["case"])
def test_the_rulings_are_those_of_the_case(case: dict[str, Any], tmp_path: Path) -> None:
    content = write(changed(values_in(HERE / "offer.yaml"), case)).encode()
    fresh = Freshness(date.fromisoformat(case["fresh"]), case.get("strict", False)) if "fresh" in case else None
    for _ in ("from the files", "from their compiled form"):
        found = check_file("case.yaml", content, Asked(fresh=fresh), book_of(case, Shelf(tmp_path)))
        assert not found.problems
        assert [told(ruling) for ruling in found.checked[0].rulings] == case["told"]


def test_rules_that_terms_cannot_decide_are_kept_apart() -> None:
    law, _ = Rulebook(HERE / "own", "own").market("gb")
    assert law is not None
    assert [rule.id for rule in law.unmeasured] == ["gb/page"]
    assert [limit.id for limit in law.limits] == ["gb/cap", "gb/passed"]


def test_a_pack_may_bring_a_market_of_its_own() -> None:
    book = Rulebook(HERE / "own", "own", (HERE / "house",))
    assert book.codes == ("gb", "us")
    law, problems = book.market("us")
    assert law is not None
    assert law.file == f"{HERE / 'house'}/us/market.yaml"
    assert not problems


def test_a_changed_file_is_never_taken_from_an_old_compiled_form(tmp_path: Path) -> None:
    own, shelf = tmp_path / "own", Shelf(tmp_path / "shelf")
    (own / "gb").mkdir(parents=True)
    for file in (HERE / "own" / "gb").iterdir():
        (own / "gb" / file.name).write_bytes(file.read_bytes())
    before, _ = Rulebook(own, shelf=shelf).market("gb")
    cap = own / "gb" / "cap.yaml"
    cap.write_text(cap.read_text().replace("at_most: 20", "at_most: 21"))
    after, _ = Rulebook(own, shelf=shelf).market("gb")
    assert before is not None
    assert after is not None
    entries = [law.limits[0].declared.history[0] for law in (before, after)]
    assert [entry.at_most for entry in entries] == [20, 21]


def test_two_packs_with_other_content_have_other_digests() -> None:
    alone, packed = Rulebook(HERE / "own"), Rulebook(HERE / "own", packs=(HERE / "house",))
    assert alone.sha256 != packed.sha256
    assert list(packed.pack_sha256) == ["house"]
