"""A report written with the user's own Jinja template, in a sandbox: it sees the values of the JSON review."""

from pathlib import Path
from types import TracebackType
from typing import Any

from jinja2 import FileSystemLoader, StrictUndefined, TemplateError, TemplateNotFound, TemplateSyntaxError
from jinja2.sandbox import ImmutableSandboxedEnvironment

from checker.finding import Level, Place, Problem, Span
from checker.report.plain import problem_values, rulebook_values, verdict_values
from checker.report.safe import plain
from checker.report.shared import Format
from checker.report.writer import VERSION, BadTemplateError, Context
from checker.review import File, Totals

MARKUP = (".html", ".htm", ".xml", ".svg", ".html.j2", ".htm.j2", ".xml.j2", ".svg.j2")
"""Endings of templates in which what is written out is escaped."""
MISTAKES = (
    TemplateError, ArithmeticError, AttributeError, LookupError, MemoryError, OSError, RecursionError, TypeError,
    ValueError,
)  # fmt: skip
"""What running somebody's template can raise: its mistakes, not ours."""


class UserTemplate(Format):
    """The template is read at the start, so that a mistake in it is told before the work, and run at the end.

    It is given `schema`, `tool`, `rulebook`, `asked`, `totals`, `verdicts` and `problems`, as in the JSON
    review, and the filter `plain`, which makes text safe for a terminal. Raises BadTemplateError.
    """

    def __init__(self, context: Context, path: Path) -> None:
        super().__init__(context)
        self.path = path
        self._verdicts: list[dict[str, Any]] = []
        self._problems: list[dict[str, Any]] = []

    def __reduce__(self) -> tuple[type["UserTemplate"], tuple[Context, Path]]:  # type: ignore[override]
        """A writer in another process starts empty."""
        return type(self), (self.context, self.path)

    def start(self) -> str:
        """Nothing, once the template has been read."""
        self._run(lambda: self._environment().get_template(self.path.name))
        return ""

    def fragment(self, file: File) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
        """The verdicts and the problems of one file."""
        told = [verdict_values(checked, ruling) for checked in file.checked for ruling in checked.rulings]
        return told, [problem_values(problem) for problem in file.problems]

    def add(self, fragment: tuple[list[dict[str, Any]], list[dict[str, Any]]]) -> str:
        """Nothing yet; the values are kept."""
        self._verdicts += fragment[0]
        self._problems += fragment[1]
        return ""

    def end(self, totals: Totals) -> str:
        """What the template makes of the review."""
        asked, book = self.context.asked, self.context.book
        values = {
            "schema": "checker.review/1",
            "tool": {"name": "checker", "version": VERSION},
            "rulebook": rulebook_values(book),
            "asked": {
                "markets": list(asked.markets),
                "on": str(asked.on) if asked.on else None,
                "ahead": str(asked.ahead) if asked.ahead else None,
                "horizon_days": asked.horizon_days,
            },
            "totals": dict(vars(totals)),
            "verdicts": self._verdicts,
            "problems": self._problems,
        }
        return str(self._run(lambda: self._environment().get_template(self.path.name).render(values)))

    def _environment(self) -> ImmutableSandboxedEnvironment:
        environment = ImmutableSandboxedEnvironment(
            loader=FileSystemLoader(self.path.parent),
            undefined=StrictUndefined,
            autoescape=lambda name: name is not None and name.lower().endswith(MARKUP),
            keep_trailing_newline=True,
        )
        environment.filters["plain"] = lambda text: plain(str(text))
        return environment

    def _run(self, work: Any) -> Any:
        try:
            return work()
        except MISTAKES as error:
            line = error.lineno if isinstance(error, TemplateSyntaxError) else self._line(error.__traceback__)
            message = f"the template cannot be used: {_told(error)}"
            place = Place("problem", str(self.path), Span(line, 1, line, 1))
            raise BadTemplateError(Problem(Level.ERROR, message, place)) from error

    def _line(self, trace: TracebackType | None) -> int:
        """The line of the template that was being run; 1 where it is not known."""
        found = 1
        while trace is not None:
            if Path(trace.tb_frame.f_code.co_filename).name == self.path.name:
                found = trace.tb_lineno
            trace = trace.tb_next
        return found


def _told(error: BaseException) -> str:
    if isinstance(error, TemplateNotFound):
        return f"there is no template `{error.name}`"
    return str(error) or type(error).__name__
