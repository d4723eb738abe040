"""Kinds: what sort of quantity a figure is, where its unit alone does not say."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final

from monitor.articles import Kind
from monitor.figures.members import COUNT, MONEY, PERCENT, PRICE
from monitor.figures.mentions.mention import Mention
from monitor.figures.numbers import fold
from monitor.figures.patterns import lazy, one_of, sieved

_LARGE: Final = 10_000
# No one of a thing costs as much: 地价收入多435亿元 is a sum.
_SUM_FROM: Final = 10**8
_INDEX = lazy(r"指数|PMI|指标值")
# 恒指全日收报26059
_OF_SHARES = lazy(r"[恒国科道纳沪深综成日台标]指(?![数标])")
_EACH = lazy(
    r"(?:每(?:[一百千]|[0-9]{1,4})?(?:公斤|市?斤|[短公]?吨|升|桶|盎司|加仑|蒲式耳|磅|兆瓦时|百万英国?热(?:量?单位)?|百?万?个?(?:输入|输出)?(?:tokens?|词元)|千克|克|立方米|立方|方|度|千瓦时|百公里|平方米|平米|亩|台|辆|件|套|头|只|羽|大?箱|标准?箱|[TF]EU|[KMG]Wh|[MGT]B|袋|瓶|盒|个(?!月|季|星期|小时|工作|学期|学年)|枚|张|株|支|条|公里|米|股|份|棵|束|杯|碗|位|包|片|针|剂|人次|次|颗|粒|串|手|晚|间|床|瓦|捆|筐))[^,。;:!?]{0,14}$"
)
_WEIGHED = lazy(
    r"每(?:[一百千]|[0-9]{1,4})?(?:公斤|市?斤|[短公]?吨|升|桶|盎司|加仑|蒲式耳|磅|兆瓦时|百万英国?热(?:量?单位)?|千克|克|立方米|度|千瓦时|股|标准?箱|[TF]EU|[KMG]Wh|[MGT]B)|每(?:袋|瓶|盒|箱|包|枚|杯|碗|棵|束|把|片|粒|颗|支|针|罐|听|张|羽|只|头|株|条|间|床|双|套|桶|晚|瓦|捆|筐)(?:\([^()]{1,8}\))?(?:(?![投付花交用捐发给存])[一-龥]){0,4}(?:约|仅|只|为|要|在|是|卖)?\s?$|tokens?\s?$"
)
_GAINED = lazy(r"收益|利润|效益")  # 养殖收益为每头牛3000元
_LEVIED: Final = ("税费", "税款", "关税", "罚款")
_FUNDS: Final = ("经费", "资金")  # 按每村2万元的标准安排工作经费
_PRICED = lazy(r"价|成本|面值|售|卖|报|收购|票|租金|费")
_PAID = lazy(
    r"[赚挣]|收取|缴纳|补贴|补助|奖|增收|增|收益|盈余|亏|减|派|分红|收入|纯益|净利|保费|补偿|节|产值|利润|赔|产出|投入|盈利|获利|[再另]补"
)
# A price that moved: 每盒由62.3元降为5.4元.
_MOVED = lazy(r"(?:由|从)(?:原来的?|过去的?|最初的?)?$|[降涨升跌](?:为|到|至)$")
_UNIT_COST = lazy(
    r"(?:单(?:公斤|千克|吨|台|车|件|瓦|片|颗|支|度|位|套|户|次|公里|机|块|亩|间|头)|整[机车])[^,。;:]{0,6}(?:成本|价格?|费用|售价|均价|租金)[^,。;:]{0,8}$"
)
_PRICE_NAME = lazy(
    r"价[格钱]?(?:$|[为报是达])|价格带$|价位[带段]?$|(?:价[格钱](?!回购|收购|买入|卖出|出售|增持|减持|认购|受让)|[均单售股报票]价|收购价|批发价)[^,。;:!?]{0,8}$|价格[^,。;:0-9]{0,12},(?:比如|例如|譬如|如|像)[^,。;:0-9]{1,10}$"
)
# What one share of a fund is worth.
_NET_WORTH = lazy(r"(?<!资产)(?<!总)净值(?:$|[为报是达])")
_TOTAL_PRICE = lazy(r"(?<![套户件]均)(?:总价|成交价|(?<!平均)(?<!固定)交易价|评估价|作价|对价|代价(?!格))")
# 比特币跌至7.1万美元: what one of them costs, where none are bought with so much.
_COIN = lazy(
    r"(?:比特币|以太[坊币]|瑞波币|狗狗币|莱特币|柴犬币|泰达币|BTC|ETH|XRP|SOL|DOGE)(?:\s?(?:亚洲|欧洲|美国|午盘|早盘|盘中|现货))*(?:币?价格?)?$"
)
# 布伦特原油11月期货上涨1.68美元, 现货黄金触及3791美元: what one of them went to or by.
_TRADED = lazy(
    r"(?:期货|原油|期[油金银铜]|现货[金银]|黄金|白银|[油金银]价|[美布]油|[沪伦][铜铝锌金银])(?:未来[^,]{0,4}|[涨跌升降]至[^,]{0,8}[低高]位)?$"
)
_WENT = lazy(
    r"(?:[涨跌升降挫扬]了?|触及|[收报]于?|[涨跌升降]?[至到]|高见|低见|[突跌升]破|失守|守住|站上|[高低][点位]|(?:[保维]持|徘徊)在)(?:约|近|逾|超过?)?$"
)
_PAIR = lazy("[元镑郎铢币]兑(?:美元|日元|人民币|欧元|港元|英镑)$")
_SPENT_ON = lazy("[买购卖投值赔赚]|(?<![保维])持|(?<!抛)售|出资|收入")
_DEAREST: Final = 10**7
_LIFE = lazy(r"寿命|受教育年限")
_SPEED = lazy(r"[时风流]速|每小时\D{0,3}$")
# 每秒28米: told of no other length, so that one character tells.
_A_SECOND = lazy(r"每秒钟?[^,。;:0-9]{0,3}$")
# 每立方米29微克: how much of it there is in another thing.
_PER_VOLUME = lazy(r"每(?:立方米|升|毫升|千克|公斤|吨)[^,。;:0-9]{0,3}$")
# 三家分别排名3到5位
_AT_PLACE: Final = frozenset(("排名", "位列", "分列", "分居", "名列", "位居"))
# What degrees are of: warmth or, last named, electricity (热水器用电).
_DEGREES_OF = lazy(r".*(?:(?P<warm>零下|[温热冷寒冻烧晴雨阴]|气候|退到|退至)|电)", re.DOTALL)
_INDEX_VALUE = lazy(r"(?:指数|PMI)[)）]?$")
_ASIDE = lazy(r"\([^()]*\)")
_OF_RATES = lazy(r"[涨跌降增升减]幅|增速|增长率|占比|比重")
_CENTS = lazy(r"(?:[元角毛]|[0-9一二三四五六七八九]分|价(?!比)格?|毛钱|分钱)[^,。;]{0,8}$|便宜|贵了?$")
_PAYS = lazy(
    r"(?:(?:扣|除|刨)[掉去除]?|[卖花赚挣付价贵涨跌降给交元得入领]|(?<!需)要|便宜|工资|补助|收到|成本|补贴|省下|费用?|租金|收入)[^,。;]{0,6}$|(?:到手|手里)[^,。;]{0,4}$|(?:一个?|每个?)[年月天](?:下来)?$|[斤碗杯盒][^,。;0-9]{0,4}$|一[捆把箱袋筐串]$"
)
_GOODS_FOR: Final = ("的书", "的货", "的菜", "的东西", "的票")  # 卖出4万块的书
# What 块 counts where it is no money.
PIECES = lazy(r"[屏板栏牌匾碑卡砖石表田]|地(?![租价费])|芯片|电池|硬盘|显示器|玻璃|蛋糕|晶圆|GPU|绿地|图斑")
_ENDS_THERE = lazy(
    r"\s?(?:$|[,。;、!?:)”’]|的?(?:工资|收入|租金|利润|补[贴助]|分红|成本)|一[斤公枚个只]|左右|以上|多|钱|[买就吃了到降涨跌算卖]|来[算计]|计)"
)
_STATES = lazy(r"(?:[为是报达至到于有]|指数|PMI|仅)约?\s?$")
_PRICES: Final = ("价", "价格")
_ROSE: Final = frozenset("涨跌升降")  # 出厂价3650元/吨,较节前涨30
# 1美元兑7.12元
_RATES: Final = ("汇率", "中间价", "离岸价", "在岸价")
_EXCHANGED_FOR = lazy(r"(?:人民币|新台币)?兑换?1?(?:[美欧日港]元|英镑|人民币)")
_EXCHANGED = lazy(
    r"兑换?(?:成|约)?(?:人民币|新台币|[美欧日港]元|英镑|港币)?(?:约)?$|1(?:[美欧港]元|英镑)(?:可?兑换?|对|约?合)(?:人民币|新台币|港币)?(?:约)?$"
)
_RATE = lazy(r"[元镑币郎铢][对/](?:美元|人民币|欧元|日元|港元|英镑)|中间价|汇率|在岸|离岸|兑")
# What a number without 元 is a sum of: 保费收入3.55万亿.
_SUM = lazy(
    r"(?:收入|支出|利润|纯利|毛利|营收|票房|投资|投入|出资|筹资|融资|保费|[总市产案货]值|增加值|(?<![份名定员限差])额|资金|存款|贷款|负债|欠款|资产|亏损|损失|补[贴助]|奖金|罚款|赔[款偿]|税[收款]|[捐善拨借]款|盈利|估值|净利|现金净?流|净流量?|(?:市场|资产|资金|基金|首发|发行|募集|融资|贷款|产业)规模|业(?:的|总体|整体|市场|总)*规模|(?:建设|施工|运输|管理|医疗|人工|养护|工程|劳务|设计|加盟|押金|管理|学)费|押金|保证金|费用)(?:任务|预算)?(?:完成)?(?:[亩户人村头]均)?$|(?:年初|调整)预算$"
)
# 服务员底薪3000, 每月2.3万的房租: what is paid month by month.
_WAGES = lazy(
    r"(?:每股(?:收益|盈利|盈余|净资产)|租金|[房店月年]租|底薪|[月年周日时]薪|[月年日]入|薪水|工资|彩礼|学费|药费|医疗费|退休金|养老金)(?:也|都|就|仅|约|只有)*$"
)
# 卖三万六, 只要一百二十万: what is asked for a thing, as it is spoken.
_ASKED_FOR = lazy(r"(?:卖|租|[只就得]要|要价)(?:一[天月年晚])?$")
_SPOKEN_FROM: Final = 100
_EARNED = lazy(r"(?:[赚挣领](?:到|了|个|上)*|[能可]卖到?|[赚挣算]下来(?:也?[能可得有])*得?)(?:约|近|超过?)?\s?$")
# 投入300多万建起茶厂
_SPENT = lazy(
    r"(?:[半年月已共合]投|[前后]期投|投了|[能可]拿到?|拿到了|[才只就]卖|进账|入账|到手|创收|增收|让利|罚款|斥资|耗资|投资|投入|出资|筹资|筹集|贷款|花费|要花|开支|花掉|花了|[凑借贷亏赔攒垫][了到]|[赚挣][了到个]?|拿了|便宜了|贵了|净落|净剩|卖(?:出|得|到)?了)了?(?:近|约|共|超过?)?\s?$"
)
_RATIO = lazy(r"比值?$|(?:风险|危险度)$|系数$|[^占]比例$|率$|(?<![A-Za-z])P/?[EB]$|PUE值?$|能效值$")
_SOLD = sieved(
    "一卖叫售好家干开报收每统要走选野鲜",
    r"(?:统货?|统个子?|选货|选装|好统|[野家]生?货|[干鲜]货|走货|(?<=[一-龥]{2})收购|开价|要价|叫价)(?:价格?)?(?:在|约|为|至)?\s?$|(?:(?:卖|售)(?:到|至)?了?|(?<![申上汇谎])报(?:收|到|至)?)(?:人民币)?\s?$|(?:报收?|(?<![回吸征营验丰])收)(?:于|在)\s?$|(?:一|每)(?:枚|台|市?斤|公斤|只|个|件|套|支|盒|瓶|头)[^,。;:]{0,12}(?:从|由|卖|降到|涨到|要在?)\s?$|一(?:[公市]?斤|枚|只|盒|份)[一-龥]{1,4}(?:(?:至少|起码)(?:也?[要得]在?|在)?)?$",
)
# 每亩卖到3000元, 一亩多卖430元: what comes of it, not what it costs.
_BY_FIELD = lazy(r"[每一]亩地?[^,。;:!?]{0,6}卖[^,。;:!?]{0,3}$")
# 去年卖了1.8万元: what a harvest brought, where it is not told of one.
_SOLD_OUT = lazy(r"(?:^|[,。;:])(?:[^一每,。;:]|一个?人|一家(?![店口]))*(?:卖|售)(?:出|掉)?了(?:约|近|超过)?\s?$")
_SOLD_FROM: Final = 1000
_DEALT = one_of("卖售报收一每统货装价")  # one of which _SOLD finds
_EACH_AFTER = lazy(
    r",一(?:[公市]?斤|个|只|把)[降涨跌贵便]|(?:[0-9.]+(?:块钱|元))?[也就都]卖|\s?(?:一|每)(?:公斤|市?斤|吨|升|桶|个(?!月)|只|台|张|盒|瓶|袋|箱|份|支|针|剂|件|套|头|棵|把|条|枚|晚|间|平方米|平米|位|杯|碗|串|盘|壶|罐|笼|朵|株|束|双)(?![\u4e00-\u9fff]*(?:补贴|补助))"
)
_OF_WEIGHT = lazy("一[公市]?斤")
_PRICES_BEGIN: Final = frozenset("的一")
# 补贴500元一亩 is paid, and 收入3000元一亩 earned.
_BY_ACRE = lazy(r"(?:补|奖|赔|收入|收益|利润|产值|效益|赚|挣|节约|节省|省|增收)[^,。;:0-9]{0,6}$")
# 5.9元美式咖啡: so much is asked for one of what follows.
_GOODS = lazy(
    r"(?:左右|以[上下内])?的?[一-龥A-Za-z]{0,4}?(?:饮料|矿泉水|瓶装水|果汁|酸奶|雪糕|冰棍|咖啡|拿铁|美式|奶茶|茶饮|套餐|盒饭|[早午晚]餐|快餐|自助餐|门票|机票|车票|船票|单品|爆款|饮品)(?!券|补|收入|消费|费|经费)"
)
# 5999元起售价: what one is sold from.
_ASKED = lazy(
    r"起(?=[售卖]|定价|[,。;、!?)的]|$)|的?(?:定价|标价|零售价)|(?:大幅|小幅)?[高低平]开(?=[,。;、!?)]|$)|[开收][盘市](?=[,。;、!?)]|$)|报收"
)
_PRICED_AT = lazy("的(?:起售|预售|起步|市场|指导)?(?:价|售价|定价|标价)")
# 大师版11999元起, 四驱版21.98万元: by which word a thing for sale is told.
_MODEL = lazy(r"(?:[^出再改首新]版|(?:标准|基础|豪华|旗舰|新|首)款|车型|机型)(?:仅|只要|则|为|卖|只)*$")
# 街边小店的基础款奶茶10元: so much is asked for one of what stands before.
_MEALS = lazy(
    r"(?:咖啡|拿铁|美式|奶茶|果茶|茶饮|饮品|饮料|套餐|盒饭|快餐|锅底|米粉|[牛羊]肉面|拉面|小面|汉堡|披萨|可乐|冰淇淋)(?:也|仅|只|才|约|为|卖)*$"
)
# 从7元涨到了9元: what goods cost before and after, and no wages or sums.
_MARKED_TO = lazy(r"[涨跌][到至]了?(?:每[一-龥]{1,2})?(?:约|近|超过)?\s?$")
_MARKED_FROM = lazy(r"(?:一路|一下子?)?[涨跌][到至]")
_MARKED_ENDS: Final = frozenset("到至了约近过") | frozenset("斤个只杯瓶盒袋箱碗份吨")
_NO_GOODS = lazy(
    r"收入|工资|薪|补[贴助]|标准|[费金额酬值]$|租|利润|产值|投资|资产|市值|待遇|养老|奖|收益|存款|贷款|支出|负债|开销|花费"
)
_MEAL_ENDS: Final = frozenset("啡铁式茶品料餐饭底粉面堡萨乐淋也仅只才约为卖")  # one of which it ends with
# 最便宜只要15元: what one costs, and not what many do.
_ONLY = lazy(r"(?:^|[,。;:])(?![^,。;:]*(?:均|[每一][人月年天户]|总|共))[^,。;:]*[只仅][要需]\s?$")
_NEEDS: Final = frozenset("要需")
# 大杯比中杯贵3元
_DEARER_BY = lazy(r"(?:贵|便宜)[了出]?\s?$")
_DEARER: Final = frozenset("贵宜了出")
# 每亩2100元流转土地: so much is paid for one.
_LET = lazy(r"的?(?:价格|租金|标准)?(?:流转|租给|租下|租来|承包|收购|出租|出售)")
# 一晚80元, 一斤12元, 买一棵白菜都得花15元, 一亩地租金才几十块.
_ONE_OF = lazy(
    r"一亩[一-龥]{0,4}租金[一-龥]{0,4}$|买一[^,。;:0-9一两]{2,12}[花付](?:掉|费|近|约)?\s?$|(?<![第这那十])一(?:晚|斤|碗|份|杯|瓶|盒|只|张|餐|顿|捆|把|筐|串)(?:只?[要卖售]|[降涨跌贵]了?|便宜了?)?\s?$|(?<![第这那十])一[台架枚颗辆套个][^,。;:0-9一两]{1,8}价值$|(?<![第这那十])一[杯碗瓶盘笼串壶罐][^,。;:0-9一两]{0,8}$|(?<![第这那十])一[头只台辆株套间棵吨][一-龥]{0,8}(?:成本|费用?|造价)(?:大约|[在为是达要])*$"
)
# 上涨30元至3520元/吨: a price that moved by so much.
_TO: Final = frozenset("至到")
_TO_PRICE = lazy(r"[至到][0-9][0-9.,]*(?:元|美元|美分|欧元)/")
# 每股0.01美元股息 is paid.
_DIVIDEND = lazy(r"的?(?:现金)?(?:股息|红利|分红|派息|[末中]期息|特别息)")
_PAID_OUT: Final = ("股息", "派息", "红利", "股利", "分红", "派发", "末期息", "中期息", "特别息", "季度息", "分配款")
_PER_SHARE = lazy(r"(?:股息|红利|分红|派息|股利|[末中]期息|特别息)(?:为|是|约)?每股(?:现金|派|为|约)*$")
# 门票由120元降至80元: what one costs, and no sum taken.
_TICKET = lazy(r"[门车机船]票(?:由|从|为|仅|只要|只|是|全价|原价)*$")
_TICKETS: Final = 5000
_SCORED = lazy(
    r"积分?$|积分|[得砍轰拿取摘揽攻][到下]了?$|[独拼]得$|入账$|得分$|贡献了?$|交出了?$|最[高低]的是[^,。;:0-9]{1,10},$|(?:领先|落后|分差|最高的|优势|抛离|拉开|超出|高出|少)[^,。;:0-9]{0,14}$"
    r"|(?:今场|本场|决赛|预赛|选手[^,。;:0-9]{1,8}|队|组合|分别|[某冲宇轩婷])以(?:微弱的)?$"
)

# 满意度得分为86分: what an assessment gives, and no points of a match.
_ASSESSED = lazy(
    r"(?:满意度|健康|平均|综合|测评|评价|考核|评估|认知|信用|安全|质量|服务|风险|指标|素养|对象|指数|居民|公众|国人|学生|教师|群体|男性|女性|环境|卫生|治理|绩效|党建|[感度])的?(?:总|平均)?得分$"
)


_OF_OIL = lazy(r"OPEC|欧佩克|日产量[^,。;:0-9]{0,8}$")
# Whom or what a number counts with no measure word.
_WHO = lazy(
    r"[农用客商]户|居民|群众|人口|企业|[农村市网]民|学生|儿童|老人|职工|消费者|投资者|旅客|游客|会员|粉丝|小微|省市?[上下持涨跌]"
)
_WHO_BEGIN: Final = frozenset("农用客商居群人企村市网学儿老职消投旅游会粉小省")


# What is paid or raised in taels of silver.
_SILVER = lazy(
    r"(?:白|饷|税|库|纹|厘|赈)?银(?![行杏耳鱼器])|军费|赔款|支[出用]|开支|经费|岁[入出]|收入|税|田赋|损失|饷|价|俸"
)


def kind_of(left: str, right: str, mention: Mention, name: str) -> Kind:
    """The kind of a figure: that of its unit, or what the words around it make of it."""
    kind, unit = mention.unit.kind, mention.unit_name
    if (unit == "分" and (_CENTS.search(left) or _EACH.search(left))) or (unit == "块" and _is_yuan(left, right)):
        kind = MONEY
    if unit == "分" and name.endswith(_PAID_OUT):
        kind = MONEY
    if kind is MONEY:
        return kind if is_sum(left, mention) else _of_money(left, right, mention, fold(name))
    special = _SPECIAL.get(unit)
    if unit and special is None and kind is not PERCENT:
        return kind
    name = fold(name)
    if unit == "":
        return _unmeasured(left, right, mention, name)
    if kind is PERCENT:
        if not _INDEX.search(name) or _OF_RATES.search(_ASIDE.sub("", left) if ")" in left else left):
            return kind
        stated = unit == "%" and _INDEX_VALUE.search(name) and _STATES.search(left)
        return Kind.INDEX if unit == "个点" or stated else kind
    return special(kind, left, name) if special else kind


def _of_money(left: str, right: str, mention: Mention, name: str) -> Kind:
    """Whether money is a sum or what one of a thing costs."""
    if "股" in left and (_DIVIDEND.match(right) or _PER_SHARE.search(left) or name.endswith(_PAID_OUT)):
        return MONEY
    let = "每" in left and _EACH.search(left) and _LET.match(right)
    ticket = "票" in left and (mention.value or _LARGE) < _TICKETS and _TICKET.search(left)
    cheap = (mention.value or mention.high or _LARGE) < _TICKETS
    priced = (
        ticket
        or (cheap and _is_asked(left))
        or let
        or (right[:1] in _TO and _TO_PRICE.match(right))
        or _EACH_AFTER.match(right)
        or (right[:2] == "一亩" and not _BY_ACRE.search(left))
        or _GOODS.match(right)
        or _ASKED.match(right)
        or _MODEL.search(left)
        or (cheap and _is_marked(left, right, name))
        or (cheap and (_EXCHANGED.search(left) or _EXCHANGED_FOR.match(right) or name.endswith(_RATES)))
        or _is_price(left, name)
        or ((mention.value or _DEAREST) < _DEAREST and _is_traded(left, name))
    )
    return PRICE if priced else MONEY


def _unmeasured(left: str, right: str, mention: Mention, name: str) -> Kind:
    """The kind of a number without a measure word: a count of what follows, a price, or what the words around it tell."""
    kind = mention.unit.kind
    if kind is COUNT:
        if (right[:1] == "大" and right[1:2] != "关") or (right[:1] in _WHO_BEGIN and _WHO.match(right)):
            return COUNT  # 21大类食品不合格率有所降低, 为352万农户发放贷款
        if len(name) > 1 and right.startswith(name[:2]) and not _SPENT.search(left):
            return COUNT  # 6.7万品牌销售额翻倍, 5.2万脱贫户收入超过1万元
        if right[:1] in _PRICES_BEGIN and (_PRICED_AT.match(right) or _OF_WEIGHT.match(right)):
            return PRICE  # 25.8万的起售价, 20到30一斤
    most = mention.value or mention.high or 0
    spoken = mention.form == "chinese" and most >= _SPOKEN_FROM
    return _plain(kind, left, name, large=most >= _LARGE, spoken=spoken)


def _is_yuan(left: str, right: str) -> bool:
    """Whether so many 块 are money: 排骨30块一斤, 卖了20块."""
    if right[:1] == "一" and _EACH_AFTER.match(right):
        return True
    return bool(
        (_ENDS_THERE.match(right) or right.startswith(_GOODS_FOR))
        and _PAYS.search(left)
        and not PIECES.search(left[-4:])
    )


def _is_marked(left: str, right: str, name: str) -> bool:
    """Whether an amount is what goods went up or down to, or from: 中杯红茶从7元涨到了9元."""
    moved = (left[-1:] in _MARKED_ENDS and _MARKED_TO.search(left)) or (
        right[:1] in "涨跌一" and _MARKED_FROM.match(right)
    )
    return bool(moved) and not _NO_GOODS.search(name)


def _is_asked(left: str) -> bool:
    """Whether the words before a small amount name what is eaten or drunk, or say that one costs no more."""
    last = left[-1:]
    if last in _NEEDS:
        return _ONLY.search(left) is not None
    return last in _MEAL_ENDS and _MEALS.search(left) is not None


def _is_traded(left: str, name: str) -> bool:
    """Whether an amount is what one of a thing that is traded by the day costs, or by how much that moved."""
    if _SPENT_ON.search(left):
        return False
    if "兑" in name and _PAIR.search(name):
        return True
    return _COIN.search(name) is not None or (_TRADED.search(name) is not None and _WENT.search(left) is not None)


def is_sum(left: str, mention: Mention) -> bool:
    """Whether an amount is more than one thing costs, by its size or by what was sold for it."""
    value = mention.value or mention.high or 0
    if value < _SOLD_FROM:
        return False
    return value >= _SUM_FROM or ("了" in left[-4:] and _SOLD_OUT.search(left) is not None)


def _plain(kind: Kind, left: str, name: str, *, large: bool, spoken: bool) -> Kind:
    """The kind of a number with no unit."""
    if kind is PERCENT:
        return kind
    if name.endswith("指数"):
        return Kind.INDEX
    if (
        _RATE.search(left)
        or _RATE.search(name)
        or left.rstrip(" 在为到至约近").endswith(_PRICES)
        or _TRADED.search(name)
        or (left[-1:] in _ROSE and name.endswith(_PRICES))
    ):
        return PRICE
    if _RATIO.search(name) or ("震" in name and left.endswith("规模")):
        return Kind.OTHER  # 规模5.5的浅层地震
    if left.endswith("水位"):
        return Kind.LENGTH
    if ("挣" in left or "赚" in left or "领" in left or "下来" in left or "卖" in left) and _EARNED.search(left):
        return MONEY  # 这个月就挣三千多
    if large and left.endswith(("收了", "进账", "入账")):
        return MONEY  # 最高的一部收了49亿
    if _WAGES.search(name) or (spoken and _ASKED_FOR.search(left)):
        return MONEY
    if large and (_SUM.search(name) or _SPENT.search(left)):
        return MONEY
    indexed = _INDEX.search(name) or _INDEX.search(left) or ("指" in name and _OF_SHARES.search(name))
    return Kind.INDEX if indexed else COUNT


def _degrees(kind: Kind, left: str, name: str) -> Kind:
    if left.endswith(("摄氏", "华氏")):
        return Kind.TEMPERATURE
    found = _DEGREES_OF.match(left) or _DEGREES_OF.match(name)
    if found is None:
        return kind
    return Kind.TEMPERATURE if found["warm"] else Kind.ENERGY


def _years(kind: Kind, left: str, name: str) -> Kind:
    return Kind.DURATION if _LIFE.search(name) or _LIFE.search(left) else kind


def _length(kind: Kind, left: str, name: str) -> Kind:
    return Kind.OTHER if _SPEED.search(left) or _SPEED.search(name) else kind


def _barrels(kind: Kind, left: str, name: str) -> Kind:
    return Kind.VOLUME if "油" in name or "油" in left or "库存" in name or _OF_OIL.search(left) else kind


def _metres(kind: Kind, left: str, _name: str) -> Kind:
    return Kind.OTHER if "秒" in left and _A_SECOND.search(left) else kind


def _traces(kind: Kind, left: str, _name: str) -> Kind:
    return Kind.OTHER if "每" in left and _PER_VOLUME.search(left) else kind


def _marks(kind: Kind, left: str, name: str) -> Kind:
    if "得分" in name and _ASSESSED.search(name):
        return kind
    return COUNT if _SCORED.search(left) or _SCORED.search(name) else kind


def _taels(kind: Kind, left: str, name: str) -> Kind:
    return MONEY if _SILVER.search(left) or _SILVER.search(name) else kind


def _places(kind: Kind, left: str, _name: str) -> Kind:
    return Kind.RANK if left[-2:] in _AT_PLACE else kind


_SPECIAL: Final[dict[str, Callable[[Kind, str, str], Kind]]] = {
    "两": _taels,
    "度": _degrees,
    "°": _degrees,
    "岁": _years,
    "周岁": _years,
    "公里": _length,
    "英里": _length,
    "千米": _length,
    "桶": _barrels,
    "桶/日": _barrels,
    "米": _metres,
    "立方米": _metres,
    "立方": _metres,
    "微克": _traces,
    "毫克": _traces,
    "分": _marks,
    "位": _places,
    "名": _places,
}


def comes_of_field(left: str) -> bool:
    """Whether an amount is what a field brings, not what a thing costs: 一亩多卖430元."""
    return "亩" in left and _BY_FIELD.search(left) is not None


def _is_price(left: str, name: str) -> bool:
    if comes_of_field(left) or left.endswith("的价值") or (("赚" in left or "挣" in left) and _EARNED.search(left)):
        return False
    if "一" in left and (one := _ONE_OF.search(left)):
        return not _PAID.search(one[0])
    if left[-1:] in _DEARER and _DEARER_BY.search(left):
        return True
    each = _EACH.search(left) if "每" in left else None
    if each:
        if _PAID.search(each[0]) or name.endswith(_FUNDS + _LEVIED) or _GAINED.search(name):
            return False
        return any(
            pattern.search(said) for pattern, said in ((_WEIGHED, each[0]), (_PRICED, left + name), (_MOVED, left))
        )
    if (_DEALT.search(left) and _SOLD.search(left)) or (("单" in left or "整" in left) and _UNIT_COST.search(left)):
        return True
    priced = ("价" in left and _PRICE_NAME.search(left)) or ("价" in name and _PRICE_NAME.search(name))
    priced = priced or ("净值" in name and _NET_WORTH.search(name))
    return bool(priced) and not _TOTAL_PRICE.search(left)
