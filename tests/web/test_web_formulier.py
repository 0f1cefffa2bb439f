"""Forms come from the fact models: label, help, kind of field, and what was typed stays."""

from starlette.datastructures import FormData

from inburgering.statemachine.feiten import FEITEN, OngeldigeFeiten, lees
from inburgering.templates import pagina
from inburgering.web import formulier
from inburgering.web.formulier import Veld
from inburgering.wet.gebeurtenissen import Gebeurtenis

EIGEN = {"csrf", "op", "sleutel", "verwacht", "vervalt", "naar"}


def _soorten(gebeurtenis: Gebeurtenis) -> dict[str, str]:
    return {v.naam: v.soort for v in formulier.velden(FEITEN[gebeurtenis])}


def test_each_kind_of_fact_gets_its_field() -> None:
    """A day, a time, a line, a story, a choice, yes or no, a number, lines of an address."""
    assert _soorten(Gebeurtenis.OPROEP_BREDE_INTAKE) == {
        "dag": "dag", "tijd": "tijd", "plaats": "regel", "uiterlijk": "dag", "tolk": "regel",
    }  # fmt: skip
    pip = _soorten(Gebeurtenis.OPSTELLING_PIP)
    assert pip["leerroute"] == "keuze"
    assert pip["begeleiding"] == "verhaal"
    assert pip["intensiteit_pvt_uren"] == "getal"
    assert pip["alfabetisering"] == "janee"
    assert _soorten(Gebeurtenis.WIJZIGING_GEGEVENS)["adres"] == "regels"
    assert _soorten(Gebeurtenis.AFHANDELING_SIGNAAL)["signaal"] == "verborgen"


def test_every_event_has_a_form_with_labels() -> None:
    """No fact is asked under its program name, and none bears the name of a field that every form has."""
    for gebeurtenis, model in FEITEN.items():
        for veld in formulier.velden(model):
            assert veld.label != veld.naam, (gebeurtenis, veld.naam)
            assert veld.naam not in EIGEN, (gebeurtenis, veld.naam)
            assert "_" not in veld.label


def test_answers_have_names_for_people() -> None:
    """The list shows words, and sends the word that programs use."""
    (reden, toelichting) = formulier.velden(FEITEN[Gebeurtenis.BEEINDIGING])
    assert ("verhuizing", "Verhuisd naar een andere gemeente") in reden.keuzes
    assert reden.verplicht
    assert not toelichting.verplicht
    route = next(v for v in formulier.velden(FEITEN[Gebeurtenis.OPSTELLING_PIP]) if v.naam == "leerroute")
    assert ("onderwijs", "Onderwijsroute") in route.keuzes


def test_what_was_typed_stays_and_errors_stand_beside_it() -> None:
    """A wrong day keeps its text; the summary leads to the field."""
    velden = formulier.velden(FEITEN[Gebeurtenis.OPROEP_BREDE_INTAKE])
    getypt = FormData([("dag", "31-02-2026"), ("tijd", "9.30"), ("plaats", " Kamer 2 "), ("uiterlijk", "")])
    formulier.getypt(velden, getypt)
    try:
        lees(Gebeurtenis.OPROEP_BREDE_INTAKE, formulier.gegevens(velden))
    except OngeldigeFeiten as fout:
        samenvatting = formulier.zet_fouten(velden, fout.fouten)
    per_naam = {v.naam: v for v in velden}
    assert per_naam["dag"].waarde == "31-02-2026"
    assert per_naam["dag"].fout == "Deze datum bestaat niet. Kijk naar de dag en de maand."
    assert per_naam["uiterlijk"].fout == "Dit moet u nog invullen."
    assert per_naam["plaats"].fout == ""
    assert [fout.doel for fout in samenvatting] == ["veld-dag", "veld-uiterlijk"]


def test_stored_facts_fill_the_form_and_come_back_the_same() -> None:
    """What is stored, shown in a form and sent unchanged is what was stored."""
    bewaard = {
        "leerroute": "z",
        "vve_van_toepassing": False,
        "intensiteit_pvt_uren": 0,
        "begeleiding": "Hulp\nthuis",
    }
    velden = formulier.velden(FEITEN[Gebeurtenis.OPSTELLING_PIP], bewaard)
    terug = lees(Gebeurtenis.OPSTELLING_PIP, formulier.gegevens(velden)).model_dump(
        mode="json", exclude_none=True
    )
    assert terug == bewaard
    adres = formulier.velden(FEITEN[Gebeurtenis.WIJZIGING_GEGEVENS], {"adres": ["Weg 1", "1234 AB  STAD"]})
    assert formulier.gegevens(adres) == {"adres": ["Weg 1", "1234 AB  STAD"]}


def test_dutch_and_iso_dates_are_both_understood() -> None:
    """A browser with a date field sends ISO; a person without one types day first."""
    for getypt in ("2026-11-24", "24-11-2026"):
        feiten = lees(
            Gebeurtenis.WACHT_OP_INFORMATIE_DERDE, {"van_wie": "x", "motivering": "y", "verwacht_op": getypt}
        )
        assert feiten.model_dump(mode="json")["verwacht_op"] == "2026-11-24"


def test_everything_typed_is_escaped() -> None:
    """A page file ends in .html.j2; the usual setting would let markup through."""
    veld = Veld(
        naam="n", label="<b>", soort="verhaal", hulp="<i>", waarde="</textarea><script>1</script>", fout="&"
    )
    sjabloon = pagina.omgeving().from_string('{% from "velden.html.j2" import veld %}{{ veld(v) }}')
    html = sjabloon.render(v=veld)
    assert "<script>" not in html
    assert "&lt;/textarea&gt;&lt;script&gt;" in html
    assert "&lt;b&gt;" in html
