"""What comes up after a letter left: it was not printed, it came back, it must go another way."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from sqlmodel import Session, col, select

from inburgering.db import briefnaam, signalen
from inburgering.db.kanalen import Kanaal
from inburgering.db.tabellen import Post, Retourmail, Signaal
from inburgering.db.zaak import Zaak

OORZAAK = {
    "1": "het adres bestaat niet of klopt niet",
    "2": "de mailbox is vol of neemt niets aan",
    "3": "de mailserver van de ontvanger had een storing",
    "4": "de mailserver van de ontvanger was niet te bereiken",
    "6": "de mailserver van de ontvanger kon het bericht niet lezen",
    "7": "de mailserver van de ontvanger laat onze mail niet toe",
}


class Soort(StrEnum):
    """What a message that came back says of a letter."""

    GEWEIGERD = "geweigerd"
    TWIJFEL = "twijfel"
    VERTRAAGD = "vertraagd"
    BEZORGD = "bezorgd"
    OVERIG = "overig"
    HERHAALD = "herhaald"


@dataclass(frozen=True)
class Retour:
    """A message that came back: its kind, the code of RFC 3463, the letters and addresses it may speak of."""

    soort: Soort
    code: str = ""
    kenmerken: tuple[str, ...] = ()
    adressen: frozenset[str] = frozenset()


def komt_terug(session: Session, retour: Retour, sleutel: str, waar: str, nu: datetime) -> Soort:
    """Record a message that came back, once; gives what it came to.

    A refusal makes the letter `mislukt`, and a doubtful one leaves it as it is; both leave a signaal for the
    consulent. What belongs to no letter of ours, or to one that nobody works at, is for the beheerder.
    """
    if session.exec(select(Retourmail.id).where(Retourmail.sleutel == sleutel)).first() is not None:
        return Soort.HERHAALD
    post = _vind(session, retour.kenmerken)
    soort = _weeg(retour, post)
    if soort is Soort.OVERIG:
        return soort
    gemeld = post is not None and _verwerk(session, post, soort, retour.code, sleutel, nu)
    ernstig = soort in {Soort.GEWEIGERD, Soort.TWIJFEL}
    session.add(
        Retourmail(
            sleutel=sleutel,
            post_id=post.id if post else None,
            soort=soort,
            code=retour.code,
            waar=waar,
            ontvangen=nu,
            open=ernstig and not gemeld,
        )
    )
    return soort


def _vind(session: Session, kenmerken: tuple[str, ...]) -> Post | None:
    vraag = select(Post).where(col(Post.sleutel).in_(kenmerken[:50]), Post.kanaal == Kanaal.SMTP)
    gevonden = {post.sleutel: post for post in session.exec(vraag)} if kenmerken else {}
    return next((gevonden[k] for k in kenmerken if k in gevonden), None)


def _weeg(retour: Retour, post: Post | None) -> Soort:
    """Any answer to a letter of ours is at least doubtful; a refusal of another address than ours is too."""
    if retour.soort is Soort.OVERIG and post is not None:
        return Soort.TWIJFEL
    if retour.soort in {Soort.VERTRAAGD, Soort.BEZORGD} and post is None:
        return Soort.OVERIG
    if retour.soort is Soort.GEWEIGERD and post and post.adres.lower() not in retour.adressen:
        return Soort.TWIJFEL
    return retour.soort


def _verwerk(session: Session, post: Post, soort: Soort, code: str, sleutel: str, nu: datetime) -> bool:
    """What it means for the letter; gives whether the consulent hears it."""
    waarom = oorzaak(code)
    if soort is Soort.GEWEIGERD:
        if post.stand in {"wacht", "verzonden"}:
            post.stand, post.lease_tot, post.fout = "mislukt", None, f"De e-mail kwam terug{waarom}."
        wat = (
            f"ging per e-mail naar een partner en kwam terug{waarom}. De partner weet nog van niets. "
            "Verbeter het adres bij de partner, open de brief en verstuur hem opnieuw of op een andere "
            "manier."
        )
    elif soort is Soort.TWIJFEL:
        wat = (
            f"ging per e-mail naar een partner, en er kwam een bericht terug{waarom}. Het is geen gewone "
            "foutmelding. Vraag de beheerder het te lezen, of bel de partner om te horen of de taak is "
            "aangekomen."
        )
    else:
        return False
    return _meld(session, post, f"retour_{sleutel[:16]}", wat, nu)


def oorzaak(code: str) -> str:
    """What a code means, to stand at the end of a sentence; empty without one."""
    delen = code.split(".")
    uitleg = OORZAAK.get(delen[1], "") if len(delen) == 3 else ""
    return f" (code {code}{': ' if uitleg else ''}{uitleg})" if code else ""


def niet_gedrukt(session: Session, bestand: str, sha256: str, nu: datetime) -> bool:
    """A letter was not in the print queue any more; gives whether the consulent hears it now."""
    post = session.exec(select(Post).where(Post.sleutel == bestand.removesuffix(".pdf"))).one_or_none()
    wat = (
        "lag niet meer (of veranderd) in de map drukwerk toen de bundel werd gemaakt. Kijk of hij is gedrukt "
        "en verstuurd. Zo niet: open de brief bij dit traject en druk de pdf af."
    )
    return post is not None and _meld(session, post, f"druk_{sha256[:16]}", wat, nu)


def _meld(session: Session, post: Post, soort: str, wat: str, nu: datetime) -> bool:
    """Tell the consulent of this letter once per cause; gives whether it is new and someone can close it."""
    vraag = select(Signaal.id).where(Signaal.traject_id == post.traject_id, Signaal.soort == soort)
    if session.exec(vraag).first() is not None:
        return False
    zaak = Zaak.lees(session, post.traject_id, nu)
    if zaak.is_beeindigd and zaak.na_het_einde is None:
        return False
    reden = f"{briefnaam.noem(zaak, post)} {wat}"
    signalen.open_signaal(zaak, "consulent", soort, reden, post.aanleiding, nu)
    return True
