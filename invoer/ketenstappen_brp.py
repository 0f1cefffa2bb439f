"""What a message of the BRP changes: registration, address, departure and death."""

from datetime import date

from inburgering.db.tabellen import Persoon
from inburgering.db.zaak import Zaak
from inburgering.invoer.ketenbericht import Bericht
from inburgering.invoer.ketenstap import (
    PIP_TERMIJN,
    Gevolg,
    Regel,
    Stap,
    Tegenspraak,
    eenmalig,
    wijzig,
)
from inburgering.wet.gebeurtenissen import Gebeurtenis
from inburgering.wet.taal import datum


def _inschrijving(zaak: Zaak, b: Bericht, _vandaag: date) -> list[Gevolg]:
    dag, vorige = b["inschrijving"], b["vorige_gemeente"]
    if dag is None:
        return []
    if vorige:
        stap = Stap(Gebeurtenis.INSCHRIJVING_NA_VERHUIZING, dag, {"vorige_gemeente": vorige})
        return eenmalig(zaak, b, stap, "een andere inschrijving na verhuizing", raakt=PIP_TERMIJN)
    stap = Stap(Gebeurtenis.INSCHRIJVING_BRP, dag)
    return eenmalig(zaak, b, stap, "een andere dag van inschrijving", raakt=PIP_TERMIJN)


def _adres(zaak: Zaak, b: Bericht, vandaag: date) -> list[Gevolg]:
    """The BRP is the source of an address: a new one is recorded, with the day from which it holds."""
    regels = [regel for regel in (b["adres1"], b["adres2"]) if regel]
    persoon = zaak.session.get_one(Persoon, zaak.traject.persoon_id)
    if not regels or regels == [" ".join(regel.split()) for regel in persoon.adres]:
        return []
    later = _adres_na(zaak, b["adres_op"])
    if later is not None:
        hier = ", ".join(persoon.adres)
        return [
            Tegenspraak(
                "een ander adres",
                f"{', '.join(regels)} vanaf {datum(b['adres_op'])}",
                f"{hier} vanaf {datum(later)}",
            )
        ]
    return [wijzig(b, vandaag, {"adres": regels}, b["adres_op"])]


def _adres_na(zaak: Zaak, op: date | None) -> date | None:
    """The day of a change of address that came after this one."""
    wijzigingen = (v for v in zaak.voorvallen if v.soort == Gebeurtenis.WIJZIGING_GEGEVENS)
    dagen = [v.op for v in wijzigingen if v.gegevens.get("adres")]
    return max(dagen) if dagen and op is not None and max(dagen) > op else None


def _vertrek(zaak: Zaak, b: Bericht, _vandaag: date) -> list[Gevolg]:
    if b["vertrek"] is None:
        return []
    feiten = {"naar_gemeente": b["naar_gemeente"] or "onbekend"}
    stap = Stap(Gebeurtenis.VERTREK, b["vertrek"], feiten)
    return eenmalig(zaak, b, stap, "een andere dag van vertrek", raakt="het overdragen van het dossier")


def _overleden(zaak: Zaak, b: Bericht, _vandaag: date) -> list[Gevolg]:
    if b["overleden"] is None:
        return []
    stap = Stap(Gebeurtenis.BEEINDIGING, b["overleden"], {"reden": "overlijden"})
    return eenmalig(zaak, b, stap, "een andere dag van overlijden", ook_feiten=True)


REGELS: tuple[Regel, ...] = (_inschrijving, _adres, _vertrek, _overleden)
