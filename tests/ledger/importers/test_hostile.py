"""XML and CSV that mean harm, or are broken: refused with a place and a reason, and never at a cost."""

import io
import time
import tracemalloc

import pytest

from checker.finding import Level
from checker.ledger.importers import markup, table
from tests.ledger.importers.imports import importer_of, run

HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
DEPOSIT = (
    "<CPTEALIM><IDOper>0042</IDOper><DateEvt>260301100000</DateEvt><IDEvt>{number}</IDEvt><IDJoueur>j</IDJoueur>"
    "<IDCoffre>2</IDCoffre><SoldeAvant>0</SoldeAvant><SoldeMouvement>5</SoldeMouvement><SoldeApres>5</SoldeApres>"
    "<MoyenPaiement>V</MoyenPaiement>{more}</CPTEALIM>"
)


def deposit(number: int = 1, more: str = "") -> str:
    return DEPOSIT.format(number=number, more=more)


def attributes(count: int) -> str:
    return " ".join(f'a{i}="1"' for i in range(count))


LAUGHS = "".join(f'<!ENTITY l{i} "{10 * f"&l{i - 1};"}">' for i in range(1, 10))
DOCUMENT_TYPES = {
    "billion laughs": f'<!DOCTYPE x [<!ENTITY l0 "ha">{LAUGHS}]>{deposit(more="<Info>&l9;</Info>")}',
    "quadratic blow-up": f'<!DOCTYPE x [<!ENTITY a "{"a" * 50_000}">]>{deposit(more="&a;" * 50_000)}',
    "external entity": f'<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>{deposit(more="<Info>&e;</Info>")}',
    "external subset": f'<!DOCTYPE x SYSTEM "http://192.0.2.1/x.dtd">{deposit()}',
    "parameter entity": f'<!DOCTYPE x [<!ENTITY % p SYSTEM "http://192.0.2.1/x"> %p;]>{deposit()}',
    "empty document type": f"<!DOCTYPE CPTEALIM>{deposit()}",
}


@pytest.mark.parametrize("text", DOCUMENT_TYPES.values(), ids=DOCUMENT_TYPES)
def test_a_document_type_is_refused_before_anything_is_expanded(text: str) -> None:
    began = time.perf_counter()
    outcome = run("fr", (HEAD + text).encode())
    assert outcome.messages == ["the file is read no further: it declares a document type, which no such file has"]
    assert outcome.rows == []
    assert time.perf_counter() - began < 5


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (deposit(more="<a>" * 64 + "</a>" * 64), "its elements are nested more than 64 deep"),
        (deposit(more=f"<Info>{'x' * (markup.MOST_TEXT + 1)}</Info>"), "holds more text than any of the format"),
        (deposit(more=f"<Info {attributes(65)}/>"), "has more attributes, or longer ones"),
        (deposit(more=f'<Info a="{"x" * (markup.MOST_TEXT + 1)}"/>'), "has more attributes, or longer ones"),
        (deposit(more=f'<Info a="{"x" * (markup.MOST_HELD + markup.CHUNK * 2)}"/>'), "a tag is longer than any"),
        (deposit(more="<a/>" * markup.MOST_PARTS), "a record has more than 200,000 elements"),
        (deposit(more="<a>b</c>"), "mismatched tag"),
        (deposit(more="&nbsp;"), "undefined entity"),
        ("no XML at all", "syntax error"),
        ("", "no element found"),
    ],
)  # fmt: skip
def test_what_goes_beyond_any_real_file_ends_it(text: str, told: str) -> None:
    outcome = run("fr", (HEAD + text).encode())
    (problem,) = outcome.problems
    assert told in problem.message
    assert problem.level is Level.ERROR
    assert problem.place is not None
    assert problem.place.file == "file-1"


def test_just_as_deep_long_and_wide_as_is_allowed_is_read() -> None:
    deep = "<a>" * 63 + "</a>" * 63
    long = f"<Info>{'x' * markup.MOST_TEXT}</Info>"
    wide = f"<Info {attributes(64)}/>"
    outcome = run("fr", (HEAD + deposit(more=deep + long + wide)).encode())
    assert (outcome.problems, len(outcome.rows)) == ([], 1)


ENCODED = HEAD.replace("UTF-8", "{}") + "<!-- é --><Evenements>" + deposit() + "</Evenements>"


@pytest.mark.parametrize("encoding", ["UTF-8", "utf-16", "ISO-8859-1", "windows-1252", "ISO-8859-15"])
def test_an_honest_encoding_is_read(encoding: str) -> None:
    outcome = run("fr", ENCODED.format(encoding).encode(encoding))
    assert (outcome.problems, len(outcome.rows)) == ([], 1)


@pytest.mark.parametrize(
    ("said", "is_", "told"),
    [
        ("UTF-8", "ISO-8859-1", "not well-formed (invalid token)"),
        ("US-ASCII", "UTF-8", "not well-formed (invalid token)"),
        ("UTF-7", "UTF-8", "it is said to be written in UTF-7; write it as UTF-8"),
        ("cp037", "UTF-8", "it is said to be written in cp037; write it as UTF-8"),
        ("no-such", "UTF-8", "it is said to be written in no-such; write it as UTF-8"),
    ],
)
def test_an_encoding_that_is_not_the_one_that_is_said_is_refused(said: str, is_: str, told: str) -> None:
    outcome = run("fr", ENCODED.format(said).encode(is_))
    assert outcome.messages == [f"the file is read no further: {told}"]


def test_a_file_cut_in_half_gives_what_came_before_the_cut() -> None:
    whole = HEAD + "<Evenements>" + deposit(1) + "\n" + deposit(2) + "</Evenements>"
    outcome = run("fr", whole[: whole.index("<IDJoueur>", whole.index("</CPTEALIM>"))].encode())
    assert [row.transaction for row in outcome.rows] == ["0042-2-1"]
    assert outcome.messages == ["the file is read no further: no element found; the file ends here and may be cut"]


def test_every_cut_of_a_file_is_told() -> None:
    whole = (HEAD + "<Evenements>" + deposit(1) + deposit(2) + "</Evenements>").encode()
    for end in range(0, len(whole), 7):
        outcome = run("fr", whole[:end])
        assert outcome.problems, end
        assert len(outcome.rows) <= 2


def test_several_documents_in_one_file_are_read_with_their_lines() -> None:
    outcome = run("fr", (deposit(1) + "\n" + deposit(2) + "\n" + deposit(2, "<x>").replace("</CPTEALIM>", "")).encode())
    assert len(outcome.rows) == 2
    cut = next(problem for problem in outcome.problems if problem.level is Level.ERROR)
    assert cut.place is not None
    assert cut.place.span.line == 3


def test_what_follows_a_document_of_a_format_that_has_one_is_refused() -> None:
    outcome = run("nl", b"<Root></Root><Root></Root>")
    assert outcome.messages == ["the file is read no further: junk after document element"]


def test_an_element_that_is_no_record_is_told_once_and_counted() -> None:
    outcome = run("gr", b"<Batch><Mystery><a/></Mystery><Mystery/></Batch>")
    assert outcome.messages == ["`Mystery` is no element that is known here"]
    assert (outcome.account.read, outcome.account.refused) == (2, 2)


GAME = (
    "<WOK_Game_v1.11><Record_ID>{0}</Record_ID><Extraction_Date>2026-03-01T00:00:00Z</Extraction_Date>"
    "<Game_ID>{0}</Game_ID><Game_Type>SLOTS</Game_Type></WOK_Game_v1.11>"
)


@pytest.mark.parametrize(("count", "refused"), [(512, 0), (513, 1), (520, 8)])
def test_a_dutch_file_holds_512_records_at_most(count: int, refused: int) -> None:
    outcome = run("nl", f"<Root>{''.join(GAME.format(i) for i in range(count))}</Root>".encode())
    assert (outcome.account.read, outcome.account.refused) == (count, refused)
    assert len(outcome.problems) == (1 if refused else 0)


def test_hostile_files_cost_little_memory() -> None:
    tracemalloc.start()
    run("fr", (HEAD + DOCUMENT_TYPES["billion laughs"]).encode())
    run("fr", (HEAD + deposit(more="<a/>" * 250_000)).encode())
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 150 << 20


TABLE_HEAD = "Player Account,Gaming Day,Deposits\n"


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"", "it is empty; it begins with a line that names its columns"),
        (b"a,b,a\n1,2,3\n", "its header names the column `a` twice"),
        (b"a,b\n" + b"x" * (table.MOST_LINE + 1), "it has a line of more than 1 MiB: it is no table"),
        ("a,b\n1,2\n".encode("utf-16"), "it is no UTF-8; write it as UTF-8"),
    ],
)
def test_a_table_that_is_none_is_refused(content: bytes, told: str) -> None:
    assert run("pa", content).messages == [f"the file is read no further: {told}"]


def test_a_broken_line_of_a_table_is_refused_and_no_other() -> None:
    lines = ["p1,2026-03-01,5.00", "p2,2026-03-01,\xff", "p3,2026-03-01", 'p4,"2026-03-01"x,1.00', "p5,2026-03-01,6.00"]
    outcome = run("pa", (TABLE_HEAD + "\n".join(lines) + "\n").encode("latin-1"))
    assert [row.player for row in outcome.rows] == ["p1", "p5"]
    assert outcome.account.refused == 3
    assert [problem.place.span.line for problem in outcome.problems if problem.place] == [3, 4, 5]


def test_memory_does_not_grow_with_the_players() -> None:
    def peak(players: int) -> int:
        stream = io.BytesIO(
            b"<Evenements>"
            + b"".join(
                deposit(number).replace("<IDJoueur>j", f"<IDJoueur>j{number}").encode() for number in range(players)
            )
            + b"</Evenements>"
        )
        stream.name = "big"
        tracemalloc.start()
        count = sum(1 for _ in importer_of("fr").rows(stream))
        found = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        assert count == players + 1
        return found

    assert peak(3_000) < 1.5 * peak(1_500)
