"""Lives of tasks at partners, played step by step: each way in which a task can go."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from inburgering.db.basis import Database, nr_van
from inburgering.db.opdracht import Herkomst, Opdracht
from inburgering.db.overdragen import draag_over
from inburgering.db.tabellen import Partner, Partnertaak
from tests.werkplek import Werkplek, om

BEGIN = date(2026, 6, 1)
PIP_OP = BEGIN + timedelta(days=40)
WEGEN = (
    "",
    "verzending",
    "verzending aanvaarding toezegging",
    "verzending herinnering",
    "verzending herinnering geen_herinnering",
    "verzending toezegging toezegging terugmelding afsluiting",
    "verzending aanvaarding start_uitvoering terugmelding",
    "verzending terugmelding vraag_om_aanvulling",
    "verzending terugmelding vraag_om_aanvulling terugmelding afsluiting",
    "verzending weigering",
    "verzending aanvaarding intrekking",
    "intrekking",
    "verzending terugmelding afsluiting",
)
"""What happens to a task after it was made, one step every three days."""
WIE = {"naam": "Anna Smit"}


class Takenstad(Werkplek):
    """A municipality with three partners, two of which do two kinds of tasks; one kind has two versions."""

    def __init__(self, db: Database) -> None:
        super().__init__(db)
        self.partners = [self.partner]
        with db.schrijven() as s:
            for naam in ("Aanpak", "Zorgzaam"):
                partner = Partner(
                    gemeente_id=self.gemeente, naam=naam, kanaal="map", adres=naam.lower(),
                    geldig_vanaf=date(2022, 1, 1),
                )  # fmt: skip
                s.add(partner)
                s.flush()
                self.partners.append(nr_van(partner))
                s.add_all([_taak(nr_van(partner), "budgetbeheer", versie) for versie in (1, 2)])
                s.add(_taak(nr_van(partner), "begeleiding", 1))

    def leef(self) -> Iterator[int]:
        """Live every way, over three trajects; gives the number of the traject after each step."""
        trajecten = [self.tot_pip(BEGIN + timedelta(days=n), PIP_OP) for n in range(3)]
        nrs = dict.fromkeys(trajecten, 0)
        for i, weg in enumerate(WEGEN):
            traject = trajecten[i % 3]
            nrs[traject] += 1
            dag = PIP_OP + timedelta(days=1 + i)
            self._maak(traject, self.partners[i % len(self.partners)], i, dag)
            yield traject
            for stap in weg.split():
                dag += timedelta(days=3)
                self._stap(traject, nrs[traject], stap, dag)
                yield traject

    def _maak(self, traject: int, partner: int, i: int, dag: date) -> None:
        soort = "begeleiding" if i % 5 == 1 and partner != self.partner else "budgetbeheer"
        feiten = {"partner": partner, "taak": soort, "gereed_op": str(dag + timedelta(days=30 + i))}
        opdracht = Opdracht(
            traject=traject, onderdeel="overdracht", gebeurtenis="opstelling_overdracht", op=dag,
            door="Sanne", feiten=feiten, herkomst=Herkomst.INVOER,
        )  # fmt: skip
        with self.db.schrijven() as s:
            draag_over(s, opdracht, om(dag))

    def _stap(self, traject: int, nr: int, stap: str, dag: date) -> None:
        later = str(dag + timedelta(days=20))
        feiten: dict[str, dict[str, Any]] = {
            "verzending": {"reactie_uiterlijk": str(dag + timedelta(days=10)), "gereed_op": later},
            "aanvaarding": WIE,
            "toezegging": {**WIE, "gereed_op": later, "reden": "Het loopt uit."},
            "weigering": {**WIE, "reden": "Geen plaats."},
            "terugmelding": {**WIE, "resultaat": "uitgevoerd", "verslag": "Gedaan."},
            "vraag_om_aanvulling": {"vraag": "Welke?", "gereed_op": later},
            "intrekking": {"reden": "Niet meer nodig."},
        }  # fmt: skip
        anders: dict[str, Any] = {"herkomst": Herkomst.SYSTEEM} if stap == "verzending" else {}
        if stap == "geen_herinnering":
            stap, anders = "herinnering", {"corrigeert": self.traject(traject).volgnr, "vervalt": True}
        self.doe(traject, f"overdracht.{stap}", dag, feiten.get(stap), nr=nr, **anders)


def _taak(partner: int, soort: str, versie: int) -> Partnertaak:
    return Partnertaak(
        partner_id=partner, soort=soort, naam=soort.capitalize(), omschrijving="Betaal.", versie=versie,
        sjabloon="taak_budgetbeheer", reactie_dagen=14, gereed_dagen=42, velden=["naam"],
        grondslag="Participatiewet, artikel 56a", vervangen=versie == 1 and soort == "budgetbeheer",
    )  # fmt: skip
