"""Een proefzaak: een traject met zijn onderdelen, dat stap voor stap wordt gespeeld zonder database.

De stappen gaan zoals in het echt (`db/registreer.py`): de machine beslist, de koppelingen volgen, daarna
krijgt
het traject de onderdelen die bij groep, leerroute en regime horen. Een test speelt dezelfde stappen in beide.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cache
from typing import Any

from inburgering.routes.onderdelen import BOETES, onderdelen
from inburgering.statemachine.bewijs_feiten import VANDAAG, Sjabloon
from inburgering.statemachine.bewijs_stelsel import TRAJECT, Overgang, Stelsel, begin, eind, gekozen
from inburgering.statemachine.bewijs_zicht import Gelezen, Zicht
from inburgering.wet.begrippen import Groep, Regime, Route
from inburgering.wet.gebeurtenissen import Gebeurtenis
from inburgering.wet.termijnregel import Feit

OVERGENOMEN = (Gebeurtenis.KENNISGEVING, Gebeurtenis.INSCHRIJVING_BRP, Gebeurtenis.VASTSTELLING_PIP)


@dataclass(frozen=True)
class Proefzaak:
    """Een traject op één dag. Een stap maakt een nieuwe proefzaak; de oude blijft zoals zij was."""

    stelsel: Stelsel
    groep: Groep
    regime: Regime
    toestanden: Mapping[str, str]
    feiten: tuple[Feit, ...] = ()
    eerder: dict[str, str] = field(default_factory=dict)
    pip: Mapping[str, Any] = field(default_factory=dict)
    route: Route | None = None
    dag: date = VANDAAG
    volgnr: int = 0
    open_taken: int = 0
    handhaving: bool = True
    zonder: frozenset[tuple[str, ...]] = frozenset()
    """Deze feiten zien de voorwaarden niet: zo blijkt of zij verschil maken."""
    gevuld: tuple[Any, ...] = ()
    """Waarvoor de onderdelen er al zijn."""
    invloed: Mapping[str, frozenset[str]] = field(default_factory=dict, compare=False, repr=False)
    """Welke gebeurtenissen iets veranderen aan wat wordt uitgerekend; onbekend is: elke gebeurtenis."""
    weet: dict[tuple[str, str], Any] = field(default_factory=dict, compare=False, repr=False)
    """Wat uit de feiten is uitgerekend; zaken met dezelfde feiten delen het."""

    @classmethod
    def nieuw(cls, stelsel: Stelsel, groep: Groep, regime: Regime, **meer: Any) -> "Proefzaak":
        """Een traject waarin nog niets is gebeurd."""
        return cls(stelsel, groep, regime, {TRAJECT: begin(stelsel.machines[TRAJECT])}, **meer).vul_aan()

    def blind_voor(self, *paden: tuple[str, ...]) -> "Proefzaak":
        """Dezelfde zaak, zonder dat voorwaarden deze feiten zien."""
        return self._met(zonder=frozenset(paden))

    def _met(self, **anders: Any) -> "Proefzaak":
        """Dezelfde zaak met iets anders; sneller dan `replace`, want dit gebeurt honderdduizenden keren."""
        kopie = object.__new__(Proefzaak)
        kopie.__dict__.update(self.__dict__, **anders)
        return kopie

    @property
    def geeindigd(self) -> bool:
        """Of het traject is geëindigd."""
        return self.toestanden[TRAJECT] in eind(self.stelsel.machines[TRAJECT])

    def klaar(self, soort: str) -> bool:
        """Of het traject is geëindigd en dit onderdeel ook; een bezwaar of een boete kan nog doorgaan."""
        if not self.geeindigd:
            return False
        over = self.toestanden.get(soort) if soort in self.stelsel.na_het_traject else None
        return over is None or over in eind(self.stelsel.machines[soort])

    def toestand(self, soort: str) -> str | None:
        """De toestand van een onderdeel; vooraan als het nog komt, None als het er niet is."""
        if soort in self.stelsel.meervoud and soort not in self.toestanden:
            return begin(self.stelsel.machines[soort])
        return self.toestanden.get(soort)

    def na(self, dagen: int) -> "Proefzaak":
        """Dezelfde zaak, zoveel dagen later."""
        return self._met(dag=self.dag + timedelta(days=dagen))

    def met_taak(self) -> "Proefzaak":
        """Dezelfde zaak, met een taak bij een partner die nog openstaat."""
        return self._met(open_taken=1)

    def zonder_taak(self) -> "Proefzaak":
        """Dezelfde zaak, zonder open taak."""
        return self._met(open_taken=0)

    def stap(
        self, soort: str, gebeurtenis: str, sjabloon: Sjabloon, gelezen: Gelezen
    ) -> tuple["Proefzaak", tuple[tuple[str, Overgang], ...]] | None:
        """De zaak na deze gebeurtenis, met alle pijlen die daarbij zijn genomen; None als zij niet mag."""
        zaak = self._met(volgnr=self.volgnr + 1).vul_aan()
        gegevens = self.stelsel.gegevens(gebeurtenis, sjabloon, self.dag)
        if gegevens is None:
            return None
        genomen: list[tuple[str, Overgang]] = []
        na = zaak._beweeg(soort, gebeurtenis, gegevens, gelezen, genomen)  # noqa: SLF001
        return (na._leid_af(gebeurtenis, gegevens), tuple(genomen)) if na is not None else None  # noqa: SLF001

    def met_feit(self, soort: str, gebeurtenis: Gebeurtenis, sjabloon: Sjabloon) -> "Proefzaak":
        """Deze zaak een dag later, met dit feit erbij zonder de machine iets te vragen."""
        zaak = self.na(1)
        gegevens = self.stelsel.gegevens(gebeurtenis, sjabloon, zaak.dag) or {}
        feiten = (*self.feiten, *zaak._feiten_van(soort, gebeurtenis, gegevens))  # noqa: SLF001
        return zaak._met(feiten=feiten, volgnr=self.volgnr + 1, weet={})  # noqa: SLF001

    def _beweeg(
        self,
        soort: str,
        gebeurtenis: str,
        gegevens: Mapping[str, Any],
        gelezen: Gelezen,
        genomen: list[tuple[str, Overgang]],
    ) -> "Proefzaak | None":
        """Eén machine, en dan alles wat meebeweegt; None zodra een ervan weigert."""
        toestand = self.toestand(soort)
        if toestand is None:
            return None
        zicht = Zicht(self, soort, gelezen, gegevens=gegevens, nieuw=soort not in self.toestanden)
        pijl = gekozen(self.stelsel.machines[soort], toestand, gebeurtenis, zicht)
        if pijl is None:
            return None
        genomen.append((soort, pijl))
        eerst = self._schrijf(soort, pijl, gegevens)
        zaak: Proefzaak | None
        koppelingen = self.stelsel.bij(soort, gebeurtenis)
        erna = Zicht(eerst, soort, gelezen) if koppelingen else zicht
        zaak = eerst.vul_aan() if koppelingen else eerst
        for koppeling in koppelingen:
            doel, volgt = koppeling.volgt
            if (
                zaak is not None
                and zaak.toestanden.get(doel) in koppeling.vanuit
                and koppeling.geldt(gegevens, erna)
            ):
                eigen = self.stelsel.lees(volgt, koppeling.gegevens(gegevens, erna))
                zaak = zaak._beweeg(doel, volgt, eigen, gelezen, genomen)  # noqa: SLF001
        return zaak

    def _schrijf(self, soort: str, pijl: Overgang, gegevens: Mapping[str, Any]) -> "Proefzaak":
        nieuw = tuple(self._feiten_van(soort, Gebeurtenis(pijl.gebeurtenis), gegevens))
        return self._met(
            toestanden={**self.toestanden, soort: pijl.naar},
            feiten=(*self.feiten, *nieuw),
            eerder=self.eerder
            | {f.gebeurtenis.value: f.op.isoformat() for f in nieuw}
            | {pijl.gebeurtenis: self.dag.isoformat()},
            pip=gegevens if pijl.gebeurtenis == Gebeurtenis.OPSTELLING_PIP else self.pip,
            weet={deel: w for deel, w in self.weet.items() if not self._raakt(deel, soort, pijl.gebeurtenis)},
        )

    def _raakt(self, deel: tuple[str, str], soort: str, gebeurtenis: str) -> bool:
        """Of deze gebeurtenis kan veranderen wat er is uitgerekend."""
        naam, van = deel
        if naam == "voorheen":
            return van == soort
        return naam not in self.invloed or gebeurtenis in self.invloed[naam]

    def _feiten_van(self, soort: str, gebeurtenis: Gebeurtenis, gegevens: Mapping[str, Any]) -> list[Feit]:
        """Het feit voor de termijnen; een overname staat voor elk gedateerd feit dat zij bracht."""
        if gebeurtenis is not Gebeurtenis.OVERNAME:
            return [Feit(gebeurtenis, self.dag, self.volgnr, gegevens, f"{soort}/1")]
        return [
            Feit(g, date.fromisoformat(gegevens[g.value]), self.volgnr, gegevens, "traject/1")
            for g in OVERGENOMEN
            if soort == TRAJECT and gegevens.get(g.value)
        ]

    def _leid_af(self, gebeurtenis: str, gegevens: Mapping[str, Any]) -> "Proefzaak":
        """Met de leerroute van het PIP of de overname, pas als alles is meebewogen, en haar onderdelen."""
        route: str | None = None
        if gebeurtenis == Gebeurtenis.VASTSTELLING_PIP:
            route = self.pip.get("leerroute")
        elif gebeurtenis == Gebeurtenis.OVERNAME:
            route = gegevens.get("leerroute")
        return (self._met(route=Route(route)) if route else self).vul_aan()

    def vul_aan(self) -> "Proefzaak":
        """Met de onderdelen die bij deze groep, leerroute en dit regime horen."""
        if self.geeindigd:
            return self
        boetes = tuple(boete for boete in BOETES if boete in self.eerder)
        vulling = (self.groep, self.route, self.regime, bool(self.pip.get("examens_gewenst")), boetes)
        if vulling == self.gevuld:
            return self
        soorten, machines = _soorten(*vulling), self.stelsel.machines
        erbij = {s: begin(machines[s]) for s in soorten if s in machines and s not in self.toestanden}
        return self._met(toestanden={**self.toestanden, **erbij}, gevuld=vulling)


@cache
def _soorten(
    groep: Groep,
    route: Route | None,
    regime: Regime,
    examens: bool,  # noqa: FBT001
    boetes: tuple[str, ...],
) -> tuple[str, ...]:
    return tuple(o.soort for o in onderdelen(groep, route, regime, {"examens_gewenst": examens}, boetes))
