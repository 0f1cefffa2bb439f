"""Which gebeurtenis makes which letter, to whom, with which (frozen) data. Nothing is rendered here."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlmodel import col, select

from inburgering.db.briefgegevens import afzender, met_persoon, voor_inburgeraar, voor_partner
from inburgering.db.kanalen import DRUKWERK
from inburgering.db.ontvangers import ontvangers
from inburgering.db.opdracht import Opdracht
from inburgering.db.tabellen import Document, Overdracht, Partner, Partnertaak, Persoon, Post
from inburgering.db.zaak import OVERDRACHT, Zaak
from inburgering.statemachine.feiten import als_json, lees
from inburgering.wet.begrippen import Regime
from inburgering.wet.gebeurtenissen import Gebeurtenis
from inburgering.wet.ladder import Aan

OPROEP_IN = {
    "opgeroepen": "oproep_brede_intake",
    "opnieuw_opgeroepen": "herhaalde_oproep",
    "derde_keer_opgeroepen": "derde_oproep",
}
AAN_INBURGERAAR: Mapping[str, str] = {
    Gebeurtenis.OPROEP_BREDE_INTAKE: "oproep_brede_intake",
    Gebeurtenis.HERHAALDE_OPROEP: "herhaalde_oproep",
    Gebeurtenis.DERDE_OPROEP: "derde_oproep",
    Gebeurtenis.VASTSTELLING_PIP: "beschikking_pip",
}


def zet_klaar(zaak: Zaak, opdracht: Opdracht, nu: datetime) -> None:
    """Queue the letter this gebeurtenis calls for, if any."""
    soort = opdracht.gebeurtenis
    if soort in AAN_INBURGERAAR:
        _aan_inburgeraar(zaak, AAN_INBURGERAAR[soort], opdracht, nu)
    elif soort == Gebeurtenis.VERZETTEN_AFSPRAAK:
        _aan_inburgeraar(zaak, OPROEP_IN[zaak.toestand("brede_intake")], opdracht, nu)
    elif soort == Gebeurtenis.OPSTELLING_OVERDRACHT:
        _aan_partner(zaak, None, opdracht.nr, zaak.traject.volgnr, nu)
    elif soort == Gebeurtenis.HERINNERING:
        _aan_partner(zaak, "herinnering_partner", opdracht.nr, zaak.traject.volgnr, nu)
    elif soort == Gebeurtenis.MELDING:
        _bij_melding(zaak, opdracht, nu)


def _bij_melding(zaak: Zaak, opdracht: Opdracht, nu: datetime) -> None:
    if Aan.PARTNER not in ontvangers(zaak, opdracht):
        return
    aanleiding = int(opdracht.feiten["aanleiding"])
    rij = next(r for r in zaak.rijen if (r.volgnr, r.deel) == (aanleiding, 0))
    _aan_partner(zaak, "herinnering_partner", rij.nr, zaak.traject.volgnr, nu)


def _aan_inburgeraar(zaak: Zaak, sjabloon: str, opdracht: Opdracht, nu: datetime) -> None:
    if zaak.regime is not Regime.WI2021:
        return  # these letters speak of duties and decisions under that law
    feiten = als_json(lees(Gebeurtenis(opdracht.gebeurtenis), opdracht.feiten))
    _voeg_toe(
        zaak,
        nu,
        aan="inburgeraar",
        kanaal="map",
        adres=DRUKWERK,
        sjabloon=sjabloon,
        gegevens=voor_inburgeraar(zaak, sjabloon, feiten, opdracht.op),
    )


def _aan_partner(zaak: Zaak, sjabloon: str | None, nr: int, aanleiding: int, nu: datetime) -> None:
    deel = zaak.onderdelen[OVERDRACHT, nr]
    overdracht = zaak.session.get_one(Overdracht, deel.id)
    partner = zaak.session.get_one(Partner, overdracht.partner_id)
    taak = zaak.session.get_one(Partnertaak, overdracht.taak_id)
    _voeg_toe(
        zaak,
        nu,
        aan="partner",
        kanaal=partner.kanaal,
        adres=partner.adres,
        sjabloon=sjabloon or taak.sjabloon,
        gegevens=voor_partner(zaak, overdracht, partner, taak),
        partner_id=partner.id,
        onderdeel_id=deel.id,
        aanleiding=aanleiding,
    )


def _voeg_toe(zaak: Zaak, nu: datetime, *, sjabloon: str, **velden: Any) -> None:
    aanleiding = velden.pop("aanleiding", zaak.traject.volgnr)
    zaak.session.add(
        Post(
            sleutel=f"{zaak.traject.nummer}-{aanleiding}-{sjabloon}",
            traject_id=zaak.id,
            aanleiding=aanleiding,
            sjabloon=sjabloon,
            volgende_poging=nu,
            **velden,
        )
    )


def trek_in(zaak: Zaak, opdracht: Opdracht, nu: datetime) -> None:
    """A corrected gebeurtenis: a letter that still waits is replaced, one that left needs a person."""
    vraag = select(Post).where(Post.traject_id == zaak.id, Post.aanleiding == opdracht.corrigeert)
    vervangen = False
    for brief in zaak.session.exec(vraag):
        if brief.stand == "verzonden":
            _klopt_niet_meer(zaak, opdracht, f"brief_{brief.id}", "die al is verzonden klopt niet meer", nu)
        elif brief.stand == "wacht":
            brief.stand = "ingetrokken"
            vervangen = vervangen or brief.aan == "inburgeraar"
            if opdracht.vervalt:
                _klopt_niet_meer(zaak, opdracht, f"brief_{brief.id}", "die klaarstond is ingetrokken", nu)
    if vervangen and not opdracht.vervalt:
        zet_klaar(zaak, opdracht, nu)


def _klopt_niet_meer(zaak: Zaak, opdracht: Opdracht, soort: str, wat: str, nu: datetime) -> None:
    from inburgering.db import signalen  # noqa: PLC0415 - signals know letters, letters only this one signal

    hoe = "is vervallen" if opdracht.vervalt else "is verbeterd"
    reden = (
        f"Een brief {wat}, want de gegevens zijn verbeterd. Gebeurtenis {opdracht.corrigeert} {hoe}. "
        "Kijk of de ontvanger een nieuwe brief nodig heeft."
    )
    signalen.open_signaal(zaak, "consulent", soort, reden, zaak.traject.volgnr, nu)


def ververs(zaak: Zaak, nu: datetime) -> None:
    """New details or another consulent: letters that have not left yet say so too, and get another try."""
    persoon = zaak.session.get_one(Persoon, zaak.traject.persoon_id)
    vraag = select(Post).where(Post.traject_id == zaak.id, col(Post.stand).in_(("wacht", "mislukt")))
    for brief in zaak.session.exec(vraag):
        nieuw = met_persoon(brief.gegevens, persoon, aan_inburgeraar=brief.aan == "inburgeraar")
        brief.gegevens = nieuw | {"afzender": afzender(zaak)}
        for document in zaak.session.exec(select(Document).where(Document.post_id == brief.id)):
            document.vervallen = True
        if brief.stand == "mislukt":
            brief.stand, brief.poging, brief.volgende_poging = "wacht", 0, nu
