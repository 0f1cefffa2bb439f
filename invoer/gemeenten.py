"""Load gemeenten/*.toml into dated rows. From the first load on the rows are the truth.

Loading again happens only on request, and then brings just what changed in the file since it was last
loaded: what a page changed meanwhile stays as it is. Where both changed the same field, nothing is loaded
until a person has seen the difference and says that the file goes first.
"""

import hashlib
from collections.abc import Mapping
from datetime import date, datetime, timedelta
from importlib.resources import files
from pathlib import Path
from typing import Any

from sqlmodel import Session, col, select

from inburgering.db import inrichten, partnerboek
from inburgering.db.basis import dag_van, nr_van
from inburgering.db.medewerkers import lopende
from inburgering.db.tabellen import Contract, Gebruiker, Gemeente, Inrichting, Norm, Partner
from inburgering.invoer.gemeenten_fouten import OngeldigBestand
from inburgering.invoer.gemeenten_model import Gemeentebestand, controleer
from inburgering.invoer.gemeenten_verschil import AndersOpDePagina, Verandering, veranderingen
from inburgering.wet.tomllezer import GeenToml, lees_toml

WAT = "gemeentebestand"
Plat = dict[str, dict[str, Any]]


def beschikbaar() -> list[str]:
    """The names of the municipalities that ship with the program."""
    map_ = files("inburgering.gemeenten")
    return sorted(f.name.removesuffix(".toml") for f in map_.iterdir() if f.name.endswith(".toml"))


def lees(bestand: Path | str) -> tuple[Gemeentebestand, str]:
    """The checked content of a file (or of a municipality that ships with the program) and its sha256.

    Raises OngeldigBestand, with one Dutch line per fault.
    """
    naam = Path(bestand).name
    ruw = _bytes(bestand)
    try:
        inhoud = lees_toml(ruw)
    except GeenToml as fout:
        raise OngeldigBestand(naam, [str(fout)]) from None
    return controleer(naam, inhoud), hashlib.sha256(ruw).hexdigest()


def _bytes(bestand: Path | str) -> bytes:
    if isinstance(bestand, str) and bestand in beschikbaar():
        return (files("inburgering.gemeenten") / f"{bestand}.toml").read_bytes()
    try:
        return Path(bestand).read_bytes()
    except OSError:
        keuze = ", ".join(beschikbaar())
        reden = f"Dit bestand is er niet of is niet te lezen. Meegeleverd zijn: {keuze}."
        raise OngeldigBestand(Path(bestand).name, [reden]) from None


def laad(
    session: Session, bestand: Path | str, nu: datetime, door: str, *, opnieuw: bool = False,
    vervang: bool = False,
) -> Gemeente:  # fmt: skip
    """Load a municipality, in the caller's transaction, and give its row.

    A municipality that is there already stays as it is, unless `opnieuw`: then the differences with the file
    as it was last loaded are brought in. A norm gets a new dated row; its predecessor ends the day before.
    Raises OngeldigBestand, and unless `vervang` AndersOpDePagina when the file would undo a change on a page.
    """
    inhoud, sha256 = lees(bestand)
    nieuw = inhoud.plat()
    vraag = select(Gemeente).where(Gemeente.code == inhoud.gemeente.code)
    gemeente = session.exec(vraag).one_or_none()
    if gemeente is not None and not opnieuw:
        return gemeente
    if gemeente is None:
        gemeente = Gemeente(**nieuw["gemeente"])
        session.add(gemeente)
        session.flush()
    inrichten.neem_beurt(session, gemeente.id or 0)
    eerder = _eerder_geladen(session, gemeente)
    sleutels = [*nieuw, *(sleutel for sleutel in eerder if sleutel not in nieuw)]
    verschil = {s: (eerder.get(s), nieuw.get(s)) for s in sleutels if eerder.get(s) != nieuw.get(s)}
    if not vervang and (botsingen := [v for v in veranderingen(session, gemeente, eerder, nieuw) if v.botst]):
        raise AndersOpDePagina(Path(bestand).name, botsingen)
    if verschil:
        _Lader(session, gemeente, dag_van(nu), Path(bestand).name).breng_aan(verschil)
        session.add(_inrichting(gemeente, nu, door, Path(bestand).name, sha256, verschil))
        session.flush()
    return gemeente


def bekijk(session: Session, bestand: Path | str) -> list[Verandering]:
    """What loading this file again would change, and what a page changed; writes nothing.

    Raises OngeldigBestand.
    """
    inhoud, _ = lees(bestand)
    vraag = select(Gemeente).where(Gemeente.code == inhoud.gemeente.code)
    gemeente = session.exec(vraag).one_or_none()
    if gemeente is None:
        return [Verandering(sleutel, None, None, waarde) for sleutel, waarde in inhoud.plat().items()]
    return veranderingen(session, gemeente, _eerder_geladen(session, gemeente), inhoud.plat())


def _inrichting(
    gemeente: Gemeente, nu: datetime, door: str, naam: str, sha256: str, verschil: dict[str, Any]
) -> Inrichting:
    veranderd = {sleutel: {"oud": oud, "nieuw": nieuw} for sleutel, (oud, nieuw) in verschil.items()}
    return Inrichting(
        gemeente_id=gemeente.id or 0,
        moment=nu,
        door=door,
        wat=f"{WAT} {naam}",
        sha256=sha256,
        verschil=veranderd,
    )


def _eerder_geladen(session: Session, gemeente: Gemeente) -> Plat:
    """The file as it was last loaded: the differences of every load, one after the other."""
    vraag = select(Inrichting).where(
        Inrichting.gemeente_id == gemeente.id, col(Inrichting.wat).startswith(f"{WAT} ")
    )
    uit: Plat = {}
    for rij in session.exec(vraag.order_by(col(Inrichting.id))):
        uit |= {sleutel: waarde["nieuw"] for sleutel, waarde in rij.verschil.items()}
    return {sleutel: waarde for sleutel, waarde in uit.items() if waarde is not None}


class _Lader:
    """Brings differences into the rows; every fault is about the file, so it names the place in it."""

    def __init__(self, session: Session, gemeente: Gemeente, vandaag: date, naam: str) -> None:
        self.session, self.gemeente, self.vandaag, self.naam = session, gemeente, vandaag, naam
        self.gemeente_id = gemeente.id or 0  # flushed: it has its number

    def breng_aan(self, verschil: dict[str, tuple[Any, Any]]) -> None:
        for sleutel, (oud, nieuw) in verschil.items():
            soort, _, rest = sleutel.partition("/")
            getattr(self, f"_{soort}")(rest, oud, nieuw)
            self.session.flush()

    def _fout(self, reden: str) -> OngeldigBestand:
        return OngeldigBestand(self.naam, [reden])

    def _gemeente(self, _naam: str, _oud: Any, nieuw: Any) -> None:
        if nieuw["afkorting"] != self.gemeente.afkorting:
            raise self._fout("gemeente.afkorting: deze staat in elk trajectnummer en verandert niet meer")
        self.gemeente.naam = nieuw["naam"]

    def _briefhoofd(self, _naam: str, _oud: Any, nieuw: Any) -> None:
        self.gemeente.briefhoofd = nieuw

    def _norm(self, naam: str, _oud: Any, nieuw: Any) -> None:
        vraag = select(Norm).where(Norm.gemeente_id == self.gemeente_id, Norm.naam == naam)
        rijen = list(self.session.exec(vraag.order_by(col(Norm.geldig_vanaf))))
        laatste = rijen[-1] if rijen else None
        if nieuw is None:
            if laatste is not None:
                laatste.geldig_tot = self.vandaag
            return
        vanaf = date.fromisoformat(nieuw["geldig_vanaf"])
        if laatste is not None and laatste.waarde == nieuw["waarde"] and laatste.geldig_vanaf == vanaf:
            laatste.bron = nieuw["bron"]
            return
        if laatste is not None and vanaf <= laatste.geldig_vanaf:
            raise self._fout(
                f"normen, {naam}: er geldt al een waarde vanaf {laatste.geldig_vanaf}. "
                "Geef de nieuwe waarde een latere 'geldig_vanaf'."
            )
        if laatste is not None:
            laatste.geldig_tot = vanaf - timedelta(days=1)
        self.session.add(Norm(gemeente_id=self.gemeente_id, **nieuw | {"geldig_vanaf": vanaf}))

    def _partner(self, naam: str, oud: Any, nieuw: Any) -> None:
        rij = self._zoek_partner(naam)
        if nieuw is None:
            if rij is not None:
                rij.geldig_tot = self.vandaag
            return
        partnerboek.zet_partner(self.session, self.gemeente_id, rij, _anders(oud if rij else None, nieuw))

    def _taak(self, sleutel: str, oud: Any, nieuw: Any) -> None:
        naam, _, soort = sleutel.rpartition("/")
        partner = self._zoek_partner(naam)
        if nieuw is None and (partner is None or partner.geldig_tot is not None):
            return  # the partner went with it
        if nieuw is None or partner is None:
            raise self._fout(
                f"partners, {naam}: de taak '{soort}' kan niet verdwijnen, want er kunnen overdrachten zijn. "
                "Zet haar terug, of geef de partner een 'geldig_tot'."
            )
        gewoon = partnerboek.TAAK_GEWOON
        er_is = oud is not None and partnerboek.huidige_taak(self.session, partner, soort) is not None
        anders = _anders({**gewoon, **oud} if er_is else None, {**gewoon, **nieuw})
        partnerboek.zet_taak(self.session, partner, {**anders, "soort": soort})

    def _contract(self, sleutel: str, oud: Any, nieuw: Any) -> None:
        naam, _, contract = sleutel.rpartition("/")
        partner = self._zoek_partner(naam)
        if partner is None:
            return  # the partner went with it
        vraag = select(Contract).where(Contract.partner_id == partner.id, Contract.naam == contract)
        rij = self.session.exec(vraag).one_or_none()
        if nieuw is not None:
            anders = _anders(oud if rij else None, nieuw)
            partnerboek.zet_contract(self.session, partner, rij, anders)
        elif rij is not None and (rij.geldig_tot is None or rij.geldig_tot > self.vandaag):
            rij.geldig_tot = self.vandaag

    def _gebruiker(self, naam: str, oud: Any, nieuw: Any) -> None:
        vraag = select(Gebruiker).where(Gebruiker.gemeente_id == self.gemeente_id, Gebruiker.naam == naam)
        rij = self.session.exec(vraag).one_or_none()
        if nieuw is not None:
            self._zet(rij or Gebruiker(gemeente_id=self.gemeente_id, **nieuw), _anders(oud, nieuw))
        elif rij is not None:
            if aantal := lopende(self.session, [nr_van(rij)]).get(nr_van(rij), 0):
                wat = "traject" if aantal == 1 else "trajecten"
                zin = f"gebruikers: {naam} ontbreekt, maar heeft nog {aantal} {wat}. Verdeel die eerst."
                raise self._fout(zin)
            rij.actief = False

    def _zoek_partner(self, naam: str) -> Partner | None:
        vraag = select(Partner).where(Partner.gemeente_id == self.gemeente_id, Partner.naam == naam)
        return self.session.exec(vraag).one_or_none()

    def _zet(self, rij: Gebruiker, anders: Mapping[str, Any]) -> None:
        """Give a row the fields that changed."""
        for veld, waarde in anders.items():
            setattr(rij, veld, waarde)
        self.session.add(rij)


def _anders(oud: dict[str, Any] | None, nieuw: dict[str, Any]) -> dict[str, Any]:
    """The fields that changed in the file; what a page changed in the others stays."""
    return {veld: waarde for veld, waarde in nieuw.items() if oud is None or oud.get(veld) != waarde}
