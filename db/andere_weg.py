"""A letter that did not arrive: try again, by the way the partner has now, on paper, or with a link by hand.

Where a letter may go is never typed here: it is what stands with the partner, so that a letter about someone
cannot go to an address that nobody agreed on.
"""

from datetime import datetime
from enum import StrEnum

from sqlmodel import Session

from inburgering.db import post as uit
from inburgering.db import wachtrij
from inburgering.db.basis import nr_van
from inburgering.db.fouten import MagNiet
from inburgering.db.kanalen import DRUKWERK, Kanaal, OnjuistAdres, Sftpadres
from inburgering.db.tabellen import Onderdeel, Partner, Post
from inburgering.statemachine.machines import eindtoestanden
from inburgering.templates.brief import SJABLONEN


class Weg(StrEnum):
    """How a letter that failed can go out again."""

    ZELFDE = "zelfde"
    PAPIER = "papier"


def wegen(session: Session, post: Post) -> dict[Weg, str]:
    """The ways that are open to this letter now, each in words; a partner's way is the one it has today."""
    if post.aan != "partner":
        return {Weg.ZELFDE: "Naar de printwachtrij, naar het adres van de inburgeraar"}
    partner = session.get_one(Partner, post.partner_id)
    open_: dict[Weg, str] = {}
    if partner.kanaal != Kanaal.PAGINA:
        open_[Weg.ZELFDE] = _hoe(partner)
    if len(post.gegevens["ontvanger"]) > 1:
        open_[Weg.PAPIER] = f"Op papier, naar {', '.join(map(str, post.gegevens['ontvanger'][1:]))}"
    return open_


def _hoe(partner: Partner) -> str:
    match partner.kanaal:
        case Kanaal.SMTP:
            return f"Per e-mail, naar {partner.adres}"
        case Kanaal.SFTP:
            try:
                return f"Naar de server van de partner, {Sftpadres.lees(partner.adres).host}"
            except OnjuistAdres:
                return "Naar de server van de partner"
        case _:
            return f"In de map {partner.adres}"


def opnieuw(session: Session, post_id: int, weg: Weg, nu: datetime) -> None:
    """Send a failed letter again this way. Raises MagNiet when that way is not open to it."""
    post = session.get_one(Post, post_id)
    if post.stand != "mislukt":
        return  # someone else was earlier, or it was sent meanwhile
    if weg not in wegen(session, post):
        raise MagNiet.omdat("Deze brief kan niet op die manier worden verstuurd.")
    if weg is Weg.PAPIER:
        post.kanaal, post.adres = Kanaal.MAP, DRUKWERK
    elif post.aan == "partner":
        partner = session.get_one(Partner, post.partner_id)
        post.kanaal, post.adres = partner.kanaal, partner.adres
    wachtrij.opnieuw(post, nu)


def met_link(session: Session, post: Post) -> bool:
    """Whether a link can be handed over for this letter: it asks a partner for an answer to come."""
    if post.onderdeel_id is None or post.stand == "ingetrokken" or not SJABLONEN[post.sjabloon].bevestigen:
        return False
    return session.get_one(Onderdeel, post.onderdeel_id).toestand not in eindtoestanden("overdracht")


def geef_link(session: Session, post_id: int, adres: str, nu: datetime) -> str:
    """A new link to the task, to be handed over by a person: then the letter has been delivered today.

    `adres` is the public base address. Only a hash is kept, so it is seen once. Raises MagNiet,
    `post.Onzinnig` and `brief.OntbrekendTeken`.
    """
    post = session.get_one(Post, post_id)
    if not met_link(session, post):
        raise MagNiet.omdat("Voor deze brief is geen link te geven: er wordt geen antwoord meer gevraagd.")
    if post.stand == "mislukt":
        wachtrij.opnieuw(post, nu)
        uit.verzonden(session, uit.maak(session, post_id, nu, adres), nu)
    token = uit.geef_toegang(session, nr_van(session.get_one(Onderdeel, post.onderdeel_id)), post.gegevens)
    return f"{adres}/p/{token}"
