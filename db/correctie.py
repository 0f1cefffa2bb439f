"""A correction is a new gebeurtenis that names the old one: nothing is erased, terms and states follow."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from inburgering.db.beweging import Beweging
from inburgering.db.fouten import MagNiet
from inburgering.db.gezien import UIT_HET_LOGBOEK, Gezien
from inburgering.db.machinekamer import zou_kunnen
from inburgering.db.opdracht import Opdracht
from inburgering.db.schrijver import Schrijver, controleer
from inburgering.db.tijdlijn import Logrij, Voorval
from inburgering.db.zaak import Zaak
from inburgering.statemachine.machines import naam_van_gebeurtenis
from inburgering.wet.gebeurtenissen import Gebeurtenis

NIET: Mapping[str, str] = {
    Gebeurtenis.MELDING: "Een melding is wat het programma die dag zag. Zij is niet te verbeteren.",
    Gebeurtenis.AFHANDELING_SIGNAAL: "Wat bij een signaal is gezegd blijft staan. Maak zo nodig een notitie.",
    Gebeurtenis.OPSTELLING_OVERDRACHT: "Een taak is niet te verbeteren: de partner krijgt haar als brief. "
    "Trek haar in en maak een nieuwe.",
}
"""What cannot be corrected, and what to do instead."""
VERZONDEN = frozenset({Gebeurtenis.VERZENDING, Gebeurtenis.BEKENDMAKING_PIP})
"""A letter left: its day can be mended, but that it left cannot be undone."""


def pas_toe(zaak: Zaak, opdracht: Opdracht, nu: datetime) -> None:
    """Give an earlier gebeurtenis another day or other facts, or let it lapse.

    Other facts leave every state as it is; facts with which it could not have happened, or would have led
    elsewhere, are refused. Lapsing puts each machine it moved back where it was, and is
    refused when such a machine has moved on since. Raises MagNiet or OngeldigeFeiten.
    """
    oud = _te_corrigeren(zaak, opdracht)
    schrijver = Schrijver(zaak, opdracht, nu)
    if opdracht.vervalt:
        _laat_vervallen(schrijver, oud)
    else:
        _vervang(schrijver, oud[0])


def _te_corrigeren(zaak: Zaak, opdracht: Opdracht) -> list[Logrij]:
    """Every row under the number to correct, the main one first."""
    oud = [rij for rij in zaak.rijen if rij.volgnr == opdracht.corrigeert]
    if not oud or oud[0].corrigeert is not None:
        raise MagNiet.omdat("De gebeurtenis die u wilt verbeteren bestaat niet of is zelf een verbetering.")
    if oud[0].soort != opdracht.gebeurtenis or (oud[0].onderdeel, oud[0].nr) != (
        opdracht.onderdeel,
        opdracht.nr,
    ):
        raise MagNiet.omdat("Een verbetering moet over dezelfde gebeurtenis gaan. Open het logboek opnieuw.")
    if any(rij.corrigeert == opdracht.corrigeert and rij.vervalt for rij in zaak.rijen):
        raise MagNiet.omdat("Deze gebeurtenis is al vervallen verklaard.")
    if oud[0].soort in NIET:
        raise MagNiet.omdat(NIET[oud[0].soort])
    if oud[0].soort == Gebeurtenis.OPSTELLING_PIP and _is_vastgesteld(zaak, oud[0].volgnr):
        raise MagNiet.omdat(
            "Dit PIP is vastgesteld; wat erin staat is een besluit. Laat eerst de vaststelling vervallen, "
            "of herzie het PIP."
        )
    return oud


def _is_vastgesteld(zaak: Zaak, volgnr: int) -> bool:
    """Whether a PIP was established after this number that still stands."""
    return any(v.soort == Gebeurtenis.VASTSTELLING_PIP and v.volgnr > volgnr for v in zaak.voorvallen)


def _vervang(schrijver: Schrijver, oud: Logrij) -> None:
    zaak = schrijver.zaak
    gegevens = controleer(zaak, schrijver.opdracht)
    zou_kunnen(oud, _toen(zaak, oud, schrijver.opdracht, gegevens))
    _later_ook(zaak, oud, {"op": schrijver.opdracht.op, "gegevens": gegevens})
    nu_in = zaak.toestand(oud.onderdeel, oud.nr)
    schrijver.schrijf(Beweging(oud.onderdeel, oud.nr, oud.soort, nu_in, nu_in, gegevens))


def _toen(zaak: Zaak, oud: Logrij, opdracht: Opdracht, gegevens: Mapping[str, Any]) -> dict[str, Any]:
    """What its guards saw then, with the new day and facts, and what came before it as it is now."""
    gezien = (oud.feiten or {}).get("gezien", {})
    nu = {"op": opdracht.op.isoformat(), "vandaag": zaak.vandaag.isoformat(), "gegevens": gegevens}
    return {**gezien, **nu, **_vooraf(zaak, oud, zaak.voorvallen, {"eerder", *gezien})}


def _vooraf(zaak: Zaak, rij: Logrij, lijst: list[Voorval], namen: Iterable[str]) -> dict[str, Any]:
    """Of these names, those that follow from what was recorded before this line, on this list."""
    voor = [v for v in lijst if v.volgnr < rij.volgnr]
    bron = Gezien(zaak, rij.op, (rij.onderdeel, rij.nr), zaak.beeld_van(voor))
    return {naam: bron[naam] for naam in namen if naam in UIT_HET_LOGBOEK}


def _later_ook(zaak: Zaak, oud: Logrij, anders: Mapping[str, Any] | None) -> None:
    """Whether the later steps whose guards looked at this one could still have been taken.

    `anders` is what becomes of it: its new day and facts, or None when it lapses. Raises MagNiet, and names
    the step that would not hold.
    """
    zoals_het_is = zaak.voorvallen
    verbeterd = [_verbeterd(v, anders) if v.volgnr == oud.volgnr else v for v in zoals_het_is]
    straks = [v for v in verbeterd if v is not None]
    staat_nog = {v.volgnr for v in straks if v.volgnr > oud.volgnr}
    for rij in zaak.rijen:
        if rij.volgnr not in staat_nog or rij.corrigeert is not None:
            continue
        inhoud = rij.feiten or {}
        gezien = inhoud.get("gezien", {})
        dan = _vooraf(zaak, rij, straks, gezien)
        if dan and dan != _vooraf(zaak, rij, zoals_het_is, gezien):
            _houdt_stand(rij, {**gezien, **dan, "gegevens": inhoud.get("gegevens", {})})


def _verbeterd(voorval: Voorval, anders: Mapping[str, Any] | None) -> Voorval | None:
    if anders is None:
        return None
    return voorval._replace(**anders) if voorval.hoofdregel else voorval


def _houdt_stand(rij: Logrij, feiten: Mapping[str, Any]) -> None:
    try:
        zou_kunnen(rij, feiten)
    except MagNiet as fout:
        naam = naam_van_gebeurtenis(rij.onderdeel, rij.soort)
        raise MagNiet.omdat(f"Een latere stap klopt dan niet meer: {naam}. {fout}") from None


def _laat_vervallen(schrijver: Schrijver, oud: list[Logrij]) -> None:
    zaak = schrijver.zaak
    if oud[0].volgnr == 1:
        raise MagNiet.omdat(
            "De gebeurtenis waarmee het traject begon kan niet vervallen. Beëindig het traject met een reden."
        )
    if oud[0].soort in VERZONDEN:
        raise MagNiet.omdat("Deze brief is verzonden; dat kan niet vervallen. U kunt wel de dag verbeteren.")
    if oud[0].soort == Gebeurtenis.WIJZIGING_GEGEVENS:
        raise MagNiet.omdat("Leg de juiste gegevens vast met een nieuwe wijziging van de gegevens.")
    for rij in oud:
        if rij.van != rij.naar and _laatste_beweging(zaak, rij) != rij.volgnr:
            raise MagNiet.omdat(
                "Na deze gebeurtenis is in dit onderdeel al iets anders vastgelegd. "
                "Laat eerst die latere gebeurtenis vervallen."
            )
    _later_ook(zaak, oud[0], None)
    for rij in oud:
        van = zaak.toestand(rij.onderdeel, rij.nr)
        naar = van if rij.van in (None, rij.naar) else str(rij.van)
        schrijver.schrijf(Beweging(rij.onderdeel, rij.nr, rij.soort, van, naar))


def _laatste_beweging(zaak: Zaak, rij: Logrij) -> int | None:
    """The number of the last gebeurtenis that moved this machine and did not lapse."""
    vervallen = {r.corrigeert for r in zaak.rijen if r.vervalt}
    bewegingen = [
        r.volgnr
        for r in zaak.rijen
        if (r.onderdeel, r.nr) == (rij.onderdeel, rij.nr)
        and r.van != r.naar
        and not r.vervalt
        and r.volgnr not in vervallen
    ]
    return bewegingen[-1] if bewegingen else None
