"""The web application: the pages of the engine, with their guards in front."""

from urllib.parse import urlsplit

from fastapi import Depends, FastAPI
from starlette.middleware import Middleware
from starlette.middleware.body_limit import RequestBodyLimitMiddleware
from starlette.middleware.sessions import SessionMiddleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.staticfiles import StaticFiles

from inburgering import omgeving
from inburgering.db.basis import Database
from inburgering.templates.pagina import STATISCH
from inburgering.web import (
    aanmelden,
    abonnementen,
    afwezig,
    agenda,
    andere_weg,
    api,
    bord_lijst,
    brieftekst_wijzig,
    briefteksten,
    brieven,
    bsn,
    caseload,
    coordinator,
    dagcontrole,
    eigen_wachtwoord,
    fouten,
    gebeurtenis,
    herinneren,
    huisstijl,
    inzien,
    keten,
    kolommen,
    medewerkers,
    meer,
    mijn_dag,
    nieuw,
    normen,
    oidc,
    oorzaken,
    partner,
    partner_api,
    partner_taken,
    partnerbeheer,
    partnerboek,
    partnercijfers,
    partnereinde,
    partners,
    plan,
    rapporten,
    retourmail,
    schema,
    signalen,
    terugmeldingen,
    thema,
    themablad,
    toen,
    toewijzen,
    toezicht,
    traject,
    uitstaand,
    vastleggen,
    verbeter,
    verdelen,
    wachtwoord,
    weergaven,
)
from inburgering.web.beurt import Beurt
from inburgering.web.beveiliging import GROOTSTE_VERZOEK, Beveiliging
from inburgering.web.maat import Maat
from inburgering.web.sessie import GELDIG, KOEKJE, geheim
from inburgering.web.spoor import Spoorschrijver
from inburgering.web.toegang import eis_regels
from inburgering.web.verzoek import bewaak

ROUTERS = (
    aanmelden.router,
    oidc.router,
    wachtwoord.router,
    eigen_wachtwoord.router,
    mijn_dag.router,
    agenda.router,
    api.router,
    meer.router,
    caseload.router,
    toen.router,
    weergaven.router,
    kolommen.router,
    coordinator.router,
    bord_lijst.router,
    uitstaand.router,
    vastleggen.router,
    herinneren.router,
    partnercijfers.router,
    rapporten.router,
    oorzaken.router,
    toewijzen.router,
    verdelen.router,
    signalen.router,
    retourmail.router,
    terugmeldingen.router,
    medewerkers.router,
    inzien.router,
    afwezig.router,
    nieuw.router,
    dagcontrole.router,
    traject.router,
    plan.router,
    bsn.router,
    brieven.router,
    andere_weg.router,
    briefteksten.router,
    brieftekst_wijzig.router,
    huisstijl.router,
    themablad.router,
    thema.router,
    normen.router,
    toezicht.router,
    partner.router,
    partner_taken.router,
    partnerbeheer.router,
    keten.router,
    abonnementen.router,
    partner_api.router,
    schema.router,
    partnerboek.router,
    partnereinde.router,
    partners.router,
    verbeter.router,
    gebeurtenis.router,  # last: its address has room for every onderdeel
)


def maak_app(database: Database, *, adres: str | None = None) -> FastAPI:
    """The application over this database.

    `adres` is the public base address (from the environment when not given): its host is the only one
    answered besides this machine itself, and with https the cookie and the headers ask for it. Raises
    RuntimeError when a route has no access rule.
    """
    adres = adres or omgeving.lees().adres
    delen = urlsplit(adres)
    app = FastAPI(
        title="Inburgering",
        docs_url=None,
        redoc_url=None,
        openapi_url=None,
        redirect_slashes=False,  # an address with a slash too many does not exist (API Design Rules)
        dependencies=[Depends(bewaak)],
        middleware=_wachters(database, delen.hostname or "127.0.0.1", https=delen.scheme == "https"),
    )
    app.state.database, app.state.adres, app.state.maat = database, adres, Maat()
    for router in ROUTERS:
        app.include_router(router)
    app.mount("/statisch", StaticFiles(directory=STATISCH), name="statisch")
    fouten.koppel(app)
    eis_regels(app)
    return app


def _wachters(database: Database, gastheer: str, *, https: bool) -> list[Middleware]:
    """The guards, outermost first."""
    return [
        Middleware(Beveiliging, https=https),
        Middleware(TrustedHostMiddleware, allowed_hosts=[gastheer, "127.0.0.1", "localhost"]),
        Middleware(RequestBodyLimitMiddleware, max_body_size=GROOTSTE_VERZOEK),
        Middleware(
            SessionMiddleware,
            secret_key=geheim(),
            session_cookie=f"__Host-{KOEKJE}" if https else KOEKJE,  # the prefix needs Secure
            max_age=GELDIG,
            same_site="lax",
            https_only=https,
        ),
        Middleware(Beurt),
        Middleware(Spoorschrijver, database=database, niet_nu=fouten.niet_nu),
    ]
