"""De regels als gegevens: volledig, met een bron, en overal dezelfde."""

import os
import subprocess
import sys
from dataclasses import replace
from datetime import date

import pytest

from inburgering.wet import bronnen
from inburgering.wet.anker import Samen
from inburgering.wet.begrippen import ALLE_REGIMES, Groep, Regime, Wie
from inburgering.wet.bronnen import ATW, BESLUIT, WET, Bron, LokaleBron, na_te_kijken
from inburgering.wet.duur import Duur, dagen, weken
from inburgering.wet.gebeurtenissen import Gebeurtenis
from inburgering.wet.termijnen import REGELS, naam_van
from inburgering.wet.termijnregel import Gesteld, Ladder, Norm
from inburgering.wet.woorden import OMSCHRIJVING


def test_elke_regel_is_volledig() -> None:
    """Een regel zegt hoe zij heet, waarop zij steunt, voor wie, vanaf wat en sinds wanneer."""
    for regel in REGELS:
        assert regel.naam
        assert regel.tekst.endswith(".")
        assert regel.voor <= set(Groep)
        assert regel.voor
        assert regel.vanaf
        assert regel.geldig_vanaf >= date(2022, 1, 1)


def test_alleen_de_wet_schuift() -> None:
    """Alleen een termijn uit een wet of besluit schuift: nooit een eigen norm of een gestelde dag."""
    for regel in REGELS:
        if regel.schuift:
            assert isinstance(regel.bron, Bron)
            assert regel.bron.regeling.kort in {"Wi", "Bi", "Awb"}
            assert isinstance(regel.duur, Duur)
        if isinstance(regel.bron, LokaleBron):
            assert isinstance(regel.duur, Norm | Gesteld)
            assert not regel.schuift


def test_eigen_termijnen_zijn_geen_wet() -> None:
    """N-codes, T02 en T26 steunen op de gemeente; al het andere op een artikel met een diepe link."""
    for regel in REGELS:
        lokaal = regel.code.startswith("N") or regel.code in {"T02", "T26"}
        assert isinstance(regel.bron, LokaleBron) == lokaal
        assert regel.bron.url.startswith("https://wetten.overheid.nl/") != lokaal


def test_wat_schuift_volgens_de_studie() -> None:
    """De lijst van law.md §9: T05a-d, T06-T08, T12, T35, T36, T40, T41 en T43; verder niets."""
    assert {r.code for r in REGELS if r.schuift} == {
        "T05a", "T05b", "T05c", "T05d", "T06", "T07", "T08", "T12", "T35", "T36", "T40", "T41", "T43",
    }  # fmt: skip


def test_wie_aan_zet_is() -> None:
    """DUO beslist op aanvragen en over de lening, de partner reageert; de rest is het college of de mens."""
    wie = {r.code: r.verantwoordelijke for r in REGELS}
    duo = "T01 T12 T12b T13 T14 T15 T40 T41 T42 T43 T44 T45 T51"
    assert {code for code, w in wie.items() if w is Wie.DUO} == set(duo.split())
    assert {code for code, w in wie.items() if w is Wie.PARTNER} == {"N01", "N02", "N05", "N23"}
    eigen = "T06 T08 T10 T11 T16 T17 T23 T24 T32 T35 T36"
    assert {code for code, w in wie.items() if w is Wie.INBURGERINGSPLICHTIGE} == set(eigen.split())


def test_wat_niet_waarschuwt() -> None:
    """Wat van DUO is, een venster, of samenvalt met een termijn die waarschuwt."""
    informatief = (
        "T01 T06 T08 T11 T12 T12b T13 T14 T15 T18 T19 T23 T24 T28 T31 T34 T37 T40 T41 T42 T43 T44 T45 T49 "
        "T50 T51"
    )
    assert {r.code for r in REGELS if r.ladder is Ladder.INFORMATIEF} == set(informatief.split())


def test_wat_duo_doet_is_ter_informatie() -> None:
    """Over een termijn van DUO waarschuwt niemand de gemeente."""
    for regel in REGELS:
        assert regel.verantwoordelijke is not Wie.DUO or regel.ladder is Ladder.INFORMATIEF


def test_wie_geen_getal_in_de_wet_heeft_zegt_dat() -> None:
    """Steunt een termijn op de wet maar is de lengte een norm, of is er geen, dan zegt de tekst dat."""
    for regel in REGELS:
        if isinstance(regel.bron, Bron) and (isinstance(regel.duur, Norm) or regel.duur is None):
            woorden = (regel.tekst + regel.opmerking).lower()
            anders = isinstance(regel.anker, Samen) or regel.code == "T13"
            assert anders or any(zin in woorden for zin in GEEN_GETAL), regel.code


GEEN_GETAL = (
    "noemt geen",
    "noemt daarvoor geen",
    "noemt hiervoor geen",
    "geen wachttijd",
    "niet meer inburg",
    "twee jaar",
)


def test_elk_regime_heeft_zijn_regels() -> None:
    """De Wet inburgering 2021 geldt alleen onder haar regime; bezwaar en taken gelden overal."""
    overal = {r.code for r in REGELS if r.regimes == ALLE_REGIMES}
    assert {"T06", "T07", "T08", "N01", "N02", "N04", "N05", "N99"} <= overal
    assert not {"T05a", "T10", "T27", "T33", "T49"} & overal
    assert {r.code for r in REGELS if Regime.WI2021 not in r.regimes} == {"N15", "N20"}


def test_een_te_lange_termijn_mag_niet_schuiven() -> None:
    """Wie dertien weken laat schuiven, krijgt dat bij het schrijven van de regel al te horen."""
    t33 = next(r for r in REGELS if r.code == "T33")
    with pytest.raises(ValueError, match="Algemene termijnenwet"):
        replace(t33, schuift=True)
    assert replace(t33, duur=weken(12), schuift=True).schuift


def test_een_feit_als_antwoord_vraagt_ook_woorden() -> None:
    """Een geval dat een feit beantwoordt, staat er ook in woorden bij."""
    with pytest.raises(ValueError, match="in woorden"):
        replace(REGELS[0], als_feit=("grond", "medisch"))


def test_oude_tekst_van_het_pip() -> None:
    """Tot en met 2022 telde de inschrijving, sinds 2023 de kennisgeving (law.md §8.12)."""
    oud, nieuw = (r for r in REGELS if r.code == "T05a")
    assert (oud.geldt_op(date(2022, 12, 31)), oud.geldt_op(date(2023, 1, 1))) == (True, False)
    assert (nieuw.geldt_op(date(2022, 12, 31)), nieuw.geldt_op(date(2023, 1, 1))) == (False, True)
    assert oud.vanaf == (Gebeurtenis.INSCHRIJVING_BRP,)
    assert "2022-01-01" in oud.bron.url


def test_dezelfde_tekst_in_elk_proces() -> None:
    """De regelversie is een afdruk van de regels: de volgorde in een verzameling mag er niet toe doen."""
    opdracht = "from inburgering.wet.termijnen import REGELS; print(*map(repr, REGELS), sep='\\n')"
    uitvoer = {
        subprocess.run(
            [sys.executable, "-c", opdracht],
            env={**os.environ, "PYTHONHASHSEED": zaad},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for zaad in ("1", "2")
    }
    assert len(uitvoer) == 1


def test_bron_met_versie_en_link() -> None:
    """Een bron leest als een vindplaats en linkt naar de gelezen versie."""
    bron = BESLUIT.art("5.3", lid=1)
    assert str(bron) == "artikel 5.3, lid 1, Besluit inburgering 2021"
    assert bron.met_versie == "artikel 5.3, lid 1, Besluit inburgering 2021, tekst van 2 april 2026"
    assert bron.als_dict() == {
        "regeling": "Besluit inburgering 2021",
        "bwb": "BWBR0045555",
        "artikel": "5.3",
        "lid": 1,
        "onderdeel": None,
        "versie": "2026-04-02",
        "url": "https://wetten.overheid.nl/BWBR0045555/2026-04-02#Artikel5.3",
    }
    assert str(ATW.art("4", onderdeel="a")) == "artikel 4, onderdeel a, Algemene termijnenwet"
    eigen = LokaleBron("afspraak")
    assert eigen.als_dict()["regeling"] == eigen.met_versie == "norm van de gemeente: afspraak"


def test_na_te_kijken() -> None:
    """Wie een regeling langer dan twaalf maanden niet nakeek, hoort dat."""
    gelezen = WET.gelezen_op
    assert na_te_kijken(gelezen) == ()
    assert na_te_kijken(date(gelezen.year + 1, gelezen.month, gelezen.day)) == ()
    assert set(na_te_kijken(date(gelezen.year + 2, 1, 1))) == set(bronnen.REGELINGEN)


def test_elke_gebeurtenis_heeft_woorden() -> None:
    """Elke gebeurtenis past in een zin, met een lidwoord."""
    assert set(OMSCHRIJVING) == set(Gebeurtenis)
    assert all(tekst.startswith(("de ", "het ")) for tekst in OMSCHRIJVING.values())


def test_naam_van_een_code() -> None:
    """De naam zonder geval; een onbekende code blijft zichzelf."""
    assert naam_van("T05a") == "PIP vaststellen"
    assert naam_van("T04c") == "Derde oproep brede intake"
    assert naam_van("T16") == "Nieuwe termijn voor PVT en MAP"
    assert naam_van("T47") == "Melden aan DUO"
    assert naam_van("T02") == "Huisvesting"
    assert naam_van("T06") == "Bezwaar tegen een besluit"
    assert naam_van("T99") == "T99"


def test_een_code_heeft_een_ladder_en_een_eigenaar() -> None:
    """Wat bij een code hoort is eenduidig: wie handelt, en of er wordt gewaarschuwd."""
    per_code = {(r.code, r.ladder, r.verantwoordelijke) for r in REGELS}
    assert len(per_code) == len({r.code for r in REGELS})


def test_duur_in_woorden() -> None:
    """Eén week, twee weken, drie jaar."""
    assert [str(d) for d in (weken(1), weken(10), dagen(1))] == ["1 week", "10 weken", "1 dag"]
    lang = next(r for r in REGELS if r.code == "T10")
    assert str(lang.duur) == "3 jaar"
    assert lang.ladder is Ladder.LANG
