"""Verlenging van de inburgeringstermijn: de gronden en hoe lang elk geeft (Wet inburgering 2021 art. 12).

DUO beslist; dit programma rekent alleen voor wat een aanvraag zou geven. De getallen staan met hun tijd in
`waarden_verlenging.py`. De tabel van de Regeling is één keer gelezen (RI_EEN_KEER): kijk bij twijfel na.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta

from inburgering.wet.begrippen import Route
from inburgering.wet.bronnen import BESLUIT, REGELING, Bron
from inburgering.wet.duur import Duur, Eenheid, dagen, maanden
from inburgering.wet.gronden import Grond
from inburgering.wet.taal import datum
from inburgering.wet.waarden import OnbekendeWaarde, geldend
from inburgering.wet.waardensoort import Maat

_DAG = timedelta(days=1)
_EENHEID = {Maat.WEEK: Eenheid.WEKEN, Maat.MAAND: Eenheid.MAANDEN, Maat.JAAR: Eenheid.JAREN}


@dataclass(frozen=True, kw_only=True)
class Lengte:
    """Hoeveel langer de termijn op deze grond kan worden.

    `duur` None: deze grond geeft (nu) niets, of alleen DUO kan het zeggen; `zin` zegt waarom. `verklaring`:
    de aanvraag steunt op een verklaring van het college.
    """

    grond: Grond
    duur: Duur | None
    zin: str
    bron: Bron
    verklaring: bool = False
    afgekapt: bool = False

    def laatste_dag(self, einde: date) -> date:
        """De nieuwe laatste dag als DUO deze lengte aan dit einde toevoegt."""
        return self.duur.na(einde) if self.duur else einde


@dataclass(frozen=True, kw_only=True)
class Vraag:
    """Waarover wordt gerekend: het tijdvak, de leerroute en de dag waarvan de regels gelden.

    `van` is bij een uitgebleven aanbod de dag van het PIP; `tot` is telkens de laatste dag van het tijdvak.
    """

    van: date | None
    tot: date | None
    route: Route | None
    op: date
    nog_bezig: bool
    entree: bool


def verlenging(
    grond: Grond,
    van: date | None = None,
    tot: date | None = None,
    route: Route | None = None,
    *,
    op: date,
    nog_bezig: bool = False,
    entree: bool = False,
) -> Lengte:
    """Hoe lang deze grond de termijn verlengt, met de getallen van de dag `op`.

    Raises ValueError als het tijdvak omgekeerd is, OnbekendeWaarde als de wet toen nog niet gold.
    """
    if van is not None and tot is not None and tot < van:
        raise ValueError("De laatste dag van het tijdvak ligt voor de eerste: verbeter een van beide dagen.")
    vraag = Vraag(van=van, tot=tot, route=route, op=op, nog_bezig=nog_bezig, entree=entree)
    return _HOE[grond](grond, vraag)


def _duur(code: str, op: date) -> Duur:
    waarde = geldend(f"verlenging_{code}", op)
    return Duur(waarde.waarde, _EENHEID[waarde.eenheid])


def _vast(code: str) -> "_Rekenaar":
    """Een lengte die niet van een tijdvak afhangt."""

    def reken(grond: Grond, vraag: Vraag) -> Lengte:
        duur = _duur(code, vraag.op)
        return _lengte(grond, duur, f"Bij {grond.naam} geeft de Regeling {duur}.")

    return reken


def _zolang(hoogstens: str | None = None, niet_in: Route | None = None) -> "_Rekenaar":
    """Zo lang als het tijdvak, als dat lang genoeg is; zo nodig met een hoogste."""

    def reken(grond: Grond, vraag: Vraag) -> Lengte:
        if niet_in is not None and vraag.route is niet_in:
            return _geen(grond, f"{_hoofd(grond)} is in de {niet_in.naam} geen grond.")
        if vraag.van is None or vraag.tot is None:
            return _geen(grond, "Van wanneer tot wanneer het duurde, is niet bekend.")
        minstens = _duur("minstens_maanden", vraag.op)
        if vraag.tot < minstens.na(vraag.van) - _DAG:
            return _geen(grond, f"Het duurde korter dan {minstens}: dan is het geen grond.")
        return _gekapt(grond, vraag, _duur(hoogstens, vraag.op) if hoogstens else None)

    return reken


def _gekapt(grond: Grond, vraag: Vraag, hoogste: Duur | None) -> Lengte:
    """De duur van het tijdvak, met beide dagen erbij; meer dan de hoogste geeft de hoogste."""
    if vraag.van is None or vraag.tot is None:
        return _geen(grond, "Van wanneer tot wanneer het duurde, is niet bekend.")
    if hoogste and vraag.tot > hoogste.na(vraag.van) - _DAG:
        zin = f"Het duurde langer dan {hoogste}; meer geeft deze grond niet."
        return replace(_lengte(grond, hoogste, zin), afgekapt=True)
    duur = dagen((vraag.tot - vraag.van).days + 1)
    tijdvak = f"van {datum(vraag.van)} tot en met {datum(vraag.tot)}"
    return _lengte(grond, duur, f"Zo lang als het duurde: {tijdvak}, {duur}.")


def _geen_aanbod(grond: Grond, vraag: Vraag) -> Lengte:
    """Het uitblijven na drie maanden; in de onderwijsroute zes maanden als de start zo lang uitbleef."""
    if vraag.van is None or vraag.tot is None:
        return replace(_geen(grond, "Van wanneer tot wanneer het uitbleef, is niet bekend."), verklaring=True)
    taalschakel = _duur("taalschakeltraject_maanden", vraag.op)
    if vraag.route is Route.ONDERWIJS:
        if vraag.tot < maanden(6).na(vraag.van):
            zin = "Het taalschakeltraject begon binnen zes maanden na het PIP."
            return replace(_geen(grond, zin), verklaring=True)
        zin = f"Het taalschakeltraject begon niet binnen zes maanden na het PIP: {taalschakel}."
        return replace(_lengte(grond, taalschakel, zin), verklaring=True)
    drempel = _duur("aanbod_maanden", vraag.op).na(vraag.van)
    if vraag.tot <= drempel:
        zin = f"Tot en met {datum(drempel)} telt het uitblijven van een aanbod niet."
        return replace(_geen(grond, zin), verklaring=True)
    duur = dagen((vraag.tot - drempel).days)
    zin = f"Het uitblijven na {datum(drempel)}, tot en met {datum(vraag.tot)}: {duur}."
    return replace(_lengte(grond, duur, zin), verklaring=True)


def _opleiding(grond: Grond, vraag: Vraag) -> Lengte:
    """Wie de opleiding nog volgt krijgt twee jaar; wie klaar is de duur van de inschrijving (Ri 4.2)."""
    try:
        duur = _duur("opleiding_bezig_jaren", vraag.op)
    except OnbekendeWaarde:
        return _geen(grond, f"Op {datum(vraag.op)} bestond deze grond nog niet.")
    if vraag.nog_bezig:
        zin = f"Wie de opleiding nog volgt, krijgt {duur}; daarna kan nog twee keer een jaar."
        return _lengte(grond, duur, zin)
    return _gekapt(grond, vraag, _duur("entree_jaren", vraag.op) if vraag.entree else None)


def _inspanningen(grond: Grond, vraag: Vraag) -> Lengte:
    """Zes maanden, alleen in de B1-route en alleen bij de drie jaar (Bi 4.4)."""
    if vraag.route is not Route.B1:
        return _geen(grond, "Deze grond is er alleen in de B1-route.")
    waarde = geldend("inspanning_verlenging_maanden", vraag.op)
    duur = Duur(waarde.waarde, _EENHEID[waarde.eenheid])
    zin = f"{duur}, alleen bij de eerste drie jaar en als aan alle eisen van artikel 4.4 is voldaan."
    return _lengte(grond, duur, zin)


def _combinatie(grond: Grond, _: Vraag) -> Lengte:
    return _geen(grond, "Bij meer redenen telt DUO ze samen; dat is hier niet uit te rekenen.")


def _lengte(grond: Grond, duur: Duur, zin: str) -> Lengte:
    return Lengte(grond=grond, duur=duur, zin=zin, bron=_bron(grond))


def _geen(grond: Grond, zin: str) -> Lengte:
    return Lengte(grond=grond, duur=None, zin=zin, bron=_bron(grond))


def _bron(grond: Grond) -> Bron:
    if grond is Grond.INSPANNINGEN:
        return BESLUIT.art("4.4", lid=1)
    return REGELING.art("4.2" if grond is Grond.OPLEIDING else "4.1")


def _hoofd(grond: Grond) -> str:
    return grond.naam[:1].upper() + grond.naam[1:]


_Rekenaar = Callable[[Grond, Vraag], Lengte]
_HOE: dict[Grond, _Rekenaar] = {
    Grond.ZIEKTE: _zolang(),
    Grond.OVERLIJDEN_NAASTE: _vast("overlijden_maanden"),
    Grond.BEVALLING: _vast("bevalling_weken"),
    Grond.OPVANGHUIS: _zolang(),
    Grond.ALFABETISERING: _zolang("alfabetisering_maanden", niet_in=Route.Z),
    Grond.DAKLOOSHEID: _zolang("dakloosheid_jaren"),
    Grond.GEEN_AANBOD: _geen_aanbod,
    Grond.AANBIEDER: _zolang("aanbieder_maanden"),
    Grond.NIET_VERWIJTBAAR: _zolang("anders_jaren"),
    Grond.COMBINATIE: _combinatie,
    Grond.OPLEIDING: _opleiding,
    Grond.INSPANNINGEN: _inspanningen,
}
