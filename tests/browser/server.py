"""The pages on a port of their own, in a thread of the test: the day can be set while they run."""

import socket
import threading
import time

import uvicorn

from inburgering.db.basis import Database
from inburgering.web.app import maak_app

WACHT = 10.0  # seconds


class Server:
    """uvicorn on 127.0.0.1, at a port the system chose."""

    def __init__(self) -> None:
        self._deur = socket.socket()
        self._deur.bind(("127.0.0.1", 0))
        self.adres = f"http://127.0.0.1:{self._deur.getsockname()[1]}"

    def start(self, database: Database) -> None:
        """Serve the pages over this database. Raises TimeoutError when nothing answers."""
        app = maak_app(database, adres=self.adres)
        self._uvicorn = uvicorn.Server(uvicorn.Config(app, log_level="warning", lifespan="off"))
        self._draad = threading.Thread(target=self._uvicorn.run, args=([self._deur],), daemon=True)
        self._draad.start()
        einde = time.monotonic() + WACHT
        while not self._uvicorn.started:
            if time.monotonic() > einde:
                raise TimeoutError("De bladzijden kwamen niet op.")
            time.sleep(0.01)

    def stop(self) -> None:
        """End it, and wait until it has ended."""
        self._uvicorn.should_exit = True
        self._draad.join(WACHT)
        self._deur.close()
