"""Files of DUO, COA and BRP: what they open, change and contradict; made-up persons."""

import json
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from sqlmodel import select

from inburgering.db.tabellen import Gebeurtenisrij, Persoon, Signaal, Termijnrij, Traject
from inburgering.invoer.importeer_bevinding import Reden
from inburgering.invoer.importeer_koppeling import maak_koppeling
from inburgering.invoer.importeer_verslag import Verslag
from inburgering.invoer.keten import lees_keten
from inburgering.invoer.ketenvelden import Bron
from tests.invoer.conftest import NU, Plek

BSN = "999990019"
ANDER = "999990018"
KENNIS = "BURGERSERVICENUMMER;VOORNAMEN;GESLACHTSNAAM;DATUMGEBOORTE;WORDTBEHANDELSALS;DATUMKENNISGEVING"
YONAS = f"{BSN};Yonas;Tesfaye;1990-05-02;asielvergunning;2026-10-01"


@dataclass
class Postvak:
    """Where the test puts a file, and what it asks afterwards."""

    plek: Plek

    def lees(
        self,
        bron: str,
        tekst: str,
        *,
        proef: bool = False,
        naam: str = "bericht.csv",
        nu: datetime = NU,
        **koppel: Any,
    ) -> Verslag:
        bestand = self.plek.map / naam
        bestand.write_text(tekst, encoding="utf-8")
        woorden = maak_koppeling({"standaard_consulent": "Karin Visser"} | koppel)
        return lees_keten(
            self.plek.db, self.plek.gemeente, Bron(bron), bestand, woorden, nu, proef=proef, door="Test"
        )

    def duo(self, *rijen: str, kop: str = KENNIS, **meer: Any) -> Verslag:
        return self.lees("duo", "\n".join([kop, *rijen]), **meer)

    def log(self) -> list[tuple[str, str]]:
        """Every main line of the log: what and on which day."""
        return [(r.soort, r.op.isoformat()) for r in self.plek.alle(Gebeurtenisrij) if r.deel == 0]

    def signalen(self) -> list[Signaal]:
        return [s for s in self.plek.alle(Signaal) if s.soort == "gegevenskwaliteit"]

    def termijn(self, code: str) -> Termijnrij:
        with self.plek.db.lezen() as s:
            return next(
                t for t in s.exec(select(Termijnrij).where(Termijnrij.code == code)) if not t.vervallen
            )


@pytest.fixture
def vak(plek: Plek) -> Postvak:
    """Haarlemmermeer, before any file came in."""
    return Postvak(plek)


def zinnen(verslag: Verslag) -> str:
    """Every sentence of the report."""
    return " ".join(b.zin for b in verslag.bevindingen)


def test_een_kennisgeving_opent_een_traject(vak: Postvak) -> None:
    """Someone unknown gets a traject with a consulent, and the ten weeks run from the notice."""
    verslag = vak.duo(YONAS)
    assert verslag.gelukt
    assert list(verslag.overgenomen) == [2]
    (persoon,), (traject,) = vak.plek.alle(Persoon), vak.plek.alle(Traject)
    assert (persoon.naam, persoon.bsn, persoon.geboren) == ("Yonas Tesfaye", BSN, date(1990, 5, 2))
    assert traject.consulent_id == vak.plek.consulent("Karin Visser")
    assert vak.termijn("T05a").eerste_dag == date(2026, 10, 2)


def test_de_proef_bewaart_niets(vak: Postvak) -> None:
    """A dry run says what would happen and leaves every table as it was."""
    voor = vak.plek.tel()
    verslag = vak.duo(YONAS, f"{BSN};;;;;", proef=True)
    assert vak.plek.tel() == voor
    assert list(verslag.overgenomen) == [2]
    assert "1 zouden worden overgenomen" in verslag.tekst()


def test_hetzelfde_bestand_nog_eens_voegt_niets_toe(vak: Postvak) -> None:
    """The same rows again: not a line in the log, not a signal."""
    vak.duo(YONAS)
    voor = vak.plek.tel()
    verslag = vak.duo(YONAS)
    assert vak.plek.tel() == voor
    assert verslag.overgeslagen == [2]
    assert verslag.bevindingen[0].reden is Reden.NIETS_NIEUWS


def test_een_andere_dag_wordt_een_signaal_met_beide_kanten(vak: Postvak) -> None:
    """DUO names another day than we have: nothing changes, and the consulent sees both, once."""
    vak.duo(YONAS)
    anders = YONAS.replace("2026-10-01", "2026-09-15")
    verslag = vak.duo(anders)
    assert [b.reden for b in verslag.bevindingen] == [Reden.TEGENSPRAAK]
    (signaal,) = vak.signalen()
    assert "15 september 2026" in signaal.reden
    assert "1 oktober 2026" in signaal.reden
    assert "tien weken" in signaal.reden
    assert vak.log() == [("kennisgeving", "2026-10-01"), ("toewijzing", "2026-10-01")]
    assert vak.duo(anders).overgeslagen == [2]
    assert len(vak.signalen()) == 1


def test_een_correctie_van_de_afzender_zelf_wordt_een_verbetering(vak: Postvak) -> None:
    """DUO mends its own earlier row: a correction in the log, and the term moves along."""
    vak.duo(YONAS)
    verslag = vak.duo(YONAS.replace("2026-10-01", "2026-09-15") + ";ja", kop=KENNIS + ";CORRECTIE")
    assert verslag.gelukt
    assert not vak.signalen()
    (rij,) = [r for r in vak.plek.alle(Gebeurtenisrij) if r.corrigeert]
    assert (rij.soort, rij.op, rij.corrigeert) == ("kennisgeving", date(2026, 9, 15), 1)
    assert vak.termijn("T05a").eerste_dag == date(2026, 9, 16)


def test_een_correctie_raakt_niet_wat_een_mens_invoerde(vak: Postvak) -> None:
    """The registration was entered by hand: what BRP calls a correction is a contradiction here."""
    vak.duo(YONAS)
    with vak.plek.db.schrijven() as s:
        from inburgering.db.opdracht import Opdracht
        from inburgering.db.registreer import registreer

        registreer(
            s,
            Opdracht(
                traject=1,
                onderdeel="traject",
                gebeurtenis="inschrijving_brp",
                op=date(2026, 10, 5),
                door="Karin",
            ),
            NU,
        )
    kop = "BURGERSERVICENUMMER;DATUMINSCHRIJVINGGEMEENTE;CORRECTIE"
    verslag = vak.lees("brp", f"{kop}\n{BSN};2026-10-07;ja")
    assert [b.reden for b in verslag.bevindingen] == [Reden.TEGENSPRAAK]
    assert ("inschrijving_brp", "2026-10-07") not in vak.log()


def test_een_late_inschrijving_verlegt_de_termijn(vak: Postvak) -> None:
    """Late post is daily life: the ten weeks count from the registration, whenever we hear of it."""
    vak.duo(YONAS + ";ja", kop=KENNIS + ";NOGNIETINGESCHREVEN")
    verslag = vak.lees("brp", f"BURGERSERVICENUMMER;DATUMINSCHRIJVINGGEMEENTE\n{BSN};15-10-2026")
    assert verslag.gelukt
    assert vak.termijn("T05b").eerste_dag == date(2026, 10, 16)


def test_een_koppeling_van_het_coa_in_json(vak: Postvak) -> None:
    """COA's JSON with GGM object types opens a traject that waits for a home; contact data are filled in."""
    bericht = {
        "NATUURLIJKPERSOON": {"BURGERSERVICENUMMER": BSN, "VOORNAMEN": "Yonas", "GESLACHTSNAAM": "Tesfaye"},
        "INBURGERINGSPLICHT": {"WORDTBEHANDELSALS": "asielvergunning"},
        "ASIELSTATUSHOUDER": {
            "IS_GEKOPPELD_AAN": "Haarlemmermeer",
            "TELEFOONNUMMER_VERBLIJF_AZC": "06-12345678",
        },
        "VERBLIJFPLAATS_AZC": {"PLAATS": "Ter Apel"},
        "DATUMKOPPELING": "2026-09-01",
        "VERWACHTEHUISVESTING": "2027-02-01",
    }
    verslag = vak.lees("coa", json.dumps({"berichten": [bericht]}), naam="coa.json")
    assert verslag.gelukt, zinnen(verslag)
    assert vak.plek.alle(Traject)[0].toestand == "gekoppeld"
    assert vak.plek.alle(Persoon)[0].telefoon == "06-12345678"
    assert vak.lees("coa", json.dumps([bericht]), naam="coa.json").overgeslagen == [2]
    vak.duo(YONAS)
    kennisgeving = next(r for r in vak.plek.alle(Gebeurtenisrij) if r.soort == "kennisgeving")
    assert kennisgeving.feiten["gegevens"]["nog_niet_ingeschreven"] is True


def test_een_ander_telefoonnummer_overschrijft_niets(vak: Postvak) -> None:
    """COA has another number than the consulent noted: hers stays and she is asked."""
    kop = "BURGERSERVICENUMMER;TELEFOONNUMMER_VERBLIJF_AZC"
    vak.duo(YONAS)
    vak.lees("coa", f"{kop}\n{BSN};06-12345678")
    vak.lees("coa", f"{kop}\n{BSN};06-87654321")
    assert vak.plek.alle(Persoon)[0].telefoon == "06-12345678"
    assert len(vak.signalen()) == 1
    assert vak.lees("coa", f"{kop}\n{BSN};+31 6 12345678".replace("+31 6 ", "06 ")).overgeslagen == [2]


def test_gekoppeld_aan_een_andere_gemeente_is_niet_voor_ons(vak: Postvak) -> None:
    """A koppeling to another municipality opens nothing."""
    kop = "BURGERSERVICENUMMER;GESLACHTSNAAM;WORDTBEHANDELSALS;DATUMKOPPELING;IS_GEKOPPELD_AAN"
    verslag = vak.lees("coa", f"{kop}\n{BSN};Tesfaye;asielvergunning;2026-09-01;Utrecht")
    assert [b.reden for b in verslag.bevindingen] == [Reden.ANDERE_GEMEENTE]
    assert not vak.plek.alle(Traject)


def test_een_termijn_die_anders_is_blijft_die_van_ons(vak: Postvak) -> None:
    """DUO names a term while no PIP was established here: both sides to the consulent."""
    vak.duo(YONAS)
    kop = "BURGERSERVICENUMMER;DATUMAANVANGINBURGERINGSTERMIJN;DATUMEINDEINBURGERINGSTERMIJN"
    verslag = vak.duo(f"{BSN};2026-11-02;2029-11-01", kop=kop)
    assert "nog geen termijn" in zinnen(verslag)
    assert ("termijn_volgens_duo", "2026-11-21") not in vak.log()


def test_dezelfde_termijn_als_de_onze_wordt_vastgelegd(vak: Postvak) -> None:
    """A caseload that was taken over with its PIP: DUO confirms the three years."""
    kop = "bsn;naam;groep;kennisgeving;inschrijving brp;datum pip;leerroute"
    vak.plek.lees(
        f"{kop}\n{BSN};Yonas Tesfaye;asielvergunning;2025-10-01;2025-10-01;2025-12-01;b1",
        standaard_consulent="Karin Visser",
    )
    duo = "BURGERSERVICENUMMER;DATUMAANVANGINBURGERINGSTERMIJN;DATUMEINDEINBURGERINGSTERMIJN"
    assert vak.duo(f"{BSN};2025-12-02;2028-12-01", kop=duo).gelukt
    assert ("termijn_volgens_duo", "2026-11-21") in vak.log()
    assert vak.duo(f"{BSN};2025-12-02;2028-12-01", kop=duo).overgeslagen == [2]
    vak.duo(f"{BSN};2025-12-02;2029-03-01", kop=duo)
    assert "1 maart 2029" in vak.signalen()[0].reden


def test_een_verlenging_zonder_aanvraag_en_een_ander_besluit_van_die_dag(vak: Postvak) -> None:
    """DUO extends by itself: recorded; another decision of the same day is a contradiction."""
    kop = "bsn;naam;groep;kennisgeving;inschrijving brp;datum pip;leerroute"
    vak.plek.lees(
        f"{kop}\n{BSN};Yonas Tesfaye;asielvergunning;2023-10-01;2023-10-01;2023-12-01;b1",
        standaard_consulent="Karin Visser",
    )
    duo = "BURGERSERVICENUMMER;BEOORDELINGAANVRAAGVERLENGING;DATUMBEOORDELINGVERLENGINGSGROND;"
    duo += "VERLENGINGSGRONDSLAG;VERLENGDTOT"
    assert vak.duo(f"{BSN};TOEGESTAAN;2026-11-02;ZIEKTE;2027-06-01", kop=duo).gelukt
    assert ("besluit_verlenging", "2026-11-02") in vak.log()
    assert vak.duo(f"{BSN};TOEGESTAAN;2026-11-02;ZIEKTE;2027-06-01", kop=duo).overgeslagen == [2]
    vak.duo(f"{BSN};TOEGESTAAN;2026-11-02;ZIEKTE;2027-09-01", kop=duo)
    assert "1 september 2027" in vak.signalen()[0].reden


def test_wat_de_machine_weigert_wordt_een_bevinding(vak: Postvak) -> None:
    """A decision on ontheffing that nobody asked for: refused with the reason, the whole row."""
    vak.duo(YONAS)
    verslag = vak.duo(
        f"{BSN};ja;2026-11-02;GEHEEL;B1_ROUTE",
        kop="BURGERSERVICENUMMER;BESLISSINGONTHEFFING;DATUMONTHEFFING;OMVANGONTHEFFING;UITKOMSTLEERBAARHEIDSTOETS",
    )
    assert [b.reden for b in verslag.bevindingen] == [Reden.GEWEIGERD]
    assert "uitslag_leerbaarheidstoets" not in [soort for soort, _ in vak.log()]


def test_adres_vertrek_en_overlijden_uit_de_brp(vak: Postvak) -> None:
    """A move within the municipality, and a death: the traject ends, and the row again adds nothing."""
    vak.duo(YONAS)
    kop = "BURGERSERVICENUMMER;ADRESREGEL1;ADRESREGEL2;DATUMAANVANGADRES"
    adres = f"{kop}\n{BSN};Kade 3;2131 AB  HOOFDDORP;2026-11-01"
    assert vak.lees("brp", adres).gelukt
    assert vak.plek.alle(Persoon)[0].adres == ["Kade 3", "2131 AB HOOFDDORP"]
    assert vak.lees("brp", adres).overgeslagen == [2]
    oud = adres.replace("Kade 3", "Oude weg 1").replace("2026-11-01", "2026-10-20")
    assert "Oude weg 1" in zinnen(vak.lees("brp", oud))
    dood = f"BURGERSERVICENUMMER;DATUMOVERLIJDEN\n{BSN};2026-11-10"
    assert vak.lees("brp", dood).gelukt
    assert vak.plek.alle(Traject)[0].toestand == "beeindigd"
    assert vak.lees("brp", dood).overgeslagen == [2]


def test_een_vertrek_wordt_vastgelegd(vak: Postvak) -> None:
    """Someone left for another municipality: the traject waits for its request."""
    vak.duo(YONAS)
    assert vak.lees(
        "brp", f"BURGERSERVICENUMMER;DATUMVERTREK;NIEUWEGEMEENTE\n{BSN};2026-11-05;Utrecht"
    ).gelukt
    assert vak.plek.alle(Traject)[0].toestand == "verhuisd"


@pytest.mark.parametrize(
    ("rij", "reden"),
    [
        (f"{ANDER};;;;;", Reden.BSN_KLOPT_NIET),
        (";;;;;2026-10-01", Reden.BSN_ONTBREEKT),
        ("999990093;;;;;", Reden.PERSOON_ONBEKEND),
        (f"{BSN};Yonas;Tesfaye;;asielvergunning;2027-10-01", Reden.DATUM_TOEKOMST),
        (f"{BSN};Yonas;Tesfaye;;;2026-10-01", Reden.GROEP_ONTBREEKT),
        (f"{BSN};;;;asielvergunning;2026-10-01", Reden.NAAM_ONTBREEKT),
        (f"{BSN};Yonas;Tesfaye;;statushouder;2026-10-01", Reden.GROEP_VRAAG),
    ],
)
def test_een_rij_die_niet_kan_krijgt_haar_reden(vak: Postvak, rij: str, reden: Reden) -> None:
    """Refused with a Dutch sentence, without a BSN in the report, and kept in the reject file."""
    verslag = vak.duo(rij)
    assert reden in [b.reden for b in verslag.bevindingen]
    assert not vak.plek.alle(Traject)
    assert BSN not in verslag.tekst()
    assert BSN not in json.dumps(verslag.als_dict())
    assert verslag.schrijf_afgekeurd(vak.plek.map) is not None


def test_bsn_en_trajectnummer_moeten_bij_elkaar_horen(vak: Postvak) -> None:
    """A number of another person's traject is refused; the right one finds the traject without a BSN."""
    vak.duo(YONAS)
    nummer = vak.plek.alle(Traject)[0].nummer
    kop = "BURGERSERVICENUMMER;TRAJECTNUMMER;DATUMLEERBAARHEIDSTOETS;UITKOMSTLEERBAARHEIDSTOETS"
    assert "horen niet bij elkaar" in zinnen(vak.duo(f"999990093;{nummer};2026-11-01;Z_ROUTE", kop=kop))
    assert vak.duo(f";{nummer};2026-11-01;Z_ROUTE", kop=kop).gelukt


def test_wat_een_mens_liet_vervallen_komt_niet_stil_terug(vak: Postvak) -> None:
    """The consulent let a registration lapse; the same row again is put before her."""
    vak.duo(YONAS)
    brp = f"BURGERSERVICENUMMER;DATUMINSCHRIJVINGGEMEENTE\n{BSN};2026-10-15"
    vak.lees("brp", brp)
    from inburgering.db.opdracht import Opdracht
    from inburgering.db.registreer import registreer

    with vak.plek.db.schrijven() as s:
        registreer(
            s,
            Opdracht(
                traject=1,
                onderdeel="traject",
                gebeurtenis="inschrijving_brp",
                op=date(2026, 10, 15),
                door="Karin",
                corrigeert=3,
                vervalt=True,
            ),
            NU,
        )
    assert "liet het vervallen" in zinnen(vak.lees("brp", brp))
    assert len(vak.signalen()) == 1


def test_een_bestand_zonder_wie_wordt_niet_gelezen(vak: Postvak) -> None:
    """Without a column for BSN or traject number nothing is read; broken JSON says what to do."""
    verslag = vak.lees("brp", "DATUMOVERLIJDEN;DATUMVERTREK\n2026-11-10;")
    assert "BURGERSERVICENUMMER" in verslag.bezwaren[0]
    from inburgering.invoer.importeer_lezen import OnleesbaarBestand

    with pytest.raises(OnleesbaarBestand, match="JSON"):
        vak.lees("duo", "{", naam="x.json")


def test_elk_veld_staat_in_de_uitleg() -> None:
    """docs/keten.md names every field of every file with its GGM object type."""
    from inburgering.invoer.ketenvelden import VELDEN

    tekst = (Path(__file__).parents[2] / "docs" / "keten.md").read_text(encoding="utf-8")
    for velden in VELDEN.values():
        for veld in velden:
            assert f"| `{veld.kop}` | {f'`{veld.objecttype}`' if veld.objecttype else 'eigen'} |" in tekst, (
                veld.kop
            )
