"""Whatever happens in whatever order: the log, replayed, gives the stored traject."""

from datetime import date, timedelta

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from inburgering.db import herbouw, machinekamer, meldingen, migratie
from inburgering.db.basis import Database
from inburgering.db.fouten import MagNiet
from inburgering.db.zaak import Zaak
from inburgering.statemachine.machines import INTERN, SYSTEEM, beproef
from inburgering.wet.begrippen import Groep
from tests.voorbeeldfeiten import feiten
from tests.werkplek import VASTE_BOS, Werkplek, om

BEGIN = date(2024, 1, 8)
NIET_KIEZEN = INTERN | SYSTEEM | {"afhandeling_signaal", "kennisgeving", "overname", "opstelling_overdracht"}


class Naspelen(RuleBasedStateMachine):
    """Plays one traject at random: gebeurtenissen, handoffs, corrections, days that pass."""

    werkplek: Werkplek

    @initialize(groep=st.sampled_from(Groep))
    def begin(self, groep: Groep) -> None:
        self.dag = BEGIN
        self.traject = self.werkplek.open(BEGIN, groep=groep)

    @rule(dagen=st.integers(0, 90))
    def dagen_verstrijken(self, dagen: int) -> None:
        self.dag += timedelta(days=dagen)
        meldingen.verwerk(self.werkplek.db, self.dag, om(self.dag))

    @rule(keuze=st.integers(0, 1000), geleden=st.integers(0, 30))
    def er_gebeurt_iets(self, keuze: int, geleden: int) -> None:
        mogelijk = self._mogelijk()
        if not mogelijk:
            return
        soort, nr, gebeurtenis = mogelijk[keuze % len(mogelijk)]
        op = max(BEGIN, self.dag - timedelta(days=geleden))
        self._probeer(f"{soort}.{gebeurtenis}", op, feiten(gebeurtenis, op), nr=nr)

    @rule()
    def draag_over(self) -> None:
        if self._staat() != "beeindigd":
            self.werkplek.draag_over(self.traject, self.dag, self.dag + timedelta(days=42))

    @rule(keuze=st.integers(0, 1000), vervalt=st.booleans())
    def verbeter(self, keuze: int, vervalt: bool) -> None:
        regels = [r for r in self.werkplek.log(self.traject) if r.deel == 0 and r.soort not in SYSTEEM]
        oud = regels[keuze % len(regels)]
        goed = {} if vervalt else (oud.feiten or {}).get("gegevens", {})
        self._probeer(
            f"{oud.onderdeel}.{oud.soort}", oud.op, goed, nr=oud.nr, corrigeert=oud.volgnr, vervalt=vervalt
        )

    @invariant()
    def het_logboek_geeft_wat_er_staat(self) -> None:
        if hasattr(self, "traject"):
            assert herbouw.van_een(self.werkplek.db, self.traject) == []

    @invariant()
    def met_wat_de_voorwaarden_zagen_gaat_elke_stap_weer_zo(self) -> None:
        if not hasattr(self, "traject"):
            return
        for rij in self.werkplek.log(self.traject):
            if rij.corrigeert is None and rij.feiten is not None:
                feiten = {**rij.feiten["gezien"], "gegevens": rij.feiten["gegevens"]}
                stap = beproef(rij.onderdeel, rij.van, rij.soort, machinekamer.Getuige(feiten))
                assert (stap.kan, stap.naar) == (True, rij.naar)

    def _probeer(self, waar: str, op: date, gegevens: dict[str, object], **opdracht: object) -> None:
        try:
            self.werkplek.doe(self.traject, waar, op, gegevens, nu=om(self.dag), **opdracht)
        except MagNiet:
            return

    def _mogelijk(self) -> list[tuple[str, int, str]]:
        with self.werkplek.db.lezen() as s:
            zaak = Zaak.lees(s, self.traject, om(self.dag))
            delen = [("traject", 1), *zaak.onderdelen]
            return sorted(
                (soort, nr, m.gebeurtenis)
                for soort, nr in delen
                for m in machinekamer.mogelijkheden(zaak, soort, nr)
                if m.kan and m.gebeurtenis not in NIET_KIEZEN
            )

    def _staat(self) -> str:
        return self.werkplek.traject(self.traject).toestand


def test_het_logboek_naspelen_geeft_de_bewaarde_stand(tmp_path_factory: pytest.TempPathFactory) -> None:
    """Random trajecten of every group, on one database: after each step the log gives the stored state."""
    plek = tmp_path_factory.mktemp("naspelen")
    db = Database(f"sqlite:///{plek / 'naspelen.db'}", VASTE_BOS)
    migratie.werk_bij(db.engine)
    Naspelen.werkplek = Werkplek(db)
    proef = Naspelen.TestCase
    proef.settings = settings(max_examples=25, stateful_step_count=30, deadline=None)
    proef("runTest").runTest()
    db.sluit()
