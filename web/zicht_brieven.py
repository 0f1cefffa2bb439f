"""The letters of a traject as its page shows them: to whom, how far, and what was sent."""

from dataclasses import dataclass
from datetime import date

from inburgering.db.tabellen import Post
from inburgering.db.zoeken_traject import Inzage, Stuk
from inburgering.templates import brief

STAND = {"wacht": "klaargezet", "verzonden": "verzonden", "mislukt": "mislukt", "ingetrokken": "ingetrokken"}


@dataclass(frozen=True)
class Briefzicht:
    """One letter: `status` is klaargezet, verzonden, mislukt or ingetrokken."""

    id: int
    onderwerp: str
    aan: str
    status: str
    verzonden_op: date | None
    fout: str
    adres: list[str]
    stuk: Stuk | None


def lijst(inzage: Inzage) -> list[Briefzicht]:
    """Every letter, newest first."""
    return [zicht(post, stuk) for post, stuk in inzage.brieven]


def zicht(post: Post, stuk: Stuk | None) -> Briefzicht:
    """One letter in words."""
    return Briefzicht(
        id=post.id or 0,
        onderwerp=brief.onderwerp(post.sjabloon, post.gegevens),
        aan=str(post.gegevens["ontvanger"][0]),
        status=STAND[post.stand],
        verzonden_op=post.verzonden_op,
        fout=post.fout,
        adres=[str(regel) for regel in post.gegevens["ontvanger"]],
        stuk=stuk,
    )
