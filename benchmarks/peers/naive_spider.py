"""A peer of benchmarks/crawl.py: a straightforward spider that parses with Beautiful Soup and stores page by page."""

import json
import re
import sys
import time

from bs4 import BeautifulSoup
from scrapy import Spider, signals
from scrapy.crawler import AsyncCrawlerProcess
from sqlalchemy import ForeignKey, create_engine
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column, relationship


class Base(DeclarativeBase):
    pass


class Figure(Base):
    __tablename__ = "figures"
    id: Mapped[int] = mapped_column(primary_key=True)
    article_id: Mapped[int] = mapped_column(ForeignKey("articles.id"), index=True)
    text: Mapped[str]


class Article(Base):
    __tablename__ = "articles"
    id: Mapped[int] = mapped_column(primary_key=True)
    url: Mapped[str] = mapped_column(unique=True)
    title: Mapped[str]
    body: Mapped[str]
    html: Mapped[bytes]
    figures: Mapped[list[Figure]] = relationship()


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
        self.begun = time.monotonic()

    def parse(self, response):
        for link in response.css("a::attr(href)").getall():
            yield response.follow(link, self.page)

    def page(self, response):
        soup = BeautifulSoup(response.text, "lxml")
        [a.get("href") for a in soup.find_all("a")]
        body = soup.find("div", class_="content")
        text = body.get_text("\n", strip=True) if body else ""
        found = [Figure(text=match) for match in re.findall(r"\d[\d.,]*[万亿]?[元亩人个项%]?", text)]
        title = soup.title.get_text() if soup.title else ""
        self.session.add(Article(url=response.url, title=title, body=text, html=response.body, figures=found))
        self.session.commit()
        self.pages += 1

    def closed(self, reason):
        print(json.dumps({"pages": self.pages, "seconds": time.monotonic() - self.begun}))


process = AsyncCrawlerProcess({"LOG_ENABLED": False})
process.crawl(Naive)
process.start()
