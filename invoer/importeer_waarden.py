"""From the text in a cell to a value: dates in every style that offices use, BSNs, names, consulenten."""

import re
from datetime import date, timedelta

from inburgering.invoer.importeer_bevinding import Reden, citaat
from inburgering.invoer.importeer_lezen import WEG
from inburgering.invoer.importeer_velden import is_leeg, plat
from inburgering.wet.bsn import elfproef

_MAANDEN = (
    "jan januari, feb februari, mrt maart, apr april, mei, jun juni, jul juli, aug augustus, "
    "sep sept september, okt oktober, nov november, dec december"
)
MAANDEN = {naam: nr for nr, namen in enumerate(_MAANDEN.split(", "), 1) for naam in namen.split()}
EXCEL_NUL = date(1899, 12, 30)
EXCEL_TUSSEN = range(7306, 73051)  # 1920 to 2099
BETEKENT_LEEG = frozenset(
    {
        "1-1-1",
        "1-1-1753",
        "1-1-1899",
        "30-12-1899",
        "31-12-1899",
        "1-1-1900",
        "2-1-1900",
        "31-12-9999",
        "0-0-0",
    }
)
GEEN_NAAM = frozenset({"", "-", "n v t", "nvt", "onbekend", "naam onbekend", "?"})
_TIJD = re.compile(r"[T ]\d{1,2}:\d{2}(:\d{2}(\.\d+)?)?$")
_DMJ = re.compile(r"(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4}|\d{2})")
_JMD = re.compile(r"(\d{4})[-/. ](\d{1,2})[-/. ](\d{1,2})")
_WOORD = re.compile(r"(\d{1,2})[- ]([a-z]+)\.?[- ](\d{4})")


class Gebrek(ValueError):
    """A cell that cannot be used: the kind of finding and a Dutch sentence."""

    def __init__(self, reden: Reden, zin: str) -> None:
        super().__init__(zin)
        self.reden, self.zin = reden, zin


class Dagwaarde:
    """A day from a cell, with what a person should know about how it was read."""

    def __init__(self, dag: date | None, opmerking: Reden | None = None, zin: str = "") -> None:
        self.dag, self.opmerking, self.zin = dag, opmerking, zin


def lees_dag(tekst: str, *, geboorte: bool = False, vandaag: date) -> Dagwaarde:
    """A day, or none where the cell says there is none. Raises Gebrek.

    Days come before months. Two digits are a year of this century; for a birth the last one that is past.
    """
    if is_leeg(tekst):
        return Dagwaarde(None)
    kort = _TIJD.sub("", tekst.strip().casefold())
    if re.fullmatch(r"\d{5}([.,]0+)?", kort):
        return _excelgetal(tekst, kort)
    delen = _delen(kort)
    if delen is None:
        raise Gebrek(Reden.DATUM_ONBEKEND, f"{citaat(tekst)} is geen datum. Schrijf bijvoorbeeld 21-11-2026.")
    jaar, maand, dag = delen
    if f"{dag}-{maand}-{jaar}" in BETEKENT_LEEG:
        zin = f"{citaat(tekst)} betekent in veel programma's dat er geen datum is. Gelezen als leeg. Kijk na."
        return Dagwaarde(None, Reden.DATUM_ALS_LEEG, zin)
    if geboorte and jaar and 0 in {maand, dag}:
        zin = "Van de geboortedatum is alleen een deel bekend. Zij is leeg gelaten."
        return Dagwaarde(None, Reden.GEBOORTEDATUM_ONBEKEND, zin)
    try:
        return Dagwaarde(date(_eeuw(jaar, geboorte=geboorte, vandaag=vandaag), maand, dag))
    except ValueError:
        hint = " Staat de maand voorop?" if maand > 12 >= dag else ""
        raise Gebrek(
            Reden.DATUM_ONBEKEND, f"{citaat(tekst)} bestaat niet. Verbeter de datum.{hint}"
        ) from None


def _excelgetal(tekst: str, kort: str) -> Dagwaarde:
    getal = int(re.split(r"[.,]", kort)[0])
    if getal not in EXCEL_TUSSEN:
        raise Gebrek(Reden.DATUM_ONBEKEND, f"{citaat(tekst)} is geen datum. Schrijf bijvoorbeeld 21-11-2026.")
    dag = EXCEL_NUL + timedelta(days=getal)
    zin = f"Hier stond het getal {getal}, gelezen als de Excel-datum {dag:%d-%m-%Y}. Kijk na."
    return Dagwaarde(dag, Reden.DATUM_ALS_GETAL, zin)


def _delen(kort: str) -> tuple[int, int, int] | None:
    """Year, month and day as numbers, when the text has the form of a date."""
    if m := _DMJ.fullmatch(kort):
        return int(m[3]), int(m[2]), int(m[1])
    if m := _JMD.fullmatch(kort):
        return int(m[1]), int(m[2]), int(m[3])
    if m := re.fullmatch(r"((?:19|20)\d{2})(\d{2})(\d{2})", kort):
        return int(m[1]), int(m[2]), int(m[3])
    if (m := _WOORD.fullmatch(kort)) and m[2] in MAANDEN:
        return int(m[3]), MAANDEN[m[2]], int(m[1])
    return None


def _eeuw(jaar: int, *, geboorte: bool, vandaag: date) -> int:
    if jaar >= 100:
        return jaar
    return 1900 + jaar if geboorte and 2000 + jaar >= vandaag.year else 2000 + jaar


def lees_bsn(tekst: str) -> tuple[str, bool]:
    """A BSN that passes the elfproef, and whether a leading zero was put back. Raises Gebrek."""
    if is_leeg(tekst):
        raise Gebrek(
            Reden.BSN_ONTBREEKT, "Er staat geen BSN. Zonder BSN is een dubbele persoon niet te herkennen."
        )
    cijfers = re.sub(r"[\s.\-]", "", tekst.strip()).removesuffix(",0")
    aangevuld = len(cijfers) == 8 and elfproef(f"0{cijfers}")
    if aangevuld:
        cijfers = f"0{cijfers}"  # a spreadsheet drops the zero in front of a number
    if not elfproef(cijfers):
        lengte = "" if len(cijfers) == 9 else f" Het heeft {len(cijfers)} tekens, dat moeten er 9 zijn."
        zin = f"Dit BSN klopt niet (elfproef).{lengte} Kijk of alle cijfers goed zijn overgenomen."
        raise Gebrek(Reden.BSN_KLOPT_NIET, zin)
    return cijfers, aangevuld


def lees_naam(volledig: str, voornaam: str, tussenvoegsel: str, achternaam: str) -> str:
    """A name as one says it: 'Achternaam, Voornaam' becomes 'Voornaam Achternaam'. Raises Gebrek."""
    delen = [voornaam, tussenvoegsel, achternaam]
    if volledig.strip():
        voor_na = volledig.split(",")
        delen = [voor_na[1], voor_na[0]] if len(voor_na) == 2 else [volledig]
    naam = " ".join(" ".join(delen).split())
    if naam.casefold() in GEEN_NAAM or plat(naam) in GEEN_NAAM - {""}:
        raise Gebrek(Reden.NAAM_ONTBREEKT, "Er staat geen naam. Vul de naam in.")
    if tekens_verloren(naam):
        zin = (
            "In de naam zijn tekens verloren gegaan (bijvoorbeeld een letter met een accent). "
            "Bewaar het bestand opnieuw als UTF-8, of als Excel-werkmap (.xlsx)."
        )
        raise Gebrek(Reden.TEKENS_VERLOREN, zin)
    return naam


def tekens_verloren(tekst: str, *, naam: bool = True) -> bool:
    """Whether letters were lost or garbled on the way: �, 'Ã©' for 'é', in a name also a question mark."""
    if WEG in tekst or (naam and "?" in tekst) or re.search(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]", tekst):
        return True
    for codering in ("cp1252", "latin-1"):
        try:
            return tekst.encode(codering).decode("utf-8") != tekst
        except UnicodeError:
            continue
    return False


def naamvormen(naam: str) -> set[str]:
    """The ways an office writes a colleague: 'Karin Visser', 'K. Visser', 'Visser, K.', 'Visser'."""
    voornaam, _, achternaam = naam.partition(" ")
    if not achternaam:
        return {plat(naam)}
    letter = voornaam[0]
    voor = (f"{letter} {achternaam}", f"{achternaam} {letter}", f"{achternaam} {voornaam}")
    return {plat(vorm) for vorm in (naam, *voor, achternaam)}
