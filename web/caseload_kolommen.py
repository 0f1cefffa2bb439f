"""The columns of the caseload beside the name, in the order of the page."""

from collections.abc import Iterable, Mapping

KOLOMMEN: Mapping[str, str] = {
    "fase": "Fase",
    "route": "Leerroute",
    "termijn": "Eerstvolgende termijn",
    "bij": "Ligt bij",
    "partner": "Partner",
    "consulent": "Consulent",
    "uiterlijk": "Uiterlijk",
    "status": "Status",
}
STANDAARD = ("fase", "termijn", "bij", "uiterlijk", "status")
TE_SORTEREN = frozenset({"fase", "uiterlijk"})


def getoond(bewaard: Iterable[str]) -> tuple[str, ...]:
    """What to show: what was kept, as far as it still exists; nothing kept is the usual."""
    eigen = set(bewaard)
    return tuple(kolom for kolom in KOLOMMEN if kolom in eigen) or STANDAARD
