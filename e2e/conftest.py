"""Fixtures: a site of its own for each test, and pages that look at it in the ways people do."""

import os
from contextlib import ExitStack, contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import sync_playwright

from house import browsers, world
from house.mail_sink import MailSink, make_certificate
from house.site import BINARY, Site


def pytest_configure(config):
    if not BINARY.exists():
        pytest.exit(f"{BINARY} is missing; run bin/test, which builds it", returncode=2)


def pytest_generate_tests(metafunc):
    """`@pytest.mark.both_engines` runs a test once with SQLite and once with PostgreSQL."""
    if "engine" in metafunc.fixturenames:
        both = metafunc.definition.get_closest_marker("both_engines") is not None
        metafunc.parametrize("engine", ["sqlite", "postgres"] if both else ["sqlite"])


def pytest_collection_modifyitems(items):
    """The markup of all pages is checked when all pages were seen."""
    items.sort(key=lambda item: item.path.name == "test_markup.py")


@pytest.fixture(scope="session")
def certificate(tmp_path_factory) -> tuple[Path, Path]:
    return make_certificate(tmp_path_factory.mktemp("certificate"))


@pytest.fixture
def sink(certificate):
    sink = MailSink(*certificate)
    yield sink
    sink.stop()


@contextmanager
def running_site(folder: Path, sink: MailSink, engine: str = "sqlite", settings: dict | None = None, fill=()):
    """A fresh, running Guildhall; `fill` is a command that fills it before. It must end well and log no fault."""
    if engine == "postgres" and "GUILDHALL_TEST_POSTGRES" not in os.environ:
        pytest.skip("no PostgreSQL: bin/test starts one, or set GUILDHALL_TEST_POSTGRES")
    site = Site(folder, sink, engine, settings)
    try:
        if fill:
            site.filled = site.cli(*fill).stdout
        site.start()
        yield site
        assert site.stop() == 0, f"the server ended badly:\n{site.log}"
        assert not site.faults(), f"the server logged faults: {site.faults()}"
    finally:
        site.remove()


@pytest.fixture
def site(request, tmp_path, sink, engine):
    """A site of the test's own."""
    marker = request.node.get_closest_marker("settings")
    with running_site(tmp_path, sink, engine, marker.kwargs if marker else None) as site:
        yield site


@pytest.fixture(scope="module")
def past(tmp_path_factory, certificate):
    """A small organisation with a past, shared by the tests of one file; they only look at it."""
    sink = MailSink(*certificate)
    try:
        with running_site(tmp_path_factory.mktemp("past"), sink) as site:
            yield world.with_past(site)
    finally:
        sink.stop()


@pytest.fixture(scope="session")
def browser():
    with sync_playwright() as playwright:
        browser = browsers.launch(playwright)
        yield browser
        browser.close()


@pytest.fixture
def open_page(browser, site):
    """`open_page("phone")` gives a page in a fresh browser; as many as the test needs people."""
    with ExitStack() as pages:
        yield lambda way="desktop", **more: pages.enter_context(
            browsers.open_page(browser, way, site.url, **more))


@pytest.fixture
def person(open_page, site):
    """`person("ana@example.org")` gives a page on which this person is signed in."""
    return lambda address, way="desktop", **more: site.sign_in(open_page(way, **more), address)


def _page_fixture(way: str):
    @pytest.fixture(name=way)
    def page(open_page):
        return open_page(way)

    return page


desktop, phone, dark, nojs = map(_page_fixture, ["desktop", "phone", "dark", "nojs"])
