"""Who may vouch for a person: the providers of OpenID Connect of this installation, and local accounts.

They stand in `aanmelden.toml` in the map (or where INBURGERING_AANMELDEN says); the secret of a provider in a
file of its own, or in INBURGERING_OIDC_GEHEIM_<CODE>. Without it nobody can sign in, except in a demo map.
"""

import os
import re
import tomllib
from pathlib import Path
from typing import Annotated
from urllib.parse import urlsplit

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, ValidationError, model_validator

from inburgering.omgeving import DEZE_MACHINE, OnjuisteInstelling
from inburgering.omgeving import lees as lees_omgeving

BESTAND, INSTELLING, GEHEIM = "aanmelden.toml", "INBURGERING_AANMELDEN", "INBURGERING_OIDC_GEHEIM_"


class Onbereikbaar(Exception):
    """The provider does not answer, or not as it should."""


class Afgewezen(Exception):
    """What came back from the provider does not let anybody in: forged, old or refused."""


def _veilig_adres(adres: str) -> str:
    """What vouches for people is reached over https, except on this machine itself."""
    delen = urlsplit(adres)
    if not delen.hostname or (delen.scheme != "https" and delen.hostname not in DEZE_MACHINE):
        raise ValueError("het adres begint met https://")
    return adres.rstrip("/")


def _code(tekst: str) -> str:
    if not re.fullmatch(r"[a-z][a-z0-9-]{0,30}", tekst):
        raise ValueError("een code heeft kleine letters, cijfers en streepjes")
    return tekst


class Aanbieder(BaseModel):
    """One provider, for the people of one municipality.

    `email_vertrouwd`: the provider is the municipality's own, so that its e-mail addresses are true even when
    it does not say `email_verified` (Microsoft Entra does not).
    """

    model_config = ConfigDict(frozen=True, extra="forbid")
    code: Annotated[str, AfterValidator(_code)]
    naam: str = Field(min_length=1)
    gemeente: str
    uitgever: Annotated[str, AfterValidator(_veilig_adres)]
    client_id: str = Field(min_length=1)
    geheim_bestand: Path | None = None
    email_vertrouwd: bool = False

    @property
    def geheim(self) -> str:
        """The client's secret. Raises OnjuisteInstelling when it is nowhere."""
        naam = GEHEIM + self.code.upper().replace("-", "_")
        if uit_omgeving := os.environ.get(naam):
            return uit_omgeving
        try:
            return (
                self.geheim_bestand.read_text(encoding="utf-8").strip()
                if self.geheim_bestand
                else _mist(naam)
            )
        except OSError:
            raise OnjuisteInstelling(
                f"Het bestand met het geheim van '{self.code}' is niet te lezen."
            ) from None


def _mist(naam: str) -> str:
    raise OnjuisteInstelling(f"Zet {naam}, of noem een geheim_bestand in {BESTAND}.")


class Aanmelden(BaseModel):
    """How people sign in here."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    accounts: bool = False
    aanbieders: tuple[Aanbieder, ...] = ()

    @model_validator(mode="after")
    def _elke_code_eenmaal(self) -> "Aanmelden":
        if len({a.code for a in self.aanbieders}) != len(self.aanbieders):
            raise ValueError("elke aanbieder heeft een eigen code")
        return self

    def aanbieder(self, code: str) -> Aanbieder | None:
        """The provider with this code."""
        return next((a for a in self.aanbieders if a.code == code), None)


def lees() -> Aanmelden:
    """The settings of this installation; without a file nothing is allowed. Raises OnjuisteInstelling."""
    bestand = Path(os.environ.get(INSTELLING, lees_omgeving().map / BESTAND))
    try:
        inhoud = tomllib.loads(bestand.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return Aanmelden()
    except (OSError, ValueError):
        raise OnjuisteInstelling(f"{bestand} is geen geldig TOML-bestand.") from None
    try:
        return Aanmelden.model_validate(inhoud)
    except ValidationError as fout:
        waar = "; ".join(f"{'.'.join(str(d) for d in e['loc'])}: {e['msg']}" for e in fout.errors())
        raise OnjuisteInstelling(f"{bestand} klopt niet. {waar}.") from None
