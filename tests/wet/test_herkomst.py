"""Waar de voorbeelden vandaan komen: ten minste driehonderd, en hoogstens de helft zelf bedacht."""

from collections import Counter

from tests.tabel import VOORBEELDEN, tabel


def test_hoogstens_de_helft_is_verzonnen() -> None:
    """Elke rij noemt haar herkomst; wet, studie en uitspraken leveren ten minste de helft."""
    rijen = [(blad.name, rij) for blad in sorted(VOORBEELDEN.glob("*.md")) for rij in tabel(blad.name)]
    herkomsten = [(naam, rij["herkomst"]) for naam, rij in rijen if "herkomst" in rij]
    assert [naam for naam, herkomst in herkomsten if not herkomst] == []
    soorten = Counter(
        "verzonnen" if herkomst.startswith("verzonnen") else "bron" for _, herkomst in herkomsten
    )
    assert soorten.total() >= 300
    assert soorten["verzonnen"] <= soorten["bron"], soorten
