"""Where an offer may run: every market in one group, by the verdicts that lint gives it there."""

from datetime import date
from pathlib import Path

import pytest

from checker.evaluate import Freshness
from checker.finding import Verdict
from checker.review import Asked, check_file, law_of
from checker.review.fit import GROUPS, Fit, fits
from tests.law import ROOT, rulebook
from tests.remedy.small import book, laws

EXAMPLES = sorted((ROOT / "rules" / "offers").glob("*.yaml"))
DAY = date(2026, 12, 15)


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_every_market_of_the_rulebook_is_in_the_group_of_its_verdicts(path: Path) -> None:
    all_laws = [law for code in rulebook().codes if (law := law_of(rulebook(), code)) is not None]
    found, problems = fits(path.name, path.read_bytes(), all_laws, Asked(on=DAY), rulebook())
    assert (len(found) > 0, problems) == (True, [])
    for one in found:
        assert [market.law.declared.market for market in one.markets] == list(rulebook().codes)
        assert sum(len(one.of(group)) for group in GROUPS) == len(one.markets)
        _groups_are_right(one)


def _groups_are_right(one: Fit) -> None:
    for market in one.markets:
        verdicts = {ruling.verdict for ruling in market.rulings.rulings}
        assert sum(market.count(verdict) for verdict in Verdict) == len(market.law.limits)
        if market.group == "may_run":
            assert Verdict.KEPT in verdicts
        if market.group in ("may_run", "no_limit_recorded"):
            assert Verdict.OPEN not in verdicts
            assert not market.breaches
        if market.group == "no_limit_recorded":
            assert Verdict.KEPT not in verdicts
        if market.group == "may_run_if":
            assert market.undecided
            assert not market.breaches


def test_an_offer_stands_in_a_market_as_lint_judges_it_there() -> None:
    path = ROOT / "rules" / "offers" / "nordic-reload.yaml"
    codes = ("gb", "se", "us-nj")
    chosen = [law for code in codes if (law := law_of(rulebook(), code)) is not None]
    found, _ = fits("offer.yaml", path.read_bytes(), chosen, Asked(on=DAY), rulebook())
    asked = Asked(markets=codes, on=DAY, as_if=True)
    lint = check_file("offer.yaml", path.read_bytes(), asked, rulebook()).checked[0]
    assert [market.rulings for market in found[0].markets] == lint.markets


def test_a_kept_verdict_by_a_source_not_read_again_is_counted() -> None:
    content = (ROOT / "tests" / "remedy" / "offer.yaml").read_bytes()
    late = Asked(on=date(2026, 4, 15), fresh=Freshness(date(2030, 1, 1)))
    found, _ = fits("offer.yaml", content, laws("yb"), late, book())
    market = found[0].markets[0]
    assert (market.group, market.kept, market.stale) == ("may_run", 7, 7)


def test_bans_come_first_then_errors_then_warnings() -> None:
    content = (ROOT / "tests" / "remedy" / "offers" / "steep.yaml").read_bytes()
    found, _ = fits("offer.yaml", content, laws("ya", "yc"), Asked(on=date(2026, 4, 15)), book())
    told = [(str(one.level), one.limit.id) for market in found[0].markets for one in market.breaches]
    assert told == [("error", "ya/cap"), ("warning", "ya/weights"), ("error", "yc/ban")]
