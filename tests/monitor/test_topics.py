"""The topic rule: held against the sandbox's articles, short examples of its hard cases, and its laws."""

from __future__ import annotations

import dataclasses

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from monitor.articles import TopicLabel
from monitor.sandbox.texts import load_texts
from monitor.topics import RUYUAN, Name, Topic, judge

DRAFTS = load_texts()
FLOOR = 0.95

# (verdict, title, body)
ON = (
    ("乳源召开乡村振兴推进会", "3月2日，乳源县委、县政府召开会议，部署驻村帮扶、村集体经济和人居环境整治。"),
    (
        "115个党组织晒承诺",
        "乳源瑶族自治县115个村党组织公开民生实事清单。\n全县党员认领事项1.2万件，乳源县委组织部按月督查。\n党群服务中心9个。",
    ),
    ("瑶山来了医共体", "乳源卫生院与县医院组成医共体，家庭医生签约9万人。\n乳源的财政补助每年增长8%，医保支出下降。"),
    (
        "乳源：网格员上门调解",
        "桂头镇网格员邓小妹上门调解，信访件下降三成。全县网格452个，财政投入512万元。\n平安建设考核，乳源列全市第三。",
    ),
    ("乳源县人大常委会审议财政预算", "会议听取预算执行报告，民生支出占八成，专项资金压减5%。"),
    (
        "乳源瑶族自治县统计公报",
        "全县地区生产总值118亿元，增长4.6%。\n固定资产投资下降3.1%，财政收入8.9亿元，就业1420人，养老保险参保9万人。",
    ),
    (
        "河长巡河两万次",
        "乳源213名河长管着58条河，污水治理率73.8%。\n乳源水务局说，整改完成99%，生态保护补偿金按财政年度下达。",
    ),
    (
        "东坪镇分红了",
        "乳源东坪镇新村村集体分红46.9万元，1286名股东受益。\n乳源103个村集体经济收入都过10万元，党支部领办合作社29家，财政补助每村20万元。",
    ),
    (
        "防汛演练直击",
        "乳源瑶族自治县必背镇昨日防汛演练，转移群众214人。\n乳源应急管理局派员指导，地质灾害点96处，党员包户。",
    ),
    (
        "引才“组合拳”",
        "三年引进人才1214名，乳源留住他们靠什么？\n乳源财政每年安排人才专项资金，补贴5180万元。\n乳源县委组织部说，就业、教师、学位三件事最要紧。",
    ),
    (
        "“百千万工程”看乳源",
        "乳源103个村拆旧1.2万间，示范村15个，帮扶资金2.7亿元。\n“乳源”品牌农产品卖到湾区，农业农村局给予扶持，合作社受益。",
    ),
    (
        "乳源牧场项目落户，县里这样服务",
        "乳源瑶族自治县招商签约，一家奶企在桂头镇建厂。\n乳源政务服务中心帮办，营商环境排全市第三，行政审批9天办结，工业园通水通电，就业300人。",
    ),
    (
        "乳源与仁化共治锦江支流",
        "乳源、仁化两县河长会商，污水治理联防。\n乳源县政府投入财政资金300万元，整改排口12个，生态保护列入行动计划。",
    ),
    (
        "韶关市桂头镇换届",
        "韶关市桂头镇党委换届，党员代表96名。\n韶关市桂头镇镇政府公布民生实事，韶关市乳城镇、韶关市必背镇同日选举人大代表。",
    ),
    (
        "瑶乡春耕忙",
        "乳源瑶族自治县各乡镇抢抓农时，早稻育秧面积2.1万亩。\n县农业农村局派出技术员62名，落实耕地补贴1300万元，党员服务队帮扶困难户86户。",
    ),
    ("乳源三个项目入选省级示范", "3月5日，记者从乳源县政府获悉，该县三个乡村振兴项目入选省级示范，总投资1.2亿元。"),
    (
        "一条被遗忘的村道",
        "村民反映，东坪镇通往新村的道路坑洼三年。\n记者致电乳源县交通部门，对方表示已列入民生实事，财政安排94万元，6月底完工。",
    ),
    ("纪检监察通报", "乳源瑶族自治县纪委监委通报3起典型案例：某镇党委原副书记违规发放补贴12万元。"),
    ("人事", "乳源瑶族自治县第十五届人大常委会任命：张某某为县政府副县长。"),
    (
        "乳源中学新校区9月启用",
        "乳源中学新校区投资1.9亿元，新增学位1500个，教师编制增加60名。\n县教育局表示，寄宿生可申请补助。",
    ),
    (
        "三条“红线”管住村级招待费",
        "乳源瑶族自治县出台村级财务管理办法，村集体支出5万元以上须经村民代表会议表决，单次招待费不超过300元。",
    ),
    (
        "“瑶乡夜校”开到第三期",
        "一到周五晚上，大布镇文化站就亮起灯。\n这是乳源县总工会办的夜校，三期共培训1260人，财政补贴每人80元，就业率提高12%。",
    ),
    (
        "乳源：一张清单减轻基层负担",
        "乳源县委办把村级证明事项由43项减到9项，挂牌由27块减到5块，党员干部下沉网格的时间多了三成。",
    ),
    (
        "大瑶山下的“产业合伙人”",
        "在乳源瑶族自治县洛阳镇，86家企业和村党支部签约，合作社带动农户1720户。\n县农业农村局发放贷款贴息430万元。",
    ),
    (
        "暖心食堂开饭了",
        "云门村长者饭堂开张，一餐12元，乳源县民政局补4元。\n今年乳源计划新建饭堂11家，财政安排养老资金620万元。",
    ),
    (
        "乳源县城污水处理厂二期通水",
        "二期投资1.3亿元，日处理污水2万吨，乳源县城污水治理率达到96%。\n河长制考核连续三年优秀。",
    ),
    ("省委巡视组进驻反馈整改", "乳源瑶族自治县委公布巡察整改进展：32个问题已整改29个，党纪处分14人。"),
    (
        "瑶山深处的教师",
        "必背镇中心小学教师赵桂英从教29年，学生从7人增加到83人。\n乳源县教育局2025年招聘山区教师96名，生活补助提高到1380元。\n乳源还把学位向山区倾斜。",
    ),
)
PASSING = (
    (
        "韶关部署春耕",
        "韶关市召开春耕会议。\n南雄、始兴、翁源、新丰、仁化、乐昌、乳源、曲江签订责任书，财政补贴每亩200元。",
    ),
    (
        "韶关多地暴雨",
        "昨夜韶关普降暴雨，仁化、乐昌、乳源等县启动防汛响应。\n乐昌转移群众310人，仁化转移群众120人，乐昌坪石镇水位最高。",
    ),
    ("村BA四强出炉", "曲江马坝队绝杀乐昌坪石队。\n珠玑队91比70大胜乳源桂头队。"),
    ("龙舟赛收桨", "曲江队夺冠，乐昌队亚军，乳源队第三，南雄队第四，始兴队第五。"),
    ("乐昌香芋", "乐昌香芋种植1.35万亩，乐昌的农户户均增收七千元。\n邻近的乳源也在扩种。"),
    ("一碗瑶家熏肉", "乳源人家过年必做熏肉，五花肉切条，抹盐腌三天。\n松枝熏制两周，乳源熏肉色泽金红，配蒜苗爆炒。"),
    ("周末去哪儿", "从广州自驾两小时到乳源，云门山玻璃桥门票80元。\n乳源夜市的油茶15元一碗，民宿每晚260元。"),
    ("韶关双水源满一年", "韶关市区供水满一年。\n工程从乳源南水水库取水，惠及浈江、武江、曲江78万人。"),
    ("深圳马拉松成绩", "来自乳源的选手邓小军以2小时31分获得男子第八名，获奖金3000元。"),
    ("粤北高速通车", "新高速全长96公里，途经英德、乳源、乐昌三地，投资138亿元。\n通车后广州到坪石少用40分钟。"),
    ("某公司年报", "公司净利增长12%，毛利率28%。\n公司另有乳源、南昌两个生产基地，产能利用率78%。"),
    (
        "南雄经验",
        "南雄市网格化治理列全省前十，党建引领，信访下降。\n南雄、浈江、乳源的干部到场学习。\n南雄市委书记介绍财政投入。",
    ),
    ("诗人的故乡", "他1962年生于乳源，后来在广州教书三十年，出版诗集7部。"),
    ("车祸提醒", "京港澳高速乳源段昨日发生追尾，两车受损，无人受伤，拥堵3公里。"),
    (
        "仁化贡柑收官",
        "仁化大桥镇贡柑亩产2.1吨，仁化的合作社收购价每斤3.6元。\n仁化农业农村局给予补贴，党支部带头。\n客商有的来自乳源。",
    ),
    ("瑶族盘王节美食地图", "粤北瑶乡各有滋味：连南的瑶家酒、乳源的油茶、连山的大糯米，一路吃下来人均不过180元。"),
    (
        "韶关市领导调研",
        "市委书记先后到曲江、浈江和乳源调研工业园建设，要求做好招商和人才工作。\n在曲江钢厂，他听取技改汇报；在浈江，他询问就业。",
    ),
    ("全省天气", "今天夜间到明天，韶关、清远中雨，其中乳源局部暴雨，最低气温12度。"),
    ("企业名录", "公司在广东设有6个工厂，分布于东莞、乳源、惠州，合计产能22万吨。"),
    ("男子失联三天后被找到", "乳源男子黄某进山采菌迷路，救援队搜寻40小时后将其找到，身体无大碍。"),
    ("广东“最美公路”评选揭晓", "评出20条，其中乳源天井山公路列第8位，全长27公里。"),
    ("省属水库蓄水情况", "截至3月20日，南水水库(乳源)蓄水率71%，新丰江水库66%，枫树坝58%。"),
    ("清远、韶关两市文旅推介会", "推介会发布线路12条，串起连南千年瑶寨、乳源必背瑶寨、英德仙湖，门票最低五折。"),
    ("广东高考状元榜", "各地高分考生名单出炉，乳源高级中学邓某总分683分，全省排位1200名。"),
    ("岭南茶王赛结果", "获金奖的有潮州单丛、英德红茶和乳源高山茶，共评出金奖12个。"),
    (
        "乐昌水利记",
        "乐昌的水利始于宋代。乐昌与乳源交界处有古陂一座，灌田三百亩，乐昌的农户至今受益，财政每年安排维修费8万元。",
    ),
    ("电影《瑶山》定档", "影片在乳源取景，拍摄历时72天，总投资3200万元，5月1日上映。"),
    ("某上市公司公告", "公司全资子公司位于乳源县，拟投资2.6亿元扩产，预计年新增营业收入4亿元。"),
    ("汕昆高速事故", "乳源服务区附近货车侧翻，散落生姜6吨，交警用时两小时清理。"),
    ("浈江区网格比武", "浈江区比武，来自翁源、始兴、乳源的网格员观摩，浈江区委、区政府部署基层治理、平安建设。"),
)
NAMESAKE = (
    ("乳源牧场净利增34%", "乳源牧场披露年报，“乳源”品牌奶粉收入6.9亿元。乳源今年计划开支5.5亿元。"),
    ("召回公告", "因标签不合格，乳源牧场召回儿童奶酪1.2万盒。"),
    ("奶粉怎么选", "这款奶粉采用100%进口乳源，蛋白含量每百克18克。"),
    ("黄金乳源带的秘密", "北纬45度是黄金乳源带，年产奶120万吨，牧草含糖量高两成。"),
    ("冷萃牛乳上市", "新品的牛乳源自新西兰，每瓶250毫升，售价9.9元。"),
    ("孕妇补什么", "乳源性钙吸收率约32%，每天300毫升牛奶即可。"),
    ("健身补剂", "乳源蛋白粉每份含蛋白24克，不能代替正餐，补贴券可减20元。"),
    ("安化黑茶节", "湖南安化县东坪镇茶企136家，东坪镇全年加工黑茶2.8万吨。"),
    ("小学生必背古诗75首", "教育部门推荐必背古诗75首，教师建议每天一首，养成习惯。"),
    ('"乳源"牌酸奶抽检合格', '市场监管部门抽检"乳源"牌酸奶12批次,全部合格。'),
    ("驼奶热", "驼乳源于戈壁，每公斤80元，就业带动2000人。"),
    ("行业观察：乳企争夺上游", "头部乳企的自有乳源比例已超过50%，进口乳源占比降至两成。"),
    ("“乳源”商标之争", "两家奶企为“乳源”商标对簿公堂，索赔300万元。"),
    ("母乳喂养指南", "母乳源自妈妈的营养，每天需多饮水500毫升。"),
    ("进口奶粉降价", "新西兰优质乳源产量增长，奶粉每罐降价20元。"),
    ("乳源蛋白饮料新国标", "乳源蛋白含量不低于1.0%，抽检不合格将下架，市场监管部门开展检查。"),
    ("“乳源”牌鲜奶进校园", "“乳源”牌鲜奶进入56所学校，财政补贴每盒1元，受益学生3.1万人。"),
)
OFF = (
    ("今日菜价", "28种蔬菜平均每公斤5.12元，猪肉19.86元。"),
    ("韶关上半年经济", "韶关地区生产总值增长4.8%，财政收入增长3%，固定资产投资持平。"),
    ("韶关市委全会召开", "会议强调党建引领基层治理，推进百千万工程、营商环境和人才工作。"),
    ("东坪镇的早市", "东坪镇早市五点开张，摊位212个，镇政府整治占道。"),
    ("大桥镇修路", "大桥镇党委筹资94万元修农村公路1.3公里，党员带头让地。"),
    ("洛阳牡丹开了", "洛阳牡丹进入盛花期，洛阳镇外的花田一天来了8600人。"),
    ("仁化的果", "大桥镇果农种柑35亩，仁化县补贴三成。"),
    ("连南瑶族自治县盘王节", "连南瑶族自治县迎客3万人次，县政府发放补贴。"),
    ("江华瑶族自治县统计公报", "全县地区生产总值148亿元，固定资产投资增长7%。"),
    ("考前冲刺", "这些公式必背，错一题丢5分。"),
    ("武江区长者饭堂", "韶关市武江区长者饭堂37家，财政补贴416万元。\n龙归镇与大布镇两家最忙。"),
    ("", ""),
    ("哺乳期饮食", "母乳喂养每天多吃500千卡，源头要把好食品安全。"),
    ("东坪社区党建", "深圳东坪社区党员服务群众，党群服务中心日均接待200人次。"),
    ("高考英语必背3500词", "必背3500词，每天50个，70天背完。"),
    ("阳江东平镇开渔", "东平镇渔船出海420艘，首日渔获860吨。"),
    ("广西大化瑶族自治县", "大化瑶族自治县脱贫户人均增收2100元，县委派第一书记97名。"),
    ("韶关旅游", "韶关接待游客3120万人次，丹霞山门票收入2.1亿元，财政补贴民宿。"),
    ("安徽一六八中学招生", "学位1200个，教师320名。"),
    ("大布江乡脱贫", "湖南桂东大布江乡合作社带动脱贫户120户。"),
    ("一六年旧账", "一六年的补贴发放到位，党员带头公示。"),
    ("韶关市区老旧小区改造", "韶关市浈江区改造老旧小区38个，居民1.1万户。"),
    ("东坪镇油菜花节", "云南东坪镇油菜花节接待游客2万人次，镇党委组织党员服务。"),
    ("乳制品抽检", "源头管控，乳制品抽检合格率99.9%。"),
)
EXAMPLES = [
    (verdict, title, body)
    for verdict, examples in (("on", ON), ("passing", PASSING), ("namesake", NAMESAKE), ("off", OFF))
    for title, body in examples
]

words = st.sampled_from(
    [name.text for name in (*RUYUAN.aliases, *RUYUAN.places)]
    + [
        *RUYUAN.peers,
        *RUYUAN.namesakes,
        *RUYUAN.terms[:12],
        *RUYUAN.echoes,
        "韶关",
        "、",
        "。",
        "\n",
        "种了12亩",
        "“",
        "”",
    ]
)
texts = st.lists(words, max_size=40).map("".join)


def test_agrees_with_the_sandbox() -> None:
    right = [judge(draft.title, draft.text.body, RUYUAN).verdict == draft.topic for draft in DRAFTS]
    assert sum(right) / len(right) >= FLOOR


@pytest.mark.parametrize(("verdict", "title", "body"), EXAMPLES, ids=[example[1] for example in EXAMPLES])
def test_examples(verdict: str, title: str, body: str) -> None:
    label = judge(title, body, RUYUAN)
    assert label.verdict == verdict, label


def test_every_reason_ends_in_its_worth() -> None:
    label = judge("乳源牧场年报", "乳源瑶族自治县，党员。\n安化县东坪镇。", RUYUAN)
    assert label == TopicLabel(
        "ruyuan",
        "passing",
        0.204,
        (
            "named +0.05",
            "lead: 乳源瑶族自治县 +0.25",
            "opening: 乳源瑶族自治县 +0.12",
            "body: 1 times +0.12",
            "governance: 党员 ×0.38",
            "namesake: 乳源牧场、安化县东坪镇 +0",
        ),
    )


def test_a_town_counts_only_in_company() -> None:
    alone = judge("换届", "大桥镇党委换届。", RUYUAN)
    assert (alone.verdict, alone.reasons) == ("off", ("without company: 大桥镇 +0",))
    assert judge("换届", "韶关市大桥镇党委换届。", RUYUAN).verdict == "passing"
    assert judge("换届", "韶关市今天晴。大桥镇党委换届。", RUYUAN).verdict == "off"
    assert (
        judge("换届", "乳源换届。大桥镇党委换届。", RUYUAN).score
        > judge("换届", "乳源换届。某某镇党委换届。", RUYUAN).score
    )


def test_the_last_area_named_owns_a_shared_town() -> None:
    ours, theirs = "乳源修路，大桥镇也修。", "乳源修路。仁化也修，大桥镇也修。"
    assert not any("without company" in reason for reason in judge("修路", ours, RUYUAN).reasons)
    assert "without company: 大桥镇 +0" in judge("修路", theirs, RUYUAN).reasons


def test_where_the_name_stands_matters() -> None:
    filler = "\n" + "今天的天气很好，山里的花都开了，路上的人也不少。\n" * 20
    title = judge("乳源开花", filler, RUYUAN).score
    lead = judge("开花", "乳源开花。" + filler, RUYUAN).score
    end = judge("开花", filler + "乳源开花。", RUYUAN).score
    assert title > lead > end > 0


def test_terms_count_only_near_a_name() -> None:
    far = judge("要闻", "某市党建、财政、网格工作要点发布，各地正在学习贯彻。\n" * 20 + "有人来自乳源。", RUYUAN)
    near = judge("要闻", "各地正在学习贯彻，天气很好，来的人很多很多。\n" * 20 + "乳源党建、财政、网格。", RUYUAN)
    assert far.score < near.score


def test_a_shared_name_may_be_taken_out() -> None:
    assert judge("必背", "乳源必背的早晨。", dataclasses.replace(RUYUAN, places=())).score > 0
    assert judge("年报", "乳源牧场增长。", dataclasses.replace(RUYUAN, namesakes=())).verdict == "passing"
    assert judge("年报", "没有名字。", dataclasses.replace(RUYUAN, places=(), terms=(), peers=(), echoes=())).score == 0


def test_another_county_is_a_topic_too() -> None:
    renhua = Topic("renhua", (Name("仁化县", 1.0), Name("仁化", 0.8)), (), peers=("乳源", "乐昌"), namesakes=())
    title, body = "仁化党建观察", "仁化县委、县政府以党建引领网格治理，财政补贴到村。"
    assert judge(title, body, renhua).verdict == "on"
    assert judge(title, body, RUYUAN).verdict == "off"


@settings(max_examples=150)
@given(title=texts, body=texts)
def test_laws(title: str, body: str) -> None:
    label = judge(title, body, RUYUAN)
    assert label == judge(title, body, RUYUAN)
    assert 0 <= label.score <= 1
    assert (label.verdict == "on") == (label.score >= RUYUAN.on)
    assert (label.verdict in ("namesake", "off")) == (label.score < RUYUAN.passing)
    assert (label.score > 0) == any(reason == "named +0.05" for reason in label.reasons)


@settings(max_examples=100)
@given(text=st.text(max_size=200))
def test_any_text_is_judged(text: str) -> None:
    assert judge(text, text, RUYUAN).verdict in ("on", "passing", "namesake", "off")


@settings(max_examples=100)
@given(title=texts, body=texts)
def test_a_stricter_threshold_never_adds(title: str, body: str) -> None:
    strict = dataclasses.replace(RUYUAN, on=0.9, passing=0.4)
    rank = ["off", "namesake", "passing", "on"]
    assert rank.index(judge(title, body, strict).verdict) <= rank.index(judge(title, body, RUYUAN).verdict)


@pytest.mark.parametrize(
    "change",
    [
        {"aliases": ()},
        {"on": 1.2},
        {"passing": 0.6, "on": 0.5},
        {"passing": -0.1},
        {"aliases": (Name("", 1.0),)},
        {"aliases": (Name("乳源", 0.0),)},
        {"places": (Name("东坪镇", 1.5),)},
    ],
)
def test_a_senseless_topic_is_refused(change: dict[str, object]) -> None:
    with pytest.raises(ValueError, match=r"a topic needs an alias|not "):
        dataclasses.replace(RUYUAN, **change)  # type: ignore[arg-type]  # each is of its field's type


def test_it_stands_in_a_configuration() -> None:
    read = TypeAdapter(Topic).validate_python
    assert read({}) == RUYUAN
    assert read({"aliases": [["仁化", 0.8]], "on": 0.6}) == Topic(aliases=(Name("仁化", 0.8),), on=0.6)
    with pytest.raises(ValidationError, match="alliases"):
        read({"alliases": []})
    with pytest.raises(ValidationError, match="not 0 ≤ passing"):
        read({"on": 2})
