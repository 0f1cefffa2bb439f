"""The forms of the partner book: which fields a partner, a task and a contract ask, and what was typed."""

import re
from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from pydantic import ValidationError

from inburgering.db.kanalen import Kanaal
from inburgering.db.partnervelden import ALTIJD, VELDEN, grond
from inburgering.db.tabellen import Contract, Partner, Partnertaak
from inburgering.db.tabellen_contract import PER_JAAR, TEGELIJK
from inburgering.invoer.gemeenten_basis import Deel
from inburgering.invoer.gemeenten_fouten import als_zin
from inburgering.templates.brief import SJABLONEN
from inburgering.web import dagen
from inburgering.web.formulier import JA_NEE, Fout, Keuze, Veld, als_tekst, zet_fouten
from inburgering.wet.begrippen import Route
from inburgering.wet.taal import hoofdletter

GROND = "grond_"
BEDRAG = re.compile(r"[0-9]{1,7}([.,][0-9]{1,2})?")
KANAALNAMEN: Mapping[str, tuple[str, str]] = {
    Kanaal.MAP: ("Uitwisselmap", "de naam van de map: kleine letters, cijfers, - en _"),
    Kanaal.SMTP: ("E-mail", "het mailadres; in het bericht staat een link, geen persoonsgegevens"),
    Kanaal.SFTP: ("Eigen server van de partner (SFTP)", "sftp://gebruiker@server/map"),
    Kanaal.PAGINA: ("Alleen de partnerpagina", "laat het adres leeg"),
}
"""Per channel its name for people, and what its address is."""
PER: Sequence[Keuze] = ((TEGELIJK, "Tegelijk"), (PER_JAAR, "Per kalenderjaar"))


def partner(rij: Partner | None, vandaag: date | None = None) -> list[Veld]:
    """The fields of a partner; a new one from today. Its name stays: the file and the log know it by that."""
    v = _Vrager(rij)
    kanalen = [(k, naam) for k, (naam, _) in KANAALNAMEN.items()]
    uitleg = {str(k): f"Adres: {zin}." for k, (_, zin) in KANAALNAMEN.items()}
    regels = "Elke regel van het adres op een eigen regel, hoogstens vijf."
    return [
        *([] if rij else [v("naam", "Naam", "regel", "Dit kunt u later niet meer veranderen.")]),
        v("kanaal", "Hoe krijgt de partner zijn taken", "keuze", keuzes=kanalen, uitleg=uitleg),
        v("adres", "Adres van dit kanaal", "regel", leeg=True, merk="niet bij alleen de partnerpagina"),
        v("contact", "Contactpersoon of afdeling", "regel", leeg=True),
        v("postadres", "Postadres", "regels", regels, leeg=True),
        v("geldig_vanaf", "Afspraak geldt vanaf", "dag", standaard=als_tekst(vandaag)),
    ]


def taak(rij: Partnertaak | None) -> list[Veld]:
    """The fields of a task; a personal detail is allowed by filling in its ground, and only so."""
    v = _Vrager(rij)
    brieven = [
        (naam, naam.removeprefix("taak_").replace("_", " ").capitalize())
        for naam, sjabloon in SJABLONEN.items()
        if sjabloon.aan == "partner" and naam.startswith("taak_")
    ]
    soort = "Eén woord in kleine letters, bijvoorbeeld taalles_b1. Dit blijft zo."
    warm = "Eerst een gezamenlijk gesprek, dat beide kanten bevestigen."
    grondslag = "Het artikel of besluit waarop de taak en de naam steunen."
    return [
        *([] if rij else [v("soort", "Korte naam", "regel", soort)]),
        v("naam", "Naam van de taak", "regel"),
        v("omschrijving", "Wat vraagt u de partner", "verhaal"),
        v("sjabloon", "Brief", "keuze", keuzes=brieven),
        v("reactie_dagen", "Dagen om te reageren", "getal"),
        v("gereed_dagen", "Dagen om klaar te zijn", "getal"),
        v("warm", "Warme overdracht", "janee", warm, standaard="nee", keuzes=JA_NEE),
        v("grondslag", "Grondslag van de taak", "regel", grondslag),
        *(_gegeven(rij, veld, gegeven.naam) for veld, gegeven in VELDEN.items() if veld != ALTIJD),
    ]


def _gegeven(rij: Partnertaak | None, veld: str, naam: str) -> Veld:
    hulp = "Waarom mag de partner dit weten? Leeg: de partner krijgt dit niet."
    waarde = grond(rij, veld) if rij is not None and veld in rij.velden else ""
    return Veld(f"{GROND}{veld}", naam, "regel", hulp, verplicht=False, waarde=waarde)


def contract(rij: Contract | None, taken: Sequence[Partnertaak], vandaag: date | None = None) -> list[Veld]:
    """The fields of a contract; a new one from today."""
    v = _Vrager(rij)
    prijs = "" if rij is None or rij.prijs_cent is None else als_tekst(rij.prijs_cent / 100)
    soorten = [(t.soort, t.naam) for t in taken]
    routes = [(r.value, hoofdletter(r.naam)) for r in Route]
    return [
        *([] if rij else [v("naam", "Naam van het contract", "regel", "Dit blijft zo.")]),
        v("taken", "Voor welke taken", "meerkeuze", "Niets gekozen: alle taken.", leeg=True, keuzes=soorten),
        v("leerroutes", "Voor welke leerroutes", "meerkeuze", "Niets gekozen: alle leerroutes.", leeg=True,
          keuzes=routes),
        v("geldig_vanaf", "Geldt vanaf", "dag", standaard=als_tekst(vandaag)),
        v("geldig_tot", "Geldt tot en met", "dag", leeg=True),
        v("plaatsen", "Aantal plaatsen", "getal", "Leeg: er is geen aantal afgesproken.", leeg=True),
        v("per", "Die plaatsen gelden", "keuze", keuzes=PER, standaard=TEGELIJK),
        v("regio", "Regio", "regel", "Als u met andere gemeenten inkoopt.", leeg=True),
        Veld("prijs", "Prijs in euro", "uren", "Alleen als die er is.", verplicht=False, waarde=prijs),
        v("prijs_per", "Prijs per", "regel", "Bijvoorbeeld lesuur of traject.", leeg=True),
        v("inkoopkenmerk", "Kenmerk van de inkoop", "regel", leeg=True),
        v("notitie", "Notitie", "verhaal", "Zet hier geen gegevens van inburgeraars.", leeg=True),
    ]  # fmt: skip


class _Vrager:
    """Makes fields that hold what stands in a row."""

    def __init__(self, rij: Partner | Partnertaak | Contract | None) -> None:
        self.staat = rij.model_dump(mode="json") if rij is not None else {}

    def __call__(
        self, naam: str, label: str, soort: str, hulp: str = "", *, leeg: bool = False, standaard: str = "",
        **meer: Any,
    ) -> Veld:  # fmt: skip
        waarde = als_tekst(self.staat.get(naam)) or standaard
        return Veld(naam, label, soort, hulp, verplicht=not leeg, waarde=waarde, **meer)


def inhoud(velden: Sequence[Veld]) -> tuple[dict[str, Any], list[tuple[str, str]]]:
    """What was typed as the models of the file take it, with what cannot be read."""
    uit: dict[str, Any] = {}
    fouten: list[tuple[str, str]] = []
    for veld in velden:
        waarde = veld.waarde.strip()
        if veld.naam.startswith(GROND):
            continue
        if veld.soort in {"regels", "meerkeuze"}:
            uit[veld.naam] = [regel.strip() for regel in waarde.splitlines() if regel.strip()]
        elif veld.soort == "janee":
            uit[veld.naam] = waarde == "ja"
        elif not waarde and veld.verplicht:
            fouten.append((veld.naam, f"{veld.label}: vul dit in."))
        elif waarde:
            _lees(veld, waarde, uit, fouten)
    gronden = {v.naam.removeprefix(GROND): v.waarde.strip() for v in velden if v.naam.startswith(GROND)}
    if gronden:
        uit["velden"] = [ALTIJD, *(naam for naam, tekst in gronden.items() if tekst)]
        uit["gronden"] = {naam: tekst for naam, tekst in gronden.items() if tekst}
    return uit, fouten


def _lees(veld: Veld, waarde: str, uit: dict[str, Any], fouten: list[tuple[str, str]]) -> None:
    if veld.soort == "getal":
        if waarde.isascii() and waarde.isdigit() and len(waarde) < 8:
            uit[veld.naam] = int(waarde)
        else:
            fouten.append((veld.naam, f"{veld.label}: vul een heel getal in."))
    elif veld.soort == "dag":
        try:
            uit[veld.naam] = dagen.lees(waarde).isoformat()
        except dagen.GeenDag as fout:
            fouten.append((veld.naam, f"{veld.label}: {fout}"))
    elif veld.naam == "prijs":
        if BEDRAG.fullmatch(waarde):
            uit["prijs_cent"] = int(Decimal(waarde.replace(",", ".")) * 100)
        else:
            fouten.append((veld.naam, f"{veld.label}: vul een bedrag in, bijvoorbeeld 12,50."))
    else:
        uit[veld.naam] = waarde


def controleer(
    velden: Sequence[Veld], model: type[Deel], vast: Mapping[str, Any]
) -> tuple[Deel | None, list[Fout]]:
    """The checked content, or None with the errors beside their fields; `vast` is what is not asked."""
    waarden, fouten = inhoud(velden)
    deel: Deel | None = None
    namen = {veld.naam: veld.label for veld in velden}
    try:
        deel = model.model_validate({**vast, **waarden}, strict=False)
    except ValidationError as bezwaar:
        al = {naam for naam, _ in fouten}
        for detail in bezwaar.errors(include_url=False):
            naam = str(detail["loc"][0]) if detail["loc"] else ""
            zin = als_zin(detail).partition(": ")[2]
            if naam not in al:
                al.add(naam)
                fouten.append((naam, f"{namen[naam]}: {zin}." if naam in namen else zin))
    return (None if fouten else deel), zet_fouten(velden, fouten)
