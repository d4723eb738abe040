"""What each path of the interface returns, in Chinese; in English its description says so."""

from __future__ import annotations

CHINESE = {
    "/articles": "文章列表，筛选与页面相同；q 用搜索语法",
    "/articles/{article}": "一篇文章：最新版本及全部数字、历史、主题、发现途径、下次访问时间",
    "/articles/{article}/revisions": "一篇文章的各个版本，从第一版起",
    "/articles/{article}/revisions/{revision}": "一个版本的正文和数字",
    "/articles/{article}/diff": "两个版本的差别：正文、字段、数字",
    "/search": "在文章的所有版本中搜索（标题含词多者在前），或搜索数字",
    "/figures": "最新版本中的数字，筛选与页面相同",
    "/changes": "变更，最新的或最重要的在前，筛选与页面相同",
    "/changes/{change}": "一项变更",
    "/series": "指标，数值最多的或时期最近的在前，筛选与页面相同",
    "/series/{id}": "一个指标及其全部数值和句子",
    "/series/{id}/points": "一个指标的数值，按时期排列",
    "/conflicts": "互相矛盾的数值，最近发现的在前",
    "/runs": "运行记录，最近的在前",
    "/runs/{run}": "一次运行及其故障",
}
