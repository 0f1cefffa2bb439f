"""What every flow needs: the database of this process, and which faults may heal by trying again."""

from functools import cache
from typing import Any

from sqlalchemy.exc import SQLAlchemyError

from inburgering import omgeving
from inburgering.db.basis import Database


@cache
def database() -> Database:
    """The database of this installation: opened once in the process of a flow run."""
    return omgeving.open_database(omgeving.lees())


def kan_helen(_taak: Any, _run: Any, staat: Any) -> bool:
    """Whether Prefect may try this task again: only when the database failed."""
    try:
        staat.result()
    except SQLAlchemyError:
        return True
    except Exception:  # noqa: BLE001 - any other fault comes back just the same
        return False
    return False
