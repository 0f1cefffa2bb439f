"""Signals: what a person must look at. An escalation is one that only a person closes, with a reason."""

from collections.abc import Sequence
from datetime import date, datetime

from sqlmodel import col, select

from inburgering.db.fouten import MagNiet
from inburgering.db.opdracht import Opdracht
from inburgering.db.tabellen import Signaal, Termijnrij
from inburgering.db.zaak import Zaak
from inburgering.wet.gebeurtenissen import Gebeurtenis
from inburgering.wet.ladder import Trede
from inburgering.wet.termijnen import naam_van

VOOR = {
    Trede.BIJNA: "consulent",
    Trede.OP_DE_DAG: "consulent",
    Trede.VERLOPEN: "consulent",
    Trede.COORDINATOR: "coordinator",
    Trede.TEAMLEIDER: "teamleider",
}
ZIN = {
    Trede.BIJNA: "{naam}: de laatste dag is bijna.",
    Trede.OP_DE_DAG: "{naam}: vandaag is de laatste dag.",
    Trede.VERLOPEN: "{naam}: de laatste dag is voorbij.",
    Trede.COORDINATOR: "{naam}: te laat. De coördinator moet hiernaar kijken.",
    Trede.TEAMLEIDER: "{naam}: nog steeds te laat. De teamleider moet hiernaar kijken.",
}
BEOORDELEN = "N04"  # the term for judging what a partner reported
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
        case Gebeurtenis.TERUGMELDING:
            reden = "De partner heeft teruggemeld. Beoordeel de terugmelding en sluit de taak af."
            signaal = open_signaal(zaak, "consulent", "terugmelding", reden, zaak.traject.volgnr, nu)
            signaal.code, signaal.aanleiding = BEOORDELEN, zaak.traject.volgnr
        case _:
            pass


def _meld(zaak: Zaak, opdracht: Opdracht, nu: datetime) -> None:
    code, trede = str(opdracht.feiten["code"]), Trede(opdracht.feiten["trede"])
    aanleiding = int(opdracht.feiten["aanleiding"])
    for oud in _open_van(zaak, code, aanleiding):
        if oud.voor == VOOR[trede]:  # the higher rung replaces the lower one for the same reader
            _sluit(oud, zaak.traject.volgnr, opdracht.op)
    signaal = open_signaal(
        zaak, VOOR[trede], trede.value, ZIN[trede].format(naam=naam_van(code)), zaak.traject.volgnr, nu
    )
    signaal.code, signaal.aanleiding = code, aanleiding


def open_signaal(zaak: Zaak, voor: str, soort: str, reden: str, volgnr: int, nu: datetime) -> Signaal:
    """Add a signal; its key names the cause, so that the same cause cannot raise it twice."""
    signaal = Signaal(
        sleutel=f"{zaak.traject.nummer}:{volgnr}:{soort}:{voor}",
        traject_id=zaak.id,
        voor=voor,
        soort=soort,
        reden=reden,
        open_sinds=nu,
    )
    zaak.session.add(signaal)
    return signaal


def handel_af(zaak: Zaak, signaal_id: int, op: date) -> None:
    """Close a signal of this traject. Raises MagNiet when it is not open (any more)."""
    signaal = zaak.session.get(Signaal, signaal_id)
    if signaal is None or signaal.traject_id != zaak.id:
        raise MagNiet.omdat("Dit signaal hoort niet bij dit traject.")
    if signaal.afgehandeld_door is not None:
        raise MagNiet.omdat("Dit signaal is al afgehandeld.")
    _sluit(signaal, zaak.traject.volgnr, op)


def sluit_vervuld(zaak: Zaak) -> None:
    """Close the consulent's signals about terms that no longer run; at the end of the traject every signal.

    What goes on after the end (a bezwaar, a fine) keeps its signals.
    """
    signalen = _open(zaak)
    loopt = _lopend(zaak) if signalen else set()
    for signaal in signalen:
        klaar = signaal.code is not None and (signaal.code, signaal.aanleiding) not in loopt
        afgelopen = zaak.is_beeindigd and (zaak.na_het_einde is None or klaar)
        if afgelopen or (signaal.voor in VANZELF_DICHT and klaar):
            _sluit(signaal, zaak.traject.volgnr, zaak.vandaag)


def _lopend(zaak: Zaak) -> set[tuple[str, int]]:
    """Code and aanleiding of the terms that run."""
    vraag = select(Termijnrij.code, Termijnrij.aanleiding)
    return set(zaak.session.exec(vraag.where(Termijnrij.traject_id == zaak.id, col(Termijnrij.loopt))))


def _open(zaak: Zaak) -> Sequence[Signaal]:
    return zaak.session.exec(
        select(Signaal).where(Signaal.traject_id == zaak.id, col(Signaal.afgehandeld_door).is_(None))
    ).all()


def _open_van(zaak: Zaak, code: str, aanleiding: int) -> list[Signaal]:
    return [s for s in _open(zaak) if (s.code, s.aanleiding) == (code, aanleiding)]


def _sluit(signaal: Signaal, volgnr: int, op: date) -> None:
    signaal.afgehandeld_door, signaal.afgehandeld_op = volgnr, op
