"""Nobody learns from the sign-in who has an account: not from what it answers, and not from how long that takes."""

import itertools
import random

import pytest

from house import crowd, inside, timing
from house.caller import Caller
from house.hand import Answer

WRONG = "three quiet badgers"
# Headers that differ with every answer, whoever asks.
VARY = {"date", "x-request-id"}
ASKS = {"links": {}, "password": {"password": WRONG}}

pytestmark = pytest.mark.settings(trusted_proxy="127.0.0.1")
few_and_many = pytest.mark.parametrize(
    "scale", [pytest.param(0, id="few"), pytest.param(1, id="many", marks=pytest.mark.soak)])


@pytest.fixture
def ask(site):
    """`ask(way, address)` tries to sign in, each time out of another network, so that no limit is met."""
    networks = (f"10.{n >> 16}.{n >> 8 & 255}.{n & 255}" for n in itertools.count(1))
    caller = Caller(site)
    return lambda way, address: caller.post(
        f"/sign-in/{way}", {"email": address, **ASKS[way]}, network=next(networks))


@pytest.mark.both_engines
@pytest.mark.parametrize("way", ASKS)
def test_every_address_gets_the_same_answer(site, ask, way):
    kinds = crowd.gather(site)
    told = {kind: seen(ask(way, addresses[0]), addresses[0]) for kind, addresses in kinds.items()}
    assert told["unknown"][0] == (303 if way == "links" else 422)
    for kind, one in told.items():
        assert one == told["unknown"], f"{kind} is told apart"


@pytest.mark.parametrize("way", ["links", pytest.param("password", marks=pytest.mark.soak)])
def test_the_limit_is_met_alike_by_every_address(site, way):
    kinds, caller = crowd.gather(site), Caller(site)
    told = {}
    for place, (kind, addresses) in enumerate(kinds.items()):
        answers = [caller.post(f"/sign-in/{way}", {"email": addresses[0], **ASKS[way]}, network=f"10.1.1.{place}")
                   for _ in range(11)]
        told[kind] = ([one.status for one in answers], seen(answers[-1], addresses[0], {"retry-after"}))
    assert told["unknown"][0][-2:] == [303 if way == "links" else 422, 429]
    assert all(one == told["unknown"] for one in told.values()), told


@pytest.mark.both_engines
@few_and_many
def test_asking_for_a_link_takes_as_long_for_every_address(site, ask, scale):
    kinds = crowd.gather(site)
    measure({kind: asking(ask, "links", addresses) for kind, addresses in kinds.items()}, (60, 500)[scale])


@pytest.mark.both_engines
@few_and_many
def test_what_follows_a_link_does_not_tell_by_its_time_either(site, ask, scale):
    """A letter is written for some in the background: whoever asks again at once must not feel that."""
    kinds = crowd.gather(site)
    asks = {kind: asking(ask, "links", addresses) for kind, addresses in kinds.items()}
    probe = asking(ask, "links", [f"probe{n:03}@example.org" for n in range(5 * crowd.SIZE)])
    measure({kind: probe for kind in kinds}, (60, 500)[scale], before=asks)


@few_and_many
def test_a_wrong_password_takes_as_long_for_every_address(site, ask, scale):
    kinds = crowd.gather(site)
    measure({kind: asking(ask, "password", addresses) for kind, addresses in kinds.items()}, (12, 500)[scale])


def test_a_difference_would_be_seen(site, ask):
    """The measurement itself: passwords that cost next to nothing for those who have one."""
    kinds = crowd.gather(site)
    inside.change(site, "UPDATE person SET password = replace(password, 'ln=15', 'ln=10')")
    with pytest.raises(AssertionError, match="with password"):
        measure({kind: asking(ask, "password", kinds[kind]) for kind in ("with password", "unknown")}, 12)


def asking(ask, way: str, addresses: list[str]):
    def go(number: int) -> None:
        answer = ask(way, addresses[number % len(addresses)])
        assert answer.status == (303 if way == "links" else 422), f"{answer.status} {answer.complaints}"

    return go


def measure(kinds, tries: int, before=None) -> None:
    seed = random.randrange(1 << 30)
    found = timing.differences(timing.interleaved(kinds, tries, seed, before))
    print(f"{tries} tries each, seed {seed}", *found, sep="\n")
    told = [str(one) for one in found if one.tells]
    assert not told, f"the time of the answer tells (seed {seed}): {told}"


def seen(answer: Answer, address: str, but: frozenset | set = frozenset()) -> tuple:
    """All that whoever asks can see, with what they typed themselves taken out."""
    headers = sorted((name.lower(), text) for name, text in answer.headers.items() if name.lower() not in VARY | but)
    return answer.status, headers, answer.text.replace(address, "…")
