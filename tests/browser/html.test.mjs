// A browser, a screen reader and a search engine all get HTML that means what it says, minified or not.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { HtmlValidate, StaticConfigLoader } from 'html-validate';
import { assertNone, byKind, launch, minified, openWindow, plain, samples, serve, stayAt, themed, unfold } from './site.mjs';

// A rule about how the source is written, not about what it means: minifying takes away quotes that HTML does not need.
const RULES_OF_STYLE = { 'attr-quotes': 'off' };

/**
 * The pages of a site by kind: all of those in the council's own language, and of the others, which the same templates make,
 * those that between them show every part that pages can have.
 */
function enough(site) {
  const home = site.pages.find(({ path }) => path === 'index.html').language;
  const [own, others] = [true, false].map((is) => site.pages.filter(({ language }) => (language === home) === is));
  return byKind([...own, ...samples({ kinds: byKind(others) })]);
}

// Another theme has templates of its own, and shows all that they can in its samples.
const others = [...themed].map(([theme, site]) => [theme, { kinds: byKind(samples(site)) }, RULES_OF_STYLE]);
// Minified pages have the same elements, as is seen below, so that a few of them are enough here.
const few = { kinds: byKind(samples(minified)) };
for (const [name, site, rules] of [['plain', { kinds: enough(plain) }, {}], ['minified', few, RULES_OF_STYLE], ...others]) {
  const judge = new HtmlValidate(new StaticConfigLoader({ root: true, extends: ['html-validate:recommended'], rules }));
  for (const [kind, pages] of site.kinds) {
    test(`valid HTML: ${pages.length} ${kind} pages, ${name}`, async () => {
      const findings = [];
      for (const page of pages) {
        const { results } = await judge.validateString(page.html, page.path);
        for (const { line, column, ruleId, message } of results.flatMap(({ messages }) => messages)) {
          findings.push(`${page.path}:${line}:${column} ${ruleId}: ${message}`);
        }
      }
      assertNone(findings, 'finding of html-validate');
    });
  }
}

let browser, plainServer, minifiedServer, reader;
before(async () => {
  [browser, plainServer, minifiedServer] = [await launch(), await serve(plain), await serve(minified)];
  reader = await (await openWindow(browser)).newPage();
});
after(async () => { await browser?.close(); await plainServer?.close(); await minifiedServer?.close(); });

test('minifying adds no file and leaves none out', () => {
  assert.deepEqual([...minified.files], [...plain.files]);
});

for (const [kind, pages] of enough(plain)) {
  test(`minifying changes no element, attribute or word: ${pages.length} ${kind} pages`, async () => {
    const page = await browser.newPage();
    for (const { path, html } of pages) {
      const other = minified.pages.find((candidate) => candidate.path === path);
      assert.equal(await page.evaluate(outline, other.html), await page.evaluate(outline, html), path);
    }
    await page.close();
  });
}

for (const { kind, url } of samples(plain)) {
  test(`minifying changes nothing that is read on the screen: ${kind} page /${url}`, async () => {
    const words = await wordsOnScreen(`${plainServer.origin}/${url}`);
    assert.ok(words.length > 20, `only these words were seen: ${words}`);
    assert.equal(await wordsOnScreen(`${minifiedServer.origin}/${url}`), words);
  });
}

/** The tree of a page as text: a line for each element, with its attributes, and each run of words. Runs in the browser. */
function outline(html) {
  const collapse = (text) => text.replace(/[ \t\r\n\f]+/g, ' ').trim();
  // Space means nothing around the names in a class.
  const meaning = ({ name, value }) => (name === 'class' ? collapse(value) : value);
  const lines = [];
  const walk = (element, depth) => {
    const attributes = [...element.attributes].map((attribute) => `${attribute.name}=${meaning(attribute)}`).sort();
    lines.push(`${' '.repeat(depth)}<${[element.localName, ...attributes].join(' ')}>`);
    for (const node of element.childNodes) {
      if (node.nodeType === Node.ELEMENT_NODE) walk(node, depth + 1);
      if (node.nodeType === Node.TEXT_NODE && collapse(node.data)) lines.push(' '.repeat(depth + 1) + collapse(node.data));
    }
  };
  const page = new DOMParser().parseFromString(html, 'text/html');
  lines.push(page.compatMode);
  walk(page.documentElement, 0);
  return lines.join('\n');
}

/** The words as they are laid out, which shows a space that was lost between two of them. */
async function wordsOnScreen(address) {
  await stayAt(reader, address);
  await unfold(reader);
  return reader.evaluate(() => document.body.innerText.replace(/\s+/g, ' '));
}
