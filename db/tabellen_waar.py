"""Which rows the small indexes of a traject hold, in SQL.

A database uses such an index for a question in the same words only, so they stand here once.
"""

from collections.abc import Mapping

TE_LAAT_KLAAR = "geeindigd_op > laatste_dag AND NOT loopt"
TAAK_OPEN = "soort = 'overdracht' AND toestand NOT IN ('afgesloten', 'geweigerd', 'ingetrokken')"
TOEWIJZING = "soort = 'toewijzing'"
BELET: Mapping[str, tuple[str, ...]] = {
    "pip": ("wacht_op_derde",),
    "brede_intake": (
        "eerste_verzuim", "opnieuw_opgeroepen", "tweede_verzuim", "beboet", "afgezien_van_boete",
        "derde_keer_opgeroepen", "derde_verzuim", "tweede_keer_beboet",
    ),
    "leerbaarheidstoets": ("aangemeld",),
    "leerroute": ("onderbroken",),
}  # fmt: skip
"""Per part the states that may be why a step is late. They have an index of their own, in the words of
`belet()`; another state needs a migration."""


def belet(van: str = "") -> str:
    """Whether a part is in such a state, in SQL; `van` is the table's name and a dot, or nothing."""
    return " OR ".join(
        f"{van}soort = '{soort}' AND {van}toestand IN ({', '.join(map(repr, toestanden))})"
        for soort, toestanden in BELET.items()
    )


RAPPORTSOORTEN = (
    "aanmelding", "aanmelding_leerbaarheidstoets", "beeindiging", "besluit_verlenging", "contact",
    "contact_nazorg", "derde_oproep", "eindgesprek_leerroute", "eindgesprek_map", "herhaalde_oproep",
    "inschrijving_brp", "inschrijving_na_verhuizing", "intakegesprek", "intrekking", "kennisgeving",
    "koppeling", "niet_verschenen", "niet_verschenen_leerbaarheidstoets", "ontvangst_informatie_derde",
    "oproep_brede_intake", "overname", "plicht_voldaan", "terugmelding", "vaststelling_pip", "vertrek",
    "verzending", "verzetten_afspraak", "voortgangsgesprek", "wacht_op_informatie_derde", "weigering",
)  # fmt: skip
"""The gebeurtenissen the reports read. They have an index of their own; another report needs a migration."""
VOOR_RAPPORT = f"soort IN ({', '.join(repr(soort) for soort in RAPPORTSOORTEN)})"
