"""What a ledger does not hold it cannot show: kept is then open, and so is what was accused by absence."""

from typing import Any

from checker.conduct.finding import Conducted, Count
from checker.conduct.holding import finished, held_by
from checker.conduct.judging import judged
from checker.conduct.of_law import held
from checker.conduct.of_rows import held_by_rows
from checker.finding import Verdict
from checker.fx import NO_RATES
from tests.conduct.test_law import law_of
from tests.conduct.tiny import bonuses_of, ledger_of

HOLDS = frozenset(("kind:deposit", "payment_method", "offer_version", "bonus_amount", "kind:withdrawal_requested"))


def of_checks(case: dict[str, Any], holds: frozenset[str]) -> Conducted:
    return finished(judged(bonuses_of(case)), {}, holds)


def test_what_was_kept_is_open_where_the_ledger_cannot_show_it() -> None:
    key = ("conduct/granted-excluded-method", "gb")
    assert of_checks({}, HOLDS).totals[key] == Count("bonus", 1, kept=1)
    lacking = of_checks({}, HOLDS - {"payment_method"})
    assert lacking.totals[key] == Count("bonus", 1, open=1)
    told = [(str(one.cause), one.how_many) for one in lacking.findings if one.check == key[0]]
    assert told == [("the ledger has no column `payment_method`", 1)]


def test_a_breach_that_was_seen_stays_one() -> None:
    case = {"bonus": {"REVERSED": 1, "REVERSED_ROW": 46}}
    found = of_checks(case, HOLDS - {"kind:withdrawal_requested"})
    assert found.totals["conduct/withdrawal-reversed", "gb"] == Count("bonus", 1, breach=1)


def test_nobody_is_accused_by_what_a_ledger_never_tells() -> None:
    case = {"bonus": {"DEPOSIT": "0.00", "DEPOSIT_ROW": -1, "DEPOSITS_BEFORE": 0}}
    key = ("conduct/granted-below-minimum", "gb")
    assert of_checks(case, HOLDS).totals[key].breach == 1
    found = of_checks(case, HOLDS - {"kind:deposit"})
    assert found.totals[key] == Count("bonus", 1, open=1)
    assert [one.verdict for one in found.findings if one.check == key[0]] == [Verdict.OPEN]


def test_what_does_not_apply_stays_so() -> None:
    found = of_checks({}, frozenset())
    assert found.totals["conduct/credited-too-soon", "gb"] == Count("bonus", 1, not_applicable=1)
    assert not [one for one in found.findings if one.check == "conduct/credited-too-soon"]


def test_a_law_on_flags_is_open_where_the_ledger_tells_none_of_them() -> None:
    laws = {"br": law_of("br")}
    found = held(bonuses_of({"bonus": {"GRANTED_AT": "2026-03-01 10:00"}}, "br", "BRL"), laws, NO_RATES)
    key = ("br/excluded-audience-never", "br")
    assert found.totals[key].kept == 1
    flags = {"flag:self_excluded", "flag:gambling_disorder", "flag:bolsa_familia", "flag:bpc"}
    assert finished(found, laws, frozenset(flags)).totals[key].kept == 1
    lacking = finished(found, laws, frozenset(flags - {"flag:bpc"}))
    assert lacking.totals[key] == Count("bonus", 1, open=1)
    told = [str(one.cause) for one in lacking.findings if one.check == key[0]]
    assert told == ["the ledger does not tell of any player that is `bpc`"]


def test_rows_tell_what_a_ledger_holds() -> None:
    rows = [{"at": "2026-03-01 09:00", "flag": "vip"}, {"at": "2026-03-01 10:00", "deposit": "5 EUR", "method": "pix"}]
    rows += [{"at": "2026-03-01 11:00", "bet_settled": "1 EUR", "payout": "0 EUR", "game": "g"}]
    ledger = ledger_of({"rows": rows}, "lt")
    assert held_by(ledger.rows, ledger.names) == {
        "kind:flag", "kind:deposit", "kind:bet_settled", "flag:vip", "payment_method", "payout", "game", "offer_version"
    }  # fmt: skip


def test_rows_in_no_market_are_before_no_law() -> None:
    ledger = ledger_of({"rows": [{"at": "2026-03-01 10:00", "deposit": "900 EUR"}]}, "be")
    assert not held_by_rows(ledger._replace(home=None), {"be": law_of("be")}, NO_RATES).totals


def test_rows_that_name_their_market_stand_beside_those_of_the_home_market() -> None:
    rows = [{"at": "2026-03-01 10:00", "deposit": "150 EUR"}, {"at": "2026-03-02 10:00", "deposit": "150 EUR"}]
    ledger = ledger_of({"rows": rows}, "be")
    ledger = ledger._replace(names=ledger.names._replace(markets=("be", "nl")))
    laws = {"be": law_of("be"), "nl": law_of("nl")}
    ledger.rows.market[:] = (-1, 0)
    assert held_by_rows(ledger, laws, NO_RATES).totals["be/deposit-200", "be"] == Count("deposit", 2, kept=1, breach=1)
    ledger.rows.market[:] = (-1, 1)
    found = held_by_rows(ledger, laws, NO_RATES).totals
    assert found["be/deposit-200", "be"] == Count("deposit", 1, kept=1)
    assert found["nl/deposit-threshold", "nl"] == Count("deposit", 1, kept=1)
