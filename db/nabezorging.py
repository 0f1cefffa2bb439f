"""What comes up after a letter left: it was not printed, it came back, it must go another way."""

from datetime import datetime

from sqlmodel import Session, select

from inburgering.db import signalen
from inburgering.db.tabellen import Post, Signaal
from inburgering.db.zaak import Zaak


def niet_gedrukt(session: Session, bestand: str, sha256: str, nu: datetime) -> bool:
    """A letter was not in the print queue any more; gives whether the consulent hears it now."""
    post = session.exec(select(Post).where(Post.sleutel == bestand.removesuffix(".pdf"))).one_or_none()
    reden = (
        "Een brief lag niet meer (of veranderd) in de map drukwerk toen de bundel werd gemaakt. Kijk of hij "
        "is gedrukt en verstuurd. Zo niet: open de brief bij dit traject en druk de pdf af."
    )
    return post is not None and meld(session, post, f"druk_{sha256[:16]}", reden, nu)


def meld(session: Session, post: Post, soort: str, reden: str, nu: datetime) -> bool:
    """Open a signaal for the consulent once per cause; gives whether it is new and someone can close it."""
    vraag = select(Signaal.id).where(Signaal.traject_id == post.traject_id, Signaal.soort == soort)
    if session.exec(vraag).first() is not None:
        return False
    zaak = Zaak.lees(session, post.traject_id, nu)
    if zaak.is_beeindigd and zaak.na_het_einde is None:
        return False
    signalen.open_signaal(zaak, "consulent", soort, reden, post.aanleiding, nu)
    return True
