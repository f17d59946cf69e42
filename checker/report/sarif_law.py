"""The law in SARIF: a rule for each limit, a taxonomy for each market, and in it a taxon for each citation."""

from uuid import UUID, uuid5

from checker.evaluate import LEVELS
from checker.limit import Entry
from checker.measures import MEASURES
from checker.measures.ledger import LEDGER_MEASURES
from checker.report.answers.law_words import entry_days
from checker.report.sarif_parts import message
from checker.report.shared import Values, web_link
from checker.rulebook import Limit, MarketLaw, Rulebook
from checker.wording import told

NAMESPACE = UUID("6f0b1f0c-5a0e-5c0f-9d57-2f7d0f1f6a11")
"""The namespace of the taxonomies' identifiers: those of one market are the same in every report."""
WORDS = {"at_most": "at most {}", "at_least": "at least {}", "exactly": "exactly {}", "one_of": "one of {}"}
WORDS |= {"none_of": "none of {}", "all_of": "all of {}", "forbidden": "forbidden", "required": "required"}


def taxonomy_name(market: str) -> Values:
    """The reference to a market's taxonomy."""
    return {"name": f"law/{market}", "guid": str(uuid5(NAMESPACE, market))}


def rules_and_taxonomies(book: Rulebook, limits: list[str]) -> tuple[list[Values], list[Values]]:
    """The rules of the limits with these ids, and the taxonomies of the law that they rest on, both in order."""
    rules: list[Values] = []
    taxonomies: dict[str, Values] = {}
    for name in limits:
        if name.partition("/")[0] not in book.codes:
            rules.append(_own(name))
            continue
        limit, law = _found(book, name)
        taxonomy = taxonomies.setdefault(limit.market, _taxonomy(law, len(taxonomies)))
        rules.append(_rule(limit, [_related(taxonomy, entry) for entry in _cited_once(limit)]))
    for taxonomy in taxonomies.values():
        del taxonomy["index"]
    return rules, list(taxonomies.values())


def _found(book: Rulebook, name: str) -> tuple[Limit, MarketLaw]:
    law, _ = book.market(name.split("/")[0])
    assert law is not None, name
    return next(limit for limit in (*law.limits, *law.observed) if limit.id == name), law


def _own(name: str) -> Values:
    """The rule of a check that rests on the operator's own terms and on no law."""
    from checker.conduct.checks import CHECKS

    title = next((check.title for check in CHECKS if check.id == name), "No law to hold a bonus against")
    return {"id": name, "shortDescription": message(title), "defaultConfiguration": {"level": "error"}}


def _cited_once(limit: Limit) -> list[Entry]:
    return list({entry.law: entry for entry in reversed(limit.declared.history)}.values())[::-1]


def _taxonomy(law: MarketLaw, index: int) -> Values:
    declared = law.declared
    return {
        **taxonomy_name(declared.market),
        "index": index,
        "organization": declared.regulator,
        "shortDescription": message(f"Law on bonuses in {declared.name}"),
        "fullDescription": message(declared.overview),
        "isComprehensive": False,
        "taxa": [],
    }


def _related(taxonomy: Values, entry: Entry) -> Values:
    """The relationship of a rule to a citation, which is added to the taxonomy where it is new."""
    taxa: list[Values] = taxonomy["taxa"]
    place = next((i for i, taxon in enumerate(taxa) if taxon["id"] == entry.law), len(taxa))
    if place == len(taxa):
        link = web_link(entry.link)
        taxa.append({"id": entry.law, "shortDescription": message(entry.law), **({"helpUri": link} if link else {})})
    component = {name: taxonomy[name] for name in ("name", "guid", "index")}
    return {"target": {"id": entry.law, "index": place, "toolComponent": component}, "kinds": ["relevant"]}


def _rule(limit: Limit, relationships: list[Values]) -> Values:
    declared, entry = limit.declared, limit.declared.history[-1]
    link = web_link(entry.link)
    notes = [f"Law: {entry.law}", *([entry.note] if entry.note else [])]
    return {
        "id": limit.id,
        "shortDescription": message(declared.title),
        "fullDescription": message(f"{declared.title}: {'; '.join(_dated(limit, one) for one in declared.history)}"),
        "help": message(". ".join(notes)),
        **({"helpUri": link} if link else {}),
        "defaultConfiguration": {"level": LEVELS[entry.standing].value},
        "relationships": relationships,
        "properties": {
            "tags": [limit.market, entry.standing],
            "measure": declared.named,
            "facts": list(entry.facts or declared.facts),
        },
    }


def _dated(limit: Limit, entry: Entry) -> str:
    """What law says from a day on, in words: `from 2026-01-19 at most 10`."""
    constraint, named = entry.constraint, limit.declared.named or ""
    assert constraint is not None
    unit = LEDGER_MEASURES[named].unit if named in LEDGER_MEASURES else MEASURES[named].unit
    bound = "" if isinstance(constraint.value, bool) else told(constraint.value, unit)
    return f"{entry_days(entry)} {WORDS[constraint.operator].format(bound)}"
