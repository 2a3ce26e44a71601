// The preview as somebody meets it who edits in one window and reads in another: the page follows the files, and
// nothing that the reader was doing is lost.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import { assertNone, follow, launch, openWindow } from './browser.mjs';
import { startPreview } from './preview.mjs';

const SWIM = 'content/providers/splash-northmoor.yaml';
const ROVERS = 'content/providers/castle-ward-rovers.yaml';
const COSTS = 'content/statement/09-costs.md';

// A theme with a field and a fold in the foot of each page: the default one has nothing to type into.
const FORM = `
<form class="wrap"><label>Your notes <input id="notes"></label>
<details id="fold"><summary>More</summary><p>Folded.</p></details></form>
`;

let browser, preview, window;
before(async () => {
  browser = await launch();
  preview = await startPreview({
    files: {
      'themes/default/templates/section.html': `{% extends "base.html" %}
{% block content %}<h1>{{ page.title }}</h1><div class="prose">{{ view.html | safe }}</div>${FORM}{% endblock content %}
`,
    },
  });
  window = await openWindow(browser);
});
after(async () => { await browser?.close(); await preview?.stop(); });

/** Opens a page that is marked, so that a page that was loaded anew is known by its missing mark. */
async function open(address) {
  const page = await window.newPage();
  page.wrong = [];
  page.on('pageerror', (error) => page.wrong.push(`a script fails: ${error.message}`));
  page.on('console', (message) => message.type() === 'error' && page.wrong.push(message.text()));
  await page.goto(preview.origin + address);
  await page.evaluate(() => { window.marked = true; });
  return page;
}

const says = (page, words) => page.waitForFunction((words) => document.body.innerText.includes(words), words);
const panel = (page) => page.locator('shortbreaks-preview');

/** axe finds nothing wrong with a page and the panel on it, with all that folds unfolded. */
async function looksRight(address) {
  for (const colorScheme of ['light', 'dark']) {
    // A page of its own: axe adds styles, which the page's policy refuses aloud.
    const page = await open(address);
    await page.emulateMedia({ colorScheme });
    await panel(page).locator('details').evaluateAll((folds) => folds.forEach((fold) => { fold.open = true; }));
    const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze();
    assertNone(violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join('\n')}`), 'fault');
    await page.close();
  }
}

test('a saved summary is on the page, which was not loaded anew', async () => {
  const page = await open('/services/saturday-swim/');
  await preview.edit(SWIM, 'Small-group swimming', 'Splashing about');
  await says(page, 'Splashing about');
  assert.equal(await page.evaluate(() => window.marked), true);
  await preview.edit(SWIM, 'Splashing about', 'Small-group swimming');
  await says(page, 'Small-group swimming');
  assertNone(page.wrong, 'fault');
  await page.close();
});

test('through ten changes the field keeps its focus and words, the fold stays open and the page stays where it is', async () => {
  const page = await open('/statement/costs/');
  await page.locator('#fold').evaluate((fold) => { fold.open = true; });
  await page.locator('#notes').fill('Ask about lunch');
  await page.evaluate(() => scrollTo(0, 300));
  const at = await page.evaluate(() => scrollY);
  assert.ok(at > 0, 'the page is long enough to be scrolled');
  let last = 'families';
  for (let number = 1; number <= 10; number += 1) {
    const text = preview.read(COSTS);
    await preview.seen(() => preview.write(COSTS, `${text.replace(/\nMark \d+\n$/, '')}\nMark ${number}\n`));
    last = `Mark ${number}`;
    await says(page, last);
    assert.deepEqual(
      await page.evaluate(() => ({
        focus: document.activeElement.id,
        words: document.querySelector('#notes').value,
        fold: document.querySelector('#fold').open,
        scroll: scrollY,
        marked: window.marked,
      })),
      { focus: 'notes', words: 'Ask about lunch', fold: true, scroll: at, marked: true },
      `after change ${number}`,
    );
  }
  assertNone(page.wrong, 'fault');
  await page.close();
});

test('a page whose list a script has made is loaded anew, with the focus and the choices where they were', async () => {
  const page = await open('/services/');
  await page.getByRole('searchbox').fill('football');
  await page.getByRole('status').filter({ hasText: 'fit' }).first().waitFor();
  await preview.edit(ROVERS, 'name: All-in football', 'name: All-in swimming football');
  await page.locator('#results').getByText('All-in swimming football').first().waitFor();
  assert.equal(await page.getByRole('searchbox').inputValue(), 'football');
  await page.waitForFunction(() => document.activeElement.type === 'search');
  await preview.edit(ROVERS, 'name: All-in swimming football', 'name: All-in football');
  assertNone(page.wrong, 'fault');
  await page.close();
});

test('a page that did not change is not touched, and nobody is told to reload it', async () => {
  const page = await open('/glossary/');
  const requests = [];
  page.on('request', (request) => requests.push(request.url()));
  await page.evaluate(() => {
    new MutationObserver((changes) => { window.touched = (window.touched ?? 0) + changes.length; })
      .observe(document.documentElement, { subtree: true, childList: true, attributes: true, characterData: true });
  });
  const { counts: { reloads } } = await preview.status();
  await preview.edit(SWIM, 'trained helpers', 'patient helpers');
  await new Promise((later) => { setTimeout(later, 500); });
  assert.equal(await page.evaluate(() => window.touched ?? 0), 0);
  assert.deepEqual(requests, []);
  assert.equal((await preview.status()).counts.reloads, reloads);
  await page.close();
});

test('a change of the style sheet alone is swapped in place', async () => {
  const page = await open('/statement/costs/');
  await page.locator('#notes').fill('still here');
  const css = (colour) => `body { background: ${colour}; }`;
  const background = (colour) => page.waitForFunction((colour) => getComputedStyle(document.body).backgroundColor === colour, colour);
  await preview.seen(() => preview.write('themes/default/assets/site.css', css('rgb(1, 2, 3)')));
  await background('rgb(1, 2, 3)');
  await preview.seen(() => preview.write('themes/default/assets/site.css', css('rgb(4, 5, 6)')));
  await background('rgb(4, 5, 6)');
  assert.equal(await page.evaluate(() => window.marked), true);
  assert.equal(await page.locator('#notes').inputValue(), 'still here');
  assert.equal(await page.evaluate(() => document.activeElement.id), 'notes');
  await page.waitForFunction(() => [...document.styleSheets].filter((sheet) => /site\.[0-9a-f]+\.css/.test(sheet.href)).length === 1);
  await preview.seen(() => rmSync(join(preview.root, 'themes/default/assets/site.css')));
  await page.close();
});

test('a mistake leaves the page as it was, is listed and announced, and goes when it is mended', async () => {
  const page = await open('/statement/costs/');
  await page.locator('#notes').focus();
  const before = await page.locator('main').innerText();
  assert.equal(await panel(page).getByRole('status').innerText(), '');

  await preview.edit(SWIM, 'tier:', 'teir:');
  const list = panel(page).getByRole('group').filter({ hasText: '1 mistake' });
  await list.waitFor();
  const words = await list.innerText();
  for (const part of ['`teir` is not a key', `${SWIM}:`, 'teir: additional', 'did you mean `tier`?']) {
    assert.ok(words.includes(part), `the panel says “${part}”:\n${words}`);
  }
  assert.match(await panel(page).getByRole('status').innerText(), /^One mistake/);
  assert.equal(await page.evaluate(() => document.activeElement.id), 'notes');
  assert.equal(await page.locator('main').innerText(), before);
  await looksRight('/statement/costs/');
  // Other pages too are as they were.
  const response = await fetch(`${preview.origin}/services/saturday-swim/`);
  assert.equal(response.status, 200);
  assert.match(await response.text(), /1 mistake/);

  await preview.edit(SWIM, 'teir:', 'tier:');
  await list.waitFor({ state: 'detached' });
  await page.waitForFunction(() => document.querySelector('shortbreaks-preview').shadowRoot.querySelector('[role=status]').textContent === 'All mistakes are mended.');
  assertNone(page.wrong, 'fault');
  await page.close();
});

test('gaps in law are a count that opens the list', async () => {
  const page = await open('/');
  assert.equal(await panel(page).locator('.others').count(), 0);
  await preview.edit('content/statement/14-complaints.md', 'covers:', 'covers: []\n#');
  const fold = panel(page).getByRole('group').filter({ hasText: '2 legal gaps, 1 piece of advice' });
  await fold.waitFor();
  await fold.locator('summary').press('Enter');
  await panel(page).getByText('[complaints-and-advice]').first().waitFor();
  await looksRight('/');
  await preview.edit('content/statement/14-complaints.md', 'covers: []\n#', 'covers:');
  await fold.waitFor({ state: 'detached' });
  await page.close();
});

test('a page says where it was written, and its paragraphs are numbered for whoever asks', async () => {
  const page = await open('/statement/costs/');
  await panel(page).getByText('Where this page was written').click();
  const list = panel(page).locator('.parts');
  await list.getByText(`${COSTS}:1`, { exact: true }).waitFor();
  assert.match(await list.locator('li').nth(1).innerText(), /09-costs\.md:\d+, saved \d+ \w+ 20\d\d, \d\d:\d\d:\d\d$/);
  await follow(panel(page).getByRole('link', { name: 'Number the paragraphs' }));
  assert.equal(await page.locator('.prose .number').first().innerText(), '9.1');
  const whole = await open('/statement/all/');
  assert.deepEqual(
    await page.locator('.prose .number').allInnerTexts(),
    (await whole.locator('.number').allInnerTexts()).filter((number) => number.startsWith('9.')),
  );
  await page.goto(`${preview.origin}/services/saturday-swim/?numbered`);
  const number = await page.locator('main p').first().evaluate((p) => getComputedStyle(p, '::before').content);
  assert.match(number, /counter\(piece\)/);
  await page.close();
  await whole.close();
});

test('a page that is gone says so, and is there again when its file is', async () => {
  const PAGE = 'content/pages/lonely.md';
  const text = '---\ntitle: A page that nobody links to\n---\n\nWords.\n';
  await preview.seen(() => preview.write(PAGE, text));
  const page = await open('/lonely/');
  await preview.seen(() => rmSync(join(preview.root, PAGE)));
  await says(page, 'Page not found');
  assert.equal((await fetch(`${preview.origin}/lonely/`)).status, 404);
  await preview.seen(() => preview.write(PAGE, text));
  await page.getByRole('heading', { level: 1, name: 'A page that nobody links to' }).waitFor();
  await page.close();
});
