"""Rekent bij een proefzaak na welke termijnen er lopen, en of er dus een dag is waarop iemand kijkt."""

from collections.abc import Iterable, Iterator
from functools import cache

from inburgering.statemachine.bewijs_net import Net
from inburgering.statemachine.bewijs_stelsel import OVERDRACHT, TRAJECT, Stelsel, eind
from inburgering.statemachine.bewijs_taak import Verloop
from inburgering.statemachine.bewijs_uitslag import Eis, Fout, Plek, naam_van, opschrift
from inburgering.statemachine.bewijs_zaak import Proefzaak
from inburgering.wet.anker import code_van
from inburgering.wet.gebeurtenissen import Gebeurtenis
from inburgering.wet.normen import STANDAARD
from inburgering.wet.termijnen import bereken
from inburgering.wet.termijnregel import Ladder, Termijn, Termijnregel


def lopend(zaak: Proefzaak) -> list[Termijn]:
    """De termijnen die lopen, ook zonder laatste dag."""
    termijnen = bereken(
        zaak.feiten,
        zaak.groep,
        zaak.route,
        normen=STANDAARD,
        regime=zaak.regime,
        regels=_regels(zaak.stelsel, frozenset(feit.gebeurtenis for feit in zaak.feiten)),
    )
    return [t for t in termijnen if t.loopt]


@cache
def _regels(stelsel: Stelsel, gebeurd: frozenset[Gebeurtenis]) -> tuple[Termijnregel, ...]:
    """De regels die met deze gebeurtenissen kunnen beginnen, en waaraan die vastzitten."""
    mogelijk = {r.code for r in stelsel.regels if (any if r.een_van else all)(g in gebeurd for g in r.vanaf)}
    while erbij := {c for r in stelsel.regels if r.code in mogelijk and (c := code_van(r.anker))} - mogelijk:
        mogelijk |= erbij
    return tuple(regel for regel in stelsel.regels if regel.code in mogelijk)


def codes(zaak: Proefzaak) -> frozenset[str]:
    """De codes van die termijnen."""
    return frozenset(termijn.code for termijn in lopend(zaak))


def bewaakt(termijnen: Iterable[Termijn]) -> bool:
    """Of er een dag bij is waarop iemand moet handelen; wat alleen ter informatie loopt telt niet."""
    return any(t.laatste_dag is not None and t.regel.ladder is not Ladder.INFORMATIEF for t in termijnen)


def weg(zaak: Proefzaak) -> str:
    """De gebeurtenissen die hierheen leidden, zoals zij in het logboek zouden staan."""
    return ", ".join(dict.fromkeys(feit.gebeurtenis.value for feit in zaak.feiten))


def reken_na(net: Net) -> tuple[dict[Plek, tuple[int, int]], list[Fout]]:
    """Per toestand hoe vaak zij is nagerekend en hoe vaak een eigen klok liep; en waar geen dag was."""
    klok: dict[Plek, tuple[int, int]] = {}
    fouten = []
    for zaak in _te_rekenen(net):
        termijnen = lopend(zaak)
        lopen = {termijn.code for termijn in termijnen}
        for soort in (TRAJECT, net.soort):
            if (toestand := zaak.toestanden.get(soort)) is not None:
                keer, eigen = klok.get((soort, toestand), (0, 0))
                wacht = zaak.stelsel.machines[soort].wacht.get(toestand)
                klok[soort, toestand] = (keer + 1, eigen + bool(wacht and lopen & set(wacht.klok)))
        if not bewaakt(termijnen):
            fouten.append(_geen_dag(zaak, net.soort))
    return klok, fouten


def _te_rekenen(net: Net) -> Iterator[Proefzaak]:
    """De eerste zaak van elke combinatie van toestanden en leerroute, en die na elke genomen pijl."""
    gezien = set()
    for zaak in net.zaken:
        plek = (zaak.toestanden[TRAJECT], zaak.toestanden.get(net.soort), zaak.route)
        if not zaak.klaar(net.soort) and plek not in gezien:
            gezien.add(plek)
            yield zaak
    yield from {id(zaak): zaak for zaak in net.genomen.values() if not zaak.klaar(net.soort)}.values()


def _geen_dag(zaak: Proefzaak, soort: str) -> Fout:
    waar = f"'{naam_van(zaak.stelsel.machines[TRAJECT], zaak.toestanden[TRAJECT])}'"
    if (toestand := zaak.toestanden.get(soort)) is not None:
        waar += f" met {opschrift(soort)} in '{naam_van(zaak.stelsel.machines[soort], toestand)}'"
    zin = f"In {waar} loopt geen termijn met een dag waarop iemand moet handelen. Weg: {weg(zaak)}."
    return Fout(Eis.WAL_EN_SCHIP, f"Traject met {opschrift(soort)}", zin)


def zonder_eigenaar(net: Net) -> list[Fout]:
    """De toestanden die op een gespeelde weg voorkomen, niet klaar zijn en geen eigenaar hebben."""
    gezien = {plek for zaak in net.zaken if not zaak.klaar(net.soort) for plek in zaak.toestanden.items()}
    uit = []
    for soort, toestand in sorted(gezien):
        klasse = net.zaken[0].stelsel.machines[soort]
        if toestand not in eind(klasse) and toestand not in klasse.wacht:
            zin = f"In '{naam_van(klasse, toestand)}' is niemand aan zet."
            uit.append(Fout(Eis.WAL_EN_SCHIP, opschrift(soort), zin))
    return uit


def staat_stil(net: Net) -> list[Fout]:
    """De toestanden van dit onderdeel die bij deze groep en dit regime nergens heen gaan dan naar staking."""
    klasse = net.zaken[0].stelsel.machines[net.soort]
    verder = {
        pijl.van
        for soort, pijl in net.genomen
        if soort == net.soort and pijl.van != pijl.naar and pijl.gebeurtenis != Gebeurtenis.STAKING
    }
    bereikt = {zaak.toestanden[net.soort] for zaak in net.zaken if net.soort in zaak.toestanden}
    return [
        Fout(
            Eis.WAL_EN_SCHIP,
            opschrift(net.soort),
            f"Bij {net.groep.naam} ({net.regime.naam}) eindigt '{naam_van(klasse, toestand)}' alleen als het "
            "hele traject eindigt.",
        )
        for toestand in sorted(bereikt - verder - eind(klasse))
    ]


def fouten_van_taak(stelsel: Stelsel, taak: Verloop) -> Iterator[Fout]:
    """Waar een taak en de rest van het traject elkaar meer raken dan het bewijs aanneemt."""
    waar = opschrift(OVERDRACHT)
    for naam in sorted(taak.gelezen):
        yield Fout(Eis.WAL_EN_SCHIP, waar, f"Een voorwaarde van een taak kijkt buiten de taak, naar {naam}.")
    for koppeling in (k for koppelingen in stelsel.koppelingen() for k in koppelingen):
        if OVERDRACHT in (koppeling.bij[0], koppeling.volgt[0]):
            yield Fout(Eis.WAL_EN_SCHIP, waar, f"Een koppeling raakt een taak: {koppeling.volgt[1].value}.")
    van_taak = set(stelsel.machines[OVERDRACHT].gebeurtenissen())
    for regel in stelsel.regels:
        begin = set(regel.vanaf)
        if begin & van_taak and not begin <= van_taak and not regel.vangnet:
            yield Fout(
                Eis.WAL_EN_SCHIP, waar, f"Termijn {regel.code} begint met een taak en met iets anders."
            )
