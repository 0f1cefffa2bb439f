"""What the synthetic municipality is drawn from: published, and every number can be overruled.

S: read in a source; D: derived from sourced numbers; A: assumption, to be replaced. The sources stand in
docs/generator.md.
"""

import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from random import Random

from inburgering.wet.begrippen import Route

Kansen = Mapping[Route, float]


@dataclass(frozen=True, kw_only=True)
class Wachttijd:
    """A lognormal waiting time in weeks: `mu` and `sigma` of its logarithm, cut off at `hoogstens`."""

    mu: float
    sigma: float
    hoogstens: float = 130.0

    def dagen(self, toeval: Random) -> int:
        return max(1, round(7 * min(toeval.lognormvariate(self.mu, self.sigma), self.hoogstens)))


@dataclass(frozen=True, kw_only=True)
class Parameters:
    """A municipality the size and shape of Haarlemmermeer."""

    # Who
    deel_asiel: float = 0.66  # D, cohorts 2022 and 2023
    deel_gezinslid: float = 0.12  # A, of asiel: a regular permit (Wet art. 13 lid 1 b)
    deel_huishouden: float = 0.45  # A, of asiel: with partner or children
    deel_tolk: float = 0.6  # A
    # When
    maanden_terug: int = 40  # D, active cases last 3 to 3.5 years
    groei_per_jaar: float = 0.1  # D, 240 (2022) to 330 (2023), levelled off
    # The leerroute
    route_asiel: Kansen = field(
        default_factory=lambda: {Route.B1: 0.62, Route.Z: 0.31, Route.ONDERWIJS: 0.07}
    )  # S, A
    route_gezin: Kansen = field(
        default_factory=lambda: {Route.B1: 0.85, Route.Z: 0.10, Route.ONDERWIJS: 0.05}
    )  # A
    deel_advies_gevolgd: float = 0.88  # A, the test's advice and the chosen route agree
    # Waiting
    wacht_op_pip: Wachttijd = Wachttijd(
        mu=2.59, sigma=0.87
    )  # D: median 13.3, mean 19.5, 37 % within 10 weeks
    deel_snel_gehuisvest: float = 0.45  # A, within `snel_weken` of the kennisgeving
    snel_weken: int = 12
    traag_weken: int = 70
    deel_bezig_in_wachttijd: float = 0.7  # A, has something to do while waiting for a house
    deel_late_kennisgeving: float = 0.2  # A, DUO's letter came after the registration (law.md T01)
    # The intake
    deel_niet_bereikt: float = 0.15  # A, at the first contact
    deel_niet_verschenen: float = 0.08  # A
    deel_niet_bij_toets: float = 0.07  # A
    deel_wacht_op_derde: float = 0.05  # A, Besluit art. 5.3 lid 2
    # Help
    deel_bijstand: float = 0.85  # A, of holders of an asylum permit
    deel_einde_bijstand: float = 0.08  # A, benefit ends within the six months
    deel_budgetcoaching: float = 0.3  # A
    begeleiding_maanden: tuple[int, int] = (11, 17)  # A
    # Partners: weeks until they report back
    terug_weken: Mapping[str, float] = field(
        default_factory=lambda: {"VluchtelingenWerk": 3.0, "Plangroep": 2.0}
    )  # A
    terug_sigma: float = 0.6  # A
    deel_nooit_terug: float = 0.05  # A
    deel_geweigerd: float = 0.04  # A
    deel_aanvulling: float = 0.08  # A
    # Later
    wacht_op_aanbod: Wachttijd = Wachttijd(mu=math.log(6), sigma=0.7)  # A
    wacht_op_taalschakel: Wachttijd = Wachttijd(mu=math.log(16), sigma=0.5)  # A
    uren_les_per_week: tuple[float, float] = (9.0, 3.0)  # A, mean and spread
    uren_meedoen_per_week: tuple[float, float] = (8.0, 4.0)  # A
    deel_doet_mee: float = 0.85  # A, has work, a placement or voluntary work besides the lessons
    deel_zonder_uren: float = 0.12  # A, of the periods: ill, on holiday, not reported
    deel_geslaagd: float = 0.65  # A, of the attempts at an exam
    deel_melding_duo: float = 0.9  # A, of the decisions reported to DUO at once
    gesprek_weken: int = 13  # A, the local norm
    deel_gesprek_overgeslagen: float = 0.12  # A
    contacten_per_maand: tuple[float, float] = (1.2, 0.6)  # A, in the first year and later
    deel_contact_in_logboek: float = 0.25  # A, most calls are not written down
    deel_verlenging: float = 0.2  # A, by year 3
    deel_afschaling: float = 0.15  # A, of the B1-route
    deel_voldaan: float = 0.5  # A, of those past two years
    verhuizing_per_jaar: float = 0.04  # A
    deel_hierheen_verhuisd: float = 0.03  # A
    # The office
    deel_overgedragen: float = 0.06  # A, cases that got another consulent
    deel_afwezig: float = 0.09  # A, of the consulenten today
    # How much of it is recorded as it happens, and not as taken over from before
    dagen_gewoon: int = 30
    dagen_brieven: int = 7  # letters of these days still wait in the outbox

    def route(self, toeval: Random, *, asiel: bool) -> Route:
        kansen = self.route_asiel if asiel else self.route_gezin
        return toeval.choices(list(kansen), weights=list(kansen.values()))[0]


SLECHT_JAAR = Wachttijd(mu=2.86, sigma=0.47)  # D: 12 % within 10 weeks, the same mean
VERBETERD = Wachttijd(mu=2.41, sigma=0.85)  # A: 45 % within 10 weeks, mean 16
