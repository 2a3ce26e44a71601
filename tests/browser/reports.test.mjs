// What `check` prints for other programs is what they read: SARIF by its schema, JSON as an array of findings.
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import Ajv from 'ajv';

const here = dirname(fileURLToPath(import.meta.url));
const repo = join(here, '..', '..');
const program = process.env.SHORTBREAKS ?? join(repo, 'target', 'debug', 'shortbreaks');

/** A site without a finding, and one with twenty mistakes. */
const sites = { 'the example': repo, 'twenty mistakes': join(repo, 'tests', 'cmd', 'twenty-mistakes.in') };

const printed = new Map();

/** What `check` prints about a site, which is asked for once. */
function check(root, format) {
  const key = `${root} ${format}`;
  if (!printed.has(key)) printed.set(key, run(root, format));
  return printed.get(key);
}

/** `check` ends with 1 where there is something to mend. */
function run(root, format) {
  return new Promise((resolve, reject) => {
    const args = ['check', '--root', root, '--today', '2026-11-22', '--format', format];
    execFile(program, args, { maxBuffer: 64 * 1024 * 1024 }, (error, stdout) => {
      if (error && error.code !== 1) reject(error);
      else resolve(stdout);
    });
  });
}

async function sarifSchema() {
  const matcher = createRequire(import.meta.url).resolve('@microsoft/jest-sarif');
  return JSON.parse(await readFile(join(dirname(matcher), 'schemas', 'sarif-2.1.0-rtm.5.json'), 'utf8'));
}

for (const [name, root] of Object.entries(sites)) {
  test(`the SARIF log of ${name} is valid by the schema of SARIF 2.1.0`, async () => {
    const ajv = new Ajv({ schemaId: 'auto', unknownFormats: 'ignore', allErrors: true });
    ajv.addMetaSchema(createRequire(import.meta.url)('ajv/lib/refs/json-schema-draft-04.json'));
    const valid = ajv.compile(await sarifSchema());
    const log = JSON.parse(await check(root, 'sarif'));
    assert.ok(valid(log), JSON.stringify(valid.errors, null, 2));
    const results = log.runs[0].results.length;
    assert.equal(results === 0, name === 'the example', `${results} results`);
  });

  test(`the JSON of ${name} holds a finding as SARIF holds a result`, async () => {
    const found = JSON.parse(await check(root, 'json'));
    const { results, tool } = JSON.parse(await check(root, 'sarif')).runs[0];
    assert.equal(found.length, results.length);
    found.forEach((finding, n) => {
      assert.equal(finding.rule, results[n].ruleId);
      assert.equal(tool.driver.rules[results[n].ruleIndex].id, finding.rule);
      assert.ok(finding.message && finding.file && ['error', 'legal', 'advice'].includes(finding.severity));
      if (finding.line !== null) {
        const { region } = results[n].locations[0].physicalLocation;
        assert.deepEqual(region, { startLine: finding.line, startColumn: finding.column });
      }
    });
  });
}
