"""The main menu, by role."""

from dataclasses import dataclass

from inburgering.web.toegang import Ik, Rol


@dataclass(frozen=True)
class Punt:
    """One entry: where it leads, what it is called, and a number beside it (0 is not shown)."""

    pad: str
    naam: str
    teller: int = 0


def _beheer(ik: Ik, mail: int) -> list[Punt]:
    """What the administrator has besides."""
    if ik.rol is not Rol.BEHEERDER:
        return []
    return [
        Punt("/medewerkers", "Medewerkers"),
        Punt("/inzien", "Wie zag wat"),
        Punt("/retourmail", "Teruggekomen mail", mail),
    ]


def voor(ik: Ik, open_signalen: int, open_berichten: int, mail: int = 0) -> list[Punt]:
    """The entries this person has."""
    signalen, bord = Punt("/signalen", "Signalen", open_signalen), Punt("/coordinator", "Verlopen stappen")
    terug, keten = Punt("/terugmeldingen", "Terugmeldingen", open_berichten), Punt("/keten", "Keten")
    afwezig = Punt("/afwezigheid", "Afwezigheid")
    brieven = Punt("/briefteksten", "Brieven")
    if ik.leidt:
        lijst = Punt("/caseload", "Alle trajecten")
        return [bord, lijst, signalen, terug, keten, afwezig, brieven, *_beheer(ik, mail)]
    dag = Punt("/mijn-dag", "Mijn dag")
    return [dag, Punt("/caseload", "Mijn caseload"), signalen, terug, keten, bord, afwezig, brieven]
