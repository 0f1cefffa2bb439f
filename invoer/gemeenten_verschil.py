"""What loading a municipality's file again would change, and where a page said something else meanwhile."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from sqlmodel import Session, col, select

from inburgering.db import partnerboek
from inburgering.db.tabellen import Contract, Gebruiker, Gemeente, Partner, Partnertaak

Plat = Mapping[str, Mapping[str, Any]]
OP_DE_PAGINA = ("partner", "taak", "contract", "gebruiker")
"""Settings that people maintain on pages; of the others the file is the only source."""


@dataclass(frozen=True)
class Verandering:
    """One field: what the file said when it was last loaded, what stands there now, what the file says now.

    `botst`: a page changed this very field as well. `blijft`: the file says nothing new, so the page stands.
    """

    plek: str
    was: Any
    nu: Any
    wordt: Any
    botst: bool = False
    blijft: bool = False

    def __str__(self) -> str:
        if self.blijft:
            return (
                f"{self.plek}: op de pagina veranderd in {_tekst(self.nu)}; het bestand verandert dat niet."
            )
        wie = "op de pagina" if self.botst else "nu"
        return f"{self.plek}: {wie} {_tekst(self.nu)}; volgens het bestand {_tekst(self.wordt)}."


class AndersOpDePagina(ValueError):
    """The file would undo what people changed on a page; `botsingen` says what. Nothing was loaded."""

    def __init__(self, naam: str, botsingen: list[Verandering]) -> None:
        super().__init__(naam, botsingen)
        self.naam, self.botsingen = naam, botsingen

    def __str__(self) -> str:
        kop = (
            f"Dit is op de pagina veranderd en het bestand {self.naam} zegt iets anders. Er is niets geladen."
        )
        return "\n".join([kop, *map(str, self.botsingen)])


def veranderingen(session: Session, gemeente: Gemeente, eerder: Plat, nieuw: Plat) -> list[Verandering]:
    """Every field that the file or a page changed since the file was last loaded, in its order."""
    staat = _staat(session, gemeente)
    sleutels = dict.fromkeys([*nieuw, *eerder])
    uit: list[Verandering] = []
    for sleutel in sleutels:
        uit += _van_een(sleutel, eerder.get(sleutel), nieuw.get(sleutel), staat.get(sleutel))
    return uit


def _van_een(
    sleutel: str, oud: Mapping[str, Any] | None, nieuw: Mapping[str, Any] | None, nu: Mapping[str, Any] | None
) -> Iterator[Verandering]:
    """The fields of one setting; a setting that goes, or that comes, is one line."""
    if sleutel.partition("/")[0] not in OP_DE_PAGINA or nu is None:
        if oud != nieuw:
            yield Verandering(sleutel, oud, oud, nieuw)
        return
    oud_of_leeg, gewoon = oud or {}, partnerboek.TAAK_GEWOON if sleutel.startswith("taak/") else {}
    if nieuw is None:
        anders = any(nu.get(veld) != waarde for veld, waarde in oud_of_leeg.items())
        yield Verandering(sleutel, dict(oud_of_leeg), dict(nu), None, botst=anders)
        return
    for veld in dict.fromkeys([*nieuw, *oud_of_leeg]):
        was = oud_of_leeg.get(veld, gewoon.get(veld)) if oud is not None else None
        wordt, staat = nieuw.get(veld, gewoon.get(veld)), nu.get(veld)
        if all(waarde != wordt for waarde in (was, staat)):
            yield Verandering(f"{sleutel}: {veld}", was, staat, wordt, botst=staat != was)
        elif was == wordt != staat:
            yield Verandering(f"{sleutel}: {veld}", was, staat, wordt, blijft=True)


def _staat(session: Session, gemeente: Gemeente) -> dict[str, dict[str, Any]]:
    """What stands in the rows now, under the same names as in the file."""
    partners = {p.id: p for p in session.exec(select(Partner).where(Partner.gemeente_id == gemeente.id))}
    uit = dict(_foto(partner, partner) for partner in partners.values())
    taken = session.exec(
        select(Partnertaak)
        .join(Partner)
        .where(Partner.gemeente_id == gemeente.id, col(Partnertaak.vervangen).is_(False))
    )
    contracten = session.exec(select(Contract).join(Partner).where(Partner.gemeente_id == gemeente.id))
    uit |= dict(_foto(partners[taak.partner_id], taak) for taak in taken)
    uit |= dict(_foto(partners[contract.partner_id], contract) for contract in contracten)
    for wie in session.exec(select(Gebruiker).where(Gebruiker.gemeente_id == gemeente.id)):
        uit[f"gebruiker/{wie.naam}"] = wie.model_dump(mode="json", exclude={"id", "gemeente_id"})
    return uit


def _foto(partner: Partner, rij: Partner | Partnertaak | Contract) -> tuple[str, dict[str, Any]]:
    return partnerboek.sleutel(partner, rij), partnerboek.foto(rij) or {}


def _tekst(waarde: Any) -> str:
    """A value as a person reads it in a list of differences."""
    if waarde in (None, "", [], {}):
        return "niets"
    if isinstance(waarde, bool):
        return "ja" if waarde else "nee"
    if isinstance(waarde, Mapping):
        return ", ".join(f"{naam} {_tekst(w)}" for naam, w in waarde.items() if w not in (None, "", [], {}))
    return ", ".join(map(str, waarde)) if isinstance(waarde, list) else f"'{waarde}'"
