"""Trimming: the words before a number without what leads in, compares, or tells of another number."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from monitor.figures import lexicon
from monitor.figures.phrases.comparisons import without_comparison
from monitor.figures.phrases.edges import BEFORE, REACHES, TOLD_IN, without_ends
from monitor.figures.phrases.words import NOUNS, has_noun, without_means
from monitor.figures.segmenter import WORD_OF, Word
from monitor.wordlists import word_set, word_tuple

# Words that say no more of the subject: 中央财政拟投入, 企业实现利润.
_WILLING: Final = word_set(
    "拟 已 将 要 再 又 共 实现 录得 截至 截止 预计 估计 预估 上调 下调 上修 下修 分别 各自 双双 各有"
)
# What is 完成 as it is 实现: 公司完成营业收入; but 完成投资 is a part of what was planned.
_TAKEN_IN: Final = (
    "收入", "营收", "利润", "利润总额", "利税", "税收", "销量", "销售额", "产值", "总产值", "增加值", "进出口总额",
    "吞吐量", "客运量", "货运量", "周转量", "发电量",
)  # fmt: skip
_OF_A_COMPANY: Final = frozenset(("公司", "该公司", "集团", "该集团", "企业"))
_PAST: Final = ("了", "ul")
_MAY_SAY_NO_MORE: Final = _WILLING | {"完成", "预期", "了"}
# Who foresees it is no part of what is foreseen: 专家预计粮食产量…; but a company's own is of it.
_FORETELLS: Final = frozenset(("预计", "预测", "预期", "估计", "预估", "预料", "统计"))
_FORETELLERS: Final = (
    "专家", "业内", "学家", "分析师", "官员", "委员", "人士", "人员", "高管", "负责人", "管理层", "董事长", "总经理", "机构", "部门",
    "局", "委", "组织", "协会", "央行", "研究院", "研究所", "中心", "券商", "研报", "报告",
    "联盟", "海关",
)  # fmt: skip
_ALL_OF_THEM: Final = frozenset(("平均", "普遍", "一致", "均", "都", "多"))
_FORETELLER_WORDS: Final = 4
_OF_GOALS: Final = frozenset(("程度", "率"))  # 全面小康社会实现程度
_PRICED_IN: Final = ("计价", "计")
_ADJUSTED: Final = ("因素", "计算", "口径", "不变价", "可比价", "折算", "折合", "影响", "后", *_PRICED_IN)
REACHED: Final = ("到", "至", "为", "成")
# After one of these what the clause plans or does is about the thing named next: 全县围绕村均收入超过5万元的目标.
_ABOUT: Final = frozenset(("围绕", "紧扣", "瞄准", "锚定", "聚焦"))
# Who says it is no part of what is said: 公司称在手订单…
SPEAKS: Final = frozenset(("称", "说", "表示", "认为", "指出", "介绍", "透露", "坦言"))
# What comes after one of these is shown or seen, and what comes before says by whom or where.
_SHOWS: Final = frozenset(("显示", "看到", "发现", "写着", "标注", "标明", "注意到", "表明", "暗示"))
_MAKES: Final = frozenset(("使", "使得", "令", "让"))
# What comes after one of these is wanted, and what comes before says by whom: 文件要求绿化面积不少于…
_WANTS: Final = frozenset(("要求", "规定", "明确", "决定", "商定"))
_MEASURES: Final = word_tuple("率 比 比重 值 收入 价格 水平 幅 目标 面积 量 速 指数 投资 投入 就业 产值 寿命 支出")
# What comes after one of these it has made rise or fall, where that is a measure: 导致净利润下降, but 带动农户300户.
_CAUSES: Final = frozenset(("导致", "致使", "促使", "带动", "推动", "助推", "拖累", "驱动"))
_CAUSED: Final = word_tuple("收入 营收 利润 净利 率 费用 成本 价 价格 销量 产量 成交量 成交额 销售额 面积 份额 增速")
_NEED_NOUN: Final = _MAKES | _WANTS | {"继"}  # 这是继8月吞吐量超142万标箱后…
# 确定发行价格为42元, and no 确定重点项目30个.
_SETTLED: Final = ("价", "价格", "率", "区间", "代价", "标准")
_REVISES: Final = frozenset(("上调", "下调", "上修", "下修"))
_HOW_MUCH: Final = frozenset(("幅度", "空间", "次数", "额度", "金额"))  # 汽柴油上调幅度
_LEAD_TO: Final = _SHOWS | _ABOUT | _NEED_NOUN | _REVISES | _CAUSES | {"提出", "预测", "确定"}
# What comes after one of these somebody has: 合作社现有社员120户.
HOLDS: Final = frozenset(("有", "现有", "共有", "拥有", "设有", "建有", "装有", "配有", "载有", "还有", "尚有", "仍有"))
# 机构预测公司净利润
_FORETOLD: Final = word_tuple("营收 收入 利润 盈利 收益 毛利率 净利率 利润率 出货量 产量 销量 销售额 支出 开支")
_MEASURED: Final = lexicon.RELATIONAL | lexicon.DIMENSIONS | {"直径", "口径", "排水量"}
_OF_EACH: Final = ("每", "均")
_CASES: Final = ("病例", "患者", "感染者")
_OF_WHOM: Final = 3  # words of 由, of whom or what, and 的
_PEAKS: Final = ("高点", "低点", "高位", "低位", "峰值")
# 由现行1.16元调整到1.64元, 从工艺的3天缩短到1天, 投标倍数从平均水平2.6下降至2.5
_FROM_WHERE: Final = (*_PEAKS, "的", "水平", "均值", "现行", "原先", "原本", "原定", "原来")
_ORIGINS: Final = (*_PEAKS, "普查", "调查", "时", "时期", "期", "初", "末")
# 蔬菜价格将小幅回落 changes nothing that is named after 将.
_BY_HOW_MUCH: Final = frozenset(("小幅", "大幅", "微幅", "窄幅"))
# One thing, of which the words that follow tell before it is named.
ONE_THING: Final = word_set("一起 一宗 一桩 一笔 一座 一条 一家 一处 一栋 一个 一件 一片 一份 一项 一批")
_OPENS_ANEW: Final = _LEAD_TO | HOLDS | ONE_THING
# What it is made into or made from: 把一个小村庄…, 建成为一个…
_TURNS: Final = frozenset(("把", "将", "为", "成"))
_HAS: Final = frozenset(("有", "是", "为", "的是"))
# Lines that a price passes, and how it does.
_LINES: Final = ("关口", "大关", "支撑位", "阻力位", "压力位", "心理位", "均线", "荣枯线", "支撑", "整数关")
_PASSES: Final = word_set("跌破 跌穿 升破 突破 涨破 击穿 失守 站上 收复 触及 逼近 测试 重返 冲破 破")
_GOALS: Final = frozenset(REACHED)
_PROPER: Final = frozenset(("ns", "nr", "nz", "nt"))
_PLACES: Final = frozenset("省市县区镇乡村站")
_GROWS: Final = word_set("统一 发展 跃进 跃升 壮大 扩展 拓展 延伸 变 变化 演变 转变 改变 压减 整合 合并")
_ADJUNCTS: Final = frozenset("扣剔按经以用自向")
# What is handed to somebody that stands before.
_HANDED: Final = word_set("提供 供应 投放 捐赠 捐献 发放 赠送 销售 出售 上缴 交售 输送 输出 推荐 推送")
_ARE: Final = frozenset(("为", "是", "达", "达到"))
_SPEAKER_WORDS: Final = 4
_ALSO: Final = frozenset(("则", "也", "还", "均", "都", "仍"))
_TIDINGS: Final = frozenset(("消息", "传闻", "报道"))
_MAY_SPEAK: Final = SPEAKS | _TIDINGS
_LAND: Final = ("地", "uv")  # as the segmenter tags it behind its measure
_BRINGS_TO: Final = frozenset(("能", "可", "可以", "为", "给", "让", "使", "帮助"))
# What the number before was, which leads to what is bought or sold at it: 以每斤3元的价格收购芋头2万斤.
PRICES: Final = frozenset(("价格", "均价", "单价", "总价", "低价", "高价", "售价"))
_LED_BY: Final = PRICES | {"成绩"}


def plain(words: list[Word]) -> list[Word]:
    """Without the adverbs that say no more of the subject, and the 到 of a time that stood before one."""
    if _MAY_SAY_NO_MORE.isdisjoint(map(WORD_OF, words)):
        return words
    return [word for index, word in enumerate(words) if not _says_no_more(words, index)]


def _says_no_more(words: Sequence[Word], index: int) -> bool:
    """Whether a word says no more of the subject: 拟, the 到 before it, 完成 before what is taken in, a company's 预期."""
    word = words[index][0]
    if word == "完成":
        return index > 0 and words[-1][0].endswith(_TAKEN_IN)
    if word == "预期":
        return index > 0 and words[index - 1][0] in _OF_A_COMPANY
    after = words[index + 1][0] if index + 1 < len(words) else ""
    if words[index] == _PAST:
        return 0 < index < len(words) - 1 and words[index - 1][1].startswith("v")  # 培训了农民
    return (word in _WILLING and after not in _OF_GOALS) or (word == "到" and after in _WILLING)


def trimmed(words: Sequence[Word]) -> list[Word]:
    """The words without what leads in, compares or reaches the number."""
    if not words:
        return []
    kept = _begun(list(words))
    said = list(map(WORD_OF, kept))
    text = "".join(said)
    if "比" in text or "较" in text:
        kept = without_comparison(kept)
    if "的" in text and not _HAS.isdisjoint(said):
        kept = _foremost(kept)
    if text[0] in _ADJUNCTS:
        kept = _without_adjunct(kept)
    if (text.endswith(_FROM_WHERE) and ("由" in text or "从" in text)) or "由现行" in text:
        kept = _without_origin(kept)
    if "最" in text and kept and (text.endswith("的") or kept[-1][1] in _PROPER or kept[-1][0] in _PLACES):
        kept = _without_holder(kept)
    if "项" in text or "分别" in text:
        kept = _each_first(_without_source(kept))
    if "派" in text or "后" in text:
        kept = _afterwards(_paid_out(kept))
    if kept and text.endswith(_LINES):
        kept = _unpassed(kept)
    if ("将" in text or "把" in text) and len(kept) > 3:
        kept = _changed(kept)
    if said[-1] in _GOALS or (len(said) > 1 and said[-2] in _GOALS):
        kept = _without_growth(kept)
    kept = without_ends(kept if _OPENS_ANEW.isdisjoint(said) else _opened(kept, said))
    return _unaffected(kept) if kept and kept[-1][0] == "影响" else kept


def _unpassed(words: list[Word]) -> list[Word]:
    """Without the line that something passes: 比特币跌破关键支撑位, 沪指站上3000点关口."""
    at = next((at for at in range(1, len(words)) if words[at][0] in _PASSES), 0)
    return words[:at] if at and has_noun(words[:at]) else words


def _each_first(words: list[Word]) -> list[Word]:
    """The first of those whose measure 分别 told before them, with that: 补助标准分别为城市, as 城市补助标准."""
    at = next((at for at in range(1, len(words) - 2) if words[at][0] == "分别" and words[at + 1][0] in _ARE), 0)
    named = at and words[at - 1][1].startswith("n") and all(tag.startswith("n") for _, tag in words[at + 2 :])
    if not named or any(word[0] == "每" for word, _ in words):
        return words
    return [*words[at + 2 :], *words[:at]]


def _without_source(words: list[Word]) -> list[Word]:
    """What one thing alone brought, without that: 仅此一项就为集体增收."""
    at = next((at for at in range(1, len(words)) if words[at][0] in ("就", "便") and "项" in words[at - 1][0]), 0)
    while at and at + 1 < len(words) and words[at + 1][0] in _BRINGS_TO:
        at += 1
    return words[at + 1 :] if at and at + 1 < len(words) else words


def _afterwards(words: list[Word]) -> list[Word]:
    """What came after something was done, without that: 数据清洗之后核定."""
    at = next((at for at in range(1, len(words) - 1) if words[at][0] in ("之后", "以后")), 0)
    done = at and words[at - 1][1].startswith("v")
    return words[at + 1 :] if done else words


def _begun(words: list[Word]) -> list[Word]:
    """From where the words begin to tell of the number's thing."""
    if len(words) > 2:
        if not _FORETELLS.isdisjoint(map(WORD_OF, words[1:_FORETELLER_WORDS])):
            words = _foretold(words)
        if len(words) > 2 and (
            words[0][0] == "的" or words[1][0] in _MAY_SPEAK or not SPEAKS.isdisjoint(map(WORD_OF, words[2:4]))
        ):
            words = _without_speaker(words)
    if len(words) < 2:
        return words
    first, tag = words[0]
    if first == "者" or words[0] == _LAND:
        return words[1:]  # 步行8000步以上者死亡风险降低51%, 6亩地去年纯收入9万元
    one = tag == "m" and first[0] == "一" and len(first) > 1 and words[1][0] in _MEASURED
    return words[1:] if one else words  # 一颗直径20公里的小行星


def _foretold(words: list[Word]) -> list[Word]:
    """What is foretold, without who foretells it: 国家统计局预计粮食产量."""
    at = next(at for at, (word, _) in enumerate(words) if at and word in _FORETELLS)
    told = at == 1 or has_noun(words[at + 1 :])  # 业内预计仍将上涨
    who = words[at - 2 if at > 1 and words[at - 1][0] in _ALL_OF_THEM else at - 1][0]  # 券商平均预计
    return words[at + 1 :] if who.endswith(_FORETELLERS) and told else words


def _without_speaker(words: list[Word]) -> list[Word]:
    """Without who says it, or what ends the words of the number before: 有消息称手机…"""
    at = next((at for at in range(1, min(_SPEAKER_WORDS, len(words) - 1)) if words[at][0] in SPEAKS), 0)
    who = words[: at - (words[at - 1][0] in _ALSO)] if at else []
    if who and all(tag in NOUNS for _, tag in who) and has_noun(words[at + 1 :]):
        return words[at + 1 :]  # 云桥证券则认为汇率…
    if len(words) > 3 and words[1][0] in _TIDINGS and _leads_in(*words[1:3]):
        return words[3:]
    return words[2:] if len(words) > 2 and _leads_in(*words[:2]) else words


def _leads_in(first: Word, second: Word) -> bool:
    """Whether the first two words are who says it (专家说), or end what the number before was (的价格, 的成绩)."""
    return (second[0] in SPEAKS and first[1] == "n") or (first[0] == "的" and second[0] in _LED_BY)


def _opened(words: list[Word], said: Sequence[str]) -> list[Word]:
    """From where the words begin to tell of what is shown, held or introduced."""
    if not _LEAD_TO.isdisjoint(said):
        words = _shown(words)
    if not HOLDS.isdisjoint(said):
        words = _held(words)
    return words if ONE_THING.isdisjoint(said) else _of_one_thing(words)


def _unaffected(words: list[Word]) -> list[Word]:
    """Without what it was affected by: 鲜菜价格受降温影响."""
    at = next((at for at, (word, _) in enumerate(words) if word == "受"), 0)
    return words[:at] if at and has_noun(words[:at]) else words


def _foremost(words: list[Word]) -> list[Word]:
    """What is said to have most of something, or much: 升幅较大的有生菜, 价格最高的是香菜."""
    for at in range(2, len(words) - 1):
        if words[at][0] in _HAS and (words[at][0] == "的是" or words[at - 1][0] == "的"):
            said = "".join(map(WORD_OF, words[:at]))
            return words[at + 1 :] if "最" in said or "幅较" in said or "幅居前" in said else words
    return words


def _shown(words: list[Word]) -> list[Word]:
    """What is shown, what a plan is about, or what is brought about: 数据显示人均消费…, 围绕村均收入…, 新技术使亩产…"""
    last = len(words) - 1
    leads = (
        at
        for at, word in enumerate(words)
        if word[0] in _ABOUT
        or (at < last and word[0] in _SHOWS)
        or (word[0] in _NEED_NOUN and has_noun(words[at + 1 :]))
        or (word[0] in _CAUSES and at < last and any(after.endswith(_CAUSED) for after, _ in words[at + 1 :]))
        # No suggestion: 提出建议39条.
        or (word[0] == "提出" and any(after.endswith(_MEASURES) for after, _ in words[at + 1 :]))
        or (word[0] in _REVISES and 0 < at < last and words[at + 1][0] not in _HOW_MUCH and has_noun(words[at + 1 :]))
        or (word[0] == "确定" and any(after.endswith(_SETTLED) for after, _ in words[at + 1 :][-2:]))
        or (
            word[0] == "预测"
            and at < last
            and words[at - 1][0] != "的"
            and any(after.endswith(_FORETOLD) for after, _ in words[at + 1 :])
        )
    )
    return words[max(leads, default=-1) + 1 :]


def _of_one_thing(words: list[Word]) -> list[Word]:
    """What is told of a thing before it is named: 破获一起涉案8人的诈骗案, 新建一座占地50亩的公园."""
    at = max((at for at, (word, _) in enumerate(words[:-1]) if at and word in ONE_THING), default=0)
    only = at and words[at + 1][0] in ("只有", "仅有")  # 把一个只有500亩农田的村子…
    before = words[at - 1] if at and (only or words[at + 1][1] != "c") else ("", "")
    told = before[1].startswith(("v", "ul")) or before[0] in lexicon.NOMINAL_VERBS or before[0] in _TURNS
    return words[at + 1 :] if told else words


def _held(words: list[Word]) -> list[Word]:
    """What somebody has, without who: 公司拥有专利35项; but 每百人拥有电话81部 is of each."""
    at = max((at for at, (word, _) in enumerate(words[:-1]) if at and word in HOLDS), default=0)
    held, holder = words[at + 1 :], words[:at]
    if (
        not at
        or holder[-1][1] not in NOUNS
        or any(word.startswith(_OF_EACH) or word.endswith(_OF_EACH) for word, _ in holder)
    ):
        return words
    if words[at][0] == "现有" and held[-1][0].endswith(_CASES):
        return words  # unlike those so far
    return held if has_noun(held[-1:]) else words


def _without_origin(words: list[Word]) -> list[Word]:
    """Without what a figure that moves on was of before: 性别比由上次普查时的105.4上升为…, 耗时从人工操作的1小时缩短到…"""
    since = next((at for at in range(len(words) - 1, 0, -1) if words[at][0] in ("由", "从")), 0)
    told = any(word.endswith(_ORIGINS) or word in BEFORE for word, _ in words[since:])
    told = told or (len(words) - since == _OF_WHOM and has_noun(words[:since]))  # 浓度由进水的320毫克降至28毫克
    told = told or (has_noun(words[:since]) and not any(tag.startswith("v") for _, tag in words[since + 1 :]))
    return words[:since] if since and len(words) - since < 9 and told else words


def _changed(words: list[Word]) -> list[Word]:
    """What is said to be changed, without who changes it and where: 央行在会议上将政策利率上调."""
    if words[-1][0] not in lexicon.CHANGING and words[-1][0][-1:] not in REACHES:
        return words
    at = max((at for at, (word, _) in enumerate(words) if word in ("将", "把")), default=0)
    changed = [word for word in words[at + 1 :] if word[0] not in _BY_HOW_MUCH]
    named = len(changed) > 1 and all(tag in NOUNS or word == "的" for word, tag in changed[:-1])
    return changed if at and named and has_noun(changed[:-1]) else words


def _without_holder(words: list[Word]) -> list[Word]:
    """Without who has most or least of it: 最大降雨量为大布镇的128毫米, 最大降雨量为大布镇128毫米."""
    at = next((at for at, (word, _) in enumerate(words) if at and word in ("为", "是", "的是")), 0)
    if not at or not any(word.startswith("最") for word, _ in words[:at]):
        return words
    placed = words[-1][0] == "的" or (at + 1 < len(words) and all(_is_place(word) for word in words[at + 1 :]))
    return words[:at] if placed else words


def _is_place(word: Word) -> bool:
    return word[1] in _PROPER or word[0] in _PLACES


def _paid_out(words: list[Word]) -> list[Word]:
    """What is paid out, without to whom and on what: 拟向全体股东每10股派发现金红利."""
    at = next((index for index, (word, _) in enumerate(words) if word in ("派发", "派")), None)
    return words if at is None else words[at + 1 :]


def _without_growth(words: list[Word]) -> list[Word]:
    """Without the verb that leads from one figure to the next: 由12户发展到现在的137户."""
    if len(words) > 2 and words[-1][1] == "ul":
        words = words[:-1]  # 已经发展到了12头
    if len(words) < 2:
        return words
    at = -1 if words[-1][0] in _GOALS else -2 if len(words) > 2 and words[-2][0] in _GOALS else 0
    return words[: at - 1] if at and words[at - 1][0] in _GROWS else words


def _without_adjunct(words: list[Word]) -> list[Word]:
    """Without 扣除价格因素, 按可比价格计算, 以美元计价 or 经抢修 at the beginning."""
    if words and words[0][0] == "经":
        return list(without_means(words))
    if len(words) > 3 and words[0][0] == "向" and words[1][1][0] in "nt" and words[2][0] in _HANDED:
        return words[2:]  # 向国家提供商品粮460吨
    if len(words) > 2 and words[0][0] == "自" and words[1][1] == "v":
        return words[2:]  # 自建成以来累计完成10次
    priced = bool(words) and words[0][0] in TOLD_IN and any(word in _PRICED_IN for word, _ in words[1:4])
    if not words or not (priced or words[0][0].startswith(("扣除", "剔除", "按"))):
        return words
    since = next((i for i, (word, _) in enumerate(words) if word in _ADJUSTED), None)
    if since is None:
        return words
    while since + 1 < len(words) and words[since + 1][0] in _ADJUSTED:
        since += 1  # 按自然口径计算
    if words[since][0] == "后" and words[since + 1 : since + 2] == [("的", "uj")] and len(words) > since + 2:
        return words  # 扣除非经常性损益后的净利润
    return words[since + 1 :]
