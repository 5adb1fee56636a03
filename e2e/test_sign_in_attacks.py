"""What somebody does with a sign-in that is not theirs: chosen beforehand, ended, stolen, closed."""

import re
import socket
from contextlib import ExitStack

import pytest

from conftest import running_site
from house import world
from house.mail_sink import MailSink
from house.caller import Caller, cookie_of, is_in, path_of, sign_in
from house.site import FOUNDERS_PASSWORD
from hostile.attempt import FORM, encoded, request

NIKOS, SOFIA, ANNA = "nikos@example.org", "sofia@example.org", "anna@example.org"


@pytest.fixture(scope="module")
def sites(tmp_path_factory, certificate):
    """`sites(engine)` is a site with some people, made once for all tests that leave them as they were."""
    made = {}
    with ExitStack() as open_sites:
        def give(engine):
            if engine not in made:
                sink = MailSink(*certificate)
                open_sites.callback(sink.stop)
                made[engine] = open_sites.enter_context(running_site(tmp_path_factory.mktemp(engine), sink, engine))
                world.settled(made[engine])
            return made[engine]

        yield give


@pytest.fixture
def settled(sites, engine):
    return sites(engine)


@pytest.mark.both_engines
def test_a_cookie_chosen_beforehand_is_never_taken_over(settled):
    ended = sign_in(settled, SOFIA)
    assert Caller(settled, cookie=ended).post("/me/sign-ins/current?_method=delete").status == 303
    for chosen in ("guildhall=" + "0" * 26, "guildhall=admin", "guildhall=", ended):
        assert cookie_of(Caller(settled, cookie=chosen).get("/sign-in")) == ""
        assert not is_in(settled, chosen)
        for cookie in (sign_in(settled, NIKOS, cookie=chosen), by_password(settled, cookie=chosen)):
            assert cookie and cookie != chosen and is_in(settled, cookie)
            assert not is_in(settled, chosen), f"{chosen} became somebody's sign-in"


@pytest.mark.both_engines
def test_signing_in_again_gives_a_new_token_and_ends_the_one_before(settled):
    before = sign_in(settled, NIKOS)
    assert is_in(settled, before)
    after = sign_in(settled, NIKOS, cookie=before)
    assert after != before and is_in(settled, after)
    assert not is_in(settled, before), "the sign-in this browser had goes on although nobody holds it any more"


@pytest.mark.both_engines
def test_signing_out_ends_it_on_the_server_and_no_other(settled):
    stolen, other, sofias = sign_in(settled, NIKOS), sign_in(settled, NIKOS), sign_in(settled, SOFIA)
    out = Caller(settled, cookie=stolen).post("/me/sign-ins/current?_method=delete")
    assert any(re.match(r"guildhall=;.*Max-Age=0", one) for one in out.headers.get_all("Set-Cookie"))
    assert [is_in(settled, one) for one in (stolen, other, sofias)] == [False, True, True]
    assert Caller(settled, cookie=other).post("/me/sign-ins?_method=delete").status == 303
    assert [is_in(settled, one) for one in (stolen, other, sofias)] == [False, False, True]


@pytest.mark.both_engines
def test_nobody_ends_or_sees_the_sign_in_of_another(settled):
    nikos, sofias = sign_in(settled, NIKOS), sign_in(settled, SOFIA)
    page = Caller(settled, cookie=sofias).get("/me/sign-ins").text
    ids = set(re.findall(r'/me/sign-ins/([0-9a-v]{26})', page))
    assert ids, page
    for one in ids:
        assert Caller(settled, cookie=nikos).post(f"/me/sign-ins/{one}?_method=delete").status == 404
        assert one not in Caller(settled, cookie=nikos).get("/me/sign-ins").text
    assert is_in(settled, sofias)


@pytest.mark.both_engines
def test_a_closed_account_is_out_everywhere_and_stays_out_when_it_is_opened_again(settled):
    held = [sign_in(settled, NIKOS), sign_in(settled, NIKOS)]
    unused, feed = path_of(settled.link_for(NIKOS)), calendar_of(settled, held[0])
    person = person_id(settled, NIKOS)
    anna = Caller(settled, cookie=sign_in(settled, ANNA))
    assert anna.post(f"/admin/people/{person}/deactivation").status == 303
    assert not any(is_in(settled, one) for one in held)
    assert Caller(settled).post(unused).status == 422
    assert Caller(settled).get(feed).status == 404
    assert anna.post(f"/admin/people/{person}/deactivation?_method=delete").status == 303
    alive = [what for what, works in [
        ("a browser", any(is_in(settled, one) for one in held)),
        ("an unused link", Caller(settled).post(unused).status == 303)] if works]
    assert not alive, f"{alive} of before the account was closed opens it again"


@pytest.mark.both_engines
def test_a_new_password_ends_all_other_browsers_and_unused_links(settled):
    here, elsewhere = sign_in(settled, NIKOS), sign_in(settled, NIKOS)
    unused = path_of(settled.link_for(NIKOS))
    assert Caller(settled, cookie=here).post("/me/password?_method=put", {"password": "five slow herons"}).status == 303
    assert [is_in(settled, one) for one in (here, elsewhere)] == [True, False]
    assert Caller(settled).post(unused).status == 422


@pytest.mark.both_engines
@pytest.mark.parametrize("ending, status", [("role", 403), ("browser", 401)])
def test_a_form_that_was_kept_open_is_not_taken_from_whoever_may_no_longer_send_it(settled, ending, status):
    """Its head came while they might; the rest comes when they may not any more."""
    anna, nikos = Caller(settled, cookie=sign_in(settled, ANNA)), person_id(settled, NIKOS)
    role = f"/admin/people/{nikos}/roles/administrator"
    assert anna.post(role).status == 303
    cookie, form = sign_in(settled, NIKOS), encoded([("name", f"Kept open by {ending}")])
    whole = request("POST", "/admin/departments", [("Cookie", cookie), ("Content-Type", FORM)], form)
    with socket.create_connection(("127.0.0.1", settled.port), timeout=20) as line:
        line.sendall(whole[:-5])
        if ending == "browser":
            assert Caller(settled, cookie=cookie).post("/me/sign-ins/current?_method=delete").status == 303
        assert anna.post(f"{role}?_method=delete").status == 303
        line.sendall(whole[-5:])
        assert line.recv(4096).startswith(b"HTTP/1.1 %d " % status)
    assert "Kept open" not in anna.get("/admin/departments").text


@pytest.mark.both_engines
def test_nor_one_whose_length_nobody_said(settled):
    anna, nikos = Caller(settled, cookie=sign_in(settled, ANNA)), person_id(settled, NIKOS)
    cookie, form = sign_in(settled, NIKOS), encoded([("title", "Kept open in pieces"), ("origin", "goal")])
    head = request("POST", "/topics", [("Cookie", cookie), ("Content-Type", FORM), ("Transfer-Encoding", "chunked")])
    with socket.create_connection(("127.0.0.1", settled.port), timeout=20) as line:
        line.sendall(head + b"5\r\n" + form[:5] + b"\r\n")
        assert anna.post(f"/admin/people/{nikos}/deactivation").status == 303
        line.sendall(b"%x\r\n" % len(form[5:]) + form[5:] + b"\r\n0\r\n\r\n")
        assert line.recv(4096).startswith(b"HTTP/1.1 401 ")
    assert anna.post(f"/admin/people/{nikos}/deactivation?_method=delete").status == 303
    assert "Kept open" not in anna.get("/topics?q=open").text


def test_a_browser_left_alone_for_thirty_days_is_signed_out(site):
    site.found()
    cookie = sign_in(site, ANNA)
    site.travel(days=29)
    assert is_in(site, cookie)
    site.travel(days=31)
    assert not is_in(site, cookie)


def test_the_cookie_is_kept_from_scripts_and_other_sites(settled):
    parts = flags(Caller(settled).post(path_of(settled.link_for(NIKOS))))
    assert {"httponly", "samesite=lax", "path=/"} <= parts and "domain" not in str(parts)
    assert flags(by_password_answer(settled)) == parts


@pytest.mark.settings(base_url="https://guildhall.example.org")
def test_on_https_the_cookie_is_bound_to_https_and_this_host_and_no_other_name_is_read(site):
    site.found()
    answer = Caller(site).post(path_of(site.link_for(ANNA)))
    cookie = cookie_of(answer)
    assert cookie.startswith("__Host-guildhall=")
    assert {"httponly", "samesite=lax", "path=/", "secure"} <= flags(answer) and "domain" not in str(flags(answer))
    assert answer.headers["Strict-Transport-Security"]
    assert is_in(site, cookie)
    # A neighbour on the same domain can set a cookie with the plain name, and must gain nothing by it.
    assert not is_in(site, cookie.removeprefix("__Host-"))


def test_a_link_is_not_used_up_by_what_only_looks_at_it(settled):
    link = path_of(settled.link_for(NIKOS))
    for method in ("GET", "HEAD", "GET"):
        assert cookie_of(Caller(settled).ask(method, link)) == ""
    assert Caller(settled).post(link, **{"Sec-Fetch-Site": "cross-site"}).status == 403
    assert cookie_of(Caller(settled).post(link))


def flags(answer) -> set[str]:
    set_cookie = next(one for one in answer.headers.get_all("Set-Cookie") if "guildhall=" in one)
    return {part.strip().lower() for part in set_cookie.split(";")[1:]}


def by_password_answer(site, **headers):
    answer = Caller(site).post("/sign-in/password", {"email": ANNA, "password": FOUNDERS_PASSWORD}, **headers)
    assert answer.status == 303, f"{answer.status} {answer.complaints}"
    return answer


def by_password(site, **headers) -> str:
    return cookie_of(by_password_answer(site, **headers))


def calendar_of(site, cookie: str) -> str:
    """The address of a calendar feed that opens."""
    page = Caller(site, cookie=cookie).post("/me/calendar")
    feed = re.search(r"/calendar/[0-9a-v]{26}\.ics", page.text)
    assert feed and Caller(site).get(feed.group()).status == 200, page.text
    return feed.group()


def person_id(site, address: str) -> str:
    page = Caller(site, cookie=sign_in(site, ANNA)).get(f"/admin/people?q={address}")
    found = re.search(r"/admin/people/([0-9a-v]{26})", page.text)
    assert found, page.text
    return found.group(1)
