// A family without scripts goes through the eligibility guide by links alone, on every way that there is, and back.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { follow, launch, minified, openWindow, serve } from './site.mjs';

let server, browser;
before(async () => { [server, browser] = [await serve(minified), await launch()]; });
after(async () => { await browser?.close(); await server?.close(); });

const START = 'eligibility/guide/';
const SENTENCE = 'You can ask us for an assessment, whatever your answers were.';

/** A page with JavaScript off, at the start of the guide. */
async function open(t) {
  const window = await openWindow(browser, { javaScriptEnabled: false, width: 320 });
  t.after(() => window.close());
  const page = await window.newPage();
  await page.goto(`${server.origin}/${START}`);
  return page;
}

const answers = (page) => page.locator('.answers a').allTextContents();
const path = (page) => new URL(page.url()).pathname;

test('every way through the guide ends in what to do next and in the right to ask', async (t) => {
  const page = await open(t);
  await follow(page.getByRole('link', { name: 'Start with the first question' }));
  const ends = new Set();
  let ways = 0;

  // At most so many more questions were promised on the page before.
  async function walk(promised) {
    const here = path(page);
    const choices = await answers(page);
    if (choices.length === 0) {
      ways += 1;
      ends.add(here);
      const main = page.locator('main');
      assert.equal(await main.locator('.ask').getByText(SENTENCE).count(), 1, here);
      assert.equal(await main.getByRole('heading', { name: 'What to do next' }).count(), 1, here);
      assert.ok(await main.getByRole('link', { name: 'Start again' }).count() === 1, here);
      return;
    }
    assert.ok(promised > 0, `${here} is one question more than was promised`);
    const said = await page.locator('.to-come').textContent();
    const more = said.includes('last question') ? 0 : said.includes('one more') ? 1 : Number(said.match(/(\d+) more/)[1]);
    assert.ok(more < promised, `${here}: ${said}`);
    for (let n = 0; n < choices.length; n += 1) {
      await follow(page.locator('.answers a').nth(n));
      await walk(more);
      await page.goBack();
      assert.equal(path(page), here, 'Back leads to the question before');
      assert.deepEqual(await answers(page), choices);
    }
  }

  await walk(Infinity);
  assert.ok(ways > 20, `${ways} ways`);
  assert.equal(ends.size, 6, [...ends].join('\n'));
});

test('the right to ask leads to where it is explained', async (t) => {
  const page = await open(t);
  await follow(page.locator('.ask a'));
  assert.match(path(page), /^\/statement\//);
  assert.ok((await page.locator('main').innerText()).includes('assessment'));
});

test('an answer can be changed from the page that it led to', async (t) => {
  const page = await open(t);
  await follow(page.getByRole('link', { name: 'Start with the first question' }));
  const first = path(page);
  await follow(page.locator('.answers a').first());
  await follow(page.locator('.answers a').first());
  await follow(page.getByRole('link', { name: /^Change the answer to/ }).first());
  assert.equal(path(page), first);
});

test('answers are large enough for a thumb', async (t) => {
  const page = await open(t);
  await follow(page.getByRole('link', { name: 'Start with the first question' }));
  for (const answer of await page.locator('.answers a').all()) {
    const { width, height } = await answer.boundingBox();
    assert.ok(width > 200 && height >= 44, `${width} × ${height}`);
  }
});

test('the printed form is one sheet of paper', async () => {
  const window = await openWindow(browser);
  const page = await window.newPage();
  await page.goto(`${server.origin}/${START}all/`);
  const pdf = (await page.pdf({ format: 'A4' })).toString('latin1');
  const pages = pdf.match(/\/Type\s*\/Page[^s]/g).length;
  await window.close();
  assert.ok(pages <= 2, `${pages} pages: a sheet has two sides`);
});
