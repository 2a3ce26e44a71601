// How long it takes from a save to the new words in the browser's page:
//
//     cargo build --release && npm ci --prefix tests/browser
//     node benches/preview.mjs [SERVICES…]
//
// The example (or the example with its organisations again and again under other ids, until there are as many services
// as asked for) is shown by `shortbreaks serve`. A headless Chromium has the page of one service open. Each of thirty
// rounds writes another summary into the file of that service, and a MutationObserver in the page notes when the words
// are in the DOM. Both times are of this machine's one clock. The wait for the end of a burst of changes (50 ms) is in
// the first figure and taken off in the second.

import { cpSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { spawn } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { launch, openWindow } from '../tests/browser/browser.mjs';

const ROUNDS = 30;
const BURST = 50;
const repository = fileURLToPath(new URL('..', import.meta.url));
const program = process.env.SHORTBREAKS ?? join(repository, 'target/release/shortbreaks');

const browser = await launch();
for (const size of process.argv.slice(2).map(Number).concat(process.argv.length > 2 ? [] : [0, 10000])) {
  const root = mkdtempSync(join(tmpdir(), 'shortbreaks-bench-'));
  cpSync(join(repository, 'content'), join(root, 'content'), { recursive: true });
  const services = fill(root, size);
  const preview = spawn(program, ['serve', '--port', '0'], { cwd: root });
  const origin = await new Promise((ready) => {
    createInterface({ input: preview.stdout }).on('line', (line) => {
      const found = line.match(/^Preview at (http:\S+)\//);
      if (found) ready(found[1]);
    });
  });
  const times = await measure(origin, join(root, 'content/providers/splash-northmoor.yaml'));
  preview.kill('SIGINT');
  rmSync(root, { recursive: true });
  const whole = median(times);
  console.log(`${services} services: from the save to the DOM, median of ${ROUNDS}: ${whole.toFixed(0)} ms; `
    + `without the wait for the burst: ${(whole - BURST).toFixed(0)} ms `
    + `(least ${(Math.min(...times) - BURST).toFixed(0)}, most ${(Math.max(...times) - BURST).toFixed(0)})`);
}
await browser.close();

async function measure(origin, file) {
  const page = await (await openWindow(browser)).newPage();
  await page.goto(`${origin}/services/saturday-swim/`);
  await page.waitForTimeout(2500);
  const text = readFileSync(file, 'utf8');
  const times = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const words = `Swimming in a small group, said in round ${round}.`;
    await page.evaluate((words) => {
      const here = () => document.querySelector('main').innerText.includes(words);
      window.seen = new Promise((done) => {
        const observer = new MutationObserver(() => {
          if (!here()) return;
          observer.disconnect();
          done(performance.timeOrigin + performance.now());
        });
        observer.observe(document, { subtree: true, childList: true, characterData: true });
      });
    }, words);
    const saved = performance.timeOrigin + performance.now();
    writeFileSync(file, text.replace('Small-group swimming with trained helpers in the water.', words));
    times.push((await page.evaluate(() => window.seen)) - saved);
    // The second look at the files is over before the next round.
    await page.waitForTimeout(1500);
  }
  await page.close();
  return times;
}

/** Copies the organisations under other ids until there are services enough, and says how many there are. */
function fill(root, wanted) {
  const folder = join(root, 'content/providers');
  const texts = readdirSync(folder).map((name) => readFileSync(join(folder, name), 'utf8'));
  const services = (text) => (text.match(/^ +type: /gm) ?? []).length;
  let total = texts.reduce((sum, text) => sum + services(text), 0);
  for (let copy = 1; total < wanted; copy += 1) {
    texts.forEach((text, n) => {
      const other = text
        .replace(/^( *(?:- )?id: )([^,\n]+)$/gm, `$1$2-${copy}`)
        .replace(/^ *aliases:.*\n/gm, '');
      writeFileSync(join(folder, `more-${copy}-${n}.yaml`), other);
      total += services(text);
    });
  }
  return total;
}

function median(times) {
  const sorted = [...times].sort((a, b) => a - b);
  return (sorted[Math.floor((sorted.length - 1) / 2)] + sorted[Math.ceil((sorted.length - 1) / 2)]) / 2;
}
