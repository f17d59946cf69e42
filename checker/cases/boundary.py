"""Generated cases: each limit at its value and a step beyond, on its first and last days, beside its conditions.

A case that somebody wrote, or a base offer, is the model: one of its terms is moved until the measure comes to the
wanted value. What the verdict has to be is read from the law itself, never from the evaluator.
"""

from checker.cases.at_conditions import of_conditions, of_products
from checker.cases.at_days import days_of, of_days, of_exception
from checker.cases.at_values import of_values
from checker.cases.bench import Bench, Gap, Made, trials


def generated(bench: Bench) -> list[Made]:
    """The cases of a limit, and those that could not be made; values first, as the others are made from them."""
    made: list[Made] = [one for entry in bench.history for one in of_values(bench, entry)]
    for entry in bench.history:
        made += of_days(bench, days_of(entry), [*trials(made), *bench.models])
    made += of_products(bench, [*bench.breaches(made), *bench.models])
    made += of_conditions(bench, made)
    for exception in bench.exceptions:
        made += of_exception(bench, exception, made)
    return _once(made)


def _once(made: list[Made]) -> list[Made]:
    """The cases without those whose offer and day another has already."""
    seen: set[str] = set()
    found: list[Made] = []
    for one in made:
        key = one.name if isinstance(one, Gap) else repr(one.trial.values)
        if key not in seen:
            found.append(one)
        seen.add(key)
    return found
