"""What solves it when a step is not possible yet: per reason the steps that help, the best one first."""

from collections.abc import Mapping

from inburgering.wet.gebeurtenissen import Gebeurtenis as Woord

Oplossing = tuple[tuple[Woord, str], ...]

_PLAN: Oplossing = ((Woord.OPSTELLING_PIP, "Pas het plan aan"),)
_GEEN_BOETE: Oplossing = (
    (Woord.GEEN_BOETE, "Zie af van een boete"),
    (Woord.AFZIEN_VAN_BOETE, "Zie af van een boete"),
    (Woord.RAPPORT_OVERTREDING, "Maak eerst het rapport"),
)
_ZIENSWIJZE: Oplossing = (
    (Woord.ZIENSWIJZE, "Leg de zienswijze vast"),
    (Woord.UITNODIGING_ZIENSWIJZE, "Vraag om een zienswijze"),
)
OPLOSSING: Mapping[str, Oplossing] = {
    "compleet": ((Woord.OPSTELLING_PIP, "Vul het plan aan"),),
    "past_bij_groep_en_route": _PLAN,
    "wissel_mag": _PLAN,
    "afschaling_klopt": (*_PLAN, (Woord.AFSCHALING, "Leg de afschaling vast")),
    "intake_klaar": (
        (Woord.AFRONDING_BREDE_INTAKE, "Rond de brede intake af"),
        (Woord.AFRONDING_BIJ_AFWEZIGHEID, "Rond de brede intake af zonder de inburgeraar"),
        (Woord.UITSLAG_LEERBAARHEIDSTOETS, "Leg de uitslag van de toets vast"),
        (Woord.INTAKEGESPREK, "Leg het gesprek vast"),
        (Woord.OPROEP_BREDE_INTAKE, "Roep op voor de brede intake"),
    ),
    "toets_klaar": (
        (Woord.UITSLAG_LEERBAARHEIDSTOETS, "Leg de uitslag vast"),
        (Woord.AANMELDING_LEERBAARHEIDSTOETS, "Meld aan voor de toets"),
    ),
    "boete_bekendgemaakt": ((Woord.BEKENDMAKING_BOETE, "Leg de bekendmaking vast"),),
    "is_opgeroepen": ((Woord.OPROEP_BREDE_INTAKE, "Roep eerst op"),),
    "na_de_afspraak": ((Woord.VERZETTEN_AFSPRAAK, "Verzet de afspraak"),),
    "eerste_boete_opgelegd": ((Woord.AFRONDING_BIJ_AFWEZIGHEID, "Rond de intake af"),),
    **dict.fromkeys(
        (
            "bijstand_niet_verlaagd",
            "binnen_hoogste_boete",
            "eerst_gewaarschuwd",
            "gedrag_beboetbaar",
            "handhaving_aan",
            "met_een_pip",
            "nog_bevoegd",
            "nog_geen_boete",
            "nog_niet_beboet",
            "verwijtbaar",
        ),
        _GEEN_BOETE,
    ),
    **dict.fromkeys(("zienswijze_afgewacht", "gegeven_of_termijn_voorbij"), _ZIENSWIJZE),
    "hersteltermijn_voorbij": ((Woord.HERSTEL_VERZUIM, "Leg het herstel vast"),),
    **dict.fromkeys(
        ("beroepstermijn_voorbij", "zonder_beroep"), ((Woord.INSTELLING_BEROEP, "Leg het beroep vast"),)
    ),
    **dict.fromkeys(
        ("bezwaartermijn_voorbij", "niets_open"),
        (
            (Woord.BESLISSING_OP_BEZWAAR, "Beslis op het bezwaar"),
            (Woord.UITSPRAAK_BEROEP, "Leg de uitspraak vast"),
            (Woord.ONTVANGST_BEZWAAR, "Kwam er bezwaar? Leg het vast"),
        ),
    ),
}
"""By the name of the condition; of these steps the first that is possible now gets the link."""

BIJ_DE_TAKEN = frozenset({"taken_afgerond"})
"""Solved elsewhere on the page: at the tasks of partners."""
