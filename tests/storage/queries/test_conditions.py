"""The search language finds the same on SQLite and PostgreSQL, and what a plain reading of the texts finds."""

from __future__ import annotations

import datetime as dt
import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from monitor import query
from monitor.articles import Article, Moment, Precision
from monitor.figures import read_figures
from monitor.folding import fold
from monitor.query import All, Any, Node, Not, Phrase, parse
from storage import Database
from storage.queries import article_lists, conditions, figure_lists, planning
from storage.queries.article_lists import Order
from storage.queries.articles import Filter
from storage.search.index import CHINESE, RUNS
from tests.storage.kept import keep

SENTENCES = (
    "乳源瑶族自治县东坪镇方武村种植生姜320亩，预计总产量48万公斤。",
    "2021年全县村集体经济收入达1260.5万元，比上年增长18%。",
    "2020年全县村集体经济收入870万元。",
    "韶關日報記者報道，必背鎮茶園面積２.1萬畝。",
    "今年新建高标准农田1.2万亩，总投资3600万元。",
    "全县115个村级党组织开展党建活动，参加党员3200余名。",
    "2019年至2021年累计投入专项资金2.3亿元。",
    "农产品批发市场猪肉平均价格为20.38元/公斤，比前一天下降0.4%。",
    "GDP达115亿元，gdp增速6.5%。",
    "乐昌春茶开采，乳业公司源源不断。",
)
SOURCES = ("韶关日报", "韶關日報", "韶关发布", "农民日报", None)
AUTHORS = ("李明", "王小红 李明", None)


def articles() -> list[Article]:
    """Texts of every two sentences, by turns from each source; each fourth one in two versions."""
    out = []
    for number, (one, other) in enumerate(itertools.permutations(SENTENCES, 2)):
        published = Moment(dt.datetime(2022, 1 + number % 12, 1 + number % 28, tzinfo=dt.UTC), Precision.DAY)
        out.append(
            Article(
                one[:9], f"{one}\n{other}", f"http://portal.example/{number - number % 4 // 3}.html", published=published,
                source=SOURCES[number % len(SOURCES)], author=AUTHORS[number % len(AUTHORS)],
                channel=("农业消息", "金融财经")[number % 2], keywords=(("党建", "乡村振兴")[number % 2],),
            )
        )  # fmt: skip
    return out


TEXTS = articles()


@pytest.fixture(scope="module")
def both(both_databases: tuple[Database, Database]) -> tuple[Database, Database]:
    """The same articles on both databases."""
    figures = [read_figures(article.body, published=dt.date(2022, 3, 1)) for article in TEXTS]
    for database in both_databases:
        keep(database, TEXTS, figures)
    return both_databases


def found(database: Database, words: str, order: Order = Order.NEW) -> list[str]:
    """The addresses of the articles that a query finds, in their order."""
    with database.read() as connection:
        return [hit.url for hit in article_lists.find(connection, Filter(words=words), order=order, limit=500).items]


def figures_found(database: Database, words: str) -> list[tuple[str, str, str]]:
    with database.read() as connection:
        hits = figure_lists.find(connection, Filter(words=words), limit=500).items
    return [(hit.url, hit.figure.text, hit.sentence) for hit in hits]


WORDS = st.sampled_from(
    [
        "乳源",
        "村集体",
        "党建",
        "茶",
        "東坪鎮",
        "韶关日报",
        "115",
        "GDP",
        "收入达1260",
        "万元",
        "源源",
        '"亩，预计"',
        "比上年增长18%",
    ]
)
FIELDS = st.sampled_from(
    [
        "来源:韶关日报", "来源:韶关*", "作者:李明", "栏目:农业消息", "关键词:党建", "标题:2021年", "单位:亩", "单位:万元", "单位:元",
        "数值:>1000000", "数值:5..400", "数值:<=1", "时期:2021", "时期:2019..2020", "时期:2021-07", "地点:东坪镇", "地點:必背鎮",
        "指标:收入", "指标:村集体经济收入", "类别:金额", "role:change",
    ]
)  # fmt: skip
LEAVES = st.one_of(WORDS, FIELDS)
QUERIES = st.recursive(
    LEAVES,
    lambda part: st.one_of(
        st.tuples(part, st.sampled_from([" ", " OR ", " AND "]), part).map("".join),
        part.map(lambda one: f"NOT ({one})"),
        st.tuples(part, part).map(lambda two: f"({two[0]} OR {two[1]}) {two[0]}"),
    ),
    max_leaves=5,
)


@given(QUERIES)
@settings(max_examples=80)
def test_both_databases_find_the_same(both: tuple[Database, Database], words: str) -> None:
    sqlite, postgresql = both
    for order in Order:
        assert found(sqlite, words, order) == found(postgresql, words, order), words
    assert figures_found(sqlite, words) == figures_found(postgresql, words), words


WORD_TREES = st.recursive(
    WORDS,
    lambda part: st.one_of(
        st.tuples(part, st.sampled_from([" ", " OR "]), part).map("".join), part.map(lambda one: f"NOT ({one})")
    ),
    max_leaves=4,
)


@given(WORD_TREES)
@settings(max_examples=80)
def test_words_are_found_as_a_plain_reading_finds_them(both: tuple[Database, Database], words: str) -> None:
    tree = parse(words)
    expected = {article.url for article in TEXTS if fits(tree, article)}
    assert set(found(both[0], words)) == expected, words


def fits(node: Node, article: Article) -> bool:
    """Whether an article has the words of a tree, by comparing runs of characters."""
    if isinstance(node, Phrase):
        return stands_in(node.text, article.title) or stands_in(node.text, article.body)
    if isinstance(node, Not):
        return not fits(node.part, article)
    assert isinstance(node, All | Any)
    return (all if isinstance(node, All) else any)(fits(part, article) for part in node.parts)


def stands_in(words: str, text: str) -> bool:
    """Whether runs of a text end with, are, and begin with those of the words; one run is within another."""
    wanted, runs = RUNS.findall(fold(words)), RUNS.findall(fold(text))
    last = len(wanted) - 1
    return any(
        all(_run_fits(want, runs[at + n], n == 0, n == last) for n, want in enumerate(wanted))
        for at in range(len(runs) - last)
    )


def _run_fits(want: str, run: str, is_first: bool, is_last: bool) -> bool:
    if not CHINESE.match(want) or (not is_first and not is_last):
        return want == run
    if is_first and is_last:
        return want in run
    return run.endswith(want) if is_first else run.startswith(want)


def test_fields_of_one_figure_are_asked_of_one_figure(both: tuple[Database, Database]) -> None:
    for database in both:
        amounts = figures_found(database, "村集体 单位:元 数值:>1000000 时期:2021")
        assert {text for _, text, _ in amounts} == {"1260.5万"}
        assert {text for _, text, _ in figures_found(database, "村集体 单位:元 数值:>1000000")} >= {"1260.5万", "870万"}
        # A field of one figure and one of another do not make an article fit.
        assert found(database, "单位:亩 指标:收入") == []


def test_a_source_is_found_in_every_spelling_and_by_its_beginning(both: tuple[Database, Database]) -> None:
    sources = {article.url: article.source for article in TEXTS}
    for database in both:
        assert {sources[url] for url in found(database, "来源:韶關日報")} >= {"韶关日报", "韶關日報"}
        assert len(found(database, "来源:韶关*")) > len(found(database, "来源:韶关日报"))
        assert found(database, "来源:关日") == []


def test_parts_of_an_answer_are_the_answer(both: tuple[Database, Database]) -> None:
    for database in both:
        whole = found(database, "村集体 OR 茶", Order.BEST)
        parts, cursor = [], None
        with database.read() as connection:
            while True:
                wanted = Filter(words="村集体 OR 茶")
                part = article_lists.find(connection, wanted, order=Order.BEST, cursor=cursor, limit=7)
                parts += [hit.url for hit in part.items]
                cursor = part.next
                if cursor is None:
                    break
        assert parts == whole


def test_of_many_articles_the_newest_are_put_in_order_alike_on_both_databases(
    both: tuple[Database, Database], monkeypatch: pytest.MonkeyPatch
) -> None:
    words = "村集体 OR 茶"
    [whole, *_] = (found(database, words) for database in both)
    most = len(whole) // 2
    for limit, ranked in ((len(whole), None), (len(whole) - 1, len(whole) - 1), (most, most)):
        monkeypatch.setattr(article_lists, "RANKED", limit)
        answers = []
        for database in both:
            with database.read() as connection:
                answer = article_lists.find(connection, Filter(words=words), order=Order.BEST, limit=500)
            assert answer.ranked == ranked
            answers.append([hit.url for hit in answer.items])
        assert answers[0] == answers[1]
        assert set(answers[0]) == set(whole[:limit])
    assert answers[0] != whole[:most]


@pytest.mark.parametrize(
    ("window", "farthest", "span"),
    [(1, 10_000, 10_000), (2, 6, 10_000), (7, 10_000, 10_000), (7, 10_000, 1), (10_000, 10_000, 10_000)],
)
@pytest.mark.parametrize("words", [
    "村集体 OR 茶", "乳源", "村集体", "乳源 村集体", "村集体 NOT 茶", "来源:韶关日报", "单位:亩", "地点:乳源 时期:2021",
])  # fmt: skip
def test_articles_asked_some_at_a_time_are_those_that_the_index_finds(
    both: tuple[Database, Database], monkeypatch: pytest.MonkeyPatch, words: str, window: int, farthest: int, span: int
) -> None:
    wanted = Filter(words=words)
    whole = [found(database, words) for database in both]
    monkeypatch.setattr(article_lists, "WINDOW", window)
    monkeypatch.setattr(article_lists, "FARTHEST", farthest)
    monkeypatch.setattr(article_lists, "SPAN", span)
    monkeypatch.setattr(article_lists, "_soon_looked_up", lambda *_: -1)
    for database, expected in zip(both, whole, strict=True):
        for limit in (1, 3, 500):
            with database.read() as connection:
                part = article_lists.find(connection, wanted, limit=limit)
                parts = list(part.items)
                while part.next is not None:
                    part = article_lists.find(connection, wanted, cursor=part.next, limit=limit)
                    parts += part.items
            assert [hit.url for hit in parts] == expected


def test_every_name_of_a_field_is_answered(both: tuple[Database, Database]) -> None:
    samples = {
        "数值": "5",
        "value": "5",
        "时期": "2021",
        "period": "2021",
        "类别": "金额",
        "kind": "money",
        "性质": "目标",
    }
    for name in query.NAMES:
        asked = f"{name}:{samples.get(name, 'target' if name == 'role' else '李明')}"
        assert found(both[0], asked) == found(both[1], asked)


def test_sources_looked_up_are_those_that_the_index_of_words_finds(
    both: tuple[Database, Database], monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = (
        "来源:韶关日报",
        "来源:韶關日報",
        "来源:韶关*",
        "来源:关日",
        "来源:——",
        "NOT 来源:韶关日报",
        "村集体 OR 来源:韶关*",
    )
    looked_up = [[found(database, words) for words in asked] for database in both]
    monkeypatch.setattr(planning, "MOST_SOURCES", 0)
    assert looked_up == [[found(database, words) for words in asked] for database in both]


def test_of_each_page_sqlite_looks_up_no_source() -> None:
    node = query.Text(query.Name.SOURCE, "韶关日报", kept=("韶关日报",))
    for how in conditions.Asked:
        asked = str(conditions.page_fits(node, "sqlite", how))
        assert "(+ revisions_1.source) IN" in asked


@pytest.mark.parametrize(
    "words",
    [
        "单位:亩 数值:>100",
        "数值:>100",
        "NOT 单位:亩",
        "单位:亩 OR 数值:>1000000",
        "单位:亩 NOT (数值:<50)",
        "乳源 单位:元",
    ],
)
def test_amounts_looked_up_beforehand_change_no_answer(
    both: tuple[Database, Database], monkeypatch: pytest.MonkeyPatch, words: str
) -> None:
    beforehand = [(found(database, words), figures_found(database, words)) for database in both]
    assert beforehand[0][0]
    monkeypatch.setattr(planning, "FEW_AMOUNTS", -1)
    assert [(found(database, words), figures_found(database, words)) for database in both] == beforehand


def test_postgresql_looks_up_few_amounts_beforehand(both: tuple[Database, Database]) -> None:
    for database in both:
        with database.read() as connection:
            node = planning.asked(connection, "单位:亩 数值:>100")
            is_postgresql = connection.dialect.name == "postgresql"
        assert isinstance(node, query.All)
        assert any(isinstance(part, query.Among) for part in node.parts) == is_postgresql
