// A preview of a copy of the example, for tests that save files and look at what becomes of the page.

import { spawn } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const example = fileURLToPath(new URL('../../content', import.meta.url));

/** Starts `shortbreaks serve` on a copy of the example, and says where it is. */
export async function startPreview({ files = {}, args = [] } = {}) {
  const root = mkdtempSync(join(tmpdir(), 'shortbreaks-preview-'));
  cpSync(example, join(root, 'content'), { recursive: true });
  const write = (name, text) => {
    mkdirSync(dirname(join(root, name)), { recursive: true });
    writeFileSync(join(root, name), text);
  };
  for (const [name, text] of Object.entries(files)) write(name, text);
  const read = (name) => readFileSync(join(root, name), 'utf8');

  const program = spawn(process.env.SHORTBREAKS, ['serve', '--port', '0', '--today', '2026-11-22', ...args], { cwd: root });
  const printed = [];
  const origin = await new Promise((ready, failed) => {
    const take = (line) => {
      printed.push(line);
      const found = line.match(/^Preview at (http:\S+)\//);
      if (found) ready(found[1]);
    };
    for (const output of [program.stdout, program.stderr]) createInterface({ input: output }).on('line', take);
    program.on('exit', (code) => failed(new Error(`the preview ended with ${code}:\n${printed.join('\n')}`)));
  });
  const status = async () => (await fetch(`${origin}/-preview/status`)).json();

  /** Saves a file with some words in it replaced, and waits until the preview has seen it. */
  const edit = async (name, from, to) => {
    const text = read(name);
    if (!text.includes(from)) throw new Error(`${name} does not say “${from}”`);
    await seen(() => writeFileSync(join(root, name), text.replace(from, to)));
  };
  /** Does something to the files, and waits until the preview shows their new state. */
  const seen = async (change) => {
    const { counts: { states } } = await status();
    await change();
    for (let tries = 0; (await status()).counts.states === states; tries += 1) {
      if (tries > 200) throw new Error(`nothing was seen:\n${printed.join('\n')}`);
      await new Promise((later) => { setTimeout(later, 25); });
    }
  };
  const stop = async () => {
    const ended = new Promise((done) => { program.on('exit', done); });
    program.kill('SIGINT');
    const code = await ended;
    rmSync(root, { recursive: true });
    return code;
  };
  return { root, origin, printed, status, edit, seen, write, read, stop };
}
