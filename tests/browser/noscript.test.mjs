// With JavaScript off, on a phone, a family finds a break by links alone, whichever way they look for it.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { launch, minified, openWindow, serve } from './site.mjs';

let server, browser;
before(async () => { [server, browser] = [await serve(minified), await launch()]; });
after(async () => { await browser?.close(); await server?.close(); });

for (const [facet, choice] of [
  ['Level of support', 'Additional support'],
  ['Type of break', 'Groups for disabled children'],
  ['Area', 'Eastmoor'],
  ['Need', 'Autism'],
  ['Age', '5 to 7 years'],
  ['Day', 'Saturday'],
]) {
  test(`from the home page to Saturday swim by ${facet}: ${choice}`, async () => {
    await asAFamily(async (page) => {
      await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Find a short break' }).click();
      await page.locator('summary', { hasText: 'Narrow the list' }).click();
      await page.getByRole('heading', { name: facet, exact: true }).locator('xpath=following-sibling::ul[1]')
        .getByRole('link', { name: choice }).click();
      await readOnTo(page, 'Saturday swim');
    });
  });

  test(`from the home page to Saturday swim by the page about ${facet}`, async () => {
    await asAFamily(async (page) => {
      await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Find a short break' }).click();
      await page.locator('summary', { hasText: 'Narrow the list' }).click();
      await page.getByRole('heading', { name: facet, exact: true }).getByRole('link').click();
      await page.getByRole('main').getByRole('link', { name: choice }).click();
      await readOnTo(page, 'Saturday swim');
    });
  });
}

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
    await next.click();
  }
  await found.first().click();
  assert.equal(await page.getByRole('heading', { level: 1 }).textContent(), name);
}
