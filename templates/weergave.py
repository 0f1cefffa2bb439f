"""The blocks of a letter as HTML and as plain text, and the data of the blocks the program fills in."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from markupsafe import Markup, escape

from inburgering.templates.blokken import Blok, Run
from inburgering.templates.datums import dag_en_datum, datum
from inburgering.templates.tekens import schoon

ALLEEN_U = "De link is alleen voor u. Geef hem niet aan anderen."
GEEN_LINK = "Hier staat de link in de brief die wordt verstuurd."
Rij = tuple[str, str]


def gegevens_van(soort: str, gegevens: Mapping[str, Any]) -> dict[str, Any]:
    """What a block such as [[afspraak]] shows; nothing for text."""
    maak = _MAKERS.get(soort)
    return maak(gegevens) if maak else {}


def _afspraak(g: Mapping[str, Any]) -> dict[str, Any]:
    rijen = [
        ("Dag", dag_en_datum(g["dag"])),
        ("Tijd", f"{g['tijd']} uur"),
        ("Plaats", schoon(str(g["plaats"]))),
    ]
    if g.get("tolk"):
        rijen.append(("Tolk", f"Er is een tolk ({schoon(str(g['tolk']))})."))
    return {"rijen": rijen}


def _taak(g: Mapping[str, Any]) -> dict[str, Any]:
    taak = g["taak"]
    return {
        "rijen": [
            ("Laat weten of u de taak doet.", datum(taak["reactie_uiterlijk"])),
            (schoon(str(taak["omschrijving"])), datum(taak["gereed_op"])),
        ]
    }


def _bevestig(g: Mapping[str, Any]) -> dict[str, Any]:
    return _link(g, "Doe dit uiterlijk op", datum(g["taak"]["reactie_uiterlijk"]))


def _bevestig_nu(g: Mapping[str, Any]) -> dict[str, Any]:
    """In a reminder: the day to answer by may be past, so the letter names none."""
    return _link(g, "Doe dit zo snel mogelijk")


def _link(g: Mapping[str, Any], wanneer: str, voor: str = "") -> dict[str, Any]:
    url = g.get("bevestig", {}).get("url") or ""
    kop = "Laat het ons weten"
    vast = {"soort": "bevestig", "kop": kop, "waarschuwing": ALLEEN_U}
    return vast | {"wanneer": wanneer, "voor": voor, "url": url}


_MAKERS: dict[str, Callable[[Mapping[str, Any]], dict[str, Any]]] = {
    "afspraak": _afspraak,
    "taak": _taak,
    "bevestig": _bevestig,
    "bevestig_nu": _bevestig_nu,
}


def als_html(blokken: Iterable[Blok], kopniveau: int = 3) -> Markup:
    """The blocks as HTML; every value stands in <bdi>, so that its direction stays its own."""
    return Markup("\n").join(_html(blok, kopniveau) for blok in blokken)


def _html(blok: Blok, niveau: int) -> Markup:
    match blok["soort"]:
        case "kop":
            return _kop(_html_runs(blok["runs"]), niveau)
        case "alinea":
            return Markup("<p>{}</p>").format(_html_runs(blok["runs"]))
        case "lijst":
            regels = Markup().join(Markup("<li>{}</li>").format(_html_runs(i)) for i in blok["items"])
            return Markup("<ul>{}</ul>").format(regels)
        case "bevestig":
            kop, *tekst = bevestig_regels(blok)
            alinea = Markup('<p class="kader">{}</p>').format(Markup("<br>").join(map(escape, tekst)))
            return _kop(escape(kop), niveau) + alinea
        case "taalregel":
            talen = Markup().join(map(_html_taal, blok["regels"]))
            return Markup('<div class="kader">{}</div>').format(talen)
        case _:
            return _html_tabel(blok["soort"], blok["rijen"])


def _kop(tekst: Markup, niveau: int) -> Markup:
    return Markup("<h{0}>{1}</h{0}>\n").format(niveau, tekst)


def _html_taal(regel: Mapping[str, Any]) -> Markup:
    richting = "rtl" if regel["rtl"] else "ltr"
    return Markup('<p lang="{}" dir="{}">{}</p>').format(regel["taal"], richting, regel["t"])


def bevestig_regels(blok: Blok) -> list[str]:
    """The box with the link as lines, its heading first."""
    wanneer = f"{blok['wanneer']} {blok['voor']}".strip() + "."
    return [blok["kop"], wanneer, blok["url"] or GEEN_LINK, blok["waarschuwing"]]


def tabelkop(soort: str) -> tuple[str, str]:
    """What stands above the columns of a block with rows."""
    return ("Taak", "Uiterlijk") if soort == "taak" else ("Afspraak", "Gegevens")


def _html_tabel(soort: str, rijen: Iterable[Rij]) -> Markup:
    koppen = tabelkop(soort)
    kop = Markup('<thead><tr><th scope="col">{}</th><th scope="col">{}</th></tr></thead>').format(*koppen)
    regels = Markup().join(
        Markup('<tr><th scope="row">{}</th><td><bdi>{}</bdi></td></tr>').format(*rij) for rij in rijen
    )
    return Markup('<table class="tabel">{}<tbody>{}</tbody></table>').format(kop, regels)


def _html_runs(runs: Iterable[Run]) -> Markup:
    return Markup().join(_html_run(run) for run in runs)


def _html_run(run: Run) -> Markup:
    if run.get("br"):
        return Markup("<br>")
    tekst = Markup("<bdi>{}</bdi>").format(run["t"]) if run.get("v") else escape(run["t"])
    if run.get("b"):
        return Markup("<strong>{}</strong>").format(tekst)
    return Markup("<em>{}</em>").format(tekst) if run.get("i") else tekst


def als_tekst(blokken: Iterable[Blok]) -> str:
    """The blocks as lines of plain text."""
    return "\n\n".join(_tekst(blok) for blok in blokken) + "\n"


def _tekst(blok: Blok) -> str:
    match blok["soort"]:
        case "kop":
            return _plat(blok["runs"]).upper()
        case "alinea":
            return _plat(blok["runs"])
        case "lijst":
            return "\n".join(f"- {_plat(i)}" for i in blok["items"])
        case "taak":
            return "\n".join(f"- {wat} Uiterlijk {wanneer}." for wat, wanneer in blok["rijen"])
        case _:
            return "\n".join(_tekstregels(blok))


def _tekstregels(blok: Blok) -> list[str]:
    """A box or a small table as lines."""
    if blok["soort"] == "bevestig":
        kop, *regels = bevestig_regels(blok)
        return [kop.upper(), "", *regels]
    if blok["soort"] == "taalregel":
        return [regel["t"] for regel in blok["regels"]]
    return [f"{naam}: {w}" for naam, w in blok["rijen"]]


def _plat(runs: Iterable[Run]) -> str:
    return "".join("\n" if run.get("br") else run["t"] for run in runs)
