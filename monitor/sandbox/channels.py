"""The portal's channels: their names, folders and charsets."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Channel:
    """A channel of the portal; `charset` is what its pages declare."""

    slug: str
    name: str
    charset: str = "utf-8"


CHANNELS = (
    Channel("shipin", "食品新闻"),
    Channel("meishi", "美食推荐"),
    Channel("redian", "热点新闻"),
    Channel("guandian", "深度观点"),
    Channel("piyao", "食品辟谣"),
    # Old parts of portals of this kind still speak GB2312 (in truth GBK).
    Channel("nongye", "农业消息", "gb2312"),
    Channel("jinrong", "金融财经"),
    Channel("jiankang", "健康养身"),
    Channel("qiye", "企业品牌"),
    Channel("difang", "地方食品"),
    Channel("baojian", "保健食品"),
    Channel("zonghe", "综合新闻"),
    Channel("guoji", "国际新闻"),
)
BY_SLUG = {channel.slug: channel for channel in CHANNELS}
BY_NAME = {channel.name: channel for channel in CHANNELS}


def channel_of(name: str) -> Channel:
    """The channel with this folder or Chinese name; KeyError if there is none.

    >>> channel_of("金融财经").slug, channel_of("nongye").charset
    ('jinrong', 'gb2312')
    """
    return BY_SLUG.get(name) or BY_NAME[name]
