"""A second server process on the database of a site, as on a second machine behind the same name."""

import copy
from collections.abc import Iterator
from contextlib import contextmanager

from house.ports import free_port
from house.site import Site


@contextmanager
def servers(site: Site) -> Iterator[list[Site]]:
    """The site; with PostgreSQL a second server beside it. Both must end well."""
    if site.engine != "postgres":
        yield [site]
        return
    twin = twin_of(site).start()
    try:
        yield [site, twin]
        assert twin.stop() == 0, f"the second server ended badly:\n{twin.log}"
        assert not twin.faults(), f"the second server logged faults: {twin.faults()}"
    finally:
        # Not `remove`: the database is the site's.
        twin.kill()


def twin_of(site: Site) -> Site:
    """Not yet started. People know it under the site's own address, so links in its letters lead there."""
    twin = copy.copy(site)
    twin.port, twin._process = free_port(), None
    twin.url = f"http://127.0.0.1:{twin.port}"
    twin.log_path, twin.output_path = site.folder / "twin.log", site.folder / "twin.out"
    twin._environment = {**site._environment, "GUILDHALL_DATA": str(site.folder / "twin")}
    return twin
