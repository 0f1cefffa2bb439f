"""Saved views of the caseload: each person's own, one of them perhaps the one she begins with."""

from collections.abc import Mapping, Sequence

from sqlmodel import Session, col, select

from inburgering.db.fouten import Weigering
from inburgering.db.tabellen import Kolomkeuze, Weergave

HOOGSTENS = 12
LANGSTE_NAAM = 40


def van(session: Session, gebruiker_id: int) -> list[Weergave]:
    """The views of this person, by name."""
    vraag = select(Weergave).where(Weergave.gebruiker_id == gebruiker_id)
    return list(session.exec(vraag.order_by(col(Weergave.naam))))


def bewaar(
    session: Session, gebruiker_id: int, naam: str, keuzes: Mapping[str, str], *, begin: bool
) -> Weergave:
    """Keep these choices under a name; the same name again replaces them. Raises Weigering."""
    naam = " ".join(naam.split())
    if not naam or len(naam) > LANGSTE_NAAM:
        raise Weigering(f"Geef de weergave een naam van hoogstens {LANGSTE_NAAM} tekens.")
    alle = van(session, gebruiker_id)
    rij = next((w for w in alle if w.naam.casefold() == naam.casefold()), None)
    if rij is None and len(alle) >= HOOGSTENS:
        raise Weigering(f"U hebt al {HOOGSTENS} weergaven. Gooi er eerst een weg.")
    if rij is None:
        rij = Weergave(gebruiker_id=gebruiker_id, naam=naam)
    for ander in alle:
        ander.begin = ander.begin and not begin
    rij.naam, rij.keuzes, rij.begin = naam, {n: w for n, w in keuzes.items() if w}, begin
    session.add(rij)
    session.flush()
    return rij


def gooi_weg(session: Session, gebruiker_id: int, nummer: int) -> None:
    """Forget a view; one that is not hers, or is gone already, is passed over."""
    rij = session.get(Weergave, nummer)
    if rij is not None and rij.gebruiker_id == gebruiker_id:
        session.delete(rij)


def kolommen(session: Session, gebruiker_id: int) -> list[str]:
    """The columns this person chose for the caseload; none when she never did."""
    rij = session.get(Kolomkeuze, gebruiker_id)
    return list(rij.kolommen) if rij else []


def kies_kolommen(session: Session, gebruiker_id: int, kolommen: Sequence[str]) -> None:
    """Remember these columns; none of them is the usual ones."""
    session.merge(Kolomkeuze(gebruiker_id=gebruiker_id, kolommen=list(kolommen)))
