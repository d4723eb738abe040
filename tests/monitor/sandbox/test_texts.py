"""The hand-written articles: each can be read, is as long as promised, and every edit finds its place."""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from pathlib import Path

import pytest

from monitor.errors import InputError
from monitor.sandbox import EPOCH
from monitor.sandbox.channels import BY_SLUG, CHANNELS
from monitor.sandbox.draft import Draft, EditKind, Topic
from monitor.sandbox.life import live_through
from monitor.sandbox.texts import CASES, load_texts, parse_body, parse_day, read_text
from monitor.series import ConflictKind

DRAFTS = load_texts()
CASE_DRAFTS = load_texts(CASES)
MONTH = dt.timedelta(days=30)
UNTEXTUAL = (EditKind.WITHDRAW, EditKind.RETURN, EditKind.MOVE)

each_draft = pytest.mark.parametrize("draft", DRAFTS, ids=[draft.name for draft in DRAFTS])


def _on(draft: Draft) -> bool:
    return draft.name.startswith("ruyuan/")


def test_enough_on_ruyuan_and_on_other_things() -> None:
    topics = Counter(draft.topic for draft in DRAFTS)
    assert topics[Topic.ON] >= 16
    assert sum(topics.values()) - topics[Topic.ON] >= 16
    assert all((draft.topic is Topic.ON) == _on(draft) for draft in DRAFTS)
    assert min(topics[topic] for topic in Topic) >= 3


def test_every_channel_has_an_article_of_its_own() -> None:
    assert {draft.channel for draft in DRAFTS} == {channel.slug for channel in CHANNELS}


def test_names_titles_and_times_are_unique() -> None:
    assert len({draft.title for draft in DRAFTS}) == len(DRAFTS)
    assert len({draft.published for draft in DRAFTS}) == len(DRAFTS)


def test_most_but_not_all_articles_are_edited() -> None:
    edited = sum(bool(draft.edits) for draft in DRAFTS)
    assert 0.6 <= edited / len(DRAFTS) <= 0.75


def test_every_kind_of_edit_befalls_some_article() -> None:
    assert {edit.kind for draft in (*DRAFTS, *CASE_DRAFTS) for edit in draft.edits} == set(EditKind)


@pytest.mark.parametrize("draft", CASE_DRAFTS, ids=[draft.name for draft in CASE_DRAFTS])
def test_a_case_is_lived_through_to_its_end(draft: Draft) -> None:
    piece = live_through(draft, EPOCH, "/zonghe/1.html")
    assert len(piece.events) == 1 + len(draft.edits)
    for contradiction in draft.contradictions:
        assert set(contradiction.others) <= {name for one in CASE_DRAFTS for name in _names(one)}
        assert contradiction.kind in list(ConflictKind)


def _names(draft: Draft) -> list[str]:
    return [draft.name, *(f"{draft.name}@{reprint.channel}" for reprint in draft.reprints)]


@each_draft
def test_length_and_figures(draft: Draft) -> None:
    characters = len(re.findall(r"[\u4e00-\u9fff]", draft.text.body))
    assert (700 if _on(draft) else 250) <= characters <= 2000
    assert len(re.findall(r"\d+", draft.text.body)) >= (60 if _on(draft) else 20)


@each_draft
def test_published_within_the_month(draft: Draft) -> None:
    assert dt.timedelta() <= draft.published < MONTH
    assert all(edit.after > dt.timedelta() for edit in draft.edits)
    assert list(draft.edits) == sorted(draft.edits, key=lambda edit: edit.after)


@each_draft
def test_punctuation_is_full_width(draft: Draft) -> None:
    assert not re.search(r"[,;!?()](?!\d{3})", draft.title + draft.text.body)


@each_draft
def test_every_edit_and_reprint_finds_one_place(draft: Draft) -> None:
    body = draft.text.body
    for edit in draft.edits:
        if edit.kind is EditKind.HEADLINE:
            assert edit.find == draft.title
            assert edit.replace != draft.title
        elif edit.kind not in UNTEXTUAL:
            assert body.count(edit.find) == 1, edit.find
            body = body.replace(edit.find, edit.replace)
    for reprint in draft.reprints:
        assert reprint.channel != draft.channel
        assert draft.text.body.count(reprint.find) == 1, reprint.find
        assert reprint.find != reprint.replace


@each_draft
def test_a_figure_edit_changes_a_number(draft: Draft) -> None:
    for edit in draft.edits:
        if edit.kind is EditKind.FIGURE:
            before, after = (re.findall(r"[\d.]+[万亿]?", text) for text in (edit.find, edit.replace))
            assert before != after, edit.find
            assert len(before) == len(after)


@each_draft
def test_what_stands_on_an_old_channel_can_be_said_there(draft: Draft) -> None:
    for slug in (draft.channel, *(reprint.channel for reprint in draft.reprints)):
        if BY_SLUG[slug].charset == "gb2312":
            assert (draft.title + draft.text.body).encode("gbk")


def test_the_form_is_read(tmp_path: Path) -> None:
    assert parse_day("day 2 17:30:12") == dt.timedelta(days=2, hours=17, minutes=30, seconds=12)
    assert parse_body("甲。\n乙。\n\n\n## 丙\n\n丁。").paragraphs == ["甲。乙。", "丙", "丁。"]
    (tmp_path / "bare.md").write_text("没有前言。", encoding="utf-8")
    with pytest.raises(InputError, match="front matter"):
        read_text(tmp_path / "bare.md")


@pytest.mark.parametrize("change", [("day 1", "tomorrow"), ("食品新闻", "体育新闻"), ('source = "甲报"', "")])
def test_a_file_that_cannot_be_read_is_named(tmp_path: Path, change: tuple[str, str]) -> None:
    text = (
        '+++\ntitle = "标题"\nsource = "甲报"\nchannel = "食品新闻"\npublished = "day 1 08:00:00"\n'
        'topic = "on"\n+++\n正文。\n'
    )
    path = tmp_path / "one.md"
    path.write_text(text, encoding="utf-8")
    assert read_text(path).title == "标题"
    path.write_text(text.replace(*change), encoding="utf-8")
    with pytest.raises(InputError, match=r"one\.md"):
        read_text(path)
