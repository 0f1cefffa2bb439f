"""Caseloads beside the norm of the municipality: as they are, and as they would be after handing over."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from sqlmodel import Session

from inburgering.db import werklast, zoeken
from inburgering.db.basis import nr_van
from inburgering.db.tabellen import Gebruiker
from inburgering.db.werklast import Last
from inburgering.db.zoeken_toewijzing import Drager
from inburgering.routes.werklast import Werknorm
from inburgering.web.toegang import Ik

GEEN_TEAM = "geen team"


@dataclass(frozen=True)
class Regel:
    """One person: what she holds, would hold, and how much fits; `norm` is None where there is none."""

    mens: Gebruiker
    nu: Last
    straks: Last
    norm: int | None

    @property
    def naam(self) -> str:
        return self.mens.naam if self.mens.actief else f"{self.mens.naam} (werkt hier niet meer)"

    @property
    def team(self) -> str:
        return self.mens.team or GEEN_TEAM

    @property
    def kan_krijgen(self) -> bool:
        """Whether trajects can be given to this person: a consulent who works here."""
        return self.mens.actief and self.mens.rol == "consulent"

    @property
    def ruimte(self) -> float | None:
        """What still fits; below zero it is too much."""
        return None if self.norm is None else round(self.norm - self.straks.gewogen, 2)

    @property
    def te_veel(self) -> bool:
        return self.ruimte is not None and self.ruimte < 0


@dataclass(frozen=True)
class Team:
    """The people of one team together; `ruimte` is None as soon as one of them has no norm."""

    naam: str
    mensen: int
    nu: Last
    ruimte: float | None


def per_team(regels: Sequence[Regel]) -> list[Team]:
    """Each team by name, who has none last."""
    uit = []
    for naam in sorted({r.team for r in regels}, key=lambda t: (t == GEEN_TEAM, t)):
        eigen = [r for r in regels if r.team == naam]
        ruimtes = [r.ruimte for r in eigen if r.ruimte is not None]
        nu = Last(sum(r.nu.aantal for r in eigen), round(sum(r.nu.gewogen for r in eigen), 2))
        uit.append(Team(naam, len(eigen), nu, round(sum(ruimtes), 2) if len(ruimtes) == len(eigen) else None))
    return uit


@dataclass(frozen=True)
class Werklast:
    """Every person's caseload in one municipality, read once."""

    norm: Werknorm | None
    lasten: Mapping[int, Last]
    mensen: Mapping[int, Gebruiker]

    @classmethod
    def lees(cls, session: Session, ik: Ik, vandaag: date) -> "Werklast":
        """As it is now: three questions, however many trajects there are."""
        norm = werklast.norm(session, ik.gemeente_id, vandaag)
        lasten = werklast.lasten(session, ik.gemeente_id, vandaag, norm)
        mensen = zoeken.medewerkers(session, ik.gemeente_id, ook_vertrokken=True)
        return cls(norm, lasten, {nr_van(m): m for m in mensen})

    def regel(self, wie: int, erbij: Last | None = None) -> Regel:
        """One person, with what she would get (or, below zero, lose)."""
        mens, nu, erbij = self.mensen[wie], self.lasten.get(wie, Last()), erbij or Last()
        regel = Regel(mens, nu, nu.met(erbij.aantal, erbij.gewogen), None)
        if self.norm is None or not regel.kan_krijgen:
            return regel
        return replace(regel, norm=self.norm.voor(mens.functie))

    def ruimte(self, wie: int) -> float:
        """What still fits at this person; without a norm, who holds least has most room."""
        regel = self.regel(wie)
        return regel.ruimte if regel.ruimte is not None else -regel.nu.gewogen

    def regels(self) -> list[Regel]:
        """Every consulent, and who else holds trajects, by name."""
        wie = {nr for nr, m in self.mensen.items() if m.rol == "consulent" and m.actief} | set(self.lasten)
        return sorted((self.regel(nr) for nr in wie), key=lambda regel: regel.naam)


def veranderingen(
    last: Werklast, dragers: Sequence[Drager], naar: Mapping[str, int], zwaarte: Mapping[int, float]
) -> list[Regel]:
    """Whose caseload would change, by name; `naar` is the new consulent by traject number."""
    erbij: dict[int, Last] = {}
    for d in dragers:
        nieuw, z = naar.get(d.nummer, d.consulent_id), zwaarte[d.id]
        if nieuw != d.consulent_id:
            erbij[d.consulent_id] = erbij.get(d.consulent_id, Last()).met(-1, -z)
            erbij[nieuw] = erbij.get(nieuw, Last()).met(1, z)
    return sorted((last.regel(wie, wat) for wie, wat in erbij.items()), key=lambda regel: regel.naam)
