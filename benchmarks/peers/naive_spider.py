"""A peer of benchmarks/crawl.py: a straightforward spider that parses with Beautiful Soup and stores page by page.

It knows the site's classes and reads title, time, source, text and figures, these by one regular expression; a page that it
has stored before is brought up to date where its text differs.
"""

import datetime as dt
import json
import re
import sys
import time

from bs4 import BeautifulSoup
from scrapy import Spider, signals
from scrapy.crawler import AsyncCrawlerProcess
from sqlalchemy import ForeignKey, create_engine, select
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column, relationship


class Base(DeclarativeBase):
    pass


class Figure(Base):
    __tablename__ = "figures"
    id: Mapped[int] = mapped_column(primary_key=True)
    article_id: Mapped[int] = mapped_column(ForeignKey("articles.id"), index=True)
    text: Mapped[str]
    unit: Mapped[str]
    sentence: Mapped[str]


class Article(Base):
    __tablename__ = "articles"
    id: Mapped[int] = mapped_column(primary_key=True)
    url: Mapped[str] = mapped_column(unique=True)
    title: Mapped[str]
    published: Mapped[dt.datetime | None]
    source: Mapped[str]
    body: Mapped[str]
    html: Mapped[bytes]
    figures: Mapped[list[Figure]] = relationship(cascade="all, delete-orphan")


FIGURE = re.compile(r"(\d[\d.,]*[万亿]?)(元/公斤|万元|元|亩|人次|人|户|家|处|个|单|批|吨|%)")
SENTENCE = re.compile(r"[^。！？\n]+[。！？]?")
TIME = re.compile(r"\d{4}-\d{2}-\d{2} \d{2}:\d{2}")


def text_of(soup, kind, name):
    found = soup.find(kind, class_=name)
    return found.get_text("\n", strip=True) if found else ""


class Naive(Spider):
    name = "naive"
    start_urls = [sys.argv[1]]  # noqa: RUF012
    pages = 0

    @classmethod
    def from_crawler(cls, crawler, *args, **kwargs):
        spider = super().from_crawler(crawler, *args, **kwargs)
        spider.session = Session(create_engine(f"sqlite:///{sys.argv[2]}"))
        Base.metadata.create_all(spider.session.get_bind())
        crawler.signals.connect(spider.opened, signals.spider_opened)
        return spider

    def opened(self):
        self.begun, self.spent = time.monotonic(), time.process_time()

    def parse(self, response):
        for link in response.css("a::attr(href)").getall():
            yield response.follow(link, self.page)

    def page(self, response):
        soup = BeautifulSoup(response.text, "lxml")
        [a.get("href") for a in soup.find_all("a")]
        body = text_of(soup, "div", "content")
        time_found = TIME.search(text_of(soup, "span", "time"))
        article = self.session.scalar(select(Article).where(Article.url == response.url))
        if article is None:
            article = Article(url=response.url)
            self.session.add(article)
        if article.body != body:
            article.title = text_of(soup, "h1", "article-title")
            article.published = dt.datetime.fromisoformat(time_found[0]) if time_found else None
            article.source = text_of(soup, "span", "source").removeprefix("来源：")
            article.body, article.html = body, response.body
            article.figures = [
                Figure(text=match[1], unit=match[2], sentence=sentence)
                for sentence in SENTENCE.findall(body)
                for match in FIGURE.finditer(sentence)
            ]
        self.session.commit()
        self.pages += 1

    def closed(self, reason):
        seconds, cpu = time.monotonic() - self.begun, time.process_time() - self.spent
        print(json.dumps({"pages": self.pages, "seconds": seconds, "cpu": cpu}))


process = AsyncCrawlerProcess({"LOG_ENABLED": False})
process.crawl(Naive)
process.start()
