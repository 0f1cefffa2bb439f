"""A list as a file to take along: CSV, XLSX or ODS, with what it is about above its rows.

A cell that a person typed never becomes a formula: in CSV it gets an apostrophe in front, in the other two it
is stored as text.
"""

import csv
import io
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from starlette.responses import Response

from inburgering.db.fouten import NietGevonden

Cel = str | int | float | Decimal | date | None
FORMULE = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


@dataclass(frozen=True)
class Lijst:
    """What is taken along: the name of the file, sentences above the table, its headings and its rows."""

    naam: str
    koppen: Sequence[str]
    rijen: Iterable[Sequence[Cel]]
    boven: Sequence[str] = ()


def veilig(cel: object) -> str:
    """A cell of a CSV file that no spreadsheet takes for a formula."""
    inhoud = str(cel)
    return f"'{inhoud}" if inhoud.startswith(FORMULE) else inhoud


def als_csv(lijst: Lijst) -> bytes:
    """Semicolons and a byte order mark, as a Dutch spreadsheet reads it; decimals with a comma."""
    uit = io.StringIO()
    schrijver = csv.writer(uit, delimiter=";", lineterminator="\r\n")
    schrijver.writerows([veilig(zin)] for zin in lijst.boven)
    schrijver.writerow([veilig(kop) for kop in lijst.koppen])
    schrijver.writerows([_tekst(cel) for cel in rij] for rij in lijst.rijen)
    return ("\ufeff" + uit.getvalue()).encode()


def _tekst(cel: Cel) -> str:
    match cel:
        case None:
            return ""
        case date():
            return cel.isoformat()
        case float() | Decimal():
            return str(cel).replace(".", ",")
        case int():
            return str(cel)
        case _:
            return veilig(cel)


def als_xlsx(lijst: Lijst) -> bytes:
    """A workbook with one sheet; numbers and days keep their kind."""
    from inburgering.web import rekenblad

    return rekenblad.als_xlsx(_alles(lijst))


def als_ods(lijst: Lijst) -> bytes:
    """The same as an OpenDocument spreadsheet."""
    from inburgering.web import rekenblad

    return rekenblad.als_ods(_alles(lijst))


def _alles(lijst: Lijst) -> Iterable[Sequence[Cel]]:
    for zin in lijst.boven:
        yield [zin]
    yield lijst.koppen
    yield from lijst.rijen


SOORTEN: Mapping[str, tuple[Callable[[Lijst], bytes], str]] = {
    "csv": (als_csv, "text/csv; charset=utf-8"),
    "xlsx": (als_xlsx, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    "ods": (als_ods, "application/vnd.oasis.opendocument.spreadsheet"),
}
"""Per kind of file how it is made and what it is called on the web."""


def antwoord(lijst: Lijst, soort: str) -> Response:
    """The list as a download. Raises NietGevonden for another kind than csv, xlsx or ods."""
    if soort not in SOORTEN:
        raise NietGevonden("Dit bestand bestaat niet. Kies CSV, XLSX of ODS.")
    maak, mediatype = SOORTEN[soort]
    koppen = {"Content-Disposition": f'attachment; filename="{lijst.naam}.{soort}"'}
    return Response(maak(lijst), media_type=mediatype, headers=koppen)
