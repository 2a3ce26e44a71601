// Easy Read: the picture stands at the start of each row, letters are large enough on the screen and on paper, the print
// is short, and every pictogram draws something in the colours of the page and no other.

import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { assertNone, launch, minified, openWindow, serve, stayAt } from './site.mjs';

const documents = minified.kinds.get('easy-read') ?? [];
const all = [...documents, ...(minified.kinds.get('easy-reads') ?? [])];
const pictograms = fileURLToPath(new URL('../../themes/default/pictograms', import.meta.url));

let server, browser;
before(async () => { [server, browser] = [await serve(minified), await launch()]; });
after(async () => { await browser?.close(); await server?.close(); });

/** Does something with a page in a window of its own. */
async function on(url, options, what) {
  const window = await openWindow(browser, options);
  try {
    const page = await window.newPage();
    await stayAt(page, `${server.origin}/${url}`);
    return await what(page);
  } finally {
    await window.close();
  }
}

test('the example has two documents in each of its two languages', () => assert.equal(documents.length, 4));

for (const { url } of documents) {
  for (const width of [320, 1280]) {
    for (const dir of ['ltr', 'rtl']) {
      test(`the picture stands at the start of each row: /${url}, ${width} pixels wide, ${dir}`, async () => {
        const rows = await on(url, { width }, async (page) => {
          await page.evaluate((value) => { document.documentElement.dir = value; }, dir);
          return page.evaluate(() => [...document.querySelectorAll('.easy-step')].map((row) => {
            const box = (name) => row.querySelector(name).getBoundingClientRect().toJSON();
            return { picture: box('.easy-picture :is(svg, img)'), words: box('.easy-words') };
          }));
        });
        assert.ok(rows.length > 10, `${rows.length} rows`);
        for (const { picture, words } of rows) {
          assert.ok(picture.width >= 64, `the picture is ${picture.width} pixels wide`);
          const apart = dir === 'ltr' ? words.left - picture.right : picture.left - words.right;
          assert.ok(apart >= 8, `there are ${apart} pixels between the picture and its words`);
          assert.ok(picture.top < words.bottom && words.top < picture.bottom, 'they stand side by side');
        }
      });
    }
  }
}

/** Words in letters of less than some pixels. Runs in the browser. */
const small = (least) => {
  const found = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const { data, parentElement } = walker.currentNode;
    const size = parseFloat(getComputedStyle(parentElement).fontSize);
    const shown = parentElement.checkVisibility() && data.trim() && !parentElement.closest('script, style, .skip');
    if (shown && size < least) found.push(`${size} pixels: ${data.trim().slice(0, 60)}`);
  }
  return found;
};

const FOURTEEN_POINTS = 14 * 96 / 72;

for (const { url } of all) {
  for (const media of ['screen', 'print']) {
    test(`no letter is smaller than 14 points: /${url} on ${media}`, async () => {
      const found = await on(url, { width: media === 'print' ? 680 : 320 }, async (page) => {
        await page.emulateMedia({ media });
        return page.evaluate(small, FOURTEEN_POINTS - 0.01);
      });
      assertNone(found, 'text that is too small');
    });
  }
}

for (const { url, html } of documents) {
  test(`it is 20 printed pages at most, and about as many as it says: /${url}`, async () => {
    const pdf = await on(url, {}, (page) => page.pdf({ format: 'A4', preferCSSPageSize: true }));
    const pages = pdf.toString('latin1').match(/\/Type\s*\/Page\b/g).length;
    const said = Number(html.match(/class="?easy-print.*?<span>[^<]*?(\d+)/s)[1]);
    assert.ok(pages <= 20, `${pages} pages`);
    assert.ok(Math.abs(pages - said) <= 1, `it says ${said} pages and takes ${pages}`);
  });

  test(`no menu and no foot of the site is printed: /${url}`, async () => {
    const seen = await on(url, {}, async (page) => {
      await page.emulateMedia({ media: 'print' });
      return page.evaluate(() => [...document.querySelectorAll('nav, .site-footer section, .easy-print')].filter((part) => part.checkVisibility()).map((part) => part.className));
    });
    assert.deepEqual(seen, []);
  });
}

test('every pictogram draws something, in the colours of the page and no other', async () => {
  const files = readdirSync(pictograms).map((name) => [name, readFileSync(join(pictograms, name), 'utf8')]);
  const found = await on(documents[0].url, { bypassCSP: true }, (page) => page.evaluate((files) => {
    document.body.style.setProperty('color', 'rgb(1, 2, 3)');
    document.documentElement.style.setProperty('--accent', 'rgb(4, 5, 6)');
    const faults = [];
    for (const [name, svg] of files) {
      const holder = document.createElement('div');
      holder.innerHTML = svg;
      document.body.append(holder);
      const picture = holder.firstElementChild;
      picture.classList.add('pictogram');
      const { width, height } = picture.getBBox();
      if (width < 20 || height < 20 || width > 48 || height > 48) faults.push(`${name} is ${width} by ${height}`);
      for (const shape of picture.querySelectorAll('*')) {
        const { stroke, fill } = getComputedStyle(shape);
        if (stroke !== 'rgb(1, 2, 3)') faults.push(`${name} has a line of ${stroke}`);
        if (!['none', 'rgb(4, 5, 6)'].includes(fill)) faults.push(`${name} is filled with ${fill}`);
        const { x, y, width, height } = shape.getBBox();
        if (x < 1.25 || y < 1.25 || x + width > 46.75 || y + height > 46.75) faults.push(`${name} is cut off`);
      }
      holder.remove();
    }
    return faults;
  }, files));
  assertNone(found, 'fault');
});
