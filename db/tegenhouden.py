"""What must not leave any more when a handoff is withdrawn or a traject ends, and what may again."""

from sqlmodel import col, select

from inburgering.db.opdracht import Opdracht
from inburgering.db.tabellen import Post, Toegang
from inburgering.db.zaak import OVERDRACHT, Zaak
from inburgering.wet.gebeurtenissen import Gebeurtenis

SLUIT = frozenset({Gebeurtenis.INTREKKING, Gebeurtenis.BEEINDIGING})


def houd_tegen(zaak: Zaak, opdracht: Opdracht) -> None:
    """Hold back letters that still wait; with the traject the partners' links close as well."""
    if opdracht.gebeurtenis not in SLUIT:
        return
    vraag = select(Post).where(Post.traject_id == zaak.id, Post.stand == "wacht")
    if opdracht.gebeurtenis == Gebeurtenis.INTREKKING:
        vraag = vraag.where(Post.onderdeel_id == zaak.onderdelen[OVERDRACHT, opdracht.nr].id)
    else:
        _zet_links(zaak, dicht=True)
    for brief in zaak.session.exec(vraag):
        brief.stand, brief.fout = "ingetrokken", _bij(zaak.traject.volgnr)


def laat_weer_gaan(zaak: Zaak, opdracht: Opdracht) -> None:
    """The end or the withdrawal lapses: what it held back may leave, and the links open again."""
    if opdracht.gebeurtenis not in SLUIT or not opdracht.vervalt or opdracht.corrigeert is None:
        return
    reden = _bij(opdracht.corrigeert)
    vraag = select(Post).where(Post.traject_id == zaak.id, Post.stand == "ingetrokken", Post.fout == reden)
    for brief in zaak.session.exec(vraag):
        brief.stand, brief.fout = "wacht", ""
    if opdracht.gebeurtenis == Gebeurtenis.BEEINDIGING:
        _zet_links(zaak, dicht=False)


def _bij(volgnr: int) -> str:
    return f"Ingetrokken bij gebeurtenis {volgnr}."


def _zet_links(zaak: Zaak, *, dicht: bool) -> None:
    taken = [deel.id for (soort, _), deel in zaak.onderdelen.items() if soort == OVERDRACHT]
    for toegang in zaak.session.exec(select(Toegang).where(col(Toegang.onderdeel_id).in_(taken))):
        toegang.ingetrokken = dicht
