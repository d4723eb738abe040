"""A portal's profile from its pages alone."""

from __future__ import annotations

from pathlib import Path

import pytest

from monitor.pages import Saved, check_profile, probe, read_article, read_channels, read_list
from monitor.profiles import Profile

BASE = "http://www.example.com"
CHANNELS = ["要闻", "农业", "食品", "旅游", "教育"]
NAV = (
    "<div class='head'><div class='menu'><a href='/'>首页</a>"
    + "".join(f"<a href='/{i}/'>{n}</a>" for i, n in enumerate(CHANNELS))
    + "</div></div>"
)
PROSE = [
    "县城新增三处停车场，车位共六百二十个，市民停车不再难。",
    "其中鹰峰路停车场最大，有车位三百一十个，明天起试运行。",
    "试运行的一个月里，所有车位免费向社会开放，欢迎前来停放。",
]


def article(number: int) -> Saved:
    body = "".join(f"<p>　　{p}</p>" for p in PROSE)
    html = (
        f"<html><head><meta charset='utf-8'><title>停车场的第{number}条消息-瑶山网</title></head><body>{NAV}<div class='main'><p class='crumb'><a href='/'>首页</a> &gt; <a href='/1/'>农业</a> &gt; 正文</p>"
        f"<div class='headline'>停车场的第{number}条消息</div><p class='meta'>2023-05-0{number} 09:30 来源：瑶山晚报</p><div class='story'>{body}</div>"
        "<div class='tags'>关键词：<a href='/t1'>停车</a> <a href='/t2'>市民</a></div><div class='near'><p>上一篇：<a href='/a/0.html'>早先的一条消息</a></p><p>下一篇：没有了</p></div></div></body></html>"
    )
    return Saved(html.encode(), f"{BASE}/a/{number}.html")


def listing() -> Saved:
    rows = "".join(f"<dd><b>2023-05-0{n}</b><a href='/a/{n}.html'>停车场的第{n}条消息</a></dd>" for n in range(1, 8))
    return Saved(
        f"<html><head><meta charset='utf-8'></head><body>{NAV}<dl class='rows'>{rows}</dl><div class='turn'><a href='/1/2.html'>下一页</a></div></body></html>".encode(),
        f"{BASE}/1/",
    )


HOME = Saved(f"<html><head><meta charset='utf-8'></head><body>{NAV}</body></html>".encode(), f"{BASE}/")


def test_a_blank_configuration_becomes_a_profile_that_reads_everything() -> None:
    proposal = probe(HOME, [listing()], [article(n) for n in range(1, 5)])
    assert list(proposal.channels) == CHANNELS
    assert all(row.score == 1.0 for row in proposal.rows)
    read = read_article(article(7).data, url=article(7).url, profile=proposal.profile)
    assert (read.title, str(read.published), read.source, read.channel) == (
        "停车场的第7条消息",
        "2023-05-07T09:30+08:00",
        "瑶山晚报",
        "农业",
    )
    assert read.paragraphs == PROSE
    assert read.keywords == ("停车", "市民")
    assert read.previous is not None
    assert read.next is None
    assert read.warnings == ()
    page = read_list(listing().data, url=listing().url, profile=proposal.profile)
    assert (len(page.links), page.next_url, page.warnings) == (7, f"{BASE}/1/2.html", ())
    assert str(page.links[0].published) == "2023-05-01"
    found = read_channels(HOME.data, url=HOME.url, names=[*CHANNELS, "没有的"], profile=proposal.profile)
    assert list(found) == CHANNELS


def test_check_says_which_selector_fails_and_what_the_generic_reader_gives() -> None:
    rows = {row.field: row for row in check_profile(article(1).data, article(1).url, Profile(title="div.headline"))}
    assert rows["title"].ok
    assert not rows["body"].ok
    assert rows["body"].generic.startswith("县城新增三处停车场")


SEED = Path(__file__).parents[5] / "shared" / "seed" / "portal"


@pytest.mark.skipif(not SEED.exists(), reason="the seed portal is not beside the project")
@pytest.mark.parametrize("probed", [False, True], ids=["default profile", "probed profile"])
def test_the_seed_portal_is_read_in_full(probed: bool) -> None:
    base = "http://127.0.0.1:8000/"
    home, rows, story = (
        Saved((SEED / path).read_bytes(), base + path)
        for path in ("index.html", "jinrong/index.html", "jinrong/20220725_1002.html")
    )
    profile = probe(home, [rows], [story]).profile if probed else Profile()
    read = read_article(story.data, url=story.url, profile=profile)
    assert (str(read.published), read.source, read.channel) == ("2022-07-25T08:45:44+08:00", "韶关日报", "金融财经")
    assert len(read.paragraphs) == 25
    assert len(read.headings) == 3
    assert read.keywords == ("乡村振兴", "乡村产业", "农业农村", "人居环境")
    assert read.previous is not None
    assert read.next is None
    assert read.warnings == ()
    assert [str(link.published) for link in read_list(rows.data, url=rows.url, profile=profile).links] == [
        "2022-07-25"
    ] * 2
    names = list(probe(home).channels)
    assert len(names) == 13
    assert len(read_channels(home.data, url=home.url, names=names, profile=profile)) == 13
