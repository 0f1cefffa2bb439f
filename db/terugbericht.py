"""Words for what comes back from a partner: the message, how it came, and what came of it.

One message is the same whichever way it took; `terugmelden.neem_aan` is the one way in for all.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any


class Afgekeurd(Exception):
    """This cannot be read as a return; `str()` is a Dutch sentence that says what is wrong and what to do."""


class Weg(StrEnum):
    """By which way a return came."""

    LINK = "link"
    BESTAND = "bestand"
    API = "api"
    ACCOUNT = "account"


class Stand(StrEnum):
    """What came of a return. STRIJDIG and TWIJFEL wait for a person."""

    VERWERKT = "verwerkt"
    TE_LAAT = "te_laat"
    DUBBEL = "dubbel"
    STRIJDIG = "strijdig"
    TWIJFEL = "twijfel"
    AFGEWEZEN = "afgewezen"


class Besluit(StrEnum):
    """What a person decided about a return that waited."""

    VERWERKT = "verwerkt"
    GEWIJZIGD = "gewijzigd"
    BEANTWOORD = "beantwoord"
    AFGEWEZEN = "afgewezen"


class Reden(StrEnum):
    """Why a return was not simply recorded."""

    GEEN = ""
    # Vervalst of verlopen: geteld voor de beheerder, zonder inhoud
    TOKEN_ONBEKEND = "token_onbekend"  # noqa: S105 - a reason, no secret
    TOKEN_VERLOPEN = "token_verlopen"  # noqa: S105
    TOKEN_INGETROKKEN = "token_ingetrokken"  # noqa: S105
    ANDERE_PARTNER = "andere_partner"
    ANDERE_VERWIJZING = "andere_verwijzing"
    # Niet te lezen, of niet te bewaren
    ONLEESBAAR = "onleesbaar"
    ONGELDIG = "ongeldig"
    BSN = "bsn"
    # Een mens moet kijken
    ANDERE_TAAK = "andere_taak"
    EERDER_ANDERS = "eerder_anders"
    ONBEKEND_VELD = "onbekend_veld"
    VOOR_VERZENDING = "voor_verzending"
    NA_AFSLUITING = "na_afsluiting"
    KAN_NIET = "kan_niet"
    VRAAG = "vraag"
    # Verwerkt, met een opmerking
    TE_LAAT = "te_laat"


VERVALST = frozenset(
    {
        Reden.TOKEN_ONBEKEND,
        Reden.TOKEN_VERLOPEN,
        Reden.TOKEN_INGETROKKEN,
        Reden.ANDERE_PARTNER,
        Reden.ANDERE_VERWIJZING,
    }
)
"""The sender could not show that the task is his."""


@dataclass(frozen=True, kw_only=True)
class Bericht:
    """What a partner says about one task.

    `soort` is a word of `statemachine.terugmelding.SOORTEN`. `taak` and `token` point at the task; where the
    way itself does, they may be empty. `onbekend` holds what has no place in the contract.
    """

    soort: str
    op: date
    feiten: Mapping[str, Any]
    taak: str = ""
    token: str = field(default="", repr=False)
    onbekend: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class Binnenkomst:
    """How a return came in.

    `partij` is the digest of the file or request and `regel` its place in it. `map_` is the partner's folder,
    `partner_id` who proved to be there with a credential, `idempotentie` the key its system gave.
    """

    weg: Weg
    partij: str
    regel: int = 1
    map_: str = ""
    partner_id: int | None = None
    idempotentie: str | None = None


@dataclass(frozen=True, kw_only=True)
class Antwoord:
    """What the sender hears: the same for a repeat as the first time, but that it was one.

    `stand` is what came of it, or what a person decided since. `zin` never repeats what was sent.
    """

    nummer: int
    stand: Stand
    zin: str
    reden: Reden = Reden.GEEN
    taak: str = ""
    soort: str = ""
    dubbel: bool = False
    wacht: bool = False
    fouten: tuple[tuple[str, str], ...] = ()

    @property
    def aangenomen(self) -> bool:
        """Whether it was recorded, or lies with a person."""
        return self.stand is not Stand.AFGEWEZEN
