// What the tests of the built sites share: the sites, a server for them, and a browser.
//
// SITE_PLAIN and SITE_MINIFIED name the folders of the same site built without and with minifying; SITE_THEMES, if
// there are other themes, that of a folder for each of them. `tests/run` builds them and sets these.
// Nothing here knows what a page should look like.

import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join, resolve, sep } from 'node:path';

/** The site as the templates make it. */
export const plain = openSite('SITE_PLAIN');
/** The site as it is published. */
export const minified = openSite('SITE_MINIFIED');

/** The site in each other theme, as it is published, by the name of the theme. */
export const themed = new Map((process.env.SITE_THEMES ? readdirSync(process.env.SITE_THEMES).sort() : [])
  .map((theme) => [theme, readSite(join(process.env.SITE_THEMES, theme))]));

function openSite(variable) {
  const folder = process.env[variable];
  if (!folder || !existsSync(join(folder, 'index.html'))) {
    throw new Error(`${variable} must name the folder of a built site; tests/run builds both and sets it`);
  }
  return readSite(folder);
}

/** A built site. */
export function readSite(folder) {
  const root = resolve(folder);
  const files = readdirSync(root, { recursive: true })
    .filter((name) => statSync(join(root, name)).isFile())
    .map((name) => name.split(sep).join('/'))
    .sort();
  const pages = files.filter((name) => name.endsWith('.html')).map((path) => readPage(root, path));
  return { root, files: new Set(files), pages, kinds: byKind(pages) };
}

/** The pages of a site in one language, as a site of their own in the same folder. */
export function inLanguage(site, language) {
  const pages = site.pages.filter((page) => page.language === language);
  return { ...site, pages, kinds: byKind(pages) };
}

function readPage(root, path) {
  const html = readFileSync(join(root, path), 'utf8');
  const kind = html.match(/<body[^>]*\bclass="?[^">]*\bpage-([\w-]+)/)?.[1];
  if (!kind) throw new Error(`${path} does not say which kind of page it is: <body class="page-…">`);
  const language = html.match(/<html[^>]*\blang="?([\w-]+)/)?.[1];
  if (!language) throw new Error(`${path} does not say which language it is in: <html lang="…">`);
  return { path, kind, language, html, url: path.replace(/(^|\/)index\.html$/, '$1') };
}

/** Pages by kind, the fullest page of each kind first: it shows most of what the template can. */
export function byKind(pages) {
  const kinds = new Map();
  for (const page of pages) kinds.set(page.kind, [...(kinds.get(page.kind) ?? []), page]);
  for (const list of kinds.values()) list.sort((a, b) => b.html.length - a.html.length);
  return new Map([...kinds].sort());
}

/**
 * Pages of each kind that between them show all that pages of the kind have, and as few as that takes: the one with most
 * elements and classes first, then those with most that were not met before. A new kind of page, or a new part of one, is
 * looked at by itself.
 */
export const samples = (site) => [...site.kinds.values()].flatMap((pages) => cover(pages));

/** The same, with the fullest page of each kind before the others: it shows what much of everything does to a page. */
export const fullSamples = (site) => [...site.kinds.values()].flatMap((pages) => cover(pages, [pages[0]]));

/** Of each kind, the page that shows most of what pages of the kind have. */
export const richest = (site) => [...site.kinds.values()].map((pages) => cover(pages)[0]);

/** Goes on from the pages that are chosen until every part that pages have is on one. Of two that show as much, the shorter will do. */
function cover(pages, chosen = []) {
  const unmet = new Map(pages.map((page) => [page, partsOf(page.html)]));
  const take = (page) => {
    for (const part of unmet.get(page)) for (const parts of unmet.values()) parts.delete(part);
  };
  chosen.forEach(take);
  const better = (a, b) => (unmet.get(b).size - unmet.get(a).size || a.html.length - b.html.length) > 0 ? b : a;
  for (;;) {
    const best = pages.reduce(better);
    if (unmet.get(best).size === 0) return chosen;
    chosen.push(best);
    take(best);
  }
}

/** The names of the elements of a page, and of their classes. */
function partsOf(html) {
  return new Set([...html.matchAll(/<([a-z][a-z0-9]*)([^>]*)/g)].flatMap(([, element, attributes]) => {
    const classes = attributes.match(/\bclass=(?:"([^"]*)"|([^\s>]+))/);
    return [element, ...(classes?.[1] ?? classes?.[2] ?? '').split(/\s+/).filter(Boolean).map((name) => `.${name}`)];
  }));
}

const TYPES = {
  '.css': 'text/css', '.csv': 'text/csv', '.html': 'text/html', '.js': 'text/javascript', '.json': 'application/json',
  '.atom': 'application/atom+xml', '.xml': 'application/xml', '.txt': 'text/plain', '.svg': 'image/svg+xml',
  '.png': 'image/png', '.jpg': 'image/jpeg', '.webp': 'image/webp', '.woff2': 'font/woff2', '.pdf': 'application/pdf',
};

/** What a browser may do with every page, as `build --server netlify` has it for a site. */
const HEADERS = headersOf(minified);

function headersOf(site) {
  const [, ofAll] = readFileSync(join(site.root, '_headers'), 'utf8').match(/^\/\*\n((?: .*\n)+)/m);
  return Object.fromEntries([...ofAll.matchAll(/^ +([\w-]+): (.*)$/gm)].map(([, name, value]) => [name, value]));
}

/** Serves a site as a plain web server would, under the policy that a council is told to set. */
export async function serve(site) {
  const server = createServer((request, response) => {
    const path = decodeURIComponent(new URL(request.url, 'http://site').pathname).slice(1);
    const index = path === '' || path.endsWith('/') ? `${path}index.html` : path;
    const [status, file] = site.files.has(index) ? [200, index] : [404, '404.html'];
    const type = TYPES[extname(file)] ?? 'application/octet-stream';
    response.writeHead(status, {
      'content-type': /text|json|xml|javascript/.test(type) ? `${type}; charset=utf-8` : type,
      ...HEADERS,
    });
    response.end(readFileSync(join(site.root, file)));
  });
  await new Promise((ready) => server.listen(0, '127.0.0.1', ready));
  return {
    origin: `http://127.0.0.1:${server.address().port}`,
    close: () => new Promise((done) => { server.close(done); server.closeAllConnections(); }),
  };
}

export * from './browser.mjs';
