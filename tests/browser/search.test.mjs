// At /search/, a person finds the place in the site where something is said, with slips forgiven.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { faultless, LOOKS, openPage } from './scripted.mjs';
import { follow, launch, minified, openWindow, serve } from './site.mjs';

let server, browser;
before(async () => { [server, browser] = [await serve(minified), await launch()]; });
after(async () => { await browser?.close(); await server?.close(); });

const open = (path, use, options) => openPage(browser, server, path, use, options);
const lookFor = async (page, words) => {
  await page.getByLabel('What are you looking for?').fill(words);
  await page.waitForFunction((q) => new URLSearchParams(location.search).get('q') === q
    && document.querySelector('[role="status"]')?.textContent, words);
};
const titles = (page) => page.locator('[data-found] h2').allTextContents();

test('a section of the statement by its heading, with a slip, and to the place itself', async () => {
  await open('search/', async (page) => {
    await lookFor(page, 'paying with a direct paymnet');
    const first = page.locator('[data-found] li').first();
    assert.equal(await first.getByRole('link').textContent(), 'Paying with a direct payment');
    assert.match(await first.locator('.by').textContent(), /^Our statement: /);
    await follow(first.getByRole('link'));
    assert.match(page.url(), /\/statement\/[\w-]+\/#paying-with-a-direct-payment$/);
    const heading = page.locator(':target');
    assert.equal(await heading.textContent(), 'Paying with a direct payment');
    assert.ok(await heading.evaluate((element) => element.getBoundingClientRect().top < innerHeight));
  });
});

test('a word of the glossary is explained above the places', async () => {
  await open('search/', async (page) => {
    await lookFor(page, 'direct payment');
    const box = page.getByRole('region', { name: 'What it means' });
    assert.match(await box.textContent(), /direct payment.*Money that the council pays you/s);
    assert.ok(!(await titles(page)).includes('direct payment'), 'it is not there twice');
    await lookFor(page, 'swimming');
    assert.ok(await box.isHidden());
  });
});

test('services, tiers, organisations, lists and pages are all found', async () => {
  await open('search/', async (page) => {
    for (const [words, kind, title, path] of [
      ['saturday swim', 'Short break', 'Saturday swim', 'services/saturday-swim/'],
      ['specialist support', 'Level of support', 'Specialist support', 'eligibility/'],
      ['splash northmoor', 'Organisation', 'Splash Northmoor', 'providers/splash-northmoor/'],
      ['eastmoor', 'List of breaks', 'Short breaks in Eastmoor', 'services/by/area/eastmoor/'],
      ['privacy', 'Page', 'Privacy', 'privacy/'],
      ['contact us', 'Page', 'Contact us', 'contact/'],
    ]) {
      await lookFor(page, words);
      while (await page.getByRole('button', { name: 'Show more places' }).isVisible()) {
        await page.getByRole('button', { name: 'Show more places' }).click();
      }
      const found = page.locator('[data-found] li').filter({ has: page.getByRole('link', { name: title, exact: true }) });
      const kinds = await found.locator('.by').allTextContents();
      const n = kinds.findIndex((said) => said.startsWith(kind));
      assert.ok(n >= 0, `${words}: ${kinds}`);
      assert.ok((await found.nth(n).getByRole('link').evaluate((link) => link.href)).startsWith(`${server.origin}/${path}`), words);
    }
  });
});

test('every place that can be found is there, with its anchor', async () => {
  const texts = await (await fetch(`${server.origin}/find/texts.json`)).json();
  const ids = new Map(minified.pages.map(({ url, html }) =>
    [url, new Set([...html.matchAll(/\sid=(?:"([^"]*)"|([^\s>]+))/g)].map(([, quoted, bare]) => quoted ?? bare))]));
  assert.ok(texts.texts.length > 150, `${texts.texts.length} places`);
  for (const { path, title } of texts.texts) {
    const [page, anchor] = path.split('#');
    assert.ok(ids.has(page), path);
    assert.ok(!anchor || ids.get(page).has(anchor), path);
    assert.ok(title, path);
  }
});

test('the address holds the words, and Back goes to the words before', async () => {
  await open('search/?q=sibling', async (page) => {
    await page.waitForFunction(() => /found/.test(document.querySelector('[role="status"]')?.textContent));
    const before = await titles(page);
    assert.ok(before.length > 0);
    await lookFor(page, 'minibus');
    assert.notDeepEqual(await titles(page), before);
    await page.goBack();
    await page.waitForFunction((first) => document.querySelector('[data-found] h2')?.textContent === first, before[0]);
    assert.deepEqual(await titles(page), before);
    assert.equal(await page.getByLabel('What are you looking for?').inputValue(), 'sibling');
  });
});

test('what is typed is text, whatever it looks like', async () => {
  await open('search/', async (page) => {
    for (const words of ['<img src=x onerror=alert(1)>', '"', '%', '((', 'a', '\\']) {
      await lookFor(page, words);
      assert.equal(await page.locator('main img').count(), 0);
    }
    await lookFor(page, 'zzzz');
    assert.match(await page.getByRole('status').textContent(), /^Nothing on this site has these words\./);
  });
});

test('without JavaScript, the page says so and leads to what there is', async () => {
  const window = await openWindow(browser, { javaScriptEnabled: false });
  const page = await window.newPage();
  await page.goto(`${server.origin}/search/`);
  assert.match(await page.locator('main').innerText(), /needs JavaScript/);
  assert.equal(await page.locator('main input, main button').count(), 0);
  const links = await page.locator('main a').evaluateAll((all) => all.map((link) => link.getAttribute('href')));
  for (const path of ['../statement/', '../services/a-to-z/', '../glossary/', '../contact/']) assert.ok(links.includes(path), path);
  await window.close();
});

for (const [name, options] of LOOKS) {
  test(`axe-core finds nothing before and after a search, ${name}`, async () => {
    await open('search/', async (page) => {
      await faultless(page);
      await lookFor(page, 'direct payment');
      await faultless(page);
    }, options);
  });
}

test('on pages in another language, words of the original are found and say their language', async () => {
  await open('ur/search/', async (page) => {
    await page.locator('input[name="q"]').fill('curlew lodge');
    const first = page.locator('[data-found] li').first().getByRole('link');
    await first.waitFor();
    assert.deepEqual(
      await first.evaluate(({ lang, dir, textContent }) => ({ lang, dir, isBare: /^[A-Z]/.test(textContent) })),
      { lang: 'en-GB', dir: 'auto', isBare: true },
    );
  });
});
