"""Het persoonlijk plan inburgering en participatie: concept, vaststelling, bekendmaking en herziening.

Wet inburgering 2021 art. 15 en 17; Besluit art. 5.3. Elke versie heeft haar eigen dagtekening; de termijn van
drie jaar houdt de eerste (Wet art. 11 lid 3).
"""

from collections.abc import Mapping
from typing import ClassVar

from statemachine import Event, State

from inburgering.routes.pip import PipEis, past_niet
from inburgering.routes.wisselen import bezwaar_tegen_wissel
from inburgering.statemachine.basis import Wacht, als_dag, blijft, voorwaarde
from inburgering.statemachine.klokken import HELE_PLICHT, PLAN_MAKEN
from inburgering.statemachine.overname import Overneembaar
from inburgering.wet.begrippen import Groep, Route, Wie
from inburgering.wet.bronnen import BESLUIT, WET

INTAKE_KLAAR = ("afgerond", "afgerond_bij_afwezigheid")


def _ontbreekt(m: "Pip") -> str:
    """Wat er in het PIP ontbreekt, met per onderdeel het artikel."""
    wat = "; ".join(f"{eis['naam']} ({eis['grondslag']})" for eis in m.feiten["pip_ontbreekt"])
    return f"Het PIP is nog niet compleet. Er ontbreekt: {wat}."


def _te_veel(m: "Pip") -> str:
    """Wat er in het PIP staat en er niet hoort, met het artikel."""
    wat = "; ".join(f"{eis.naam} ({eis.bron})" for eis in m.te_veel)
    return f"Haal uit het PIP wat er bij deze inburgeraar niet in hoort: {wat}."


def _wissel(m: "Pip") -> str:
    """Waarom deze wissel van leerroute niet meer kan."""
    return m.bezwaar_tegen_wissel or ""


def _afschaling(m: "Pip") -> str:
    """Welke onderdelen op A2 in het PIP moeten staan."""
    nodig = m.afgeschaald
    if not nodig:
        return "Haal de examens op A2 uit het PIP, of leg eerst de afschaling vast."
    return f"Zet in het PIP precies de examens op A2 waarvoor is afgeschaald: {', '.join(sorted(nodig))}."


class Pip(Overneembaar):
    """Het PIP van één inburgeringsplichtige, met al zijn versies."""

    # Toestanden, in de volgorde waarin een PIP ze doorloopt
    open = State("Nog niet begonnen", initial=True)
    concept = State("Concept")
    wacht_op_derde = State("Wacht op informatie van een ander")
    vastgesteld = State("Vastgesteld")
    bekendgemaakt = State("Bekendgemaakt")
    herziening = State("In herziening")
    gestaakt = State("Gestaakt", final=True)

    in_de_maak = (concept, wacht_op_derde, herziening)

    # Gebeurtenissen: wat er kan gebeuren, en waarheen het leidt
    overname = Event(
        open.to(vastgesteld, cond="pip_overgenomen") | open.to(open, unless="pip_overgenomen"),
        name="Overname uit een ander systeem",
    )
    opstelling_pip = Event(open.to(concept) | blijft(*in_de_maak), name="PIP opstellen")
    wacht_op_informatie_derde = Event(
        wacht_op_derde.from_(open, concept), name="Wachten op informatie van een ander"
    )
    ontvangst_informatie_derde = Event(
        wacht_op_derde.to(concept, cond="na_het_wachten"), name="Informatie ontvangen"
    )
    vaststelling_pip = Event(
        vastgesteld.from_(
            *in_de_maak,
            cond=[
                "intake_klaar",
                "compleet",
                "past_bij_groep_en_route",
                "dagtekening_niet_later",
                "dagtekening_na_kennisgeving",
                "dagtekening_na_vorige",
                "wissel_mag",
                "afschaling_klopt",
            ],
        ),
        name="PIP vaststellen",
    )
    bekendmaking_pip = Event(vastgesteld.to(bekendgemaakt) | blijft(herziening), name="PIP bekendmaken")
    herziening_pip = Event(herziening.from_(vastgesteld, bekendgemaakt), name="PIP herzien")
    staking = Event(gestaakt.from_(open, *in_de_maak, vastgesteld, bekendgemaakt), name="Staken")

    wacht: ClassVar[Mapping[str, Wacht]] = {
        "open": Wacht(Wie.COLLEGE, "het opstellen van het PIP", PLAN_MAKEN),
        "concept": Wacht(Wie.COLLEGE, "de vaststelling van het PIP", PLAN_MAKEN),
        "wacht_op_derde": Wacht(Wie.COLLEGE, "informatie van een ander", ("N03", *PLAN_MAKEN)),
        "vastgesteld": Wacht(Wie.COLLEGE, "het verzenden van het PIP", ("T26", *HELE_PLICHT)),
        "bekendgemaakt": Wacht(Wie.COLLEGE, "het volgende voortgangsgesprek", ("T26", *HELE_PLICHT)),
        "herziening": Wacht(Wie.COLLEGE, "de vaststelling van het nieuwe PIP", ("T05d", "T26", *HELE_PLICHT)),
    }

    @voorwaarde("Deze dag ligt voor de dag waarop het wachten begon. Kijk naar de dag.")
    def na_het_wachten(self) -> bool:
        """De ontvangst ligt niet voor het begin van het wachten."""
        return self.niet_voor("wacht_op_informatie_derde")

    @voorwaarde("De brede intake is nog niet afgerond.", WET.art("14"))
    def intake_klaar(self) -> bool:
        """De brede intake is afgerond, met of zonder de inburgeraar."""
        onderdelen = self.feiten.get("onderdelen")
        return onderdelen is None or onderdelen.get("brede_intake") in INTAKE_KLAAR

    @voorwaarde(_ontbreekt, WET.art("15"))
    def compleet(self) -> bool:
        """Alles wat het PIP moet bevatten staat erin."""
        return not self.feiten.get("pip_ontbreekt")

    @property
    def te_veel(self) -> tuple[PipEis, ...]:
        """Wat er staat maar niet bij deze groep en leerroute hoort."""
        groep = self.feiten.get("groep")
        return past_niet(self.feiten.get("pip") or {}, Groep(groep)) if groep else ()

    @voorwaarde(_te_veel, WET.art("15", lid=2))
    def past_bij_groep_en_route(self) -> bool:
        """Er staat niets in dat niet bij deze groep en leerroute hoort."""
        return not self.te_veel

    @voorwaarde("De dagtekening ligt in de toekomst. Kies vandaag of een eerdere dag.", WET.art("11", lid=2))
    def dagtekening_niet_later(self) -> bool:
        """De dagtekening ligt niet in de toekomst."""
        op, vandaag = self.dag("op"), self.dag("vandaag")
        return op is None or vandaag is None or op <= vandaag

    @voorwaarde(
        "De dagtekening ligt voor de kennisgeving van DUO. Kijk naar de dag.", BESLUIT.art("5.3", lid=1)
    )
    def dagtekening_na_kennisgeving(self) -> bool:
        """De dagtekening ligt niet voor de kennisgeving."""
        return self._niet_voor("kennisgeving")

    @voorwaarde("De dagtekening ligt voor die van het vorige PIP. Kijk naar de dag.", WET.art("11", lid=3))
    def dagtekening_na_vorige(self) -> bool:
        """De dagtekening ligt niet voor die van het vorige PIP."""
        return self._niet_voor("vaststelling_pip")

    @property
    def bezwaar_tegen_wissel(self) -> str | None:
        """Een zin als de leerroute van dit PIP nu niet meer mag verschillen van de vorige."""
        van, naar = self.feiten.get("route"), (self.feiten.get("pip") or {}).get("leerroute")
        aanvang, op, g = (self.feiten.get("termijn") or {}).get("aanvang"), self.dag("op"), self.gegevens
        if not (van and naar and aanvang and op) or g is None:
            return None
        uitzondering, reden = g.get("uitzondering"), g.get("toelichting")
        return bezwaar_tegen_wissel(Route(van), Route(naar), op, als_dag(aanvang), uitzondering, reden)

    @property
    def afgeschaald(self) -> frozenset[str]:
        """De onderdelen waarvoor in de B1-route A2 genoeg is."""
        b1 = (self.feiten.get("pip") or {}).get("leerroute") == Route.B1
        return frozenset((self.feiten.get("stand") or {}).get("afgeschaald") or () if b1 else ())

    @voorwaarde(_wissel, BESLUIT.art("5.4"))
    def wissel_mag(self) -> bool:
        """Een andere leerroute komt er binnen anderhalf jaar, of met een uitzondering."""
        return self.bezwaar_tegen_wissel is None

    @voorwaarde(_afschaling, BESLUIT.art("5.3", lid=6))
    def afschaling_klopt(self) -> bool:
        """Het PIP noemt precies de onderdelen op A2 waarvoor is afgeschaald."""
        if self.feiten.get("pip") is None or self.feiten.get("stand") is None:
            return True
        return frozenset(self.feiten["pip"].get("examens_a2") or ()) == self.afgeschaald

    def _niet_voor(self, gebeurtenis: str) -> bool:
        op, eerder = self.dag("op"), self.eerder(gebeurtenis)
        return op is None or eerder is None or eerder <= op
