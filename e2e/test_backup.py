"""Backups, made while people work, and figures for whoever watches."""

import re
import threading

import pytest

from house.hand import Hand

TOKEN = "a-token-of-thirty-characters-00"


@pytest.mark.both_engines
def test_a_backup_made_under_load_is_whole_and_restores(site, tmp_path):
    founder, done, writing = site.found(), threading.Event(), threading.Event()
    topic = founder.post("/topics", {"title": "Reading a chart", "body": "", "origin": "goal"}).url
    changes = []

    def work():
        """Votes and takes it back, over and over."""
        while not done.is_set():
            way = "" if len(changes) % 2 else "?_method=delete"
            assert founder.post(f"{topic}/vote{way}").status == 200
            changes.append(writing.is_set())

    writer = threading.Thread(target=work)
    writer.start()
    try:
        writing.set()
        said = site.cli("backup", str(tmp_path / "copy")).stdout
        writing.clear()
    finally:
        done.set()
        writer.join()
    assert "tables with" in said
    assert any(changes), "nobody wrote while the backup was made"
    again = site.cli("backup", str(tmp_path / "copy"), check=False)
    assert again.returncode != 0 and "already" in again.stderr
    refused = site.cli("restore", str(tmp_path / "copy"), check=False)
    assert refused.returncode != 0 and "something in this database already" in refused.stderr
    back = ("--data", str(tmp_path / "back"), "--database", "sqlite:back.sqlite")
    assert "are back in" in site.cli("restore", str(tmp_path / "copy"), *back).stdout
    site.cli("backup", str(tmp_path / "again"), *back)
    assert _content(tmp_path / "again") == _content(tmp_path / "copy")


def _content(path) -> str:
    """Without the line that says when, and without what is not brought back: ways to be signed in."""
    text = re.sub(r"(?m)^made .*\n", "", path.read_text())
    return re.sub(r"(?ms)^table sign_in(_link)? .*?^rows [^\n]*\n", "", text)


@pytest.mark.settings(metrics_token=TOKEN)
def test_figures_are_for_whoever_has_the_token(site):
    machine = Hand(site, keeps_cookies=False)
    assert machine.get("/metrics").status == 401
    assert machine.get("/metrics", Authorization="Bearer wrong").status == 401
    site.found()
    key = "0123456789abcdefghijklmnop"
    for path in (f"/feedback/{key}", "/feedback/sent", f"/sessions/{key}/feedback/own", "/sign-in"):
        machine.get(path)
    text = machine.get("/metrics", Authorization=f"Bearer {TOKEN}").text
    assert 'route="/sign-in"' in text and "feedback" not in text, "it tells when feedback is given"
    assert "GET /sign-in" in site.log and "/feedback" not in site.log
    assert 'guildhall_requests_total{method="GET",route="/metrics",status="401"} 2' in text
    for name in ["statements_total", "database_bytes", 'jobs{state="dead"}', 'letters{state="failed"}',
                 'request_seconds_bucket{le="+Inf"}', "request_seconds_count"]:
        assert f"guildhall_{name} " in text, name


def test_without_a_token_there_are_no_figures(site):
    assert Hand(site, keeps_cookies=False).get("/metrics").status == 404
