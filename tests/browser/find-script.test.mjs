// With JavaScript, a family narrows the list by any choices together, and sees at once what is left.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { isOf, SCAN } from './scan.mjs';
import { faultless, LOOKS, openPage } from './scripted.mjs';
import { follow, launch, minified, openWindow, serve } from './site.mjs';

let server, browser;
before(async () => { [server, browser] = [await serve(minified), await launch()]; });
after(async () => { await browser?.close(); await server?.close(); });

const open = (path, use, options) => openPage(browser, server, path, use, options);
const status = (page) => page.getByRole('status');
const says = (page, words) => page.waitForFunction((wanted) => document.querySelector('[role="status"]')?.textContent === wanted, words);
const shown = (page) => page.locator('#results > .service-list:visible h3').allTextContents();
const unfold = (page, facet) => page.locator('.find-form summary').filter({ hasText: new RegExp(`^${facet}`) }).click();
const tick = async (page, facet, choice) => {
  await unfold(page, facet);
  await page.getByRole('group', { name: facet, exact: true }).getByLabel(choice, { exact: true }).check();
};

/** The table for reuse, which the script never reads. */
const table = JSON.parse(readFileSync(join(minified.root, 'services.json'), 'utf8'));

test('three filters together, each said in the live region, and taken back by Back and by Clear all', async () => {
  await open('services/', async (page) => {
    const [lead, list] = [await page.locator('.lead').textContent(), await shown(page)];
    assert.equal(await status(page).textContent(), '', 'nothing is announced before anything is chosen');
    await tick(page, 'Area', 'Eastmoor');
    await page.waitForFunction(() => /fit/.test(document.querySelector('[role="status"]')?.textContent));
    const one = await status(page).textContent();
    await tick(page, 'Need', 'Autism');
    await tick(page, 'Day', 'Saturday');
    await page.waitForFunction((before) => document.querySelector('[role="status"]')?.textContent !== before, one);
    assert.equal(new URL(page.url()).search, '?area=eastmoor&need=autism&day=saturday');
    const three = await status(page).textContent();
    const names = await shown(page);
    assert.ok(names.includes('Saturday swim'), names.join());
    assert.equal(three, `${names.length} short breaks fit what you chose.`);

    await page.goBack();
    await page.goBack();
    await says(page, one);
    assert.equal(new URL(page.url()).search, '?area=eastmoor');
    assert.equal(await page.getByLabel('Autism').isChecked(), false);
    await page.goForward();
    await page.goForward();
    await says(page, three);
    assert.deepEqual(await shown(page), names);

    await page.getByRole('button', { name: 'Clear all' }).click();
    await says(page, '');
    assert.equal(new URL(page.url()).search, '');
    assert.deepEqual([await page.locator('.lead').textContent(), await shown(page)], [lead, list]);
  });
});

test('the address of what is chosen shows the same in another window', async () => {
  await open('services/', async (page) => {
    await tick(page, 'Area', 'Eastmoor');
    await page.getByLabel('Your child’s age in years').fill('7');
    await page.getByLabel('Show first').selectOption('The next session');
    await page.waitForFunction(() => location.search === '?child=7&sort=next&area=eastmoor');
    await page.waitForFunction(() => /fit/.test(document.querySelector('[role="status"]')?.textContent));
    const here = [await status(page).textContent(), await shown(page)];
    await open(page.url().slice(server.origin.length + 1), async (other) => {
      await says(other, here[0]);
      assert.deepEqual([await status(other).textContent(), await shown(other)], here);
      assert.equal(await other.getByLabel('Your child’s age in years').inputValue(), '7');
      assert.ok(await other.getByLabel('Eastmoor').isChecked());
    });
  });
});

test('words with a slip find the break, and the focus stays where the words are typed', async () => {
  await open('services/', async (page) => {
    const field = page.getByLabel('Words, such as swimming');
    await field.pressSequentially('saterday swimm', { delay: 20 });
    await page.waitForFunction(() => document.querySelector('#results [data-list] h3')?.textContent === 'Saturday swim');
    assert.ok(await field.evaluate((element) => element === document.activeElement));
    assert.equal(await field.inputValue(), 'saterday swimm');
    await page.goBack();
    await says(page, '');
    assert.equal(await field.inputValue(), '', 'all the letters are one step back');
  });
});

test('by the keyboard alone, from the top of the page to a break', async () => {
  await open('services/', async (page) => {
    const press = async (key, until) => {
      for (let n = 0; n < 120; n += 1) {
        await page.keyboard.press(key);
        if (await page.evaluate(until)) return;
      }
      assert.fail(`${key} does not lead to ${until}`);
    };
    await press('Tab', () => document.activeElement.id === 'find-words');
    await press('Tab', () => document.activeElement.textContent.startsWith('Area'));
    await page.keyboard.press('Enter');
    await press('Tab', () => document.activeElement.value === 'eastmoor');
    await page.keyboard.press('Space');
    await page.waitForFunction(() => /fit/.test(document.querySelector('[role="status"]')?.textContent));
    await press('Tab', () => document.activeElement.textContent === 'Show the breaks');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    assert.ok(await page.evaluate(() => document.activeElement.matches('#results [data-list] article:first-child h3 a')));
    const name = await page.evaluate(() => document.activeElement.textContent);
    await page.keyboard.press('Enter');
    await page.waitForURL((url) => !url.search);
    assert.equal(await page.getByRole('heading', { level: 1 }).textContent(), name);
  });
});

test('a long list shows more when asked, and the focus goes on with it', async () => {
  await open('services/?sort=name', async (page) => {
    await page.waitForFunction(() => document.querySelectorAll('[data-list] article').length > 0);
    const all = (await status(page).textContent()).match(/^\d+/)[0];
    let before = 0;
    for (;;) {
      const number = (await shown(page)).length;
      assert.ok(number > before);
      before = number;
      const more = page.getByRole('button', { name: 'Show more breaks' });
      if (!(await more.isVisible())) break;
      await more.click();
      assert.ok(await page.evaluate((n) => document.querySelectorAll('[data-list] h3 a')[n] === document.activeElement, number));
    }
    assert.equal(before, Number(all));
  });
});

test('the cards are those of the server, word for word and tag for tag', async () => {
  await open('services/all/', async (whole) => {
    const cards = (page, where) => page.locator(`${where} > article`).evaluateAll((all) => all.map((card) => {
      card.querySelector('.keep')?.remove();
      card.normalize();
      return card.outerHTML.replace(/\s+/g, ' ').replaceAll('> ', '>').replaceAll(' <', '<').replace(/ >/g, '>')
        .replace(/<(\w+)([^>]*)>/g, (_, name, rest) => `<${[name, ...(rest.match(/[\w-]+="[^"]*"/g) ?? []).sort()].join(' ')}>`)
        .replaceAll('../../', '../');
    }));
    const byServer = await cards(whole, '#results > .service-list');
    await open('services/?sort=name', async (page) => {
      const more = page.getByRole('button', { name: 'Show more breaks' });
      await page.waitForFunction(() => document.querySelectorAll('[data-list] article').length > 0);
      while (await more.isVisible()) await more.click();
      assert.deepEqual(await cards(page, '#results > [data-list]'), byServer);
    });
  });
});

test('200 random combinations give what a scan of services.json gives', async () => {
  const random = seeded(20261122);
  const pick = (list) => list[Math.floor(random() * list.length)];
  // The ways to narrow the list and their values, by the folders of their pages.
  const facets = new Map();
  for (const file of minified.files) {
    const [, facet, value] = file.match(/^services\/by\/([\w-]+)\/([\w-]+)\/index\.html$/) ?? [];
    if (facet) facets.set(facet, [...(facets.get(facet) ?? []), value]);
  }
  assert.deepEqual([...facets.keys()].sort(), Object.keys(SCAN).sort());
  await open('services/', async (page) => {
    for (let round = 0; round < 200; round += 1) {
      const chosen = new Map();
      for (let n = 0; n < 1 + Math.floor(random() * 3); n += 1) {
        const facet = pick([...facets.keys()]);
        chosen.set(facet, new Set([...(chosen.get(facet) ?? []), pick(facets.get(facet))]));
      }
      const age = random() < 0.5 ? Math.floor(random() * 26) : undefined;
      const wanted = table.filter((service) => (age === undefined || isOf(service.ages, age))
        && [...chosen].every(([facet, values]) => [...values].some((value) => SCAN[facet](service, value))));
      const query = new URLSearchParams([...chosen].flatMap(([facet, values]) => [...values].map((value) => [facet, value])));
      if (age !== undefined) query.set('child', age);
      const got = await page.evaluate(async (search) => {
        const region = document.querySelector('[role="status"]');
        region.textContent = '…';
        history.pushState(null, '', `?${search}`);
        dispatchEvent(new PopStateEvent('popstate'));
        while (region.textContent === '…') await new Promise((done) => { setTimeout(done); });
        const more = document.querySelector('[data-more]');
        while (!more.parentElement.hidden) more.click();
        return [...document.querySelectorAll('[data-list] > article')].map((card) => card.dataset.id);
      }, `${query}`);
      assert.deepEqual(got.sort(), wanted.map(({ id }) => id).sort(), `${query}`);
    }
  });
});

test('where the data cannot be had, the links stay', async () => {
  const window = await openWindow(browser);
  const page = await window.newPage();
  await page.route('**/find/listings.json', (route) => route.abort());
  await page.goto(`${server.origin}/services/`);
  await page.getByLabel('Your child’s age in years').fill('7');
  await page.waitForFunction(() => /links/.test(document.querySelector('[role="status"]')?.textContent));
  assert.ok(await page.locator('.filters nav li a').count() > 40);
  assert.equal(await page.locator('.find-form').count(), 0);
  assert.ok((await shown(page)).length > 0);
  await window.close();
});

test('another list leads to the form with its own choices made', async () => {
  await open('services/by/area/eastmoor/', async (page) => {
    await follow(page.getByRole('link', { name: 'Choose more, in any combination' }));
    await page.waitForFunction(() => /fit/.test(document.querySelector('[role="status"]')?.textContent));
    assert.ok(await page.getByLabel('Eastmoor').isChecked());
  });
});

test('a number is said in the plural that the language of the page has for it', async () => {
  const script = [...minified.files].find((name) => /\/listings\.\w+\.js$/.test(name));
  await open('services/', async (page) => {
    // The element that the page has for it, with words that tell which of them were taken.
    const said = (lang, numbers) => page.evaluate(async ([address, lang, numbers]) => {
      document.documentElement.lang = lang;
      const { inWords } = await import(`${address}?${lang}`);
      const element = document.getElementById('find-results').content.querySelector('[role="status"]').cloneNode(true);
      for (const key of Object.keys(element.dataset)) element.dataset[key] = `${key}: {shown}`;
      return numbers.map((number) => inWords(element, number));
    }, [`${server.origin}/${script}`, lang, numbers]);
    const numbers = Array.from({ length: 201 }, (_, n) => n);
    for (const lang of ['en-GB', 'ar', 'cy', 'ga', 'gd', 'lt', 'lv', 'pl', 'ro', 'sl', 'uk', 'ur']) {
      const plurals = new Intl.PluralRules(lang);
      for (const [number, words] of (await said(lang, numbers)).entries()) {
        const [taken, shown] = words.split(': ');
        assert.equal(shown, `${number}`, lang);
        if (number === 0) assert.equal(taken, '0', lang);
        else assert.equal(plurals.select(Number(taken)), plurals.select(number), `${lang}: ${words}`);
      }
    }
    assert.match((await said('en-GB', [1200]))[0], /: 1,200$/);
  });
});

for (const [name, options] of LOOKS) {
  test(`axe-core finds nothing in any state, ${name}`, async () => {
    await open('services/', async (page) => {
      await page.locator('.filters').evaluate((fold) => { fold.open = true; });
      await faultless(page);
      await tick(page, 'Area', 'Eastmoor');
      await page.waitForFunction(() => /fit/.test(document.querySelector('[role="status"]')?.textContent));
      await page.locator('.keep').first().click();
      await faultless(page);
      await page.getByLabel('Words, such as swimming').fill('xylophone quartet');
      await says(page, 'No break fits all of this. Take something away, or ask us what else we can do.');
      await faultless(page);
    }, options);
  });
}

test('the scripts are small, and the library is the file that its makers publish', () => {
  const folder = fileURLToPath(new URL('../../themes/default/assets/', import.meta.url));
  const read = (name) => readFileSync(join(folder, name));
  // What the list of breaks loads before anybody types a word.
  const ours = ['find.js', 'listings.js', 'words.js', 'keep.js', 'kept.js'].map((name) => gzipSync(read(name)).length);
  const total = ours.reduce((sum, size) => sum + size);
  assert.ok(total < 10 * 1024, `${total} bytes`);
  const library = fileURLToPath(new URL('node_modules/minisearch/', import.meta.url));
  assert.ok(read('minisearch.js').equals(readFileSync(join(library, 'dist/es/index.js'))));
  assert.ok(read('minisearch-licence.txt').equals(readFileSync(join(library, 'LICENSE.txt'))));
});

/** Numbers that look like chance and are the same each time: mulberry32. */
function seeded(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
