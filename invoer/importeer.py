"""Import a caseload: every good row becomes a traject by an overname, every other row gets its reason.

Each row is its own transaction, so a bad one never stops or spoils the good ones, and the same file again
changes nothing. What is taken over makes no letter and no message.
"""

from datetime import date, datetime
from pathlib import Path
from typing import Any

from sqlalchemy.exc import IntegrityError
from sqlmodel import Session, col, select

from inburgering.db.basis import Database, dag_van
from inburgering.db.fouten import OngeldigeFeiten, Weigering
from inburgering.db.opdracht import Herkomst, Opdracht
from inburgering.db.openen import Aanmelding, lopend_traject, open_traject, zoek_persoon
from inburgering.db.registreer import registreer
from inburgering.db.tabellen import Gebeurtenisrij, Gebruiker, Traject
from inburgering.invoer.importeer_bevinding import Ernst, Reden, citaat
from inburgering.invoer.importeer_koppeling import Kop, Koppeling, zoek_kop
from inburgering.invoer.importeer_lezen import Blad, lees_blad
from inburgering.invoer.importeer_rij import DAGEN, Rij
from inburgering.invoer.importeer_rijen import lees_rij
from inburgering.invoer.importeer_velden import plat
from inburgering.invoer.importeer_verslag import Verslag
from inburgering.invoer.importeer_vooraf import keur_dubbele_af, sla_over, vergelijk_totaal
from inburgering.invoer.importeer_woorden import Woordenboek, consulentnamen, vragen
from inburgering.wet.gebeurtenissen import Gebeurtenis

NAAM_ANDERS = "De naam in het bestand is anders dan de bekende naam, die blijft staan; kijk na."
MET_CASELOAD = ("consulent", "coordinator")


def importeer(
    db: Database,
    gemeente_id: int,
    bestand: Path,
    koppeling: Koppeling,
    nu: datetime,
    *,
    proef: bool,
    door: str,
) -> Verslag:
    """Take over a caseload; with `proef` everything is tried and nothing is kept.

    Raises OnleesbaarBestand when the file cannot be read at all.
    """
    blad = lees_blad(bestand, koppeling.codering, koppeling.scheiding, koppeling.blad)
    kop = zoek_kop(blad, koppeling)
    verslag = Verslag(blad, proef, kop=list(kop.rij.cellen), bezwaren=list(kop.bezwaren))
    verslag.kolommen = {veld: kop.titel(veld) for veld in kop.plek}
    verslag.opmerkingen += blad.opmerkingen
    if kop.niet_gebruikt:
        titels = ", ".join(citaat(titel) for titel in kop.niet_gebruikt)
        verslag.opmerkingen.append(f"Niet overgenomen kolommen: {titels}.")
    woorden = Woordenboek(koppeling, consulentnamen(consulenten(db, gemeente_id)))
    verslag.bezwaren += _onbekende_namen(woorden)
    if not verslag.bezwaren:
        rijen = lees_rijen(blad, kop, woorden, dag_van(nu))
        verslag.opmerkingen += vergelijk_totaal(rijen)
        boeker = _Boeker(db, gemeente_id, blad.naam, nu, door, proef=proef)
        for rij in rijen:
            _noteer(verslag, rij, boeker.boek(rij) if rij.goed else None)
        verslag.vragen = vragen(rij.tekst["groep"] for rij in rijen if rij.heeft(Reden.GROEP_VRAAG))
    return verslag


def lees_rijen(blad: Blad, kop: Kop, woorden: Woordenboek, vandaag: date) -> list[Rij]:
    """Every row under the heading, read and compared with each other."""
    rijen = []
    for bron in blad.rijen:
        if bron.nummer > kop.rij.nummer:
            over = sla_over(bron, kop)
            rijen.append(over or lees_rij(bron, kop, woorden, vandaag))
    keur_dubbele_af(rijen)
    return rijen


def consulenten(db: Database, gemeente_id: int) -> dict[str, int]:
    """Who can hold a traject, by name."""
    with db.lezen() as s:
        vraag = select(Gebruiker).where(Gebruiker.gemeente_id == gemeente_id, col(Gebruiker.actief).is_(True))
        mensen = s.exec(vraag.where(col(Gebruiker.rol).in_(MET_CASELOAD))).all()
        return {mens.naam: mens.id for mens in mensen if mens.id is not None}


def _onbekende_namen(woorden: Woordenboek) -> list[str]:
    namen = [woorden.koppeling.standaard_consulent, *woorden.koppeling.consulenten.values()]
    return [
        f"De koppeling noemt consulent '{naam}', maar die is er niet. Kies iemand die in het programma staat."
        for naam in dict.fromkeys(naam for naam in namen if naam)
        if plat(naam) not in woorden.consulenten
    ]


def _noteer(verslag: Verslag, rij: Rij, nummer: str | None) -> None:
    verslag.rijen += 1
    verslag.bevindingen += rij.bevindingen
    ernst = {b.ernst for b in rij.bevindingen}
    if nummer is not None:
        verslag.overgenomen[rij.bron.nummer] = nummer
    elif Ernst.AFGEKEURD in ernst:
        verslag.afgekeurd.append(rij.bron)
    else:
        verslag.overgeslagen.append(rij.bron.nummer)


class _Terug(Exception):
    """Everything went well, and nothing is to be kept."""


class _Boeker:
    """Writes one row at a time; what the one write path refuses becomes a finding of that row."""

    def __init__(
        self, db: Database, gemeente_id: int, bestand: str, nu: datetime, door: str, *, proef: bool
    ) -> None:
        self.db, self.gemeente_id, self.bestand = db, gemeente_id, bestand
        self.nu, self.door, self.proef = nu, door, proef

    def boek(self, rij: Rij) -> str | None:
        """The number of the new traject, or None with the reason among the row's findings."""
        nummer: str | None = None
        try:
            with self.db.schrijven() as session:
                if self._is_nieuw(session, rij):
                    nummer = self._open(session, rij)
                if self.proef:
                    raise _Terug
        except _Terug:
            return None if nummer is None else ""
        except (Weigering, OngeldigeFeiten) as fout:
            rij.keur_af(Reden.GEWEIGERD, str(fout))
            return None
        except IntegrityError:
            rij.keur_af(
                Reden.GEWEIGERD, "Iemand anders legde deze persoon tegelijk vast. Probeer het opnieuw."
            )
            return None
        return nummer

    def _sleutel(self, rij: Rij) -> str:
        return f"overname:{self.gemeente_id}:{rij.vinger}"

    def _is_nieuw(self, session: Session, rij: Rij) -> bool:
        persoon = zoek_persoon(session, self.gemeente_id, rij.bsn)
        anders = persoon is not None and persoon.naam.casefold() != rij.naam.casefold()
        vraag = select(Traject).join(Gebeurtenisrij, col(Gebeurtenisrij.traject_id) == col(Traject.id))
        eerder = session.exec(vraag.where(Gebeurtenisrij.sleutel == self._sleutel(rij))).first()
        if eerder is not None and (persoon is None or eerder.persoon_id != persoon.id):
            zin = (
                f"Deze rij is al overgenomen ({eerder.nummer}), maar bij een ander BSN. Zoek uit welk klopt."
            )
            rij.keur_af(Reden.GEWEIGERD, zin)
        elif eerder is not None:
            zin = f"Deze rij is al overgenomen als traject {eerder.nummer}."
            rij.meld(Ernst.OVERGESLAGEN, Reden.AL_OVERGENOMEN, zin)
        elif persoon is not None and (lopend := lopend_traject(session, persoon)) is not None:
            zin = f"Deze persoon heeft al een lopend traject: {lopend.nummer}. Daar is niets aan veranderd."
            zin += f" {NAAM_ANDERS}" if anders else ""
            rij.meld(Ernst.OVERGESLAGEN, Reden.AL_BEKEND, zin)
        elif persoon is not None and anders:
            zin = f"Dit BSN is bekend met een andere naam. {NAAM_ANDERS}"
            rij.kijk_na(Reden.NAAM_ANDERS, zin)
        return rij.goed

    def _open(self, session: Session, rij: Rij) -> str:
        assert rij.groep is not None and rij.consulent is not None  # noqa: S101, PT018 - a good row has both
        aanmelding = Aanmelding(
            gemeente_id=self.gemeente_id,
            groep=rij.groep,
            regime=rij.regime,
            consulent_id=rij.consulent,
            op=dag_van(self.nu),
            door=self.door,
            bsn=rij.bsn,
            persoon=_persoon(rij),
            gebeurtenis=Gebeurtenis.OVERNAME,
            feiten=self._feiten(rij),
            herkomst=Herkomst.OVERGENOMEN,
            sleutel=self._sleutel(rij),
        )
        traject_id = open_traject(session, aanmelding, self.nu).traject
        notitie = Opdracht(
            traject=traject_id,
            onderdeel="traject",
            gebeurtenis=Gebeurtenis.NOTITIE,
            op=dag_van(self.nu),
            door=self.door,
            feiten={"tekst": self._notitie(rij)},
            herkomst=Herkomst.OVERGENOMEN,
        )
        registreer(session, notitie, self.nu)
        return session.get_one(Traject, traject_id).nummer

    def _feiten(self, rij: Rij) -> dict[str, Any]:
        dagen = {veld: rij.dagen[veld].isoformat() for veld in DAGEN if rij.dagen[veld] is not None}  # type: ignore[union-attr]
        return {
            **dagen,
            "nog_niet_ingeschreven": rij.nog_niet_ingeschreven,
            "leerroute": rij.route.value if rij.route else None,
            "bron": self.bestand,
            "rij": rij.bron.nummer,
        }

    def _notitie(self, rij: Rij) -> str:
        """What the file said besides the facts, and what a person should look at."""
        regels = [f"Overgenomen uit {self.bestand}, rij {rij.bron.nummer}."]
        if rij.tekst["klantnummer"]:
            regels.append(f"Nummer in dat bestand: {rij.tekst['klantnummer']}.")
        regels += [f"{b.kolom}: {b.zin}" for b in rij.bevindingen]
        if rij.tekst["opmerking"]:
            regels.append(f"Opmerking in dat bestand: {rij.tekst['opmerking']}")
        return "\n".join(regels)[:4000]


def _persoon(rij: Rij) -> dict[str, Any]:
    tekst = {veld: rij.tekst[veld] for veld in ("telefoon", "email", "taal")}
    return {"naam": rij.naam, "geboren": rij.geboren, "tolk": bool(rij.tekst["tolk"]), **tekst}
