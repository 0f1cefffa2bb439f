"""Proefstad with partners on every channel, and its handoffs: who has what, and what came of it."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from pypdf import PdfReader
from sqlmodel import col, select

from inburgering.db.basis import Database
from inburgering.db.opdracht import Herkomst, Opdracht
from inburgering.db.overdragen import draag_over
from inburgering.db.tabellen import Overdracht as Overdrachtrij
from inburgering.db.tabellen import Partner, Partnertaak, Post, Signaal, Termijnrij
from inburgering.wet.begrippen import Wie
from tests.flows.postkantoor import WEIGERT
from tests.werkplek import Werkplek, om

KENNISGEVING, OPGESTELD, GEREED = date(2027, 3, 22), date(2027, 3, 26), date(2027, 5, 31)
MAIL, MAP, SFTP, FOUT = "smtp", "map", "sftp", "fout"
VERDEELD = (MAIL, MAIL, MAP, SFTP, MAIL, MAP, SFTP, MAIL, MAP, FOUT)
"""To which partner each of ten handoffs goes."""


@dataclass(frozen=True)
class Overdracht:
    """One handoff: its case, and the partner it goes to."""

    traject: int
    naar: str


class Proefstad(Werkplek):
    """Its partners by how they are reached, and its handoffs."""

    def __init__(self, db: Database, sftp: str) -> None:
        super().__init__(db)
        self.partners = {MAP: self.partner}
        for naar, kanaal, adres in [
            (MAIL, "smtp", "taken@partner.example"),
            (SFTP, "sftp", sftp),
            (FOUT, "smtp", f"{WEIGERT}@partner.example"),
        ]:
            self.partners[naar] = self._partner(f"Partner {naar}", kanaal, adres)
        self.overdrachten: list[Overdracht] = []

    def _partner(self, naam: str, kanaal: str, adres: str) -> int:
        with self.db.schrijven() as s:
            partner = Partner(
                gemeente_id=self.gemeente, naam=naam, kanaal=kanaal, adres=adres,
                postadres=["Kade 1", "1234 AB  PROEFSTAD"], geldig_vanaf=date(2022, 1, 1),
            )  # fmt: skip
            s.add(partner)
            s.flush()
            eigen = s.exec(select(Partnertaak).where(Partnertaak.partner_id == self.partner)).one()
            s.add(Partnertaak(**eigen.model_dump(exclude={"id"}) | {"partner_id": partner.id}))
            return int(partner.id or 0)

    def draag_alles_over(self, aantal: int) -> None:
        """So many handoffs, all written down just before midnight."""
        for nr in range(aantal):
            naar = VERDEELD[nr % len(VERDEELD)]
            traject = self.open(KENNISGEVING)
            feiten = {"partner": self.partners[naar], "taak": "budgetbeheer", "gereed_op": GEREED.isoformat()}
            opdracht = Opdracht(
                traject=traject, onderdeel="overdracht", gebeurtenis="opstelling_overdracht", op=OPGESTELD,
                door="Sanne", feiten=feiten, herkomst=Herkomst.INVOER,
            )  # fmt: skip
            with self.db.schrijven() as s:
                draag_over(s, opdracht, om(OPGESTELD, 23))
            self.overdrachten.append(Overdracht(traject, naar))

    def brieven(self) -> list[Post]:
        """Every letter, the oldest first."""
        return self.alles(Post)

    def wachtend(self) -> int:
        """How many letters are neither gone nor before a person."""
        return sum(brief.stand == "wacht" for brief in self.brieven())

    def alles(self, tabel: Any) -> list[Any]:
        """Every row of a table, the oldest first."""
        with self.db.lezen() as s:
            return list(s.exec(select(tabel).order_by(col(tabel.id))))

    def laat(self, vandaag: date) -> list[Termijnrij]:
        """The terms in which a partner is late."""
        with self.db.lezen() as s:
            vraag = select(Termijnrij).where(col(Termijnrij.loopt), Termijnrij.wie == Wie.PARTNER.value)
            return list(s.exec(vraag.where(col(Termijnrij.laatste_dag) < vandaag)))

    def geescaleerd(self) -> set[tuple[int, str | None, int | None]]:
        """Of which terms someone has or had a signal."""
        return {(s.traject_id, s.code, s.aanleiding) for s in self.alles(Signaal)}

    def taaknummer(self, traject: int) -> str:
        """By which number the partner knows the handoff of this case."""
        with self.db.lezen() as s:
            return s.exec(select(Overdrachtrij.nummer).where(Overdrachtrij.traject_id == traject)).one()

    def soorten(self, traject: int) -> list[str]:
        """What happened in a case, in order."""
        return [rij.soort for rij in self.log(traject)]


def link_in(brief: Path) -> str:
    """The link on which one can click in a letter."""
    adressen = {
        str(notitie.get_object()["/A"]["/URI"])
        for pagina in PdfReader(brief).pages
        for notitie in pagina.get("/Annots") or []
        if "/URI" in notitie.get_object().get("/A", {})
    }
    (link,) = {adres for adres in adressen if "/p/" in adres}
    return link
