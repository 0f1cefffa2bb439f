"""A small municipality and what a test does in it as a consulent: open, record, look."""

from datetime import date, datetime, time
from typing import Any
from zoneinfo import ZoneInfo

from sqlmodel import col, select

from inburgering.db.basis import Database, nr_van
from inburgering.db.opdracht import Herkomst, Opdracht, Uitkomst
from inburgering.db.openen import Aanmelding, open_traject
from inburgering.db.overdragen import draag_over
from inburgering.db.registreer import registreer
from inburgering.db.sleutelbos import Sleutelbos
from inburgering.db.tabellen import (
    Gebeurtenisrij,
    Gebruiker,
    Gemeente,
    Norm,
    Partner,
    Partnertaak,
    Post,
    Termijnrij,
    Traject,
)
from inburgering.wet.begrippen import Groep

ADRES = ["Dorpsstraat 1", "1234 AB  PROEFSTAD"]
AMSTERDAM = ZoneInfo("Europe/Amsterdam")
VASTE_BOS = Sleutelbos({1: bytes(range(64))}, 1)
PIP = {
    "leerroute": "b1",
    "begeleiding": "Elke maand een gesprek met de consulent.",
    "intensiteit_pvt_uren": 12,
    "intensiteit_map_uren": 40,
    "intensiteit_leerroute_uren_per_week": 12,
    "voortgangsgesprekken": 6,
    "vve_van_toepassing": False,
    "motivering": "De uitslag van de toets past bij de B1-route.",
}
GESPREK = {
    "onderwijs_en_werk": "Middelbare school, vijf jaar kok.",
    "omstandigheden_besproken": True,
    "gezondheid_besproken": True,
    "vve_van_toepassing": False,
    "taalniveau": "a1",
    "arbeidsparticipatie": "Wil graag weer koken.",
    "zelfredzaamheid": "Regelt het meeste zelf.",
    "gewezen_op_alleen": True,
    "verslag": "Een goed gesprek.",
}


def om(dag: date, uur: int = 10) -> datetime:
    """A moment on this Dutch day."""
    return datetime.combine(dag, time(uur), AMSTERDAM)


class Werkplek:
    """What a test does as a consulent: open, record, look."""

    def __init__(self, db: Database) -> None:
        self.db = db
        with db.schrijven() as s:
            gemeente = Gemeente(code="proefstad", naam="Proefstad", afkorting="PST", briefhoofd=BRIEFHOOFD)
            s.add(gemeente)
            s.flush()
            self.gemeente = int(gemeente.id or 0)
            mensen = [
                Gebruiker(gemeente_id=self.gemeente, naam=naam, rol=rol)
                for naam, rol in [("Sanne de Jong", "consulent"), ("Fatma Bakker", "consulent")]
            ]
            partner = Partner(
                gemeente_id=self.gemeente, naam="Plangroep", kanaal="map", adres="plangroep",
                postadres=["Kade 1", "1234 AB  PROEFSTAD"], geldig_vanaf=date(2022, 1, 1),
            )  # fmt: skip
            s.add_all([*mensen, partner])
            s.flush()
            s.add(
                Partnertaak(
                    partner_id=nr_van(partner),
                    soort="budgetbeheer",
                    naam="Budgetbeheer",
                    omschrijving="Betaal.",
                    sjabloon="taak_budgetbeheer",
                    reactie_dagen=14,
                    gereed_dagen=42,
                    velden=["naam", "telefoon", "taal", "tolk"],
                    grondslag="Participatiewet, artikel 56a",
                )
            )
            for naam, waarde in [("voortgangsgesprek_weken", 26), ("terugmelding_beoordelen_dagen", 7)]:
                s.add(
                    Norm(
                        gemeente_id=self.gemeente,
                        naam=naam,
                        waarde=waarde,
                        bron="proefbesluit",
                        geldig_vanaf=date(2022, 1, 1),
                    )
                )
            self.consulent, self.ander = (int(m.id or 0) for m in mensen)
            self.partner = int(partner.id or 0)

    def open(
        self,
        kennisgeving: date,
        *,
        groep: Groep = Groep.ASIEL_VERGUNNING,
        bsn: str | None = None,
        **velden: Any,
    ) -> int:
        """Open a traject on the day after its kennisgeving; gives its id."""
        aanmelding = Aanmelding(
            gemeente_id=self.gemeente, groep=groep, consulent_id=self.consulent, op=kennisgeving,
            door="Sanne", bsn=bsn, persoon={"naam": "Yonas Tesfaye", "adres": ADRES}, **velden,
        )  # fmt: skip
        with self.db.schrijven() as s:
            return open_traject(s, aanmelding, om(kennisgeving)).traject

    def doe(self, traject: int, waar: str, op: date, feiten: Any = None, **opdracht: Any) -> Uitkomst:
        """Record a gebeurtenis; `waar` is `onderdeel.gebeurtenis`."""
        onderdeel, gebeurtenis = waar.split(".")
        nu = opdracht.pop("nu", om(op))
        o = Opdracht(
            traject=traject, onderdeel=onderdeel, gebeurtenis=gebeurtenis, op=op, door="Sanne",
            feiten=feiten or {}, **opdracht,
        )  # fmt: skip
        with self.db.schrijven() as s:
            return registreer(s, o, nu)

    def tot_pip(self, kennisgeving: date, pip: date, **velden: Any) -> int:
        """A traject with an established PIP, everything done on the day of the PIP."""
        traject = self.open(kennisgeving, **velden)
        self.maak_pip(traject, pip)
        return traject

    def maak_pip(self, traject: int, pip: date) -> None:
        """Hold the intake and establish the PIP, all on one day."""
        self.doe(traject, "brede_intake.intakegesprek", pip, GESPREK)
        self.doe(traject, "leerbaarheidstoets.uitslag_leerbaarheidstoets", pip, {"advies": "b1"})
        self.doe(traject, "brede_intake.afronding_brede_intake", pip)
        self.doe(traject, "pip.opstelling_pip", pip, PIP)
        self.doe(traject, "pip.vaststelling_pip", pip)

    def draag_over(self, traject: int, op: date, gereed_op: date, **opdracht: Any) -> Uitkomst:
        """Hand budgetbeheer to Plangroep."""
        feiten = {"partner": self.partner, "taak": "budgetbeheer", "gereed_op": gereed_op.isoformat()}
        o = Opdracht(
            traject=traject, onderdeel="overdracht", gebeurtenis="opstelling_overdracht", op=op, door="Sanne",
            feiten=feiten, herkomst=Herkomst.INVOER, **opdracht,
        )  # fmt: skip
        with self.db.schrijven() as s:
            return draag_over(s, o, om(op))

    def traject(self, nr: int) -> Traject:
        with self.db.lezen() as s:
            return s.get_one(Traject, nr)

    def log(self, nr: int) -> list[Gebeurtenisrij]:
        with self.db.lezen() as s:
            vraag = select(Gebeurtenisrij).where(Gebeurtenisrij.traject_id == nr)
            return sorted(s.exec(vraag), key=lambda r: (r.volgnr, r.deel))

    def termijn(self, nr: int, code: str) -> Termijnrij:
        """The one term with this code that did not lapse."""
        with self.db.lezen() as s:
            rijen = s.exec(select(Termijnrij).where(Termijnrij.traject_id == nr, Termijnrij.code == code))
            (rij,) = [r for r in rijen if not r.vervallen]
            return rij

    def post(self, nr: int) -> list[Post]:
        with self.db.lezen() as s:
            return list(s.exec(select(Post).where(Post.traject_id == nr).order_by(col(Post.id))))


BRIEFHOOFD = {
    "afdeling": "Werk en Inburgering",
    "bezoek": "Plein 1, 1234 AA Proefstad",
    "post": "Postbus 1, 1230 AA Proefstad",
    "telefoon": "14 0123",
    "email": "inburgering@proefstad.example",
    "site": "proefstad.example",
    "venster": "links",
}
