"""What is seen before a row is booked: empty rows, a total row, and one person in more than one row."""

import re
from collections.abc import Sequence

from inburgering.invoer.importeer_bevinding import Ernst, Reden
from inburgering.invoer.importeer_koppeling import Kop
from inburgering.invoer.importeer_lezen import Bronrij
from inburgering.invoer.importeer_rij import Rij

_TOTAAL = re.compile(r"(sub|eind)?totaal\b|total\b|aantal\b", re.IGNORECASE)


def sla_over(bron: Bronrij, kop: Kop) -> Rij | None:
    """A row without a person, with its reason; None for every other row."""
    rij = Rij(bron)
    if bron.leeg:
        rij.meld(Ernst.OVERGESLAGEN, Reden.LEGE_RIJ, "Deze rij is leeg.")
        return rij
    eerste = next(cel.strip() for cel in bron.cellen if cel.strip())
    zonder_persoon = not any(kop.cel(bron, veld).strip() for veld in ("kennisgeving", "groep", "geboren"))
    if _TOTAAL.match(eerste) and zonder_persoon:
        rij.meld(Ernst.OVERGESLAGEN, Reden.TOTAALRIJ, "Deze rij is een totaal, geen persoon.")
        return rij
    return None


def vergelijk_totaal(rijen: Sequence[Rij]) -> list[str]:
    """A remark when a total row counts something else than there is above it."""
    uit = []
    personen = 0
    for rij in rijen:
        if rij.heeft(Reden.TOTAALRIJ):
            getallen = [int(cel) for cel in rij.bron.cellen if re.fullmatch(r"\d{1,6}", cel.strip())]
            if getallen and personen not in getallen:
                uit.append(
                    f"Rij {rij.bron.nummer} noemt een totaal van {getallen[0]}, maar erboven staan "
                    f"{personen} rijen met een persoon. Kijk of de lijst compleet is."
                )
        elif not rij.heeft(Reden.LEGE_RIJ):
            personen += 1
    return uit


def keur_dubbele_af(rijen: Sequence[Rij]) -> None:
    """One BSN in more rows: an exact repeat is passed over, anything else refused.

    Nobody can tell from here which of two different rows is right.
    """
    per_bsn: dict[str, list[Rij]] = {}
    for rij in rijen:
        if rij.bsn is not None:
            per_bsn.setdefault(rij.bsn, []).append(rij)
    for groep in per_bsn.values():
        if len(groep) == 1:
            continue
        if len({rij.vinger for rij in groep}) == 1:
            for rij in groep[1:]:
                zin = f"Deze rij is gelijk aan rij {groep[0].bron.nummer}."
                rij.bevindingen.clear()  # said already about the first
                rij.meld(Ernst.OVERGESLAGEN, Reden.DUBBEL, zin)
        else:
            _keur_af(groep)


def _keur_af(groep: Sequence[Rij]) -> None:
    nummers = [str(rij.bron.nummer) for rij in groep]
    waar = f"{', '.join(nummers[:-1])} en {nummers[-1]}"
    wat = "een andere naam" if len({rij.naam.casefold() for rij in groep}) > 1 else "andere gegevens"
    zin = f"In de rijen {waar} staat hetzelfde BSN met {wat}. Zoek uit welke rij klopt en haal de andere weg."
    for rij in groep:
        rij.keur_af(Reden.BSN_BIJ_MEER_PERSONEN, zin)
