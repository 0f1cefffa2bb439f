"""The city of the pages, for who means harm."""

from tests.web.conftest import als, database, demo, klant, mal, mensen, stad

__all__ = ["als", "database", "demo", "klant", "mal", "mensen", "stad"]
