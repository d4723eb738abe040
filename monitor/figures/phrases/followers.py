"""Followers: what follows a measure word within its clause, and what it names."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from monitor.articles import Kind
from monitor.figures import lexicon
from monitor.figures.clauses import Gap
from monitor.figures.members import COUNT
from monitor.figures.mentions.mention import Mention
from monitor.figures.patterns import lazy
from monitor.figures.phrases.attributes import PACES, after_of, is_unnamed
from monitor.figures.phrases.nouns import LINKS, act, noun_phrase, summed_up
from monitor.figures.phrases.predicates import THINGS_TOLD, TOWARDS, first_words, predicate
from monitor.figures.phrases.right import NO_FOLLOWER, NO_RIGHT, Right
from monitor.figures.phrases.shortening import (
    MEASURE_TAGS,
    SAYS_NO_MORE,
    drop_unsaid,
    end_of_midst,
    without_being,
    without_lead,
    without_measures,
    without_sum,
)
from monitor.figures.phrases.trimming import REACHED
from monitor.figures.phrases.words import ACTS, ANYONE, EVENTS, NOUNS, PERSONS, REACH, joined
from monitor.figures.segmenter import WORD_OF, Word
from monitor.wordlists import word_set

# Who does something to as many as are told next.
DOERS: Final = (
    "企业", "公司", "银行", "机构", "单位", "部门", "医院", "学校", "高校", "合作社", "队", "队伍", "团", "干部", "党员", "专家",
    "代表", "学生", "医生", "民警", "农户", "家庭", "群众", "村民", "居民", "员", "师", "者", "工",
)  # fmt: skip
# Which the segmenter does not tell for verbs.
_DOES: Final = frozenset(("联系", "服务", "支教", "办理", "组团", "包联", "联建", "走访"))
_AGREES: Final = frozenset(("签订", "签署", "签约", "缔结", "建立", "达成", "开展", "共建"))
# 200余人从倾覆的车厢内被救出
_PLACES_BEGIN: Final = frozenset(("从", "在", "正在"))
_TAKING_TIME: Final = frozenset(("耗时", "历时", "用时", "费时"))
# 其余70人正在各定点医疗单位接受救治
_CARES: Final = frozenset(("医院", "单位", "机构", "中心", "卫生院", "安置点", "现场"))
_INSIDE: Final = frozenset(("里", "内", "中", "下", "之中", "里面"))
_PLACE_WITHIN: Final = 9  # words
_APART_WITHIN: Final = 12
# Too wide to be a subject, but what a measure word can count.
_COUNTED: Final = frozenset(("企业", "公司", "记者", "投资者", "国家", "省", "市", "县", "区", "标准", "数据"))
_HOW: Final = word_set("显著 明显 大幅 小幅 快速 强劲 稳步 稳健 持续 高速 迅猛 较快 略有 有所 稍有 略微 稍微 均有")
_PLOTS: Final = frozenset("块片")
_WEIGHED: Final = frozenset(("斤", "公斤", "千克", "吨", "克", "盎司", "升"))
_PRICED: Final = ("价格", "价")
_SORTS_OF_PRICE: Final = frozenset(("平均", "零售", "批发", "出厂", "收购", "市场", "综合", "成交"))
_EXCEPTED: Final = frozenset(("外", "以外", "之外"))
_STEPS: Final = frozenset(
    ("退居", "退至", "升至", "升到", "降至", "降到", "跌至", "跌到", "跃居", "跃升", "滑落", "上升", "下滑", "攀升")
)
_MARKS: Final = frozenset(("最高", "新高", "纪录", "记录", "之最", "最高水平", "最好成绩"))
_BREAKS: Final = frozenset(("创", "创下", "创出", "再创", "刷新", "打破"))
_BESIDE: Final = frozenset(("与", "同", "跟"))
_CRIMES: Final = frozenset(("收受", "索取", "盗窃", "骗取", "挪用", "侵占"))  # 先后46次收受他人贿赂386万元
_TOPS: Final = word_set(
    "榜首 首位 末位 居首位 居首 前列 前茅 遥遥领先 领跑 垫底 末尾 高居榜首 位居榜首 紧随其后 紧追其后"
)
# 以5.8万亿元总资产居首, 以5800吨的推力刷新纪录
_DOES_BEST: Final = _BREAKS | {"居", "居首", "位居", "位列", "高居", "领跑", "遥遥领先", "垫底"}
# Whom a verb before makes: 参战人员, 被困群众.
_ROLES: Final = word_set(
    "工 女工 男工 匠 矿工 乘客 司机 儿童 老人 妇女 居民 船员 人员 群众 官兵 队员 职工 学生 村民 旅客 游客 患者 民警 干部 党员 工人"
)
_GRADES: Final = frozenset("高低大小重轻长短多少")
_WITHIN: Final = frozenset(("内", "之内", "后", "之后"))
_NOT_SO: Final = 2  # words of what villages lack
_NEGATIONS: Final = frozenset(("不", "未", "没", "没有", "无"))
# 86个村全部绝收: the villages to which something has happened.
_VILLAGES: Final = frozenset("村镇乡县组")
_BEFALLS: Final = frozenset(
    ("受灾", "绝收", "成灾", "受损", "停电", "断电", "断水", "进水", "被淹", "脱贫", "出列", "达标")
)
# Characters of what is told to befall people with how, and one more.
_BEFALLS_SO: Final = 5
# What villages hold together, and what is counted by itself.
_OF_VILLAGES: Final = ("组织", "合作社", "联合社", "项目", "公司", "企业", "产业")
_ITS_SUM = lazy("的(?:收入|产值|利润|营收|销售额|营业收入|年产值|年收入)(?:达到?|超过?)?$")
_OF_COLLECTIVE = lazy("((?:行政|自然|贫困)?村)村?集体")
_WHOLLY: Final = frozenset(("村全", "镇全", "乡全", "县全", "校全", "区全"))
# What a doing is said to bring about: 37次发射使…
_CAUSES: Final = frozenset(("使", "让", "令", "进入", "位居", "居", "位列", "创下", "刷新", "打破"))
# Which way a thing is so many metres that is named after it, and characters that its name has at most.
_ACROSS: Final = frozenset("高长宽深厚")
_SIZED_THING: Final = 9
_TILLED: Final = frozenset(("灌溉", "浇灌", "撂荒", "复耕", "翻耕", "播种", "受灾", "绝收", "灌溉难题", "灌溉问题"))
# How much of a sort things are, and the parts of speech of what sort.
_MOST: Final = frozenset(("特别", "特", "最", "极度", "较"))
_TOLD_BY: Final = frozenset(("a", "an", "b"))
# They make a noun of the verb before: 刷新率, 吞吐量.
_SUFFIXES: Final = frozenset("率量额费值器")
# 31个省份CPI, 25家上市公司净利润下滑: those are counted, not what is measured of them.
_MEASURED_THERE = lazy(
    r"[一-龥]{0,4}?(?:社区(?!卫生|服务|居)|国家站|气象站|观测站|省区|乡镇|站点|监测点|设区市|地级市|地市|城市|省份|省市|省区市|县区|市县|区县|乡镇|国家|地区|经济体|行业|品种|村庄|企业|公司|银行|品牌)(?![级群圈带化])"
    r"(?=[一-龥A-Z0-9.．]{0,12}(?:率|价格?|收入|增速|[涨降跌增]幅|指数|产值|增加值|产量|利润|营收|总额|资产|负债|市值|CPI|GDP|PPI|PMI|AQI|[降雨]雨?量|最?[高低]?气温|总量|浓度|PM[0-9.．]*|综合指数|天数比例|比例|面积|余额|销量|票房)(?:增长|上涨|下降|下滑|下跌|回落|上升|增加|减少)?$)"
)
_MEASURE_ENDS: Final = frozenset("温度例M0123456789产债值率价格入速幅数值量利润收额IP积房长涨降滑跌落升加少余票")
# 裁减军队员额2万任务顺利完成, and the measure words by which tasks themselves are counted.
_TASK_DONE = lazy("任务(?:.{0,5}完成)?")
_OF_TASKS: Final = frozenset(("项", "个", "件", "次", "大", "类", "条", "批", "宗"))
# 以15.7%份额排名第二
_RANKED = lazy(r"(?:排名|排行|排|位居|位列|名列)第?$")
_AMONG_WHOM = lazy("(?<=[一-龥])[之当]?中(?:已|就|仅|只|共|约)?有$")
# What those counted have is not counted: 8756名老年人的饮食, 50万名年龄在40岁至70岁的病人.
_WHO = lazy(
    r"(?<=[人者员民工童女性客师兵众])的.*|^年龄$"
    r"|(?<=[员兵警众])(?:(?:火速|迅速|紧急|立即|连夜)?(?:赶赴|赶往|奔赴|前往|驰援|赶到).*|火速|迅速|紧急|连夜)$"
)


def _excepted(words: list[Word]) -> list[Word]:
    """The words without the 外 that closes what a 除 before the figure excepts (除2人轻伤外), or what is told of others."""
    if len(words) > 1 and words[1][0] in _EXCEPTED and words[0][1][0] in "vn":
        return words[:1]
    if len(words) > 2 and words[0][0] in EVENTS and words[1][0] == "、":
        return words[:1]  # 青川县11人死亡、东坪县6人死亡
    last, tag = words[-2] if len(words) > 1 else ("", "x")
    closed = words[-1][0] in _EXCEPTED and (tag[0] == "v" or (tag in NOUNS and len(last) > 1))
    return words[:-1] if closed else words


def right_phrase(mention: Mention, after: Gap, *, ends: bool = False, free: bool = False) -> Right:
    """What follows a measure word within its clause.

    `ends` if its sentence has no figure after it, `free` if nothing before it says what befell those that it counts.
    """
    if not after.head:
        return NO_RIGHT
    words = _excepted(list(after.head))
    # Words that lead straight on to the next figure are its own verb: 26.1%回落4.6个百分点.
    shared = not after.marked and not ends and bool(words) and words[-1][0] not in LINKS
    words = _up_to_next_doing(words) if shared and mention.unit.kind is COUNT else words
    if not after.marked:
        words = without_lead(mention, words, ends=ends)
    if len(words) > 2 and words[0][0] in "(（" and words[2][0] in ")）" and len(words[1][0]) < 3:
        words = words[3:]  # 1.2万床(件)衣被
    if words and (words[0][0] in SAYS_NO_MORE or words[0][1] == "y"):
        drop_unsaid(mention, words)
    within = mention.unit.kind is Kind.DURATION and len(words) > 1 and words[0][0] in _WITHIN
    if within:
        words.pop(0)
    if words and words[0][1] in MEASURE_TAGS:
        words = without_measures(words)
    if len(words) > 2 and mention.unit.kind is COUNT:
        words = _without_price(without_being(without_sum(words)))
    words = words[: end_of_midst(words)]
    words = words[: next((at for at in range(1, len(words)) if words[at][0] in _DOES_BEST), len(words))]
    if words and (told := _told_of(mention, words)):
        return told
    if not words or words[0][0] in LINKS or (words[0][0] in NO_FOLLOWER and not _is_middling(words)):
        return NO_RIGHT
    if _leads_away(mention, after, words):
        return NO_RIGHT
    right = _of_whom(_plainly(_right(mention, words)))
    right = _who_does(right, words) if shared and mention.unit.kind is COUNT else right
    if right.text.endswith("”台阶"):
        return NO_RIGHT  # 连续跨越三个“十亿元”台阶
    paced = right.how == "of" and right.text in PACES
    leads = right.how == "verb" or (right.text in lexicon.CHANGING and not paced)  # 比上年的4%低0.63个百分点
    # 造成3人死亡1人重伤, 2人当场死亡5人轻伤
    own = free and right.text.endswith(EVENTS) and len(right.text) < _BEFALLS_SO
    own = own or (free and mention.unit_name == "人次" and right.how == "verb")  # 为313人次发放救助金
    own = own or (mention.unit_name in PERSONS and words[0][0] == "被")  # 18人被处以行政拘留15日
    own = own or (
        mention.unit_name in ACTS and (words[0][0] in TOWARDS or words[0][0] in _CRIMES)
    )  # 先后10次向对方转账10万元
    return NO_RIGHT if shared and leads and not within and not own else right


def _up_to_next_doing(words: list[Word]) -> list[Word]:
    """The words up to a 、 behind which a verb leads to the next figure: 覆盖31个城市、回收问卷5万份."""
    ends = range(1, len(words) - 1)
    at = next((at for at in ends if words[at][0] == "、" and leads_on_by(words[at + 1])), len(words))
    return words[:at]


def leads_on_by(word: Word) -> bool:
    """Whether a word is a verb that leads to the next figure: 72道工序、耗时3个月."""
    return word[1] == "v" or word[0] in _TAKING_TIME


def _who_does(right: Right, words: list[Word]) -> Right:
    """Those counted without what they do to as many as the next figure tells: 103个部门挂包117个村."""
    end = next((at for at in range(1, len(words)) if words[at][0] in _AGREES), len(words))  # 与12所高校签订协议56份
    while end > 1 and (words[end - 1][1] == "v" or words[end - 1][0] in _DOES):
        end -= 1
    name = joined(words[:end])
    does = end < len(words) and right == Right(joined(words), "noun") and words[end - 1][1] in NOUNS
    return Right(name, right.how) if does and name.endswith(DOERS) else right


def _plainly(right: Right) -> Right:
    """What is said to have grown without how (实现了30.5%的显著增长); nothing where it only goes on (较去年的888亿元显著提升)."""
    if right.text == "范围内有":
        return Right("范围", "noun")  # 震中20公里范围内有5个乡镇
    if right.text[2:] not in lexicon.CHANGING or right.text[:2] not in _HOW:
        return right
    return Right(right.text[2:], "of") if right.how == "of" else NO_RIGHT


def _of_whom(right: Right) -> Right:
    """Those counted without what leads to some of them: 18个村中有15个."""
    among = right.how == "noun" and right.text[-1:] == "有" and _AMONG_WHOM.search(right.text)
    return Right(right.text[: among.start()], "noun") if among else right


def _without_price(words: list[Word]) -> list[Word]:
    """The words without what each of the things counted costs: 30种蔬菜 of 30种蔬菜平均批发价格每公斤."""
    end = next((at for at, (word, _) in enumerate(words) if at and word[0] == "每" and word[1:] in _WEIGHED), None)
    if end is None:
        return words
    while end > 1 and (words[end - 1][0].endswith(_PRICED) or words[end - 1][0] in _SORTS_OF_PRICE):
        end -= 1
    return words[:end]


def _told_of(mention: Mention, words: Sequence[Word]) -> Right | None:
    """The things that are told of by what they are to something else (381家与公司定位不符的门店), or where people go to do
    what (31.2万人次到各公墓祭扫)."""
    if words[0][0] == "到" and len(words) > 2 and mention.unit_name in PERSONS and words[-1][1] == "v":
        return Right(joined(words), "verb")  # 31.2万人次到各公墓祭扫
    if words[0][0] not in _BESIDE or mention.unit.kind is not COUNT or ("、", "x") in words[:THINGS_TOLD]:
        return None
    told = predicate(mention, words)
    return told if told.how == "noun" and not is_unnamed(told.text, mention) else None


def _leads_away(mention: Mention, after: Gap, words: Sequence[Word]) -> bool:
    """Whether what follows only leads to the next figure (由12户发展到137户) or says how great this one is."""
    if not after.marked and _leads_on(after.head):
        return True
    if words[0] == ("以", "p") and mention.unit.kind is COUNT and len(words) > 1 and words[1][1] == "v":
        return True  # 裁减1200人以应对亏损
    if words[0][0] == "为" and len(words) > 1 and words[1][0] in _GRADES:
        return True  # 较去年同期的3510万部为高
    if words[0][0] == "从" and not _STEPS.isdisjoint(map(WORD_OF, words)):
        return True  # 以1570万美元从冠军退居次席
    if words[0][0] in _BREAKS and not _MARKS.isdisjoint(map(WORD_OF, words)):
        return True  # 以发送旅客490万人次创历年最高
    return words[0][0] in _BREAKS and mention.unit.kind is not COUNT  # 破发率仅24%创九年新低


def _leads_on(words: Sequence[Word]) -> bool:
    """Whether the words are a verb that leads to where the figure before them went, with an adverb at most: 普遍涨到."""
    if words[0][0] == "调整" and len(words) > 1 and words[1][0] in REACHED:
        return True  # 由现行1.16元调整到1.64元
    led = words[0][1] in ("d", "ad", "a") or words[0][0] in lexicon.REACHING  # 波动下降到
    at = 1 if len(words) > 1 and led and words[1][1].startswith("v") else 0
    if at and REACH.fullmatch(words[at][0]):
        return True
    moves = len(words) > at + 1 and words[at + 1][0] in REACHED
    return moves and (words[at][1].startswith("v") or words[at][0][-2:] in lexicon.CHANGING)  # 快速增长至


def _is_middling(words: Sequence[Word]) -> bool:
    """Whether a 中 begins a sort of thing that the segmenter parts: 35座中高温大棚, 8台中大型挖掘机."""
    return words[0][0] == "中" and len(words) > 1 and words[1][0][0] in _GRADES


def _right(mention: Mention, words: Sequence[Word]) -> Right:
    word, tag = words[0]
    if word == "的":
        return after_of(mention, words)
    if len(words) > 2 and word in _ACROSS and words[1][0] == "的" and mention.unit.kind is Kind.LENGTH:
        sized = noun_phrase(words[2:])
        return Right(sized + word, "of") if sized and len(sized) < _SIZED_THING else NO_RIGHT  # 200余米高的山体
    if (len(words) > 1 or word == "地") and (taken_as := _taken_as(mention, words)) is not None:
        return taken_as
    if word in _TOPS or (word in lexicon.RANKS and len(words) > 1 and words[1][0] in _TOPS):
        return NO_RIGHT  # 以9.4%的占比居首位, 以3亿元位居榜首
    if mention.unit.kind is COUNT and (kinds := summed_up(words)):
        return Right(kinds, "noun")
    if tag[0] in "vu" and mention.unit_name in PERSONS and (whom := _made_by_verb(words) or _told_apart(words)):
        return Right(whom, "noun")
    if word in lexicon.NO_PHRASE or (word[0] == "第" and tag == "m"):  # 27.4毫米第三
        return predicate(mention, words[1:]) if len(words) > 1 else NO_RIGHT
    named = len(words) > 1 and (words[1][0] in _SUFFIXES or (words[1][0] in _CAUSES and tag.startswith("v")))
    plain = tag.startswith("v") and tag != "vn" and not named
    modified = mention.unit.kind is COUNT and mention.unit_name not in PERSONS
    modified = modified and len(words) > 1 and word not in lexicon.STOPS
    modified = modified and (words[1][1] in NOUNS or word == "集中")  # 5个集中隔离场所
    if (
        (plain and word not in lexicon.NOMINAL_VERBS and not modified)
        or (mention.unit_name in PERSONS and len(words) > 2 and words[1][1] == "ul")  # 超过10亿人领用了电子社保卡
        or tag in ("p", "d", "c", "ul", "uz")
        or word in lexicon.STOPS
    ):
        return predicate(mention, _past_place(mention, words))
    if tag.startswith("v") and mention.unit_name in PERSONS and len(words) == 1:
        return predicate(mention, words)
    noun = noun_phrase(words)
    if (
        noun[:2] == "年龄"
        and words[0][0] == "年龄"
        and (of := next((at for at, (said, _) in enumerate(words) if said == "的"), 0))
    ):
        noun = noun_phrase(words[of + 1 :])  # 2110名年龄在38-50岁的受试者
    noun = _befitting(mention, words, _RANKED.sub("", noun) if noun[-1:] in "第名排列居行" else noun)
    land = noun == "地" and mention.unit_name in _PLOTS
    if not noun or (noun in lexicon.WEAK and not land and not (mention.unit.kind is COUNT and noun in _COUNTED)):
        return NO_RIGHT
    return Right(noun, "verbal" if plain else "noun")


def _told_apart(words: Sequence[Word]) -> str:
    """Who those are that a 的 tells apart by what they have done: 有过网购经历的受访者; empty where none are."""
    ends = range(2, min(_APART_WITHIN, len(words) - 1))
    at = next((at for at in ends if words[at][0] == "的" and words[at + 1][0] in ANYONE), 0)
    return words[at + 1][0] if at and words[at + 1][0] not in ("人", "人群") else ""


def _past_place(mention: Mention, words: Sequence[Word]) -> Sequence[Word]:
    """The words behind the place where something befell people: 从倾覆的车厢内被救出; all where no such place is told."""
    if mention.unit_name not in PERSONS or words[0][0] not in _PLACES_BEGIN:
        return words
    cared = next((at + 1 for at, (word, _) in enumerate(words[1:-1], 1) if word in _CARES), 0)
    if cared and words[cared][1] == "v":
        return words[cared:]
    said = list(map(WORD_OF, words[:_PLACE_WITHIN]))
    of = said.index("的") if "的" in said else len(said)
    inside = next((at for at in range(of + 2, len(said)) if said[at] in _INSIDE), len(words))
    return words[inside + 1 :] or words


def _made_by_verb(words: Sequence[Word]) -> str:
    """Whom the verb before makes: 参战人员, 涉嫌贩毒的犯罪嫌疑人; empty if it makes nobody."""
    if len(words) > 1 and words[1][0] in _ROLES and words[0][0] != "中有":
        return words[0][0] + words[1][0]
    suspects = words[0][0] == "涉嫌" and any(word == "嫌疑人" for word, _ in words[:THINGS_TOLD])
    return "嫌疑人" if suspects else ""


def _taken_as(mention: Mention, words: Sequence[Word]) -> Right | None:
    """What a sum is said to be for (筹集13万元作为启动资金), things of a sort told by an adverb (20个特别困难村), and land."""
    if words[0][0] == "地":
        if mention.unit.kind is not Kind.AREA:
            return None
        crop = words[1][0] if len(words) == 2 and words[1][1][0] == "n" else ""
        if len(words) == 2 and words[1][0] in _TILLED:
            return Right(f"地{words[1][0]}", "noun")  # 900多亩地灌溉
        return Right(crop or "地", "noun")  # 三千亩地白菜; 他家6亩地去年纯收入近9万元
    if words[0][0] == "作为" and mention.unit.kind is Kind.MONEY:
        noun = noun_phrase(words[1:])
    elif words[0][0] in _MOST and words[1][1] in _TOLD_BY:
        noun = noun_phrase(words)
    else:
        return None
    return Right(noun, "noun") if noun else NO_RIGHT


def _befitting(mention: Mention, words: Sequence[Word], noun: str) -> str:
    """A noun with what is done or happens to those that are counted, or without what only tells of them."""
    if mention.unit_name in ACTS and noun:
        return noun + act(words, noun)
    if noun in _VILLAGES:
        return noun + (next((said for said, _ in words[1:4] if said in _BEFALLS), "") or _doing(words))
    if mention.unit.kind is COUNT and (of := _OF_COLLECTIVE.match(noun)) and not noun.endswith(_OF_VILLAGES):
        return of[1]  # 12个村集体经济收入超过20万元
    if noun[-2:] in _WHOLLY:
        return noun[:-1]  # 36个重点村全覆盖
    if mention.unit.kind is COUNT and "的" in noun:
        noun = _ITS_SUM.sub("", noun)  # 8个村庄的收入
    if noun[:2] == "任务" and mention.unit_name not in _OF_TASKS and _TASK_DONE.fullmatch(noun):
        return ""
    if mention.unit.kind is COUNT and noun[-1:] in _MEASURE_ENDS and (whose := _MEASURED_THERE.match(noun)):
        return whose[0]
    return _WHO.sub("", noun) if mention.unit_name in PERSONS else noun


def _doing(words: Sequence[Word]) -> str:
    """What villages of which no more is said do or have done: 38个村完成了改造."""
    start = next((at for at in range(1, len(words)) if words[at][0] not in lexicon.AUXILIARIES), len(words))
    if len(words) - start == _NOT_SO and words[start][0] in _NEGATIONS:
        return joined(words[start:])  # 110个村不通电
    if start + 1 >= len(words) or words[start][1] != "v":
        return ""
    return joined(first_words([word for word in words[start:] if word[0] not in ("的", "了", "“", "”")], 10))
