// A family keeps breaks in its own browser, prints them, and sends them by a link.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { faultless, LOOKS, openPage } from './scripted.mjs';
import { follow, launch, minified, openWindow, serve } from './site.mjs';

let server, browser;
before(async () => { [server, browser] = [await serve(minified), await launch()]; });
after(async () => { await browser?.close(); await server?.close(); });

const open = (path, use, options) => openPage(browser, server, path, use, options);
const names = (page) => page.locator('#short-list [data-list] h3').allTextContents();
const says = (page, words) => page.waitForFunction((wanted) => document.querySelector('[role="status"]')?.textContent === wanted, words);
const keepButton = (page, name) => page.getByRole('button', { name: `Keep ${name} on your short list` });

/** Keeps two breaks: one on its own page, and one in a list. */
async function keepTwo(page) {
  await page.goto(`${server.origin}/services/saturday-swim/`);
  await keepButton(page, 'Saturday swim').click();
  await page.goto(`${server.origin}/services/`);
  const first = await page.locator('#results h3').first().textContent();
  await keepButton(page, first).click();
  assert.equal(await keepButton(page, first).getAttribute('aria-pressed'), 'true');
  const way = page.getByRole('link', { name: 'Short list (2)' });
  await follow(way);
  await says(page, '2 breaks.');
  return ['Saturday swim', first];
}

test('kept, listed, sent by a link to another window, and kept there', async () => {
  await open('', async (page) => {
    const kept = await keepTwo(page);
    assert.deepEqual(await names(page), kept);
    const link = await page.getByLabel('A link that holds this list, to copy').inputValue();
    assert.match(link, /\/short-list\/#ids=saturday-swim,[\w-]+$/);
    const mail = new URL(await page.getByRole('link', { name: 'Send it by email' }).getAttribute('href'));
    assert.ok(mail.searchParams.get('body').includes(link));

    await open(link.slice(server.origin.length + 1), async (other) => {
      await says(other, '2 breaks.');
      assert.deepEqual(await names(other), kept);
      assert.equal(await keepButton(other, 'Saturday swim').getAttribute('aria-pressed'), 'false', 'nothing is kept unasked');
      await other.getByRole('button', { name: 'Keep them on your short list' }).click();
      assert.equal(new URL(other.url()).hash, '');
      await other.reload();
      await says(other, '2 breaks.');
      assert.deepEqual(await names(other), kept);
    });
  });
});

test('the way past the header leaves the list that was sent, and the focus that is in it', async () => {
  await open('short-list/#ids=saturday-swim', async (page) => {
    await says(page, '1 break.');
    const card = await page.locator('#short-list article').elementHandle();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.waitForFunction(() => location.hash === '#main');
    assert.deepEqual(await names(page), ['Saturday swim']);
    assert.ok(await page.locator('[data-sent]').isVisible());
    assert.ok(await card.evaluate((element) => element.isConnected), 'the list was made again');
    await page.getByRole('button', { name: 'Keep them on your short list' }).click();
    assert.equal(await keepButton(page, 'Saturday swim').getAttribute('aria-pressed'), 'true');
  });
});

test('a break that is taken off is gone, and the focus goes to the next', async () => {
  await open('', async (page) => {
    const [first, second] = await keepTwo(page);
    await keepButton(page, first).focus();
    await page.keyboard.press('Enter');
    await says(page, '1 break.');
    assert.deepEqual(await names(page), [second]);
    await page.waitForFunction((name) => document.activeElement.textContent === name, second);
    await keepButton(page, second).click();
    await says(page, 'There is nothing on your list yet. Choose “Keep” beside a break.');
    assert.ok(await page.getByRole('button', { name: 'Print this list' }).isHidden());
  });
});

test('two windows of one browser show the same list', async () => {
  await open('short-list/', async (page, window) => {
    const other = await window.newPage();
    await other.goto(`${server.origin}/services/saturday-swim/`);
    await keepButton(other, 'Saturday swim').click();
    await says(page, '1 break.');
    assert.deepEqual(await names(page), ['Saturday swim']);
  });
});

test('on paper there are the breaks, and nothing to press', async () => {
  await open('', async (page) => {
    await keepTwo(page);
    await page.evaluate(() => { window.print = () => { window.printed = true; }; });
    await page.getByRole('button', { name: 'Print this list' }).click();
    assert.ok(await page.evaluate(() => window.printed));
    await page.emulateMedia({ media: 'print' });
    assert.equal(await page.locator('#short-list article:visible').count(), 2);
    assert.equal(await page.locator('button:visible, input:visible').count(), 0);
  });
});

test('a link with ids that are not there, or are no ids, does no harm', async () => {
  await open('short-list/#ids=saturday-swim,long-gone,<img src=x>,__proto__,%E0%A4%A', async (page) => {
    await says(page, '1 break.');
    assert.match(await page.locator('[data-gone]').textContent(), /^4 breaks of this list are no longer there\.$/);
    assert.equal(await page.locator('main img').count(), 0);
  });
});

test('a browser that keeps nothing is told of, and shows no buttons that do nothing', async () => {
  const window = await openWindow(browser);
  await window.addInitScript(() => {
    Object.defineProperty(window, 'localStorage', { get: () => { throw new DOMException('no', 'SecurityError'); } });
  });
  const page = await window.newPage();
  const wrong = [];
  page.on('pageerror', (error) => wrong.push(error.message));
  await page.goto(`${server.origin}/services/saturday-swim/`);
  assert.equal(await page.locator('.keep').count(), 0);
  await page.goto(`${server.origin}/short-list/`);
  await page.waitForFunction(() => /does not let/.test(document.querySelector('[role="status"]')?.textContent));
  await page.goto(`${server.origin}/short-list/#ids=saturday-swim`);
  await page.reload();
  await says(page, '1 break.');
  assert.deepEqual(wrong, []);
  await window.close();
});

test('nothing of it is in the way without JavaScript', async () => {
  const window = await openWindow(browser, { javaScriptEnabled: false });
  const page = await window.newPage();
  for (const path of ['services/', 'services/saturday-swim/', 'short-list/']) {
    await page.goto(`${server.origin}/${path}`);
    assert.equal(await page.locator('main :is(button, input, select):visible').count(), 0, path);
  }
  assert.match(await page.locator('main').innerText(), /needs JavaScript.*print every break on one page/s);
  await window.close();
});

for (const [name, options] of LOOKS) {
  test(`axe-core finds nothing with a list, without one, and with one that was sent, ${name}`, async () => {
    await open('short-list/', async (page) => {
      await faultless(page);
      await keepTwo(page);
      await faultless(page);
      await page.goto(`${server.origin}/short-list/#ids=saturday-swim,long-gone`);
      await page.reload();
      await says(page, '1 break.');
      await faultless(page);
    }, options);
  });
}
