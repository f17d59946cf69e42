"""The formats that a review can be written in, by name; each is imported only when it is asked for."""

from importlib import import_module

from checker.report.writer import Writer

FORMATS: dict[str, str] = {
    "text": "checker.report.text:Text",
    "short": "checker.report.short:Short",
    "json": "checker.report.json_review:JsonReview",
    "sarif": "checker.report.sarif:Sarif",
    "sarif-findings": "checker.report.sarif:SarifFindings",
    "junit": "checker.report.junit:JUnit",
    "github": "checker.report.github:GitHub",
    "gitlab": "checker.report.gitlab:GitLab",
    "markdown": "checker.report.markdown:Markdown",
    "csv": "checker.report.csv_review:CsvReview",
    "html": "checker.report.html:Html",
}
"""Where the writer of each format is."""


def writer_class(name: str) -> type[Writer]:
    """The writer of a format. Raises KeyError for a name that is not in the list."""
    module, writer = FORMATS[name].split(":")
    found: type[Writer] = getattr(import_module(module), writer)
    return found
