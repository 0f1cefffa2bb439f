"""The letters of a traject as its page shows them: to whom, how far, and what was sent."""

from dataclasses import dataclass
from datetime import date

from inburgering.db.kanalen import Kanaal
from inburgering.db.tabellen import Post
from inburgering.db.zoeken_traject import Inzage, Stuk
from inburgering.templates import brief
from inburgering.templates.eigen import Teksten

STAND = {"wacht": "klaargezet", "verzonden": "verzonden", "mislukt": "mislukt", "ingetrokken": "ingetrokken"}


@dataclass(frozen=True)
class Briefzicht:
    """One letter: `status` is klaargezet, verzonden, mislukt, overhandigen (by a person) or ingetrokken."""

    id: int
    onderwerp: str
    aan: str
    status: str
    verzonden_op: date | None
    fout: str
    adres: list[str]
    stuk: Stuk | None


def lijst(inzage: Inzage, teksten: Teksten) -> list[Briefzicht]:
    """Every letter, newest first."""
    return [zicht(post, stuk, teksten) for post, stuk in inzage.brieven]


def zicht(post: Post, stuk: Stuk | None, teksten: Teksten) -> Briefzicht:
    """One letter in words; its subject is what was sent, or what would be sent now."""
    gemaakt = stuk.onderwerp if stuk else None
    zelf = post.stand == "mislukt" and post.kanaal == Kanaal.PAGINA
    return Briefzicht(
        id=post.id or 0,
        onderwerp=gemaakt or brief.onderwerp(post.sjabloon, post.gegevens, teksten),
        aan=str(post.gegevens["ontvanger"][0]),
        status="overhandigen" if zelf else STAND[post.stand],
        verzonden_op=post.verzonden_op,
        fout=post.fout,
        adres=[str(regel) for regel in post.gegevens["ontvanger"]],
        stuk=stuk,
    )
