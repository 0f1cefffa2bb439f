"""Proefstad as the pages need it: people of each role, someone from elsewhere, and cases of many states."""

from datetime import date, timedelta

from sqlmodel import select

from inburgering.db.basis import Database
from inburgering.db.opdracht import Herkomst
from inburgering.db.openen import Aanmelding, open_traject
from inburgering.db.tabellen import Gebruiker, Gemeente, Norm, Partner, Partnertaak, Traject
from inburgering.wet.begrippen import Groep
from tests.werkplek import GESPREK, PIP, Werkplek, om

VANDAAG = date(2026, 11, 23)
BSN = ("999990019", "999990020")
AFSPRAAK = {"dag": "2026-12-01", "tijd": "09:30", "plaats": "Raadhuis, kamer 2", "uiterlijk": "2026-12-08"}


class Stad(Werkplek):
    """A municipality of a few people; `mensen` by first name, `zaken` its five cases."""

    GESPREK = GESPREK

    def __init__(self, db: Database) -> None:
        super().__init__(db)
        self.zaken: dict[str, int] = {}
        self.mensen = {"sanne": self.consulent, "fatma": self.ander}
        with db.schrijven() as s:
            elders = Gemeente(code="elders", naam="Elders", afkorting="ELD")
            s.add(elders)
            s.flush()
            self.elders = int(elders.id or 0)
            for gemeente, naam, rol in [
                (self.gemeente, "Petra Berg", "coordinator"),
                (self.gemeente, "Tom Dijk", "teamleider"),
                (self.gemeente, "Bea Smit", "beheerder"),
                (self.elders, "Kees Visser", "consulent"),
            ]:
                gebruiker = Gebruiker(gemeente_id=gemeente, naam=naam, rol=rol)
                s.add(gebruiker)
                s.flush()
                self.mensen[naam.split()[0].lower()] = int(gebruiker.id or 0)
            vwn = Partner(
                gemeente_id=self.gemeente, naam="VluchtelingenWerk", kanaal="map", adres="vwn",
                contact="mevrouw Smit", geldig_vanaf=date(2022, 1, 1),
                postadres=["Markt 2", "1234 AC  PROEFSTAD"],
            )  # fmt: skip
            s.add(vwn)
            s.flush()
            s.add(
                Partnertaak(
                    partner_id=vwn.id or 0,
                    soort="begeleiding",
                    naam="Maatschappelijke begeleiding",
                    omschrijving="Begeleid deze inburgeraar in de eerste tijd.",
                    sjabloon="taak_begeleiding",
                    reactie_dagen=7,
                    gereed_dagen=90,
                    velden=["naam", "adres", "telefoon", "taal", "tolk"],
                    grondslag="Wet inburgering 2021, artikel 13, lid 3",
                )
            )

    def partneraccount(self, naam: str, partner: str) -> str:
        """Give someone of a partner an account; gives the name by which a test signs her in."""
        kort = naam.split(maxsplit=1)[0].lower()
        with self.db.schrijven() as s:
            van = s.exec(select(Partner).where(Partner.naam == partner)).one()
            mens = Gebruiker(gemeente_id=van.gemeente_id, naam=naam, rol="partner", partner_id=van.id)
            s.add(mens)
            s.flush()
            self.mensen[kort] = int(mens.id or 0)
        return kort

    def elders_nummer(self) -> str:
        """A traject of the other municipality, made now; gives its number."""
        with self.db.schrijven() as s:
            gegevens = Aanmelding(
                gemeente_id=self.elders, groep=Groep.GEZIN, consulent_id=self.mensen["kees"], op=VANDAAG,
                door="Kees", bsn=None, persoon={"naam": "Iemand Anders", "adres": []},
            )  # fmt: skip
            traject = open_traject(s, gegevens, om(VANDAAG)).traject
        return self.nummer(traject)

    def nummer(self, traject: int) -> str:
        """The number people know a traject by."""
        with self.db.lezen() as s:
            return s.get_one(Traject, traject).nummer

    def zicht(self, waarde: str) -> None:
        """Whose trajecten a consulent sees from 2026 on: "alle", "team" or "eigen"."""
        with self.db.schrijven() as s:
            s.add(
                Norm(
                    gemeente_id=self.gemeente, naam="zicht_trajecten", waarde=waarde, bron="Besluit 1",
                    geldig_vanaf=date(2026, 1, 1),
                )
            )  # fmt: skip

    def vul(self) -> None:
        """Make five cases: just in, invited, plan late, on route with a task at a partner, family.

        The one on route is well kept: DUO was told, lessons and voluntary work run, hours came in.
        """
        uit = {"nieuw": self.nieuw("Amina Yusuf Ali", VANDAAG - timedelta(days=5))}
        uit["opgeroepen"] = self.nieuw("Rania Al-Khatib", date(2026, 10, 1))
        self.doe(uit["opgeroepen"], "brede_intake.oproep_brede_intake", VANDAAG, AFSPRAAK)
        uit["laat"] = self.nieuw("Yonas Tesfaye", date(2026, 9, 7))
        self.doe(uit["laat"], "brede_intake.intakegesprek", date(2026, 10, 12), GESPREK)
        toets = "leerbaarheidstoets.uitslag_leerbaarheidstoets"
        self.doe(uit["laat"], toets, date(2026, 11, 12), {"advies": "b1"})
        self.doe(uit["laat"], "brede_intake.afronding_brede_intake", date(2026, 11, 12))
        uit["route"] = self.nieuw("Nguyễn Thị Minh Châu", date(2026, 8, 3))
        self.doe(uit["route"], "brede_intake.intakegesprek", date(2026, 9, 1), GESPREK)
        self.doe(uit["route"], toets, date(2026, 9, 8), {"advies": "b1"})
        self.doe(uit["route"], "brede_intake.afronding_brede_intake", date(2026, 9, 8))
        self.doe(uit["route"], "pip.opstelling_pip", date(2026, 9, 14), PIP)
        self.doe(uit["route"], "pip.vaststelling_pip", date(2026, 9, 15))
        self.doe(uit["route"], "ontzorgen.recht_op_bijstand", date(2026, 9, 1))
        self._leert(uit["route"])
        self.draag_over(uit["route"], date(2026, 11, 9), date(2026, 12, 18))
        termijnen = {"reactie_uiterlijk": "2026-11-23", "gereed_op": "2026-12-18"}
        systeem = {"herkomst": Herkomst.SYSTEEM}
        self.doe(uit["route"], "overdracht.verzending", date(2026, 11, 9), termijnen, **systeem)
        uit["gezin"] = self.nieuw("Olga Petrenko", date(2026, 11, 2), Groep.GEZIN)
        self.zaken = uit

    def _leert(self, traject: int) -> None:
        """Lessons since October with hours until mid November, and voluntary work beside it."""
        self.doe(traject, "traject.melding_duo", date(2026, 9, 16), {"wat": "pip"})
        aanbod = {"aanbieder": "Taalhuis", "start_op": "2026-10-05"}
        self.doe(traject, "leerroute.aanbod_leerroute", date(2026, 9, 21), aanbod)
        self.doe(traject, "leerroute.start_lessen", date(2026, 10, 5), {"school": "Taalhuis"})
        werk = {"soort": "vrijwilligerswerk", "bij_wie": "Buurthuis", "uren_per_week": 4}
        self.doe(traject, "participatie.start_activiteit", date(2026, 10, 5), werk)
        weken = {"van": "2026-10-05", "tot": "2026-11-15"}
        les = {**weken, "school": "Taalhuis", "erkende_school": True, "uren_nt2": 72}
        self.doe(traject, "leerroute.uren_les", date(2026, 11, 16), les)
        uren = {**weken, "uren": 24, "waarin": "Buurthuis"}
        self.doe(traject, "participatie.uren_participatie", date(2026, 11, 16), uren)

    def nieuw(self, naam: str, op: date, groep: Groep = Groep.ASIEL_VERGUNNING) -> int:
        """Open a traject of Sanne's."""
        adres = ["Dorpsstraat 1", "1234 AB  PROEFSTAD"]
        persoon = {"naam": naam, "adres": adres, "taal": "Tigrinya", "tolk": True, "telefoon": "06 12345678"}
        aanmelding = Aanmelding(
            gemeente_id=self.gemeente, groep=groep, consulent_id=self.consulent, op=op, door="Sanne de Jong",
            bsn=None, persoon=persoon,
        )  # fmt: skip
        with self.db.schrijven() as s:
            return open_traject(s, aanmelding, om(op)).traject
