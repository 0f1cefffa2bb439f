"""Small questions several pages ask: who works here, which municipality."""

from sqlmodel import Session, col, func, select

from inburgering.db.tabellen import Gebeurtenisrij, Gebruiker, Gemeente, Partner, Traject


def gebruikers(session: Session) -> list[tuple[Gebruiker, str]]:
    """Everyone who may sign in, with the name of her municipality; for the demo's sign-in page."""
    vraag = (
        select(Gebruiker, Gemeente.naam)
        .join(Gemeente)
        .where(Gebruiker.actief)
        .order_by(col(Gemeente.naam), col(Gebruiker.naam))
    )
    return [(gebruiker, gemeente) for gebruiker, gemeente in session.exec(vraag)]


def gebruiker(session: Session, gebruiker_id: int) -> Gebruiker | None:
    """A person who may sign in; None when unknown or no longer active."""
    gevonden = session.get(Gebruiker, gebruiker_id)
    return gevonden if gevonden is not None and gevonden.actief else None


def consulenten(session: Session, gemeente_id: int) -> list[Gebruiker]:
    """The active consulenten of a municipality, by name."""
    vraag = (
        select(Gebruiker)
        .where(Gebruiker.gemeente_id == gemeente_id, Gebruiker.rol == "consulent", Gebruiker.actief)
        .order_by(col(Gebruiker.naam))
    )
    return list(session.exec(vraag))


def aantal_consulenten(session: Session, gemeente_id: int) -> int:
    """How many active consulenten a municipality has."""
    vraag = select(func.count()).select_from(Gebruiker)
    return session.exec(
        vraag.where(Gebruiker.gemeente_id == gemeente_id, Gebruiker.rol == "consulent", Gebruiker.actief)
    ).one()


def namen(session: Session, gemeente_id: int) -> dict[int, str]:
    """The names of everyone who works for a municipality, by number."""
    vraag = select(Gebruiker.id, Gebruiker.naam).where(Gebruiker.gemeente_id == gemeente_id, Gebruiker.actief)
    return {nr or 0: naam for nr, naam in session.exec(vraag.where(col(Gebruiker.partner_id).is_(None)))}


def partnernamen(session: Session, gemeente_id: int) -> dict[int, str]:
    """The names of every partner of a municipality, by number."""
    vraag = select(Partner.id, Partner.naam).where(Partner.gemeente_id == gemeente_id)
    return {nr or 0: naam for nr, naam in session.exec(vraag)}


def teams(session: Session, gemeente_id: int) -> dict[int, str]:
    """The team of everyone in a municipality who has one, also of who left."""
    vraag = select(Gebruiker.id, Gebruiker.team)
    return {
        nr: team
        for nr, team in session.exec(vraag.where(Gebruiker.gemeente_id == gemeente_id))
        if nr and team
    }


def bereikbaar(session: Session) -> None:
    """Raise when the database does not answer."""
    session.exec(select(1)).one()


def medewerkers(session: Session, gemeente_id: int, *, ook_vertrokken: bool = False) -> list[Gebruiker]:
    """Everyone who works for a municipality, by name; when asked also who left."""
    vraag = select(Gebruiker).where(Gebruiker.gemeente_id == gemeente_id, col(Gebruiker.partner_id).is_(None))
    vraag = vraag if ook_vertrokken else vraag.where(Gebruiker.actief)
    return list(session.exec(vraag.order_by(col(Gebruiker.naam))))


def is_traject(session: Session, gemeente_id: int, nummer: str) -> bool:
    """Whether this municipality has a traject with this number."""
    vraag = select(Traject.id).where(Traject.nummer == nummer, Traject.gemeente_id == gemeente_id)
    return session.exec(vraag).first() is not None


def nummer_bij_sleutel(session: Session, gemeente_id: int, sleutel: str) -> str | None:
    """The number of the traject in which something was recorded under this key."""
    vraag = (
        select(Traject.nummer)
        .join(Gebeurtenisrij, col(Gebeurtenisrij.traject_id) == col(Traject.id))
        .where(Traject.gemeente_id == gemeente_id, Gebeurtenisrij.sleutel == sleutel)
    )
    return session.exec(vraag).first()


def partners(session: Session, gemeente_id: int) -> list[Partner]:
    """Every partner of a municipality, also those whose contract is over, by name."""
    vraag = select(Partner).where(Partner.gemeente_id == gemeente_id)
    return list(session.exec(vraag.order_by(col(Partner.naam))))
