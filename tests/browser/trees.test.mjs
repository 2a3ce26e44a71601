// What a screen reader is told of each kind of page: landmarks, headings, names and states. They are kept in trees/, a
// file for each kind, and were read line by line; whatever changes them shows as a difference, to be read again.
//
//   TREES=overwrite node --test trees.test.mjs     writes them anew, to be read before they are kept
//
// The pages are those of the site that `shortbreaks new` writes, with what it has only as a hint switched on: it is small,
// shows every kind of page, and changes with the program and not with what the example has to say.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { launch, openWindow, readSite, serve, stayAt } from './site.mjs';

const TODAY = '2026-11-22';
const kept = fileURLToPath(new URL('trees', import.meta.url));
const overwrite = process.env.TREES === 'overwrite';
const folder = mkdtempSync(join(tmpdir(), 'shortbreaks-trees-'));

/** Builds the site of the trees. */
function build() {
  const root = join(folder, 'site');
  const env = { ...process.env, SOURCE_DATE_EPOCH: String(Date.parse(TODAY) / 1000) };
  const run = (...args) => execFileSync(process.env.SHORTBREAKS, args, { cwd: folder, env, stdio: 'pipe' });
  const edit = (file, changes) => {
    const path = join(root, 'content', file);
    let text = readFileSync(path, 'utf8');
    for (const [from, to] of changes) {
      assert.ok(text.includes(from), `content/${file} has no “${from}”`);
      text = text.replace(from, to);
    }
    writeFileSync(path, text);
  };
  run('new', root);
  edit('vocabulary.yaml', [
    ['    # latitude: 54.51 ', '    latitude: 54.51 '], ['    # longitude: -2.03 ', '    longitude: -2.03 '],
    ['    name: Southern Example\n', '    name: Southern Example\n    latitude: 54.4\n    longitude: -2.1\n'],
  ]);
  edit('tiers.yaml', [['  # aliases: [open-access]', '  aliases: [open-access]']]);
  run('publish-version', '--root', root);
  edit('statement.yaml', [['version: 0.1 ', 'version: 0.2 ']]);
  edit('statement/05-costs-and-direct-payments.md', [['\n## ', '\nMore of this is to come.\n\n## ']]);
  run('build', '--root', root, '--out', join(folder, 'public'), '--drafts', '--with-checks');
  return readSite(join(folder, 'public'));
}

const site = build();
/** One page of each kind: the first by its address of those that show most of the kind, which the words on it do not change. */
const pages = [...site.kinds].map(([kind, all]) => [kind, [...all].sort((a, b) => partsIn(b) - partsIn(a) || (a.path < b.path ? -1 : 1))[0]]);

function partsIn({ html }) {
  return new Set([...html.matchAll(/<([a-z][a-z0-9]*)/g)].map(([, element]) => element)).size;
}

let server, browser, page;
before(async () => {
  [server, browser] = [await serve(site), await launch()];
  page = await (await openWindow(browser)).newPage();
});
after(async () => { await browser?.close(); await server?.close(); rmSync(folder, { recursive: true }); });

for (const [kind, { url }] of pages) {
  test(`a ${kind} page, such as /${url}, tells what it did`, async () => {
    await stayAt(page, `${server.origin}/${url}`);
    // What comes before and after the words is the same on each page, but for where one is: contact shows it in full.
    const part = page.locator(kind === 'contact' || (await page.locator('main').count()) === 0 ? 'body' : 'main');
    compare(kind, `# /${url}\n${shorten(await part.ariaSnapshot())}\n`);
  });
}

test('no tree is kept of a kind of page that is not there', () => {
  const known = new Set(pages.map(([kind]) => `${kind}.yaml`));
  assert.deepEqual(readdirSync(kept).filter((name) => !known.has(name)), []);
});

function compare(kind, tree) {
  const file = join(kept, `${kind}.yaml`);
  if (overwrite) {
    mkdirSync(kept, { recursive: true });
    writeFileSync(file, tree);
    return;
  }
  assert.ok(existsSync(file), `there is no ${file} yet: read what TREES=overwrite writes, and keep it`);
  const difference = differenceOf(readFileSync(file, 'utf8').split('\n'), tree.split('\n'));
  assert.ok(difference.length === 0, `a screen reader is told something else now; read it, and keep it with TREES=overwrite:\n${difference.join('\n')}`);
}

/**
 * A tree in which a long row of things of one role has its first three and its last, and how many are between: the
 * proof looks at each of them anyhow. Attributes that are addresses are left out: where links lead has tests of its own.
 */
function shorten(tree) {
  const lines = tree.split('\n').filter((line) => !/^\s*- \/url:/.test(line));
  const indent = (line) => line.search(/\S/);
  const nodes = [];
  const stack = [{ depth: -1, children: nodes }];
  for (const line of lines) {
    while (stack.at(-1).depth >= indent(line)) stack.pop();
    const node = { depth: indent(line), line: line.replace(/:$/, ''), role: line.trim().match(/^- '?(\w+)/)?.[1], children: [] };
    stack.at(-1).children.push(node);
    stack.push(node);
  }
  const shown = (list) => {
    const rows = [];
    for (let n = 0; n < list.length; n += 1) {
      const same = list.slice(n).findIndex(({ role }) => role !== list[n].role);
      const length = same < 0 ? list.length - n : same;
      if (length > 5) {
        rows.push(...list.slice(n, n + 3).flatMap(told), `${' '.repeat(list[n].depth)}# … ${length - 4} more`, ...told(list[n + length - 1]));
        n += length - 1;
      } else {
        rows.push(...told(list[n]));
      }
    }
    return rows;
  };
  const told = ({ line, children }) => [children.length ? `${line}:` : line, ...shown(children)];
  return shown(nodes).join('\n');
}

/** Lines that went and lines that came, with three lines around them. */
function differenceOf(before, after) {
  const table = Array.from({ length: before.length + 1 }, () => new Uint16Array(after.length + 1));
  for (let a = before.length - 1; a >= 0; a -= 1) {
    for (let b = after.length - 1; b >= 0; b -= 1) {
      table[a][b] = before[a] === after[b] ? table[a + 1][b + 1] + 1 : Math.max(table[a + 1][b], table[a][b + 1]);
    }
  }
  const rows = [];
  for (let [a, b] = [0, 0]; a < before.length || b < after.length;) {
    if (a < before.length && b < after.length && before[a] === after[b]) { rows.push(`  ${before[a]}`); a += 1; b += 1; }
    else if (b >= after.length || (a < before.length && table[a + 1][b] >= table[a][b + 1])) { rows.push(`- ${before[a]}`); a += 1; }
    else { rows.push(`+ ${after[b]}`); b += 1; }
  }
  const changed = (n) => rows[n] && !rows[n].startsWith('  ');
  return rows.filter((_, n) => [-3, -2, -1, 0, 1, 2, 3].some((by) => changed(n + by)));
}
