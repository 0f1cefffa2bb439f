"""Beginnen, eindigen en vervangen: de gevallen die niet in een tabel passen."""

from dataclasses import replace
from datetime import date
from typing import Any

from inburgering.wet.begin import begin, begonnen_met
from inburgering.wet.begrippen import Groep, Route
from inburgering.wet.gebeurtenissen import Gebeurtenis
from inburgering.wet.situatie import Situatie
from inburgering.wet.termijnen import REGELS, bereken
from inburgering.wet.termijnregel import Feit, Termijn


def _feit(soort: str, dag: str, nr: int = 1, onderdeel: str | None = None, **waarden: Any) -> Feit:
    return Feit(Gebeurtenis(soort), date.fromisoformat(dag), nr, waarden, onderdeel)


def _reken(*feiten: Feit, groep: Groep = Groep.ASIEL_VERGUNNING) -> dict[str, list[Termijn]]:
    uit: dict[str, list[Termijn]] = {}
    for termijn in bereken(feiten, groep, Route.B1, normen={}):
        uit.setdefault(termijn.code, []).append(termijn)
    return uit


def _taak(nr: int, onderdeel: str) -> Feit:
    dagen = {"reactie_uiterlijk": "2026-11-30", "gereed_op": "2027-01-18"}
    return _feit("verzending", "2026-11-23", nr, onderdeel, **dagen)


def test_het_einde_hoort_bij_hetzelfde_onderdeel() -> None:
    """De ene partner aanvaardt; de reactie van de andere blijft uitstaan."""
    feiten = (
        _taak(1, "overdracht/1"),
        _taak(2, "overdracht/2"),
        _feit("aanvaarding", "2026-11-25", 3, "overdracht/2"),
    )
    eerste, tweede = _reken(*feiten)["N01"]
    assert eerste.loopt
    assert (tweede.geeindigd_door, tweede.geeindigd_op) == (3, date(2026, 11, 25))
    assert tweede.geeindigd_met is Gebeurtenis.AANVAARDING


def test_staking_raakt_alleen_haar_onderdeel() -> None:
    """Het ontzorgen staken eindigt geen taak bij een partner."""
    feiten = (
        _taak(1, "overdracht/1"),
        _feit("recht_op_bijstand", "2026-11-02", 2, "ontzorgen/1"),
        _feit("staking", "2026-11-27", 3, "ontzorgen/1", reden="verhuisd"),
    )
    uit = _reken(*feiten)
    assert uit["N01"][0].loopt
    assert uit["T27"][0].geeindigd_met is Gebeurtenis.STAKING


def test_de_vervanging_is_te_volgen() -> None:
    """T05a wijkt voor T05b, T05b voor T05c; alleen de laatste loopt, en elke zegt waarvoor zij week."""
    uit = _reken(
        _feit("kennisgeving", "2026-08-03", 1),
        _feit("inschrijving_brp", "2026-10-16", 2),
        _feit("wacht_op_informatie_derde", "2026-12-07", 3, verwacht_op="2027-01-08"),
        _feit("ontvangst_informatie_derde", "2027-01-11", 4),
    )
    assert [uit[code][0].vervangen_door for code in ("T05a", "T05b", "T05c")] == ["T05b", "T05c", None]
    assert "Vervangen door T05c" in uit["T05b"][0].uitleg.tekst()


def test_een_vroege_ontvangst_zegt_dat_de_wet_later_toestond() -> None:
    """Kwam de informatie vroeg, dan houdt het programma de vroegste dag aan en zegt dat erbij."""
    uit = _reken(
        _feit("kennisgeving", "2026-10-16", 1),
        _feit("wacht_op_informatie_derde", "2026-11-02", 2, verwacht_op="2026-11-16"),
        _feit("ontvangst_informatie_derde", "2026-11-09", 3),
    )
    assert uit["T05c"][0].laatste_dag == date(2026, 11, 23)
    assert "houdt de vroegste aan" in uit["T05a"][0].uitleg.tekst()


def test_opnieuw_wachten_en_ontvangen() -> None:
    """Komt er nog informatie van een ander, dan telt de laatste ontvangst."""
    uit = _reken(
        _feit("kennisgeving", "2026-10-16", 1),
        _feit("wacht_op_informatie_derde", "2026-12-07", 2, verwacht_op="2026-12-14"),
        _feit("ontvangst_informatie_derde", "2026-12-14", 3),
        _feit("wacht_op_informatie_derde", "2026-12-16", 4, verwacht_op="2027-01-08"),
        _feit("ontvangst_informatie_derde", "2027-01-11", 5),
    )
    eerste, tweede = uit["T05c"]
    assert (eerste.vervangen_door, tweede.vervangen_door) == ("T05c", None)
    assert tweede.laatste_dag == date(2027, 1, 25)


def test_zolang_er_opnieuw_wordt_gewacht() -> None:
    """Tijdens het tweede wachten wijkt ook de twee weken na de eerste ontvangst."""
    uit = _reken(
        _feit("kennisgeving", "2026-10-16", 1),
        _feit("wacht_op_informatie_derde", "2026-12-07", 2, verwacht_op="2026-12-14"),
        _feit("ontvangst_informatie_derde", "2026-12-14", 3),
        _feit("wacht_op_informatie_derde", "2026-12-16", 4, verwacht_op="2027-01-08"),
    )
    assert uit["T05c"][0].vervangen_door == "N03"
    assert [n.loopt for n in uit["N03"]] == [False, True]


def test_overname_geeft_een_termijn_per_code() -> None:
    """Feiten uit één overname delen een nummer: van twee gelijke codes blijft die loopt."""
    uit = _reken(
        _feit("kennisgeving", "2025-01-06", 7),
        _feit("vaststelling_pip", "2025-03-03", 7),
        _feit("voortgangsgesprek", "2025-06-02", 7),
    )
    (t26,) = uit["T26"]
    assert t26.loopt
    assert t26.laatste_dag == date(2025, 9, 1)
    assert uit["T05a"][0].geeindigd_door == 7


def test_de_dag_van_verhuizing_en_nieuw_pip() -> None:
    """Een nieuw PIP op de dag van de verhuizing eindigt T05d; het oude PIP van die dag niet."""
    oud, verhuizing = _feit("vaststelling_pip", "2026-10-16", 1), "inschrijving_na_verhuizing"
    assert _reken(oud, _feit(verhuizing, "2026-10-16", 2))["T05d"][0].loopt
    nieuw = _feit("vaststelling_pip", "2026-10-16", 3)
    assert not _reken(oud, _feit(verhuizing, "2026-10-16", 2), nieuw)["T05d"][0].loopt


def test_een_tweede_verhuizing() -> None:
    """Wie nog eens verhuist voor er een nieuw PIP is, krijgt de termijn van de laatste gemeente."""
    uit = _reken(
        _feit("vaststelling_pip", "2026-05-20", 1),
        _feit("inschrijving_na_verhuizing", "2026-10-16", 2),
        _feit("inschrijving_na_verhuizing", "2026-11-09", 3),
    )
    assert [t.vervangen_door for t in uit["T05d"]] == ["T05d", None]


def test_na_de_beeindiging_begint_weer_iets() -> None:
    """Bezwaar tegen een besluit van na de beëindiging loopt gewoon."""
    uit = _reken(
        _feit("kennisgeving", "2026-10-16", 1),
        _feit("beeindiging", "2026-11-02", 2),
        _feit("bekendmaking_besluit", "2026-11-03", 3),
    )
    assert not uit["T05a"][0].loopt
    assert uit["T06"][0].loopt


def test_de_laatste_van_meer_gebeurtenissen() -> None:
    """Heeft een regel twee beginfeiten nodig, dan begint zij met het laatste."""
    t05d = next(r for r in REGELS if r.code == "T05d")
    regel = replace(t05d, vanaf=(Gebeurtenis.KENNISGEVING, Gebeurtenis.INSCHRIJVING_BRP), vereist=())
    brp, duo = _feit("inschrijving_brp", "2026-10-12", 1), _feit("kennisgeving", "2026-10-16", 2)
    situatie = Situatie([brp, duo], Groep.GEZIN, None, normen={}, regels_op=None, varianten=False)
    (loop,) = begin(regel, situatie, {})
    assert loop.begin is duo
    assert list(begonnen_met(regel, duo, situatie)) == [brp, duo]
    assert list(begin(regel, replace(situatie, feiten=[brp]), {})) == []


def test_de_tekst_van_een_andere_dag() -> None:
    """`regels_op` kiest de tekst van die dag, ook voor feiten van later."""
    feiten = [_feit("inschrijving_brp", "2026-10-16")]
    oud = bereken(feiten, Groep.GEZIN, None, normen={}, regels_op=date(2022, 6, 1))
    nieuw = bereken(feiten, Groep.GEZIN, None, normen={}, regels_op=date(2026, 11, 21))
    assert [t.code for t in oud] == ["T01", "T05a"]
    assert [t.code for t in nieuw] == ["T01", "N99"]


def test_een_terugmelding_beantwoordt_geen_latere_vraag_van_dezelfde_dag() -> None:
    """Teruggemeld en om aanvulling gevraagd op één dag: zij staat uit tot er weer is teruggemeld."""
    feiten = (
        _taak(1, "overdracht/1"),
        _feit("terugmelding", "2026-11-27", 2, "overdracht/1"),
        _feit("vraag_om_aanvulling", "2026-11-27", 3, "overdracht/1", gereed_op="2026-12-04"),
    )
    (aanvulling,) = _reken(*feiten)["N05"]
    assert (aanvulling.loopt, aanvulling.laatste_dag) == (True, date(2026, 12, 4))
    (aanvulling,) = _reken(*feiten, _feit("terugmelding", "2026-11-27", 4, "overdracht/1"))["N05"]
    assert aanvulling.geeindigd_door == 4
