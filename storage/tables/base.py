"""What all tables share: how constraints are named, how rows are numbered, and the record of the tables."""

from sqlalchemy import BigInteger, Index, Integer, MetaData

# Names for all constraints, so that a migration can name what it alters on both databases.
NAMING = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s",
    "pk": "pk_%(table_name)s",
}
# SQLite fills only an INTEGER key by itself.
Id = BigInteger().with_variant(Integer, "sqlite")


def partial(name: str, *columns: str, where: str, unique: bool = False) -> Index:
    """An index of the rows for which a condition holds.

    The condition is only noted, since migrations make the indexes: as an argument of a dialect it would load PostgreSQL's
    modules in every process.
    """
    return Index(name, *columns, unique=unique, info={"where": where})


METADATA = MetaData(naming_convention=NAMING)
