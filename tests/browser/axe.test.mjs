// Pages of each kind, as a person with a small or large window, in daylight or at night, meets them:
// axe-core finds nothing wrong, nothing has to be scrolled sideways, and the page asks no other host for anything.

import { after, before, test } from 'node:test';
import AxeBuilder from '@axe-core/playwright';
import { assertNone, launch, minified, openWindow, samples, serve, stayAt, unfold } from './site.mjs';

// The law asks for AA. The rest costs nothing once it holds.
const TAGS = [
  'wcag2a', 'wcag2aa', 'wcag2aaa', 'wcag21a', 'wcag21aa', 'wcag21aaa', 'wcag22aa', 'wcag22aaa', 'best-practice', 'experimental',
];

let server, browser;
before(async () => { [server, browser] = [await serve(minified), await launch()]; });
after(async () => { await browser?.close(); await server?.close(); });

// Colours do not hang on the width, nor the layout on the colours, so that two of the four pairs show all faults.
for (const [colorScheme, width] of [['light', 1280], ['dark', 320]]) {
  for (const { kind, url } of samples(minified)) {
    test(`no fault: ${kind} page /${url}, ${colorScheme}, ${width} pixels wide`, async () => {
      const window = await openWindow(browser, { colorScheme, width });
      try {
        const page = await window.newPage();
        const complaints = listen(page);
        await stayAt(page, `${server.origin}/${url}`);
        const sideways = await overflow(page);
        await unfold(page);
        sideways.push(...(await overflow(page)));
        // There are no frames to gather findings from, which is all that legacy mode leaves out.
        const { violations } = await new AxeBuilder({ page }).withTags(TAGS).setLegacyMode().analyze();

        assertNone([...complaints, ...sideways, ...violations.flatMap(inWords)], 'fault');
      } finally {
        await window.close();
      }
    });
  }
}

/** Errors, breaches of the content security policy, and requests that go to another host. */
function listen(page) {
  const complaints = [];
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) complaints.push(`the browser says: ${message.text()}`);
  });
  page.on('pageerror', (error) => complaints.push(`a script fails: ${error.message}`));
  page.on('request', (request) => {
    if (!request.url().startsWith(`${server.origin}/`)) complaints.push(`a request leaves the site: ${request.url()}`);
  });
  page.on('response', (response) => {
    if (response.status() >= 400) complaints.push(`${response.status()} for ${response.url()}`);
  });
  return complaints;
}

/** What reaches past the side of the window, when the page can be scrolled sideways. */
const overflow = (page) => page.evaluate(() => {
  const { scrollWidth, clientWidth } = document.documentElement;
  if (scrollWidth <= clientWidth) return [];
  const reaches = (element) => element.getBoundingClientRect().left + element.scrollWidth > clientWidth + 1;
  const innermost = [...document.body.querySelectorAll('*')].filter((e) => reaches(e) && ![...e.children].some(reaches));
  return [
    `it scrolls sideways: ${scrollWidth} pixels in a window of ${clientWidth}`,
    ...innermost.slice(0, 5).map((element) => `  reaches past the side: ${element.outerHTML.slice(0, 160)}`),
  ];
});

const inWords = ({ id, help, nodes }) => nodes.map(({ target, html, failureSummary }) =>
  `axe-core: ${id} (${help}) at ${target}: ${html.slice(0, 200)}\n  ${failureSummary.replace(/\s+/g, ' ')}`);
