"""Een concept naast de wet: wat het verandert, en wat er niet aan klopt."""

import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from inburgering.wet.begrippen import Groep, Route
from inburgering.wet.concept import Concept, Conceptbron, OngeldigConcept, lees_concept, maak_concept
from inburgering.wet.gebeurtenissen import Gebeurtenis
from inburgering.wet.regelset import VIGEREND
from inburgering.wet.termijnen import bereken
from inburgering.wet.termijnregel import Feit, Termijn
from inburgering.wet.verschil import Wat, concept_verschil

VOORBEELD = Path(__file__).parents[2] / "docs" / "concept-voorbeeld.toml"
KOP = '[concept]\nnaam = "Proef"\nbron = "verzonnen"\ngeldig_vanaf = 2027-01-01\n'


def _concept(tekst: str, kop: str = KOP) -> Concept:
    return maak_concept(tomllib.loads(kop + tekst), "proef.toml")


def _fouten(tekst: str, kop: str = KOP) -> str:
    with pytest.raises(OngeldigConcept) as fout:
        _concept(tekst, kop)
    assert str(fout.value).startswith("Het concept proef.toml klopt niet.")
    return "\n".join(fout.value.fouten)


def _termijn(
    concept: Concept, code: str, soort: Gebeurtenis, op: date, groep: Groep = Groep.GEZIN
) -> Termijn:
    termijnen = bereken([Feit(soort, op, 1)], groep, Route.Z, normen={}, regels=concept.regels.termijnen)
    return next(t for t in termijnen if t.code == code)


def test_het_voorbeeld_in_de_handleiding() -> None:
    """Twaalf weken voor het PIP, drie maanden ontzorgen en 600 uur les: vijf wijzigingen."""
    concept = lees_concept(VOORBEELD)
    assert concept.geldig_vanaf == date(2027, 1, 1)
    gevonden = concept_verschil(VIGEREND, concept.regels, concept.geldig_vanaf)
    assert [(w.code, w.wat) for w in gevonden] == [
        (code, Wat.GEWIJZIGD) for code in ("T05a", "T05b", "T05d", "T27", "z_cursus_uren")
    ]
    zinnen = [w.zinnen[0] for w in gevonden]
    assert zinnen[0] == "Vanaf 1 januari 2027 duurt de termijn 12 weken. Nu is dat 10 weken."
    assert zinnen[3] == "Vanaf 1 januari 2027 duurt de termijn 3 maanden. Nu is dat 6 maanden."
    assert zinnen[4] == "Vanaf 1 januari 2027 is dit 600 uur. Nu is dat 800 uur."
    assert concept.regels.versie != VIGEREND.versie


def test_een_zaak_houdt_de_regel_van_haar_eigen_dag() -> None:
    """Kennisgeving op 31 december 2026: tien weken. Een dag later: twaalf, en dan is het Goede Vrijdag."""
    concept = lees_concept(VOORBEELD)
    oud = _termijn(concept, "T05a", Gebeurtenis.KENNISGEVING, date(2026, 12, 31))
    assert oud.laatste_dag == date(2027, 3, 11)
    nieuw = _termijn(concept, "T05a", Gebeurtenis.KENNISGEVING, date(2027, 1, 1))
    assert nieuw.ruwe_laatste_dag == date(2027, 3, 26)
    assert nieuw.laatste_dag == date(2027, 3, 30)  # weekend, Tweede Paasdag


def test_drie_maanden_ontzorgen() -> None:
    """Het recht op bijstand ontstaat op 10 maart 2027: drie maanden is tot en met 9 juni, en schuift niet."""
    concept = lees_concept(VOORBEELD)
    asiel = Groep.ASIEL_VERGUNNING
    assert _termijn(
        concept, "T27", Gebeurtenis.RECHT_OP_BIJSTAND, date(2027, 3, 10), asiel
    ).laatste_dag == date(2027, 6, 9)
    assert _termijn(
        concept, "T27", Gebeurtenis.RECHT_OP_BIJSTAND, date(2026, 3, 10), asiel
    ).laatste_dag == date(2026, 9, 9)


def test_een_waarde_volgt_de_dag_van_het_feit() -> None:
    """Wie in 2026 begon, heeft 800 uur; wie in 2027 begint, 600. De wet zelf verandert niet."""
    regels = lees_concept(VOORBEELD).regels
    assert regels.waarde("z_cursus_uren", date(2026, 12, 31)) == 800
    assert regels.waarde("z_cursus_uren", date(2027, 1, 1)) == 600
    assert VIGEREND.waarde("z_cursus_uren", date(2027, 1, 1)) == 800


def test_de_bron_noemt_het_concept() -> None:
    """Niemand kan een uitkomst van een concept voor de wet aanzien."""
    concept = _concept('[[termijnen]]\ncode = "T05a"\nduur = "12 weken"\n')
    termijn = _termijn(concept, "T05a", Gebeurtenis.KENNISGEVING, date(2027, 2, 1))
    assert isinstance(termijn.regel.bron, Conceptbron)
    assert (
        "artikel 5.3, lid 1, Besluit inburgering 2021, volgens het concept 'Proef'" in termijn.uitleg.tekst()
    )
    assert termijn.regel.bron.als_dict()["concept"] == "Proef"
    assert "uiterlijk 12 weken na" in termijn.regel.tekst


def test_dertien_weken_schuift_vanzelf_niet() -> None:
    """Twaalf weken schuift nog, dertien niet meer (Algemene termijnenwet art. 4); de zin zegt het."""
    concept = _concept('[[termijnen]]\ncode = "T05a"\nduur = "13 weken"\n')
    (wijziging,) = concept_verschil(VIGEREND, concept.regels, concept.geldig_vanaf)
    assert wijziging.zinnen[1] == (
        "Vanaf 1 januari 2027 verlengt een weekend of feestdag de termijn niet meer. Nu is dat wel zo."
    )


def test_een_geval_van_een_termijn() -> None:
    """Alleen het genoemde geval van T17 verandert; de andere elf blijven."""
    concept = _concept('[[termijnen]]\ncode = "T17"\ngeval = "geen examenonderdeel"\nduur = "18 maanden"\n')
    (wijziging,) = concept_verschil(VIGEREND, concept.regels, concept.geldig_vanaf)
    assert wijziging.naam == "Nieuwe termijn voor de leerroute, geval: geen examenonderdeel is behaald"


def test_wat_aan_een_termijn_vastzit_gaat_mee() -> None:
    """Vier in plaats van drie jaar: ook de MAP (T24) eindigt dan later; wat DUO stelt, blijft van DUO."""
    concept = _concept('[[termijnen]]\ncode = "T10"\nduur = "4 jaar"\n')
    (wijziging,) = concept_verschil(VIGEREND, concept.regels, concept.geldig_vanaf)
    assert wijziging.zinnen[0] == "Vanaf 1 januari 2027 duurt de termijn 4 jaar. Nu is dat 3 jaar."
    for code in ("T10", "T24"):
        termijn = _termijn(concept, code, Gebeurtenis.VASTSTELLING_PIP, date(2027, 3, 1))
        assert termijn.laatste_dag == date(2031, 3, 1)


def test_een_versie_zonder_geval_heet_naar_haar_begin() -> None:
    """T34 heeft twee lengten zonder geval; het begin zegt welke."""
    gewijzigd = '[[termijnen]]\ncode = "T34"\ngeval = "het signaal van niet meewerken"\nduur = "4 jaar"\n'
    assert len(concept_verschil(VIGEREND, _concept(gewijzigd).regels, date(2027, 1, 1))) == 1
    assert "'het signaal van niet meewerken'" in _fouten('[[termijnen]]\ncode = "T34"\nduur = "4 jaar"\n')


def test_wat_vervalt() -> None:
    """Wat vervalt, geldt tot en met de dag ervoor."""
    concept = _concept('[[vervalt]]\ncode = "lbt_ontheffing"\n[[vervalt]]\ncode = "T27"\n')
    assert (
        concept.regels.in_werking(date(2026, 12, 31)).codes == VIGEREND.in_werking(date(2026, 12, 31)).codes
    )
    weg = VIGEREND.codes - concept.regels.in_werking(date(2027, 1, 1)).codes
    assert weg == {"lbt_ontheffing", "T27"}
    gevonden = concept_verschil(VIGEREND, concept.regels, concept.geldig_vanaf)
    assert {w.zinnen[0] for w in gevonden} == {"Geldt vanaf 1 januari 2027 niet meer."}


def test_bedragen_met_een_euroteken() -> None:
    """Een bedrag staat er zoals mensen het schrijven."""
    concept = _concept('[[waarden]]\ncode = "boete_samen_hoogste"\nwaarde = "€ 1.200,50"\n')
    assert concept.regels.waarde("boete_samen_hoogste", date(2027, 1, 1)) == 120_050


def test_een_concept_in_het_verleden() -> None:
    """Een concept kan terug: dan houden de versies erna hun eigen begin."""
    kop = KOP.replace("2027-01-01", "2022-06-01")
    concept = _concept('[[termijnen]]\ncode = "T05a"\nduur = "8 weken"\n', kop)
    t05a = [r for r in concept.regels.termijnen if r.code == "T05a"]
    assert [(r.geldig_vanaf, r.geldig_tot, str(r.duur)) for r in t05a] == [
        (date(2022, 1, 1), date(2022, 5, 31), "10 weken"),
        (date(2022, 6, 1), date(2022, 12, 31), "8 weken"),
        (date(2023, 1, 1), None, "8 weken"),
    ]


@pytest.mark.parametrize(
    ("tekst", "zin"),
    [
        (
            '[[termijnen]]\ncode = "T05a"\nduur = "13 weken"\nschuift = true\n',
            "[[termijnen]] nummer 1 (T05a): een termijn van 13 weken verschuift niet: de Algemene",
        ),
        ('[[termijnen]]\ncode = "T05x"\nduur = "12 weken"\n', "de code 'T05x' bestaat niet; bedoelt u 'T05"),
        ('[[termijnen]]\ncode = "T05a"\nduur = "twaalf weken"\n', 'schrijf duur = "12 weken".'),
        ('[[termijnen]]\ncode = "T05a"\nduur = "0 weken"\n', "de lengte '0 weken' kan niet"),
        ('[[termijnen]]\ncode = "T05a"\nduur = "10 weken"\n', "de lengte is nu al 10 weken"),
        ('[[termijnen]]\ncode = "T05a"\n', "er staat niet bij wat er anders wordt"),
        ('[[termijnen]]\nduur = "12 weken"\n', "[[termijnen]] nummer 1: code ontbreekt."),
        (
            '[[termijnen]]\ncode = "T05a"\nduren = "12 weken"\n',
            "het woord 'duren' kent het programma hier niet",
        ),
        ('[[termijnen]]\ncode = "T27"\nduur = "3 maanden"\n', "zeg zelf schuift = true, of schuift = false"),
        (
            '[[termijnen]]\ncode = "T27"\nduur = "3 maanden"\nschuift = false\n',
            "zeg met schuift_niet_want waarom",
        ),
        ('[[termijnen]]\ncode = "T05a"\nschuift = "ja"\n', "schuift is true of false"),
        ('[[termijnen]]\ncode = "T04a"\nschuift = true\n', "deze termijn heeft geen lengte in tijd"),
        ('[[termijnen]]\ncode = "T17"\nduur = "1 jaar"\n', "deze termijn heeft 12 gevallen"),
        (
            '[[termijnen]]\ncode = "T17"\ngeval = "vijf"\nduur = "1 jaar"\n',
            "geen enkel geval bevat de woorden 'vijf'",
        ),
        ('[[termijnen]]\ncode = "N01"\nnaam = "x"\n', "dit is een eigen norm van de gemeente, geen wet"),
        ('[[termijnen]]\ncode = "T18"\nduur = "2 jaar"\n', "de waarde wisselen_maanden en de termijn T18"),
        ('[[waarden]]\ncode = "boete_brede_intake"\nwaarde = 300\n', 'waarde = "€ 250"'),
        ('[[waarden]]\ncode = "pvt_uren"\nwaarde = "14 dagen"\n', "schrijf een heel getal in uur"),
        ('[[waarden]]\ncode = "pvt_uren"\nwaarde = -1\n', "schrijf een heel getal in uur"),
        ('[[waarden]]\ncode = "map_themas"\nwaarde = true\n', "schrijf een heel getal: waarde = 8"),
        ('[[waarden]]\ncode = "pvt_uren"\nwaarde = 12\n', "waarde is nu al 12 uur"),
        ('[[waarden]]\ncode = "pvt_uren"\nwaarde = 90000\n', "ongeloofwaardig hoog"),
        ('[[waarden]]\ncode = "pvt_uren"\n', "waarde ontbreekt"),
        (
            '[[waarden]]\ncode = "uitkering_gezin"\nwaarde = "€ 1"\n[[vervalt]]\ncode = "uitkering_gezin"\n',
            "2 keer",
        ),
        ('[[vervalt]]\ncode = "T99"\n', "de code 'T99' bestaat niet"),
        ('[termijnen]\ncode = "T05a"\n', "schrijf hier twee rechte haken: [[termijnen]]"),
        ("[extra]\n", "het woord 'extra' kent het programma hier niet"),
        ("", "er staat geen wijziging in"),
    ],
)
def test_wat_er_niet_klopt_staat_er_met_de_plek(tekst: str, zin: str) -> None:
    """Elke fout is één Nederlandse zin die zegt waar zij staat en wat te doen."""
    assert zin in _fouten(tekst)


@pytest.mark.parametrize(
    ("kop", "zin"),
    [
        ("", "het deel [concept] ontbreekt"),
        ('[concept]\nnaam = "a"\nbron = "b"\n', "[concept]: geldig_vanaf ontbreekt"),
        ('[concept]\nbron = "b"\ngeldig_vanaf = 2027-01-01\n', "[concept]: naam ontbreekt"),
        (KOP.replace("2027-01-01", '"2027-01-01"'), "moet een datum zijn, zonder aanhalingstekens"),
        (KOP.replace("2027-01-01", "2027-01-01T10:00:00"), "moet een datum zijn"),
        (KOP.replace("2027-01-01", "2021-12-31"), "toen gold de wet nog niet"),
        (KOP.replace("2027-01-01", "2270-01-01"), "kijk naar het jaar"),
        (KOP.replace('"Proef"', "3"), "naam moet tekst zijn"),
    ],
)
def test_een_kop_die_niet_klopt(kop: str, zin: str) -> None:
    """Naam, herkomst en dag horen er te staan, en te kunnen."""
    assert zin in _fouten('[[vervalt]]\ncode = "T27"\n', kop)


def test_alle_fouten_in_een_keer() -> None:
    """Wie vier dingen fout heeft, hoort ze alle vier."""
    fouten = _fouten(
        '[[termijnen]]\ncode = "T05a"\nduur = "veel"\n[[waarden]]\ncode = "x"\nwaarde = 1\n',
        '[concept]\nnaam = "a"\n',
    )
    assert len(fouten.splitlines()) == 4


def test_een_bestand_dat_geen_concept_is(tmp_path: Path) -> None:
    """Er is geen bestand, of het is geen TOML: met de naam en de regel."""
    with pytest.raises(OngeldigConcept, match="Dit bestand is er niet"):
        lees_concept(tmp_path / "weg.toml")
    (tmp_path / "kapot.toml").write_text("[concept]\nnaam = Proef\n", encoding="utf-8")
    with pytest.raises(OngeldigConcept, match=r"Regel 2 \(bij 'naam'\)"):
        lees_concept(tmp_path / "kapot.toml")


def test_een_lijst_in_plaats_van_woorden() -> None:
    """Een lijst met losse getallen heeft geen code."""
    inhoud: dict[str, Any] = tomllib.loads(KOP) | {"vervalt": ["T27"]}
    with pytest.raises(OngeldigConcept, match="hier horen woorden met een waarde"):
        maak_concept(inhoud)
