"""Search every text, JSON and binary column of every table for what tells who someone is.

Used twice: before, to see where else a person is named (in the file of a partner, a child, a neighbour: that
file has a term of its own, so it is reported and left); after, to prove that nothing of their own remains.
"""

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import (
    JSON,
    ColumnElement,
    Connection,
    LargeBinary,
    Select,
    String,
    Table,
    cast,
    literal,
    select,
    type_coerce,
)
from sqlalchemy.types import Text, TypeDecorator
from sqlmodel import SQLModel

import inburgering.db.tabellen  # noqa: F401 - registers every table
from inburgering.db import versleuteling
from inburgering.db.gesloten import Gesloten
from inburgering.db.tabellen import Persoon
from inburgering.db.versleuteling import VersleuteldBSN

TABELLEN = SQLModel.metadata.tables
VAN_EEN_TRAJECT = frozenset(
    {
        "bericht", "bewaarbesluit", "gebeurtenis", "invulwerk", "inzage", "levering", "onderdeel",
        "overdracht", "post", "signaal", "termijn", "terugmelding", "vernietigingsregel",
    }
)  # fmt: skip
"""Tables whose rows belong to a traject by `traject_id`."""
VIA: Mapping[str, tuple[str, str]] = {
    "document": ("post_id", "post"),
    "retourmail": ("post_id", "post"),
    "toegang": ("onderdeel_id", "onderdeel"),
}
"""Tables whose rows belong to a traject by way of another table."""
VAN_NIEMAND = frozenset(
    {
        "aanmelding", "abonnement", "account", "afwezigheid", "agendalink", "apisleutel", "brieftekst",
        "contract", "dagstand", "duobestand", "gebruiker", "gemeente", "hartslag", "huisstijl",
        "identiteit", "inrichting", "kolomkeuze", "norm", "partner", "partnersleutel", "partnertaak",
        "partnertoken", "rapportstand", "uitnodiging", "vernietigingslijst", "weergave",
        "zegel",
    }
)  # fmt: skip
"""Tables that hold nothing of a newcomer. They are searched all the same."""


@dataclass
class Kenmerken:
    """By what someone is recognised: text by kind, and the stored forms of the BSN."""

    tekst: dict[str, str] = field(default_factory=dict)
    bytes_: set[bytes] = field(default_factory=set)

    def neem(self, soort: str, *waarden: Any) -> None:
        """Add values; empty ones and those of one or two characters tell nobody."""
        for waarde in waarden:
            if isinstance(waarde, str) and len(waarde.strip()) > 2:
                self.tekst[waarde.strip().casefold()] = soort


def van_persoon(persoon: Persoon) -> Kenmerken:
    """What is known of this person now."""
    k = Kenmerken()
    k.neem("naam", persoon.naam, persoon.naam_eigen)
    k.neem("adres", *persoon.adres)
    k.neem("telefoon", persoon.telefoon)
    k.neem("e-mail", persoon.email)
    if persoon.bsn:
        k.neem("bsn", persoon.bsn)
        k.bytes_ |= set(versleuteling.bos().elk(persoon.bsn, VersleuteldBSN.veld))
    return k


@dataclass(frozen=True)
class Vondst:
    """Where something was found: what kind of thing, in which column, of which traject (None: of nobody)."""

    wat: str
    tabel: str
    kolom: str
    traject_id: int | None


def eigen(verbinding: Connection, traject_id: int, persoon_id: int | None, k: Kenmerken) -> list[Vondst]:
    """What is found in the rows of this traject, and of this person when `persoon_id` is given."""
    zoeker = _Zoeker({0: k})
    uit: list[Vondst] = []
    for tabel in TABELLEN.values():
        vraag = _vraag(tabel)
        if tabel.name == "persoon":
            vraag = vraag.where(tabel.c.id == (persoon_id or 0))
        elif tabel.name in VAN_NIEMAND:
            continue
        else:
            vraag = vraag.where(_eigenaar(tabel) == traject_id)
        uit += [vondst for _, vondst in zoeker.zoek(verbinding, tabel, vraag)]
    return uit


def overal(verbinding: Connection, wie: Mapping[int, Kenmerken]) -> Iterator[tuple[int, Vondst]]:
    """Search the whole database for these persons (by number); yields who was found where."""
    zoeker = _Zoeker(wie)
    for tabel in TABELLEN.values():
        yield from zoeker.zoek(verbinding, tabel, _vraag(tabel))


def van(tabel: Table, trajecten: list[int], persoon_id: int) -> Select[Any]:
    """The rows of a table that belong to these trajecten, or are this person."""
    eigenaar = _eigenaar(tabel)
    waar = tabel.c.id == persoon_id if tabel.name == "persoon" else eigenaar.in_(trajecten)
    return _met_bron(tabel, select(*tabel.columns)).where(waar).order_by(*tabel.primary_key.columns)


def kolommen(tabel: Table) -> dict[str, ColumnElement[Any]]:
    """Every column of a table that can hold text or bytes: as it is stored, but what is closed is opened."""
    uit: dict[str, ColumnElement[Any]] = {}
    for kolom in tabel.columns:
        soort = kolom.type
        basis = soort.impl if isinstance(soort, TypeDecorator) else soort
        if isinstance(soort, Gesloten):
            uit[kolom.name] = kolom
        elif isinstance(basis, LargeBinary):
            uit[kolom.name] = type_coerce(kolom, LargeBinary)
        elif isinstance(basis, JSON):
            uit[kolom.name] = cast(kolom, Text)
        elif isinstance(basis, String):
            uit[kolom.name] = kolom
    return uit


def _vraag(tabel: Table) -> Select[Any]:
    velden = [expr.label(naam) for naam, expr in kolommen(tabel).items()]
    return _met_bron(tabel, select(_eigenaar(tabel).label("van"), *velden))


def _eigenaar(tabel: Table) -> ColumnElement[Any]:
    """The traject a row belongs to; of a person the person, as a negative number; else nothing."""
    if tabel.name in VAN_EEN_TRAJECT:
        return tabel.c.traject_id
    if tabel.name in VIA:
        return TABELLEN[VIA[tabel.name][1]].c.traject_id
    if tabel.name == "traject":
        return tabel.c.id
    return -tabel.c.id if tabel.name == "persoon" else literal(None)


def _met_bron(tabel: Table, vraag: Select[Any]) -> Select[Any]:
    if tabel.name not in VIA:
        return vraag
    kolom, naar = VIA[tabel.name]
    return vraag.select_from(tabel.join(TABELLEN[naar], TABELLEN[naar].c.id == tabel.c[kolom]))


class _Zoeker:
    """One pattern over all persons: a row is read once, whoever is looked for."""

    def __init__(self, wie: Mapping[int, Kenmerken]) -> None:
        self.van: dict[str, set[tuple[int, str]]] = {}
        self.rauw: dict[bytes, int] = {}
        for nummer, k in wie.items():
            for tekst, soort in k.tekst.items():
                for vorm in {tekst, json.dumps(tekst, ensure_ascii=False)[1:-1]}:
                    self.van.setdefault(vorm, set()).add((nummer, soort))
            self.rauw.update(dict.fromkeys(k.bytes_, nummer))
        self.patroon = _patroon(self.van)
        self.bytepatroon = re.compile(b"|".join(map(re.escape, self.rauw))) if self.rauw else None

    def zoek(self, verbinding: Connection, tabel: Table, vraag: Select[Any]) -> Iterator[tuple[int, Vondst]]:
        """Who is found in which row of this table."""
        rijen = verbinding.execute(vraag, execution_options={"yield_per": 500})
        for van, *cellen in rijen:
            for kolom, cel in zip(kolommen(tabel), cellen, strict=True):
                for nummer, soort in self._in(cel):
                    yield nummer, Vondst(soort, tabel.name, kolom, van)

    def _in(self, cel: Any) -> set[tuple[int, str]]:
        gevonden: set[tuple[int, str]] = set()
        if isinstance(cel, dict | list):
            cel = json.dumps(cel, ensure_ascii=False)
        if isinstance(cel, bytes):
            if self.bytepatroon:
                gevonden |= {(self.rauw[m], "bsn") for m in self.bytepatroon.findall(cel)}
            cel = cel.decode("utf-8", errors="ignore")
        if cel and self.patroon:
            for m in self.patroon.findall(_leesbaar(cel).casefold()):
                gevonden |= self.van[m]
        return gevonden


def _leesbaar(cel: str) -> str:
    """JSON as it is stored in SQLite writes an accented letter as a code: back to letters."""
    if "\\u" not in cel:
        return cel
    try:
        return json.dumps(json.loads(cel), ensure_ascii=False)
    except ValueError:
        return cel


def _patroon(vormen: Iterable[str]) -> re.Pattern[str] | None:
    """The longest form first; within words only where the form itself ends in a sign."""
    op_lengte = sorted(vormen, key=len, reverse=True)
    if not op_lengte:
        return None
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, op_lengte))})(?!\w)")
