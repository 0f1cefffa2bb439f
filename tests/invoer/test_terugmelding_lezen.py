"""A return file is read in every spelling a partner's program makes, and only `Afgekeurd` comes out."""

import contextlib
import csv
import io
import json
import re
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inburgering.db.terugbericht import Afgekeurd, Bericht
from inburgering.invoer.terugmelding_lezen import Regel, lees, lees_melding
from inburgering.statemachine.terugmelding import kolommen

TOKEN = "een-token"
AANVAARDING = {
    "taak": "PST-2026-00001-T1",
    "token": TOKEN,
    "gebeurtenis": "aanvaarding",
    "op": "2026-10-08",
    "feiten": {"naam": "Ria Smit"},
}
GELEZEN = Bericht(
    soort="aanvaarding",
    op=date(2026, 10, 8),
    feiten={"naam": "Ria Smit"},
    taak="PST-2026-00001-T1",
    token=TOKEN,
)
RIJ = "PST-2026-00001-T1;een-token;aanvaarding;08-10-2026;Ria Smit"
KOP = "taak;token;gebeurtenis;op;naam"
CSV = {
    "puntkomma": f"{KOP}\n{RIJ}\n".encode(),
    "komma": f"{KOP}\n{RIJ}\n".replace(";", ",").encode(),
    "met BOM en Windows-regels": f"{KOP}\r\n{RIJ}\r\n".encode("utf-8-sig"),
    "Excel met sep=": f"sep=;\r\n{KOP}\r\n{RIJ}\r\n".encode("utf-8-sig"),
    "Unicode-tekst uit Excel": f"{KOP}\n{RIJ}\n".replace(";", "\t").encode("utf-16"),
    "lege rijen en hoofdletters": f"\n{KOP.upper()}\n;;;;\n{RIJ.replace('aanv', 'AANV')}\n\n".encode(),
    "aanhalingstekens": b'"taak";"token";"gebeurtenis";"op";"naam"\n'
    b'"PST-2026-00001-T1";"een-token";"aanvaarding";"2026-10-08";"Ria Smit"\n',
    "de hele link": f"{KOP}\n{RIJ.replace(TOKEN, f'https://inb.example/p/{TOKEN}')}\n".encode(),
    "apostrof van een werkblad": f"{KOP}\n{RIJ.replace(TOKEN, chr(39) + TOKEN)}\n".encode(),
}


@pytest.mark.parametrize("wat", CSV)
def test_een_csv_leest_als_dezelfde_json(wat: str) -> None:
    """Every way a spreadsheet saves it gives the message that the JSON gives."""
    (regel,) = lees("antwoord.csv", CSV[wat])
    assert regel.bericht == GELEZEN
    (uit_json,) = lees("antwoord.JSON", json.dumps(AANVAARDING).encode("utf-8-sig"))
    assert uit_json == Regel(1, GELEZEN, taak="PST-2026-00001-T1")


def test_meer_berichten_in_een_bestand() -> None:
    """A row that cannot be read does not hold up the others, and keeps its own number."""
    tekst = f"{KOP};resultaat;verslag\n{RIJ};;\nPST-2026-00002-T1;x;onzin;08-10-2026;Bo;;\n" + RIJ.replace(
        "aanvaarding", "terugmelding"
    )
    een, twee, drie = lees("x.csv", f'{tekst};Deels uitgevoerd;"Regel 1; en\nregel 2"\n'.encode("cp1252"))
    assert (een.nummer, twee.nummer, drie.nummer) == (2, 3, 4)
    assert twee.bericht is None
    assert (twee.taak, "Het veld gebeurtenis" in twee.reden) == ("PST-2026-00002-T1", True)
    assert drie.bericht is not None
    assert drie.bericht.feiten == {
        "naam": "Ria Smit",
        "resultaat": "deels",
        "verslag": "Regel 1; en\nregel 2",
    }


def test_wat_er_niet_hoort_wordt_bewaard_als_onbekend() -> None:
    """Neither lost nor mixed with what belongs: a person will look at it."""
    inhoud = AANVAARDING | {"kenmerk": 7, "feiten": {"naam": "Ria Smit", "uren": [1, 2]}}
    (regel,) = lees("x.json", json.dumps(inhoud).encode())
    assert regel.bericht is not None
    assert regel.bericht.onbekend == {"kenmerk": 7, "uren": [1, 2]}
    (rij,) = lees("x.csv", f"{KOP};uren\n{RIJ};8\n".encode())
    assert rij.bericht is not None
    assert rij.bericht.onbekend == {"uren": "8"}


HEEL = {
    "geen JSON": ("x.json", b'{"token": ', "geen geldige JSON"),
    "geen UTF-8": ("x.json", b'{"token": "\xff"}', "geen UTF-8"),
    "te diep": ("x.json", b"[" * 100_000, "geen geldige JSON"),
    "te groot": ("x.json", b" " * 2_000_001, "te groot"),
    "leeg": ("x.json", b" \n", "leeg"),
    "lege lijst": ("x.json", b"[]", "geen bericht"),
    "te veel": ("x.json", b"[" + b"1," * 500 + b"1]", "meer dan 500"),
    "naam twee keer": ("x.json", b'{"taak": "a", "taak": "b"}', "twee keer"),
    "geen getal": ("x.json", b'{"taak": NaN}', "getal in dat niet bestaat"),
    "kolom ontbreekt": ("x.csv", b"taak;op\na;b\n", "ontbreken: token, gebeurtenis"),
    "kolom twee keer": ("x.csv", b"taak;token;gebeurtenis;op;op\n", "twee keer"),
    "alleen een kop": ("x.csv", KOP.encode(), "geen bericht"),
    "ander soort": ("x.pdf", b"%PDF", "Alleen bestanden met de naam .json of .csv"),
}


@pytest.mark.parametrize("wat", HEEL)
def test_een_bestand_dat_niet_te_lezen_is(wat: str) -> None:
    """The reason says what is wrong with the whole file."""
    naam, ruw, zin = HEEL[wat]
    with pytest.raises(Afgekeurd, match=re.escape(zin)):
        lees(naam, ruw)


VORM: dict[str, tuple[Any, str]] = {
    "geen object": (7, "Een bericht is een object"),
    "een veld te weinig": ({"token": TOKEN}, "ontbreken of zijn geen tekst: taak, gebeurtenis, op"),
    "feiten als tekst": (AANVAARDING | {"feiten": "ja"}, "niet de goede vorm"),
    "andere gebeurtenis": (AANVAARDING | {"gebeurtenis": "afsluiting"}, "terugmelding, vraag"),
    "dag die niet bestaat": (AANVAARDING | {"op": "2026-02-30"}, "geen dag"),
    "dag als getal": (AANVAARDING | {"op": 20261008}, "geen tekst: op"),
    "stuurteken": (AANVAARDING | {"feiten": {"naam": "a\u0000b"}}, "teken dat niet kan"),
    "half teken": (AANVAARDING | {"meer": "\ud800"}, "teken dat niet kan"),
    "half teken als naam": (AANVAARDING | {"\ud800": 1}, "teken dat niet kan"),
    "te lang": (AANVAARDING | {"meer": "x" * 8001}, "te lang"),
    "te veel lagen": (AANVAARDING | {"meer": [[[[[[1]]]]]]}, "te veel lagen"),
    "te groot getal": (AANVAARDING | {"meer": 10**16}, "te groot"),
    "te lang taaknummer": (AANVAARDING | {"taak": "x" * 201}, "te lang"),
}


@pytest.mark.parametrize("wat", VORM)
def test_een_bericht_zonder_de_goede_vorm(wat: str) -> None:
    """The reason says what is wrong with this message, and does not repeat the token."""
    inhoud, zin = VORM[wat]
    (regel,) = lees("x.json", json.dumps(inhoud).encode())
    assert regel.bericht is None
    assert zin in regel.reden
    assert TOKEN not in regel.reden


@given(st.binary(max_size=400), st.sampled_from(["x.json", "x.csv", "x.xlsx", ""]))
def test_willekeurige_bytes_geven_alleen_afgekeurd(ruw: bytes, naam: str) -> None:
    """Whatever bytes come in, they are read or refused."""
    _probeer(naam, ruw)


_WAARDE = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(alphabet=st.characters(codec=None))
    | st.sampled_from(["2026-10-08", "terugmelding", "vraag", "999990019"]),
    lambda deel: st.lists(deel, max_size=3) | st.dictionaries(st.text(max_size=8), deel, max_size=3),
    max_leaves=8,
)


@given(st.dictionaries(st.sampled_from([*AANVAARDING, *kolommen(), "meer"]), _WAARDE, max_size=8))
def test_willekeurige_berichten_geven_alleen_afgekeurd(inhoud: dict[str, Any]) -> None:
    """Messages that almost fit: what comes out can be stored as JSON text in any database."""
    for regel in _probeer("x.json", json.dumps([AANVAARDING | inhoud, inhoud]).encode()):
        if regel.bericht is not None:
            opgeslagen = json.dumps([regel.bericht.feiten, regel.bericht.onbekend], ensure_ascii=False)
            assert "\\u0000" not in opgeslagen
            opgeslagen.encode()
    with contextlib.suppress(Afgekeurd):
        lees_melding(inhoud, "PST-1")


@given(st.lists(st.lists(st.text(max_size=12), max_size=7), max_size=4), st.sampled_from(";,\t|"))
def test_willekeurige_rijen_geven_alleen_afgekeurd(rijen: list[list[str]], teken: str) -> None:
    """Rows under a good head: read or refused, each on its own."""
    uit = io.StringIO()
    csv.writer(uit, delimiter=teken, escapechar="\\").writerows([list(kolommen()), *rijen])
    _probeer("x.csv", uit.getvalue().encode("utf-8", errors="surrogatepass"))


def _probeer(naam: str, ruw: bytes) -> list[Regel]:
    regels: list[Regel] = []
    with contextlib.suppress(Afgekeurd):
        regels = lees(naam, ruw)
    assert all(regel.bericht or regel.reden for regel in regels)
    return regels
