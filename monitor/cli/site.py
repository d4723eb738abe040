"""Sites and their pages: `monitor site probe`, `check` and `accept`."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from json import dumps
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from monitor.cli.output import JSON_HELP, print_json, print_table
from monitor.cli.setup import config_of, database_of
from monitor.errors import InputError, PageError

if TYPE_CHECKING:
    from monitor.cli.fetching import Fetcher
    from monitor.config import Crawl, Site
    from monitor.pages import Proposal, Survey, Verdict
    from monitor.profiles import Profile

_LISTS, _ARTICLES = 5, 20
site = typer.Typer(help="Propose, check and accept a site's profile.", no_args_is_help=True, rich_markup_mode=None)


@site.command()
def probe(
    url: Annotated[str, typer.Argument(help="Address of the portal's home page.")],
    name: Annotated[str | None, typer.Option(help="Name of the site; default: derived from its host.")] = None,
    out: Annotated[Path | None, typer.Option(help="File for the section; default: NAME.site.toml.")] = None,
    delay: Annotated[float, typer.Option(min=0, help="Seconds between two requests.")] = 1.0,
    save: Annotated[Path | None, typer.Option(help="Save the pages that were tried in this folder.")] = None,
) -> None:
    """Propose a configuration section for a portal: channels, lists and article layout, tried on a few of its pages.

    Example: monitor site probe https://portal.example/ --name food
    """
    from monitor import pages
    from monitor.config import Crawl

    name = name or pages.site_name(url)
    file = out or Path(f"{name}.site.toml")
    if file.exists():
        raise InputError(f"{file} already exists; remove it, or name another file with --out")
    found = _survey(_fetcher(Crawl(), delay), url)
    proposal = pages.probe(found.home, found.lists, found.articles)
    _print_proposal(proposal)
    _print_readings(found, proposal.profile)
    _print_faults(found)
    if save is not None:
        _save(found, save)
    _write(file, pages.site_section(name, url, proposal))
    sys.stdout.write(f"wrote {file}; read it, then add it to your configuration: cat {file} >> monitor.toml\n")


@site.command()
def check(
    context: typer.Context,
    name: Annotated[str | None, typer.Argument(metavar="[SITE]", help="Site; default: the only one.")] = None,
    stored: Annotated[
        bool, typer.Option("--stored", help="Try the pages stored in the database instead of live ones.")
    ] = False,
    delay: Annotated[
        float | None, typer.Option(min=0, help="Seconds between two requests; default: the site's.")
    ] = None,
    json: Annotated[bool, typer.Option("--json", help=JSON_HELP)] = False,
) -> None:
    """Try every selector of a site's profile, and show which fail and what the generic reader would give.

    Exit status 1 if one fails. Example: monitor site check food-portal
    """
    from monitor import pages

    name, chosen = config_of(context).site(name)
    found = _stored(context, name) if stored else _survey(_fetcher(chosen.crawl, delay), chosen.base_url, chosen)
    verdicts = pages.check_survey(found, chosen.profile)
    _print_verdicts(verdicts, json=json)
    _print_faults(found)
    failing = [verdict.field for verdict in verdicts if verdict.fails]
    if failing:
        sys.stderr.write(f"failing: {', '.join(failing)}; correct the profile of {name}, or run: monitor site probe\n")
        raise typer.Exit(1)


@site.command()
def accept(
    paths: Annotated[list[Path], typer.Argument(help="Saved pages, or folders of them.")],
    yes: Annotated[bool, typer.Option("--yes", "-y", help="Write without asking.")] = False,
) -> None:
    """Write what is read from saved pages as their expected result; the difference is shown first.

    Example: monitor site accept tests/pages
    """
    from monitor.pages.portal import fixtures

    changed = []
    for page in _saved_pages(paths):
        lines = fixtures.difference(page)
        if lines:
            changed.append(page)
            sys.stdout.write("\n".join(lines) + "\n")
    if not changed:
        sys.stdout.write("every page is read as expected\n")
        return
    if not yes and not (sys.stdin.isatty() and typer.confirm(f"Write {len(changed)} expected files?")):
        sys.stderr.write(
            f"{len(changed)} pages are read differently than expected; nothing was written (use --yes to write)\n"
        )
        raise typer.Exit(1)
    for page in changed:
        fixtures.accept(page)
    sys.stdout.write(f"wrote {len(changed)} expected files\n")


def _saved_pages(paths: list[Path]) -> Iterator[Path]:
    from monitor.pages.portal import fixtures

    for path in paths:
        found = fixtures.saved_pages(path) if path.is_dir() else [path]
        if not path.exists() or not found:
            raise InputError(f"{path}: no saved page (name.html) is there")
        yield from found


def _fetcher(crawl: Crawl, delay: float | None = None) -> Fetcher:
    from monitor import __version__
    from monitor.cli.fetching import Fetcher

    agent = crawl.user_agent.replace("{version}", __version__)
    return Fetcher(agent, crawl.delay if delay is None else delay, crawl.timeout, crawl.max_bytes, crawl.obey_robots)


def _survey(fetcher: Fetcher, url: str, site: Site | None = None) -> Survey:
    from monitor.pages.portal.survey import survey
    from monitor.profiles import GENERIC

    try:
        return survey(fetcher.get, url, names=site.channels if site else (), profile=site.profile if site else GENERIC)
    except PageError as error:
        raise InputError(f"cannot look at {url}: {error}") from error


def _stored(context: typer.Context, name: str) -> Survey:
    from monitor.pages import Saved, Survey
    from storage.visits import sites, snapshots
    from storage.visits.frontier import PageKind

    with database_of(context).read() as connection:
        site_id = sites.id_of(connection, name)
        home, lists, articles = (
            tuple(Saved(body, url) for url, body in snapshots.samples(connection, site_id, kind, count))
            for kind, count in ((PageKind.HOME, 1), (PageKind.LIST, _LISTS), (PageKind.ARTICLE, _ARTICLES))
        )
    if not home:
        raise InputError(f"the database keeps no page of {name}; crawl it first, or check without --stored")
    return Survey(home[0], lists, articles)


def _print_proposal(proposal: Proposal) -> None:
    rows = [(row.field, row.selector, f"{row.score:.0%}", row.example) for row in proposal.rows]
    print_table(("field", "selector", "agrees", "example"), rows, "no selector could be proposed")
    channels = [(name, url) for name, url in proposal.channels.items()]
    print_table(("channel", "address"), channels, "no channel was found in a navigation bar")


def _print_readings(found: Survey, profile: Profile) -> None:
    """What the proposed profile reads from the tried articles."""
    from monitor.pages import read_article

    rows: list[tuple[str, ...]] = []
    for page in found.articles:
        try:
            article = read_article(page.data, url=page.url, profile=profile)
        except PageError as error:
            rows.append((page.url, f"({error})", "", "", "", ""))
            continue
        shown = (article.title, article.published, article.source, article.channel, len(article.body))
        rows.append((page.url, *(str(value or "") for value in shown)))
    print_table(("article", "title", "published", "source", "channel", "characters"), rows, "no article was found")


def _print_verdicts(verdicts: Sequence[Verdict], *, json: bool) -> None:
    if json:
        print_json([asdict(verdict) | {"fails": verdict.fails} for verdict in verdicts])
        return
    rows = [
        (v.field, v.selector, f"{v.found} of {v.tried}", "FAILS" if v.fails else "", v.example[:60], v.generic[:60])
        for v in verdicts
    ]
    print_table(("field", "selector", "finds", "", "example", "generic reader"), rows, "the profile has no selector")


def _print_faults(found: Survey) -> None:
    sys.stderr.writelines(f"{fault}\n" for fault in found.faults)


def _save(found: Survey, folder: Path) -> None:
    """Keeps the pages of a survey as saved pages, ready for `monitor site accept`."""
    folder.mkdir(parents=True, exist_ok=True)
    for kind, pages in (("list", found.lists), ("article", found.articles)):
        for number, page in enumerate(pages, 1):
            file = folder / f"{kind}-{number}.html"
            file.write_bytes(page.data)
            settings = {"kind": kind, "url": page.url}
            file.with_suffix(".settings.json").write_text(dumps(settings) + "\n", encoding="utf-8")


def _write(file: Path, text: str) -> None:
    try:
        with file.open("x", encoding="utf-8") as out:
            out.write(text)
    except OSError as error:
        raise InputError(f"cannot write {file}: {error.strerror}") from error
