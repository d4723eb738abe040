"""Why a request cannot be answered, and what to write instead: what the page, the API and the command line say to a person.

As in `catalogue`: in English and in Chinese, each value in curly brackets with what it is.
"""

from __future__ import annotations

REFUSALS: dict[str, tuple[str, str]] = {
    # A query, and where in it (monitor.errors.QueryError).
    "query-at": ("the query, at character {at:n} ({near}): {why:why}", "搜索词第 {at} 个字（{near}）：{why}"),
    "query-end": ("the query, at its end: {why:why}", "搜索词末尾：{why}"),
    "query-long": ("it is longer than {most:n} characters; ask for less at once", "超过 {most} 字，请分开搜索"),
    "query-empty": (
        "it is empty; write a word such as 乳源, or a field such as 来源:韶关日报",
        "没有内容；可以写词，如 乳源，或字段，如 来源:韶关日报",
    ),
    "query-lacks": ("a word or a field must stand here", "这里要有一个词或字段"),
    "query-surplus": ("this bracket closes none; take it away", "这个右括号没有对应的左括号，请去掉"),
    "query-bracket": (
        "this bracket is not closed; add ) after what belongs in it",
        "这个括号没有闭合，请在内容之后加上 )",
    ),
    "query-quotation": (
        "this quotation mark is not closed; add another after the phrase",
        "这个引号没有闭合，请在短语之后再加一个",
    ),
    "query-deep": ("brackets and NOT are nested more than {most:n} deep", "括号和 NOT 嵌套超过 {most} 层"),
    "query-field": ("there is no field {name}; there are {names}", "没有 {name} 这个字段，可用的有：{names}"),
    "query-value": ("the field {name} lacks a value; write {example}", "字段“{name}”后面没有值，可写：{example}"),
    "query-nothing": (
        "nothing to search for: write a letter, a digit or a character",
        "没有可以搜索的内容，请写汉字、字母或数字",
    ),
    "query-backwards": (
        "{low}..{high} has nothing in it; write the smaller number first",
        "{low}..{high} 之间没有数，请把较小的写在前面",
    ),
    "query-number": (
        "not a number: {text}; write one such as >1000000, >=100万 or 5..9, and its unit as 单位:元",
        "{text} 不是数值；可写 >1000000、>=100万 或 5..9，单位另写为 单位:元",
    ),
    "query-years": (
        "not years from one to another: {text}; write them such as 2019..2021",
        "{text} 不是从一年到另一年；可写 2019..2021",
    ),
    "query-word": ("there is no {text} here; write one of {names}", "这里没有 {text}，可用的有：{names}"),
    "query-period": (
        "not a period: {text}; write one such as 2021, 2021-07, 2021-07-25, 2021Q3 or 2019..2021",
        "{text} 不是时期；可写 2021、2021-07、2021-07-25、2021Q3 或 2019..2021",
    ),
    # Parameters of an address.
    "parameter-unknown": ("there is no parameter {name}; there are {names}", "没有参数 {name}，可用的有：{names}"),
    "parameter-day": (
        "{name}={value}: not a day; write one such as 2022-07-25",
        "{name}={value}：不是日期，可写 2022-07-25",
    ),
    "parameter-time": (
        "{name}={value}: not a time; write one such as 2022-07-25 or 2022-07-25T08:45",
        "{name}={value}：不是时间，可写 2022-07-25 或 2022-07-25T08:45",
    ),
    "parameter-choice": ("{name}={value}: not one of {choices}", "{name}={value}：可用的有：{choices}"),
    "parameter-number": ("{name}={value}: not a number", "{name}={value}：不是数"),
    "parameter-least": ("{name}={value}: less than {least:n}", "{name}={value}：小于 {least}"),
    "parameter-most": ("{name}={value}: more than {most:n}", "{name}={value}：大于 {most}"),
    "parameter-long": ("{name}: longer than {most:n} characters", "{name}：超过 {most} 字"),
    "parameter-flag": ("{name}={value}: write 1 or 0", "{name}={value}：请写 1 或 0"),
    "cursor-other": ("the cursor is of another list; begin without one", "cursor 属于另一个列表，请去掉它从头开始"),
    "cursor-none": ("the cursor is none of ours; begin without one", "cursor 无法识别，请去掉它从头开始"),
    # What a reader keeps or states.
    "saved-name": ("a saved query needs a name of at most {most:n} characters", "保存时要有名称，最多 {most} 字"),
    "saved-view": ("no view {view} to save; there are: {views}", "没有可保存的页面 {view}，可用的有：{views}"),
    "saved-taken": (
        "a saved query is called {name} already; take another name",
        "已有名为 {name} 的保存，请换一个名称",
    ),
    "series-id": (
        "not the id of a series: {text}; it has 16 hexadecimal digits, as `monitor series` shows them",
        "{text} 不是指标的编号；编号是 16 位十六进制数，见指标页的地址",
    ),
    "series-none": ("no series {id}; find one with: monitor series WORDS", "没有指标 {id}，可在指标页搜索"),
    "series-many": ("name 1 to {most:n} series (s=ID)", "请给出 1 至 {most} 个指标（s=编号）"),
    "stated-configured": (
        "this is stated in the configuration; take it out there",
        "这是在配置文件里写的，请在那里删除",
    ),
    "stated-join": ("a join needs two series or more", "合并至少要两个指标"),
    "stated-selector": ("say what to take out: an indicator, a place or a unit", "请写明分出什么：指标、地点或单位"),
    "stated-name": ("a name has 1 to {most:n} characters", "名称要有 1 至 {most} 字"),
    "stated-taken-back": (
        "statement {number:n} was taken back already; list them with: monitor statements",
        "第 {number} 条已经撤销",
    ),
    "stated-never": (
        "statement {number:n} was never made; list them with: monitor statements",
        "没有第 {number} 条",
    ),
    # What an operator asks for.
    "operating-mode": ("no way to crawl {mode}; there are: {modes}", "没有采集方式 {mode}，可用的有：{modes}"),
    "operating-elsewhere": (
        "this page starts no runs; start one with: monitor crawl",
        "此页不能启动采集，请在终端运行：monitor crawl",
    ),
    "operating-lasting": ("no such time {time}; there are: {times}", "没有时长 {time}，可用的有：{times}"),
    "operating-why": ("state why: whoever looks at the plan next will ask", "请写明原因：下一个查看计划的人会问"),
    "operating-no-pause": ("no such pause; it may have ended already", "没有这次暂停，可能已经结束"),
    "operating-site": ("no site {site} in the configuration", "配置里没有站点 {site}"),
    "operating-under-way": ("run {run:n} of {site} is under way", "{site} 的第 {run} 次运行正在进行"),
    # Who asks.
    "access-unknown": (
        "log in, or send a token (monitor user token NAME)",
        "请登录，或附上令牌（monitor user token 名称）",
    ),
    "access-elsewhere": ("the request comes from another site's page", "请求来自其他网站的页面"),
    "access-role": ("this takes the role {role}", "这需要 {role} 角色"),
    "access-expired": ("the form has expired; open the page again", "表单已过期，请重新打开页面"),
    "page-reads": ("this page only reads", "此页只能查看"),
}
