"""Forms from the fact models: what is asked, with which field, what was typed and what is wrong with it.

One definition (`statemachine/feiten.py`) gives label, help and type; this file turns it into fields and back.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum
from typing import Any

from starlette.datastructures import FormData

from inburgering.statemachine.feiten import Feiten
from inburgering.statemachine.feiten_basis import REGEL_LENGTE
from inburgering.statemachine.feitfouten import keuzelijst

Keuze = tuple[str, str]
Groep = tuple[str, Sequence[Keuze]]
ANTWOORDEN = re.compile(r"kies een van deze antwoorden: .*", re.DOTALL)
JA_NEE: Sequence[Keuze] = (("ja", "Ja"), ("nee", "Nee"))


@dataclass
class Veld:
    """One field.

    `soort` says how it is asked: regel, verhaal, regels, dag, tijd, getal, keuze, meerkeuze (more than one
    answer), janee or verborgen.
    `keuzes` are the answers, `uitleg` what an answer means, `groepen` the same under headings.
    `waarde` is what was typed, as text; `merk` what stands beside the label of a field that may be empty.
    `controle` is the address that looks at what is typed, while it is typed.
    `bij` is another field and the answers to it with which this one is asked.
    """

    naam: str
    label: str
    soort: str
    hulp: str = ""
    verplicht: bool = True
    waarde: str = ""
    fout: str = ""
    keuzes: Sequence[Keuze] = ()
    groepen: Sequence[Groep] = ()
    invoer: str = ""
    autocomplete: str = "off"
    merk: str = "mag leeg"
    uitleg: Mapping[str, str] = field(default_factory=dict)
    bij: tuple[str, tuple[str, ...]] | None = None
    controle: str = ""

    @property
    def id(self) -> str:
        return f"veld-{self.naam}"

    @property
    def met_radio(self) -> bool:
        """A few answers are shown at once; many go in a list to open."""
        return self.soort == "janee" or (
            self.soort == "keuze" and 0 < len(self.keuzes) <= 6 and not self.groepen
        )

    @property
    def klassen(self) -> str:
        """With which answer of which field it is shown: the stylesheet hides it with the others."""
        if self.bij is None:
            return ""
        naam, antwoorden = self.bij
        return " ".join((f"bij-{naam}", *(f"bij-{naam}-{antwoord}" for antwoord in antwoorden)))

    @property
    def beschreven_door(self) -> str:
        """The ids of help, error and what is said while typing, for `aria-describedby`."""
        delen = (("hulp", self.hulp), ("fout", self.fout), ("oordeel", self.controle))
        return " ".join(f"{self.id}-{deel}" for deel, er in delen if er)

    @property
    def eerste(self) -> str:
        """Where a link to this field must land: its first answer, or the field itself."""
        return f"{self.id}-1" if self.met_radio or self.soort == "meerkeuze" else self.id

    @property
    def gekozen(self) -> Sequence[str]:
        """The answers that are ticked, of a field where more than one may be."""
        return self.waarde.splitlines()


def velden(model: type[Feiten], waarden: Mapping[str, Any] | None = None) -> list[Veld]:
    """The fields of a fact model, filled with these values (typed text, or facts as they are stored)."""
    schema = model.model_json_schema()
    verplicht = set(schema.get("required", ()))
    gevuld = waarden or {}
    return [
        _veld(model, naam, deel, naam in verplicht, gevuld.get(naam, deel.get("default")))
        for naam, deel in schema.get("properties", {}).items()
    ]


def _veld(model: type[Feiten], naam: str, schema: Mapping[str, Any], verplicht: bool, waarde: Any) -> Veld:  # noqa: FBT001
    soort, bron = _soort(schema), model.model_fields[naam]
    keuzes = _keuzes(model, naam) if soort in {"keuze", "meerkeuze"} else JA_NEE if soort == "janee" else ()
    return Veld(
        naam=naam,
        label=bron.title or naam,
        soort="verborgen" if schema.get("invoer") == "verborgen" else soort,
        hulp=bron.description or "",
        verplicht=verplicht or (soort == "janee" and "anyOf" not in schema),
        waarde=als_tekst(waarde),
        keuzes=keuzes,
        invoer=str(schema.get("invoer", "")),
        merk=str(schema.get("merk", "mag leeg")),
    )


def _soort(schema: Mapping[str, Any]) -> str:
    kern = next((deel for deel in schema.get("anyOf", ()) if deel.get("type") != "null"), schema)
    if "$ref" in kern or "allOf" in kern or "enum" in kern:
        return "keuze"
    vormen = {"date": "dag", "time": "tijd"}
    if kern.get("format") in vormen:
        return vormen[kern["format"]]
    if kern.get("type") == "string":
        return "regel" if kern.get("maxLength", REGEL_LENGTE) <= REGEL_LENGTE else "verhaal"
    if kern.get("type") == "array":
        return "meerkeuze" if "$ref" in kern["items"] or "enum" in kern["items"] else "regels"
    return {"boolean": "janee", "integer": "getal", "number": "uren"}[kern["type"]]


def _keuzes(model: type[Feiten], naam: str) -> Sequence[Keuze]:
    soort = keuzelijst(model.model_fields[naam].annotation)
    leden: Iterable[Enum] = soort or ()
    return [(str(lid.value), _hoofdletter(str(getattr(lid, "naam", lid.value)))) for lid in leden]


def _hoofdletter(tekst: str) -> str:
    return tekst[:1].upper() + tekst[1:]


def als_tekst(waarde: Any) -> str:
    """A stored value as it stands in a field."""
    if waarde is None:
        return ""
    if isinstance(waarde, bool):
        return "ja" if waarde else "nee"
    if isinstance(waarde, list):
        return "\n".join(map(str, waarde))
    if isinstance(waarde, float):
        return f"{waarde:.2f}".rstrip("0").rstrip(".").replace(".", ",")
    return str(getattr(waarde, "value", waarde))


def getypt(lijst: Iterable[Veld], form: FormData) -> None:
    """Put what was typed back into the fields."""
    for veld in lijst:
        waarden = [w for w in form.getlist(veld.naam) if isinstance(w, str)]
        veld.waarde = "\n".join(waarden) if veld.soort == "meerkeuze" else waarden[-1] if waarden else ""


def gevraagd(lijst: Iterable[Veld]) -> list[Veld]:
    """The fields that are asked with the answers as they are; one whose question has no answer yet is."""
    alle = list(lijst)
    antwoorden = {veld.naam: veld.waarde for veld in alle}
    return [
        veld for veld in alle if veld.bij is None or antwoorden.get(veld.bij[0], "") in ("", *veld.bij[1])
    ]


def gegevens(lijst: Iterable[Veld]) -> dict[str, Any]:
    """What the fields hold, as `feiten.lees` takes it; what is empty or not asked is left out."""
    uit: dict[str, Any] = {}
    for veld in gevraagd(lijst):
        waarde = veld.waarde.strip()
        if veld.soort in {"regels", "meerkeuze"} and waarde:
            uit[veld.naam] = [regel.strip() for regel in waarde.splitlines() if regel.strip()]
        elif waarde:
            uit[veld.naam] = waarde
    return uit


@dataclass(frozen=True)
class Fout:
    """One line of the summary above a form; `doel` is the id of the field it leads to, if there is one."""

    zin: str
    doel: str = ""


def zet_fouten(lijst: Sequence[Veld], fouten: Iterable[tuple[str, str]]) -> list[Fout]:
    """Put each error beside its field, and give the summary for on top of the form."""
    bij_naam = {veld.naam: veld for veld in lijst}
    samenvatting = []
    for naam, ruw in fouten:
        veld = bij_naam.get(naam)
        # the answers stand on the page; their program names need not
        zin = ANTWOORDEN.sub("kies een van de antwoorden.", ruw) if veld and veld.keuzes else ruw
        if veld is not None:
            veld.fout = _hoofdletter(zin.removeprefix(f"{veld.label.rstrip('?')}: "))
        samenvatting.append(Fout(zin, veld.eerste if veld is not None and veld.soort != "verborgen" else ""))
    return samenvatting
