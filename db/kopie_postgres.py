"""Copy a PostgreSQL database and put it back, with pg_dump and pg_restore of PostgreSQL itself."""

import os
import re
import shutil
import subprocess
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any, Protocol, TypeVar

from psycopg.conninfo import conninfo_to_dict
from sqlalchemy import Connection, inspect, text

from inburgering.db.basis import Database
from inburgering.db.kopie_fouten import NOOIT_EROVER, GereedschapOntbreekt, OnjuisteKopie

BESTAND = "inburgering.pgdump"
OPZIJ = "voor_herstel_"  # a schema that keeps what stood there before
_KOPIE = re.compile(rb'COPY (?:"?\w+"?\.)?"?(\w+)"? \(')


class _Telt(Protocol):
    @property
    def tabellen(self) -> dict[str, int]: ...


S = TypeVar("S", bound=_Telt)


def schrijf(database: Database, doel: Path, staat: Callable[[Connection], S]) -> S:
    """Let pg_dump write the snapshot that this transaction sees; gives what is in it."""
    with database.engine.connect().execution_options(isolation_level="REPEATABLE READ") as verbinding:
        moment = str(verbinding.scalar(text("SELECT pg_export_snapshot()")))
        _draai(
            database,
            _programma(verbinding, "pg_dump"),
            "--format=custom",
            "--no-owner",
            "--no-privileges",
            f"--exclude-schema={OPZIJ}*",
            f"--snapshot={moment}",
            f"--file={doel}",
        )
        return staat(verbinding)


def verwacht(zag: _Telt) -> dict[str, int]:
    """A dump is read back as rows per table; tables without a row are not in it."""
    return {naam: aantal for naam, aantal in zag.tabellen.items() if aantal}


def lees_terug(bestand: Path, staat: Callable[[Connection], Any]) -> dict[str, int]:  # noqa: ARG001
    """Unpack the whole dump and count the rows per table. Raises OnjuisteKopie when it cannot be read."""
    programma = _gevonden("pg_restore")[-1][1]
    with subprocess.Popen(
        [programma, "--data-only", "--file=-", bestand], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    ) as lezer:
        telling = _tel(lezer.stdout or [])
    if lezer.returncode:
        raise OnjuisteKopie("De kopie is niet terug te lezen. Kijk of de schijf vol of stuk is.")
    telling.pop("alembic_version", None)
    return dict(telling)


def _tel(regels: Iterable[bytes]) -> Counter[str]:
    telling: Counter[str] = Counter()
    tabel: str | None = None
    for regel in regels:
        if tabel is None:
            gevonden = _KOPIE.match(regel)
            tabel = gevonden[1].decode() if gevonden else None
        elif regel == b"\\.\n":
            tabel = None
        else:
            telling[tabel] += 1
    return telling


def zet_terug(database: Database, bron: Path, past: Callable[[Connection], None], merk: str) -> str | None:
    """Restore into an empty schema; what stood there stays in a schema of its own, whose name is given.

    When anything fails, that schema gets its old name back. Raises OnjuisteKopie and GereedschapOntbreekt.
    """
    opzij = f"{OPZIJ}{merk.lower()}"
    with database.engine.connect() as verbinding:
        programma = _programma(verbinding, "pg_restore")
        _alleen_wij(verbinding)
        if inspect(verbinding).has_schema(opzij):
            raise OnjuisteKopie(NOOIT_EROVER.format(opzij))
    _doe(database, f"ALTER SCHEMA public RENAME TO {opzij}", "CREATE SCHEMA public")
    try:
        _draai(
            database, programma, "--no-owner", "--no-privileges", "--single-transaction", "--exit-on-error",
            f"--dbname={conninfo_to_dict(_adres(database)).get('dbname', '')}", str(bron),
        )  # fmt: skip
        with database.engine.connect() as verbinding:
            past(verbinding)
    except BaseException:
        _doe(database, "DROP SCHEMA public CASCADE", f"ALTER SCHEMA {opzij} RENAME TO public")
        raise
    if _is_leeg(database, opzij):
        _doe(database, f"DROP SCHEMA {opzij} CASCADE")
        return None
    return f"schema {opzij}"


def _alleen_wij(verbinding: Connection) -> None:
    vraag = text(
        "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() "
        "AND pid <> pg_backend_pid() AND backend_type = 'client backend'"
    )
    if verbinding.scalar(vraag):
        raise OnjuisteKopie(
            "De database is in gebruik. Stop eerst de site en de processen, en probeer het dan opnieuw. "
            "Er is niets veranderd."
        )


def _doe(database: Database, *zinnen: str) -> None:
    database.sluit()  # a pooled connection may remember tables that are elsewhere now
    with database.engine.begin() as verbinding:
        for zin in zinnen:
            verbinding.execute(text(zin))


def _is_leeg(database: Database, schema: str) -> bool:
    with database.engine.connect() as verbinding:
        vraag = text("SELECT count(*) FROM information_schema.tables WHERE table_schema = :schema")
        return int(verbinding.scalar(vraag, {"schema": schema}) or 0) == 0


def _programma(verbinding: Connection, naam: str) -> str:
    """The oldest of these on the PATH that is not older than the server. Raises GereedschapOntbreekt."""
    server = int(verbinding.scalar(text("SHOW server_version_num")) or 0) // 10000
    alle = _gevonden(naam)
    for versie, plek in alle:
        if versie >= server:
            return plek
    wel = f" (wel gevonden: {', '.join(str(versie) for versie, _ in alle)})" if alle else ""
    raise GereedschapOntbreekt(
        f"{naam} van PostgreSQL {server} of nieuwer staat niet op deze machine{wel}. Installeer het pakket "
        f"'postgresql-client-{server}' en zet het in het PATH, of laat uw databasebeheerder de kopie "
        "maken en terugzetten."
    )


def _gevonden(naam: str) -> list[tuple[int, str]]:
    """Every program of this name on the PATH with its major version, lowest first."""
    alle = []
    for map_ in dict.fromkeys(os.environ.get("PATH", "").split(os.pathsep)):
        plek = shutil.which(naam, path=map_) if map_ else None
        if plek is None:
            continue
        zegt = subprocess.run([plek, "--version"], capture_output=True, text=True, check=False).stdout
        if versie := re.search(r"\) (\d+)", zegt):
            alle.append((int(versie[1]), plek))
    if not alle:
        raise GereedschapOntbreekt(
            f"{naam} staat niet op deze machine. Installeer het pakket 'postgresql-client' van dezelfde "
            "versie als uw PostgreSQL, of laat de databasebeheerder de kopie maken en terugzetten."
        )
    return sorted(alle)


def _draai(database: Database, *opdracht: str) -> None:
    """Run it with the address in the environment: a password on the command line is for all to see."""
    klaar = subprocess.run(
        opdracht, capture_output=True, text=True, check=False, env={**os.environ, **dict(_omgeving(database))}
    )
    if klaar.returncode:
        naam = Path(opdracht[0]).name
        raise OnjuisteKopie(
            f"{naam} is mislukt. Er is niets veranderd. Wat PostgreSQL zegt: {_eerste(klaar.stderr)}"
        )


def _eerste(gezegd: str) -> str:
    """The first line of what went wrong; the lines after it may quote data."""
    return next((regel for regel in gezegd.splitlines() if regel.strip()), "niets")[:200]


def _adres(database: Database) -> str:
    return database.engine.url.set(drivername="postgresql").render_as_string(hide_password=False)


def _omgeving(database: Database) -> Iterator[tuple[str, str]]:
    namen = {
        "host": "PGHOST", "hostaddr": "PGHOSTADDR", "port": "PGPORT", "user": "PGUSER",
        "password": "PGPASSWORD", "dbname": "PGDATABASE", "sslmode": "PGSSLMODE", "sslkey": "PGSSLKEY",
        "sslrootcert": "PGSSLROOTCERT", "sslcert": "PGSSLCERT",
    }  # fmt: skip
    for naam, waarde in conninfo_to_dict(_adres(database)).items():
        if naam in namen and waarde is not None:
            yield namen[naam], str(waarde)
