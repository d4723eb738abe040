"""Names of people and of outlets: which a string is."""

from __future__ import annotations

import re

from monitor.pages.text import squeeze
from monitor.wordlists import word_tuple

# The family names that cover nearly all people in the news (single and double).
SURNAMES = frozenset(
    "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏水窦章云苏潘葛奚范彭郎鲁韦昌马苗凤花方俞任袁柳酆鲍史唐费廉岑薛雷贺倪汤滕殷罗毕郝邬安常乐于时傅皮卞齐康伍余元卜顾孟平黄和穆萧尹姚邵湛汪祁毛禹狄米贝明臧计伏成戴谈宋茅庞熊纪舒屈项祝董梁杜阮蓝闵席季麻强贾路娄危江童颜郭梅盛林刁钟徐邱骆高夏蔡田樊胡凌霍虞万支柯昝管卢莫经房裘缪干解应宗丁宣邓郁单杭洪包诸左石崔吉钮龚程嵇邢滑裴陆荣翁荀羊惠甄曲家封芮羿储靳汲邴糜松井段富巫乌焦巴弓牧隗山谷车侯宓蓬全郗班仰秋仲伊宫宁仇栾暴甘厉戎祖武符刘景詹束龙叶幸司韶郜黎蓟薄印宿白怀蒲邰鄂索咸籍赖卓蔺屠蒙池乔阴胥能苍双闻莘党翟谭贡劳逄姬申扶堵冉宰郦雍璩桑桂濮牛寿通边扈燕冀郏浦尚农温别庄晏柴瞿阎充慕连茹习宦艾鱼容向古易慎戈廖庾终暨居衡步都耿满弘匡国文寇广禄阙东殴殳沃利蔚越夔隆师巩厍聂晁勾敖融冷訾辛阚那简饶空曾毋沙乜养鞠须丰巢关蒯相查后荆红游竺权逯盖益桓公仉督晋楚闫法汝鄢涂钦归海岳帅缑亢况郈有琴商牟佘佴伯赏墨哈谯笪年爱阳佟肖仝苟覃盘代付栗母战原但冼揭丘兰芦麦隋丛苑迟邝谌粟楼朴漆邸辜亓冶禤綦肇褟郇"
    # The same in traditional characters.
    "趙錢孫鄭馮陳衛韓楊許呂張嚴華陶謝鄒竇蘇範魯韋馬鳳費賀湯羅畢鄔時傅齊蕭顧黃湛貝龐紀項藍賈婁顏駱樊萬盧莫繆應單龔程滑陸榮麗儲烏車侯寧仇厲劉葉龍賴藺喬陰聞黨譚貢勞連邊郟溫閻習魚廖暨衡步滿蘭麥叢遲鄺樓國廣闕東師鞏晁敖訾關紅權蓋後鍾莊塗簡鄺巢岳緱況肖佟鄧崗岑吳蔣鮑饒樂陽歐鐘宮晉雙"
    # Rare ones.
    "颉雒蹇尧郄旷羿欧"
)
DOUBLE_SURNAMES = word_tuple(
    "欧阳 歐陽 太史 端木 上官 司马 东方 独孤 南宫 夏侯 诸葛 尉迟 皇甫 公孙 慕容 司徒 令狐 宇文 长孙 鲜于 司空 完颜 澹台 轩辕"
)
# Words that a person's name does not hold but an outlet's, an office's or a phrase does.
_OUTLET = re.compile(
    r"网|报$|报社|日报|晚报|早报|时报|快报|周刊|杂志|新闻|社$|通讯社|电视|卫视|广播|台$|频道|在线|传媒|媒体|集团|公司|平台|客户端|"
    r"政府|党委|宣传|公安|法院|检察|消防|局$|委$|委员会|办公室|中心|协会|学会|研究院|大学|学院|医院|银行|证券|基金|发布$|资讯|财经|"
    r"编辑|整理|综合|转载|来源|佚名|未知|不详|匿名|admin|管理员|本站|小编|责编|作者|记者|通讯员|组$|部$|处$|厅$|院$|站$|馆$|所$|版$|"
    r"视频|观察|评论|科技|汽车|体育|娱乐|之家|参考|热线|头条|号$|圈$|界$|派$|说$|录$|讯$"
)
_STRICT_OUTLET = re.compile(
    r"网|报$|报社|日报|晚报|早报|时报|快报|周刊|杂志|新闻|社$|电视|卫视|广播|台$|在线|传媒|媒体|集团|公司|客户端|政府|宣传|公安|法院|检察|消防|"
    r"局$|委$|办$|办公室|中心|协会|学会|研究院|大学|学院|医院|银行|证券|基金|发布$|财经$|经济报道$|头条$|消息$|参考$|科技$|卫健|信访|纪委|频道|文明办|融媒|研究所|工作室|实验室|编辑部|观察者|联播|观察$|时代$|生活周|[\u4e00-\u9fff]{2}[科股室队]$"
)
_LONG_PLACES = frozenset(["华盛顿", "莫斯科", "石家庄", "张家口", "连云港", "马鞍山", "都江堰", "双鸭山"])
# Words of two characters that begin as a family name does.
NO_NAMES = frozenset(
    re.findall(
        "..",
        "文化经济高考金融时政时尚时事国际国内国防房产农业农村农民农资党建安全平安法治法制法律商业商务和平家居家电司法能源养生养老养殖游戏游记明星成功成长"
        "高校高端高清金属金牌黄金白银白酒红酒红木石油石化水产水利水果水务山水山货汤圆郑州苏州杭州温州徐州常州成都贵州贵阳洛阳河北江苏江西安徽云南海南香港"
        "申请相关相册包装包邮应用应急计划计算解读解析党政党务党员方案方法方式都市容易容器国企国学国家国产经验经典经营师资师生师范古玩古镇越野盘点支持支付"
        "邮件邮箱温馨易购乐器乐活于是年报年货年度车市车展管理管家简介简讯简历权威权益归档战略汽配"
        "文图文字通讯公告公示公报章程通告后记简报关注关闭时评文史党史文旅文娱公益时代"
        "欧洲欧盟欧美欧元欧冠欧联欧式"
        # Cities, from which reporters tell.
        "武汉宁波金华沈阳广州兰州安阳柏林巴黎东京包头黄山江门唐山白城黄石荆州云浮阳江阳泉乐山高雄贺州钦州柳州邵阳常德张掖曲靖安顺毕节宿州池州宣城安庆和田伊宁"
        "商洛安康咸阳许昌商丘周口焦作娄底怀化武威金昌万州万象金边伊春巴中广安广元易县舒城濮阳衡水衡阳冀州任丘",
    )
)
_BEHIND_OUTLET = 2
_LONG_NAME = 4
_LATIN_NAME = re.compile(r"^[A-Z][A-Za-z.'’-]+(?: [A-Z][A-Za-z.'’-]*){0,3}$")
_FOREIGN = re.compile(r"^[\u4e00-\u9fff]{1,6}(?:[·•.][\u4e00-\u9fff]{1,8}){1,3}$")
_PEN_NAME = re.compile(r"(?!第)[\u4e00-\u9fff·]{2,8}|[A-Za-z][\w.-]{1,11}|[\u4e00-\u9fff][\w\u4e00-\u9fff]{1,7}")
_TWO_CHARACTERS = re.compile(r"(?<![\u4e00-\u9fff])([\u4e00-\u9fff])[ \u3000]{1,4}([\u4e00-\u9fff])(?![\u4e00-\u9fff])")
_SPLIT = re.compile(r"[、,，;；/&\s|▪]+|\s[·•]\s")


def is_person(text: str) -> bool:
    """Whether a string is shaped like one person's name.

    >>> is_person("段彦超"), is_person("欧阳修远"), is_person("韶关日报"), is_person("约翰·米勒")
    (True, True, False, True)
    """
    text = squeeze(text) if not text.isascii() else text.strip()
    if _LATIN_NAME.match(text) or (_FOREIGN.match(text) and not _OUTLET.search(text)):
        return True
    if not 2 <= len(text) <= 4 or not all("\u4e00" <= c <= "\u9fff" for c in text) or _OUTLET.search(text):
        return False
    if text in NO_NAMES or text in _LONG_PLACES:
        return False
    if text.startswith(DOUBLE_SURNAMES):
        return len(text) >= 3
    return text[0] in SURNAMES and len(text) <= 3


def looks_like_outlet(text: str) -> bool:
    """Whether a name is an organisation's: a paper, a site, an office.

    >>> looks_like_outlet("中国网"), looks_like_outlet("体育教科书")
    (True, False)
    """
    return bool(_STRICT_OUTLET.search(text))


def ends_as_outlet(text: str) -> bool:
    """Whether a name is an organisation's to its end, not that of what one writes.

    >>> ends_as_outlet("县委宣传部"), ends_as_outlet("云溪县人民政府工作规则")
    (True, False)
    """
    return any(len(text) - match.end() <= _BEHIND_OUTLET for match in _STRICT_OUTLET.finditer(text))


def people_in(text: str, *, offices: bool = False) -> list[str]:
    """The leading people's names in a list such as `段彦超 廖艳 图`, up to the first word that is none.

    Outlets and `offices` stand before the first name, or before any where they are said to.

    >>> people_in("Chen Lu")
    ['Chen Lu']
    >>> people_in("段彦超 廖艳"), people_in("陈智 整合"), people_in("王 强、李明"), people_in("从县政府获悉")
    (['段彦超', '廖艳'], ['陈智'], ['王强', '李明'], [])
    """
    if _LATIN_NAME.match(whole := text.strip(" :：|/()（）")):
        return [whole]
    people: list[str] = []
    tokens = [t for t in _SPLIT.split(_joined_two_character_names(text.strip(" :：|/()（）[]【】□■●◎▲◇◆"))) if t]
    for token in tokens:
        if not is_person(token):
            if (offices or not people) and looks_like_outlet(token):
                continue
            if offices and not people and len(token) >= _LONG_NAME:
                # An outlet by a name like any other.
                continue
            break
        people.append(token)
    return people


def run_together(text: str) -> list[str]:
    """Two people whose names stand without a space, where they can be parted in one way only; empty else.

    >>> run_together("王强李光明"), run_together("王强通讯")
    (['王强', '李光明'], [])
    """
    if not 4 <= len(text) <= 6 or text.startswith(DOUBLE_SURNAMES):
        return []
    parted = [[text[:at], text[at:]] for at in (2, 3) if is_person(text[:at]) and is_person(text[at:])]
    return parted[0] if len(parted) == 1 else []


def pen_names_in(text: str) -> list[str]:
    """The leading names behind a label that only names follow: any short word that is no outlet's or office's name.

    >>> pen_names_in("三月雨"), pen_names_in("网络整理"), pen_names_in("宪瑞 李某")
    (['三月雨'], [], ['宪瑞', '李某'])
    """
    if text.isascii():
        return [text.strip()] if len(text.strip()) >= 3 and not _OUTLET.search(text) else []
    names: list[str] = []
    for token in _SPLIT.split(_joined_two_character_names(text.strip(" :：|/()（）[]【】□■●◎▲◇◆"))):
        if not _PEN_NAME.fullmatch(token) or _OUTLET.search(token) or token in NO_NAMES:
            break
        names.append(token)
    return names[:6]


def _joined_two_character_names(text: str) -> str:
    """`王 强` is one name typeset in the width of three characters."""
    return _TWO_CHARACTERS.sub(r"\1\2", text) if " " in text or "\u3000" in text else text
