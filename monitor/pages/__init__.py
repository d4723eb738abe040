"""Pages to articles: any Chinese news page's bytes become an article or a list of links.

Pure functions: no network, no database, no clock.
"""

from typing import TYPE_CHECKING

from monitor.lazy import names_of

VERSION = 16
"""Goes up whenever a stored page may be read differently, so that it is read again."""

if TYPE_CHECKING:
    from monitor.pages.document.charset import Decoded, decode
    from monitor.pages.join import join_parts
    from monitor.pages.listing.feeds import Sitemap, read_feed, read_sitemap
    from monitor.pages.listing.lists import read_list
    from monitor.pages.portal.channels import read_channels
    from monitor.pages.portal.checking import Checked, check_profile
    from monitor.pages.portal.probing import Proposal, Proposed, Saved, probe
    from monitor.pages.portal.sections import site_name, site_section
    from monitor.pages.portal.survey import Survey, Verdict, check_survey
    from monitor.pages.read import read_article
    from monitor.pages.records import to_record
    from monitor.pages.urls import canonical_url, kinship
else:
    # A crawl reads lists and no articles, and what writes articles reads none.
    __getattr__ = names_of(
        __name__,
        {
            "portal.channels": ("read_channels",),
            "document.charset": ("Decoded", "decode"),
            "portal.checking": ("Checked", "check_profile"),
            "listing.feeds": ("Sitemap", "read_feed", "read_sitemap"),
            "join": ("join_parts",),
            "listing.lists": ("read_list",),
            "portal.probing": ("Proposal", "Proposed", "Saved", "probe"),
            "read": ("read_article",),
            "records": ("to_record",),
            "portal.sections": ("site_name", "site_section"),
            "portal.survey": ("Survey", "Verdict", "check_survey"),
            "urls": ("canonical_url", "kinship"),
        },
    )

__all__ = [
    "VERSION",
    "Checked",
    "Decoded",
    "Proposal",
    "Proposed",
    "Saved",
    "Sitemap",
    "Survey",
    "Verdict",
    "canonical_url",
    "check_profile",
    "check_survey",
    "decode",
    "join_parts",
    "kinship",
    "probe",
    "read_article",
    "read_channels",
    "read_feed",
    "read_list",
    "read_sitemap",
    "site_name",
    "site_section",
    "to_record",
]
