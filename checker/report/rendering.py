"""A user's template, run in a process of its own: in a sandbox, for so long, with so much memory, to so much text.

`python -c "from checker.report.rendering import main; main()"` reads a pickled `Order` from standard input, and
writes what the template makes of it to standard output; where it fails, a `Fault` as JSON is the last line of standard
error, and the code is 3.
"""

import json
import pickle
import sys
from collections.abc import Iterator
from pathlib import Path
from types import TracebackType
from typing import Any, NamedTuple

from jinja2 import FileSystemLoader, StrictUndefined, TemplateError, TemplateNotFound, TemplateSyntaxError
from jinja2.exceptions import SecurityError, UndefinedError
from jinja2.sandbox import ImmutableSandboxedEnvironment

from checker.report.safe import plain

MARKUP = (".html", ".htm", ".xml", ".svg", ".html.j2", ".htm.j2", ".xml.j2", ".svg.j2")
"""Endings of templates in which what is written out is escaped."""
MISTAKES = (
    TemplateError, ArithmeticError, AttributeError, LookupError, MemoryError, OSError, RecursionError, TypeError,
    ValueError,
)  # fmt: skip
"""What running somebody's template can raise: its mistakes, not ours."""
FAILED = 3
POWER_MOST = 1_000


class Bounds(NamedTuple):
    """For how many seconds a template may run, how many characters it may write, and how many bytes it may hold."""

    seconds: int = 120
    written: int = 200 * 1024 * 1024
    held: int = 2 * 1024 * 1024 * 1024


class Order(NamedTuple):
    """A template, and the values to render it with; without values it is only read."""

    path: str
    values: dict[str, Any] | None
    bounds: Bounds


class Fault(NamedTuple):
    """Why a template cannot be used, and the line that was being run."""

    message: str
    line: int


class Missing(StrictUndefined):
    """What is not there cannot be written out, not even inside a list."""

    __repr__ = StrictUndefined.__str__


class Sandbox(ImmutableSandboxedEnvironment):
    """The sandbox, in which no single step makes a text or number beyond all bounds."""

    intercepted_binops = frozenset(("*", "**", "%"))

    def call_binop(self, context: Any, operator: str, left: Any, right: Any) -> Any:
        """The result of an operator; of those that could make something huge, only of small parts."""
        if operator == "*" and (_is_many(left, right) or _is_many(right, left)):
            raise SecurityError("a text or list cannot be repeated so often")
        if operator == "**" and max(abs(left), abs(right)) > POWER_MOST:
            raise SecurityError("a power of so great a number is not worked out")
        return super().call_binop(context, operator, left, right)


def _is_many(whole: Any, times: Any) -> bool:
    return isinstance(whole, str | list | tuple) and isinstance(times, int) and len(whole) * times > 1_000_000


def main() -> None:
    """Render one template as ordered, within its bounds."""
    order: Order = pickle.load(sys.stdin.buffer)
    _bound(order.bounds)
    try:
        for piece in _pieces(order):
            sys.stdout.buffer.write(piece.encode("utf-8", "backslashreplace"))
        sys.stdout.buffer.flush()
    except MISTAKES as error:
        line = error.lineno if isinstance(error, TemplateSyntaxError) else _line(order.path, error.__traceback__)
        sys.stderr.write(f"\n{json.dumps(Fault(_told(error), line))}")
        sys.exit(FAILED)


def _bound(bounds: Bounds) -> None:
    """Let the system hold the process to its memory, where it can."""
    try:
        import resource
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_CPU, (bounds.seconds, bounds.seconds + 1))
    try:
        most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024 + bounds.held
        resource.setrlimit(resource.RLIMIT_AS, (most, most))
    except (OSError, ValueError):
        return


def _pieces(order: Order) -> Iterator[str]:
    """The text piece by piece. Raises ValueError where it grows too long."""
    path = Path(order.path)
    template = environment(path).get_template(path.name)
    written = 0
    for piece in template.generate(order.values) if order.values is not None else ():
        written += len(piece)
        if written > order.bounds.written:
            raise ValueError(f"it writes more than {order.bounds.written:,} characters")
        yield piece


def environment(path: Path) -> Sandbox:
    """The environment of a template: it reads what lies in its own folder, and sees only what it is given."""
    made = Sandbox(
        loader=FileSystemLoader(path.parent),
        undefined=Missing,
        autoescape=lambda name: name is not None and name.lower().endswith(MARKUP),
        keep_trailing_newline=True,
    )
    made.filters["plain"] = lambda text: plain(str(text))
    del made.globals["lipsum"]
    return made


def _line(path: str, trace: TracebackType | None) -> int:
    """The line of the template that was being run; 1 where it is not known."""
    found = 1
    while trace is not None:
        if Path(trace.tb_frame.f_code.co_filename).name == Path(path).name:
            found = trace.tb_lineno
        trace = trace.tb_next
    return found


def _told(error: BaseException) -> str:
    if isinstance(error, TemplateNotFound):
        return f"there is no template `{error.name}`"
    if isinstance(error, UndefinedError):
        return str(error).replace("'dict object' has no attribute", "the map has no key").replace("'", "`")
    if isinstance(error, MemoryError):
        return "it takes too much memory"
    return str(error) or type(error).__name__
