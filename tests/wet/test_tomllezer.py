"""Een kapot TOML-bestand krijgt een uitleg in het Nederlands, met de regel."""

import pytest

from inburgering.wet.tomllezer import GeenToml, lees_toml


@pytest.mark.parametrize(
    ("tekst", "zin"),
    [
        ("a = [", "Aan het eind van het bestand (regel 1): er ontbreekt een waarde of een haak die sluit."),
        ('a = 1\nb = "x', "Aan het eind van het bestand (regel 2): een aanhalingsteken ontbreekt"),
        ("a = 1\nb = foo\n", "Regel 2 (bij 'b'): hier hoort een waarde"),
        ("a = 1\na = 2\nc = 3\n", "Regel 2 (bij 'a'): dit staat hierboven al een keer"),
        ("[concept\nnaam = 1\n", "Regel 1: een kop eindigt met een rechte haak"),
        ("[a]\n[a]\n", "Regel 2: deze kop staat hierboven al een keer"),
        ("dag = 2027-02-30\n", "Regel 1 (bij 'dag'): deze datum bestaat niet; schrijf 2026-11-21."),
        ("naam: x\n", "Regel 1: na een naam hoort een is-teken"),
        ("a = 12 weken\n", "Regel 1 (bij 'a'): hier staat iets te veel; begin een nieuwe regel."),
        ('x = "a\nb"\n', "een aanhalingsteken ontbreekt aan het eind"),
        ("= 3\n", "Regel 1: hier hoort naam = waarde"),
        ("", ""),
    ],
)
def test_uitleg_met_de_regel(tekst: str, zin: str) -> None:
    """Elke fout is één Nederlandse zin met de plek; een leeg bestand is gewoon leeg."""
    if not zin:
        assert lees_toml(tekst.encode()) == {}
        return
    with pytest.raises(GeenToml) as fout:
        lees_toml(tekst.encode())
    assert str(fout.value).startswith("Dit is geen TOML. ")
    assert zin in str(fout.value)


def test_geen_waarde_in_de_uitleg() -> None:
    """Wat achter het is-teken staat, kan over een mens gaan en komt nooit in de melding."""
    with pytest.raises(GeenToml) as fout:
        lees_toml(b"naam = Fatima 999990019\n")
    assert "999990019" not in str(fout.value)
    assert "Fatima" not in str(fout.value)


def test_geen_utf8() -> None:
    """Een bestand in een andere tekenset zegt wat te doen."""
    with pytest.raises(GeenToml, match="Bewaar het bestand opnieuw als UTF-8"):
        lees_toml(b'naam = "\xff"')
    assert lees_toml(b'\xef\xbb\xbfnaam = "x"') == {"naam": "x"}
