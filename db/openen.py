"""Open a traject: the person is found or made, and the first gebeurtenissen are recorded."""

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from sqlmodel import Session, col, select

from inburgering.db.basis import dag_van, nr_van
from inburgering.db.eigen import regime_open
from inburgering.db.fouten import MagNiet
from inburgering.db.opdracht import Herkomst, Opdracht, Uitkomst
from inburgering.db.registreer import registreer
from inburgering.db.tabellen import Gebruiker, Gemeente, Persoon, Traject
from inburgering.statemachine.machines import MACHINES, eindtoestanden
from inburgering.wet.begrippen import Groep, Regime
from inburgering.wet.bsn import elfproef
from inburgering.wet.gebeurtenissen import Gebeurtenis


class AlBekend(MagNiet):
    """This BSN has an open traject already; `traject_id` says which, so that it can be opened."""

    def __init__(self, traject: Traject) -> None:
        super().__init__(())
        self.traject_id = traject.id
        self.nummer = traject.nummer

    def __str__(self) -> str:
        return f"Deze persoon heeft al een lopend traject: {self.nummer}. Open dat traject."


@dataclass(frozen=True, kw_only=True)
class Aanmelding:
    """Who enters, and how.

    `gebeurtenis` is kennisgeving, koppeling (before the house), aanmelding (without a kennisgeving: another
    regime), or overname with the facts of a file.
    """

    gemeente_id: int
    groep: Groep
    consulent_id: int
    op: date
    door: str
    bsn: str | None
    persoon: dict[str, Any]
    gebeurtenis: Gebeurtenis = Gebeurtenis.KENNISGEVING
    regime: Regime = Regime.WI2021
    feiten: dict[str, Any] = field(default_factory=dict)
    herkomst: Herkomst = Herkomst.INVOER
    sleutel: str | None = None
    door_id: int | None = None


def open_traject(session: Session, a: Aanmelding, nu: datetime) -> Uitkomst:
    """Open a traject with a consulent from the first moment.

    Raises AlBekend (a traject of this person is still open), MagNiet and OngeldigeFeiten.
    """
    _controleer(session, a)
    session.get_one(Gemeente, a.gemeente_id, with_for_update=True)  # one at a time: nobody is opened twice
    persoon = _persoon(session, a)
    traject = Traject(
        gemeente_id=a.gemeente_id,
        persoon_id=nr_van(persoon),
        nummer=_nummer(session, a.gemeente_id, dag_van(nu)),
        regime=a.regime.value,
        groep=a.groep.value,
        consulent_id=a.consulent_id,
        toestand=_begin("traject"),
    )
    session.add(traject)
    session.flush()
    uitkomst = registreer(session, _opdracht(traject, a, a.gebeurtenis, a.feiten, a.sleutel), nu)
    toewijzing = {"consulent": a.consulent_id, "reden": "bij opening van het traject"}
    registreer(session, _opdracht(traject, a, Gebeurtenis.TOEWIJZING, toewijzing, None), nu)
    return uitkomst


def _opdracht(
    traject: Traject, a: Aanmelding, soort: Gebeurtenis, feiten: dict[str, Any], sleutel: str | None
) -> Opdracht:
    return Opdracht(
        traject=nr_van(traject),
        onderdeel="traject",
        gebeurtenis=soort,
        op=a.op,
        door=a.door,
        door_id=a.door_id,
        feiten=feiten,
        herkomst=a.herkomst,
        sleutel=sleutel,
    )


def _controleer(session: Session, a: Aanmelding) -> None:
    if a.bsn is not None and not elfproef(a.bsn):
        raise MagNiet.omdat("Dit BSN klopt niet. Kijk of alle negen cijfers goed zijn overgenomen.")
    if not str(a.persoon.get("naam", "")).strip():
        raise MagNiet.omdat("Vul de naam van de inburgeraar in.")
    if not regime_open(session, a.gemeente_id, a.regime, a.op):
        raise MagNiet.omdat(
            f"Uw gemeente opent op deze dag geen traject onder '{a.regime.naam}'. Kies een ander regime, of "
            "vraag uw beheerder om dit regime open te zetten."
        )
    consulent = session.get(Gebruiker, a.consulent_id)
    van_hier = consulent is not None and consulent.gemeente_id == a.gemeente_id
    if consulent is None or not van_hier or not consulent.actief or consulent.partner_id is not None:
        raise MagNiet.omdat("Kies een consulent van uw gemeente. Een traject heeft altijd een consulent.")


def _persoon(session: Session, a: Aanmelding) -> Persoon:
    persoon = zoek_persoon(session, a.gemeente_id, a.bsn)
    if persoon is None:
        persoon = Persoon(gemeente_id=a.gemeente_id, bsn=a.bsn, **a.persoon)
        session.add(persoon)
        session.flush()
    elif (lopend := lopend_traject(session, persoon)) is not None:
        raise AlBekend(lopend)
    return persoon


def zoek_persoon(session: Session, gemeente_id: int, bsn: str | None) -> Persoon | None:
    """The person with this BSN in this municipality; None when unknown or when there is no BSN."""
    if bsn is None or not elfproef(bsn):
        return None
    vraag = select(Persoon).where(Persoon.gemeente_id == gemeente_id, Persoon.bsn == bsn)
    return session.exec(vraag).one_or_none()


def lopend_traject(session: Session, persoon: Persoon) -> Traject | None:
    """The traject of this person that has not ended."""
    eind = eindtoestanden("traject")
    vraag = select(Traject).where(Traject.persoon_id == persoon.id, col(Traject.toestand).not_in(eind))
    return session.exec(vraag).first()


def _nummer(session: Session, gemeente_id: int, dag: date) -> str:
    gemeente = session.get_one(Gemeente, gemeente_id, with_for_update=True)
    gemeente.teller += 1
    return f"{gemeente.afkorting}-{dag.year}-{gemeente.teller:05d}"


def _begin(soort: str) -> str:
    return str(MACHINES[soort].initial_state.id)
