// What other programs read is read here by other programs: a JSON Schema validator, an XML parser, a calendar, a browser.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, sep } from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import Ajv from 'ajv';
import { XMLParser, XMLValidator } from 'fast-xml-parser';
import ICAL from 'ical.js';
import { assertNone, launch, minified, openWindow, serve } from './site.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const repo = join(here, '..', '..');
const program = process.env.SHORTBREAKS ?? join(repo, 'target', 'debug', 'shortbreaks');

/** A name that is code in every language of these files, as YAML writes it and as everybody else has to read it. */
const NAME = 'Swim "&" </script><script>alert(1)</script> ]]> <!-- ; , \\ \'fun\'\nBEGIN:VEVENT';

let folder, hostile;
before(() => {
  folder = mkdtempSync(join(tmpdir(), 'shortbreaks-'));
  cpSync(join(repo, 'content'), join(folder, 'content'), { recursive: true });
  writeFileSync(join(folder, 'content', 'providers', 'hostile.yaml'), `
id: hostile
name: ${JSON.stringify(NAME)}
services:
  - id: hostile-swim
    name: ${JSON.stringify(NAME)}
    type: group-specialist
    tier: advice
    ages: 5-11
    summary: ${JSON.stringify(`About: ${NAME}`)}
    route: { kind: drop-in, text: Come along. }
    venue: { name: ${JSON.stringify(NAME)} }
    when: [{ dates: [2026-12-05, 2027-03-06], time: 10:00-12:00 }]
    added: 2026-11-20
`);
  execFileSync(program, ['build', '--root', folder, '--today', '2026-11-22'], { stdio: 'pipe' });
  hostile = openFolder(join(folder, 'public'));
});
after(() => rmSync(folder, { recursive: true, force: true }));

function openFolder(root) {
  const names = readdirSync(root, { recursive: true }).map((name) => name.split(sep).join('/'));
  return { root, files: new Set(names.filter((name) => statSync(join(root, name)).isFile())) };
}

const read = (site, path) => readFileSync(join(site.root, path), 'utf8');
const documents = (site) => [...site.files].filter((path) => path.startsWith('oruk/'))
  .map((path) => ({ path, document: JSON.parse(read(site, path)) }));

test('every document of Open Referral UK is valid by the schemas of the standard', () => {
  const ajv = new Ajv({ allErrors: true });
  const schema = (name) => JSON.parse(readFileSync(join(repo, 'tests', 'open-referral-uk', `schema-${name}.json`), 'utf8'));
  ajv.addSchema(schema('taxonomy_term'), 'taxonomy_term.json');
  const compiled = {
    services: ['compiled-service', 'compiled-service_list'],
    service_at_locations: ['compiled-service_at_location', 'compiled-service_at_location'],
    taxonomies: ['taxonomy', 'taxonomy'],
    taxonomy_terms: ['taxonomy_term', 'taxonomy_term'],
  };
  const validators = new Map(Object.entries(compiled)
    .map(([list, names]) => [list, names.map((name) => ajv.compile(schema(name)))]));
  const wrong = [];
  let checked = 0;
  for (const site of [minified, hostile]) {
    for (const { path, document } of documents(site)) {
      const [, list, id] = path.split('/');
      if (list === 'index.json') continue;
      const [one, item] = validators.get(list);
      const things = id === 'index.json' ? document.contents.map((thing) => [item, thing]) : [[one, document]];
      for (const [valid, thing] of things) {
        checked += 1;
        if (!valid(thing)) wrong.push(`${path}: ${ajv.errorsText(valid.errors)}`);
      }
    }
  }
  assertNone(wrong, 'thing that is not valid');
  assert.ok(checked > 800, `${checked} things`);
});

const xml = new XMLParser({ ignoreAttributes: false, attributeNamePrefix: '@', parseTagValue: false, trimValues: false,
  isArray: (name) => ['entry', 'url', 'link'].includes(name) });

test('the feed has all that Atom asks for', () => {
  for (const site of [minified, hostile]) {
    const text = read(site, 'changes.atom');
    assert.equal(XMLValidator.validate(text), true);
    const { feed } = xml.parse(text);
    assert.equal(feed['@xmlns'], 'http://www.w3.org/2005/Atom');
    const entries = feed.entry;
    assert.ok(entries.length >= 4, `${entries.length} entries`);
    const time = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/;
    for (const thing of [feed, ...entries]) {
      assert.match(thing.id, /^urn:uuid:[0-9a-f-]{36}$/);
      assert.match(thing.updated, time);
      assert.ok(thing.title.trim());
    }
    assert.ok(feed.author.name, 'an author for all the entries');
    assert.equal(new Set([feed, ...entries].map(({ id }) => id)).size, entries.length + 1);
    const days = entries.map(({ updated }) => updated);
    assert.deepEqual(days, [...days].sort().reverse(), 'the newest first');
    assert.equal(feed.updated, days[0]);
    const base = feed.link.find((link) => link['@rel'] === 'self')['@href'].replace('changes.atom', '');
    for (const { link } of entries) {
      const path = link[0]['@href'];
      assert.ok(path.startsWith(base) && site.files.has(`${path.slice(base.length)}index.html`), path);
    }
  }
  const names = xml.parse(read(hostile, 'changes.atom')).feed.entry.map(({ title, summary }) => [title, summary]);
  assert.deepEqual(names[0].map(unescape), [`New: ${NAME}`, `About: ${NAME}`]);
});

/** The signs of XML that the parser leaves as they stand. */
function unescape(text) {
  return text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&amp;', '&');
}

test('the sitemap gives days where they are known', () => {
  const text = read(minified, 'sitemap.xml');
  assert.equal(XMLValidator.validate(text), true);
  const { url } = xml.parse(text).urlset;
  const dated = url.filter(({ lastmod }) => lastmod !== undefined);
  assert.ok(dated.length > 80 && dated.length < url.length, `${dated.length} of ${url.length}`);
  for (const { lastmod } of dated) assert.match(lastmod, /^\d{4}-\d\d-\d\d$/);
});

/** The events of a calendar file, read by a calendar. */
function events(site, path) {
  const text = read(site, path);
  assert.ok(!/[^\r]\n/.test(text), `${path} has a line that does not end in CR and LF`);
  const calendar = new ICAL.Component(ICAL.parse(text));
  assert.equal(calendar.getFirstPropertyValue('version'), '2.0');
  for (const zone of calendar.getAllSubcomponents('vtimezone')) ICAL.TimezoneService.register(zone);
  return calendar.getAllSubcomponents('vevent').map((event) => new ICAL.Event(event));
}

/** The days and times of an event, up to a year of them. */
function occurrences(event) {
  const times = [];
  const next = event.iterator();
  for (let time = next.next(); time && times.length < 370; time = next.next()) times.push(time.toString());
  return times;
}

test('a calendar reads every calendar file', () => {
  const calendars = [...minified.files].filter((path) => path.endsWith('.ics'));
  assert.ok(calendars.length > 10, `${calendars.length} calendars`);
  const ids = new Set();
  for (const path of calendars) {
    const all = events(minified, path);
    assert.ok(all.length, `${path} is empty`);
    for (const event of all) {
      assert.ok(!ids.has(event.uid), `${path}: ${event.uid} is there twice`);
      ids.add(event.uid);
      assert.ok(event.summary && event.component.getFirstPropertyValue('dtstamp'), path);
      assert.ok(event.endDate.compare(event.startDate) > 0, `${path} ends before it starts`);
    }
  }

  const week = events(minified, 'services/splash-summer-week/sessions.ics');
  assert.deepEqual(week.flatMap(occurrences), [2, 3, 4, 5, 6].map((day) => `2027-08-0${day}T09:30:00`));
  // A summer morning is an hour earlier by universal time.
  assert.equal(week[0].startDate.toJSDate().toISOString(), '2027-08-02T08:30:00.000Z');
  assert.equal(week[0].location, 'Eastmoor Pool, 4 Bath Lane, Eastmoor, ZZ3 4AB');
  const shows = events(minified, 'services/moorlight-relaxed-shows/sessions.ics');
  assert.deepEqual(shows.flatMap(occurrences), ['2026-12-12T11:00:00', '2027-02-20T11:00:00', '2027-04-17T11:00:00']);
});

test('a name that looks like code stays a name in a calendar', () => {
  const all = events(hostile, 'services/hostile-swim/sessions.ics');
  assert.equal(all.length, 2);
  for (const event of all) {
    assert.deepEqual([event.summary, event.location, event.description], [NAME, NAME, `About: ${NAME}`]);
  }
});

test('what a page says to search engines is data to a browser, whatever a name looks like', async () => {
  const server = await serve(hostile);
  const browser = await launch();
  try {
    const page = await (await openWindow(browser)).newPage();
    const complaints = [];
    page.on('console', (message) => complaints.push(message.text()));
    page.on('pageerror', (error) => complaints.push(String(error)));
    page.on('dialog', (dialog) => { complaints.push(`a dialog: ${dialog.message()}`); dialog.dismiss(); });
    await page.addInitScript(() => {
      document.addEventListener('securitypolicyviolation', (event) => console.log(`${event.violatedDirective} ${event.blockedURI}`));
    });
    for (const path of ['', 'statement/', 'providers/hostile/', 'services/hostile-swim/']) {
      await page.goto(`${server.origin}/${path}`);
      // The site's own scripts have an address; nothing else is a script.
      const blocks = await page.$$eval('script:not([type="module"][src])', (all) => all.map(({ type, textContent }) => [type, textContent]));
      assert.deepEqual(blocks.map(([type]) => type), ['application/ld+json'], path);
      const graph = JSON.parse(blocks[0][1])['@graph'];
      assert.ok(graph.some((part) => part['@type'] === 'GovernmentOrganization'), path);
      if (path.startsWith('services/')) assert.equal(graph.find((part) => part['@type'] === 'Service').name, NAME);
    }
    assertNone(complaints, 'complaint of the browser');
  } finally {
    await browser.close();
    await server.close();
  }
});
