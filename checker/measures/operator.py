"""Who makes the offer, as far as law hangs on it: the territories whose licence the operator holds."""

from checker.measures.measured import Cases, Measured, View, missing, words


def licensed_in(view: View) -> Cases:
    """The markets whose licence the operator names, by their codes; the list is read as complete."""
    licences = view.offer.operator.licences
    route = ("operator", "licences")
    if not licences:
        help_ = f'add `licences: {{{view.market}: "12345"}}` to `operator`'
        return (missing("the terms do not say whose licences the operator holds", route, help_),)
    return (Measured(words(tuple(licences)), route),)
