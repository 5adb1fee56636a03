"""A server's life: it starts, says how it is, and ends well."""

import time

import pytest

from house.hand import Hand


@pytest.mark.both_engines
def test_a_fresh_server_prints_a_link_to_set_it_up(site):
    assert "/set-up/" in site.set_up_link()
    assert Hand(site).get("/healthz").text == "ok\n"
    assert Hand(site).get("/readyz").text == "ready\n"


@pytest.mark.both_engines
def test_what_was_set_up_is_there_after_a_power_cut(site):
    site.found()
    site.kill()
    site.start()
    answer = Hand(site).post("/sign-in/password", {"email": "anna@example.org", "password": "three quiet otters"})
    assert "/sign-in" not in answer.url


def test_it_ends_within_seconds_when_asked(site):
    site.found()
    began = time.monotonic()
    assert site.stop() == 0
    assert time.monotonic() - began < 5


def test_a_wrong_setting_stops_the_start_with_a_sentence(site):
    (site.folder / "data/guildhall.conf").write_text("prot = 80\n")
    result = site.cli("serve", check=False)
    assert result.returncode != 0
    assert "“prot” is not a setting; did you mean port?" in result.stderr


def test_a_taken_port_is_said(site):
    result = site.cli("serve", "--port", str(site.port), check=False)
    assert result.returncode != 0
    assert f"Port {site.port} is taken" in result.stderr
