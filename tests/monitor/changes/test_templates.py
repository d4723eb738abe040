"""A template's change told once for its site."""

from __future__ import annotations

from dataclasses import replace

from monitor.articles import Article
from monitor.changes import Change, ChangeKind, Revision
from monitor.changes.compare import compare
from monitor.changes.templates import TemplateRule, count, signature, template_events

RULE = TemplateRule(share=0.3, least=3)


def page(number: int, editor: str, body: str = "") -> Revision:
    body = body or f"第{number}篇报道说的是茶园。\n浏览次数：{number * 17}"
    return Revision(Article(f"报道{number}", body, editor=editor))


def run(changed: int, looked: int) -> list[tuple[str, Change]]:
    pairs = [(page(k, "赵敏"), page(k, "钱华" if k < changed else "赵敏")) for k in range(looked)]
    return [(f"https://a.example/{k}", change) for k, pair in enumerate(pairs) for change in compare(*pair)]


def test_one_event_when_more_than_a_share_of_the_pages_show_it() -> None:
    [event] = template_events("a.example", count(run(4, 10)), 10, RULE)
    assert (event.kind, event.pages, event.share) == (ChangeKind.BOILERPLATE, 4, 0.4)


def test_no_event_for_few_pages_or_a_small_share() -> None:
    assert template_events("a.example", count(run(3, 10)), 10, RULE) == ()
    assert template_events("a.example", count(run(2, 3)), 3, RULE) == ()


def test_a_pages_own_numbers_do_not_set_it_apart() -> None:
    marks = set()
    for number in range(1, 4):
        before = page(number, "赵敏")
        body = before.article.body.replace(f"{number * 17}", f"{number * 19 + 1}")
        [change] = compare(before, replace(before, article=replace(before.article, body=body)))
        marks.add(signature(change))
    assert len(marks) == 1
    assert None not in marks


def test_a_change_of_the_article_is_never_the_templates() -> None:
    [change] = compare(page(1, "赵敏", "茶园在山上。"), page(1, "赵敏", "茶园在河边。"))
    assert signature(change) is None
