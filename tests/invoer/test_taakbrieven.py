"""Every task of every municipality has a letter of its own text, with only what that task allows."""

import re
from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from sqlmodel import Session, select

from inburgering.db.basis import nr_van
from inburgering.db.briefgegevens import WAARDEN_PER_TAAK, voor_partner
from inburgering.db.openen import Aanmelding, open_traject
from inburgering.db.tabellen import Gebruiker, Overdracht, Partner, Partnertaak
from inburgering.db.zaak import Zaak
from inburgering.invoer.gemeenten import laad
from inburgering.templates import brief
from inburgering.templates.voorbeelden import PERSOONSVELDEN
from inburgering.wet.begrippen import Groep
from tests.gemigreerd import gemigreerd
from tests.invoer.conftest import NU, VANDAAG, VIER

PERSOON: dict[str, Any] = {
    "naam": "Nguyễn Thị Hồng Şahin", "adres": ["Dorpsstraat 1", "1234 AB  PROEFSTAD"], "taal": "Tigrinya",
    "tolk": True, "telefoon": "06 12345678", "email": "proef@voorbeeld.example", "geboren": date(1994, 5, 17),
}  # fmt: skip
TE_ZIEN = {
    "naam": "Nguyễn", "adres": "Dorpsstraat", "taal": "Tigrinya", "telefoon": "06 12345678",
    "email": "proef@voorbeeld", "geboren": "17 mei 1994",
}  # fmt: skip


@pytest.fixture(scope="module")
def zaken(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, tuple[Zaak, Session]]]:
    """One traject in each of the four municipalities."""
    db = gemigreerd(f"sqlite:///{tmp_path_factory.mktemp('vier') / 'i.db'}")
    uit = {}
    with db.schrijven() as s:
        for code in VIER:
            gemeente = laad(s, code, NU, "Test")
            wie = s.exec(select(Gebruiker).where(Gebruiker.gemeente_id == gemeente.id)).first()
            assert wie is not None
            aanmelding = Aanmelding(
                gemeente_id=nr_van(gemeente), groep=Groep.ASIEL_VERGUNNING, consulent_id=nr_van(wie),
                op=VANDAAG, door="Test", bsn=None, persoon=PERSOON,
            )  # fmt: skip
            uit[code] = (Zaak.lees(s, open_traject(s, aanmelding, NU).traject, NU), s)
        yield uit
    db.sluit()


def taken(zaak: Zaak, s: Session) -> list[tuple[Partner, Partnertaak]]:
    """Every task of every partner of this municipality."""
    vraag = select(Partner, Partnertaak).join(Partnertaak).where(
        Partner.gemeente_id == zaak.traject.gemeente_id
    )  # fmt: skip
    return list(s.exec(vraag))


def gegevens(zaak: Zaak, partner: Partner, taak: Partnertaak) -> dict[str, Any]:
    """The data of the task letter as it would be queued, with a link."""
    wat = {"reactie_dagen": taak.reactie_dagen, "gereed_op": "2027-02-15", "omschrijving": taak.omschrijving}
    rij = Overdracht(
        onderdeel_id=1,
        traject_id=zaak.id,
        partner_id=nr_van(partner),
        taak_id=nr_van(taak),
        nummer="VBS-2026-00012-T1",
        gegevens=wat,
    )
    return voor_partner(zaak, rij, partner, taak) | {"bevestig": {"url": "https://inb.example/p/abc"}}


@pytest.mark.parametrize("code", VIER)
def test_elke_taak_geeft_een_brief_zonder_gaten(zaken: dict[str, tuple[Zaak, Session]], code: str) -> None:
    """No name without a value, no character without a letter; one page; of the person what is allowed."""
    zaak, s = zaken[code]
    for partner, taak in taken(zaak, s):
        g = gegevens(zaak, partner, taak)
        assert brief.pdf(taak.sjabloon, g, VANDAAG).startswith(b"%PDF")
        tekst = brief.tekst(taak.sjabloon, g, VANDAAG)
        for veld, deel in TE_ZIEN.items():
            assert (deel in tekst) == (veld == "naam" or veld in taak.velden), (taak.naam, veld)
        assert taak.omschrijving in tekst
        assert f"Grondslag: {taak.grondslag}." in tekst
        assert "None" not in tekst


def test_elke_soort_taak_heeft_een_eigen_tekst(zaken: dict[str, tuple[Zaak, Session]]) -> None:
    """Two kinds of task share a letter only where they ask the same under another name."""
    soorten: dict[str, set[str]] = {}
    for zaak, s in zaken.values():
        for _, taak in taken(zaak, s):
            soorten.setdefault(taak.sjabloon, set()).add(taak.soort)
    assert {naam: soort for naam, soort in soorten.items() if len(soort) > 1} == {
        "taak_contact_zorg": {"contact_zorginstelling", "contact_ggz"},
        "taak_doorverwijzing": {"hulp_in_de_wijk", "hulp_in_de_buurt"},
        "taak_leerwerkplek": {"leerwerkplek", "leerwerktraject"},
    }


def test_geen_twee_taakbrieven_vragen_hetzelfde() -> None:
    """The question to the partner is each letter's own; what they share stands in the parts."""
    vragen = []
    for naam, s in brief.SJABLONEN.items():
        if naam.startswith("taak_"):
            assert '{% include "_taak_begin" %}' in s.tekst, naam
            assert '{% include "_hoe_werkt_het" %}' in s.tekst, naam
            vragen.append(re.split(r"\{%.*?%\}", s.tekst)[1].strip())
    assert len(vragen) == len(set(vragen)) >= 28


def test_het_voorbeeld_kent_alle_gegevens_die_een_taak_kan_krijgen() -> None:
    """The list that an author of texts sees is the list that the program gives."""
    assert set(PERSOONSVELDEN) == set(WAARDEN_PER_TAAK)
