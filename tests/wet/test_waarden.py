"""De getallen van de wet, vergeleken met de hand uit de studie van de wet (law.md §1 tot en met §5)."""

from dataclasses import replace
from datetime import date

import pytest

from inburgering.wet.begrippen import ASIEL, Groep, Route
from inburgering.wet.bronnen import Bron
from inburgering.wet.regelset import VIGEREND, ongelijk
from inburgering.wet.waarden import WAARDEN, Maat, OnbekendeWaarde, Zekerheid, geldend, waarde
from inburgering.wet.waarden_weg import NIET_OPGENOMEN
from inburgering.wet.waardensoort import bedrag

VANDAAG = date(2026, 11, 21)

# Uit law.md overgeschreven: bedragen in euro, uren, percentages en aantallen.
UIT_DE_STUDIE = {
    "pvt_uren": "12 uur",
    "map_uren": "40 uur",
    "map_themas": "8 thema's",
    "z_cursus_uren": "800 uur",
    "z_participatie_uren": "800 uur",
    "z_onderwijs_terug_jaren": "2 jaar",
    "afschalen_uren": "600 uur",
    "wisselen_maanden": "18 maanden",
    "inspanning_uren_gezin": "450 uur",
    "inspanning_verlenging_maanden": "6 maanden",
    "inspanning_taalonderdelen": "2 van de 4 onderdelen",
    "examen_gratis_pogingen": "2 pogingen per onderdeel",
    "examen_kosten": "€ 50",
    "ontheffing_medisch_kosten": "€ 225",
    "ingeburgerd_kosten": "€ 90",
    "boete_brede_intake": "€ 250",
    "boete_brede_intake_aantal": "2 boetes",
    "boete_medewerking_basis": "€ 50",
    "boete_verhoging_procent": "100 procent",
    "boete_medewerking_hoogste": "€ 800",
    "recidive_maanden": "12 maanden",
    "verwijtbaarheid_opzet": "100 procent",
    "verwijtbaarheid_grove_schuld": "75 procent",
    "verwijtbaarheid_geen_van_beide": "50 procent",
    "verwijtbaarheid_verminderd": "25 procent",
    "boete_samen_hoogste": "€ 2.400",
    "boete_samen_nieuwe_termijn_6": "€ 400",
    "boete_samen_nieuwe_termijn_12": "€ 800",
    "boete_samen_nieuwe_termijn_18": "€ 1.200",
    "boete_samen_nieuwe_termijn_24": "€ 1.600",
    "zienswijze_vanaf": "€ 340",
    "duo_boete_pvt_map": "€ 340",
    "duo_boete_leerroute_hoogste": "€ 1.000",
    "duo_boete_herhaling_jaren": "2 jaar",
    "lening_hoogste": "€ 10.000",
    "lening_terugbetalen_jaren": "10 jaar",
    "bewaren_kern_jaren": "50 jaar",
    "leeftijd_vanaf": "16 jaar",
    "onderbreking_jaren": "1 jaar",
    "verlenging_minstens_maanden": "3 maanden",
    "verlenging_overlijden_maanden": "3 maanden",
    "verlenging_bevalling_weken": "16 weken",
    "verlenging_alfabetisering_maanden": "6 maanden",
    "verlenging_dakloosheid_jaren": "2 jaar",
    "verlenging_aanbieder_maanden": "6 maanden",
    "verlenging_anders_jaren": "2 jaar",
    "verlenging_aanbod_maanden": "3 maanden",
    "verlenging_taalschakeltraject_maanden": "6 maanden",
    "verlenging_opleiding_bezig_jaren": "2 jaar",
    "verlenging_entree_jaren": "2 jaar",
}


@pytest.mark.parametrize(("code", "verwacht"), UIT_DE_STUDIE.items())
def test_het_getal_uit_de_studie(code: str, verwacht: str) -> None:
    """Vandaag geldt het getal dat in de studie van de wet staat."""
    assert geldend(code, VANDAAG).in_woorden == verwacht


def test_bedragen_zijn_eurocenten() -> None:
    """Een bedrag is een heel aantal centen, zodat er niets wordt afgerond."""
    assert waarde("boete_brede_intake", VANDAAG) == 25_000
    assert waarde("boete_samen_hoogste", VANDAAG) == 240_000
    assert waarde("lening_hoogste", VANDAAG) == 1_000_000
    assert bedrag(70_672) == "€ 706,72"
    assert bedrag(5) == "€ 0,05"


def test_elke_waarde_is_volledig() -> None:
    """Een waarde zegt hoe zij heet, wat de bepaling zegt, voor wie, en op welk artikel zij steunt."""
    for w in WAARDEN:
        assert w.naam
        assert w.zin.endswith(".")
        assert "{" not in w.zin
        assert w.voor <= set(Groep)
        assert isinstance(w.bron, Bron)
        assert w.geldig_vanaf >= date(2022, 1, 1)


def test_voor_wie() -> None:
    """Meedoen in de Z-route is alleen voor asielstatushouders, de 450 uur alleen voor gezinsmigranten."""
    meedoen = geldend("z_participatie_uren", VANDAAG)
    assert (meedoen.voor, meedoen.routes) == (ASIEL, frozenset({Route.Z}))
    assert geldend("z_cursus_uren", VANDAAG).voor == frozenset(Groep)
    assert geldend("inspanning_uren_gezin", VANDAAG).voor == frozenset({Groep.GEZIN})
    assert geldend("examen_gratis_pogingen", VANDAAG).voor == ASIEL
    assert Route.ONDERWIJS not in (geldend("map_uren", VANDAAG).routes or ())


def test_uitleg_heet_uitleg() -> None:
    """Wat niet letterlijk in de wet staat, zegt dat van zichzelf."""
    uitleg = {w.code for w in WAARDEN if w.zekerheid is Zekerheid.UITLEG}
    assert uitleg == {"boete_brede_intake_aantal", "zienswijze_vanaf"}


def test_de_waarde_volgt_de_dag_van_het_feit() -> None:
    """Een feit uit 2025 houdt het bedrag van 2025, ook als er in 2026 naar wordt gevraagd."""
    assert waarde("uitkering_gezin", date(2025, 12, 31)) == 69_423
    assert waarde("uitkering_gezin", date(2026, 1, 1)) == 70_672


def test_buiten_de_tijd_is_er_geen_waarde() -> None:
    """Wie naar een dag vraagt waarop niets bekend is, hoort vanaf wanneer wel."""
    with pytest.raises(
        OnbekendeWaarde, match="Op 31 december 2024 gold 'uitkering_gezin' niet: zij geldt vanaf"
    ):
        waarde("uitkering_gezin", date(2024, 12, 31))
    with pytest.raises(OnbekendeWaarde, match="zij geldt vanaf 1 januari 2022"):
        waarde("pvt_uren", date(2021, 12, 31))


def test_een_onbekende_code() -> None:
    """Een tikfout krijgt een voorstel, en een verzonnen code niet."""
    with pytest.raises(OnbekendeWaarde, match="Bedoelt u 'pvt_uren'"):
        waarde("pvt_uur", VANDAAG)
    with pytest.raises(OnbekendeWaarde, match=r"'xyz' bestaat niet\.$"):
        waarde("xyz", VANDAAG)


def test_een_afgelopen_waarde() -> None:
    """Gold een waarde alleen vroeger, dan staat er tot wanneer."""
    oud = replace(geldend("pvt_uren", VANDAAG), geldig_tot=date(2023, 12, 31))
    with pytest.raises(OnbekendeWaarde, match="zij gold van 1 januari 2022 tot en met 31 december 2023"):
        waarde("pvt_uren", date(2024, 1, 1), [oud])


def test_geen_twee_waarden_tegelijk() -> None:
    """Van een code geldt er op elke dag hoogstens één."""
    dagen = {w.geldig_vanaf for w in WAARDEN} | {w.geldig_tot for w in WAARDEN if w.geldig_tot}
    for dag in dagen:
        codes = [w.code for w in WAARDEN if w.geldt_op(dag)]
        assert sorted(codes) == sorted(set(codes))


def test_een_lengte_staat_nergens_anders_anders() -> None:
    """Wat ook een termijn is (anderhalf jaar om te wisselen), is in de termijn even lang."""
    samen = {w.termijn for w in WAARDEN if w.termijn}
    assert samen == {"T13", "T14", "T15", "T18", "T21", "T28", "T31"}
    for dag in (date(2022, 1, 1), VANDAAG):
        assert ongelijk(VIGEREND, dag) == ()


def test_wat_ontbreekt_heeft_een_reden() -> None:
    """De boetetabellen van DUO staan er niet in, met de reden erbij."""
    assert "boetetabellen van DUO" in NIET_OPGENOMEN[0].wat
    assert "rekent ze niet uit" in NIET_OPGENOMEN[0].waarom
    assert not [w for w in WAARDEN if "tabel" in w.naam]


def test_een_waarde_zonder_plek_mag_niet() -> None:
    """Wie een waarde schrijft zonder plek voor het getal, of een negatief getal, hoort dat meteen."""
    goed = geldend("pvt_uren", VANDAAG)
    with pytest.raises(ValueError, match="geen plek"):
        replace(goed, tekst="Ten minste twaalf uur.")
    with pytest.raises(ValueError, match="nooit negatief"):
        replace(goed, waarde=-1)


def test_enkelvoud() -> None:
    """Eén week en één maand in het enkelvoud."""
    goed = geldend("pvt_uren", VANDAAG)
    assert replace(goed, waarde=1, eenheid=Maat.WEEK).in_woorden == "1 week"
    assert replace(goed, waarde=1, eenheid=Maat.MAAND).in_woorden == "1 maand"
