"""Where a person comes in, and where she is led after that."""

from inburgering.web.toegang import Rol


def thuis(rol: Rol) -> str:
    """The page a person starts on."""
    return {Rol.CONSULENT: "/mijn-dag", Rol.PARTNER: "/taken"}.get(rol, "/coordinator")


def veilig(pad: str) -> str:
    """A path within this site, or nothing: a link must not send someone elsewhere after signing in."""
    return pad if pad.startswith("/") and not pad.startswith(("//", "/\\")) else ""
