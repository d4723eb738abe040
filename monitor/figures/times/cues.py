"""The words around a time that say what it does: compare, name, begin, end, list."""

from __future__ import annotations

from monitor.figures.patterns import lazy
from monitor.figures.times import words

CLAUSE = lazy(r"[，,；;：:。！？!?\n]")
UNTIL = lazy(r"(?:截至|截止|截止到|截至到|截止至)[了]? ?$")
COMPARED = lazy(
    r"(?:比|较|相当于|对比|相比|不及|超过|[高低优好快慢多少大小强弱短长早晚]于|占|超)(?:我国|全国|全省|全市|全县|其)?$"
)
WITH = lazy(r"[与同和跟以]$")
LIKENED = lazy(r"[^，,。；;]{0,12}?(?:相比|相较|持平|比较|一样|相当|不变价|价格|为基)")
TIMES_OF = lazy(
    r"[^，,。；;\d]{0,6}的(?:约|近|超)? ?(?:[\d.]+ ?多?(?:倍|%|％|成|‰)|[一二两三四五六七八九十几百]+(?:多|点[一二三四五六七八九])?(?:倍|成|分之|半)|一?半)"
)
IS = lazy(r"[是为达到足于占复当近有]$")
NOT_YET = lazy(r"(?:临近|将近|迎来|距离?|离|恰逢|备战|喜迎)$")
BASE = lazy(r"[^，,。；;]{0,20}?基础上")
MADE = lazy(r"[^，,。；;\d]{0,3}?(?:生产|建成|发布|上市|启动|投产|签订|发行|上线|竣工|开工|开业|公布|提出|安排|预计)的")
DATED = lazy(r"[^，,。；;\d]{0,3}?(?:出台|印发|成立|制定|修订|颁布|批准|确定|出生|毕业|开幕|闭幕)的")
DELIVERY = lazy(r" ?份?(?:交货|交割|到期|合约|期货|期铜|期油|主力)")
ISSUE = lazy(r"第[一二三四五六七八九十\d]+[期届次批号轮]")
DATELINE = lazy(r" ?(?:电(?![网力量话视子商动池影])|讯[ 　（(])")
STANDING = lazy(r"(?:处于|位于|创下?|刷新|达到?|是|为)$")
SINCE = lazy(r" ?(?:份|期间)?(?:以来|至今(?!年|[日天晚])|到现在|到目前|至目前)")
RECORD = lazy(r"(?:以来)?的?(?:最[高低大小好快多少强佳]|新[高低]|首[次个]|第[一二三]|历史|单[月季年]|同期最|次[高低])")
FROM = lazy(r" ?(?:起|开始)")
BEFORE = lazy(r" ?(?:以前|之前|前(?![后夕期瞻]))")
AFTER = lazy(r" ?(?:以后|之后|后(?![半期续备]))")
JOINED = lazy(rf"(?:夜间|白天|凌晨|早晨|上午|下午|傍晚|晚上?)?{words.TO}")
AND = lazy(r" ?[、和与及] ?|以及")
OPEN_QUOTES = "“‘「『《〈"
OPEN_QUOTE = lazy(f"[{OPEN_QUOTES}]")
NAME = lazy(
    r"“([^“”，,。；;：:]{0,40})”|‘([^‘’，,。；;：:]{0,40})’|「([^「」，,。；;：:]{0,40})」|『([^『』，,。；;：:]{0,40})』|[《〈]([^《》〈〉。；;]{0,60})[》〉]"
)
SOURCE = lazy(r"[^》〉]{0,40}(?:公报|年报|年度报告|财报|状况|监测报告|统计快报)[》〉](?:显示|披露|称|数据)")
PER_HEAD = lazy(r"(?:[人户亩台家均个村套件]|平均)$")
POINTS = {"cal", "iso", "bareday"}
