"""The log of refusals: who tried what in vain. Never what was typed, nor the full address."""

import logging

from starlette.requests import Request

LOG = logging.getLogger(__name__)


def noteer(request: Request, wat: str) -> None:
    """Write one refusal: what it was, at which route, by whom and from where."""
    ik = getattr(request.state, "ik", None)
    wie = f"gebruiker {ik.id}" if ik else "niemand"
    adres = request.client.host if request.client else "onbekend"
    LOG.warning("%s: %s, %s, vanaf %s", wat, route(request), wie, adres)


def route(request: Request) -> str:
    """Which page: its pattern, as an address may hold what nobody else should read."""
    return str(getattr(request.scope.get("route"), "path", "?"))
