"""Eerste tabellen"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy import Text
from sqlalchemy.dialects import postgresql
from sqlmodel.sql import sqltypes

from inburgering.db import waakhond

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "gemeente",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("code", sqltypes.AutoString(length=40), nullable=False),
        sa.Column("naam", sqltypes.AutoString(), nullable=False),
        sa.Column("afkorting", sqltypes.AutoString(), nullable=False),
        sa.Column(
            "briefhoofd",
            sa.JSON().with_variant(postgresql.JSONB(astext_type=Text()), "postgresql"),
            nullable=False,
        ),
        sa.Column("teller", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_gemeente")),
        sa.UniqueConstraint("code", name=op.f("uq_gemeente_code")),
    )
    op.create_table(
        "gebruiker",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("gemeente_id", sa.Integer(), nullable=False),
        sa.Column("naam", sqltypes.AutoString(), nullable=False),
        sa.Column("rol", sqltypes.AutoString(), nullable=False),
        sa.Column("team", sqltypes.AutoString(), nullable=False),
        sa.Column("functie", sqltypes.AutoString(), nullable=False),
        sa.Column("telefoon", sqltypes.AutoString(), nullable=False),
        sa.Column("email", sqltypes.AutoString(), nullable=False),
        sa.Column("actief", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["gemeente_id"], ["gemeente.id"], name=op.f("fk_gebruiker_gemeente_id_gemeente")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_gebruiker")),
        sa.UniqueConstraint("gemeente_id", "naam", name=op.f("uq_gebruiker_gemeente_id_naam")),
    )
    op.create_table(
        "inrichting",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("gemeente_id", sa.Integer(), nullable=False),
        sa.Column("moment", sqltypes.UTCDateTime(), nullable=False),
        sa.Column("door", sqltypes.AutoString(), nullable=False),
        sa.Column("wat", sqltypes.AutoString(), nullable=False),
        sa.Column("sha256", sqltypes.AutoString(), nullable=False),
        sa.Column(
            "verschil",
            sa.JSON().with_variant(postgresql.JSONB(astext_type=Text()), "postgresql"),
            nullable=False,
        ),
        sa.ForeignKeyConstraint(
            ["gemeente_id"], ["gemeente.id"], name=op.f("fk_inrichting_gemeente_id_gemeente")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_inrichting")),
    )
    with op.batch_alter_table("inrichting", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_inrichting_gemeente_id"), ["gemeente_id"], unique=False)

    op.create_table(
        "norm",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("gemeente_id", sa.Integer(), nullable=False),
        sa.Column("naam", sqltypes.AutoString(), nullable=False),
        sa.Column(
            "waarde",
            sa.JSON().with_variant(postgresql.JSONB(astext_type=Text()), "postgresql"),
            nullable=False,
        ),
        sa.Column("bron", sqltypes.AutoString(), nullable=False),
        sa.Column("geldig_vanaf", sa.Date(), nullable=False),
        sa.Column("geldig_tot", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(["gemeente_id"], ["gemeente.id"], name=op.f("fk_norm_gemeente_id_gemeente")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_norm")),
        sa.UniqueConstraint(
            "gemeente_id", "naam", "geldig_vanaf", name=op.f("uq_norm_gemeente_id_naam_geldig_vanaf")
        ),
    )
    op.create_table(
        "partner",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("gemeente_id", sa.Integer(), nullable=False),
        sa.Column("naam", sqltypes.AutoString(), nullable=False),
        sa.Column("kanaal", sqltypes.AutoString(), nullable=False),
        sa.Column("adres", sqltypes.AutoString(), nullable=False),
        sa.Column("contact", sqltypes.AutoString(), nullable=False),
        sa.Column(
            "postadres",
            sa.JSON().with_variant(postgresql.JSONB(astext_type=Text()), "postgresql"),
            nullable=False,
        ),
        sa.Column("geldig_vanaf", sa.Date(), nullable=False),
        sa.Column("geldig_tot", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(
            ["gemeente_id"], ["gemeente.id"], name=op.f("fk_partner_gemeente_id_gemeente")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_partner")),
        sa.UniqueConstraint("gemeente_id", "naam", name=op.f("uq_partner_gemeente_id_naam")),
    )
    op.create_table(
        "persoon",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("gemeente_id", sa.Integer(), nullable=False),
        sa.Column("bsn", sa.LargeBinary(length=40), nullable=True),
        sa.Column("naam", sqltypes.AutoString(), nullable=False),
        sa.Column("naam_eigen", sqltypes.AutoString(), nullable=False),
        sa.Column("geboren", sa.Date(), nullable=True),
        sa.Column(
            "adres",
            sa.JSON().with_variant(postgresql.JSONB(astext_type=Text()), "postgresql"),
            nullable=False,
        ),
        sa.Column("telefoon", sqltypes.AutoString(), nullable=False),
        sa.Column("email", sqltypes.AutoString(), nullable=False),
        sa.Column("taal", sqltypes.AutoString(), nullable=False),
        sa.Column("tolk", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["gemeente_id"], ["gemeente.id"], name=op.f("fk_persoon_gemeente_id_gemeente")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_persoon")),
        sa.UniqueConstraint("gemeente_id", "bsn", name=op.f("uq_persoon_gemeente_id_bsn")),
    )
    with op.batch_alter_table("persoon", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_persoon_naam"), ["naam"], unique=False)

    op.create_table(
        "afwezigheid",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("gebruiker_id", sa.Integer(), nullable=False),
        sa.Column("vervanger_id", sa.Integer(), nullable=False),
        sa.Column("van", sa.Date(), nullable=False),
        sa.Column("tot", sa.Date(), nullable=False),
        sa.ForeignKeyConstraint(
            ["gebruiker_id"], ["gebruiker.id"], name=op.f("fk_afwezigheid_gebruiker_id_gebruiker")
        ),
        sa.ForeignKeyConstraint(
            ["vervanger_id"], ["gebruiker.id"], name=op.f("fk_afwezigheid_vervanger_id_gebruiker")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_afwezigheid")),
    )
    with op.batch_alter_table("afwezigheid", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_afwezigheid_gebruiker_id"), ["gebruiker_id"], unique=False)

    op.create_table(
        "partnertaak",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("partner_id", sa.Integer(), nullable=False),
        sa.Column("soort", sqltypes.AutoString(), nullable=False),
        sa.Column("naam", sqltypes.AutoString(), nullable=False),
        sa.Column("omschrijving", sqltypes.AutoString(), nullable=False),
        sa.Column("sjabloon", sqltypes.AutoString(), nullable=False),
        sa.Column("reactie_dagen", sa.Integer(), nullable=False),
        sa.Column("gereed_dagen", sa.Integer(), nullable=False),
        sa.Column(
            "velden",
            sa.JSON().with_variant(postgresql.JSONB(astext_type=Text()), "postgresql"),
            nullable=False,
        ),
        sa.Column("grondslag", sqltypes.AutoString(), nullable=False),
        sa.ForeignKeyConstraint(
            ["partner_id"], ["partner.id"], name=op.f("fk_partnertaak_partner_id_partner")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_partnertaak")),
        sa.UniqueConstraint("partner_id", "soort", name=op.f("uq_partnertaak_partner_id_soort")),
    )
    op.create_table(
        "traject",
        sa.Column("versie", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("gemeente_id", sa.Integer(), nullable=False),
        sa.Column("persoon_id", sa.Integer(), nullable=False),
        sa.Column("nummer", sqltypes.AutoString(), nullable=False),
        sa.Column("regime", sqltypes.AutoString(), nullable=False),
        sa.Column("groep", sqltypes.AutoString(), nullable=False),
        sa.Column("route", sqltypes.AutoString(), nullable=True),
        sa.Column("consulent_id", sa.Integer(), nullable=False),
        sa.Column("toestand", sqltypes.AutoString(), nullable=False),
        sa.Column("volgnr", sa.Integer(), nullable=False),
        sa.Column("ketting", sqltypes.AutoString(), nullable=False),
        sa.ForeignKeyConstraint(
            ["consulent_id"], ["gebruiker.id"], name=op.f("fk_traject_consulent_id_gebruiker")
        ),
        sa.ForeignKeyConstraint(
            ["gemeente_id"], ["gemeente.id"], name=op.f("fk_traject_gemeente_id_gemeente")
        ),
        sa.ForeignKeyConstraint(["persoon_id"], ["persoon.id"], name=op.f("fk_traject_persoon_id_persoon")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_traject")),
        sa.UniqueConstraint("nummer", name=op.f("uq_traject_nummer")),
    )
    with op.batch_alter_table("traject", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_traject_consulent_id"), ["consulent_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_traject_persoon_id"), ["persoon_id"], unique=False)
        batch_op.create_index(
            "ix_traject_werkvoorraad", ["gemeente_id", "consulent_id", "toestand"], unique=False
        )

    op.create_table(
        "gebeurtenis",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("traject_id", sa.Integer(), nullable=False),
        sa.Column("volgnr", sa.Integer(), nullable=False),
        sa.Column("deel", sa.Integer(), nullable=False),
        sa.Column("onderdeel", sqltypes.AutoString(), nullable=False),
        sa.Column("nr", sa.Integer(), nullable=False),
        sa.Column("soort", sqltypes.AutoString(), nullable=False),
        sa.Column("van", sqltypes.AutoString(), nullable=True),
        sa.Column("naar", sqltypes.AutoString(), nullable=False),
        sa.Column("op", sa.Date(), nullable=False),
        sa.Column("moment", sqltypes.UTCDateTime(), nullable=False),
        sa.Column("door", sqltypes.AutoString(), nullable=False),
        sa.Column("door_id", sa.Integer(), nullable=True),
        sa.Column("namens", sqltypes.AutoString(), nullable=True),
        sa.Column("herkomst", sqltypes.AutoString(), nullable=False),
        sa.Column(
            "feiten",
            sa.JSON().with_variant(postgresql.JSONB(astext_type=Text()), "postgresql"),
            nullable=True,
        ),
        sa.Column("zout", sa.LargeBinary(), nullable=True),
        sa.Column("feiten_hash", sqltypes.AutoString(), nullable=False),
        sa.Column("corrigeert", sa.Integer(), nullable=True),
        sa.Column("vervalt", sa.Boolean(), nullable=False),
        sa.Column("sleutel", sqltypes.AutoString(), nullable=True),
        sa.Column("regelversie", sqltypes.AutoString(), nullable=False),
        sa.Column("ketting", sqltypes.AutoString(), nullable=False),
        sa.ForeignKeyConstraint(
            ["traject_id"], ["traject.id"], name=op.f("fk_gebeurtenis_traject_id_traject")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_gebeurtenis")),
        sa.UniqueConstraint("sleutel", name=op.f("uq_gebeurtenis_sleutel")),
        sa.UniqueConstraint(
            "traject_id", "volgnr", "deel", name=op.f("uq_gebeurtenis_traject_id_volgnr_deel")
        ),
    )
    op.create_table(
        "onderdeel",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("traject_id", sa.Integer(), nullable=False),
        sa.Column("soort", sqltypes.AutoString(), nullable=False),
        sa.Column("nr", sa.Integer(), nullable=False),
        sa.Column("toestand", sqltypes.AutoString(), nullable=False),
        sa.Column("sinds", sa.Date(), nullable=False),
        sa.ForeignKeyConstraint(["traject_id"], ["traject.id"], name=op.f("fk_onderdeel_traject_id_traject")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_onderdeel")),
        sa.UniqueConstraint("traject_id", "soort", "nr", name=op.f("uq_onderdeel_traject_id_soort_nr")),
    )
    op.create_table(
        "signaal",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("sleutel", sqltypes.AutoString(), nullable=False),
        sa.Column("traject_id", sa.Integer(), nullable=False),
        sa.Column("voor", sqltypes.AutoString(), nullable=False),
        sa.Column("soort", sqltypes.AutoString(), nullable=False),
        sa.Column("reden", sqltypes.AutoString(), nullable=False),
        sa.Column("code", sqltypes.AutoString(), nullable=True),
        sa.Column("aanleiding", sa.Integer(), nullable=True),
        sa.Column("open_sinds", sqltypes.UTCDateTime(), nullable=False),
        sa.Column("afgehandeld_door", sa.Integer(), nullable=True),
        sa.Column("afgehandeld_op", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(["traject_id"], ["traject.id"], name=op.f("fk_signaal_traject_id_traject")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_signaal")),
        sa.UniqueConstraint("sleutel", name=op.f("uq_signaal_sleutel")),
    )
    with op.batch_alter_table("signaal", schema=None) as batch_op:
        batch_op.create_index(
            "ix_signaal_open",
            ["traject_id", "voor"],
            unique=False,
            sqlite_where=sa.text("afgehandeld_door IS NULL"),
            postgresql_where=sa.text("afgehandeld_door IS NULL"),
        )

    op.create_table(
        "overdracht",
        sa.Column("onderdeel_id", sa.Integer(), nullable=False),
        sa.Column("traject_id", sa.Integer(), nullable=False),
        sa.Column("partner_id", sa.Integer(), nullable=False),
        sa.Column("taak_id", sa.Integer(), nullable=False),
        sa.Column("nummer", sqltypes.AutoString(), nullable=False),
        sa.Column(
            "gegevens",
            sa.JSON().with_variant(postgresql.JSONB(astext_type=Text()), "postgresql"),
            nullable=False,
        ),
        sa.ForeignKeyConstraint(
            ["onderdeel_id"], ["onderdeel.id"], name=op.f("fk_overdracht_onderdeel_id_onderdeel")
        ),
        sa.ForeignKeyConstraint(
            ["partner_id"], ["partner.id"], name=op.f("fk_overdracht_partner_id_partner")
        ),
        sa.ForeignKeyConstraint(
            ["taak_id"], ["partnertaak.id"], name=op.f("fk_overdracht_taak_id_partnertaak")
        ),
        sa.ForeignKeyConstraint(
            ["traject_id"], ["traject.id"], name=op.f("fk_overdracht_traject_id_traject")
        ),
        sa.PrimaryKeyConstraint("onderdeel_id", name=op.f("pk_overdracht")),
        sa.UniqueConstraint("nummer", name=op.f("uq_overdracht_nummer")),
    )
    with op.batch_alter_table("overdracht", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_overdracht_partner_id"), ["partner_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_overdracht_traject_id"), ["traject_id"], unique=False)

    op.create_table(
        "post",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("sleutel", sqltypes.AutoString(), nullable=False),
        sa.Column("traject_id", sa.Integer(), nullable=False),
        sa.Column("onderdeel_id", sa.Integer(), nullable=True),
        sa.Column("aanleiding", sa.Integer(), nullable=False),
        sa.Column("aan", sqltypes.AutoString(), nullable=False),
        sa.Column("partner_id", sa.Integer(), nullable=True),
        sa.Column("kanaal", sqltypes.AutoString(), nullable=False),
        sa.Column("adres", sqltypes.AutoString(), nullable=False),
        sa.Column("sjabloon", sqltypes.AutoString(), nullable=False),
        sa.Column("versie", sqltypes.AutoString(), nullable=False),
        sa.Column(
            "gegevens",
            sa.JSON().with_variant(postgresql.JSONB(astext_type=Text()), "postgresql"),
            nullable=False,
        ),
        sa.Column("stand", sqltypes.AutoString(), nullable=False),
        sa.Column("poging", sa.Integer(), nullable=False),
        sa.Column("volgende_poging", sqltypes.UTCDateTime(), nullable=False),
        sa.Column("lease_tot", sqltypes.UTCDateTime(), nullable=True),
        sa.Column("verzonden_op", sa.Date(), nullable=True),
        sa.Column("fout", sqltypes.AutoString(), nullable=False),
        sa.ForeignKeyConstraint(
            ["onderdeel_id"], ["onderdeel.id"], name=op.f("fk_post_onderdeel_id_onderdeel")
        ),
        sa.ForeignKeyConstraint(["partner_id"], ["partner.id"], name=op.f("fk_post_partner_id_partner")),
        sa.ForeignKeyConstraint(["traject_id"], ["traject.id"], name=op.f("fk_post_traject_id_traject")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_post")),
        sa.UniqueConstraint("sleutel", name=op.f("uq_post_sleutel")),
    )
    with op.batch_alter_table("post", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_post_traject_id"), ["traject_id"], unique=False)
        batch_op.create_index(
            "ix_post_wacht",
            ["volgende_poging"],
            unique=False,
            sqlite_where=sa.text("stand = 'wacht'"),
            postgresql_where=sa.text("stand = 'wacht'"),
        )

    op.create_table(
        "termijn",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("traject_id", sa.Integer(), nullable=False),
        sa.Column("onderdeel_id", sa.Integer(), nullable=True),
        sa.Column("code", sqltypes.AutoString(), nullable=False),
        sa.Column("aanleiding", sa.Integer(), nullable=False),
        sa.Column("eerste_dag", sa.Date(), nullable=False),
        sa.Column("ruw", sa.Date(), nullable=True),
        sa.Column("laatste_dag", sa.Date(), nullable=True),
        sa.Column("voorlopig", sa.Boolean(), nullable=False),
        sa.Column("wie", sqltypes.AutoString(), nullable=False),
        sa.Column("loopt", sa.Boolean(), nullable=False),
        sa.Column("geeindigd_door", sa.Integer(), nullable=True),
        sa.Column("geeindigd_op", sa.Date(), nullable=True),
        sa.Column("vervangen_door", sqltypes.AutoString(), nullable=True),
        sa.Column("vervallen", sa.Boolean(), nullable=False),
        sa.Column("trede", sqltypes.AutoString(), nullable=True),
        sa.Column("volgende_melding", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(
            ["onderdeel_id"], ["onderdeel.id"], name=op.f("fk_termijn_onderdeel_id_onderdeel")
        ),
        sa.ForeignKeyConstraint(["traject_id"], ["traject.id"], name=op.f("fk_termijn_traject_id_traject")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_termijn")),
        sa.UniqueConstraint(
            "traject_id", "code", "aanleiding", name=op.f("uq_termijn_traject_id_code_aanleiding")
        ),
    )
    with op.batch_alter_table("termijn", schema=None) as batch_op:
        batch_op.create_index(
            "ix_termijn_loopt",
            ["traject_id", "laatste_dag"],
            unique=False,
            sqlite_where=sa.text("loopt"),
            postgresql_where=sa.text("loopt"),
        )
        batch_op.create_index(
            "ix_termijn_volgende_melding",
            ["volgende_melding"],
            unique=False,
            sqlite_where=sa.text("volgende_melding IS NOT NULL"),
            postgresql_where=sa.text("volgende_melding IS NOT NULL"),
        )

    op.create_table(
        "toegang",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("token_hash", sqltypes.AutoString(), nullable=False),
        sa.Column("onderdeel_id", sa.Integer(), nullable=False),
        sa.Column("doel", sqltypes.AutoString(), nullable=False),
        sa.Column("verloopt", sa.Date(), nullable=False),
        sa.Column("ingetrokken", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["onderdeel_id"], ["onderdeel.id"], name=op.f("fk_toegang_onderdeel_id_onderdeel")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_toegang")),
        sa.UniqueConstraint("token_hash", name=op.f("uq_toegang_token_hash")),
    )
    with op.batch_alter_table("toegang", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_toegang_onderdeel_id"), ["onderdeel_id"], unique=False)

    op.create_table(
        "document",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("post_id", sa.Integer(), nullable=False),
        sa.Column("inhoud", sa.LargeBinary(), nullable=False),
        sa.Column("sha256", sqltypes.AutoString(), nullable=False),
        sa.Column("versie", sqltypes.AutoString(), nullable=False),
        sa.Column("dag", sa.Date(), nullable=False),
        sa.Column("vervallen", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["post_id"], ["post.id"], name=op.f("fk_document_post_id_post")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_document")),
    )
    with op.batch_alter_table("document", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_document_post_id"), ["post_id"], unique=False)
    waakhond.zet(op.get_bind().dialect.name, op.execute)
