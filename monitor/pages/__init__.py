"""Pages to articles: any Chinese news page's bytes become an article or a list of links.

Pure functions: no network, no database, no clock.
"""

from monitor.pages.channels import read_channels
from monitor.pages.charset import Decoded, decode
from monitor.pages.checking import Checked, check_profile
from monitor.pages.feeds import Sitemap, read_feed, read_sitemap
from monitor.pages.join import join_parts
from monitor.pages.lists import read_list
from monitor.pages.probing import Proposal, Proposed, Saved, probe
from monitor.pages.read import read_article
from monitor.pages.records import to_record
from monitor.pages.sections import site_name, site_section
from monitor.pages.survey import Survey, Verdict, check_survey, survey
from monitor.pages.urls import canonical_url, kinship

VERSION = 5
"""Goes up whenever a stored page may be read differently, so that it is read again."""

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
    "survey",
    "to_record",
]
