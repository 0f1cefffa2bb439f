"""The list of destruction in steps and roles: one proposes, another confirms, or decides otherwise."""

from datetime import date, datetime, timedelta

from sqlmodel import Session, col, select

from inburgering.db import bewaren
from inburgering.db.basis import dag_van, nr_van
from inburgering.db.bewaren import ERAF, OP_DE_LIJST, Oordeel, Stand
from inburgering.db.fouten import Weigering
from inburgering.db.tabellen import (
    Bewaarbesluit,
    Gebruiker,
    Gemeente,
    Traject,
    Vernietigingslijst,
    Vernietigingsregel,
)
from inburgering.wet import bewaren as wet

LEIDING = frozenset({"coordinator", "teamleider"})
MAG_VOORSTELLEN = LEIDING | {"beheerder"}
LANGSTE_WACHT = timedelta(days=366)


class BewaarFout(Weigering):
    """This step of keeping or destroying may not be taken, or not by this person."""


def stel_voor(
    session: Session, gemeente: Gemeente, door: str, op: date, nu: datetime
) -> tuple[Vernietigingslijst | None, list[Oordeel]]:
    """Make a list of what must go on `op`; None when nothing must. Gives every judgement, questions too.

    Raises BewaarFout when this person may not propose.
    """
    maker = wie(session, gemeente, door, MAG_VOORSTELLEN)
    oordelen = bewaren.beoordeel(session, nr_van(gemeente), op)
    bezig = bewaren.op_een_lijst(session, nr_van(gemeente))
    weg = [o for o in oordelen if o.stand is Stand.WEG and o.traject_id not in bezig]
    if not weg:
        return None, oordelen
    lijst = Vernietigingslijst(gemeente_id=nr_van(gemeente), peildag=op, door_id=nr_van(maker), gemaakt=nu)
    session.add(lijst)
    session.flush()
    session.add_all(_regel(nr_van(lijst), o) for o in weg)
    session.flush()
    return lijst, oordelen


def _regel(lijst_id: int, o: Oordeel) -> Vernietigingsregel:
    if o.einde is None or o.vanaf is None:
        raise RuntimeError("Wat weg moet heeft een dag.")
    return Vernietigingsregel(
        lijst_id=lijst_id,
        traject_id=o.traject_id,
        regel=o.regel,
        einde=o.einde,
        vanaf=o.vanaf,
        kern=o.kern,
        waarom=o.waarom,
    )


def bevestig(
    session: Session, lijst: Vernietigingslijst, gemeente: Gemeente, door: str, nu: datetime
) -> None:
    """A second person, of another name and with a leading role, agrees. Raises BewaarFout."""
    if lijst.stand != "voorstel":
        raise BewaarFout(f"Lijst {lijst.id} is al {lijst.stand}. Alleen een voorstel is te bevestigen.")
    tweede = wie(session, gemeente, door, LEIDING)
    if tweede.id == lijst.door_id:
        raise BewaarFout("Wie de lijst maakte, mag haar niet bevestigen. Vraag een ander met deze rol.")
    lijst.bevestigd_door_id, lijst.bevestigd, lijst.stand = tweede.id, nu, "bevestigd"
    session.add(lijst)


def trek_in(session: Session, lijst: Vernietigingslijst, gemeente: Gemeente, door: str) -> None:
    """Let the list go; nothing is destroyed. Raises BewaarFout when it was carried out."""
    wie(session, gemeente, door, MAG_VOORSTELLEN)
    if lijst.stand == "vernietigd":
        raise BewaarFout(f"Lijst {lijst.id} is al uitgevoerd en is niet meer in te trekken.")
    lijst.stand = "ingetrokken"
    session.add(lijst)


def besluit(
    session: Session,
    gemeente: Gemeente,
    nummer: str,
    soort: str,
    dag: date,
    reden: str,
    door: str,
    nu: datetime,
) -> None:
    """Record what a person says where the law leaves it open. The traject leaves an open list.

    Raises BewaarFout for a day that cannot be, or a traject that is not of this municipality.
    """
    mens = wie(session, gemeente, door, MAG_VOORSTELLEN)
    traject = session.exec(
        select(Traject).where(Traject.gemeente_id == nr_van(gemeente), Traject.nummer == nummer)
    ).first()
    if traject is None:
        raise BewaarFout(f"Een traject met nummer {nummer} is er niet in deze gemeente.")
    if not reden.strip():
        raise BewaarFout("Geef met --reden in een paar woorden waarom.")
    _controleer(session, gemeente, traject, soort, dag, dag_van(nu))
    session.add(
        Bewaarbesluit(
            traject_id=nr_van(traject),
            soort=soort,
            dag=dag,
            reden=reden.strip(),
            door_id=nr_van(mens),
            moment=nu,
        )
    )
    if lijst_id := bewaren.op_een_lijst(session, nr_van(gemeente)).get(nr_van(traject)):
        _haal_eraf(session, lijst_id, nr_van(traject))


def _controleer(
    session: Session, gemeente: Gemeente, traject: Traject, soort: str, dag: date, vandaag: date
) -> None:
    if soort == "einde" and dag > vandaag:
        raise BewaarFout("Het einde van de plicht kan niet in de toekomst liggen.")
    if soort == "wacht" and not vandaag < dag <= vandaag + LANGSTE_WACHT:
        raise BewaarFout("Wachten kan ten hoogste een jaar vooruit. Daarna kijkt iemand opnieuw.")
    if soort != "kern":
        return
    oordelen = bewaren.beoordeel(session, nr_van(gemeente), vandaag)
    einde = next(
        (o.einde for o in oordelen if o.traject_id == traject.id and o.regel == wet.EINDE_PLICHT.code), None
    )
    if einde is None:
        raise BewaarFout(
            "De kleine set mag alleen blijven als het einde van de plicht bekend is, en niet na overlijden."
        )
    if not vandaag < dag <= wet.KERN.laatste_dag(einde):
        raise BewaarFout(
            f"De kleine set mag {wet.KERN.hoe_lang} blijven ({wet.KERN.bron}). Kies een vroegere dag."
        )


def _haal_eraf(session: Session, lijst_id: int, traject_id: int) -> None:
    vraag = select(Vernietigingsregel).where(
        Vernietigingsregel.lijst_id == lijst_id, Vernietigingsregel.traject_id == traject_id
    )
    for regel in session.exec(vraag):
        regel.stand, regel.waarom = ERAF, "Een mens nam hierover een besluit nadat de lijst was gemaakt."
        session.add(regel)


def lijst(session: Session, gemeente: Gemeente, nummer: int) -> Vernietigingslijst:
    """The list with this number. Raises BewaarFout."""
    gevonden = session.get(Vernietigingslijst, nummer)
    if gevonden is None or gevonden.gemeente_id != gemeente.id:
        raise BewaarFout(f"Een lijst met nummer {nummer} is er niet.")
    return gevonden


def lijsten(session: Session, gemeente: Gemeente) -> list[Vernietigingslijst]:
    """Every list of this municipality, the oldest first."""
    vraag = select(Vernietigingslijst).where(Vernietigingslijst.gemeente_id == gemeente.id)
    return list(session.exec(vraag.order_by(col(Vernietigingslijst.id))))


def regels(session: Session, nummer: int) -> list[tuple[Vernietigingsregel, str]]:
    """The lines of a list with the number of each traject."""
    vraag = (
        select(Vernietigingsregel, Traject.nummer)
        .join(Traject, col(Traject.id) == col(Vernietigingsregel.traject_id))
        .where(Vernietigingsregel.lijst_id == nummer)
        .order_by(col(Traject.nummer))
    )
    return list(session.exec(vraag).all())


def te_doen(session: Session, nummer: int) -> list[int]:
    """The trajecten of a list that are still to be destroyed."""
    return [r.traject_id for r, _ in regels(session, nummer) if r.stand == OP_DE_LIJST]


def wie(session: Session, gemeente: Gemeente, naam: str, rollen: frozenset[str]) -> Gebruiker:
    """The colleague of this name, when one of these roles is hers. Raises BewaarFout."""
    vraag = select(Gebruiker).where(Gebruiker.gemeente_id == gemeente.id, col(Gebruiker.actief))
    gevonden = next((g for g in session.exec(vraag) if g.naam.casefold() == naam.strip().casefold()), None)
    if gevonden is None:
        raise BewaarFout(
            "Deze naam is geen medewerker van de gemeente. Schrijf hem zoals in de lijst van medewerkers."
        )
    if gevonden.rol not in rollen:
        raise BewaarFout(f"Dit mag alleen een {' of '.join(sorted(rollen))}.")
    return gevonden
