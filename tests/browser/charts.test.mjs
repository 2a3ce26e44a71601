// The charts, as they are drawn: every word of them can be read on the narrowest screen and on a wide one.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { startPreview } from './preview.mjs';
import { assertNone, launch, minified, openWindow, serve, stayAt } from './site.mjs';

const pages = minified.kinds.get('evidence-set') ?? [];

let server, browser;
before(async () => { [server, browser] = [await serve(minified), await launch()]; });
after(async () => { await browser?.close(); await server?.close(); });

test('the example has a chart of each kind', () => {
  // In English: the words differ by language, and the charts do not.
  const titles = pages.filter(({ url }) => !url.startsWith('ur/')).map(({ html }) => html.match(/<title id="?chart-title"?>([^:]+):/)?.[1]).filter(Boolean);
  assert.deepEqual([...new Set(titles)].sort(), ['Bar chart', 'Line chart', 'Parts of a whole', 'Stacked bar chart']);
});

/** What WCAG 2.2, 1.4.12, lets a reader set. */
const SPACED = '* { letter-spacing: .12em !important; word-spacing: .16em !important; }';

for (const [width, how, css] of [[320, '', ''], [320, ' with a reader’s own spacing', SPACED], [768, '', ''], [1280, '', '']]) {
  for (const { url } of pages) {
    test(`no word of a chart is cut off, small or on another: /${url}, ${width} pixels wide${how}`, async () => {
      const window = await openWindow(browser, { width, bypassCSP: true });
      try {
        const page = await window.newPage();
        await stayAt(page, `${server.origin}/${url}`);
        if (css) await page.addStyleTag({ content: css });
        assertNone(await page.evaluate(faults), 'fault');
      } finally {
        await window.close();
      }
    });
  }
}

const LONG = 'Unbrokenwordsofsuchalengthdonotstandinanyothertable and five more words, all in CAPITALS: WWWMMM';
const rows = (values, more = () => '') => values.map((figures, n) => `  - { id: r${n}, name: "${LONG} ${n}", values: [${figures}]${more(n)} }`).join('\n');
const columns = (count, more = () => '') => Array.from({ length: count }, (_, n) => `  - { id: c${n}, name: "${n % 2 ? LONG : 'Short'} ${n}"${more(n)} }`).join('\n');
const year = (n) => `, time: ${2020 + n}`;

/** Tables that are hard to draw: what stands in their files after the title. */
const HARD = {
  huge: `unit: pounds\nrows:\n${rows([[999999999999999], [1], [0]])}`,
  decimals: `unit: hours a week\nrows:\n${rows([[0.05], [0.25], [12.5]])}`,
  falls: `unit: per cent\nrows:\n${rows([[-45], [120], [-3.5], [0]])}`,
  'only-falls': `unit: per cent\nrows:\n${rows([[-45], [-120]])}`,
  noughts: `unit: children\nrows:\n${rows([[0], [0]])}`,
  same: `unit: children\nrows:\n${rows([[7], [7], [7]])}`,
  groups: `unit: children\ncolumns:\n${columns(6)}\nrows:\n${rows([[1, 20000, 300, 4, 50, 6], [0, 0, 0, 0, 0, 0]])}`,
  stacks: `unit: children\nchart: stacked-bars\ntotals: across\ncolumns:\n${columns(6)}\nrows:\n${rows([[1, 20000, 300, 4, 50, 6], [0, 0, 0, 0, 0, 0]])}`,
  meeting: `unit: children\ncolumns:\n${columns(5, year)}\nrows:\n${rows([[1, 900, 3, 4, 100], [4, 3, 2, 1, 101], [0, 0, 0, 0, 100], [1000, 7, 7, 7, 99]])}`,
  'huge-lines': `unit: children\ncolumns:\n${columns(12, year)}\nrows:\n${rows([Array(12).fill(999999999999), Array(12).fill(0)])}`,
  days: `unit: children\nrows:\n${rows([[3], [9], [4]], (n) => `, time: 2026-01-${10 + n}`)}`,
  panels: `unit: children\ncolumns:\n${columns(3, year)}\nrows:\n${rows([[0, 0, 0], [10, 1000000, 9], [1, 2, 3], [3, 2, 1], [9, 9, 9]])}`,
  'huge-panels': `unit: children\ncolumns:\n${columns(3, year)}\nrows:\n${rows(Array(5).fill([0, 7, 999999999999999]))}`,
  parts: `unit: children\nchart: parts\nrows:\n${rows([[1], [100000], [1], [50], [20]], (n) => (n > 2 ? `, of: r${n === 3 ? 1 : 3}` : ''))}`,
};

test('what is hard to draw can be read as well', async (t) => {
  const files = Object.entries(HARD).map(([id, text]) => [
    `content/evidence/hard-${id}.yaml`, `id: hard-${id}\ntitle: Hard to draw\nsource: Nowhere\nperiod: 2026\n${text}\n`,
  ]);
  const preview = await startPreview({ files: Object.fromEntries(files) });
  for (const id of Object.keys(HARD)) {
    for (const width of [320, 1280]) {
      await t.test(`${id}, ${width} pixels wide`, async () => {
        const window = await openWindow(browser, { width });
        const page = await window.newPage();
        await page.goto(`${preview.origin}/evidence/hard-${id}/`);
        assert.equal(await page.locator('svg.chart').count(), 1);
        const found = await page.evaluate(faults);
        await window.close();
        assertNone(found, 'fault');
      });
    }
  }
  await preview.stop();
});

test('marks differ without colour: each series of a chart has a pattern, or a dash and a shape', async () => {
  const window = await openWindow(browser, { forcedColors: 'active' });
  const page = await window.newPage();
  for (const { url } of pages) {
    await stayAt(page, `${server.origin}/${url}`);
    const looks = await page.evaluate(() => {
      const fills = [...document.querySelectorAll('.chart .area')].map((area) => [area.getAttribute('class'), area.getAttribute('fill')]);
      const lines = [...document.querySelectorAll('.chart line.line')].map((line) =>
        [line.getAttribute('class'), getComputedStyle(line).strokeDasharray]);
      return [...fills, ...lines];
    });
    const bySeries = new Map(looks);
    assert.equal(new Set(bySeries.values()).size, bySeries.size, `/${url}: ${JSON.stringify([...bySeries])}`);
  }
  await window.close();
});

/** Runs in the page: words that reach out of the window or the chart, that are small, or that lie on others. */
function faults() {
  const found = [];
  for (const chart of document.querySelectorAll('svg.chart')) {
    const frame = chart.getBoundingClientRect();
    const words = [...chart.querySelectorAll('text')].map((text) => ({
      said: text.textContent,
      size: Number.parseFloat(getComputedStyle(text).fontSize),
      box: text.getBoundingClientRect(),
    }));
    for (const [n, { said, size, box }] of words.entries()) {
      if (size < 12) found.push(`“${said}” is ${size} pixels tall`);
      const isOut = box.left < frame.left - 1 || box.right > frame.right + 1 || box.top < frame.top - 1 || box.bottom > frame.bottom + 1;
      if (isOut) found.push(`“${said}” reaches out of the chart`);
      if (box.right > document.documentElement.clientWidth) found.push(`“${said}” reaches out of the window`);
      for (const other of words.slice(n + 1)) {
        const across = Math.min(box.right, other.box.right) - Math.max(box.left, other.box.left);
        // The box of a line of words is taller than its letters.
        const down = Math.min(box.bottom, other.box.bottom) - Math.max(box.top, other.box.top);
        if (across > 0.5 && down > 4) found.push(`“${said}” lies on “${other.said}”`);
      }
    }
  }
  return found;
}
