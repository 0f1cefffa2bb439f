"""Het grootboek: wat een termijn verlengde of stilzette, in welke volgorde, en hoe dat wordt uitgelegd."""

from datetime import date
from typing import Any

from inburgering.wet.begrippen import Groep, Route, Wie
from inburgering.wet.gebeurtenissen import Gebeurtenis
from inburgering.wet.grootboek import Postsoort
from inburgering.wet.termijnen import bereken
from inburgering.wet.termijnregel import Feit, Termijn

PIP = date(2026, 11, 20)
BEZWAAR = {"tegen": "pip", "bekendgemaakt_op": "2026-10-05"}


def _feit(soort: str, dag: str, nr: int = 1, onderdeel: str | None = None, **waarden: Any) -> Feit:
    return Feit(Gebeurtenis(soort), date.fromisoformat(dag), nr, waarden, onderdeel)


def _termijn(code: str, *feiten: Feit) -> Termijn:
    alle = bereken(feiten, Groep.GEZIN, Route.B1, normen={})
    (termijn,) = [t for t in alle if t.code == code]
    return termijn


def test_elke_post_noemt_waarom_en_wie() -> None:
    """Verlengd wegens de reden uit de aanvraag, door DUO, met dagen en artikel."""
    t10 = _termijn(
        "T10",
        _feit("vaststelling_pip", "2026-11-20", 1),
        _feit("aanvraag_verlenging", "2029-05-21", 2, "verlenging/1", grond="bevalling"),
        _feit(
            "besluit_verlenging", "2029-06-04", 3, "verlenging/1", toegekend=True, verlengd_tot="2030-03-12"
        ),
    )
    (post,) = t10.grootboek
    assert (post.soort, post.reden, post.wie) == (Postsoort.VERLENGING, "bevalling", Wie.DUO)
    assert (post.oud, post.nieuw, post.dagen) == (date(2029, 11, 20), date(2030, 3, 12), 112)
    assert (post.volgnr, post.op) == (3, date(2029, 6, 4))
    tekst = t10.uitleg.tekst()
    assert (
        "Verlengd op 4 juni 2029 door DUO (bevalling). De laatste dag wordt 12 maart 2030 (artikel 12"
        in tekst
    )
    assert "Zo loopt zij nu tot en met dinsdag 12 maart 2030." in tekst


def test_een_verschil_met_duo_blijft_zichtbaar() -> None:
    """De dagen van DUO gelden, maar de eigen telling staat ernaast."""
    t10 = _termijn(
        "T10",
        _feit("vaststelling_pip", "2026-11-20", 1),
        _feit("termijn_volgens_duo", "2026-12-14", 2, aanvang="2026-11-23", einde="2029-11-22"),
    )
    (post,) = t10.grootboek
    assert (post.soort, post.oud, post.nieuw) == (
        Postsoort.VOLGENS_DUO,
        date(2029, 11, 20),
        date(2029, 11, 22),
    )
    assert (
        "DUO meldde op 14 december 2026: begin 23 november 2026 (zelf geteld: 21 november 2026) en laatste "
        "dag 22 november 2029 (zelf geteld: 20 november 2029). De dagen van DUO gelden"
    ) in t10.uitleg.tekst()
    assert t10.eerste_dag == date(2026, 11, 23)


def test_geen_verschil_met_duo() -> None:
    """Komt DUO op dezelfde dagen, dan zegt de uitleg ook dat."""
    t10 = _termijn(
        "T10",
        _feit("vaststelling_pip", "2026-11-20", 1),
        _feit("termijn_volgens_duo", "2026-12-14", 2, aanvang="2026-11-21", einde="2029-11-20"),
    )
    assert t10.grootboek[0].dagen == 0
    assert "Dat is gelijk aan deze telling" in t10.uitleg.tekst()


def test_late_registratie_verandert_de_volgorde_niet() -> None:
    """Een onderbreking die later is vastgelegd maar eerder speelde: posten staan op de dag van het feit."""
    feiten = [
        _feit("vaststelling_pip", "2026-11-20", 1),
        _feit("besluit_verlenging", "2029-06-04", 2, toegekend=True, verlengd_tot="2030-05-20"),
        _feit(
            "onderbreking_plicht", "2028-03-01", 3, van="2028-01-10", tot="2028-01-19", reden="tijdelijk_doel"
        ),
    ]
    t10 = _termijn("T10", *feiten)
    assert [post.gebeurtenis.value for post in t10.grootboek] == ["onderbreking_plicht", "besluit_verlenging"]
    assert [post.dagen for post in t10.grootboek] == [10, 171]
    assert t10.grootboek[0].reden == "tijdelijk_doel"


def test_een_te_lange_onderbreking_staat_er_wel() -> None:
    """Langer dan een jaar schuift niets op, en de uitleg zegt wie dan beslist."""
    t10 = _termijn(
        "T10",
        _feit("vaststelling_pip", "2026-11-20", 1),
        _feit("onderbreking_plicht", "2028-03-01", 2, van="2027-02-01", tot="2028-02-01"),
    )
    (post,) = t10.grootboek
    assert (post.dagen, post.van, post.tot) == (0, date(2027, 2, 1), date(2028, 2, 1))
    assert "langer dan 1 jaar" in post.tekst
    assert "DUO beslist" in post.tekst


def test_na_een_nieuwe_termijn_wordt_die_verlengd() -> None:
    """Na de boete van DUO hoort een verlenging bij de nieuwe termijn; de drie jaar blijven staan."""
    feiten = (
        _feit("vaststelling_pip", "2026-11-20", 1),
        _feit("nieuwe_termijn_duo", "2029-12-10", 2, waarvoor="leerroute", nieuwe_laatste_dag="2031-12-10"),
        _feit("besluit_verlenging", "2031-09-01", 3, toegekend=True, verlengd_tot="2032-03-10"),
    )
    t10, t17 = _termijn("T10", *feiten), _termijn("T17", *feiten)
    assert (t10.laatste_dag, t10.grootboek, t10.vervangen_door) == (date(2029, 11, 20), (), "T17")
    assert (t17.laatste_dag, len(t17.grootboek)) == (date(2032, 3, 10), 1)


def test_een_open_verzuim() -> None:
    """Zolang het bezwaar niet is aangevuld en er geen dag is gesteld, zegt de post dat de dag opschuift."""
    t07 = _termijn(
        "T07",
        _feit("ontvangst_bezwaar", "2026-10-20", 1, "bezwaar/1", **BEZWAAR),
        _feit("herstel_verzuim_gevraagd", "2026-11-23", 2, "bezwaar/1"),
    )
    assert t07.laatste_dag == date(2026, 12, 28)
    assert "schuift de laatste dag elke dag een dag op" in t07.uitleg.tekst()


def test_een_ander_bezwaar_verandert_niets() -> None:
    """De verdaging van het ene bezwaar verlengt het andere niet."""
    feiten = [
        _feit("ontvangst_bezwaar", "2026-10-20", 1, "bezwaar/1", **BEZWAAR),
        _feit("ontvangst_bezwaar", "2026-10-21", 2, "bezwaar/2", **BEZWAAR),
        _feit("verdaging_bezwaar", "2026-12-14", 3, "bezwaar/2", weken=6),
        _feit("beslissing_op_bezwaar", "2026-12-18", 4, "bezwaar/1"),
    ]
    een, twee = (t for t in bereken(feiten, Groep.GEZIN, None, normen={}) if t.code == "T07")
    assert (een.laatste_dag, een.geeindigd_op) == (date(2026, 12, 28), date(2026, 12, 18))
    assert (twee.laatste_dag, twee.loopt) == (date(2027, 2, 8), True)


def test_waarom_een_verdaagde_dag_niet_schuift() -> None:
    """Of de Algemene termijnenwet na een verdaging geldt staat niet vast, en dat staat erbij."""
    t07 = _termijn(
        "T07",
        _feit("ontvangst_bezwaar", "2026-12-07", 1, "bezwaar/1", tegen="pip", bekendgemaakt_op="2026-11-23"),
        _feit("verdaging_bezwaar", "2027-02-08", 2, "bezwaar/1"),
    )
    assert t07.laatste_dag == date(2027, 3, 29)
    assert "of dat na een verdaging nog kan, staat niet vast" in t07.uitleg.tekst()


def test_de_uitleg_van_een_termijn_na_een_andere() -> None:
    """De uitleg noemt de bezwaartermijn waarna wordt geteld, en zegt het als die niet bekend is."""
    bekend = _termijn("T07", _feit("ontvangst_bezwaar", "2026-10-20", 1, **BEZWAAR)).uitleg.tekst()
    assert "begint na T06 (Bezwaar tegen een besluit); die liep van 6 oktober 2026 tot en met" in bekend
    onbekend = _termijn("T07", _feit("ontvangst_bezwaar", "2026-10-20", 1)).uitleg.tekst()
    assert "het einde daarvan is niet bekend: er is geen laatste dag" in onbekend


def test_een_latere_betaaldag_in_de_beschikking() -> None:
    """De dag uit de beschikking gaat voor en schuift niet; de uitleg zegt dat hij zo is genoemd."""
    t35 = _termijn(
        "T35", _feit("bekendmaking_boetebesluit", "2026-11-13", 1, betalen_uiterlijk=date(2027, 1, 31))
    )
    assert (t35.laatste_dag, len(t35.grootboek)) == (date(2027, 1, 31), 1)
    assert "deze dag is in het besluit zelf genoemd" in t35.uitleg.tekst()
