"""Reads an article when imported, so that what reading loads lazily is there before processes are forked.

Patterns, the gazetteer and the dictionary of words take a third of a second, and each process would load them by itself.
"""

from __future__ import annotations

import datetime as dt
import gc

from monitor.analyse.reading import Job, read
from monitor.articles import SHANGHAI
from monitor.profiles import GENERIC
from storage.visits.answers import PageKind, PageState, Unread

# New objects until the garbage collector looks: the trees of some pages, which nothing holds once they are read.
COLLECT_EVERY = 10_000
PAGE = """<html><head><meta charset="utf-8"><title>全县村集体经济收入增长_样报</title></head><body><h1>全县村集体经济收入增长</h1>
<div>2026-03-05 09:12 来源:样报 记者 张三</div><div><p>　　样报讯(记者 张三)截至2025年底,乳源瑶族自治县共有行政村102个,村集体经济
总收入达1.35亿元,同比增长12.6%,其中桂头镇、大桥镇分别为2300万元和1800万元。</p><p>　　据介绍,今年前两个月新建村道36公里,比去年
同期增加近5公里;一季度早稻收购价每斤1.4元,环比下降0.3个百分点。“三年内要建成高标准农田约两万亩。”县农业农村局负责人说,
目前已完成计划的八成以上。</p><p>　　3月1日至4日,工作人员走访农户1200余户,发放补贴310万元,户均2583元。</p></div></body></html>"""


MOMENT = dt.datetime(2026, 3, 5, 12, tzinfo=SHANGHAI)
URL = "http://portal.example/1.html"
ANSWER = Unread(0, 0, 0, URL, None, PageKind.ARTICLE, PageState.NEW, MOMENT, 200, None, {}, PAGE.encode())
JOB = Job(ANSWER, GENERIC, SHANGHAI, ())

read(JOB)
# What is loaded stays: to search it for garbage would only take time, and copy its memory into each process.
gc.collect()
gc.freeze()
gc.set_threshold(COLLECT_EVERY)
