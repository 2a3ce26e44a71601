// With JavaScript off, on a phone, a family finds a break by links alone, whichever way they look for it.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { follow, launch, minified, openWindow, serve } from './site.mjs';

let server, browser;
before(async () => { [server, browser] = [await serve(minified), await launch()]; });
after(async () => { await browser?.close(); await server?.close(); });

const WAYS = [
  ['Level of support', 'Additional support'],
  ['Type of break', 'Groups for disabled children'],
  ['Area', 'Eastmoor'],
  ['Need', 'Autism'],
  ['Age', '5 to 7 years'],
  ['Day', 'Saturday'],
  ['Time', 'Weekend'],
  ['Price', 'Up to £5'],
  ['How to get a place', 'Ask yourself'],
  ['What families gain', 'Confidence'],
];

for (const [facet, choice] of WAYS) {
  test(`from the home page to Saturday swim by ${facet}: ${choice}`, async () => {
    await asAFamily(async (page) => {
      await openTheList(page);
      await narrow(page, facet, choice);
      await readOnTo(page, 'Saturday swim');
    });
  });

  test(`from the home page to Saturday swim by the page about ${facet}`, async () => {
    await asAFamily(async (page) => {
      await openTheList(page);
      await follow(page.getByRole('heading', { name: facet, exact: true }).getByRole('link'));
      await choose(page.getByRole('main'), choice);
      await readOnTo(page, 'Saturday swim');
    });
  });
}

test('no way to narrow the list is left out of these tests', async () => {
  await asAFamily(async (page) => {
    await openTheList(page);
    const names = await page.locator('.filters h2').allTextContents();
    assert.deepEqual(names, WAYS.map(([facet]) => facet));
  });
});

test('from the home page to Saturday swim by two choices, one of which is taken back', async () => {
  await asAFamily(async (page) => {
    await openTheList(page);
    await narrow(page, 'Need', 'Autism');
    await unfoldFilters(page);
    await narrow(page, 'Area', 'Eastmoor');
    assert.equal(await page.getByRole('heading', { level: 1 }).textContent(), 'Short breaks in Eastmoor for autism');
    const current = page.locator('.filters [aria-current="true"] > span:first-child');
    assert.deepEqual(await current.allTextContents(), ['Eastmoor', 'Autism']);
    await follow(page.getByRole('link', { name: 'Remove Need: Autism' }));
    assert.match(await page.getByRole('heading', { level: 1 }).textContent(), /^Short breaks in Eastmoor/);
    await unfoldFilters(page);
    await narrow(page, 'Age', '8 to 11 years');
    await readOnTo(page, 'Saturday swim');
  });
});

test('from the home page to Saturday swim by its letter', async () => {
  await asAFamily(async (page) => {
    await follow(page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Find a short break' }));
    await follow(page.getByRole('link', { name: 'A to Z', exact: true }));
    await page.getByRole('navigation', { name: 'Jump to a letter' }).getByRole('link', { name: 'S', exact: true }).click();
    assert.match(page.url(), /#letter-s$/);
    await readOnTo(page, 'Saturday swim');
  });
});

test('from the home page to Saturday swim by what is near Lowick', async () => {
  await asAFamily(async (page) => {
    await follow(page.getByRole('link', { name: 'See what is near you' }));
    await choose(page.getByRole('main'), 'Lowick');
    assert.equal(await page.getByRole('heading', { level: 1 }).textContent(), 'Short breaks near Lowick');
    await readOnTo(page, 'Saturday swim');
  });
});

test('from an area to what is near it', async () => {
  await asAFamily(async (page) => {
    await openTheList(page);
    await narrow(page, 'Area', 'Lowick');
    const nearest = page.locator('.distances a').first();
    assert.equal(await nearest.textContent(), 'Eastmoor');
    await follow(nearest);
    await readOnTo(page, 'Saturday swim');
  });
});

test('one page with everything', async () => {
  await asAFamily(async (page) => {
    await openTheList(page);
    await follow(page.getByRole('link', { name: 'Every break on one page, to print' }).first());
    await readOnTo(page, 'Saturday swim');
  });
});

test('the number beside each way to narrow is the number of breaks that it leads to', async () => {
  await asAFamily(async (page) => {
    await openTheList(page);
    const links = await page.locator('.filters li a').evaluateAll((all) =>
      all.map((link) => [link.href, Number.parseInt(link.querySelector('.count').textContent, 10)]));
    assert.ok(links.length > 40, `${links.length} ways`);
    for (const [address, number] of links) {
      await page.goto(address);
      const said = await page.locator('.lead').textContent();
      assert.match(said, number === 1 ? /^There is 1 short break / : new RegExp(`^There are ${number} short breaks `), address);
      assert.equal(await cardsFrom(page), number, address);
    }
  });
});

/** How many cards stand on the pages of a list, from this one on; what is only near does not count. */
async function cardsFrom(page) {
  const here = await page.locator('.with-filters > section > .service-list').first().locator('> article').count();
  const next = page.getByRole('link', { name: 'Next page' });
  if ((await next.count()) === 0) return here;
  await follow(next);
  return here + (await cardsFrom(page));
}

async function openTheList(page) {
  await follow(page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Find a short break' }));
  await unfoldFilters(page);
}

const unfoldFilters = (page) => page.locator('summary', { hasText: 'Narrow the list' }).click();

async function narrow(page, facet, choice) {
  const values = page.locator('.filters').getByRole('heading', { name: facet, exact: true });
  await choose(values.locator('xpath=following-sibling::ul[1]'), choice);
}

/** Follows the link of a value: its words come first, then its number. */
const choose = (where, choice) => follow(where.getByRole('link', { name: new RegExp(`^${choice}`) }).first());

/** Starts at the home page, with a phone that runs no script. */
async function asAFamily(find) {
  const window = await openWindow(browser, { width: 360, height: 640, javaScriptEnabled: false });
  window.setDefaultTimeout(5000);
  try {
    const page = await window.newPage();
    await page.goto(`${server.origin}/`);
    await find(page);
  } finally {
    await window.close();
  }
}

/** Turns the pages of a list until the break is on one, and opens it. */
async function readOnTo(page, name) {
  const found = page.getByRole('main').getByRole('link', { name, exact: true });
  const next = page.getByRole('link', { name: 'Next page' });
  while ((await found.count()) === 0) {
    assert.equal(await next.count(), 1, `${name} is on none of the pages up to ${page.url()}`);
    await follow(next);
  }
  await follow(found.first());
  assert.equal(await page.getByRole('heading', { level: 1 }).textContent(), name);
}
