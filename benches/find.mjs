// How long it takes from a key to the new list, and how much is fetched for it:
//
//     cargo build --release && npm ci --prefix tests/browser
//     node benches/find.mjs [SERVICES…]
//
// The example is filled up with services, each with a name and a summary of words drawn by chance (the same each time),
// nine in ten from the summaries of the example and the others made up, so that copies do not flatter the compression.
// Text drawn so is harder to compress than what people write.
// `shortbreaks serve` shows it, since only a few files of it are asked for. In a headless Chromium:
//
// - the size is that of the data as a web server sends it, by gzip -6;
// - the first use is from the first letter in the field of words to the list, with the data fetched and the index made
//   (made by the preview, and the field had the focus just before, as when somebody types at once);
// - a key is from its input event to the end of the frame in which the list stands: forty letters and slips of typing,
//   of which the median and the worst are told, and then the same for the boxes of all the filters.
//
// It fails where a limit does not hold: 400 KB for the data, 50 ms for a key, both at 10,000 services.

import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { spawn } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { launch, openWindow } from '../tests/browser/browser.mjs';

const repository = fileURLToPath(new URL('..', import.meta.url));
const program = process.env.SHORTBREAKS ?? join(repository, 'target/release/shortbreaks');
const TYPED = ['swimming', 'saterday swim', 'holiday clb', 'for autism', 'footbal eastmoor', 'xq'];
const SYLLABLES = ['ba', 'cor', 'den', 'el', 'fin', 'gar', 'hol', 'is', 'jen', 'kel', 'lo', 'mar',
  'nor', 'ol', 'pen', 'quin', 'ros', 'sel', 'tam', 'und', 'ver', 'wes', 'yar', 'zel'];
const LIMITS = { services: 10000, data: 400 * 1000, key: 50 };

const browser = await launch();
let late = false;
for (const size of process.argv.slice(2).map(Number).concat(process.argv.length > 2 ? [] : [0, LIMITS.services])) {
  const root = mkdtempSync(join(tmpdir(), 'shortbreaks-bench-'));
  try {
    cpSync(join(repository, 'content'), join(root, 'content'), { recursive: true });
    const services = fill(root, size);
    const preview = spawn(program, ['serve', '--port', '0', '--today', '2026-11-22'], { cwd: root });
    try {
      await measure(await addressOf(preview), services);
    } finally {
      preview.kill('SIGINT');
    }
  } finally {
    rmSync(root, { recursive: true });
  }
}
await browser.close();
if (late) process.exitCode = 1;

/** Where the preview is, once it is there. */
function addressOf(preview) {
  return new Promise((ready) => {
    createInterface({ input: preview.stdout }).on('line', (line) => {
      const found = line.match(/^Preview at (http:\S+)\//);
      if (found) ready(found[1]);
    });
  });
}

async function measure(origin, services) {
  const window = await openWindow(browser);
  const page = await window.newPage();
  await page.goto(`${origin}/services/`, { timeout: 0 });
  const data = Buffer.from(await (await fetch(`${origin}/find/listings.json`)).arrayBuffer());
  const sent = gzipSync(data, { level: 6 }).length;

  const { first, keys, boxes } = await page.evaluate(async (typed) => {
    const region = document.querySelector('[role="status"]');
    const list = document.querySelector('#results [data-list]');
    /** From an event to the end of the frame in which the list stands. */
    const answer = (act) => new Promise((done) => {
      const start = performance.now();
      const observer = new MutationObserver(() => {
        observer.disconnect();
        const channel = new MessageChannel();
        channel.port1.onmessage = () => done(performance.now() - start);
        requestAnimationFrame(() => channel.port2.postMessage(0));
      });
      observer.observe(region, { childList: true, characterData: true, subtree: true });
      act();
    });
    const field = document.querySelector('#find-words');
    field.focus();
    // Emptying the region would count as an answer, so that it is empty beforehand.
    const settled = () => new Promise((done) => { setTimeout(done, 50); });
    const measured = async (act) => {
      region.textContent = '';
      await settled();
      return answer(act);
    };
    const say = (text) => measured(() => {
      field.value = text;
      field.dispatchEvent(new Event('input', { bubbles: true }));
    });
    const first = await say('s');
    const keys = [];
    for (const words of typed) {
      for (let n = 1; n <= words.length; n += 1) {
        if (words.slice(0, n).trim() !== words.slice(0, n)) continue;
        keys.push([words.slice(0, n), await say(words.slice(0, n)), list.children.length]);
      }
    }
    field.value = '';
    const boxes = [];
    for (const box of document.querySelectorAll('.find-form input[type="checkbox"]')) {
      boxes.push([box.value, await measured(() => box.click()), list.children.length]);
    }
    return { first, keys, boxes };
  }, TYPED);
  await window.close();

  const worst = (times) => times.reduce((a, b) => (a[1] > b[1] ? a : b));
  const tell = (times) => `median ${median(times.map(([, time]) => time)).toFixed(0)} ms, worst ${worst(times)[1].toFixed(0)} ms (“${worst(times)[0]}”)`;
  console.log(`${services} services: data ${(data.length / 1000).toFixed(0)} KB, ${(sent / 1000).toFixed(0)} KB compressed; `
    + `first use ${first.toFixed(0)} ms; ${keys.length} keys: ${tell(keys)}; ${boxes.length} boxes: ${tell(boxes)}`);
  if (services <= LIMITS.services * 1.05 && (sent > LIMITS.data || worst([...keys, ...boxes])[1] > LIMITS.key)) late = true;
}

/** Adds services with words drawn by chance until there are enough, and says how many there are. */
function fill(root, wanted) {
  const folder = join(root, 'content/providers');
  const texts = readdirSync(folder).map((name) => readFileSync(join(folder, name), 'utf8'));
  const services = (text) => (text.match(/^ +type: /gm) ?? []).length;
  let total = texts.reduce((sum, text) => sum + services(text), 0);
  // As often as they are there: a word that is common in summaries is common here.
  const known = texts.join('\n').match(/(?<=summary: ).*/g).join(' ').toLowerCase().match(/[a-z]{2,}/g);
  const chance = seeded(7);
  const pick = (list) => list[Math.floor(chance() * list.length)];
  const made = Array.from({ length: 6000 }, () => Array.from({ length: 2 + Math.floor(chance() * 2) }, () => pick(SYLLABLES)).join(''));
  const word = () => (chance() < 0.9 ? pick(known) : pick(made));
  const phrase = (words) => {
    const said = Array.from({ length: words }, word).join(' ');
    return said[0].toUpperCase() + said.slice(1);
  };
  const plainId = (name) => name.toLowerCase().split(/[^a-z0-9]+/).join('-');
  const taken = new Map();
  const venues = Array.from({ length: 800 }, () => phrase(2));
  for (let copy = 1; total < wanted; copy += 1) {
    texts.forEach((text, n) => {
      const other = text
        // Two things with one name have a number in their ids, as writers and imports do it.
        .replace(/^( *(?:- )?id: )[^,\n]+\n( *name: )[^\n]+$/gm, (_, id, key) => {
          const name = phrase(2 + Math.floor(chance() * 3));
          const number = (taken.get(name) ?? 0) + 1;
          taken.set(name, number);
          return `${id}${plainId(name)}${number > 1 ? `-${number}` : ''}\n${key}${name}`;
        })
        .replace(/^( {6}name: )[^\n]+$/gm, (_, key) => `${key}${pick(venues)}`)
        .replace(/^( *summary: )([^\n]+)$/gm, (_, key) => `${key}${phrase(8 + Math.floor(chance() * 4))}.`)
        .replace(/^ *aliases:.*\n/gm, '');
      writeFileSync(join(folder, `more-${copy}-${n}.yaml`), other);
      total += services(text);
    });
  }
  return total;
}

/** Numbers that look like chance and are the same each time. */
function seeded(seed) {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 4294967296;
  };
}

function median(times) {
  const sorted = [...times].sort((a, b) => a - b);
  return (sorted[Math.floor((sorted.length - 1) / 2)] + sorted[Math.ceil((sorted.length - 1) / 2)]) / 2;
}
