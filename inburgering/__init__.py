"""Inburgering: the engine that holds each trajectory under the Wet inburgering 2021."""

from pathlib import Path as _Path

__version__ = "0.1.0"

_here = _Path(__file__).resolve().parent
if not (_here / "flows").is_dir():  # a checkout: the sub-packages lie one level up
    __path__.append(str(_here.parent))  # append, never rebind: loaders keep the spec's list
