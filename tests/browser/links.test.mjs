// Whoever follows a link arrives: every address on every page leads to a file that is there.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { assertNone, launch, minified, plain, themed } from './site.mjs';

// The site is thought to be two folders down, so that a link that climbs out of it is seen.
const HOME = 'http://site.invalid/two/down/';

let browser;
before(async () => { browser = await launch(); });
after(() => browser?.close());

for (const [name, site] of [['plain', plain], ['minified', minified], ...themed]) {
  test(`the ${name} site`, async (t) => {
    const pages = await readLinks(site);
    const base = pages.get('index.html').links.find(({ rel }) => rel === 'canonical')?.address;
    assert.ok(base, 'the home page has no canonical address');

    await t.test('every link, image and style sheet leads somewhere', () => {
      const wrong = [];
      for (const [path, { links }] of pages) {
        for (const link of links) {
          const reason = faultOf(link, path, site, pages, base);
          if (reason) wrong.push(`${path}: ${link.address} ${reason} in ${link.html}`);
        }
      }
      assertNone(wrong, 'link that leads nowhere');
    });

    await t.test('every page is reached from the home page by links alone', () => {
      const seen = new Set(['index.html']);
      for (const path of seen) {
        for (const link of pages.get(path)?.links ?? []) {
          const there = link.followed && insideFile(link.address, path)?.file;
          if (there && pages.has(there)) seen.add(there);
        }
      }
      // Old addresses and the page for wrong ones are where people land, not where links lead.
      const meant = site.pages.filter(({ kind }) => !['redirect', 'not-found'].includes(kind));
      assertNone(meant.map(({ path }) => path).filter((path) => !seen.has(path)), 'page that no link leads to');
    });
  });
}

/** What is wrong with a link, or nothing. */
function faultOf({ address, rel }, path, site, pages, base) {
  if (/^mailto:/.test(address)) return faultOfEmail(address);
  if (/^(tel|sms):/.test(address)) return /^(tel|sms):(\+\d{7,15}|\d{3,15})$/.test(address) ? '' : 'is no phone number';

  if (/^[a-z][a-z0-9+.-]*:|^\/\//i.test(address)) {
    const named = ['canonical', 'alternate'].includes(rel);
    if (address.startsWith(base) && !named) return 'goes out and comes back: it is on this site';
    if (address.startsWith(base)) return faultInside(address.slice(base.length), 'index.html', site, pages);
    if (named) return `is not on this site, ${base}`;
    return /^https?:\/\/[^/\s]+\.[a-z]{2,}(\/\S*)?$/i.test(address) ? '' : 'is no web address';
  }

  // The page for wrong addresses is shown at any depth, so its own addresses start at the top of the host.
  if (/(^|\/)404\.html$/.test(path)) {
    const top = new URL(base).pathname;
    if (address.startsWith('#')) return faultInside(address, path, site, pages);
    if (!address.startsWith(top)) return `does not start with ${top}, and this page is shown at any depth`;
    // That of a translation finds what all languages share one folder up.
    return faultInside(new URL(address, base).pathname.slice(top.length) || './', '404.html', site, pages);
  }
  if (address.startsWith('/')) return 'starts at the top of the host: the site may be in a folder';
  return faultInside(address, path, site, pages);
}

function faultInside(address, path, site, pages) {
  const there = insideFile(address, path);
  if (!there) return 'leaves the site';
  if (!site.files.has(there.file)) return `leads to ${there.file}, which is not there`;
  const { id } = there;
  return !id || pages.get(there.file)?.ids.has(id) ? '' : `leads to #${id}, which is not on ${there.file}`;
}

/** The file and the id that an address on a page leads to; nothing when it leaves the site. */
function insideFile(address, path) {
  const url = new URL(address, new URL(path, HOME));
  if (!url.href.startsWith(HOME)) return undefined;
  const file = decodeURIComponent(url.href.slice(HOME.length).replace(/[?#].*$/, ''));
  return { file: file === '' || file.endsWith('/') ? `${file}index.html` : file, id: decodeURIComponent(url.hash.slice(1)) };
}

function faultOfEmail(address) {
  const { pathname, searchParams } = new URL(address);
  const unknown = [...searchParams.keys()].filter((key) => !['subject', 'body', 'cc'].includes(key));
  if (!/^[^@\s%]+@[^@\s%]+\.[a-z]{2,}$/i.test(pathname)) return 'is no email address';
  // Mail programs read + as a plus sign, not as a space.
  if (address.includes('+') && address.indexOf('+') > address.indexOf('?')) return 'writes a space as +';
  return unknown.length ? `has an unknown field ${unknown}` : '';
}

/** The addresses and the ids on each page, as a browser parses them. */
async function readLinks(site) {
  const page = await browser.newPage();
  const read = new Map();
  for (const { path, html } of site.pages) {
    const { ids, links } = await page.evaluate((text) => {
      const parsed = new DOMParser().parseFromString(text, 'text/html');
      const links = [];
      const add = (element, address, followed = false) =>
        links.push({ address: address.trim(), followed, rel: element.getAttribute('rel') ?? '', html: element.outerHTML.slice(0, 160) });
      for (const element of parsed.querySelectorAll('*')) {
        for (const name of ['href', 'src', 'action', 'poster', 'data', 'xlink:href']) {
          if (element.hasAttribute(name)) add(element, element.getAttribute(name), element.localName === 'a');
        }
        for (const candidate of element.getAttribute('srcset')?.split(',') ?? []) add(element, candidate.trim().split(/\s/)[0]);
        if (/^refresh$/i.test(element.getAttribute('http-equiv') ?? '')) add(element, element.content.replace(/^.*?url=/i, ''), true);
      }
      return { links, ids: [...parsed.querySelectorAll('[id]')].map(({ id }) => id) };
    }, html);
    read.set(path, { links, ids: new Set(ids) });
  }
  await page.close();
  return read;
}
