"""De boetes van het college: elk bedrag uit de tabel met de hand uitgerekend, en wat altijd moet gelden."""

from collections.abc import Mapping
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inburgering.wet import boetes
from inburgering.wet.begrippen import Groep, Route
from inburgering.wet.boetes import (
    Boetesoort,
    Boetetermijn,
    EerdereBoete,
    Gedrag,
    Omstandigheden,
    Verwijtbaarheid,
    euro,
    hoogste_boete,
)
from inburgering.wet.boetes_woorden import bedrag, lees_euro
from inburgering.wet.waarden import waarde
from tests.tabel import tabel

MEDEWERKING = ("verwijt", "herhaling", "het totaal in een termijn", "geen boete")
RIJEN = [
    (Boetesoort.MEDEWERKING, rij)
    for kop in MEDEWERKING
    for rij in tabel("boetes.md", f"Meewerken aan het PIP: {kop}")
] + [(Boetesoort.BREDE_INTAKE, rij) for rij in tabel("boetes.md", "Brede intake")]
DAG = date(2026, 11, 2)


def _eerdere(cel: str) -> list[EerdereBoete]:
    return [_eerdere_boete(deel) for deel in cel.split("; ") if deel]


def _eerdere_boete(tekst: str) -> EerdereBoete:
    """Uit 'begeleiding 2026-03-02 2026-04-01 - € 25'; het eerste woord mag ook intake of ervoor zijn."""
    woord, rest = tekst.split(" ", 1) if not tekst[0].isdigit() else ("", tekst)
    constatering, opgelegd, onherroepelijk, cent = rest.split(" ", 3)
    return EerdereBoete(
        constatering=date.fromisoformat(constatering),
        bedrag_cent=lees_euro(cent),
        onherroepelijk_op=None if onherroepelijk == "-" else date.fromisoformat(onherroepelijk),
        tijdens_termijn=woord != "ervoor",
        soort=Boetesoort.BREDE_INTAKE if woord == "intake" else Boetesoort.MEDEWERKING,
        opgelegd_op=date.fromisoformat(opgelegd),
        gedrag=Gedrag(woord) if woord in set(Gedrag) else None,
    )


def _bij(cel: str) -> tuple[Boetetermijn, Omstandigheden]:
    delen = {naam: waarde for naam, _, waarde in (deel.partition("=") for deel in cel.split("; ") if deel)}
    maanden = delen.get("termijn")
    return Boetetermijn(int(maanden) if maanden else None), Omstandigheden(
        groep=Groep(delen["groep"]) if "groep" in delen else None,
        route=Route(delen["route"]) if "route" in delen else None,
        gedrag=Gedrag(delen["gedrag"]) if "gedrag" in delen else None,
        verwijtbaar="niet_verwijtbaar" not in delen,
        bijstand_verlaagd="bijstand_verlaagd" in delen,
        overleden="overleden" in delen,
        overtreding=_dag(delen, "overtreding"),
        op=_dag(delen, "op"),
    )


def _dag(delen: Mapping[str, str], naam: str) -> date | None:
    return date.fromisoformat(delen[naam]) if naam in delen else None


@pytest.mark.parametrize(("soort", "rij"), RIJEN, ids=lambda x: x if isinstance(x, str) else None)
def test_hoogste_boete(soort: Boetesoort, rij: dict[str, str]) -> None:
    """Het hoogste bedrag is dat uit de tabel."""
    termijn, bij = _bij(rij["bij"])
    som = hoogste_boete(
        soort,
        date.fromisoformat(rij["constatering"]),
        _eerdere(rij["eerder"]),
        Verwijtbaarheid(rij["verwijt"]),
        termijn,
        bij,
    )
    assert euro(som.hoogste_cent) == rij["hoogste"]


def test_genoeg_voorbeelden_en_hun_oorsprong() -> None:
    """De tabel heeft genoeg gevallen en hoogstens de helft ervan is verzonnen."""
    alle = [rij for rij in tabel("boetes.md") if "herkomst" in rij]
    assert len(alle) >= 60
    assert sum(rij["herkomst"] == "verzonnen" for rij in alle) * 2 <= len(alle)
    assert {rij["herkomst"].split(" ")[0] for rij in alle} == {"law.md", "verzonnen"}


@pytest.mark.parametrize(
    "rij", tabel("boetes.md", "Tot wanneer een boete kan, en of een zienswijze moet"), ids=str
)
def test_bevoegd_en_zienswijze(rij: dict[str, str]) -> None:
    """De laatste dag voor het besluit, en of een zienswijze moet, zijn die uit de tabel."""
    soort, overtreding = Boetesoort(rij["soort"]), date.fromisoformat(rij["overtreding"])
    assert boetes.bevoegd_tot(soort, overtreding) == date.fromisoformat(rij["tot en met"])
    assert boetes.zienswijze_verplicht(soort, overtreding) == (rij["zienswijze verplicht"] == "ja")


@pytest.mark.parametrize("rij", tabel("boetes.md", "Welke nieuwe termijn"), ids=str)
def test_nieuwe_termijn(rij: dict[str, str]) -> None:
    """Bij een nieuwe termijn hoort het totaal uit de tabel."""
    termijn = Boetetermijn.nieuw(date.fromisoformat(rij["vanaf"]), date.fromisoformat(rij["einde"]))
    assert euro(waarde(termijn.waarde, DAG)) == rij["hoogste totaal"]


@pytest.mark.parametrize("rij", tabel("boetes.md", "Bedragen lezen"), ids=str)
def test_bedragen_lezen(rij: dict[str, str]) -> None:
    """Wat iemand typt wordt een bedrag, of is er duidelijk geen; wat wordt bewaard is weer te lezen."""
    if rij["bedrag"] == "geen bedrag":
        with pytest.raises(ValueError, match=rij["getypt"]):
            lees_euro(rij["getypt"])
        return
    cent = lees_euro(rij["getypt"])
    assert euro(cent) == rij["bedrag"]
    assert lees_euro(bedrag(cent)) == cent


def test_uitleg_noemt_elke_stap_met_artikel() -> None:
    """De uitleg noemt per stap bedrag en artikel, en onze lezing waar de tekst ook anders kan."""
    eerder = EerdereBoete(date(2026, 3, 2), 25_00, date(2026, 6, 1), opgelegd_op=date(2026, 4, 1))
    som = hoogste_boete(Boetesoort.MEDEWERKING, DAG, [eerder], Verwijtbaarheid.GEEN_VAN_BEIDE)
    assert som.tekst() == (
        "De boete is € 50 (artikel 7.1, lid 2, Besluit inburgering 2021).\n"
        "Herhaling: in de twaalf maanden voor 2 november 2026 is een overtreding geconstateerd en die boete "
        "is onherroepelijk. Het bedrag is één keer verhoogd, tot € 100 (artikel 7.1, lid 3, Besluit "
        "inburgering 2021). 'Steeds met 100 procent verhoogd' lezen wij als verdubbelen: "
        "50, 100, 200, 400, 800 euro.\n"
        "Bij gewoon verwijt (geen opzet, geen grove schuld) is dat 50 procent: € 50 (artikel 7.1, lid 4, "
        "onderdeel c, Besluit inburgering 2021). Lid 4 noemt alleen het bedrag van lid 2; wij lezen het ook "
        "voor het verhoogde bedrag.\n"
        "In deze termijn is al € 25 opgelegd, van hoogstens € 2.400 samen (artikel 7.1, lid 5, Besluit "
        "inburgering 2021)."
    )
    assert [stap["bedrag_cent"] for stap in som.als_dict()["stappen"]] == [50_00, 100_00, 50_00, 50_00]


def test_uitleg_zegt_waarom_er_geen_boete_is() -> None:
    """Kan er geen boete komen, dan staat er één zin met het artikel."""
    som = hoogste_boete(Boetesoort.MEDEWERKING, DAG, bij=Omstandigheden(overleden=True))
    assert (
        som.tekst()
        == "Na overlijden kan er geen boete meer komen (artikel 5:42, Algemene wet bestuursrecht)."
    )
    assert som.als_dict()["hoogste_cent"] == 0


def test_veel_eerdere_boetes_blijven_snel_te_rekenen() -> None:
    """Elke week een boete, een jaar lang: de hoogste trede, zonder dat het rekenen uit de hand loopt."""
    week = timedelta(days=7)
    eerdere = [EerdereBoete(DAG - week * n, 1_00, DAG - week * n, opgelegd_op=DAG) for n in range(1, 100)]
    assert hoogste_boete(Boetesoort.MEDEWERKING, DAG, eerdere).hoogste_cent == 800_00


EERDERE = st.builds(
    EerdereBoete,
    constatering=st.dates(date(2022, 1, 1), date(2026, 12, 31)),
    bedrag_cent=st.integers(1, 800_00),
    onherroepelijk_op=st.none() | st.dates(date(2022, 1, 1), date(2026, 12, 31)),
    tijdens_termijn=st.booleans(),
    soort=st.sampled_from(Boetesoort),
    opgelegd_op=st.none() | st.dates(date(2022, 1, 1), date(2026, 12, 31)),
)


@given(
    eerdere=st.lists(EERDERE, max_size=8),
    dag=st.dates(date(2022, 1, 1), date(2026, 12, 31)),
    verwijt=st.sampled_from(Verwijtbaarheid),
    soort=st.sampled_from(Boetesoort),
    maanden=st.sampled_from([None, 6, 12, 18, 24]),
)
def test_wat_altijd_geldt(
    eerdere: list[EerdereBoete],
    dag: date,
    verwijt: Verwijtbaarheid,
    soort: Boetesoort,
    maanden: int | None,
) -> None:
    """Nooit onder nul, nooit boven het hoogste of het totaal; minder verwijt of later is nooit duurder."""
    som = hoogste_boete(soort, dag, eerdere, verwijt, Boetetermijn(maanden))
    totaal = {None: 2_400_00, 6: 400_00, 12: 800_00, 18: 1_200_00, 24: 1_600_00}[maanden]
    al = sum(e.bedrag_cent for e in eerdere if e.tijdens_termijn)
    assert 0 <= som.hoogste_cent <= max(0, totaal - al)
    assert som.hoogste_cent <= (250_00 if soort is Boetesoort.BREDE_INTAKE else 800_00)
    zwaarst = hoogste_boete(soort, dag, eerdere, Verwijtbaarheid.OPZET, Boetetermijn(maanden))
    assert som.hoogste_cent <= zwaarst.hoogste_cent
    zonder = [e for e in eerdere if e.constatering < dag - timedelta(days=366)]
    kaal = hoogste_boete(soort, dag, zonder, verwijt, Boetetermijn(maanden))
    assert soort is Boetesoort.BREDE_INTAKE or kaal.hoogste_cent <= 50_00
