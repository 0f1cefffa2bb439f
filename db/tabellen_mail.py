"""What came back by e-mail."""

from datetime import datetime

from sqlmodel import Field, SQLModel


class Retourmail(SQLModel, table=True):
    """A message about a letter of ours that came back: what kind, never its text.

    `sleutel` is a digest of the message, so that it counts once; `waar` says where a person can read it.
    `open` while the beheerder must look: no letter of ours was recognised, or nobody else could.
    """

    id: int | None = Field(default=None, primary_key=True)
    sleutel: str = Field(unique=True)
    post_id: int | None = Field(default=None, foreign_key="post.id", index=True)
    soort: str
    code: str = ""
    waar: str
    ontvangen: datetime
    open: bool = False
    gezien_door_id: int | None = Field(default=None, foreign_key="gebruiker.id")
    gezien: datetime | None = None
