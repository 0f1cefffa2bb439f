"""De klokken die in meer machines lopen: codes van termijnen, van de eerste fase en van de hele plicht."""

PLAN_MAKEN = ("T05a", "T05b", "T05c", "T05d")
"""De tien weken voor het PIP, en wat ervan afwijkt (Besluit inburgering 2021 art. 5.3)."""

HELE_PLICHT = ("T10", "T16", "T17")
"""De drie jaar, en de nieuwe termijnen van DUO na een boete (Wet inburgering 2021 art. 11, 24 en 25)."""
