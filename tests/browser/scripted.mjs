// What the tests of pages with scripts share.

import assert from 'node:assert/strict';
import AxeBuilder from '@axe-core/playwright';
import { assertNone, openWindow } from './browser.mjs';

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** Fails where axe-core finds a fault in a page as it is now, or where it scrolls sideways. */
export async function faultless(page) {
  const { violations } = await new AxeBuilder({ page }).withTags(TAGS).setLegacyMode().analyze();
  assertNone(violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 160)}`)), 'fault');
  const [whole, seen] = await page.evaluate(() => [document.documentElement.scrollWidth, document.documentElement.clientWidth]);
  assert.ok(whole <= seen, `it scrolls sideways: ${whole} in ${seen}`);
}

/** Opens a page in a window of its own; anything that goes wrong there fails the test. */
export async function openPage(browser, server, path, use, options = {}) {
  const window = await openWindow(browser, options);
  window.setDefaultTimeout(5000);
  const wrong = [];
  try {
    const page = await window.newPage();
    page.on('pageerror', (error) => wrong.push(error.message));
    page.on('console', (message) => ['error', 'warning'].includes(message.type()) && wrong.push(message.text()));
    window.on('request', (request) => request.url().startsWith(server.origin) || wrong.push(`a request leaves the site: ${request.url()}`));
    await page.goto(`${server.origin}/${path}`);
    await use(page, window);
    assertNone(wrong, 'complaint of the browser');
  } finally {
    await window.close();
  }
}

/** Ways to look at a page. */
export const LOOKS = [
  ['light', {}], ['dark', { colorScheme: 'dark' }], ['320 pixels wide', { width: 320 }], ['forced colours', { forcedColors: 'active' }],
];
