"""Cohorts by the legal start: who got the first PIP in time; what cannot be judged yet is apart. Pure.

Always: the cohort = on time + late + late without a PIP + gone before its last day + cannot be judged yet.
Only trajects whose last day has passed count in the share: a PIP that came early in a cohort that is still
running would make it look better than it is.
"""

from collections.abc import Sequence
from datetime import date

from inburgering.db.rapport_basis import Kolom, Rapport, Rij, Tabel, vak
from inburgering.db.rapport_fase import GROEPEN
from inburgering.db.rapport_levensloop import Levensloop

COHORTEN = 8  # quarters
KOLOMMEN = {
    "cohort": Kolom(
        "Cohort",
        "Trajecten met hun wettelijk begin (kennisgeving, of inschrijving in de gemeente) in "
        "dit kwartaal. De som van de vijf volgende kolommen.",
    ),
    "op_tijd": Kolom("Op tijd", "De laatste dag is voorbij en het PIP kwam op of voor die dag.", reeks=True),
    "te_laat": Kolom("Te laat", "De laatste dag is voorbij en het PIP kwam daarna.", reeks=True),
    "nog_niet": Kolom(
        "Nog geen PIP, te laat",
        "De laatste dag is voorbij, het traject liep toen nog en er is nog geen PIP.",
        reeks=True,
    ),
    "weg": Kolom(
        "Eerder weg",
        "Eindigde op of voor de laatste dag zonder PIP. Telt niet mee in het aandeel.",
        reeks=True,
    ),
    "later": Kolom(
        "Nog niet te beoordelen",
        "De laatste dag is nog niet voorbij, of er loopt nog geen termijn. "
        "Telt niet mee in het aandeel, ook niet als er al een PIP is.",
        reeks=True,
    ),
    "aandeel": Kolom("Aandeel op tijd (%)", "Op tijd, gedeeld door op tijd + te laat + nog geen PIP."),
    "mediaan": Kolom(
        "Mediaan tot PIP (weken)",
        "Na zoveel weken vanaf het wettelijk begin heeft de helft een PIP. "
        "Wie er nog geen heeft telt mee tot de peildatum of het vertrek (Kaplan-Meier).",
    ),
}


def rapport(levens: Sequence[Levensloop], peil: date) -> Rapport:
    """The last eight quarters, for each group."""
    tabellen = {
        code: _tabel(naam, [t for t in levens if t.groep in groepen], peil)
        for code, (naam, groepen) in GROEPEN.items()
    }
    uitleg = "Wie in een kwartaal begon: was het PIP er op tijd? Wat nog kan komen telt niet als te laat."
    return Rapport("cohort", "Cohorten", uitleg, tabellen)


def _tabel(naam: str, levens: Sequence[Levensloop], peil: date) -> Tabel:
    rijen = []
    for begin in kwartalen(peil):
        cohort = [t for t in levens if t.wettelijk_begin and kwartaal(t.wettelijk_begin) == begin]
        rijen.append(_rij(begin, cohort, peil))
    return Tabel(naam, "Begonnen in", KOLOMMEN, rijen)


def kwartaal(dag: date) -> date:
    """The first day of its quarter."""
    return date(dag.year, 3 * ((dag.month - 1) // 3) + 1, 1)


def kwartalen(peil: date) -> list[date]:
    """The first days of the last eight quarters, oldest first."""
    nummer = peil.year * 4 + (peil.month - 1) // 3
    return [date(n // 4, 3 * (n % 4) + 1, 1) for n in range(nummer - COHORTEN + 1, nummer + 1)]


def stand(t: Levensloop, peil: date) -> str:
    """In which column of its cohort this one counts."""
    if t.uiterlijk is None or t.uiterlijk >= peil:
        weg = t.pip is None and t.einde is not None
        return "weg" if weg else "later"
    if t.pip is not None:
        return "op_tijd" if t.op_tijd else "te_laat"
    return "weg" if t.einde is not None and t.einde <= t.uiterlijk else "nog_niet"


def _rij(begin: date, cohort: Sequence[Levensloop], peil: date) -> Rij:
    per = {code: vak(t.nummer for t in cohort if stand(t, peil) == code) for code in list(KOLOMMEN)[1:6]}
    noemer = sum(per[code].aantal for code in ("op_tijd", "te_laat", "nog_niet"))
    dagen = mediaan([waarneming(t, peil) for t in cohort])
    waarden = {
        "cohort": vak(t.nummer for t in cohort),
        **per,
        "aandeel": round(100 * per["op_tijd"].aantal / noemer) if noemer else None,
        "mediaan": None if dagen is None else round(dagen / 7, 1),
    }
    return Rij(f"{begin}", f"kwartaal {(begin.month + 2) // 3} van {begin.year}", waarden)


def waarneming(t: Levensloop, peil: date) -> tuple[int, bool]:
    """For how many days it was followed from its legal start, and whether the PIP came at the end of them."""
    begin = t.wettelijk_begin or t.begin
    tot = t.pip or min(t.einde or peil, peil)
    return max((tot - begin).days, 0), t.pip is not None


def mediaan(waarnemingen: Sequence[tuple[int, bool]]) -> int | None:
    """The first day by which half has it, by Kaplan and Meier; None when that has not been seen."""
    over = 1.0
    for dag in sorted({d for d, is_zo in waarnemingen if is_zo}):
        onder_ogen = sum(d >= dag for d, _ in waarnemingen)
        over *= 1 - sum(is_zo and d == dag for d, is_zo in waarnemingen) / onder_ogen
        if over <= 0.5 + 1e-9:
            return dag
    return None
