"""Het bewijs vindt wat er mis kan zijn: van elke soort wordt een fout geplant in een proefmachine."""

from typing import ClassVar

import pytest
from statemachine import Event, State
from statemachine.exceptions import InvalidDefinition

from inburgering.statemachine.basis import Machine, Wacht, voorwaarde
from inburgering.statemachine.begeleiding import Begeleiding
from inburgering.statemachine.bewijs import Onderzoek
from inburgering.statemachine.bewijs_bouw import controleer
from inburgering.statemachine.bewijs_getuigen import verhoor
from inburgering.statemachine.bewijs_stelsel import Stelsel
from inburgering.statemachine.bewijs_uitslag import Eis, Fout
from inburgering.statemachine.feiten import FEITEN, Feiten
from inburgering.statemachine.machines import MACHINES
from inburgering.wet.begrippen import Groep, Regime, Wie
from inburgering.wet.gebeurtenissen import Gebeurtenis

SOORT = "begeleiding"


class _Proef(Machine):
    """Wat elke proefmachine deelt: de wacht van de echte."""

    wacht: ClassVar = Begeleiding.wacht

    @voorwaarde("Dit mag altijd.")
    def altijd(self) -> bool:
        """Zegt altijd ja."""
        return True

    @voorwaarde("Dit mag nooit.")
    def nooit(self) -> bool:
        """Zegt altijd nee."""
        return False


class Gezond(_Proef):
    """Zonder fout."""

    open = State("Nog niet begonnen", initial=True)
    loopt = State("Loopt")
    afgerond = State("Afgerond", final=True)
    gestaakt = State("Gestaakt", final=True)
    start_begeleiding = Event(open.to(loopt), name="Begeleiding starten")
    einde_begeleiding = Event(loopt.to(afgerond), name="Begeleiding beëindigen")
    staking = Event(gestaakt.from_(open, loopt), name="Staken")


class ZonderWeg(_Proef):
    """Wie begonnen is, kan nooit meer verder, ook niet als het traject eindigt."""

    open = State("Nog niet begonnen", initial=True)
    loopt = State("Loopt")
    afgerond = State("Afgerond", final=True)
    gestaakt = State("Gestaakt", final=True)
    start_begeleiding = Event(open.to(loopt), name="Begeleiding starten")
    einde_begeleiding = Event(loopt.to(afgerond, cond="nooit"), name="Begeleiding beëindigen")
    staking = Event(gestaakt.from_(open), name="Staken")


class ZonderEigenaar(Gezond):
    """Niemand is aan zet als de begeleiding loopt."""

    wacht: ClassVar = {"open": Begeleiding.wacht["open"]}


class OnbekendeKlok(Gezond):
    """De klok is een termijn die niet bestaat."""

    wacht: ClassVar = {**Begeleiding.wacht, "loopt": Wacht(Wie.COLLEGE, "het einde", ("T99",))}


class AltijdJa(_Proef):
    """Een voorwaarde die niets tegenhoudt."""

    open = State("Nog niet begonnen", initial=True)
    loopt = State("Loopt")
    afgerond = State("Afgerond", final=True)
    gestaakt = State("Gestaakt", final=True)
    start_begeleiding = Event(open.to(loopt, cond="altijd"), name="Begeleiding starten")
    einde_begeleiding = Event(loopt.to(afgerond), name="Begeleiding beëindigen")
    staking = Event(gestaakt.from_(open, loopt), name="Staken")


class InDeSchaduw(_Proef):
    """De tweede weg naar hetzelfde woord komt nooit aan de beurt."""

    open = State("Nog niet begonnen", initial=True)
    loopt = State("Loopt")
    afgerond = State("Afgerond", final=True)
    gestaakt = State("Gestaakt", final=True)
    start_begeleiding = Event(open.to(loopt) | open.to(afgerond), name="Begeleiding starten")
    einde_begeleiding = Event(loopt.to(afgerond), name="Begeleiding beëindigen")
    staking = Event(gestaakt.from_(open, loopt), name="Staken")


def _bouw(stelsel: Stelsel) -> list[Fout]:
    return controleer(stelsel, SOORT, verhoor(stelsel, SOORT))


def _met(klasse: type[Machine]) -> Stelsel:
    return Stelsel(machines={**MACHINES, SOORT: klasse})


def test_een_gezonde_machine_heeft_geen_fouten() -> None:
    """Wat deugt, wordt niet beschuldigd."""
    assert _bouw(_met(Gezond)) == []


@pytest.mark.parametrize(
    ("klasse", "eis", "zin"),
    [
        (ZonderEigenaar, Eis.BEWAAKT, "staat niet wie er aan zet is"),
        (OnbekendeKlok, Eis.BEWAAKT, "een termijn die niet bestaat: T99"),
        (AltijdJa, Eis.VOORWAARDEN, "antwoordt altijd ja"),
        (ZonderWeg, Eis.VOORWAARDEN, "antwoordt altijd nee"),
        (ZonderWeg, Eis.PIJLEN, "kan nooit"),
        (InDeSchaduw, Eis.PIJLEN, "komt nooit aan de beurt"),
    ],
)
def test_een_geplante_fout_wordt_gevonden(klasse: type[Machine], eis: Eis, zin: str) -> None:
    """Zonder te spelen: eigenaar, klok, voorwaarden en stappen."""
    gevonden = [fout for fout in _bouw(_met(klasse)) if fout.eis is eis]
    assert any(zin in fout.zin for fout in gevonden), gevonden


def test_een_toestand_zonder_ingang_of_uitgang_bestaat_niet() -> None:
    """Zo'n machine laat de bibliotheek al niet maken; het bewijs zoekt daarna naar wegen die echt kunnen."""
    with pytest.raises(InvalidDefinition, match="final state"):

        class ZonderUitgang(_Proef):
            open = State("Nog niet begonnen", initial=True)
            loopt = State("Loopt")
            klaar = State("Klaar", final=True)
            start_begeleiding = Event(open.to(loopt), name="Begeleiding starten")
            einde_begeleiding = Event(loopt.to(loopt), name="Begeleiding beëindigen")
            staking = Event(open.to(klaar), name="Staken")

    with pytest.raises(InvalidDefinition, match=r"unreachable|disconnected"):

        class ZonderIngang(_Proef):
            open = State("Nog niet begonnen", initial=True)
            vergeten = State("Vergeten")
            klaar = State("Klaar", final=True)
            start_begeleiding = Event(open.to(klaar), name="Begeleiding starten")
            einde_begeleiding = Event(vergeten.to(klaar), name="Begeleiding beëindigen")


def test_een_gebeurtenis_zonder_feiten_wordt_gevonden() -> None:
    """Wat niemand kan invullen, kan niemand vastleggen."""
    feiten: dict[Gebeurtenis, type[Feiten]] = dict(FEITEN)
    del feiten[Gebeurtenis.EINDE_BEGELEIDING]
    fouten = [fout for fout in _bouw(Stelsel(feiten=feiten)) if fout.eis is Eis.GEBEURTENISSEN]
    assert ["heeft geen model" in fout.zin for fout in fouten] == [True]


@pytest.mark.traag
def test_wie_vast_komt_te_zitten_wordt_gevonden() -> None:
    """Gespeeld naast het traject: niemand aan zet, of geen stap en geen weg naar het einde."""
    per_soort, bereikt = {}, {}
    for klasse in (Gezond, ZonderEigenaar, ZonderWeg):
        deel = Onderzoek(_met(klasse)).zoek(SOORT, Groep.ASIEL_VERGUNNING, Regime.WI2021)
        bereikt[klasse] = {toestand for soort, toestand in deel.toestanden if soort == SOORT}
        per_soort[klasse] = [fout.zin for fout in deel.fouten if fout.eis is Eis.WAL_EN_SCHIP]
    assert per_soort[Gezond] == []
    assert "afgerond" in bereikt[Gezond] - bereikt[ZonderWeg]
    assert any("niemand aan zet" in zin for zin in per_soort[ZonderEigenaar])
    assert any("volgende stap" in zin or "einde" in zin for zin in per_soort[ZonderWeg])
