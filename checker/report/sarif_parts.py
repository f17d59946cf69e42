"""The small objects of SARIF: messages and locations."""

from pathlib import PurePath

from checker.report.shared import Values, line, uri


def message(text: str) -> Values:
    """A message that says its text and nothing else.

    A brace is doubled (SARIF 2.1.0, 3.11.5, placeholders), and what would be a link is taken apart (3.11.6).
    """
    return {"text": line(text).replace("{", "{{").replace("}", "}}").replace("](", "] (")}


def location(file: str, base: str) -> Values:
    """A file, as a URI below a base, or on its own where the path is absolute."""
    return {"uri": uri(file)} if PurePath(file).is_absolute() else {"uri": uri(file), "uriBaseId": base}


def physical(place: Values, base: str) -> Values:
    """The location of a place; the end of a region is exclusive, as ours is."""
    region = {"startLine": place["line"], "startColumn": place["column"]}
    region |= {name: place[key] for name, key in (("endLine", "end_line"), ("endColumn", "end_column")) if key in place}
    return {"physicalLocation": {"artifactLocation": location(place["file"], base), "region": region}}
