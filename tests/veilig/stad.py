"""Proefstad with all that can be guessed at in it: a BSN, a neighbour, keys; and what must not leak."""

from dataclasses import dataclass
from datetime import timedelta

from sqlmodel import select

from inburgering import klok
from inburgering.db import accounts, agenda, apisleutels, partnersleutels
from inburgering.db.basis import nr_van
from inburgering.db.geheimen import hash_van
from inburgering.db.openen import Aanmelding, open_traject
from inburgering.db.partnersleutels import Uitgifte
from inburgering.db.tabellen import Gebruiker, Gemeente, Onderdeel, Toegang
from inburgering.wet.begrippen import Groep
from tests.web.stad import BSN, VANDAAG, Stad
from tests.werkplek import om

ROLLEN = {
    "consulent": "sanne", "coordinator": "petra", "teamleider": "tom", "beheerder": "bea", "elders": "kees",
    "partner": "paula",
}  # fmt: skip
BUURMAN = "Zwaantje Buurgemeente"
"""Who lives in the other municipality; nobody of Proefstad may ever read that name."""
TOKEN = "een-link-die-niemand-raadt-0123"


@dataclass(frozen=True)
class Vesting:
    """The numbers and secrets of a Proefstad that is ready for guests."""

    nummers: list[str]
    elders: str
    links: dict[str, str]
    sleutels: dict[str, str]
    partner: Uitgifte

    def geheim_voor(self, rol: str, *, bsn: bool = False) -> list[str]:
        """What must never stand in an answer for this role; with `bsn` one's own people's may."""
        verboden = (BSN[0] if rol == "elders" else BSN[1],) if bsn and rol != "niemand" else BSN
        nummers = [b for nr in verboden for b in (nr, f"{nr[:4]} {nr[4:6]} {nr[6:]}")]
        anderen = (
            ["Rania Al-Khatib", "Olga Petrenko"] if rol in {"elders", "niemand", "partner"} else [BUURMAN]
        )
        sleutels = [*self.sleutels.values(), self.partner.geheim]
        return [*nummers, *anderen, *sleutels, *map(hash_van, self.links.values())]


def versterk(stad: Stad) -> Vesting:
    """Open a traject with a BSN here and one elsewhere, and give out every kind of key."""
    stad.partneraccount("Paula de Groot", "Plangroep")
    hier = stad.open(VANDAAG - timedelta(days=3), bsn=BSN[0])
    nu = klok.echt()
    with stad.db.schrijven() as s:
        gegevens = Aanmelding(
            gemeente_id=stad.elders, groep=Groep.GEZIN, consulent_id=stad.mensen["kees"], op=VANDAAG,
            door="Kees", bsn=BSN[1], persoon={"naam": BUURMAN, "adres": ["Elders 1"]},
        )  # fmt: skip
        daar = open_traject(s, gegevens, om(VANDAAG)).traject
        deel = s.exec(select(Onderdeel).where(Onderdeel.soort == "overdracht")).one()
        s.add(
            Toegang(
                token_hash=hash_van(TOKEN), onderdeel_id=nr_van(deel), doel="overdracht",
                verloopt=VANDAAG + timedelta(days=30),
            )
        )  # fmt: skip
        links = {
            "partner": TOKEN,
            "agenda": agenda.maak_link(s, stad.mensen["fatma"], nu),
            "wachtwoord": accounts.nodig_uit(
                s, s.get_one(Gebruiker, stad.mensen["fatma"]), "fatma", nu, "Bea Smit"
            ),
        }
        sleutels = {rol: apisleutels.maak(s, stad.mensen[wie], "proef", nu) for rol, wie in ROLLEN.items()}
        gemeente = s.get_one(Gemeente, stad.gemeente)
        partner = partnersleutels.maak(s, partnersleutels.partner(s, gemeente, "Plangroep"), "Bea", nu)
    nummers = [stad.nummer(zaak) for zaak in (*stad.zaken.values(), hier)]
    return Vesting(nummers, stad.nummer(daar), links, sleutels, partner)
