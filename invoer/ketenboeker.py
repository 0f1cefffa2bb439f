"""One row of a chain party's file at a time: find or open the traject, record, or ask a person."""

import hashlib
import json
import secrets
from datetime import date, datetime

from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm.exc import StaleDataError
from sqlmodel import Session, col, select

from inburgering.db import gegevenskwaliteit
from inburgering.db.basis import Database, nr_van
from inburgering.db.fouten import OngeldigeFeiten, Weigering
from inburgering.db.opdracht import Opdracht
from inburgering.db.openen import Aanmelding, lopend_traject, open_traject, zoek_persoon
from inburgering.db.registreer import registreer
from inburgering.db.tabellen import Gemeente, Persoon, Traject
from inburgering.db.zaak import Zaak
from inburgering.invoer.importeer import NAAM_ANDERS
from inburgering.invoer.importeer_bevinding import Ernst, Reden, citaat
from inburgering.invoer.importeer_velden import plat
from inburgering.invoer.importeer_waarden import Gebrek
from inburgering.invoer.ketenbericht import Bericht
from inburgering.invoer.ketenstap import Stap, Tegenspraak, sleutelbegin
from inburgering.invoer.ketenstappen import stappen
from inburgering.invoer.ketenstappen_coa import koppeling
from inburgering.invoer.ketenstappen_duo import kennisgeving
from inburgering.invoer.ketenvelden import Bron
from inburgering.wet.gebeurtenissen import Gebeurtenis
from inburgering.wet.woorden import OMSCHRIJVING


class _Terug(Exception):
    """Everything went well, and nothing is to be kept."""


class Boeker:
    """Writes one row at a time; what the one write path refuses becomes a finding of that row."""

    def __init__(
        self, db: Database, gemeente_id: int, afzender: Bron, nu: datetime, door: str, *, proef: bool
    ) -> None:
        self.db, self.gemeente_id, self.afzender, self.nu = db, gemeente_id, afzender, nu
        self.door, self.proef = f"{door} (bestand van {afzender.value.upper()})", proef
        self.geopend: dict[str, int] = {}  # in a dry run: who an earlier row would have opened

    def boek(self, b: Bericht) -> str | None:
        """The number of the traject in which something was recorded, or None with the reason."""
        nummer: str | None = None
        try:
            with self.db.schrijven() as session:
                nummer = self._verwerk(session, b)
                if self.proef:
                    raise _Terug
        except _Terug:
            pass
        except (Weigering, OngeldigeFeiten) as fout:
            b.keur_af(Reden.GEWEIGERD, str(fout))
            return None
        except Gebrek as gebrek:
            b.keur_af(gebrek.reden, gebrek.zin)
            return None
        except (IntegrityError, StaleDataError):
            zin = "Iemand anders werkte tegelijk aan dit traject. Bied de rij opnieuw aan."
            b.keur_af(Reden.GEWEIGERD, zin)
            return None
        return nummer if b.goed else None

    def _verwerk(self, session: Session, b: Bericht) -> str | None:
        persoon, traject = self._zoek(session, b)
        if not b.goed:
            return None
        nieuw = traject is None and self._begin(b, session, persoon)
        if nieuw:
            traject = self._open(session, b)
        if traject is None:
            self._onbekend(b, persoon)
            return None
        gedaan = self._pas_toe(session, traject, b)
        if not b.goed or nieuw or gedaan:
            return traject.nummer
        b.bevindingen = [v for v in b.bevindingen if v.ernst is not Ernst.KIJK_NA]
        zin = f"Alles in deze rij staat al in traject {traject.nummer}."
        b.meld(Ernst.OVERGESLAGEN, Reden.NIETS_NIEUWS, zin)
        return None

    def _zoek(self, session: Session, b: Bericht) -> tuple[Persoon | None, Traject | None]:
        """The person, and the traject that runs, else the last one that ended."""
        persoon = zoek_persoon(session, self.gemeente_id, b.bsn)
        if nummer := b["trajectnummer"]:
            vraag = select(Traject).where(Traject.nummer == nummer, Traject.gemeente_id == self.gemeente_id)
            traject = session.exec(vraag).one_or_none()
            if traject is None:
                b.keur_af(Reden.PERSOON_ONBEKEND, "Dit trajectnummer is er niet in deze gemeente.")
            elif b.bsn is not None and (persoon is None or traject.persoon_id != persoon.id):
                b.keur_af(Reden.GEWEIGERD, "Het BSN en het trajectnummer horen niet bij elkaar. Kijk na.")
            return persoon, traject
        if persoon is None:
            return None, None
        self._naam(b, persoon)
        return persoon, lopend_traject(session, persoon) or self._beeindigd(session, persoon, b)

    def _naam(self, b: Bericht, persoon: Persoon) -> None:
        if b.naam and plat(b.naam) != plat(persoon.naam):
            b.kijk_na(Reden.NAAM_ANDERS, NAAM_ANDERS)

    def _beeindigd(self, session: Session, persoon: Persoon, b: Bericht) -> Traject | None:
        """The last traject of someone who has none that runs; None when this row begins a new one."""
        vraag = select(Traject).where(Traject.persoon_id == persoon.id).order_by(col(Traject.id).desc())
        laatste = session.exec(vraag).first()
        if laatste is None or (begin := _begin(b)) is None:
            return laatste
        eerder = Zaak.lees(session, nr_van(laatste), self.nu).eerder.get(begin[0])
        return laatste if eerder == begin[1].isoformat() else None

    def _begin(self, b: Bericht, session: Session, persoon: Persoon | None) -> bool:
        """Whether this row begins a traject: a kennisgeving or a koppeling, with what that needs."""
        if _begin(b) is None:
            return False
        if not self._voor_ons(session, b):
            return False
        if persoon is None and not b.naam:
            b.keur_af(Reden.NAAM_ONTBREEKT, "Deze persoon is nieuw, maar er staat geen naam. Vul die aan.")
        if b.groep is None:
            b.keur_af(Reden.GROEP_ONTBREEKT, "Deze persoon is nieuw, maar er staat geen doelgroep.")
        if b.consulent is None:
            zin = "Deze persoon is nieuw en heeft een consulent nodig. Kies die met --consulent."
            b.keur_af(Reden.CONSULENT_ONTBREEKT, zin)
        return b.goed

    def _voor_ons(self, session: Session, b: Bericht) -> bool:
        naam = session.get_one(Gemeente, self.gemeente_id).naam
        if b["gemeente"] and plat(b["gemeente"]) != plat(naam):
            zin = f"Deze persoon is gekoppeld aan {citaat(b['gemeente'])}, niet aan {naam}."
            b.keur_af(Reden.ANDERE_GEMEENTE, zin)
        return b.goed

    def _onbekend(self, b: Bericht, persoon: Persoon | None) -> None:
        if not b.goed:
            return
        if self.proef and b.bsn in self.geopend:
            zin = (
                f"Dit hoort bij de persoon van rij {self.geopend[b.bsn]}; na de proef is het te controleren."
            )
            b.meld(Ernst.OVERGESLAGEN, Reden.NA_DE_PROEF, zin)
            return
        wie = "heeft geen traject" if persoon else "is niet bekend"
        zin = f"Deze persoon {wie}. Een traject begint met een kennisgeving of een koppeling."
        b.keur_af(Reden.PERSOON_ONBEKEND, zin)

    def _open(self, session: Session, b: Bericht) -> Traject:
        begin = _begin(b)
        assert begin is not None and b.groep is not None and b.consulent is not None  # noqa: S101, PT018
        soort, op = begin
        uitkomst = open_traject(
            session,
            Aanmelding(
                gemeente_id=self.gemeente_id,
                groep=b.groep,
                consulent_id=b.consulent,
                op=op,
                door=self.door,
                bsn=b.bsn,
                persoon={"naam": b.naam, "geboren": b["geboren"]},
                gebeurtenis=soort,
                feiten=kennisgeving(b) if soort == Gebeurtenis.KENNISGEVING else koppeling(b),
                sleutel=f"{sleutelbegin(b)}begin:{secrets.token_hex(8)}",  # the BSN makes a repeat harmless
            ),
            self.nu,
        )
        if b.bsn is not None:
            self.geopend[b.bsn] = b.bron.nummer
        return session.get_one(Traject, uitkomst.traject)

    def _pas_toe(self, session: Session, traject: Traject, b: Bericht) -> bool:
        """Record what is new and put what differs before a person; whether anything was."""
        self._voor_ons(session, b)
        zaak = Zaak.lees(session, nr_van(traject), self.nu)
        gedaan = False
        for gevolg in list(stappen(zaak, b)) if b.goed else []:
            if isinstance(gevolg, Stap):
                gedaan = self._leg_vast(session, zaak, gevolg, b) or gedaan
            else:
                gedaan = self._signaleer(zaak, gevolg, b) or gedaan
        return gedaan

    def _leg_vast(self, session: Session, zaak: Zaak, stap: Stap, b: Bericht) -> bool:
        opdracht = Opdracht(
            traject=zaak.id,
            onderdeel=stap.onderdeel,
            nr=stap.nr,
            gebeurtenis=stap.gebeurtenis,
            op=stap.op,
            door=self.door,
            feiten=stap.feiten,
            sleutel=_sleutel(zaak, stap, b),
            corrigeert=stap.corrigeert,
        )
        if not registreer(session, opdracht, self.nu).herhaald:
            return True
        if stap.gebeurtenis == Gebeurtenis.WIJZIGING_GEGEVENS:
            return False
        wat = OMSCHRIJVING.get(stap.gebeurtenis, "een gebeurtenis")
        onze = "dat dit niet is gebeurd; een medewerker liet het vervallen"
        return self._signaleer(zaak, Tegenspraak(f"opnieuw {wat}", f"{stap.op:%d-%m-%Y}", onze), b)

    def _signaleer(self, zaak: Zaak, tegenspraak: Tegenspraak, b: Bericht) -> bool:
        zin = tegenspraak.zin(self.afzender.naam)
        if zaak.is_beeindigd:
            b.keur_af(Reden.TEGENSPRAAK, f"Traject {zaak.traject.nummer} is beëindigd. {zin}")
            return False
        if not gegevenskwaliteit.meld(zaak, zin, self.nu):
            return False
        b.kijk_na(Reden.TEGENSPRAAK, f"{zin} Er is niets veranderd; de consulent heeft een signaal.")
        return True


def _begin(b: Bericht) -> tuple[Gebeurtenis, date] | None:
    """The gebeurtenis with which this row can begin a traject, and its day. COA's koppeling comes first."""
    if b["koppeling"] is not None:
        return Gebeurtenis.KOPPELING, b["koppeling"]
    return (Gebeurtenis.KENNISGEVING, b["kennisgeving"]) if b["kennisgeving"] is not None else None


def _sleutel(zaak: Zaak, stap: Stap, b: Bericht) -> str:
    """The identity of this step; a correction also counts where the traject stands, as it may go back."""
    inhoud = json.dumps(dict(stap.feiten), sort_keys=True, default=str)
    vinger = hashlib.sha256(inhoud.encode()).hexdigest()[:16]
    waar = f"{stap.onderdeel}.{stap.gebeurtenis}:{stap.op}"
    na = f":v{zaak.traject.volgnr}" if stap.corrigeert else ""
    return f"{sleutelbegin(b)}{zaak.id}:{waar}:{vinger}{na}"
