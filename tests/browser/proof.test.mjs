// The proof, page by page: pages of each kind, in each theme and language, as people meet them who see little, see no
// colour, use keys, set their own letters, want nothing to move, print, or have no scripts. A page is opened three
// times: in daylight in a wide window, at night in a narrow one, and without scripts; everything is looked at there.
//
//   PROOF='almanac, ur' node --test proof.test.mjs     one edition only, while one works on it

import { after, before, describe, test } from 'node:test';
import { availableParallelism } from 'node:os';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { directionOf, editions } from './editions.mjs';
import * as looks from './looks.mjs';
import { assertNone, launch, openWindow, serve, stayAt, unfold } from './site.mjs';

// The law asks for AA. The rest costs nothing once it holds.
const TAGS = [
  'wcag2a', 'wcag2aa', 'wcag2aaa', 'wcag21a', 'wcag21aa', 'wcag21aaa', 'wcag22aa', 'wcag22aaa', 'best-practice', 'experimental',
];
const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** What WCAG 2.2, 1.4.12, lets a reader set. */
const SPACED = `* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important; }
  p { margin-block-end: 2em !important; }`;
/** A browser's text at twice its size (1.4.4). */
const LARGE = 'html { font-size: 200% !important; }';

/** The windows that a page is opened in: by day, at night at 1280 by 1024 and 400 per cent (1.4.10, 2.4.11), and without scripts. */
const WINDOWS = {
  wide: {},
  narrow: { colorScheme: 'dark', width: 320, height: 256 },
  unscripted: { width: 320, javaScriptEnabled: false },
};

let browser;
const servers = new Map();
before(async () => {
  browser = await launch();
  for (const { whole } of editions) if (!servers.has(whole)) servers.set(whole, await serve(whole));
});
after(async () => { await browser?.close(); for (const server of servers.values()) await server.close(); });

for (const edition of editions) {
  if (process.env.PROOF && process.env.PROOF !== edition.name) continue;
  describe(`${edition.name}: nothing is wrong on`, { concurrency: availableParallelism() }, () => {
    for (const page of edition.pages) {
      test(`${page.kind} page /${page.url}`, async () => {
        const { origin } = servers.get(edition.whole);
        const proof = new Proof(`${origin}/${page.url}`, origin, idle.pop() ?? await openWindows());
        try {
          await proof.wide();
          await proof.narrow(edition);
          await proof.withoutScripts();
        } finally {
          proof.end();
        }
        // Those in which something broke are not used again.
        idle.push(proof.windows);
        assertNone(proof.findings, 'fault');
      });
    }
  });
}

/** Windows in which no page is looked at now. To open one takes longer than most pages do, so that they go from page to page. */
const idle = [];

async function openWindows() {
  const open = async ([name, options]) => {
    const window = await openWindow(browser, options);
    if (options.javaScriptEnabled !== false) await window.addInitScript(AXE);
    return [name, await window.newPage()];
  };
  return Object.fromEntries(await Promise.all(Object.entries(WINDOWS).map(open)));
}

/** A page on its way through the proof, with what was found so far. */
class Proof {
  constructor(address, origin, windows) {
    Object.assign(this, { address, origin, windows, findings: [] });
  }

  /** Opens the page in a window, which is as new; what the browser complains of is a finding. */
  async open(where, name) {
    const page = this.windows[name];
    const { colorScheme = 'light', width = 1280, height = 800 } = WINDOWS[name];
    await page.setViewportSize({ width, height });
    await page.emulateMedia({ colorScheme, media: null, forcedColors: 'none', reducedMotion: 'reduce' });

    const complain = (words) => this.findings.push(`[${where}] ${words}`);
    // A breach of the content security policy is told of as an error.
    page.on('console', (message) => ['error', 'warning'].includes(message.type()) && complain(`the browser says: ${message.text()}`));
    page.on('pageerror', (error) => complain(`a script fails: ${error.message}`));
    page.on('request', (request) => request.url().startsWith(`${this.origin}/`) || complain(`a request leaves the site: ${request.url()}`));
    page.on('response', (response) => response.status() >= 400 && complain(`${response.status()} for ${response.url()}`));
    await stayAt(page, this.address);
    return page;
  }

  /** Hears no more of the page, as the next one comes. */
  end() {
    for (const page of Object.values(this.windows)) {
      for (const event of ['console', 'pageerror', 'request', 'response']) page.removeAllListeners(event);
    }
  }

  add(where, findings) {
    this.findings.push(...findings.map((finding) => `[${where}] ${finding}`));
  }

  /** Daylight, 1280 pixels; then with the reader's own letters, in forced colours, with motion and on paper. */
  async wide() {
    const where = '1280 light';
    const page = await this.open(where, 'wide');
    this.add(where, await wayPastTheHeader(page));
    await unfold(page);
    this.add(where, await page.evaluate(looks.sideways));
    this.add(where, await page.evaluate(looks.smallTargets));
    this.add(where, await page.evaluate(looks.unmarkedFocus));
    this.add(where, await page.evaluate(looks.unmarkedWords));
    this.add(where, await axe(page));

    for (const [how, css] of [['a reader’s own spacing', SPACED], ['text twice as large', LARGE]]) {
      this.add(`${where}, ${how}`, await asSet(page, css));
    }

    await page.emulateMedia({ forcedColors: 'active' });
    this.add('1280 forced colours', await page.evaluate(looks.unmarkedFocus));
    await page.emulateMedia({ forcedColors: 'none' });

    const still = await page.evaluate(looks.motion);
    if (still.longest >= 0.01 || still.smooth) this.add('reduced motion', [`something moves: ${JSON.stringify(still)}`]);
    await page.emulateMedia({ reducedMotion: 'no-preference' });
    const moving = await page.evaluate(looks.motion);
    if (moving.longest >= 5) this.add(where, [`something moves for ${moving.longest} seconds`]);

    await page.setViewportSize({ width: 718, height: 800 });
    await page.emulateMedia({ media: 'print', reducedMotion: 'reduce' });
    for (const look of [looks.faultsOnPaper, looks.sideways, looks.cutOff]) this.add('paper', await page.evaluate(look));
  }

  /** Night, 320 pixels: the window of someone who reads at 400 per cent, then that of a phone. */
  async narrow({ language }) {
    const where = '320 dark';
    const page = await this.open(where, 'narrow');
    this.add(where, await page.evaluate(looks.sideways));
    await unfold(page);
    this.add(where, await walkByTab(page));
    await page.setViewportSize({ width: 320, height: 800 });
    this.add(where, await page.evaluate(looks.sideways));
    this.add(where, await page.evaluate(looks.smallTargets));
    const direction = await page.evaluate(() => document.documentElement.dir || 'ltr');
    if (direction !== directionOf(language)) this.add(where, [`the page runs ${direction}, and ${language} does not`]);
    this.add(where, await axe(page));
    this.add(`${where}, a reader’s own spacing`, await asSet(page, SPACED));
  }

  async withoutScripts() {
    const where = '320 without scripts';
    const page = await this.open(where, 'unscripted');
    this.add(where, await page.evaluate(looks.faultsWithoutScripts));
    this.add(where, await page.evaluate(looks.sideways));
  }
}

/** What axe-core finds. The findings alone are carried over: what passes is by far the most of what it says. */
async function axe(page) {
  const violations = await page.evaluate(async (tags) => {
    const { violations } = await window.axe.run(document, { runOnly: { type: 'tag', values: tags }, resultTypes: ['violations'], iframes: false });
    return violations.flatMap(({ id, help, nodes }) => nodes.map(({ target, html, failureSummary }) =>
      `axe-core: ${id} (${help}) at ${target}: ${html.slice(0, 200)}\n  ${failureSummary.replace(/\s+/g, ' ')}`));
  }, TAGS);
  return violations;
}

/** What is lost when a reader sets a style of their own. It is laid over the page past its policy, as a browser does. */
async function asSet(page, css) {
  await page.evaluate((text) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(text);
    document.adoptedStyleSheets = [sheet];
  }, css);
  const lost = [...(await page.evaluate(looks.sideways)), ...(await page.evaluate(looks.cutOff))];
  await page.evaluate(() => { document.adoptedStyleSheets = []; });
  return lost;
}

/** The first Tab reaches the way past the header, which leads to the words. */
async function wayPastTheHeader(page) {
  await page.keyboard.press('Tab');
  const first = await page.evaluate(() => {
    const here = document.activeElement;
    const { top, left, width, height } = here.getBoundingClientRect();
    // Where nothing comes before the words, there is nothing to skip.
    if (here.closest('main')) return { inMain: true };
    return { href: here.getAttribute('href'), seen: top >= 0 && left >= 0 && width > 24 && height > 24, html: here.outerHTML.slice(0, 160) };
  });
  if (first.inMain) return [];
  if (first.href !== '#main' || !first.seen) return [`the first stop is no way past the header: ${JSON.stringify(first)}`];
  await page.keyboard.press('Enter');
  await page.waitForFunction(() => location.hash === '#main');
  await page.keyboard.press('Tab');
  return page.evaluate(() => {
    const [main, here] = [document.querySelector('main#main'), document.activeElement];
    const inMain = main.contains(here) || main.querySelector('a[href], button, summary, input, [tabindex="0"]') === null;
    return inMain ? [] : [`the way past the header does not lead to the words but to ${here.outerHTML.slice(0, 160)}`];
  });
}

/**
 * Tab goes through all of the page in its own order, and nothing lies over what has the focus. The page itself looks
 * at each stop when the next key goes down, which is when it has come to rest.
 */
async function walkByTab(page) {
  const stops = await page.evaluate(() => {
    const can = [...document.querySelectorAll('a[href], button, summary, input, select, textarea, [tabindex="0"]')]
      .filter((element) => element.checkVisibility({ visibilityProperty: true }) && !element.disabled);
    window.walk = { stop: -1, wrong: [] };
    document.addEventListener('keydown', () => {
      const here = document.activeElement;
      const n = (window.walk.stop += 1) - 1;
      if (n < 0) return;
      const html = here.outerHTML.slice(0, 160);
      const { left, top, width, height } = here.getBoundingClientRect();
      const seen = [[left + 2, top + 2], [left + width / 2, top + height / 2], [left + width - 2, top + height - 2]]
        .map(([x, y]) => document.elementFromPoint(x, y))
        .some((at) => at && (here.contains(at) || at.contains(here)));
      if (here !== can[n]) window.walk.wrong.push(`stop ${n} of the Tab key, of ${can.length}, is ${html}`);
      else if (!seen) window.walk.wrong.push(`something lies over what has the focus: ${html}`);
    }, true);
    return can.length;
  });
  for (let n = 0; n <= Math.min(stops, 60); n += 1) await page.keyboard.press('Tab');
  return page.evaluate(() => window.walk.wrong);
}
