// The sites of published documents, each with a part of what a statement can hold and without the rest: axe-core and
// html-validate find nothing wrong on any of their pages, in daylight and at night.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import AxeBuilder from '@axe-core/playwright';
import { HtmlValidate, StaticConfigLoader } from 'html-validate';
import { assertNone, launch, openWindow, readSite, samples, serve, stayAt } from './site.mjs';

const folder = fileURLToPath(new URL('../sites/documents', import.meta.url));
// How long a title is, whoever wrote it decides.
const rules = { 'long-title': 'off' };
const judge = new HtmlValidate(new StaticConfigLoader({ root: true, extends: ['html-validate:recommended'], rules }));
const out = mkdtempSync(join(tmpdir(), 'shortbreaks-documents-'));

let browser;
before(async () => { browser = await launch(); });
after(async () => { await browser?.close(); rmSync(out, { recursive: true }); });

const names = readdirSync(folder);
test('there are five', () => assert.equal(names.length, 5));

for (const name of names) {
  test(`no fault on the pages of ${name}`, async () => {
    const root = join(out, name);
    const args = ['build', '--today', '2026-11-22', '--no-minify', '--root', join(folder, name), '--out', root];
    execFileSync(process.env.SHORTBREAKS, args, { stdio: 'pipe' });
    const site = readSite(root);
    const server = await serve(site);
    const findings = [];
    for (const page of site.pages) {
      const { results } = await judge.validateString(page.html, page.path);
      findings.push(...results.flatMap(({ messages }) => messages).map(({ line, ruleId, message }) => `${page.path}:${line} ${ruleId}: ${message}`));
    }
    for (const [colorScheme, width] of [['light', 1280], ['dark', 320]]) {
      const window = await openWindow(browser, { colorScheme, width });
      const page = await window.newPage();
      for (const { url } of samples(site)) {
        await stayAt(page, `${server.origin}/${url}`);
        const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze();
        findings.push(...violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `/${url}, ${colorScheme}: ${id}: ${html.slice(0, 160)}`)));
      }
      await window.close();
    }
    await server.close();
    assertNone(findings, 'fault');
  });
}
