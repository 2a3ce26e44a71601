// A person without a mouse, or with an unsteady hand, can start at the words, see where they are, and hit what they aim at.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { assertNone, launch, minified, samples, openWindow, serve, stayAt, unfold } from './site.mjs';

let server, browser;
before(async () => { [server, browser] = [await serve(minified), await launch()]; });
after(async () => { await browser?.close(); await server?.close(); });

/** A test at one page of each kind. */
function onEachKind(name, options, check) {
  for (const { kind, url } of samples(minified)) {
    test(`${name}: ${kind} page /${url}`, async () => {
      const window = await openWindow(browser, options);
      try {
        const page = await window.newPage();
        await stayAt(page, `${server.origin}/${url}`);
        await check(page);
      } finally {
        await window.close();
      }
    });
  }
}

onEachKind('the first Tab reaches the way past the header, which leads to the words', {}, async (page) => {
  await page.keyboard.press('Tab');
  // Where nothing comes before the words, there is nothing to skip.
  if (await page.evaluate(() => document.activeElement.closest('main') !== null)) return;

  const first = await page.evaluate(() => {
    const { top, left, width, height } = document.activeElement.getBoundingClientRect();
    return { href: document.activeElement.getAttribute('href'), seen: top >= 0 && left >= 0 && width > 24 && height > 24 };
  });
  assert.deepEqual(first, { href: '#main', seen: true });

  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  const after = await page.evaluate(() => {
    const [main, here] = [document.querySelector('main#main'), document.activeElement];
    const inMain = main.contains(here) || main.querySelector('a[href], button, summary, input, [tabindex="0"]') === null;
    return inMain ? 'in main' : here.outerHTML.slice(0, 160);
  });
  assert.equal(after, 'in main');
});

for (const forcedColors of ['none', 'active']) {
  const where = forcedColors === 'active' ? ' in forced colours' : '';
  onEachKind(`what has the focus shows it${where}`, { forcedColors }, async (page) => {
    await unfold(page);
    // A key first: browsers show the focus to those who use keys.
    await page.keyboard.press('Tab');
    const { count, unmarked } = await page.evaluate(async () => {
      const can = [...document.querySelectorAll('a[href], button, summary, input, select, textarea, [tabindex]')]
        .filter((element) => element.checkVisibility() && !element.matches(':disabled'));
      const look = (element) => {
        const { outlineStyle, outlineWidth, outlineColor, boxShadow } = getComputedStyle(element);
        const outline = outlineStyle === 'none' || parseFloat(outlineWidth) < 1 ? 'none' : `${outlineWidth} ${outlineColor}`;
        return `outline ${outline}, shadow ${boxShadow}`;
      };
      const unmarked = [];
      document.activeElement.blur();
      for (const element of can) {
        const before = look(element);
        element.focus();
        const same = document.activeElement !== element || look(element) === before;
        if (same) unmarked.push(`${before}: ${element.outerHTML.slice(0, 160)}`);
        element.blur();
      }
      return { count: can.length, unmarked };
    });
    assert.ok(count > 0, 'nothing on the page can have the focus');
    assertNone(unmarked, 'element that looks the same with the focus');
  });
}

for (const width of [1280, 320]) {
  onEachKind(`links of menus and buttons are at least 24 pixels each way, ${width} pixels wide`, { width }, async (page) => {
    await unfold(page);
    const small = await page.evaluate(() => {
      const targets = 'nav a, .menu a, .pagination a, .filters a, .tiles a, summary, button, .button, input, select';
      return [...document.querySelectorAll(targets)]
        // The way past something is as small as can be until it has the focus.
        .filter((element) => element.checkVisibility() && !element.classList.contains('skip'))
        .map((element) => ({ element, box: element.getBoundingClientRect() }))
        .filter(({ box }) => box.width < 23.95 || box.height < 23.95)
        .map(({ element, box }) => {
          const where = element.closest('nav, section, main, footer')?.className;
          return `${box.width.toFixed(1)} × ${box.height.toFixed(1)}: ${element.outerHTML.slice(0, 160)} in ${where}`;
        });
    });
    assertNone(small, 'target that is too small');
  });
}
