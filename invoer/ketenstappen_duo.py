"""What a message of DUO changes: the kennisgeving, the term, decisions, and the end of the duty."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from inburgering.db.zaak import Zaak
from inburgering.invoer.ketenbericht import Bericht
from inburgering.invoer.ketenstap import (
    PIP_TERMIJN,
    Gevolg,
    Regel,
    Stap,
    Tegenspraak,
    besluit,
    bij_aanvraag,
    eenmalig,
    eis,
)
from inburgering.wet.gebeurtenissen import Gebeurtenis
from inburgering.wet.taal import datum

DRIE_JAAR = "de inburgeringstermijn"


def kennisgeving(bericht: Bericht, *, gekoppeld: bool = False) -> dict[str, Any]:
    """The facts of the kennisgeving; who waits for a home is not registered yet, unless the file says so."""
    gezegd = bericht["nog_niet"]
    return {"nog_niet_ingeschreven": gekoppeld if gezegd is None else gezegd}


def _kennisgeving(zaak: Zaak, b: Bericht, _vandaag: date) -> list[Gevolg]:
    if b["kennisgeving"] is None:
        return []
    feiten = kennisgeving(b, gekoppeld=zaak.traject.toestand == "gekoppeld")
    stap = Stap(Gebeurtenis.KENNISGEVING, b["kennisgeving"], feiten)
    return eenmalig(zaak, b, stap, "een andere dag van de kennisgeving", raakt=PIP_TERMIJN)


def _termijn(zaak: Zaak, b: Bericht, vandaag: date) -> list[Gevolg]:
    """DUO's first and last day are authoritative, yet a difference is for a person to settle (law.md §7)."""
    if b["aanvang"] is None and b["einde"] is None:
        return []
    aanvang, einde = eis(b, "aanvang", "het einde"), eis(b, "einde", "het begin")
    feiten = {"aanvang": aanvang.isoformat(), "einde": einde.isoformat()}
    eerder = [v for v in zaak.voorvallen if v.soort == Gebeurtenis.TERMIJN_VOLGENS_DUO]
    if eerder and feiten == {naam: eerder[-1].gegevens.get(naam) for naam in feiten}:
        return []
    van_ons = zaak.gezien(vandaag)["termijn"]
    if van_ons == feiten:
        return [Stap(Gebeurtenis.TERMIJN_VOLGENS_DUO, b.bericht_op(vandaag), feiten)]
    return [Tegenspraak("een inburgeringstermijn", _van_tot(feiten), _van_tot(van_ons), DRIE_JAAR)]


def _van_tot(termijn: Mapping[str, str | None]) -> str:
    dagen = [date.fromisoformat(dag) if dag else None for dag in (termijn["aanvang"], termijn["einde"])]
    if dagen[0] is None or dagen[1] is None:
        return "nog geen termijn, want er is nog geen PIP vastgesteld"
    return f"van {datum(dagen[0])} tot en met {datum(dagen[1])}"


def _verlenging(zaak: Zaak, b: Bericht, _vandaag: date) -> list[Gevolg]:
    if b["verlenging"] is None:
        return []
    tot = b["verlengd_tot"]
    feiten = {
        "toegekend": b["verlenging"],
        "grond": b["verlenging_grond"],
        "verlengd_tot": tot.isoformat() if tot else None,
    }
    nr = bij_aanvraag(zaak, "verlenging")
    op = eis(b, "verlenging_op", "een besluit over verlenging")
    stap = Stap(Gebeurtenis.BESLUIT_VERLENGING, op, feiten, "verlenging", nr)
    return besluit(zaak, b, stap, "een ander besluit over verlenging", DRIE_JAAR)


def _vrij(soort: str, gebeurtenis: Gebeurtenis) -> Regel:
    """A decision on ontheffing or vrijstelling."""

    def regel(zaak: Zaak, b: Bericht, _vandaag: date) -> list[Gevolg]:
        if b[soort] is None:
            return []
        delen = [deel.strip().casefold() for deel in (b["onderdelen"] or "").split(",") if deel.strip()]
        omvang = b[f"{soort}_omvang"]
        feiten = {
            "toegekend": b[soort],
            "omvang": omvang,
            "onderdelen": delen if omvang == "gedeeltelijk" else [],
        }
        op = eis(b, f"{soort}_op", f"een besluit over {soort}")
        stap = Stap(gebeurtenis, op, feiten, soort, bij_aanvraag(zaak, soort))
        return besluit(zaak, b, stap, f"een ander besluit over {soort}", "wat iemand nog moet doen")

    return regel


def _boete(zaak: Zaak, b: Bericht, _vandaag: date) -> list[Gevolg]:
    if b["boete_op"] is None:
        return []
    tot = eis(b, "boete_tot", "een boete").isoformat()
    feiten = {"waarvoor": eis(b, "boete_waarvoor", "een boete"), "nieuwe_laatste_dag": tot}
    stap = Stap(Gebeurtenis.NIEUWE_TERMIJN_DUO, b["boete_op"], feiten)
    return besluit(zaak, b, stap, "een andere nieuwe termijn na een boete", DRIE_JAAR)


def _leerbaarheidstoets(zaak: Zaak, b: Bericht, vandaag: date) -> list[Gevolg]:
    if b["lbt"] is None:
        return []
    op = b["lbt_op"] or b.bericht_op(vandaag)
    stap = Stap(Gebeurtenis.UITSLAG_LEERBAARHEIDSTOETS, op, {"advies": b["lbt"]}, "leerbaarheidstoets")
    wat = "een andere uitslag van de leerbaarheidstoets"
    return eenmalig(zaak, b, stap, wat, raakt="de keuze van de leerroute", ook_feiten=True)


def _voldaan(zaak: Zaak, b: Bericht, vandaag: date) -> list[Gevolg]:
    if b["voldaan"] is None:
        return []
    dag = eis(b, "voldaan_op", "het voldoen aan de plicht")
    feiten = {"hoe": b["voldaan"], "datum": dag.isoformat()}
    stap = Stap(Gebeurtenis.PLICHT_VOLDAAN, b.bericht_op(vandaag), feiten)
    if stap.gebeurtenis in zaak.eerder:  # the day of the message may differ; the day DUO names may not
        bekend = next(v for v in reversed(zaak.voorvallen) if v.soort == stap.gebeurtenis)
        if bekend.gegevens.get("datum") == dag.isoformat() and bekend.gegevens.get("hoe") == b["voldaan"]:
            return []
        stap = Stap(stap.gebeurtenis, bekend.op, feiten)
    wat = "een andere dag waarop aan de plicht is voldaan"
    return eenmalig(zaak, b, stap, wat, raakt="het bewaren van het dossier", ook_feiten=True)


REGELS: tuple[Regel, ...] = (
    _kennisgeving,
    _leerbaarheidstoets,
    _termijn,
    _verlenging,
    _vrij("ontheffing", Gebeurtenis.BESLUIT_ONTHEFFING),
    _vrij("vrijstelling", Gebeurtenis.BESLUIT_VRIJSTELLING),
    _boete,
    _voldaan,
)
