// The browser that the tests share, and what they do with a page in it.

import assert from 'node:assert/strict';
import { chromium } from 'playwright-core';

/** Starts the Chromium of this machine, where Debian puts it; CHROMIUM names another one. */
export function launch() {
  return chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: [
      '--headless=new', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run',
      '--disable-background-networking', '--disable-component-update', '--disable-sync',
    ],
  });
}

/** A window of the browser. Nothing moves in it, so that what is measured is where it stays. */
export const openWindow = (browser, { width = 1280, height = 800, ...options } = {}) =>
  browser.newContext({ viewport: { width, height }, reducedMotion: 'reduce', ...options });

/** Opens an address and stays there: a page that forwards is looked at before it does. */
export async function stayAt(page, address) {
  await page.unrouteAll();
  await page.route('**/*', (route) => {
    const leaves = route.request().isNavigationRequest() && route.request().url() !== address;
    return leaves ? route.fulfill({ status: 204 }) : route.continue();
  });
  await page.goto(address);
}

/** Follows a link until the whole page that it leads to is there: a click is over when the first of it is. */
export async function follow(link) {
  await link.click();
  await link.page().waitForLoadState();
}

/** Unfolds every fold, so that what is in it is looked at too. */
export const unfold = (page) =>
  page.evaluate(() => document.querySelectorAll('details').forEach((fold) => { fold.open = true; }));

/** Fails with each finding on a line of its own, so that a person can work through them. */
export function assertNone(findings, what) {
  const more = findings.length > 50 ? `\n… and ${findings.length - 50} more` : '';
  assert.ok(findings.length === 0, `${findings.length} × ${what}\n${findings.slice(0, 50).join('\n')}${more}`);
}
