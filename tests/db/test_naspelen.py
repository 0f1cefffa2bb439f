"""Whatever happens in whatever order: the log, replayed, gives the stored traject."""

import os
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from inburgering.db import herbouw, machinekamer, meldingen, zoeken_controle
from inburgering.db.fouten import MagNiet, NietGevonden, OngeldigeFeiten
from inburgering.db.zaak import Zaak
from inburgering.statemachine.machines import INTERN, STICHT, SYSTEEM, beproef
from inburgering.wet.begrippen import ASIEL, Groep, Regime
from tests.db.boetes import zet_handhaving_aan
from tests.gemigreerd import gemigreerd
from tests.voorbeeldfeiten import feiten
from tests.werkplek import Werkplek, om

BEGIN = date(2022, 1, 10)
NIET_KIEZEN = INTERN | SYSTEEM | {
    "afhandeling_signaal", "beeindiging", "kennisgeving", "overname", "aanmelding", "opstelling_overdracht",
}  # fmt: skip
ROUTES: dict[str, dict[str, object]] = {
    "b1": {},
    "onderwijs": {"intensiteit_map_uren": None},
    "z": {"examens_gewenst": False},
}
KORT, LANG = 14, 400
"""How many trajecten are played, and in the long profile."""
LANG_PROFIEL = os.environ.get("INB_HYPOTHESIS") == "lang"


class Naspelen(RuleBasedStateMachine):
    """Plays one traject at random: gebeurtenissen, handoffs, corrections, days that pass."""

    werkplek: Werkplek

    @initialize(groep=st.sampled_from(Groep), regime=st.sampled_from(Regime), gekoppeld=st.booleans())
    def begin(self, groep: Groep, regime: Regime, gekoppeld: bool) -> None:
        self.dag = BEGIN
        woord = "aanmelding" if regime is not Regime.WI2021 else "kennisgeving"
        if gekoppeld and groep in ASIEL and regime is not Regime.WI2013:
            woord = "koppeling"
        self.traject = self.werkplek.open(
            BEGIN, groep=groep, regime=regime, gebeurtenis=woord, feiten=feiten(woord, BEGIN)
        )

    @rule(route=st.sampled_from(sorted(ROUTES)))
    def een_plan(self, route: str) -> None:
        """The road to a PIP at once, so that what comes after it is played as often as what comes before."""
        pip = feiten("opstelling_pip", self.dag) | {"leerroute": route} | ROUTES[route]
        if self.werkplek.traject(self.traject).groep == Groep.GEZIN:
            pip |= {"intensiteit_leerroute_uren_per_week": None, "alfabetisering": False}
        stappen: tuple[tuple[str, dict[str, Any]], ...] = (
            ("brede_intake.intakegesprek", feiten("intakegesprek", self.dag)),
            ("leerbaarheidstoets.uitslag_leerbaarheidstoets", {"advies": route}),
            ("brede_intake.afronding_brede_intake", {}),
            ("pip.herziening_pip", {"reden": "andere_leerroute"}),
            ("pip.opstelling_pip", pip),
            ("pip.vaststelling_pip", {}),
        )
        for waar, gegevens in stappen:
            self._probeer(waar, self.dag, gegevens)

    @rule(keuze=st.integers(0, 3), tweede=st.booleans())
    def een_boete(self, keuze: int, tweede: bool) -> None:
        """Now and then the road to a fine of the brede intake at once, and to a second one."""
        if keuze:
            return
        weigert = feiten("niet_verschenen", self.dag) | {"soort": "onvoldoende_meegewerkt"}
        eerste = ("oproep_brede_intake", "niet_verschenen", "herhaalde_oproep", "niet_verschenen")
        stappen = [f"brede_intake.{stap}" for stap in (*eerste, "boete_brede_intake")]
        if tweede:
            daarna = ("derde_oproep", "niet_verschenen", "tweede_boete_brede_intake")
            stappen += ["intakeboete.bekendmaking_boete", *(f"brede_intake.{stap}" for stap in daarna)]
        for waar in stappen:
            woord = waar.split(".")[1]
            inhoud = weigert if woord == "niet_verschenen" else feiten(woord, self.dag)
            self._probeer(waar, self.dag, inhoud)

    @rule(keuze=st.integers(0, 5), reden=st.sampled_from(["verhuizing", "voldaan", "overlijden"]))
    def het_eindigt(self, keuze: int, reden: str) -> None:
        if keuze == 0:
            self._probeer("traject.beeindiging", self.dag, {"reden": reden})

    @rule(dagen=st.integers(0, 250))
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
    def niemand_tussen_wal_en_schip(self) -> None:
        """An active traject has an owner, something to do and a day by which."""
        if not hasattr(self, "traject") or self._staat() == "beeindigd":
            return
        assert self._mogelijk()
        with self.werkplek.db.lezen() as s:
            for wat in (zoeken_controle.CONSULENT, zoeken_controle.STAP, zoeken_controle.DAG):
                zonder = zoeken_controle.lijst(s, self.werkplek.gemeente, wat, vanaf=0, aantal=9)
                assert self.traject not in {drager.id for drager in zonder}

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
        except (MagNiet, NietGevonden, OngeldigeFeiten):
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
            ) + [(soort, 0, woord) for woord, soort in STICHT.items() if woord not in NIET_KIEZEN]

    def _staat(self) -> str:
        return self.werkplek.traject(self.traject).toestand


def test_het_logboek_naspelen_geeft_de_bewaarde_stand(tmp_path_factory: pytest.TempPathFactory) -> None:
    """Random trajecten of every group, regime and route, over years, on one database.

    After each step the log gives the stored state and terms, and nobody who is under way is without an owner,
    a next step and a day.
    """
    plek = tmp_path_factory.mktemp("naspelen")
    db = gemigreerd(f"sqlite:///{plek / 'naspelen.db'}")
    Naspelen.werkplek = Werkplek(db)
    for groep in Groep:
        zet_handhaving_aan(Naspelen.werkplek, groep)
    proef = Naspelen.TestCase
    proef.settings = settings(
        max_examples=LANG if LANG_PROFIEL else KORT, stateful_step_count=30, deadline=None
    )
    proef("runTest").runTest()
    db.sluit()
