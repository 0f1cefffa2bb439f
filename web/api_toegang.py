"""Who is there when a program of the municipality asks: a person's key, with that person's rights."""

from typing import Annotated

from fastapi import Depends, HTTPException
from fastapi.security import HTTPAuthorizationCredentials, HTTPBearer
from starlette.requests import Request

from inburgering import klok
from inburgering.db import apisleutels
from inburgering.web.maat import PER_SLEUTEL
from inburgering.web.partner_toegang import maat
from inburgering.web.toegang import Ik, Toegangsregel, als_ik
from inburgering.web.verzoek import Lezen

_SCHEMA = HTTPBearer(scheme_name="sleutel", description="Uw API-sleutel.", auto_error=False)


class Programmaregel(Toegangsregel):
    """The rule of a route for programs: a key that works. Gives the person it stands for."""

    def __call__(
        self,
        request: Request,
        session: Lezen,
        bewijs: Annotated[HTTPAuthorizationCredentials | None, Depends(_SCHEMA)],
    ) -> Ik:
        gevonden = apisleutels.vind(session, bewijs.credentials, klok.echt()) if bewijs else None
        if gevonden is None or gevonden[0].partner_id is not None:
            raise HTTPException(401, headers={"WWW-Authenticate": 'Bearer realm="inburgering"'})
        ik = als_ik(request, session, *gevonden)
        if not maat(request).mag(PER_SLEUTEL, f"gebruiker {ik.id}"):
            raise HTTPException(429, headers={"Retry-After": maat(request).wacht(PER_SLEUTEL)})
        return ik


Programma = Annotated[Ik, Depends(Programmaregel())]
