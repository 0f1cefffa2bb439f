"""Wat met opzet niet in de regels staat, elk met de reden. Zo is te zien dat het niet is vergeten."""

from dataclasses import dataclass


@dataclass(frozen=True)
class NietOpgenomen:
    """Een getal of regel die hier niet staat, en waarom niet."""

    wat: str
    waarom: str


NIET_OPGENOMEN = (
    NietOpgenomen(
        "De boetetabellen van DUO (Regeling inburgering 2021, bijlage 6a tot en met 6c)",
        "Het zijn boetes van DUO, en de gemeente rekent ze niet uit. De tabellen zijn bovendien gelezen in "
        "een weergave waarin rijen en kolommen door elkaar stonden.",
    ),
    NietOpgenomen(
        "Uren van de voorinburgering in de opvang",
        "Op een pagina van het COA staan 121 uur Nederlands en 24 uur KNM, maar hoe oud die pagina is, is "
        "niet bekend. Meedoen is vrijwillig (Besluit inburgering 2021 artikel 3.17).",
    ),
    NietOpgenomen(
        "Uren van het taalschakeltraject",
        "De Wet en het Besluit noemen geen aantal. In de praktijk gaat het om ongeveer 1.000 uur taal en 500 "
        "uur overig; dat is geen norm.",
    ),
    NietOpgenomen(
        "Het totale aantal uren van de MAP",
        "Alleen het praktische deel heeft een norm van 40 uur. Voor de hele module is geen aantal gevonden.",
    ),
    NietOpgenomen(
        "De uitkering aan de gemeente per asielstatushouder",
        "De Regeling noemt voor 2026 drie bedragen. Welk bedrag waarvoor is, is niet nagekeken.",
    ),
    NietOpgenomen(
        "De nieuwe eindtermen van KNM (Staatscourant 2024, 15802)",
        "Vanaf welke dag zij gelden, is niet nagekeken. Zij veranderen geen termijn en geen uren.",
    ),
    NietOpgenomen(
        "De Participatiewet in balans (in delen vanaf 2026)",
        "De artikelen 9, 18, 18b en 44a van de Participatiewet zijn niet in de nieuwe tekst gelezen. "
        "Bijstand kan daardoor eerder beginnen dan het besluit: leg de dag vast waarop het recht ontstaat.",
    ),
    NietOpgenomen(
        "Het Europese asiel- en migratiepact (vanaf 12 juni 2026) en het tweestatusstelsel",
        "Wat zij doen met de vergunningen in artikel 13 en 19 van de wet, is niet nagekeken.",
    ),
    NietOpgenomen(
        "Verlaging van de bijstand (percentages en duur)",
        "Dat regelt de Participatiewet met een verordening van de gemeente; alleen een tekst van 2015 is "
        "gelezen.",
    ),
)
