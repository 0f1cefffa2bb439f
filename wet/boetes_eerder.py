"""De boetes die het college eerder oplegde, gelezen uit de feiten van een traject."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from inburgering.wet.boetes_woorden import Boetesoort, EerdereBoete, Gedrag, lees_euro
from inburgering.wet.gebeurtenissen import Gebeurtenis
from inburgering.wet.termijnregel import Feit

INTAKE = {
    Gebeurtenis.BOETE_BREDE_INTAKE: "intakeboete/1",
    Gebeurtenis.TWEEDE_BOETE_BREDE_INTAKE: "tweede_intakeboete/1",
}
"""De besluiten om de brede intake, elk met het onderdeel waarin de boete daarna verdergaat."""
INTAKE_EURO = 250  # zo hoog is de boete als het bedrag niet is vastgelegd (Besluit art. 7.1 lid 1)


def eerdere_boetes(feiten: Sequence[Feit]) -> list[dict[str, Any]]:
    """Elke opgelegde boete die niet is herroepen of vernietigd, als dict: bedrag_cent in eurocenten.

    Is er na een boete van DUO een nieuwe termijn, dan telt alleen wat daarin is opgelegd voor het totaal
    (`tijdens_termijn`). Daarvoor telt alles, ook een boete om de brede intake van vóór het PIP.
    """
    nieuw = max((f.op for f in feiten if f.gebeurtenis is Gebeurtenis.NIEUWE_TERMIJN_DUO), default=None)
    boetes = [*_om_de_intake(feiten, nieuw), *_om_het_pip(feiten, nieuw)]
    return [boete.als_dict() for boete in sorted(boetes, key=lambda b: (b.constatering, b.bedrag_cent))]


def _om_de_intake(feiten: Sequence[Feit], nieuw: date | None) -> list[EerdereBoete]:
    verzuimen = [f.op for f in feiten if f.gebeurtenis is Gebeurtenis.NIET_VERSCHENEN]
    return [
        EerdereBoete(
            constatering=max((dag for dag in verzuimen if dag <= f.op), default=f.op),
            bedrag_cent=bedrag_cent,
            tijdens_termijn=nieuw is None or f.op >= nieuw,
            soort=Boetesoort.BREDE_INTAKE,
            opgelegd_op=f.op,
        )
        for f in feiten
        if f.gebeurtenis in INTAKE and (bedrag_cent := _nu_nog(f, feiten))
    ]


def _nu_nog(besluit: Feit, feiten: Sequence[Feit]) -> int:
    """Hoe hoog de boete om de intake nu is; 0 als zij is vervallen."""
    onderdeel = INTAKE[besluit.gebeurtenis]
    later = [f for f in feiten if f.gebeurtenis is Gebeurtenis.BOETE_VERNIETIGD and f.onderdeel == onderdeel]
    if not later:
        return int(besluit.waarden.get("bedrag") or INTAKE_EURO) * 100
    nieuw = later[-1].waarden.get("nieuw_bedrag")
    return lees_euro(str(nieuw)) if nieuw else 0


def _om_het_pip(feiten: Sequence[Feit], nieuw: date | None) -> list[EerdereBoete]:
    opgelegd = [f for f in feiten if f.gebeurtenis is Gebeurtenis.BOETE_MEDEWERKING]
    boetes = [_boete(f, [g for g in feiten if g.onderdeel == f.onderdeel], nieuw) for f in opgelegd]
    return [boete for boete in boetes if boete is not None]


def _boete(besluit: Feit, deel: Sequence[Feit], nieuw: date | None) -> EerdereBoete | None:
    """De boete van dit besluit, met wat er daarna mee gebeurde; None als zij is vervallen."""
    laatste = {f.gebeurtenis: f for f in deel}
    signaal = _waarden(laatste.get(Gebeurtenis.SIGNAAL_HANDHAVING))
    bedrag = besluit.waarden.get("bedrag")
    if (vernietigd := laatste.get(Gebeurtenis.BOETE_VERNIETIGD)) is not None:
        bedrag = vernietigd.waarden.get("nieuw_bedrag")
    if not bedrag:
        return None
    onherroepelijk = laatste.get(Gebeurtenis.BOETE_ONHERROEPELIJK)
    gedrag = signaal.get("gedrag")
    return EerdereBoete(
        constatering=date.fromisoformat(signaal.get("constatering") or besluit.op.isoformat()),
        bedrag_cent=lees_euro(str(bedrag)),
        onherroepelijk_op=onherroepelijk.op if onherroepelijk else None,
        tijdens_termijn=nieuw is None or besluit.op >= nieuw,
        opgelegd_op=besluit.op,
        gedrag=Gedrag(gedrag) if gedrag else None,
    )


def _waarden(feit: Feit | None) -> Mapping[str, Any]:
    return feit.waarden if feit is not None else {}
