"""Vocabulary: what the segmenter's dictionary lacks, and the words in it that run two together, as data."""

from __future__ import annotations

_TAGGED = """
    d 同比 环比 不同程度
    b 全因 异常 超大 超高 超强 超长 通用 在岸 离岸 中长期 高风险 中风险 低风险 中高风险
    t 日内 前一交易日 上一交易日 前一个交易日 上个交易日 前一周 前一日 前一天 前一月 前一年 上一周 上年同期 去年同期 上月末 上年末 年初
    v 升 利用 支援灾区 内置 搭载 配备 后置 前置 标配 惠及 受益 告跌 告涨 录得 猛降 劲升 少增 多增 少减 多减 新开工 净投放 净回笼 净买入 净卖出 净流入 净流出 净新增 微涨 微跌 微降 微升 平摊 收于 收报 触及
    v 高开 低开
    n 该股 个股
    v 周涨 周跌 报
    vn 裁员 再就业
    n 相机 款 占比 行为 大定 小定 本科 专科 大专 显卡 算力 算力卡 加速卡
    n 自由度 结收比 存贷比 补偿比 能效比 抚养比 生师比 师生比 医护比 产销比 投入产出比 风貌带 产业带 经济带 示范带 隔离带 推力 自适应 和美 违纪款 罚没款 再贷款 再贴现 泵站 特许 核载 实载 进度 收入比 产能 安置点 示范点 监测点 服务点 取水点 隐患点 自提点 揽投点 考生 合同 充电桩 保障房 公租房 超市 种植户 脱贫户 监测户 养殖户 湿地 光伏 新能源车 带宽 保费 拨备 浪高 碳汇 巡查组 党支部 党委 专项债券 特别国债 专项债 充电设施 大模型 病亡 晶圆 快充 闪充 主摄 长焦 广角 摄像头 提名
    n 所有者权益 可再生能源 非化石能源 可比价格 可穿戴设备 赤字率 赤字规模
    n 逆回购 中期借贷便利 社会融资规模 存款准备金率 中间价 准备金率 贷款市场报价利率 板块 沪指 深成指 创业板指 仔猪 活猪 猪粮比 净利润 归母净利润 营业收入 营收 毛利率 净利率
    n 可支配收入 纯收入 增加值 存栏量 出栏量 批发价 零售价 出厂价 收购价 均价 合同负债 拥堵指数 震源深度 震级 确诊病例 疑似病例 无症状感染者 病死率 感染率 接种率 治愈率
"""
WORDS = tuple((word, tag) for tag, *words in (line.split() for line in _TAGGED.strip().splitlines()) for word in words)
FREQUENT = 5000
# The dictionary knows some of them by another part of speech.
TAGS = dict(WORDS)

# Words of the dictionary that are a noun with its verb, or an adverb with it.
MERGED = (
    "同比增加",
    "价格上涨",
    "价格下降",
    "人口减少",
    "成本上升",
    "成本增加",
    "成本计划",
    "超计划",
    "比前",
    "比上",
    "比上季",
    "日内涨",
    "日内跌",
    "价格比",
    "收盘报",
    "专家建议",
    "组仅",
    "例全",
    "数为",
    "数达",
    "数约",
)
