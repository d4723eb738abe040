"""What is believed of a page lies between what all pages do and what it has done, and a budget is kept."""

from __future__ import annotations

import math
from dataclasses import replace
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from monitor.revisits import (
    PUBLISHED,
    Belief,
    Births,
    Decay,
    Group,
    Look,
    Model,
    Past,
    cho_garcia_molina,
    learn,
    next_look,
    threshold_for,
)
from monitor.revisits.share import LEAST, looks

ages = st.floats(0.0, 20_000.0)
exposures = st.floats(0.001, 3.0)


@given(ages)
def test_the_age_of_an_expected_number_of_edits_is_its_inverse(age: float) -> None:
    assert PUBLISHED.age_at(PUBLISHED.until(age)) == pytest.approx(age, rel=1e-6, abs=1e-6)


def test_the_published_shares_are_met() -> None:
    assert 1 - PUBLISHED.unchanged(7 * 24) == pytest.approx(0.194)
    assert 1 - PUBLISHED.unchanged(24) == pytest.approx(0.8 * 0.194)


@given(st.integers(1, 200), st.integers(0, 200))
def test_the_estimate_corrects_upwards_for_what_one_look_cannot_count(looks: int, changed: int) -> None:
    found = cho_garcia_molina(looks, min(changed, looks))
    assert found >= min(changed, looks) * (1 - 1e-9)
    assert found < looks * math.log(2 * looks + 1) + 1


@given(exposures, st.integers(0, 30), st.integers(0, 30))
def test_edits_raise_the_belief_and_quiet_looks_lower_it(exposure: float, looks: int, changed: int) -> None:
    changed = min(changed, looks)
    model = Model()
    now = model.belief(Past(looks, changed, exposure), None)
    assert model.belief(Past(looks + 1, changed + 1, exposure), None).mean > now.mean
    assert model.belief(Past(looks, changed, exposure * 2), None).mean < now.mean


@given(st.floats(0.05, 20.0), st.floats(0.05, 50.0), st.floats(1e-7, 0.8))
def test_the_exposure_for_a_chance_gives_that_chance(shape: float, rate: float, chance: float) -> None:
    belief = Belief(shape, rate)
    assert belief.lost(belief.exposure_for(chance)) == pytest.approx(chance, rel=1e-2, abs=1e-12)


@settings(max_examples=30)
@given(
    st.lists(st.tuples(ages, st.floats(0.05, 5.0), st.integers(1, 50)), min_size=1, max_size=20), st.floats(0.2, 0.8)
)
def test_the_threshold_spends_the_budget(pages: list[tuple[float, float, int]], part: float) -> None:
    groups = [Group(Belief(shape, 1.0), age, count) for age, shape, count in pages]
    births = Births(Belief(0.25, 0.25), 3.0)
    least = looks(replace(Model(), threshold=0.9), groups, births)
    most = looks(replace(Model(), threshold=LEAST), groups, births)
    budget = least + part * (most - least)
    found = looks(replace(Model(), threshold=threshold_for(Model(), groups, budget, births)), groups, births)
    assert found <= budget * 1.001
    assert found >= budget * 0.98 - 0.01


@given(ages, st.integers(0, 1000))
def test_no_page_waits_for_ever_and_none_is_pestered(age: float, quiet: int) -> None:
    model = Model()
    following = next_look(model, model.belief(Past(quiet, 0, PUBLISHED.until(age)), None), age)
    assert model.shortest <= following.hours <= model.longest


def test_what_is_learned_comes_near_to_what_is_true() -> None:
    true = Decay(tuple(rate * (3.0 if at < 6 else 0.5) for at, rate in enumerate(PUBLISHED.rates)))
    draw = Random(5)  # noqa: S311
    found: list[Look] = []
    for page in range(1500):
        channel = "busy" if page % 2 else "quiet"
        rate = draw.gammavariate(0.25, 4.0) * (1.8 if channel == "busy" else 0.2)
        before = 0.2
        for age in (0.7, 1.5, 3, 6, 12, 24, 48, 96, 168, 340):
            chance = 1 - math.exp(-rate * (true.until(age) - true.until(before)))
            found.append(Look(page, channel, before, age, draw.random() < chance))
            before = age
    model = learn(found, Model(), rounds=8)
    assert model.factors["busy"] / model.factors["quiet"] > 4
    early, late = (true.until(4) - true.until(0.2)), (true.until(340) - true.until(24))
    learned_early, learned_late = (
        model.decay.until(4) - model.decay.until(0.2), model.decay.until(340) - model.decay.until(24),
    )  # fmt: skip
    assert 0.6 < (learned_early / learned_late) / (early / late) < 1.7
    assert learn([], Model()).decay.until(168) == pytest.approx(PUBLISHED.until(168))
