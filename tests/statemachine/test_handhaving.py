"""Handhaving en bezwaar van begin tot eind, zoals de dienst ze speelt, en wat altijd moet blijven kunnen."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inburgering.statemachine.basis import Drager, Machine
from inburgering.statemachine.feiten import als_json, lees
from inburgering.statemachine.machines import MACHINES, beproef
from inburgering.wet.begrippen import ASIEL, Groep, Wie
from inburgering.wet.boetes import Gedrag, eerdere_boetes
from inburgering.wet.gebeurtenissen import Gebeurtenis
from inburgering.wet.termijnen import REGELS
from inburgering.wet.termijnregel import Feit

EIGEN = ("handhaving", "bezwaar", "verlenging", "ontheffing", "vrijstelling")
RAPPORTEUR, BESLISSER = 3, 4
ZONDER_BESLUIT = ("gesignaleerd", "gerapporteerd", "zienswijze_gevraagd", "zienswijze_ontvangen")


class Zaak:
    """Eén traject waarin handhaving en bezwaar worden gespeeld, zonder database."""

    def __init__(self, **omgeving: Any) -> None:
        self.omgeving = omgeving
        self.toestanden: dict[tuple[str, int], str | None] = {}
        self.feiten: list[Feit] = []

    def stap(self, soort: str, nr: int, gebeurtenis: str, op: str, **data: Any) -> str:
        """Leg een gebeurtenis vast en geef de toestand erna; een bezwaar is een fout van de test."""
        gegevens = als_json(lees(gebeurtenis, data))
        machine = MACHINES[soort](
            Drager(self.toestanden.get((soort, nr)), self._gezien(soort, nr, op, gegevens))
        )
        bezwaren = [
            b.reden for m in machine.mogelijkheden() if m.gebeurtenis == gebeurtenis for b in m.bezwaren
        ]
        assert bezwaren == []
        machine.send(gebeurtenis)
        self.toestanden[soort, nr] = machine.toestand
        feit = Feit(
            Gebeurtenis(gebeurtenis), date.fromisoformat(op), len(self.feiten) + 1, gegevens, f"{soort}/{nr}"
        )
        self.feiten.append(feit)
        return machine.toestand

    def bezwaren(self, soort: str, nr: int, gebeurtenis: str, op: str, **data: Any) -> list[str]:
        """Wat er tegen deze gebeurtenis is."""
        gegevens = als_json(lees(gebeurtenis, data))
        toestand = self.toestanden.get((soort, nr))
        uitkomst = beproef(soort, toestand, gebeurtenis, self._gezien(soort, nr, op, gegevens))
        return [b.reden for b in uitkomst.bezwaren]

    def _gezien(self, soort: str, nr: int, op: str, gegevens: Mapping[str, Any]) -> dict[str, Any]:
        eigen = [f for f in self.feiten if f.onderdeel == f"{soort}/{nr}"]
        return self.omgeving | {
            "op": op,
            "vandaag": op,
            "gegevens": gegevens,
            "boetes": eerdere_boetes(self.feiten),
            "voorheen": {f.gebeurtenis.value: {"op": f.op.isoformat(), **f.waarden} for f in eigen},
            "eerder": {f.gebeurtenis.value: f.op.isoformat() for f in self.feiten},
        }


def _tot_besluit(zaak: Zaak, nr: int, dag: date) -> date:
    """Signaal, rapport, vraag om een zienswijze en een antwoord; geeft de eerste dag voor een besluit."""
    na = [(dag + timedelta(days=n)).isoformat() for n in (0, 1, 4, 10, 18)]
    zaak.stap(
        "handhaving",
        nr,
        "signaal_handhaving",
        na[0],
        gedrag="begeleiding",
        constatering=na[0],
        toelichting="x",
    )
    zaak.stap("handhaving", nr, "rapport_overtreding", na[1], overtreding="kwam niet", rapporteur=RAPPORTEUR)
    zaak.stap("handhaving", nr, "uitnodiging_zienswijze", na[2], uiterlijk=na[4], rapport_meegestuurd="ja")
    assert zaak.stap("handhaving", nr, "zienswijze", na[3], vorm="mondeling", inhoud="was vergeten") == (
        "zienswijze_ontvangen"
    )
    return dag + timedelta(days=14)


def _besluit(bedrag: str, **anders: Any) -> dict[str, Any]:
    return {
        "verwijtbaar": "ja", "verwijtbaarheid": "geen_van_beide", "bijstand_verlaagd": "nee",
        "bedrag": bedrag, "motivering": "geen bericht", "beslisser": BESLISSER,
    } | anders  # fmt: skip


def _onherroepelijk(zaak: Zaak, nr: int, dag: date) -> None:
    """Bekendmaken, zeven weken wachten, onherroepelijk, betalen."""
    bekend, later = dag + timedelta(days=1), (dag + timedelta(days=50)).isoformat()
    zaak.stap("handhaving", nr, "bekendmaking_boetebesluit", bekend.isoformat())
    zaak.stap("handhaving", nr, "boete_onherroepelijk", later, niets_open="ja")
    assert zaak.stap("handhaving", nr, "betaling_boete", later, bedrag="25") == "betaald"


def test_van_signaal_tot_betaling_en_de_tweede_keer_dubbel() -> None:
    """De eerste gewone overtreding kost hoogstens € 25; binnen een jaar na een onherroepelijke boete € 50."""
    zaak = Zaak(handhaving=True, groep="gezin", route="b1")
    dag = _tot_besluit(zaak, 1, date(2026, 3, 2))
    assert (
        "hoogstens € 25."
        in zaak.bezwaren("handhaving", 1, "boete_medewerking", str(dag), **_besluit("50"))[0]
    )
    assert zaak.stap("handhaving", 1, "boete_medewerking", str(dag), **_besluit("25")) == "opgelegd"
    _onherroepelijk(zaak, 1, dag)
    dag = _tot_besluit(zaak, 2, date(2026, 11, 2))
    assert zaak.bezwaren("handhaving", 2, "boete_medewerking", str(dag), **_besluit("50,01"))
    assert zaak.stap("handhaving", 2, "boete_medewerking", str(dag), **_besluit("50,00")) == "opgelegd"


def test_een_betaalde_boete_wordt_daarna_nog_onherroepelijk() -> None:
    """Wie meteen betaalt, is pas klaar als de boete onherroepelijk is; zo telt die dag later mee."""
    zaak = Zaak(handhaving=True, groep="gezin")
    dag = _tot_besluit(zaak, 1, date(2026, 3, 2))
    zaak.stap("handhaving", 1, "boete_medewerking", str(dag), **_besluit("25"))
    zaak.stap("handhaving", 1, "bekendmaking_boetebesluit", "2026-03-17")
    assert zaak.stap("handhaving", 1, "betaling_boete", "2026-03-20", bedrag="25,00") == "bekendgemaakt"
    assert zaak.stap("handhaving", 1, "boete_onherroepelijk", "2026-04-29", niets_open="ja") == "betaald"
    (boete,) = eerdere_boetes(zaak.feiten)
    assert boete["onherroepelijk_op"] == "2026-04-29"


def test_wie_het_rapport_schreef_beslist_niet() -> None:
    """Het besluit van de rapporteur zelf wordt geweigerd, met het artikel."""
    zaak = Zaak(handhaving=True, groep="gezin")
    dag = _tot_besluit(zaak, 1, date(2026, 3, 2))
    uitkomst = zaak.bezwaren(
        "handhaving", 1, "boete_medewerking", str(dag), **_besluit("25", beslisser=RAPPORTEUR)
    )
    assert uitkomst == [
        "Wie het rapport opstelde, beslist niet over de boete. Laat een andere medewerker beslissen."
    ]


@pytest.mark.parametrize("groep", Groep)
def test_keren(groep: Groep) -> None:
    """Zonder besluit van de gemeente is er in geen groep een boete; bij asiel is daarna ook onwil nodig."""
    for handhaving in (True, False):
        zaak = Zaak(handhaving=handhaving, groep=groep.value)
        dag = _tot_besluit(zaak, 1, date(2026, 3, 2))
        kaal = zaak.bezwaren("handhaving", 1, "boete_medewerking", str(dag), **_besluit("25"))
        met = zaak.bezwaren(
            "handhaving", 1, "boete_medewerking", str(dag), **_besluit("25", aanhoudende_onwil="al een jaar")
        )
        uit = ["Handhaving staat uit voor deze groep. Zie af van een boete, met een reden."]
        assert met == ([] if handhaving else uit)
        assert any("aanhoudende onwil" in reden for reden in kaal) == (groep in ASIEL)


def test_na_een_lagere_boete_telt_het_nieuwe_bedrag() -> None:
    """Na verlaging door het college telt het lagere bedrag; na vernietiging is er geen boete meer."""
    zaak = Zaak(handhaving=True, groep="gezin")
    dag = _tot_besluit(zaak, 1, date(2026, 3, 2))
    zaak.stap("handhaving", 1, "boete_medewerking", str(dag), **_besluit("25"))
    zaak.stap("handhaving", 1, "bekendmaking_boetebesluit", "2026-03-17")
    lager = {"door": "bezwaar", "nieuw_bedrag": "10", "motivering": "laag inkomen"}
    assert zaak.stap("handhaving", 1, "boete_vernietigd", "2026-04-20", **lager) == "bekendgemaakt"
    assert [b["bedrag_cent"] for b in eerdere_boetes(zaak.feiten)] == [10_00]
    weg = {"door": "rechter", "motivering": "geen onwil"}
    assert zaak.stap("handhaving", 1, "boete_vernietigd", "2026-05-20", **weg) == "vervallen"
    assert eerdere_boetes(zaak.feiten) == []


def test_bezwaar_tot_en_met_hoger_beroep() -> None:
    """Een bezwaar met aanvulling, commissie, verdaging, beroep en hoger beroep komt klaar."""
    zaak = Zaak()
    ontvangen = {"tegen": "pip", "bekendgemaakt_op": "2026-03-03"}
    assert zaak.stap("bezwaar", 1, "ontvangst_bezwaar", "2026-03-24", **ontvangen) == "ontvangen"
    assert zaak.stap("bezwaar", 1, "verdaging_bezwaar", "2026-04-20", weken=6) == "verdaagd"
    vraag = {"wat": "de gronden", "uiterlijk": "2026-05-08"}
    assert zaak.stap("bezwaar", 1, "herstel_verzuim_gevraagd", "2026-04-24", **vraag) == "verzuim"
    assert zaak.stap("bezwaar", 1, "instelling_adviescommissie", "2026-04-28") == "verzuim"
    assert zaak.stap("bezwaar", 1, "herstel_verzuim", "2026-05-04") == "verdaagd"
    beslissing = {
        "uitkomst": "ongegrond",
        "gehoord": "ja",
        "door_een_ander": "ja",
        "motivering": "route klopt",
    }
    assert zaak.stap("bezwaar", 1, "beslissing_op_bezwaar", "2026-06-15", **beslissing) == "beslist"
    assert zaak.stap("bezwaar", 1, "instelling_beroep", "2026-07-06") == "beroep"
    niet_klaar = {"uitspraak": "ongegrond", "definitief": "nee"}
    assert zaak.stap("bezwaar", 1, "uitspraak_beroep", "2026-10-05", **niet_klaar) == "beroep"
    assert zaak.stap("bezwaar", 1, "instelling_beroep", "2026-11-02", rechter="hoger") == "beroep"
    assert zaak.stap("bezwaar", 1, "uitspraak_beroep", "2026-11-20", uitspraak="ongegrond") == "afgedaan"


def test_bezwaar_zonder_beroep_wordt_afgedaan_na_zes_weken() -> None:
    """Zonder beroep is een beslissing pas na zes weken klaar; 25 december 2026 schuift naar 28 december."""
    zaak = Zaak()
    zaak.stap("bezwaar", 1, "ontvangst_bezwaar", "2026-10-05", tegen="boete", bekendgemaakt_op="2026-09-28")
    beslissing = {"uitkomst": "gegrond", "gehoord": "nee", "niet_gehoord_want": "geheel gegrond"}
    beslissing |= {"door_een_ander": "ja", "motivering": "te laat"}
    zaak.stap("bezwaar", 1, "beslissing_op_bezwaar", "2026-11-13", **beslissing)
    assert zaak.bezwaren("bezwaar", 1, "uitspraak_beroep", "2026-12-28", uitspraak="geen_beroep") == [
        "Beroep kan tot en met 28 december 2026. Leg daarna vast dat er geen beroep is."
    ]
    assert zaak.stap("bezwaar", 1, "uitspraak_beroep", "2026-12-29", uitspraak="geen_beroep") == "afgedaan"


GEGEVENS = st.dictionaries(
    st.sampled_from(["reden", "verwijtbaar", "bedrag"]), st.sampled_from(["anders", True])
)


@given(
    toestand=st.sampled_from(ZONDER_BESLUIT),
    groep=st.sampled_from(Groep),
    handhaving=st.booleans(),
    gedrag=st.sampled_from(Gedrag),
    gegevens=GEGEVENS,
)
def test_afzien_kan_altijd(
    toestand: str, groep: Groep, handhaving: bool, gedrag: Gedrag, gegevens: dict[str, Any]
) -> None:
    """Tot het besluit kan in elke toestand en bij welke feiten ook van een boete worden afgezien."""
    feiten = {"groep": groep, "handhaving": handhaving, "gegevens": gegevens, "op": "2099-01-01"}
    feiten["voorheen"] = {"signaal_handhaving": {"gedrag": gedrag, "constatering": "2022-01-03"}}
    assert beproef("handhaving", toestand, "afzien_van_boete", feiten).naar == "geen_boete"
    assert beproef("handhaving", toestand, "afzien_van_boete", feiten).kan


@pytest.mark.parametrize("soort", EIGEN)
def test_elke_toestand_wacht_op_iemand(soort: str) -> None:
    """Elke open toestand zegt wie er aan zet is en waarop; elke klok is een bekende termijn."""
    klasse: type[Machine] = MACHINES[soort]
    assert set(klasse.wacht) == {str(t.id) for t in klasse.states if not t.final}
    codes = {regel.code for regel in REGELS}
    for wacht in klasse.wacht.values():
        assert wacht.wie in set(Wie)
        assert wacht.op
        assert set(wacht.klok) <= codes


@pytest.mark.parametrize(
    ("getypt", "bewaard"), [("25", "25,00"), (25, "25,00"), ("€ 12,50", "12,50"), ("1.200", "1200,00")]
)
def test_bedrag_in_een_feit(getypt: Any, bewaard: str) -> None:
    """Een bedrag wordt bewaard met twee decimalen, hoe het ook is getypt."""
    assert als_json(lees("betaling_boete", {"bedrag": getypt})) == {"bedrag": bewaard, "alles_betaald": True}
