// Five things that families come for, each done by the keyboard alone and by the accessibility tree alone, with scripts
// and, where that can be, without. What each takes is printed, and held, so that no change makes it longer unseen.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { launch, minified, openWindow, serve } from './site.mjs';
import { Keyboard, Listener } from './travellers.mjs';

const AREA = { id: 'eastmoor', name: 'Eastmoor' };
const services = JSON.parse(readFileSync(join(minified.root, 'services.json'), 'utf8'));
const isFor = ({ ages }, age) => { const [from, to] = ages.split(/[-+]/).map(Number); return from <= age && age <= (to || (ages.endsWith('+') ? Infinity : from)); };
const clubs = services
  .filter((one) => one.type === 'holiday-club' && isFor(one, 9) && [one.venue?.area, ...(one.venue?.serves ?? [])].includes(AREA.id))
  .map(({ name }) => name);

const PAST_THE_HEADER = ['Skip to the main content'];
const PAST_THE_FILTERS = ['Skip to the main content', 'Skip to the list of breaks'];
const main = (page) => page.locator('main').innerText();
const title = (page) => page.getByRole('heading', { level: 1 }).innerText();

/** The first break of a list that a reader of it would choose. */
const firstOf = async (page, names) => (await page.locator('#results h3 a').allInnerTexts()).find((name) => names.includes(name));

const TASKS = [
  {
    name: 'find a holiday club for a nine-year-old in one area', scripts: false, presses: 42, moves: 30,
    async go(person, page) {
      await person.follow(/^Holiday clubs\b/, { past: PAST_THE_HEADER, under: 'Breaks by type' });
      const club = await firstOf(page, clubs);
      assert.ok(club, `no holiday club of ${clubs} in the list`);
      await person.follow(club, { past: PAST_THE_FILTERS, under: 'The list of breaks' });
      assert.equal(await title(page), club);
      assert.match(await main(page), new RegExp(`Holiday clubs[^]*${AREA.name}`));
    },
  },
  {
    name: 'find a holiday club for a nine-year-old in one area', scripts: true, presses: 56, moves: 60,
    async go(person, page) {
      await person.follow('Find a break', { past: PAST_THE_HEADER });
      await page.getByLabel('Your child’s age in years').waitFor();
      await person.write('Your child’s age in years', '9', { past: PAST_THE_HEADER });
      await person.open(/^Type of break\b/);
      await person.tick(/^Holiday clubs\b/);
      await person.open(/^Area\b/);
      await person.tick(new RegExp(`^${AREA.name}\\b`));
      await page.waitForFunction((count) => document.querySelectorAll('#results [data-list] article').length === count, clubs.length);
      assert.deepEqual((await page.locator('#results [data-list] h3').allInnerTexts()).sort(), [...clubs].sort());
      const club = await page.locator('#results [data-list] h3').first().innerText();
      await person.press('Show the breaks');
      await person.follow(club);
      assert.equal(await title(page), club);
    },
  },
  {
    name: 'learn whether an assessment is needed for overnight breaks', presses: 24, moves: 18,
    async go(person, page) {
      await person.follow(/^Overnight stays in a short breaks home/, { past: PAST_THE_HEADER, under: 'Breaks by type' });
      const first = await page.locator('#results h3 a').first().innerText();
      await person.follow(first, { past: PAST_THE_FILTERS, under: 'The list of breaks' });
      assert.match(await main(page), /Who can ask\s+After an assessment/);
    },
  },
  {
    name: 'find how to complain', presses: 32, moves: 24,
    async go(person, page) {
      await person.follow('Contact us');
      await person.stopAt(/^complaints@/, { past: PAST_THE_HEADER, under: 'Complaints team' });
      assert.match(await main(page), /Complaints team\s+Tell them when something has gone wrong/);
    },
  },
  {
    name: 'print a short list', scripts: true, presses: 85, moves: 50,
    async go(person, page) {
      await person.follow(/^Holiday clubs\b/, { past: PAST_THE_HEADER, under: 'Breaks by type' });
      await page.locator('#results .keep').first().waitFor();
      const kept = (await page.locator('#results h3 a').allInnerTexts()).slice(0, 2);
      await person.press(`Keep ${kept[0]} on your short list`, { past: PAST_THE_FILTERS, under: 'The list of breaks' });
      await person.press(`Keep ${kept[1]} on your short list`, { under: 'The list of breaks' });
      assert.equal(await page.locator('#results .keep[aria-pressed="true"]').count(), 2);
      await person.follow('Short list (2)', { key: 'Shift+Tab' });
      await page.evaluate(() => { window.print = () => { window.printed = true; }; });
      await page.getByRole('button', { name: 'Print this list' }).waitFor();
      await person.press('Print this list', { past: PAST_THE_HEADER });
      assert.ok(await page.evaluate(() => window.printed), 'nothing was printed');
      await page.emulateMedia({ media: 'print' });
      assert.deepEqual(await page.locator('#short-list article:visible h3').allInnerTexts(), kept);
      assert.equal(await page.locator('button:visible').count(), 0);
    },
  },
  {
    name: 'print breaks to choose from', scripts: false, presses: 14, moves: 18,
    async go(person, page) {
      await person.follow('Find a break', { past: PAST_THE_HEADER });
      await person.follow('Every break on one page, to print', { past: PAST_THE_HEADER });
      await page.emulateMedia({ media: 'print' });
      assert.equal(await page.locator('#results article:visible').count(), services.length);
    },
  },
];

// Once the example is in Urdu, so is this task; there is nothing to try before.
if (minified.pages.some(({ language }) => language === 'ur')) {
  TASKS.push({
    name: 'read in Urdu', presses: 40, moves: 25,
    async go(person, page) {
      await person.follow(/اردو/);
      const [lang, dir] = await page.evaluate(() => [document.documentElement.lang, document.documentElement.dir]);
      assert.deepEqual([lang, dir], ['ur', 'rtl']);
      assert.match(await title(page), /[\u0600-\u06FF]{2}/);
      // And on from there: what a link of the page leads to is in Urdu as well.
      const next = await page.locator('main a[href]:not([hreflang], [href^="tel:"], [href^="mailto:"])').first().innerText();
      await person.follow(next.replace(/\s+/g, ' ').trim(), { past: [await page.locator('.skip').first().innerText()] });
      assert.equal(await page.evaluate(() => document.documentElement.lang), 'ur');
    },
  });
}

let server, browser;
before(async () => { [server, browser] = [await serve(minified), await launch()]; });
after(async () => { await browser?.close(); await server?.close(); });

for (const { name, scripts, presses, moves, go } of TASKS) {
  for (const javaScriptEnabled of scripts === undefined ? [true, false] : [scripts]) {
    for (const [by, Person] of [['keyboard', Keyboard], ['accessibility tree', Listener]]) {
      test(`${name}, by the ${by} alone, ${javaScriptEnabled ? 'with' : 'without'} scripts`, async (t) => {
        const window = await openWindow(browser, { javaScriptEnabled });
        window.setDefaultTimeout(10_000);
        try {
          const page = await window.newPage();
          await page.goto(`${server.origin}/`);
          const person = new Person(page);
          await go(person, page);
          const [took, most] = Person === Keyboard ? [person.presses, presses] : [person.moves, moves];
          t.diagnostic(`it took ${took} ${Person === Keyboard ? 'presses' : 'moves'}`);
          assert.ok(took <= most, `it took ${took}, and at most ${most} will do`);
        } finally {
          await window.close();
        }
      });
    }
  }
}
