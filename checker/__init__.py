"""Holds the terms of gambling bonuses against the law of each market, dated and cited.

    >>> import checker
    >>> review = checker.check("rules/offers", markets=["gb"], on="2026-03-01")
    >>> for ruling in review.findings:
    ...     print(ruling.verdict, ruling.limit.id, checker.headline(ruling))

`check` takes a file, a folder, a pattern, a list of them, the content of a file as bytes, or offers as plain
values: mappings whose numbers are exact, as `json.load(file, parse_float=Decimal)` gives them. It returns a
`Review`: `.rulings` holds every verdict, `.findings` the breaches and what could not be decided, `.problems` what
could not be read, `.totals` the account. Nothing depends on the clock: without `on` an offer is judged over its
whole life.

How it is built; data flows down, and each line may import only from lines below it:

    cli                        the command line: one file a command
    report   api               review → text, one file a format; answers to questions; the Python API
    review                     the use cases: offers → Review, the rulebook → its problems and what it says
    cases                      cases of law, written and made from it; its mutants, which they must kill
    remedy  wording            the nearest lawful offer, with its proof; a ruling in words
    engine                     a ledger, batch by batch: replay, then conduct; what is kept of a run that is killed
    conduct                    replayed bonuses and rows × terms and law → verdicts, findings, accounts
    evaluate                   offer × limits in force → rulings, over the offer's life
    judge                      one limit before the court → the case that decides it
    court                      an offer before one market's law: its measures, conditions, segments
    compare  life  allowed     value × constraint → met, not met, open; the days of an offer; what law allows, as sets
    sample                     invented ledgers with planted breaches, made without the replay
    replay                     rows of a ledger × rules of offers → counted turnover, and the end due to each bonus
    measures                   offer → quantities and facts, each with its route and trace
    rulebook                   rules/ → the limits that bind a market and product on a day
    offer  limit  market       the files, typed and frozen; they know nothing of each other
    ledger                     files and databases → batches of rows, the account of all rows, the quarantine
    schema                     pydantic's errors → problems at their place, in our words
    hints                      what was probably meant by a value that is refused
    source  fx                 YAML text → plain values and the span of each; dated exchange rates
    extras                     what further libraries bring, and what to install for it
    compiled                   compiled forms kept between runs, by the digest of what they were made from
    values                     money, shares, spans and days as they are written
    money  duration  product   exact money, stretches of time, products
    finding                    verdicts, levels, routes, places, problems
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from checker.api import check
    from checker.review import Review
    from checker.wording import headline

__all__ = ["Review", "check", "headline"]

_HOMES = {"check": "checker.api", "Review": "checker.review", "headline": "checker.wording"}


def __getattr__(name: str) -> Any:
    """The public names, imported when they are first used, so that `import checker` costs nothing."""
    if name not in _HOMES:
        raise AttributeError(f"module 'checker' has no attribute '{name}'")
    from importlib import import_module

    return getattr(import_module(_HOMES[name]), name)
