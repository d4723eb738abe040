"""Trains a site's compression dictionary once it has enough pages, and repacks older pages with it."""

from __future__ import annotations

import datetime as dt

from storage import Database
from storage.visits import packing, raw, sites

# Pages that are packed anew in one transaction: few enough to let others write in between.
BATCH = 100


def pack_sites(database: Database, now: dt.datetime) -> int:
    """How many sites got their dictionary. A stop in between leaves pages packed as they were, all readable."""
    with database.read() as connection:
        known_sites = sites.every(connection)
    return sum(_pack_site(database, site, now) for site, _ in known_sites)


def _pack_site(database: Database, site: int, now: dt.datetime) -> bool:
    with database.read() as connection:
        samples = raw.samples(connection, site)
    data = packing.train(samples) if samples else None
    if data is None:
        return False
    with database.write() as connection:
        dictionary = raw.add_dictionary(connection, site, data, now)
    last: int | None = 0
    while last is not None:
        with database.write() as connection:
            last = raw.repack(connection, site, dictionary, last, BATCH)
    return True
