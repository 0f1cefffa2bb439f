"""Whether a municipality's own text may be put into use: what is wrong, in Dutch, with what to do.

A text is made with made-up data in several ways (with and without what may be lacking), so that a fault
behind an `{% if %}` comes to light here and not in somebody's letter.
"""

import difflib
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from jinja2 import TemplateError, UndefinedError, nodes

from inburgering.templates import brief, weergave
from inburgering.templates.blokken import OnbekendBlok
from inburgering.templates.datums import datum
from inburgering.templates.eigen import STANDAARD, EigenTekst, Teksten, delen_in
from inburgering.templates.schrijfregels import LANGSTE_ONDERWERP, Gebrek, GeenTekst, gebreken, ontleed
from inburgering.templates.sjabloon import Sjabloon, sjablonen, vaste_delen
from inburgering.templates.voorbeelden import PERSOONSVELDEN, varianten, voorbeeld
from inburgering.templates.zetter import OntbrekendTeken
from inburgering.wet.bsn import bevat_bsn

DAG = date(2026, 11, 23)  # in the made-up letter; the text does not hang on it


def keur(tekst: EigenTekst, teksten: Teksten = STANDAARD) -> list[Gebrek]:
    """Everything that is wrong with this text among the other texts of its municipality; empty is good."""
    gevonden = [*_onderwerp(tekst), *_geschreven(tekst)]
    if gevonden:
        return gevonden
    nieuw = teksten.met(tekst)
    uit: list[Gebrek] = []
    for nr, naam in enumerate(brieven_met(tekst.naam, teksten)):
        uit += (g for g in _gemaakt(naam, nieuw, getekend=nr == 0) if g not in uit)
    return uit


def brieven_met(naam: str, teksten: Teksten = STANDAARD) -> list[str]:
    """The letters that a text stands in: itself, or for a part every letter that holds it."""
    if not naam.startswith("_"):
        return [naam]
    return [
        s.naam
        for s in sjablonen().values()
        if naam in vaste_delen(s) or naam in delen_in(teksten.tekst(s.naam))
    ]


def _onderwerp(tekst: EigenTekst) -> Iterator[Gebrek]:
    if tekst.naam.startswith("_"):
        return
    if not tekst.onderwerp.strip():
        yield Gebrek("Vul het onderwerp in: de regel boven de brief.")
    if len(tekst.onderwerp) > LANGSTE_ONDERWERP or "\n" in tekst.onderwerp:
        yield Gebrek(f"Maak het onderwerp korter: één regel van ten hoogste {LANGSTE_ONDERWERP} tekens.")


def _geschreven(tekst: EigenTekst) -> Iterator[Gebrek]:
    """Faults that can be seen without making a letter."""
    if not tekst.tekst.strip():
        yield Gebrek("Vul de tekst in.")
    if bevat_bsn(tekst.onderwerp + "\n" + tekst.tekst):
        yield Gebrek("In deze tekst staat een getal dat een BSN kan zijn. Een BSN hoort niet in een brief.")
    for bron, is_deel in ((tekst.onderwerp, True), (tekst.tekst, tekst.naam.startswith("_"))):
        try:
            boom = ontleed(bron)
        except GeenTekst as fout:
            yield fout.gebrek
            continue
        yield from gebreken(boom, is_deel=is_deel)
        yield from _namen(boom, tekst.naam)


def _namen(boom: nodes.Template, naam: str) -> Iterator[Gebrek]:
    """Names that none of its letters has, with the name that was probably meant."""
    kent = bekend(naam)
    eigen = {n.name for n in boom.find_all(nodes.Name) if n.ctx == "store"}
    gezien = set()
    for knoop in boom.find_all((nodes.Name, nodes.Getattr)):
        pad = _pad(knoop)
        begin = pad.split(".")[0]
        if not pad or begin in eigen or pad in gezien or pad in kent or pad.endswith(".get"):
            continue
        gezien.add(pad)
        if pad == begin or begin in kent:
            yield Gebrek(_onbekend(pad, kent), knoop.lineno)


def _pad(knoop: nodes.Node) -> str:
    """`gemeente.telefoon` of a piece of the tree; empty for what is no plain name."""
    if isinstance(knoop, nodes.Name):
        return knoop.name
    if isinstance(knoop, nodes.Getattr) and (voor := _pad(knoop.node)):
        return f"{voor}.{knoop.attr}"
    return ""


def _onbekend(pad: str, kent: set[str]) -> str:
    lijkt = difflib.get_close_matches(pad, sorted(kent), 1, 0.6)
    raad = f" Bedoelt u '{lijkt[0]}'?" if lijkt else " De gegevens die er zijn, staan onder de tekst."
    return f"Het gegeven '{pad}' bestaat niet in deze brief.{raad}"


def bekend(naam: str) -> set[str]:
    """The names that an author may use in this text: those that each of its letters has."""
    per_brief = [set(_paden(voorbeeld(n))) for n in brieven_met(naam)]
    return set.intersection(*per_brief) if per_brief else set()


def _paden(gegevens: Mapping[str, Any]) -> Iterator[str]:
    for sleutel, waarde in gegevens.items():
        yield sleutel
        if isinstance(waarde, dict):
            velden = PERSOONSVELDEN if sleutel == "inburgeraar" and "taak" in gegevens else waarde
            yield from (f"{sleutel}.{veld}" for veld in velden)


def _gemaakt(naam: str, teksten: Teksten, *, getekend: bool) -> Iterator[Gebrek]:
    """Faults that show when the letter is made; `getekend` also looks for characters without a letter."""
    s = sjablonen()[naam]
    for gegevens in varianten(naam):
        try:
            vorm = brief.vorm(naam, gegevens, DAG, teksten)
            if getekend:
                brief.pdf_van(vorm)
        except UndefinedError as fout:
            yield Gebrek(_ontbreekt(str(fout), s))
        except (OnbekendBlok, OntbrekendTeken, brief.TeLang) as fout:
            yield Gebrek(str(fout))
        except (TemplateError, TypeError, ValueError, KeyError, AttributeError, RecursionError):
            yield Gebrek(
                f"Met deze tekst is brief '{naam}' niet te maken. Kijk naar wat tussen {{{{ en }}}} staat."
            )
        else:
            yield from _verplicht(s, vorm, gegevens)


def _ontbreekt(melding: str, s: Sjabloon) -> str:
    veld = melding.rsplit("'", 2)[1] if "'" in melding else "?"
    if s.bevestigen and veld in PERSOONSVELDEN:
        return (
            f"Niet elke taak mag 'inburgeraar.{veld}' gebruiken. Haal het weg, of zet er "
            f"{{% if inburgeraar.{veld} is defined %}} … {{% endif %}} omheen."
        )
    return (
        f"Het gegeven '{veld}' is er niet altijd. Zet er {{% if {veld} is defined %}} … {{% endif %}} omheen."
    )


def _verplicht(s: Sjabloon, vorm: brief.Vorm, gegevens: Mapping[str, Any]) -> Iterator[Gebrek]:
    """What a letter of this kind cannot do without: blocks, and facts that the reader needs."""
    soorten = {blok["soort"] for blok in vorm.blokken}
    for soort in _blokken(s, gegevens):
        if soort not in soorten:
            yield Gebrek(f"In brief '{s.naam}' ontbreekt het blok [[{soort}]]. Zet het op een eigen regel.")
    tekst = weergave.als_tekst(vorm.blokken)
    for wat, waarde, schrijf in _feiten(s, gegevens):
        if waarde not in tekst:
            yield Gebrek(f"In brief '{s.naam}' ontbreekt {wat}. Zet {{{{ {schrijf} }}}} in de tekst.")


def _blokken(s: Sjabloon, gegevens: Mapping[str, Any]) -> list[str]:
    taak = ["taak"] if s.naam.startswith("taak_") else []
    return ["afspraak"] if "dag" in gegevens else [*taak, *(["bevestig"] if s.bevestigen else [])]


def _feiten(s: Sjabloon, g: Mapping[str, Any]) -> Iterator[tuple[str, str, str]]:
    """(what, its value in this letter, how to write it) of what must be read in the text."""
    if s.bevestigen:
        yield "het taaknummer", g["taak"]["nummer"], "taak.nummer"
        yield "de naam van de inburgeraar", g["inburgeraar"]["naam"], "inburgeraar.naam"
    if s.naam.startswith("taak_"):
        yield "de grondslag van de taak", g["taak"]["grondslag"], "taak.grondslag"
    if "uiterlijk" in g:
        yield "de dag waarop iemand uiterlijk moet zijn geweest", datum(g["uiterlijk"]), "uiterlijk | dag"
    if s.beschikking:  # Awb 3:45: that one may object, by when and where
        yield "de laatste dag voor bezwaar", datum(g["bezwaar_tot"]), "bezwaar_tot | dag"
        yield "het adres voor bezwaar", g["gemeente"]["post"], "gemeente.post"
        yield "de leerroute die is besloten", g["leerroute"], "leerroute"
        yield "het einde van de termijn", datum(g["termijn_einde"]), "termijn_einde | dag"
