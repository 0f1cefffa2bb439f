"""Signals: what a person must look at. An escalation is one that only a person closes, with a reason."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy import Row, bindparam, insert, select, update
from sqlmodel import SQLModel

from inburgering.db.fouten import MagNiet
from inburgering.db.ontvangers import ontvangers
from inburgering.db.opdracht import Herkomst, Opdracht
from inburgering.db.tabellen import Signaal
from inburgering.db.termijnrijen import Sleutel
from inburgering.db.zaak import Zaak
from inburgering.statemachine.feiten_overdracht import WatNu
from inburgering.wet.gebeurtenissen import Gebeurtenis
from inburgering.wet.ladder import Aan, Trede
from inburgering.wet.taal import datum
from inburgering.wet.termijnen import naam_van

ZIN = {
    Trede.VROEG: "{naam}: de laatste dag komt eraan.",
    Trede.BIJNA: "{naam}: de laatste dag is bijna.",
    Trede.OP_DE_DAG: "{naam}: vandaag is de laatste dag.",
    Trede.VERLOPEN: "{naam}: de laatste dag is voorbij.",
    Trede.OPNIEUW: "{naam}: de laatste dag is al langer voorbij.",
    Trede.COORDINATOR: "{naam}: te laat. De {wie} moet hiernaar kijken.",
    Trede.TEAMLEIDER: "{naam}: nog steeds te laat. De {wie} moet hiernaar kijken.",
}
BEOORDELEN = "N04"  # the term for judging what a partner reported
_TABEL = SQLModel.metadata.tables[str(Signaal.__tablename__)]
_K = _TABEL.c
_OPEN = select(_K.id, _K.voor, _K.code, _K.aanleiding).where(
    _K.traject_id == bindparam("traject"), _K.afgehandeld_door.is_(None)
)
_NIEUW = insert(_TABEL)
VANZELF_DICHT = ("consulent",)  # these close by themselves when the term ends; escalations do not


def geef(zaak: Zaak, opdracht: Opdracht, nu: datetime) -> None:
    """Raise the signal this gebeurtenis calls for, if any; none that nobody could close any more."""
    if zaak.is_beeindigd and zaak.na_het_einde is None:
        return
    match opdracht.gebeurtenis:
        case Gebeurtenis.MELDING:
            _meld(zaak, opdracht, nu)
        case Gebeurtenis.WEIGERING:
            reden = f"De partner weigert de taak: {opdracht.feiten.get('reden', '')}"
            open_signaal(zaak, "consulent", "weigering", reden, zaak.traject.volgnr, nu)
        case Gebeurtenis.TOEZEGGING if opdracht.herkomst is Herkomst.PARTNER:
            dag = datum(date.fromisoformat(str(opdracht.feiten["gereed_op"])))
            reden = f"De partner zegt een latere dag toe: {dag}. Is dat te laat, spreek dan iets anders af."
            open_signaal(zaak, "consulent", "toezegging", reden, zaak.traject.volgnr, nu)
        case Gebeurtenis.TERUGMELDING:
            reden = "De partner heeft teruggemeld. Beoordeel de terugmelding en sluit de taak af."
            volgnr = zaak.traject.volgnr
            open_signaal(zaak, "consulent", "terugmelding", reden, volgnr, nu, (BEOORDELEN, volgnr))
        case Gebeurtenis.NOTITIE if opdracht.feiten.get("voor_consulent"):
            reden = f"{opdracht.door} vraagt u te kijken: {opdracht.feiten['tekst']}"
            open_signaal(zaak, "consulent", "verzoek", reden, zaak.traject.volgnr, nu)
        case Gebeurtenis.EINDE_AFSPRAAK_PARTNER:
            open_signaal(
                zaak, "consulent", "einde_partner", _einde_partner(opdracht), zaak.traject.volgnr, nu
            )
        case _:
            pass


def _einde_partner(opdracht: Opdracht) -> str:
    """What the consulent must look at now that the agreement with the partner of a running task ends."""
    feiten = opdracht.feiten
    kop = (
        f"De afspraak met {feiten['partner']} eindigt op {datum(date.fromisoformat(feiten['laatste_dag']))}."
    )
    if feiten["wat"] == WatNu.AFMAKEN.value:
        return f"{kop} De partner maakt taak T{opdracht.nr} nog af. Kijk of dat lukt."
    return f"{kop} Zoek een andere oplossing voor taak T{opdracht.nr}."


def _meld(zaak: Zaak, opdracht: Opdracht, nu: datetime) -> None:
    code, trede = str(opdracht.feiten["code"]), Trede(opdracht.feiten["trede"])
    termijn = (code, int(opdracht.feiten["aanleiding"]))
    voor = [wie for wie in Aan if wie in ontvangers(zaak, opdracht) and wie is not Aan.PARTNER]
    lager = [s.id for s in _open(zaak) if (s.code, s.aanleiding) == termijn and s.voor in voor]
    _sluit(zaak, lager, opdracht.op)  # the higher rung replaces the lower one for the same reader
    for wie in voor:
        reden = ZIN[trede].format(naam=naam_van(code), wie=wie.naam)
        open_signaal(zaak, wie.value, trede.value, reden, zaak.traject.volgnr, nu, termijn)


def open_signaal(
    zaak: Zaak,
    voor: str,
    soort: str,
    reden: str,
    volgnr: int,
    nu: datetime,
    termijn: Sleutel | None = None,
    *,
    sleutel: str | None = None,
) -> None:
    """Add a signal; its key names the cause, so that the same cause cannot raise it twice."""
    code, aanleiding = termijn or (None, None)
    rij = {
        "sleutel": sleutel or f"{zaak.traject.nummer}:{volgnr}:{soort}:{voor}",
        "traject_id": zaak.id,
        "voor": voor,
        "soort": soort,
        "reden": reden,
        "code": code,
        "aanleiding": aanleiding,
        "open_sinds": nu,
    }
    zaak.session.connection().execute(_NIEUW, [rij])


def handel_af(zaak: Zaak, signaal_id: int, op: date) -> None:
    """Close a signal of this traject. Raises MagNiet when it is not open (any more)."""
    vraag = select(_K.traject_id, _K.afgehandeld_door).where(_K.id == signaal_id)
    signaal = zaak.session.execute(vraag).one_or_none()
    if signaal is None or signaal.traject_id != zaak.id:
        raise MagNiet.omdat("Dit signaal hoort niet bij dit traject.")
    if signaal.afgehandeld_door is not None:
        raise MagNiet.omdat("Dit signaal is al afgehandeld.")
    _sluit(zaak, [signaal_id], op)


def sluit_vervuld(zaak: Zaak) -> None:
    """Close the consulent's signals about terms that no longer run; at the end of the traject every signal.

    What goes on after the end (a bezwaar, a fine) keeps its signals.
    """
    alles = zaak.is_beeindigd and zaak.na_het_einde is None
    vanzelf = [
        s.id
        for s in _open(zaak)
        if alles or ((zaak.is_beeindigd or s.voor in VANZELF_DICHT) and _klaar(zaak, s.code, s.aanleiding))
    ]
    _sluit(zaak, vanzelf, zaak.vandaag)


def _klaar(zaak: Zaak, code: str | None, aanleiding: int) -> bool:
    """Whether the term that a signal is about no longer runs."""
    if code is None:
        return False
    termijn = zaak.termijnen.get((code, aanleiding))
    return termijn is None or not termijn.loopt


def _open(zaak: Zaak) -> Sequence[Row[Any]]:
    return zaak.session.connection().execute(_OPEN, {"traject": zaak.id}).all()


def _sluit(zaak: Zaak, nummers: Sequence[int], op: date) -> None:
    if nummers:
        dicht = {"afgehandeld_door": zaak.traject.volgnr, "afgehandeld_op": op}
        zaak.session.execute(update(_TABEL).where(_K.id.in_(nummers)).values(dicht))
