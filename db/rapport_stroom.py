"""Reports 2 and 3: what came in and went out each month, and why it ended. Pure.

Always: open at the end = open at the beginning + in - out. What is open is counted over the whole history,
also when only some months are shown.
"""

from collections.abc import Sequence
from datetime import date, timedelta
from statistics import fmean, median

from inburgering.db.rapport_basis import Kolom, Maand, Rapport, Rij, Tabel, Vak, Waarde, maanden, vak
from inburgering.db.rapport_levensloop import Levensloop
from inburgering.statemachine.feiten_traject import Beeindigingsreden

DUUR = (
    "Gemiddeld aantal dagen van het wettelijk begin (of het eerste feit) tot het einde, van wat in deze "
    "maand eindigde."
)
STROOM = {
    "begin": Kolom("Open aan het begin", "Trajecten die liepen aan het einde van de dag voor deze maand."),
    "in": Kolom(
        "Instroom",
        "Trajecten waarvan het eerste feit (koppeling, kennisgeving, aanmelding of "
        "inschrijving) in deze maand ligt, ook als het dossier later is gemaakt.",
        reeks=True,
    ),
    "uit": Kolom(
        "Uitstroom",
        "Trajecten die in deze maand voorbij waren: aan de plicht voldaan, vertrokken naar "
        "een andere gemeente, of beëindigd.",
        reeks=True,
    ),
    "eind": Kolom(
        "Open aan het einde",
        "Trajecten die liepen aan het einde van de laatste dag. Open aan het begin + instroom - uitstroom.",
    ),
    "gemiddeld": Kolom("Gemiddelde duur", DUUR),
    "mediaan": Kolom("Mediaan van de duur", "De helft van wat in deze maand eindigde duurde korter (dagen)."),
}
REDENEN = {r.value: r.naam.capitalize() for r in Beeindigingsreden} | {"onbekend": "Onbekend (gewist)"}


def stroom(levens: Sequence[Levensloop], peil: date) -> Rapport:
    """In and out of the twelve months up to the peildatum."""
    rijen = [_stroomrij(levens, maand) for maand in maanden(peil)]
    uitleg = "Hoeveel trajecten er begonnen en eindigden, en hoeveel er open stonden."
    tabel = Tabel("Instroom en uitstroom per maand", "Maand", STROOM, rijen)
    return Rapport("stroom", "Instroom en uitstroom", uitleg, {"stroom": tabel})


def _stroomrij(levens: Sequence[Levensloop], maand: Maand) -> Rij:
    ervoor = maand.begin - timedelta(days=1)
    uit = [t for t in levens if maand.heeft(t.einde)]
    waarden: dict[str, Waarde] = {
        "begin": vak(t.nummer for t in levens if t.loopt(ervoor)),
        "in": vak(t.nummer for t in levens if maand.heeft(t.begin)),
        "uit": vak(t.nummer for t in uit),
        "eind": vak(t.nummer for t in levens if t.loopt(maand.eind)),
        **_duren(uit),
    }
    return Rij(maand.code, maand.naam, waarden)


def _duren(uit: Sequence[Levensloop]) -> dict[str, Waarde]:
    dagen = [t.duur for t in uit if t.duur is not None]
    if not dagen:
        return {"gemiddeld": None, "mediaan": None}
    return {"gemiddeld": round(fmean(dagen)), "mediaan": round(median(dagen))}


def afsluiting(levens: Sequence[Levensloop], peil: date) -> Rapport:
    """What ended in the twelve months up to the peildatum, by reason."""
    wanneer = maanden(peil)
    geweest = {t.reden for t in levens if t.einde and wanneer[0].begin <= t.einde <= peil}
    redenen = {code: naam for code, naam in REDENEN.items() if code in geweest}
    kolommen = {
        "totaal": Kolom("Totaal", "Alles wat in deze maand voorbij was: de som van de redenen."),
        **{code: Kolom(naam, f"Reden: {naam.lower()}.", reeks=True) for code, naam in redenen.items()},
        "gemiddeld": STROOM["gemiddeld"], "mediaan": STROOM["mediaan"],
    }  # fmt: skip
    rijen = [_afsluitrij(levens, maand, redenen) for maand in wanneer]
    uitleg = "Hoeveel trajecten er eindigden, waarom, en hoe lang ze duurden."
    tabel = Tabel("Afgesloten per maand en reden", "Maand", kolommen, rijen)
    return Rapport("afsluiting", "Afsluiting", uitleg, {"afsluiting": tabel})


def _afsluitrij(levens: Sequence[Levensloop], maand: Maand, redenen: dict[str, str]) -> Rij:
    uit = [t for t in levens if maand.heeft(t.einde)]
    per: dict[str, Vak] = {code: vak(t.nummer for t in uit if t.reden == code) for code in redenen}
    return Rij(maand.code, maand.naam, {"totaal": vak(t.nummer for t in uit), **per, **_duren(uit)})
