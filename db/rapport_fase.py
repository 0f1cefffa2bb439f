"""Report 1, where everyone is: active, with and without a PIP, and whether first PIPs came in time. Pure.

Always: A = B + C + D and E = F + G, in every row; and the rows add up to the last.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta

from inburgering.db.rapport_basis import Kolom, Rapport, Rij, Tabel, vak
from inburgering.db.rapport_levensloop import Levensloop
from inburgering.wet.begrippen import Groep, Regime

VENSTER = timedelta(days=30)
ASIEL = frozenset(g for g in Groep if g.value.startswith("asiel"))
GROEPEN: Mapping[str, tuple[str, frozenset[Groep]]] = {
    "asiel": ("Asielstatushouders", ASIEL),
    "anders": ("Gezinsmigranten en overigen", frozenset(Groep) - ASIEL),
}
KOLOMMEN = {
    "A": Kolom(
        "A. Lopend",
        "Trajecten onder de Wet inburgering 2021 die op de peildatum zijn begonnen en niet "
        "voorbij zijn: niet voldaan, niet vertrokken, niet beëindigd. A = B + C + D.",
    ),
    "B": Kolom("B. Zonder PIP", "Van A: er is nog geen PIP vastgesteld.", reeks=True),
    "C": Kolom(
        "C. PIP, niet verlengd", "Van A: er is een PIP en DUO heeft de termijn niet verlengd.", reeks=True
    ),
    "D": Kolom("D. PIP, verlengd", "Van A: er is een PIP en DUO heeft de termijn verlengd.", reeks=True),
    "E": Kolom(
        "E. Eerste PIP in 30 dagen",
        "Trajecten waarvan het eerste PIP is vastgesteld op de peildatum of "
        "in de 29 dagen ervoor. E = F + G.",
    ),
    "F": Kolom(
        "F. Waarvan op tijd",
        "Van E: op of voor de wettelijke laatste dag (Besluit inburgering 2021, "
        "artikel 5.3), gerekend vanaf het wettelijk begin en niet vanaf het aanmaken van het dossier.",
    ),
    "G": Kolom("G. Waarvan te laat", "Van E: na de wettelijke laatste dag."),
}


def rapport(levens: Sequence[Levensloop], peil: date) -> Rapport:
    """Where everyone was at the end of this day."""
    wet = [t for t in levens if t.regime is Regime.WI2021]
    rijen = [
        _rij(code, naam, (t for t in wet if t.groep in groepen), peil)
        for code, (naam, groepen) in GROEPEN.items()
    ]
    rijen.append(_rij("alle", "Alle groepen", wet, peil))
    anders = sum(t.loopt(peil) for t in levens if t.regime is not Regime.WI2021)
    apart = [f"Daarnaast {anders} lopende trajecten buiten de Wet inburgering 2021."] if anders else []
    tabel = Tabel("Lopende trajecten en eerste PIP's", "Groep", KOLOMMEN, rijen, totaal=True)
    uitleg = (
        "Hoeveel trajecten er lopen, hoeveel daarvan een PIP hebben, en of de nieuwe PIP's op tijd kwamen."
    )
    return Rapport("fase", "Fase van de trajecten", uitleg, {"fase": tabel}, apart)


def _rij(code: str, naam: str, trajecten: Iterable[Levensloop], peil: date) -> Rij:
    alle = list(trajecten)
    a = [t for t in alle if t.loopt(peil)]
    e = [t for t in alle if t.pip is not None and peil - VENSTER < t.pip <= peil]
    delen = {
        "A": a,
        "B": [t for t in a if t.pip is None],
        "C": [t for t in a if t.pip is not None and not t.verlengd],
        "D": [t for t in a if t.pip is not None and t.verlengd],
        "E": e,
        "F": [t for t in e if t.op_tijd],
        "G": [t for t in e if not t.op_tijd],
    }
    return Rij(code, naam, {letter: vak(t.nummer for t in lijst) for letter, lijst in delen.items()})
