"""Het zoeken van het bewijs: feiten, getuigen en wat er buiten één machine mis kan zijn."""

from functools import cache
from typing import Any

import pytest
from statemachine import Event, State

from inburgering.statemachine.basis import Machine, voorwaarde
from inburgering.statemachine.begeleiding import Begeleiding
from inburgering.statemachine.bewijs import Bewijs, Onderzoek
from inburgering.statemachine.bewijs_dagen import fouten_van_taak
from inburgering.statemachine.bewijs_feiten import VANDAAG, invullen, opties, past
from inburgering.statemachine.bewijs_gissing import AFWEZIG, DIEPER, Boom, Gissing, Pad, zoek
from inburgering.statemachine.bewijs_stelsel import OVERDRACHT, Stelsel, gekozen, overgangen
from inburgering.statemachine.bewijs_taak import GEEN, verloop
from inburgering.statemachine.bewijs_uitslag import Eis
from inburgering.statemachine.feiten import FEITEN
from inburgering.statemachine.machines import MACHINES, beproef
from inburgering.statemachine.overdracht import Overdracht
from inburgering.wet.begrippen import Groep, Regime
from inburgering.wet.gebeurtenissen import Gebeurtenis
from inburgering.wet.termijnen import REGELS


class Stilstand(Begeleiding):
    """Een begeleiding die alleen begint als de gemeente dat nooit doet."""

    @voorwaarde("Dit mag niet.")
    def asielstatushouder(self) -> bool:
        """Alleen met een groep die niet bestaat."""
        return self.feiten.get("groep") is None


def _deel(stelsel: Stelsel) -> Bewijs:
    onderzoek = Onderzoek(stelsel)
    return Bewijs.van(onderzoek, [onderzoek.zoek("begeleiding", Groep.GEZIN, Regime.WI2013)])


@cache
def _zonder_fout() -> Bewijs:
    return _deel(Stelsel())


# De feiten


def test_de_voorbeeldfeiten_zijn_vast_te_leggen() -> None:
    """Wat het bewijs speelt, kan een mens ook zo invullen, bij elke groep."""
    for gebeurtenis in sorted(FEITEN):
        model = FEITEN[gebeurtenis]
        for groep in Groep:
            mogelijk = opties(gebeurtenis, groep, model)
            assert mogelijk
            assert all(past(model, sjabloon) for sjabloon in mogelijk)


# De gissing


def _kandidaten(pad: Pad) -> tuple[Any, ...]:
    return {
        ("groep",): ("gezin", "asiel"),
        ("eerder",): (DIEPER,),
        ("eerder", "kennisgeving"): (AFWEZIG, "2026-11-21"),
    }[pad]


def test_een_gissing_vult_alleen_in_wat_wordt_gevraagd() -> None:
    """Wie bij gezin niets vraagt over de kennisgeving, krijgt haar ook niet ingevuld."""
    boom = Boom(_kandidaten)
    gevonden = zoek(boom, lambda g: True if g.get("groep") == "gezin" else None)
    assert gevonden
    assert boom.vragen == [("groep",)]


def test_een_gissing_komt_elke_combinatie_langs_die_verschil_maakt() -> None:
    """Twee keer geen kennisgeving en twee keer wel is vier combinaties, elk één keer."""
    gezien = []

    def proef(g: Gissing) -> None:
        gezien.append((g.get("groep"), g["eerder"].get("kennisgeving")))

    assert zoek(Boom(_kandidaten), proef) is None
    assert gezien == [("gezin", None), ("gezin", "2026-11-21"), ("asiel", None), ("asiel", "2026-11-21")]


@pytest.mark.parametrize("soort", MACHINES)
def test_het_bewijs_kiest_wat_de_machine_kiest(soort: str) -> None:
    """Zonder de bibliotheek gaat elke pijl zonder voorwaarden dezelfde kant op als met."""
    klasse = MACHINES[soort]
    for pijl in overgangen(klasse):
        if not pijl.eisen:
            assert beproef(soort, pijl.van, pijl.gebeurtenis, {}).naar == pijl.naar
            gevonden = gekozen(klasse, pijl.van, pijl.gebeurtenis, {})
            assert gevonden is not None
            assert gevonden.naar == pijl.naar


# Fouten die pas bij het spelen of tussen machines blijken


@pytest.mark.traag
def test_een_onderdeel_dat_nergens_heen_kan_wordt_gevonden() -> None:
    """Kan de begeleiding bij niemand beginnen, dan staat zij stil tot het hele traject eindigt."""
    stelsel = Stelsel(machines={**MACHINES, "begeleiding": Stilstand})
    fouten = [f.zin for f in _deel(stelsel).fouten if f.eis is Eis.WAL_EN_SCHIP]
    assert any("'Nog niet begonnen' alleen als het hele traject eindigt" in zin for zin in fouten)


@pytest.mark.traag
def test_zonder_vangnet_valt_iemand_tussen_wal_en_schip() -> None:
    """Zonder N99 is er in de ondertussengroep een situatie waarin op geen enkele dag iemand kijkt."""
    stelsel = Stelsel(regels=tuple(regel for regel in REGELS if not regel.vangnet))
    fouten = [f.zin for f in _deel(stelsel).fouten if f.eis is Eis.WAL_EN_SCHIP]
    assert any("loopt geen termijn met een dag" in zin for zin in fouten)
    assert not [f for f in _zonder_fout().fouten if f.eis is Eis.WAL_EN_SCHIP]


@pytest.mark.traag
def test_een_klok_die_nooit_loopt_wordt_gevonden() -> None:
    """Begint geen enkele regel voor de begeleiding nog ergens mee, dan staat haar klok stil."""
    klok = MACHINES["begeleiding"].wacht["open"].klok
    stil = Stelsel(regels=tuple(r for r in REGELS if r.code not in klok))
    fouten = [f.zin for f in _deel(stil).fouten if f.eis is Eis.BEWAAKT and f.waar == "Begeleiding"]
    assert any("staat een termijn die niet bestaat" in zin for zin in fouten)
    assert any("loopt op geen enkele gespeelde weg" in zin for zin in fouten)


@pytest.mark.traag
def test_een_toestand_waar_niemand_komt_wordt_gevonden() -> None:
    """Wie alleen de begeleiding speelt, ziet dat geen weg bij de andere onderdelen komt."""
    fouten = [f for f in _zonder_fout().fouten if f.eis is Eis.BEREIKBAAR]
    assert {"PIP", "Leerroute"} <= {f.waar for f in fouten}
    assert "Begeleiding" not in {f.waar for f in fouten}


@pytest.mark.traag
def test_wat_nergens_uit_volgt_wordt_gevonden() -> None:
    """Zonder koppelingen is er niemand die de start van het plan vastlegt."""
    fouten = Onderzoek(Stelsel(volgend=lambda *_: ())).fouten()
    assert any("`start_plan`" in f.zin and "volgt nergens uit" in f.zin for f in fouten)


class Nieuwsgierig(Machine):
    """Een taak die pas mag worden afgesloten als het PIP er is: dan hangt zij van het traject af."""

    opgesteld = State("Opgesteld", initial=True)
    verzonden = State("Verzonden")
    afgesloten = State("Afgesloten", final=True)
    opstelling_overdracht = Event(opgesteld.to(opgesteld), name="Taak opstellen")
    verzending = Event(opgesteld.to(verzonden), name="Verzending")
    afsluiting = Event(verzonden.to(afgesloten, cond="er_is_een_pip"), name="Afsluiten")

    @voorwaarde("Er is nog geen PIP.")
    def er_is_een_pip(self) -> bool:
        """Het PIP is vastgesteld."""
        return (self.feiten.get("onderdelen") or {}).get("pip") == "vastgesteld"


def test_een_taak_die_buiten_zichzelf_kijkt_wordt_gevonden() -> None:
    """De redenering over taken geldt alleen als een taak niet van de rest afhangt; dat wordt nagegaan."""
    stelsel = Stelsel(machines={**MACHINES, OVERDRACHT: Nieuwsgierig})
    fouten = list(fouten_van_taak(stelsel, verloop(stelsel)))
    assert any("kijkt buiten de taak, naar onderdelen" in fout.zin for fout in fouten)
    assert list(fouten_van_taak(Stelsel(), verloop(Stelsel()))) == []


def test_het_verloop_van_een_taak() -> None:
    """Alle acht toestanden van een taak, en dat er geen is; klaar zijn er drie, met 'geen' vier."""
    taak = verloop(Stelsel())
    assert taak.toestanden[0] == GEEN
    assert set(taak.toestanden[1:]) == {t.id for t in Overdracht.states}
    assert taak.open.count(False) == 4


def test_een_dag_in_een_sjabloon_volgt_de_dag_van_de_gebeurtenis() -> None:
    """De kennisgeving van een overname ligt negentig dagen voor de overname: 25 augustus bij 23 november."""
    eerste = opties(Gebeurtenis.OVERNAME, Groep.GEZIN, FEITEN[Gebeurtenis.OVERNAME])[0]
    assert f"{VANDAAG}" == "2026-11-23"
    assert invullen(eerste, VANDAAG)["kennisgeving"] == "2026-08-25"
