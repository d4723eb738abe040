"""The program's reasons by code: in English, as they are stored, and in Chinese.

A value stands in curly brackets with what it is: nothing for a text, `n` for a number, `one|many` for a counted thing,
`span` for a duration, `word` for one that `WORDS` translates, `words` for several of them, `why` for another reason.
"""

from __future__ import annotations

from monitor.reasons.refusals import REFUSALS

REASONS: dict[str, tuple[str, str]] = {
    # When a page is looked at next.
    "due-chance": (
        "{edits:edit|edits} in {looks:look|looks}, {age:span} old: by then an edit is lost with a chance of {chance:n}%",
        "看过 {looks} 次，改过 {edits} 次，已发布 {age}：到那时漏掉一次修改的可能为 {chance}%",
    ),
    "due-entrance": ("an entrance: daily, and at each discovery", "入口页：每天一次，每次发现时也看"),
    "due-seldom": ("{state:word}: seldom", "{state}：很少再看"),
    "due-never-there": ("never there; given up", "从未存在，不再看"),
    "due-not-there": ("not there: look {number:n}", "不在：第 {number} 次查看"),
    "due-gone-again": ("gone: a second look", "不见了：再看一次"),
    "due-gone-back": ("gone: does it come back?", "不见了：看是否恢复"),
    "due-seemed-gone": ("second look: it seemed gone", "似乎不见了：再看一次"),
    "due-status": ("status {status:n}: try {number:n}", "状态码 {status}：第 {number} 次重试"),
    "due-refused": ("refused: {fault:word}", "不予访问：{fault}"),
    "due-fault": ("{fault:word}: try {number:n}", "{fault}：第 {number} 次重试"),
    "due-called-in": ("called in by a {mode:word}", "{mode}时提前查看"),
    "due-by-hand": ("looked at again by hand", "人工要求再看"),
    "due-navigation": ("in the navigation bar", "在导航栏里"),
    "due-list": ("the list goes on", "列表还有下一页"),
    "due-found": ("found by {route:word}", "由{route}发现"),
    "due-imported": ("imported", "导入"),
    "address-part": ("part {number:n} of {count:n}", "共 {count} 页，第 {number} 页"),
    # How things stand.
    "standing-late": (
        "the last crawl was {age:span} ago, at most {limit:span} is usual",
        "距上次采集已 {age}，通常不超过 {limit}",
    ),
    "standing-old": (
        "{site}: the newest article is of {at}, older than is likely",
        "{site}：最新的文章发布于 {at}，久得不太可能",
    ),
    "standing-run": ("the last {task:word} failed: {why:why}", "最近一次{task}失败：{why}"),
    "standing-crawl": ("crawl {site}: {why:why}", "采集 {site}：{why}"),
    "standing-incident": ("{site}: {kind:word} since {at}: {why:why}", "{site}：{kind}，始于 {at}：{why}"),
    # What is wrong with a site.
    "health-outages": ("{bad:n} of {all:n} requests came to nothing", "{all} 次请求中有 {bad} 次没有结果"),
    "health-failed": ("the last crawl failed", "最近一次采集失败"),
    "health-selectors": ("the selectors of {fields:words} find nothing any more", "{fields}的选择器不再找到任何内容"),
    "health-texts": (
        "{bad:n} of the last {all:n} texts are shorter than {least:n} characters; usual are {usual:n}",
        "最近 {all} 篇正文中有 {bad} 篇不足 {least} 字，通常为 {usual} 字",
    ),
    "health-lists": (
        "{bad:n} of {all:n} lists show fewer rows than usual ({share:n}% of them)",
        "{all} 个列表中有 {bad} 个行数比平常少（只有平常的 {share}%）",
    ),
    "health-channels": (
        "the navigation bar lacks channels that it used to have: {channels}",
        "导航栏里不再有这些栏目：{channels}",
    ),
    "health-slow": ("a page takes {now:n} s; usual are {usual:n} s", "一页用时 {now} 秒，通常为 {usual} 秒"),
    "health-incomplete": (
        "the lists show {listed:n} articles, we hold {held:n}, missing {missing:n}",
        "列表上有 {listed} 篇文章，已收 {held} 篇，缺 {missing} 篇",
    ),
    "health-stale": (
        "of {count:n} changed pages it said that they had not changed",
        "有 {count} 个网页改了，网站却说没有改",
    ),
    "health-silence": (
        "nothing new for {hours:n} hours, in which about {expected:n} articles are usual",
        "已有 {hours} 小时没有新文章，这段时间通常约有 {expected} 篇",
    ),
    "health-blocked": (
        "{bad:n} of the last {all:n} article pages hold no article",
        "最近 {all} 个文章页中有 {bad} 个没有文章",
    ),
    "health-charset": (
        "{bad:n} of the last {all:n} pages are in another charset than they say",
        "最近 {all} 个网页中有 {bad} 个的编码与所声明的不同",
    ),
    "health-no-figures": (
        "{bad:n} of the last {all:n} articles are read without a figure",
        "最近 {all} 篇文章中有 {bad} 篇没有读出数字",
    ),
    "health-no-dates": (
        "{bad:n} of the last {all:n} articles are read without their time",
        "最近 {all} 篇文章中有 {bad} 篇没有读出时间",
    ),
    "incident-closed": (
        "{site}: {kind:word} recovered after {lasted:span}",
        "{site}：{kind}，历时 {lasted} 后恢复",
    ),
    "message-undelivered": (
        "channel {channel} could not be reached: a message was given up",
        "渠道 {channel} 无法送达，放弃了一条消息",
    ),
    "health-in": ("{why:why} (in {template})", "{why}（模板 {template}）"),
    # How a run ended.
    "run-no-word": ("its process ended without a word", "进程没有交代就结束了"),
    "run-no-word-due": ("its process ended without a word before it began", "还没有开始，进程就没有交代地结束了"),
    "run-no-word-busy": (
        "its process ended without a word while it was under way",
        "正在进行时，进程没有交代就结束了",
    ),
    "run-given-back": ("{why:why}; {count:n} pages given back", "{why}；{count} 个网页已交还"),
    "run-swept": (
        "the lists show {listed:n} articles; {missed:n} of them had been missed ({share:n}%)",
        "列表上有 {listed} 篇文章，其中 {missed} 篇此前漏掉（{share}%）",
    ),
    "run-time": ("ended: it took longer than {limit}", "超限终止：用时超过 {limit}"),
    "run-memory": (
        "ended: it took {used:n} MB, more than {limit:n}",
        "超限终止：占用 {used} MB，超过 {limit} MB",
    ),
    "run-pause": (
        "ended by the portal, which asks for a pause of {seconds:n} s",
        "网站要求暂停 {seconds} 秒，因此结束",
    ),
    "run-outage": (
        "the portal does not answer ({count:n} times in a row, the last: {fault:word} {detail})",
        "网站没有回答（连续 {count} 次，最后一次：{fault} {detail}）",
    ),
    "run-robots": (
        "robots.txt cannot be had, so nothing may be fetched ({fault:word}: {detail})",
        "取不到 robots.txt，因此什么都不能取（{fault}：{detail}）",
    ),
    "run-robots-closed": (
        "robots.txt closes the portal's home page ({fault:word}: {detail})",
        "robots.txt 不允许访问首页（{fault}：{detail}）",
    ),
    "run-ended": ("ended: {limit}", "超限终止：{limit}"),
    "run-ended-by": ("ended by {whom}", "被终止：{whom}"),
    "run-stopped": ("the monitor was stopped", "监测程序被停止"),
    "run-stopped-due": ("the monitor was stopped before it began", "还没有开始，监测程序就被停止"),
    "run-rival": ("run {number:n} is still under way", "第 {number} 次运行还在进行"),
    "run-status": ("its process ended with status {status:n}; see the log", "进程以状态 {status} 结束，见日志"),
    "run-signal": ("its process was ended by {signal}; see the log", "进程被 {signal} 终止，见日志"),
    "run-no-requests": ("its requests could not be made; see the log", "无法发出请求，见日志"),
    "run-home": ("the home page answered {status:n}", "首页回答 {status}"),
    "run-paused": ("paused until {until} UTC: {reason}", "暂停到 {until} UTC：{reason}"),
    "run-together": (
        "done together with the one that was due at {at}",
        "与应在 {at} 进行的一次合并",
    ),
    "run-before": ("the run before is still under way", "上一次运行还在进行"),
    "run-missed": ("the monitor did not run", "监测程序当时没有运行"),
    # Whether an article is about a topic.
    "topic-named": ("named {points:n}", "提到 {points}"),
    "topic-title": ("title: {name} {points:n}", "标题：{name} {points}"),
    "topic-lead": ("lead: {name} {points:n}", "导语：{name} {points}"),
    "topic-opening": ("opening: {name} {points:n}", "开头：{name} {points}"),
    "topic-body": ("body: {count:n} times {points:n}", "正文：{count} 次 {points}"),
    "topic-others": ("others more often: {names} {points:n}", "提别处更多：{names} {points}"),
    "topic-no-term": ("governance: no term ×{factor:n}", "治理词：无 ×{factor}"),
    "topic-terms": ("governance: {terms} ×{factor:n}", "治理词：{terms} ×{factor}"),
    "topic-namesake": ("namesake: {names} {points:n}", "同名异指：{names} {points}"),
    "topic-company": ("without company: {names} {points:n}", "没有旁证：{names} {points}"),
    # How much a change matters, and how it came.
    "change-points": ("{what:word} {points:n}", "{what} {points}"),
    "change-reverted": ("returned to revision {number:n}", "改回第 {number} 版"),
    # What is amiss with a page.
    "page-selector": ("{field:word}: the profile's selector '{selector}' finds nothing", "{field}：配置的选择器 {selector} 没有找到内容"),
    "page-disagrees": (
        "{field:word}: {rule:why} says {value}, {other:why} says {otherwise}",
        "{field}：{rule}为{value}，{other}为{otherwise}",
    ),
    "page-parts": ("parts missing: {numbers} of {total:n}", "缺少分页：第 {numbers} 页，共 {total} 页"),
    "page-unclosed": (
        "the page's mark-up is not closed: its end may be missing",
        "网页标记没有闭合，末尾可能不全",
    ),
    "page-replacement": ("the page itself holds {count:n} replacement characters", "网页本身有 {count} 个替换字符"),
    "page-stretches": ("{count:n} stretches were {charset}", "有 {count} 段是 {charset} 编码"),
    "page-broken": ("{count:n} stretches had broken bytes", "有 {count} 段字节损坏"),
    "page-charset": ("{where:word} says {said}, the bytes are {charset}", "{where}称为 {said}，实为 {charset}"),
    "page-no-links": ("no article links found", "没有找到文章链接"),
    # What an article says against itself.
    "note-total": (
        "the parts add up to {sum:n} {unit}, the total says {said:n}",
        "各项相加为 {sum} {unit}，合计却说 {said}",
    ),
    "note-share": (
        "{part:n} of {whole:n} {unit} is {share:n} %, the text says {said:n} %",
        "{whole} {unit}中的 {part} 占 {share}%，文中却说 {said}%",
    ),
    "note-growth": (
        "from {old:n} to {new:n} {unit} is {true:n} {of}, the text says {said:n} {same}",
        "从 {old} 到 {new} {unit}为 {true} {of}，文中却说 {said} {same}",
    ),
    # By which rule a field was read, and why an answer holds no article.
    "rule-profile": ("profile {selector}", "配置的选择器 {selector}"),
    "rule-region": ("region {element}", "区域 {element}"),
    "rule-meta": ("meta {name}", "页头 {name}"),
    "rule-script": ("script {name}", "脚本 {name}"),
    "refusal-detail": ("{refusal:word}: {detail}", "{refusal}：{detail}"),
    "incident-opened": ("{site}: {kind:word}", "{site}：{kind}"),
    "word": ("{what:word}", "{what}"),
    **REFUSALS,
}  # fmt: skip

# What stands for single words in reasons.
WORDS: dict[str, str] = {
    # Kinds of changes and what makes one matter more or less.
    "withdrawn": "撤稿", "correction": "更正", "figure": "数字", "headline": "标题", "reverted": "改回", "deletion": "删除",
    "returned": "恢复", "quotation": "引语", "attribution": "署名", "date": "日期", "lead": "导语", "addition": "增补",
    "wording": "措辞", "moved": "已迁址", "boilerplate": "页面信息", "encoding": "编码", "layout": "版式",
    "silent": "未声明", "headline-figure": "标题里的数字", "value-large": "变动 20% 以上", "value-moderate": "变动 5% 以上",
    "value-sign": "正负相反", "value-magnitude": "差数量级", "qualifier-only": "仅限定词", "turned": "方向或性质变了",
    "came-or-went": "数字增删", "figures-inside": "含数字", "in-lead": "在导语里", "at-end": "在文末", "long": "改动长",
    "short": "改动短", "punctuation": "仅标点", "negation": "肯定否定相反", "rearranged": "仅调换次序",
    "page-time": "仅页面时间", "minor-field": "次要字段", "gone": "不在了", "front-page": "转到首页",
    # Pages.
    "no article": "非文章", "another address of an article": "文章的另一地址", "discover": "发现", "revisit": "复查",
    "sweep": "全面核对", "config": "配置", "navigation": "导航栏", "list": "栏目列表", "pagination": "列表翻页",
    "front": "首页", "feed": "订阅源", "sitemap": "站点地图", "context": "上下篇", "part": "分页", "redirect": "跳转",
    "import": "导入",
    # Tasks.
    "analyse": "分析", "deliver": "发送通知", "digest": "发送摘要", "backup": "备份", "retention": "清理",
    # Faults.
    "no answer": "没有回答", "robots": "robots.txt 不允许", "offsite": "站外地址", "scheme": "不支持的协议", "private": "内网地址",
    "redirects": "跳转太多", "too-large": "太大", "dns": "域名解析失败", "refused": "连接被拒", "timeout": "超时",
    "truncated": "回答不完整", "reset": "连接中断", "certificate": "证书无效", "error": "错误", "unreadable": "无法读取",
    "soft-404": "“页面不存在”的页面", "empty": "空白页", "binary": "不是网页", "too-deep": "嵌套太深", "captcha": "验证码页",
    "login": "登录页", "no-article": "没有文章", "no-title": "没有标题", "no-body": "没有正文", "list-page": "列表页",
    "redirected to the front page": "跳转到首页",
    # What is wrong with a site.
    "unreachable": "无法访问", "blocked": "被拦", "charset": "编码不符", "channels": "栏目消失", "short-lists": "列表变短", "short-texts": "正文变短",
    "no-figures": "读不出数字", "no-dates": "读不出时间", "incomplete": "收录不全", "slow": "变慢", "stale": "隐瞒修改",
    "silence": "沉寂",
    # Fields of a page and rules by which they are read.
    "title": "标题", "subtitle": "副题", "published": "发布时间", "updated": "更新时间", "source": "来源", "author": "作者",
    "editor": "编辑", "channel": "栏目", "keywords": "关键词", "captions": "图注", "body": "正文", "page": "网页",
    "list_row": "列表行", "list_link": "列表链接", "list_date": "列表日期", "next_page": "下一页", "drop": "剔除",
    "heading": "标题行", "info line": "信息行", "info line label": "信息行的标签", "below the body": "正文之后", "breadcrumb": "面包屑",
    "breadcrumb links": "面包屑链接", "beside the time": "时间旁", "name known to the head": "页头已有的名称",
    "named by its class": "由元素类名标明", "credit in the lead": "导语里的署名", "labelled line": "有标签的行",
    "account": "公众号名", "signature at the end": "文末署名", "byline below the body": "正文后的署名", "head": "页头",
    "script": "脚本", "out of sight": "隐藏的正文", "time element": "时间元素", "json-ld": "JSON-LD", "url": "网址",
    "marked as the author": "标为作者", "script in a text area": "文本框里的脚本", "place over the date": "日期上方的位置",
    "masthead": "报头", "generic": "通用规则", "header": "HTTP 头", "meta": "页头", "xml": "XML 声明",
    "bom": "字节序标记",
}  # fmt: skip
