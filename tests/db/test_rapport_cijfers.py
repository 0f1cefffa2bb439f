"""The reports, pure: worked out by hand, and what must hold of them whatever the trajects."""

from datetime import date, timedelta
from itertools import pairwise
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from inburgering.db import rapport_cohort, rapport_contact, rapport_fase, rapport_stroom
from inburgering.db.rapport_aanbod import Aanbod
from inburgering.db.rapport_aanbod import rapport as aanbod
from inburgering.db.rapport_basis import Kolom, Rij, Tabel, Vak, maanden, voor_buiten
from inburgering.db.rapport_contact import KANALEN, ONDERWERPEN, Moment
from inburgering.db.rapport_levensloop import Levensloop
from inburgering.wet.begrippen import Groep, Regime

PEIL = date(2026, 11, 22)
EEN_PAAR = settings(max_examples=30)
DAG = st.dates(date(2024, 6, 1), date(2027, 2, 1))


def leven(nummer: str = "1", begin: date = date(2026, 1, 5), **velden: Any) -> Levensloop:
    """An asylum seeker's traject; the rest as the test says."""
    basis: dict[str, Any] = {"groep": Groep.ASIEL_VERGUNNING, "regime": Regime.WI2021}
    return Levensloop(nummer=nummer, begin=begin, **{**basis, **velden})


def getallen(rij: Rij) -> dict[str, int]:
    """The counts of a row."""
    return {k: w.aantal for k, w in (rij.waarden or {}).items() if isinstance(w, Vak)}


@st.composite
def levens(draw: st.DrawFn) -> list[Levensloop]:
    """Trajects as a log could hold them on the peildatum: nothing after it, nothing before the begin."""
    uit = []
    for nr in range(draw(st.integers(0, 12))):
        begin = draw(DAG.filter(lambda d: d <= PEIL))
        na = st.none() | st.dates(begin, PEIL)
        einde = draw(na)
        wettelijk = draw(st.none() | st.dates(begin, PEIL))
        uit.append(
            Levensloop(
                f"{nr}", draw(st.sampled_from(Groep)), draw(st.sampled_from(Regime)), begin,
                wettelijk_begin=wettelijk, pip=draw(na), verlengd=draw(st.booleans()), einde=einde,
                uiterlijk=wettelijk + timedelta(weeks=10) if wettelijk else None,
                reden=draw(st.sampled_from(list(rapport_stroom.REDENEN))) if einde else "",
            )
        )  # fmt: skip
    return uit


@EEN_PAAR
@given(levens())
def test_where_everyone_is_adds_up(alle: list[Levensloop]) -> None:
    """A = B + C + D and E = F + G in each row; the groups together are everyone."""
    *groepen, samen = rapport_fase.rapport(alle, PEIL).tabellen["fase"].rijen
    for rij in (*groepen, samen):
        n = getallen(rij)
        assert n["A"] == n["B"] + n["C"] + n["D"]
        assert n["E"] == n["F"] + n["G"]
    for letter in "ABCDEFG":
        assert sum(getallen(g)[letter] for g in groepen) == getallen(samen)[letter]


@EEN_PAAR
@given(levens())
def test_what_came_in_and_went_out_explains_what_is_open(alle: list[Levensloop]) -> None:
    """Open at the end = open before + in - out; a month begins as the one before ended; reports agree."""
    rijen = [getallen(r) for r in rapport_stroom.stroom(alle, PEIL).tabellen["stroom"].rijen]
    for n in rijen:
        assert n["eind"] == n["begin"] + n["in"] - n["uit"]
    for vorige, volgende in pairwise(rijen):
        assert vorige["eind"] == volgende["begin"]
    wet = rapport_fase.rapport(alle, PEIL).tabellen["fase"].vak("alle", "A").aantal
    anders = sum(t.loopt(PEIL) for t in alle if t.regime is not Regime.WI2021)
    assert rijen[-1]["eind"] == wet + anders


@EEN_PAAR
@given(levens())
def test_every_end_has_one_reason(alle: list[Levensloop]) -> None:
    """The reasons add up to the total of the month, and the total is what went out."""
    uit = {r.code: getallen(r)["uit"] for r in rapport_stroom.stroom(alle, PEIL).tabellen["stroom"].rijen}
    for rij in rapport_stroom.afsluiting(alle, PEIL).tabellen["afsluiting"].rijen:
        n = getallen(rij)
        assert n.pop("totaal") == sum(n.values()) == uit[rij.code]


@EEN_PAAR
@given(levens())
def test_a_cohort_is_divided_once(alle: list[Levensloop]) -> None:
    """On time + late + late without PIP + gone + cannot be judged = the cohort."""
    for tabel in rapport_cohort.rapport(alle, PEIL).tabellen.values():
        for rij in tabel.rijen:
            n = getallen(rij)
            assert n.pop("cohort") == sum(n.values())


def test_where_five_people_are() -> None:
    """Without, with, extended; one PIP in thirty days on time, one late; one ended, one outside the law."""
    tijd: dict[str, Any] = {"wettelijk_begin": date(2026, 9, 1), "uiterlijk": date(2026, 11, 10)}
    alle = [
        leven("zonder", **tijd),
        leven("op tijd", pip=date(2026, 11, 10), **tijd),
        leven("te laat", pip=date(2026, 11, 11), **tijd),
        leven("verlengd", pip=date(2024, 3, 1), verlengd=True),
        leven("net buiten", pip=PEIL - timedelta(days=30), **tijd),
        leven("voorbij", pip=date(2026, 11, 5), einde=PEIL, reden="voldaan", **tijd),
        leven("ondertussen", regime=Regime.WI2013),
    ]
    rapport = rapport_fase.rapport(alle, PEIL)
    tabel = rapport.tabellen["fase"]
    gevonden = {letter: tabel.vak("asiel", letter).trajecten for letter in "ABCDEFG"}
    assert gevonden["A"] == ("zonder", "op tijd", "te laat", "verlengd", "net buiten")
    assert (gevonden["B"], gevonden["D"]) == (("zonder",), ("verlengd",))
    assert gevonden["C"] == ("op tijd", "te laat", "net buiten")
    assert gevonden["E"] == ("op tijd", "te laat", "voorbij")
    assert (gevonden["F"], gevonden["G"]) == (("op tijd", "voorbij"), ("te laat",))
    assert rapport.apart == ["Daarnaast 1 lopende trajecten buiten de Wet inburgering 2021."]


def test_a_month_by_hand() -> None:
    """One open from before, one came, one ended 300 days after its legal start (not its begin)."""
    alle = [
        leven("oud", date(2024, 1, 1)),
        leven("nieuw", date(2026, 11, 1)),
        leven(
            "klaar",
            date(2025, 1, 1),
            wettelijk_begin=date(2026, 1, 6),
            einde=date(2026, 11, 2),
            reden="voldaan",
        ),
    ]
    rij = rapport_stroom.stroom(alle, PEIL).tabellen["stroom"].rijen[-1]
    assert getallen(rij) == {"begin": 2, "in": 1, "uit": 1, "eind": 2}
    assert rij.waarden is not None
    assert (rij.naam, rij.waarden["gemiddeld"], rij.waarden["mediaan"]) == ("november 2026", 300, 300)


def test_twelve_months_end_on_the_day_itself() -> None:
    """From 1 December 2025; the last month ends on the peildatum."""
    alle = maanden(PEIL)
    assert (alle[0].begin, alle[0].eind) == (date(2025, 12, 1), date(2025, 12, 31))
    assert (alle[-1].begin, alle[-1].eind, len(alle)) == (date(2026, 11, 1), PEIL, 12)


def test_an_early_pip_in_a_young_cohort_does_not_count_yet() -> None:
    """Last day 1 December: with or without a PIP nothing can be said on that day; the day after it can."""
    tijd: dict[str, Any] = {"wettelijk_begin": date(2026, 9, 22), "uiterlijk": date(2026, 12, 1)}
    vroeg, wacht = leven(pip=date(2026, 10, 1), **tijd), leven(**tijd)
    assert [rapport_cohort.stand(t, PEIL) for t in (vroeg, wacht)] == ["later", "later"]
    assert rapport_cohort.stand(wacht, date(2026, 12, 1)) == "later"
    assert [rapport_cohort.stand(t, date(2026, 12, 2)) for t in (vroeg, wacht)] == ["op_tijd", "nog_niet"]
    weg = leven(einde=date(2026, 11, 1), reden="verhuizing", **tijd)
    assert rapport_cohort.stand(weg, PEIL) == rapport_cohort.stand(weg, date(2027, 1, 1)) == "weg"


def test_the_median_follows_who_has_no_pip_yet() -> None:
    """PIPs on day 10, 20 and 40, two followed to day 30 without: 0.8, 0.6, 0 at 40. Naively: 20."""
    assert rapport_cohort.mediaan([(10, True), (20, True), (40, True), (30, False), (30, False)]) == 40
    assert rapport_cohort.mediaan([(10, True), (20, True)]) == 10
    assert rapport_cohort.mediaan([(10, True), (30, False), (30, False)]) is None
    assert rapport_cohort.mediaan([]) is None


@EEN_PAAR
@given(
    st.lists(
        st.builds(
            Aanbod,
            st.just("1"),
            st.sampled_from(["taal", "geld"]),
            DAG,
            st.sampled_from(["behaald", "deels", "niet", "open", "niet_door"]),
        )
    )
)
def test_every_task_has_one_result(alle: list[Aanbod]) -> None:
    """Sent = reached + partly + not + open + did not go through."""
    for rij in aanbod(alle, PEIL).tabellen["aanbod"].rijen:
        n = getallen(rij)
        assert n.pop("verzonden") == sum(n.values())


@EEN_PAAR
@given(
    st.lists(
        st.builds(
            Moment, st.just("1"), DAG, st.sampled_from(list(ONDERWERPEN)), st.sampled_from(list(KANALEN))
        )
    )
)
def test_every_contact_has_one_subject_and_one_way(alle: list[Moment]) -> None:
    """Each month the subjects and the ways add up to the same total."""
    rapport = rapport_contact.rapport(alle, PEIL)
    totalen = []
    for tabel in rapport.tabellen.values():
        per = [getallen(rij) for rij in tabel.rijen]
        totalen.append([n.pop("totaal") for n in per])
        assert totalen[-1] == [sum(n.values()) for n in per]
    assert totalen[0] == totalen[1]


def _tabel(*rijen: tuple[int, ...], totaal: bool = False) -> Tabel:
    kolommen = {f"{k}": Kolom(f"{k}", "") for k in range(len(rijen[0]))}
    vakken = [Rij(f"{r}", f"{r}", {f"{k}": Vak(n) for k, n in enumerate(rij)}) for r, rij in enumerate(rijen)]
    return Tabel("Proef", "Rij", kolommen, vakken, totaal=totaal)


def test_for_outside_a_row_with_a_small_number_is_left_out() -> None:
    """Beside a total one row more: 40 less 28 would give the twelve. Zero may be said."""
    los = voor_buiten(_tabel((10, 6, 4), (9, 9, 0)), 5)
    assert [r.waarden is None for r in los.rijen] == [True, False]
    samen = voor_buiten(_tabel((12, 8, 4), (16, 8, 8), (28, 16, 12), (56, 32, 24), totaal=True), 5)
    assert [r.waarden is None for r in samen.rijen] == [True, True, False, False]
