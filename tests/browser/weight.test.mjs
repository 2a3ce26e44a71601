// What a page weighs on its way to an old phone: its HTML and its style sheets, compressed, are less than what the
// first answers of a server hold, 14 KB, whatever the page shows. Images and scripts come after, and are told of apart.
//
// Compressed is with Brotli, which servers have and browsers take since 2017. The theme and the language that most
// sites have stay under it with gzip as well. What gzip makes small enough is not tried with Brotli, which takes long.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { test } from 'node:test';
import { editions } from './editions.mjs';
import { assertNone } from './site.mjs';

/** Ten packets of 1,460 bytes, less what the answer says of itself. */
const LIMIT = 14 * 1024;
/** Three times as much for what is a whole document: to be printed, saved or written on, and said to be so where a link leads to it. */
const WHOLE = 3 * LIMIT;

const WHOLE_DOCUMENTS = [
  ['statement-all', /./, 'the whole statement on one page'],
  ['statement-draft', /./, 'the whole statement with room to write'],
  ['large-print', /./, 'the whole statement in large letters'],
  ['components', /./, 'every part of the theme, for those who make one'],
  ['edition', /./, 'an earlier statement, its levels or its services, kept whole'],
  ['listing', /(^|\/)services\/all\/$/, 'every break on one page, to print'],
];
const wholeDocument = ({ kind, url }) => WHOLE_DOCUMENTS.find(([of, where]) => of === kind && where.test(url))?.[2];

const gzip = (text) => gzipSync(text, { level: 9 }).length;
const brotli = (text) => brotliCompressSync(text).length;

const sizes = new Map();
function weigh(site, file, pack) {
  const path = join(site.root, file);
  if (!sizes.has(path)) sizes.set(path, new Map());
  const packed = sizes.get(path);
  if (!packed.has(pack)) packed.set(pack, pack(readFileSync(path)));
  return packed.get(pack);
}

/** The files of the site that elements of a page name. */
function named(page, pattern) {
  const base = page.path === '404.html' ? '' : posix.dirname(page.path);
  return [...page.html.matchAll(pattern)].map(([tag]) => {
    const address = tag.match(/(?:href|src)="?([^"> ]+)/)[1];
    // The page for wrong addresses names them from the top of the host.
    return address.startsWith('/') ? address.slice(address.indexOf('assets/')) : posix.normalize(posix.join(base, address));
  });
}
const allSheetsOf = (page) => named(page, /<link[^>]*\brel="?stylesheet[^>]*>/g);
// No screen waits for the sheet that is for paper.
const sheetsOf = (page) => allSheetsOf(page).filter((name) => !/\/print\.[^/]*$/.test(name));
const scriptsOf = (page) => named(page, /<script[^>]*\bsrc=[^>]*>/g);

/** Scripts, with those that they import. */
function withImports(site, scripts, met = new Set()) {
  for (const script of scripts.filter((name) => !met.has(name))) {
    met.add(script);
    const text = readFileSync(join(site.root, script), 'utf8');
    const imports = [...text.matchAll(/'(\.\/[\w.-]+\.js)'/g)].map(([, name]) => posix.join(posix.dirname(script), name));
    withImports(site, imports.filter((name) => site.files.has(name)), met);
  }
  return met;
}

for (const { name, theme, language, whole, site } of editions) {
  const ordinary = theme === 'default' && language.startsWith('en') ? gzip : brotli;
  test(`${name}: each page and its styles are under ${LIMIT} bytes with ${ordinary.name}, or ${WHOLE} for a whole document`, (t) => {
    const findings = [];
    const table = [];
    const weighed = (page, pack) => {
      const [html, css] = [pack(page.html), sheetsOf(page).reduce((sum, sheet) => sum + weigh(whole, sheet, pack), 0)];
      assert.ok(css > 0, `${page.path} has no styles`);
      const js = [...withImports(whole, scriptsOf(page))].reduce((sum, script) => sum + weigh(whole, script, pack), 0);
      return { page, html, css, js, all: html + css, limit: wholeDocument(page) ? WHOLE : LIMIT };
    };
    const tooHeavy = ({ all, limit }) => all >= limit;
    for (const [kind, pages] of site.kinds) {
      const rows = pages.map((page) => weighed(page, gzip));
      const heavy = rows.filter(tooHeavy).map(({ page }) => weighed(page, ordinary)).filter(tooHeavy);
      for (const { page, html, css, all, limit } of heavy) {
        findings.push(`/${page.url} (${kind}) weighs ${all}: HTML ${html}, styles ${css}; at most ${limit}`);
      }
      for (const is of [false, true]) {
        const heaviest = rows.filter(({ limit }) => (limit === WHOLE) === is).sort((a, b) => b.all - a.all)[0];
        if (heaviest) table.push({ kind, pages: pages.length, ...weighed(heaviest.page, ordinary) });
      }
    }
    table.sort((a, b) => b.all - a.all);
    const line = (...cells) => cells.map((cell, n) => (n ? String(cell).padStart(8) : String(cell).padEnd(18))).join(' ');
    t.diagnostic(line('kind', 'pages', 'HTML', 'styles', 'both', 'scripts', ' heaviest page'));
    for (const { kind, pages, html, css, js, all, page } of table) {
      t.diagnostic(`${line(kind, pages, html, css, all, js)} /${page.url}${wholeDocument(page) ? ` (${wholeDocument(page)})` : ''}`);
    }
    assertNone(findings, 'page that is too heavy');
  });

  test(`${name}: each page has the styles of all that is on it`, () => {
    const classes = new Map();
    for (const path of whole.files) {
      if (!/^assets\/theme\/[^/]*\.css$/.test(path)) continue;
      for (const [, one] of readFileSync(join(whole.root, path), 'utf8').matchAll(/\.([a-z][\w-]*)(?=[^{}]*\{)/g)) {
        classes.set(one, new Set([...(classes.get(one) ?? []), path]));
      }
    }
    assert.ok(classes.size > 100, `${classes.size} classes`);
    const findings = new Set();
    for (const page of site.pages) {
      const sheets = new Set(allSheetsOf(page));
      for (const [, quoted, bare] of page.html.matchAll(/<[a-z][^>]*?\sclass=(?:"([^"]*)"|([^\s>]+))/g)) {
        for (const one of (quoted ?? bare).split(/\s+/)) {
          const where = classes.get(one);
          if (where && ![...where].some((sheet) => sheets.has(sheet))) {
            findings.add(`${page.kind}: .${one} has its styles in ${[...where]}, which /${page.url} does not have`);
          }
        }
      }
    }
    assertNone([...findings], 'class without its styles');
  });
}
