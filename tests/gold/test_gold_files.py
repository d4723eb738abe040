"""The gold of the key-figure reader is what its sources say, and keeps the rules that its scores rely on."""

from __future__ import annotations

import json
import re
from decimal import Decimal

import pytest

from tests.gold.figures import build

_DAY = r"\d{4}(?:-\d{2}(?:-\d{2})?)?"
_EDTF = re.compile(rf"{_DAY}|{_DAY}/{_DAY}|\.\./{_DAY}|{_DAY}/\.\.|\{{{_DAY}(?:,{_DAY})+\}}")
_DOCUMENTS = {f"{part}/{doc.name}": doc for part in build.PARTS for doc in build.documents(part)}
each_document = pytest.mark.parametrize("name", _DOCUMENTS)


def test_generated_files_equal_what_the_sources_give() -> None:
    for path, content in build.rendered().items():
        assert path.exists(), f"{path.name} is missing: run python -m tests.gold.figures.build"
        assert path.read_bytes().decode("utf-8") == content, f"{path.name} is stale: run the builder"


def test_no_generated_file_lacks_a_source() -> None:
    wanted = set(build.rendered())
    found = {path for part in build.PARTS for path in (build.HERE / part).iterdir()}
    assert found <= wanted


def test_names_are_unique_over_both_parts() -> None:
    names = [doc.name for doc in _DOCUMENTS.values()]
    assert len(names) == len(set(names))


@each_document
def test_spans_lie_in_the_text_in_order_without_overlap(name: str) -> None:
    doc, last = _DOCUMENTS[name], 0
    for figure in doc.figures:
        assert doc.text[figure.start : figure.end] == figure.text
        assert last <= figure.start < figure.end, figure
        last = figure.end


@each_document
def test_fields_hold_only_what_the_guide_lists(name: str) -> None:
    for figure in _DOCUMENTS[name].figures:
        assert figure.qualifier in ("exact", *build.QUALIFIERS.values()), figure
        assert figure.kind in build.KINDS, figure
        assert figure.role in ("level", "change", "target"), figure
        assert (figure.direction in build.DIRECTIONS) == (figure.role == "change"), figure
        assert figure.per in (None, *build.PERIODS), figure
        assert figure.period is None or _EDTF.fullmatch(figure.period), figure


@each_document
def test_a_figure_has_a_value_or_a_range(name: str) -> None:
    for figure in _DOCUMENTS[name].figures:
        if figure.value is not None:
            assert figure.low is None, figure
            assert figure.high is None, figure
            assert Decimal(figure.value).is_finite()
        else:
            assert figure.low is not None, figure
            assert figure.high is not None, figure
            assert Decimal(figure.low) < Decimal(figure.high), figure


@each_document
def test_indicators_and_heads_fit_an_axis(name: str) -> None:
    for figure in _DOCUMENTS[name].figures:
        assert 2 <= len(figure.indicator) <= 24, figure
        assert not set(figure.indicator) & set(",，。;；:：!！?？\n"), figure
        assert any(head in figure.indicator for head in figure.heads), figure
        assert all(len(head) >= 2 for head in figure.heads), figure


@each_document
def test_the_publication_date_is_a_day(name: str) -> None:
    assert re.fullmatch(r"\d{4}-\d{2}-\d{2}", _DOCUMENTS[name].published)


def test_records_have_the_fields_of_the_shared_format() -> None:
    fields = (
        "doc start end text value low high unit qualifier kind role direction per indicator heads period place optional"
    )
    for part in build.PARTS:
        for path in (build.HERE / part).glob("*.gold.jsonl"):
            for line in path.read_text("utf-8").splitlines():
                assert list(json.loads(line)) == fields.split()


@pytest.mark.parametrize(
    ("written", "number"),
    [
        ("1.3万", "13000"),
        ("二百三十余万", "2300000"),
        ("3万4000", "34000"),
        ("一亿二千万", "120000000"),
        ("负0.3", "-0.3"),
        ("三分之一", "0.3333"),
        ("74.4 万亿", "74400000000000"),
        ("1，100万", "11000000"),
        ("２７８", "278"),
        ("十五", "15"),
        ("一千零五", "1005"),
    ],
)
def test_the_builder_reads_numbers(written: str, number: str) -> None:
    assert build.read_number(written) == Decimal(number)


def test_the_builder_names_every_fault_of_a_source() -> None:
    with pytest.raises(ValueError, match=r"(?s)unit.*what is"):
        build.read_source("x", "published: 2020-01-01\n---\n有{3|甲}学生，{4|甲 乙}个。")
