"""The rows of views, exports and data frames, described column by column in both languages."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum


class Sort(StrEnum):
    """What a column holds; times are ISO 8601 in UTC, days YYYY-MM-DD, flags 0 or 1, on every database and in every file."""

    TEXT = "text"
    WHOLE = "integer"
    NUMBER = "number"
    FLAG = "flag"
    TIME = "time"
    DAY = "day"


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its name, what it holds, and what it says, in Chinese and in English."""

    name: str
    sort: Sort
    zh: str
    en: str


@dataclass(frozen=True, slots=True)
class Rows:
    """A sort of rows: `v_NAME` on both databases, `monitor export NAME`, `NAME()` in Python.

    `order` is the order of every export; `key` tells one row from another.
    """

    name: str
    zh: str
    en: str
    key: str
    order: tuple[str, ...]
    columns: tuple[Column, ...]

    @property
    def view(self) -> str:
        """The view's name."""
        return f"v_{self.name}"

    @property
    def order_columns(self) -> tuple[Column, ...]:
        """The columns that the rows are ordered by."""
        by_name = {column.name: column for column in self.columns}
        return tuple(by_name[name] for name in self.order)

    @property
    def names(self) -> tuple[str, ...]:
        """The columns' names in order."""
        return tuple(column.name for column in self.columns)


def _columns(lines: str) -> tuple[Column, ...]:
    """Columns from lines of `name | sort | Chinese | English`."""
    rows = ([part.strip() for part in line.split("|")] for line in lines.strip().splitlines())
    return tuple(Column(name, Sort(sort), zh, en) for name, sort, zh, en in rows)


ARTICLES = Rows("articles", "文章：每篇一行，最新版本", "Articles: one row each, latest version", "article", ("article",), _columns("""
    article | integer | 文章编号 | number of the article
    site | text | 网站名称 | name of the site
    url | text | 网址 | address
    state | text | 页面状态：live 在线，suspect 待复查，withdrawn 已撤下，moved 已移走 | state of the page
    title | text | 标题 | title
    subtitle | text | 副标题 | subtitle
    published | text | 发布时间，按页面所写 | time of publication as the page gives it
    published_day | day | 发布日期 | day of publication
    source | text | 来源 | source as named on the page
    author | text | 作者 | author
    editor | text | 编辑 | editor
    channel | text | 栏目 | channel
    keywords | text | 关键词，以顿号分隔 | keywords, separated by 、
    body | text | 正文，每段一行 | text, one line per paragraph
    characters | integer | 正文字数 | number of characters of the text
    revision | integer | 最新版本的序号，从1起 | number of the latest version, from 1
    figures | integer | 最新版本的数字个数 | number of key figures in the latest version
    topics | text | 所涉主题，以顿号分隔 | topics that it is about, separated by 、
    first_seen | time | 首次发现的时间 | when it was first found
    seen_at | time | 最新版本取得的时间 | when the latest version was fetched
    last_fetched | time | 最近一次访问的时间 | when it was last fetched
    digest | text | 最新版本的内容摘要值 | digest of the latest version's content
    reader | text | 解析程序的版本 | version of the reader
    snapshot | integer | 原始页面编号 | number of the raw page
"""))  # fmt: skip

FIGURES = Rows("figures", "数字：每个关键数字一行，含各版本", "Key figures of every version: one row each", "figure", ("article", "revision", "starts", "figure"), _columns("""
    figure | integer | 数字编号 | number of the figure
    article | integer | 文章编号 | number of the article
    revision | integer | 所在版本的序号 | number of the version that states it
    is_latest | flag | 是否为文章的最新版本 | whether that is the latest version
    indicator | text | 指标：数字说的是什么 | indicator: what the number is about
    value | number | 数值；区间为空 | value; empty for a range
    low | number | 区间下限 | low end of a range
    high | number | 区间上限 | high end of a range
    amount | number | 用于比较的数值：数值或区间中点 | value for comparisons: the value, or the middle of the range
    value_text | text | 数值，一位不差 | the value digit for digit
    unit | text | 单位 | unit
    qualifier | text | 约、余、近等：exact 准确，about 约，more_than 余/多，at_least 不少于，nearly 近，less_than 不到，at_most 不超过 | qualifier
    kind | text | 类别：count 数量，money 金额，percent 百分比，price 价格，area 面积 等 | kind of quantity
    role | text | 性质：level 现状，change 变化，target 目标 | level, change or target
    direction | text | 变化方向：up 增，down 减，flat 平 | direction of a change
    per | text | 每日、每月、每季、每年：day, month, quarter, year | period of a rate
    period | text | 所属时期（EDTF，如 2021、2021-07、2021-33 为第一季度） | period (EDTF)
    place | text | 地点 | place
    number | text | 原文中的数 | the number as written
    starts | integer | 数在正文中的起点（字符） | where the number begins in the text (characters)
    ends | integer | 数在正文中的终点 | where it ends
    sentence | text | 所在句子 | the sentence that states it
    title | text | 文章标题 | title of the article
    url | text | 网址 | address
    source | text | 来源 | source
    channel | text | 栏目 | channel
    published | text | 发布时间，按页面所写 | time of publication as the page gives it
    published_day | day | 发布日期 | day of publication
    seen_at | time | 该版本取得的时间 | when the version was fetched
    reader | text | 解析程序的版本 | version of the reader
    snapshot | integer | 原始页面编号 | number of the raw page
"""))  # fmt: skip

CHANGES = Rows("changes", "变更：每处一行", "Changes: one row each", "change", ("noticed_at", "change"), _columns("""
    change | text | 变更编号，永不改变 | permanent id of the change
    article | integer | 文章编号 | number of the article
    noticed_at | time | 发现的时间 | when it was noticed
    kind | text | 种类：headline 标题，figure 数字，date 日期，wording 措辞，withdrawn 撤下 等 | kind
    importance | number | 重要程度，0至1 | importance, 0 to 1
    silent | flag | 是否悄悄修改（页面时间未变） | whether the page does not acknowledge it
    field | text | 所改字段 | field that was changed
    before | text | 改前 | before
    after | text | 改后 | after
    sentence_before | text | 改前的句子 | sentence before
    sentence_after | text | 改后的句子 | sentence after
    revision_before | integer | 改前的版本序号 | number of the version before
    revision_after | integer | 改后的版本序号 | number of the version after
    title | text | 文章最新标题 | latest title of the article
    url | text | 网址 | address
    source | text | 来源 | source
    channel | text | 栏目 | channel
    snapshot_before | integer | 改前的原始页面编号 | number of the raw page before
    snapshot_after | integer | 改后的原始页面编号 | number of the raw page after
"""))  # fmt: skip

SERIES = Rows("series", "序列：同一指标的历次数值，每个指标一行", "Series: indicators over time, one row each", "series", ("series",), _columns("""
    series | text | 序列编号 | id of the series
    series_no | integer | 序列的内部编号，用于快速连接 v_points | the id as a number, for joins by index
    label | text | 名称：运维者所定，或最常见的说法 | name of the series
    name | text | 规范化的指标名 | canonical name of the indicator
    place | text | 地点；空为文章所述之地 | place; empty for the articles' own subject
    aspect | text | 所述方面：level 总量，share 占比，rate 增速，amount 增减量，multiple 倍数，rank 位次 | aspect: level, share, rate, amount, multiple or rank
    planned | flag | 是否计划或目标 | whether it is a plan or target
    reach | text | 时期的种类：year 年，month 月，quarter 季，day 日，moment 时点 等 | kind of period
    base | text | 变化相对于何时；空为上年同期 | what a change is compared with; empty for the year before
    per | text | 每日、每月、每季、每年 | period of a rate
    unit | text | 单位 | unit
    points | integer | 数值个数，含已不再说的 | number of values, including those no longer stated
    current | integer | 现有文章所说的数值个数 | number of values that articles state now
    first_day | day | 最早时期的末日 | last day of the first period
    last_day | day | 最晚时期的末日 | last day of the last period
    latest_period | text | 最新一期 | latest period
    latest_value | number | 最新一期的数值 | its value
    latest_low | number | 最新一期数值的下限 | lower bound of the latest value
    latest_high | number | 最新一期数值的上限 | upper bound of the latest value
    before_period | text | 前一期 | period before
    before_low | number | 前一期数值的下限 | lower bound of its value
    before_high | number | 前一期数值的上限 | upper bound of its value
    figure | integer | 最新一期所据的数字编号 | figure that the latest value comes from
"""))  # fmt: skip

POINTS = Rows("points", "序列中的数值：每个一行", "Points of series: one row each", "figure", ("series", "ends", "figure"), _columns("""
    series | text | 序列编号 | id of the series
    series_no | integer | 序列的内部编号 | the id as a number
    label | text | 序列名称 | name of the series
    period | text | 时期（EDTF） | period (EDTF)
    ends | day | 时期的末日 | last day of the period
    inferred | flag | 时期是否由上文推得 | whether the period was inferred from the context
    is_current | flag | 现有文章是否仍这样说 | whether the article still states it
    series_value | number | 按序列单位换算的数值 | value in the series' unit
    series_low | number | 按序列单位换算的下限（计入约、余） | lower bound in the series' unit
    series_high | number | 按序列单位换算的上限 | upper bound in the series' unit
    series_unit | text | 序列的单位 | the series' unit
    figure | integer | 数字编号 | number of the figure
    article | integer | 文章编号 | number of the article
    revision | integer | 版本序号 | number of the version
    indicator | text | 文中的指标 | indicator as in the article
    value | number | 文中的数值；区间为空 | value as in the article; empty for a range
    value_text | text | 数值，一位不差 | the value digit for digit
    unit | text | 文中的单位 | unit as in the article
    qualifier | text | 约、余、近等 | qualifier
    number | text | 原文中的数 | the number as written
    sentence | text | 所在句子 | the sentence that states it
    title | text | 文章标题 | title of the article
    url | text | 网址 | address
    source | text | 来源 | source
    published | text | 发布时间，按页面所写 | time of publication as the page gives it
    published_day | day | 发布日期 | day of publication
    seen_at | time | 该版本取得的时间 | when the version was fetched
    snapshot | integer | 原始页面编号 | number of the raw page
"""))  # fmt: skip

CONFLICTS = Rows("conflicts", "冲突：互相矛盾的数值，每处一行", "Conflicts: values that cannot all be right, one row each", "conflict", ("noticed_at", "conflict"), _columns("""
    conflict | text | 冲突编号 | id of the conflict
    kind | text | 种类：values 数值不一，change 增减与前后两期不符 | kind of conflict
    series | text | 序列编号 | id of the series
    series_no | integer | 序列的内部编号 | the id as a number
    label | text | 序列名称 | name of the series
    unit | text | 序列的单位 | the series' unit
    period | text | 时期（EDTF） | period (EDTF)
    told | text | 各说法，以｜分隔 | the values stated, separated by ｜
    sentences | text | 各句，以｜分隔 | the sentences, separated by ｜
    sources | text | 各来源，以｜分隔 | the sources, separated by ｜
    urls | text | 各网址，以｜分隔 | the addresses, separated by ｜
    low | number | 由前后两期算得的下限 | lower bound implied by the levels
    high | number | 由前后两期算得的上限 | upper bound implied by the levels
    is_open | flag | 是否仍然矛盾 | whether they still contradict each other
    noticed_at | time | 发现的时间 | when it was noticed
    closed_at | time | 消除的时间 | when it was resolved
"""))  # fmt: skip

RUNS = Rows("runs", "运行：每次一行", "Runs: one row each", "run", ("run",), _columns("""
    run | integer | 运行编号 | number of the run
    task | text | 任务 | task
    site | text | 网站 | site
    cause | text | 起因 | what caused it
    state | text | 状态：due 待执行，running 进行中，finished 完成，ended 超限终止，failed 失败，lost 中断，skipped 跳过，missed 错过，coalesced 合并 | state of the run
    started_at | time | 开始时间 | when it started
    finished_at | time | 结束时间 | when it ended
    seconds | number | 用时（秒） | duration in seconds
    requests | integer | 请求数 | requests
    bytes | integer | 收到的字节数 | bytes received
    new | integer | 新文章数 | new articles
    changed | integer | 有变的文章数 | changed articles
    unchanged | integer | 未变的页面数 | unchanged pages
    missing | integer | 找不到的页面数 | missing pages
    errors | integer | 错误数 | errors
    faults | integer | 故障记录数 | number of recorded faults
    peak_memory | integer | 内存峰值（字节） | peak memory in bytes
    message | text | 说明 | message
    config_hash | text | 配置的摘要值 | digest of the configuration
    code_version | text | 程序版本 | version of the program
"""))  # fmt: skip

ALL = (ARTICLES, FIGURES, CHANGES, SERIES, POINTS, CONFLICTS, RUNS)
BY_NAME = {rows.name: rows for rows in ALL}
HEAD = ("rows", "column", "holds", "zh", "en")


def lines() -> Iterator[tuple[str, str, str, str, str]]:
    """The dictionary as rows of `HEAD`."""
    for rows in ALL:
        for column in rows.columns:
            yield rows.name, column.name, column.sort.value, column.zh, column.en
