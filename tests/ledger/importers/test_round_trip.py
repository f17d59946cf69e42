"""Amounts, times and odds survive: small files are written from random values, imported, and come out equal."""

from datetime import UTC, datetime, timedelta
from decimal import Decimal
from zoneinfo import ZoneInfo

from hypothesis import given, settings
from hypothesis import strategies as st

from checker.ledger.importers.cells import is_skipped, is_twice, micros
from tests.ledger.importers.imports import run

CENTS = st.integers(0, 10**11)


def moments(first: int) -> st.SearchStrategy[datetime]:
    """Local times of a century, without a zone."""
    days = st.integers((datetime(first, 1, 1, tzinfo=UTC) - EPOCH).days, 46_000)
    clock = st.integers(0, 86_399_999_999)
    return st.builds(
        lambda day, time: (EPOCH + timedelta(days=day, microseconds=time)).replace(tzinfo=None), days, clock
    )


EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
FRACTIONS = moments(1991)
SECONDS = FRACTIONS.map(lambda moment: moment.replace(microsecond=0))
TWO_DIGIT_YEARS = moments(2001).map(lambda moment: moment.replace(microsecond=0))
OFFSETS = st.integers(-14 * 60, 14 * 60)
QUICK = settings(max_examples=60, deadline=None)


def euros(cents: int) -> str:
    return str(Decimal(cents).scaleb(-2))


def offset_text(minutes: int, colon: str) -> str:
    hours, rest = divmod(abs(minutes), 60)
    return f"{'-' if minutes < 0 else '+'}{hours:02d}{colon}{rest:02d}"


@QUICK
@given(st.lists(st.tuples(CENTS, SECONDS, st.sampled_from(["DEPOSIT", "WITHDRAWAL", "STAKE"])), max_size=8))
def test_dutch_transactions(rows: list[tuple[int, datetime, str]]) -> None:
    records = "".join(
        f"<WOK_Player_Account_Transaction_v1.11><Record_ID>r{place}</Record_ID><Player_Profile_ID>p</Player_Profile_ID>"
        f"<Transaction_ID>t{place}</Transaction_ID><Transaction_Datetime>{at:%Y-%m-%dT%H:%M:%S}Z</Transaction_Datetime>"
        f"<Transaction_Amount>{euros(cents)}</Transaction_Amount><Transaction_Type>{kind}</Transaction_Type>"
        f"<Transaction_Status>SUCCESSFUL</Transaction_Status></WOK_Player_Account_Transaction_v1.11>"
        for place, (cents, at, kind) in enumerate(rows)
    )
    outcome = run("nl", f"<Root>{records}</Root>".encode())
    assert outcome.problems == []
    wanted = {f"t{place}": (cents, micros(at.replace(tzinfo=UTC))) for place, (cents, at, _) in enumerate(rows)}
    assert {row.transaction: (row.amount, row.at) for row in outcome.rows} == wanted


@QUICK
@given(
    CENTS, SECONDS, st.booleans(), st.sampled_from([",", "."]), st.sampled_from([",", ";"]), st.sampled_from(['"', "|"])
)
def test_both_signs_of_dutch_stakes_in_csv(
    cents: int, at: datetime, negative: bool, point: str, delimiter: str, quote: str
) -> None:
    names = ["record_id", "player_profile_id", "transaction_id", "transaction_datetime", "transaction_amount",
             "transaction_type", "transaction_status"]  # fmt: skip
    amount = ("-" if negative else "") + euros(cents).replace(".", point)
    cells = ["r1", "p", "t1", f"{at:%Y-%m-%d %H:%M:%S}.000", amount, "STAKE", "SUCCESSFUL"]
    lines = [delimiter.join(f"{quote}{cell}{quote}" for cell in line) for line in (names, cells)]
    outcome = run("nl", ("\n".join(lines) + "\n").encode())
    assert outcome.problems == []
    assert [(row.kind, row.amount, row.at) for row in outcome.rows] == [
        ("bet_settled", cents, micros(at.replace(tzinfo=UTC)))
    ]


@QUICK
@given(CENTS, CENTS, TWO_DIGIT_YEARS)
def test_french_deposits_in_local_time(before: int, moved: int, at: datetime) -> None:
    event = (
        f"<CPTEALIM><IDOper>0042</IDOper><DateEvt>{at:%y%m%d%H%M%S}</DateEvt><IDEvt>1</IDEvt><IDJoueur>j</IDJoueur>"
        f"<IDCoffre>2</IDCoffre><SoldeAvant>{euros(before)}</SoldeAvant><SoldeMouvement>{euros(moved)}</SoldeMouvement>"
        f"<SoldeApres>{euros(before + moved)}</SoldeApres></CPTEALIM>"
    )
    outcome = run("fr", event.encode())
    if is_skipped(at, "Europe/Paris"):
        assert outcome.rows == []
        return
    (row,) = outcome.rows
    assert row.amount == moved
    back = EPOCH + timedelta(microseconds=row.at)
    assert back.astimezone(ZoneInfo("Europe/Paris")).replace(tzinfo=None) == at
    assert bool(outcome.problems) == is_twice(at, "Europe/Paris")


@QUICK
@given(CENTS, FRACTIONS, OFFSETS)
def test_portuguese_transfers_with_offset(cents: int, at: datetime, minutes: int) -> None:
    stamp = f"{at:%Y%m%d%H%M%S}.{at.microsecond:06d} {offset_text(minutes, ':')}"
    record = (
        "<ficheiro><cod_cofre>2AA</cod_cofre><registos_conta><conta><codjogador>j</codjogador>"
        f"<cod_optct>CREDITO</cod_optct><timestp_op>{stamp}</timestp_op><saldo_ini>1.00</saldo_ini>"
        f"<saldo_mov>{euros(cents)}</saldo_mov><saldo_fim>{euros(cents + 100)}</saldo_fim></conta></registos_conta>"
        "</ficheiro>"
    )
    (row,) = run("pt", record.encode()).rows
    assert (row.amount, row.at) == (cents, micros(at.replace(tzinfo=UTC)) - minutes * 60_000_000)


@QUICK
@given(CENTS, CENTS, SECONDS, st.integers(0, 10**6), OFFSETS, st.integers(10_000, 10**9))
def test_spanish_bets(stake: int, won: int, at: datetime, lasts: int, minutes: int, odds: int) -> None:
    def stamp(moment: datetime) -> str:
        return f"{moment:%Y%m%d%H%M%S}{offset_text(minutes, '')}"

    def money(cents: int) -> str:
        return f"<Linea><Cantidad>{euros(cents)}</Cantidad><Unidad>EUR</Unidad></Linea>"

    end = at + timedelta(seconds=lasts)
    record = (
        '<Lote xmlns:x="http://www.w3.org/2001/XMLSchema-instance"><Registro x:type="RegistroApuestaContrapartida">'
        "<Cabecera><RegistroId>R</RegistroId><Fecha>20260301000000</Fecha></Cabecera><Juego><JuegoId>g</JuegoId>"
        f"<TipoJuego>ADC</TipoJuego><FechaInicio>{stamp(at)}</FechaInicio><FechaFin>{stamp(end)}</FechaFin></Juego>"
        f"<Jugador><JugadorId>j</JugadorId><Participacion>{money(stake)}</Participacion><Premios>{money(won)}</Premios>"
        f"<TicketApuesta>t</TicketApuesta><Cuota>{Decimal(odds).scaleb(-4)}</Cuota></Jugador></Registro></Lote>"
    )
    (row,) = run("es", record.encode()).rows
    shift = minutes * 60_000_000
    assert (row.amount, row.payout, row.odds) == (stake, won, Decimal(odds).scaleb(-4))
    assert (row.at, row.settled_at) == (
        micros(at.replace(tzinfo=UTC)) - shift,
        micros(end.replace(tzinfo=UTC)) - shift,
    )
