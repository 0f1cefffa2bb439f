"""What pages about partners need to know of a task, kept on its overdracht by triggers.

Where a task lies, since when, what is promised and how it went at the partner follows from its state, its
terms, the log and its reminders. To work that out for each question costs every open task; kept on the
overdracht, counts and pages come from an index. The rows it follows from stay the truth: `ververs` works it
all out anew. It happens in the transaction that changes them.

Call `zet` again after every batch change of one of the tables in TABELLEN (SQLite drops triggers then; take
them away first, for one that names a table that is gone stops the change).
"""

from collections.abc import Callable

TERUGMELDING = "N02"  # the term that begins with the day a task was sent, and stays when it ends
AANVULLING, TOEGEZEGD = "N05", "N23"
HERINNERING = "herinnering_partner"
BIJ_PARTNER = ("verzonden", "aanvaard", "in_uitvoering")
PARTNER, OPGESTELD, TERUGGEMELD = "partner", "opgesteld", "teruggemeld"
PLEKKEN = (PARTNER, OPGESTELD, TERUGGEMELD)
"""Where an open task lies: at the partner, at the municipality to be sent, or there to be judged.

These and BIJ_PARTNER are written out, because the triggers hold them: another state needs a migration."""

_BIJ = ", ".join(f"'{toestand}'" for toestand in BIJ_PARTNER)
_KLAAR = "coalesce(l.geeindigd_op, n.geeindigd_op)"
_LATER = f"l.code = '{TOEGEZEGD}' AND NOT l.vervallen AND l.vervangen_door IS NULL"
_ZET = f"""
UPDATE overdracht SET
(gemeente_id, plek, oordeel) = (
  SELECT t.gemeente_id,
  CASE WHEN d.toestand IN ({_BIJ}) THEN '{PARTNER}'
  WHEN d.toestand IN ('{OPGESTELD}', '{TERUGGEMELD}') THEN d.toestand END,
  CASE WHEN EXISTS (
    SELECT 1 FROM termijn a WHERE a.traject_id = overdracht.traject_id AND a.code = '{AANVULLING}'
    AND a.onderdeel_id = overdracht.onderdeel_id AND NOT a.vervallen) THEN 'aanvulling'
  WHEN d.toestand = 'afgesloten' THEN 'compleet' END
  FROM onderdeel d JOIN traject t ON t.id = d.traject_id WHERE d.id = overdracht.onderdeel_id),
belofte = (
  SELECT min(b.laatste_dag) FROM termijn b WHERE b.traject_id = overdracht.traject_id AND b.loopt
  AND b.onderdeel_id = overdracht.onderdeel_id AND b.wie = 'partner'),
herinnerd = EXISTS (
  SELECT 1 FROM post p WHERE p.onderdeel_id = overdracht.onderdeel_id AND p.sjabloon = '{HERINNERING}'
  AND p.stand <> 'ingetrokken'),
(verzonden_op, afgesproken, klaar_op, hoe, duur) = (
  SELECT {{verzonden}}, coalesce(l.laatste_dag, n.laatste_dag), {_KLAAR},
  (SELECT g.soort FROM gebeurtenis g WHERE g.traject_id = n.traject_id AND g.deel = 0
   AND g.volgnr = coalesce(l.geeindigd_door, n.geeindigd_door)),
  {{duur}}
  FROM termijn n LEFT JOIN termijn l
  ON l.traject_id = n.traject_id AND l.onderdeel_id = n.onderdeel_id AND {_LATER}
  WHERE n.traject_id = overdracht.traject_id AND n.code = '{TERUGMELDING}'
  AND n.onderdeel_id = overdracht.onderdeel_id AND NOT n.vervallen ORDER BY n.id, l.id LIMIT 1)
"""  # noqa: S608 - words of our own, no parameters
_DAGEN = {
    "sqlite": {
        "verzonden": "date(n.eerste_dag, '-1 day')",
        "duur": f"CAST(julianday({_KLAAR}) - julianday(n.eerste_dag) + 1 AS int)",
    },
    "postgresql": {
        "verzonden": "n.eerste_dag - 1",
        "duur": f"{_KLAAR} - n.eerste_dag + 1",
    },
}
"""How each database counts days: the term begins to count on the day after the sending."""

_TERMIJN = (
    "onderdeel_id", "code", "wie", "eerste_dag", "laatste_dag", "loopt", "geeindigd_door", "geeindigd_op",
    "vervangen_door", "vervallen",
)  # fmt: skip
_VAN_TAAK = (
    f"({{rij}}.onderdeel_id IS NOT NULL AND ({{rij}}.wie = 'partner' OR {{rij}}.code IN "
    f"('{TERUGMELDING}', '{AANVULLING}', '{TOEGEZEGD}')))"
)
_BRIEF = f"({{rij}}.onderdeel_id IS NOT NULL AND {{rij}}.sjabloon = '{HERINNERING}')"
_TAAK = "({rij}.soort = 'overdracht')"


def _anders(*velden: str) -> str:
    """Whether one of these fields changed, as both databases say it."""
    return " OR ".join(f"NEW.{v} <> OLD.{v} OR (NEW.{v} IS NULL) <> (OLD.{v} IS NULL)" for v in velden)


def _rij(waar: str, *rijen: str) -> str:
    return " OR ".join(waar.format(rij=rij) for rij in rijen)


_BEIDE = "onderdeel_id IN (OLD.onderdeel_id, NEW.onderdeel_id)"
_TRIGGERS = {
    "overdracht_stand_bij": ("overdracht", "INSERT", "", "onderdeel_id = NEW.onderdeel_id"),
    "onderdeel_stand_anders": (
        "onderdeel", "UPDATE OF toestand", f"{_rij(_TAAK, 'NEW')} AND ({_anders('toestand')})",
        "onderdeel_id = NEW.id",
    ),
    "termijn_stand_bij": ("termijn", "INSERT", _rij(_VAN_TAAK, "NEW"), "onderdeel_id = NEW.onderdeel_id"),
    "termijn_stand_anders": (
        "termijn", "UPDATE", f"({_rij(_VAN_TAAK, 'NEW', 'OLD')}) AND ({_anders(*_TERMIJN)})", _BEIDE
    ),
    "termijn_stand_weg": ("termijn", "DELETE", _rij(_VAN_TAAK, "OLD"), "onderdeel_id = OLD.onderdeel_id"),
    "post_stand_bij": ("post", "INSERT", _rij(_BRIEF, "NEW"), "onderdeel_id = NEW.onderdeel_id"),
    "post_stand_anders": (
        "post", "UPDATE OF stand, sjabloon, onderdeel_id",
        f"({_rij(_BRIEF, 'NEW', 'OLD')}) AND ({_anders('stand', 'sjabloon', 'onderdeel_id')})", _BEIDE,
    ),
    "post_stand_weg": ("post", "DELETE", _rij(_BRIEF, "OLD"), "onderdeel_id = OLD.onderdeel_id"),
    "traject_stand_anders": (
        "traject", "UPDATE OF gemeente_id", _anders("gemeente_id"), "traject_id = NEW.id"
    ),
}  # fmt: skip
"""Per trigger its table, after what it comes, when it matters, and of which overdrachten."""
NAMEN = tuple(_TRIGGERS)
TABELLEN = tuple(dict.fromkeys(tabel for tabel, *_ in _TRIGGERS.values()))


def zet(dialect: str, voer_uit: Callable[[str], object]) -> None:
    """Put the triggers in place, anew. `voer_uit` executes one statement (alembic's `op.execute`)."""
    haal_weg(dialect, voer_uit)
    doe = _ZET.format(**_DAGEN[dialect])
    for naam, (tabel, wanneer, als, welke) in _TRIGGERS.items():
        kop, waar = f"CREATE TRIGGER {naam} AFTER {wanneer} ON {tabel}", f"{doe} WHERE {welke}"
        when = f"WHEN ({als})" if als else ""
        if dialect == "postgresql":
            functie = (
                f"CREATE OR REPLACE FUNCTION {naam}() RETURNS trigger AS $$ BEGIN {waar}; RETURN NULL; END $$"
            )
            voer_uit(f"{functie} LANGUAGE plpgsql")
            voer_uit(f"{kop} FOR EACH ROW {when} EXECUTE FUNCTION {naam}()")
        else:
            voer_uit(f"{kop} {when} BEGIN {waar}; END")


def haal_weg(dialect: str, voer_uit: Callable[[str], object]) -> None:
    """Take the triggers away: before a load in bulk, with `ververs` and `zet` after it."""
    for naam, (tabel, *_) in _TRIGGERS.items():
        voer_uit(f"DROP TRIGGER IF EXISTS {naam}{f' ON {tabel}' if dialect == 'postgresql' else ''}")


def ververs(dialect: str, voer_uit: Callable[[str], object]) -> None:
    """Work it out anew for every overdracht."""
    voer_uit(_ZET.format(**_DAGEN[dialect]))
