"""The nearest lawful offer: the terms that law lets be, as close as can be to the declared ones."""

from checker.remedy.change import Change, Plain, put, written
from checker.remedy.nearest import nearest
from checker.remedy.plan import Choice, Further, Nearest, Plan, Remedy, Stuck, Undecided
from checker.remedy.solve import solve
from checker.remedy.trial import Goal, Trial
from checker.remedy.undecided import undecided

__all__ = [
    "Change",
    "Choice",
    "Further",
    "Goal",
    "Nearest",
    "Plain",
    "Plan",
    "Remedy",
    "Stuck",
    "Trial",
    "Undecided",
    "nearest",
    "put",
    "solve",
    "undecided",
    "written",
]
