// Pages of each kind, as people set them who read with their own spacing, with large letters, through a magnifying
// glass, without motion or on paper: nothing is cut off, hidden or in the way.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { assertNone, launch, minified, openWindow, samples, serve, stayAt, unfold } from './site.mjs';

let server, browser;
before(async () => { [server, browser] = [await serve(minified), await launch()]; });
after(async () => { await browser?.close(); await server?.close(); });

/** What WCAG 2.2, 1.4.12, lets a reader set. */
const SPACED = `* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important; }
  p { margin-block-end: 2em !important; }`;
/** A browser's text at twice its size (1.4.4). */
const LARGE = 'html { font-size: 200% !important; }';

/** A test at pages of each kind. The reader's own style sheet is no part of what the page's policy allows. */
function onEachKind(name, options, check) {
  for (const { kind, url } of samples(minified)) {
    test(`${name}: ${kind} page /${url}`, async () => {
      const window = await openWindow(browser, { bypassCSP: true, ...options });
      try {
        const page = await window.newPage();
        await stayAt(page, `${server.origin}/${url}`);
        await unfold(page);
        await check(page);
      } finally {
        await window.close();
      }
    });
  }
}

/** Text that its box cuts off, and what reaches past the side of the window. */
const lost = (page) => page.evaluate(() => {
  const { scrollWidth, clientWidth } = document.documentElement;
  const sideways = scrollWidth > clientWidth ? [`it scrolls sideways: ${scrollWidth} pixels in ${clientWidth}`] : [];
  const cut = [...document.body.querySelectorAll('*')].filter((element) => {
    const { overflowX, overflowY, clip, clipPath } = getComputedStyle(element);
    // What is there for screen readers alone is cut off on purpose.
    if (!element.checkVisibility() || clip !== 'auto' || clipPath !== 'none' || element.closest('.visually-hidden, svg')) return false;
    const wide = overflowX !== 'visible' && !['auto', 'scroll'].includes(overflowX) && element.scrollWidth > element.clientWidth + 1;
    const high = overflowY !== 'visible' && !['auto', 'scroll'].includes(overflowY) && element.scrollHeight > element.clientHeight + 1;
    return wide || high;
  });
  return [...sideways, ...cut.map((element) => `cut off: ${element.outerHTML.slice(0, 160)}`)];
});

for (const [what, css, width] of [
  ['with a reader’s own spacing', SPACED, 1280],
  ['with a reader’s own spacing', SPACED, 320],
  ['with text twice as large', LARGE, 1280],
]) {
  onEachKind(`nothing is lost ${what}, ${width} pixels wide`, { width }, async (page) => {
    await page.addStyleTag({ content: css });
    assertNone(await lost(page), 'loss');
  });
}

// A window of 1280 by 1024 pixels at 400 per cent (1.4.10, 2.4.11).
onEachKind('Tab goes through all of the page in its own order, and nothing lies over what has the focus', { width: 320, height: 256 }, async (page) => {
  const stops = await page.evaluate(() => {
    const can = [...document.querySelectorAll('a[href], button, summary, input, select, textarea, [tabindex="0"]')];
    const shown = can.filter((element) => element.checkVisibility({ visibilityProperty: true }) && !element.disabled);
    shown.forEach((element, n) => { element.dataset.stop = n; });
    return shown.length;
  });
  const wrong = [];
  for (let n = 0; n < Math.min(stops, 60); n += 1) {
    await page.keyboard.press('Tab');
    const found = await page.evaluate(() => {
      const here = document.activeElement;
      const { left, top, width, height } = here.getBoundingClientRect();
      const seen = [[left + 2, top + 2], [left + width / 2, top + height / 2], [left + width - 2, top + height - 2]]
        .map(([x, y]) => document.elementFromPoint(x, y))
        .some((at) => at && (here.contains(at) || at.contains(here)));
      return { stop: here.dataset.stop, seen, html: here.outerHTML.slice(0, 160) };
    });
    if (found.stop !== `${n}`) wrong.push(`stop ${n} of ${stops} is ${found.html}`);
    else if (!found.seen) wrong.push(`something lies over it: ${found.html}`);
  }
  assertNone(wrong, 'stop of the Tab key that is out of its place');
});

onEachKind('nothing moves for who asks for no motion, and nothing moves for long for anybody', {}, async (page) => {
  const longest = () => page.evaluate(() => {
    const seconds = (list) => Math.max(...list.split(',').map((one) => Number.parseFloat(one) * (one.trim().endsWith('ms') ? 0.001 : 1)));
    const styles = [...document.querySelectorAll('*')].map((element) => getComputedStyle(element));
    return {
      motion: Math.max(...styles.map((style) => Math.max(seconds(style.transitionDuration), style.animationName === 'none' ? 0 : seconds(style.animationDuration)))),
      smooth: styles.some((style) => style.scrollBehavior === 'smooth'),
    };
  });
  const still = await longest();
  assert.ok(still.motion < 0.01 && !still.smooth, JSON.stringify(still));
  await page.emulateMedia({ reducedMotion: 'no-preference' });
  const moving = await longest();
  assert.ok(moving.motion < 5, JSON.stringify(moving));
});

onEachKind('on paper there are the words, and nothing to press', { width: 718 }, async (page) => {
  await page.emulateMedia({ media: 'print' });
  const found = await page.evaluate(() => {
    const shown = (selector) => [...document.querySelectorAll(selector)].filter((element) => element.checkVisibility());
    const dark = (colour) => colour.match(/[\d.]+/g).slice(0, 3).every((part) => Number(part) < 130);
    const pressed = shown('main button, main input, main select, .site-header nav, .filters').map((e) => `to press: ${e.outerHTML.slice(0, 120)}`);
    const pale = shown('main p, main li, main td, main th, main dd, main dt, main h1, main h2, main h3')
      .filter((element) => element.textContent.trim() && !element.closest('svg') && !dark(getComputedStyle(element).color))
      .map((element) => `pale: ${element.outerHTML.slice(0, 120)}`);
    return [...pressed, ...pale, ...(document.querySelector('main h1, main').checkVisibility() ? [] : ['no words'])];
  });
  assertNone([...found, ...(await lost(page))], 'fault on paper');
});
