// Pictures of the pages that the tests look at, for people to look at. Not a test.
//
//   SITE_PLAIN=… SITE_MINIFIED=… node shots.mjs FOLDER [--edition 'default, en-GB'] [--width 1280 --width 320] [--scheme light --scheme dark --scheme paper]

import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { editions } from './editions.mjs';
import { launch, openWindow, serve, stayAt } from './site.mjs';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    edition: { type: 'string', multiple: true, default: editions.map(({ name }) => name) },
    width: { type: 'string', multiple: true, default: ['1280', '320'] },
    scheme: { type: 'string', multiple: true, default: ['light', 'dark'] },
  },
});
const [folder] = positionals;
if (!folder) throw new Error('name a folder for the pictures');
mkdirSync(folder, { recursive: true });

const browser = await launch();
for (const { name, whole, pages } of editions.filter((edition) => values.edition.includes(edition.name))) {
  const server = await serve(whole);
  for (const scheme of values.scheme) {
    for (const width of values.width) {
      const onPaper = scheme === 'paper';
      const window = await openWindow(browser, { colorScheme: onPaper ? 'light' : scheme, width: Number(width) });
      const page = await window.newPage();
      if (onPaper) await page.emulateMedia({ media: 'print' });
      for (const { path, kind, url } of pages) {
        await stayAt(page, `${server.origin}/${url}`);
        const where = path.replace(/(\/?index)?\.html$/, '').replaceAll('/', '-') || 'home';
        await page.screenshot({ path: join(folder, `${kind}-${where}-${width}-${scheme}-${name.replace(', ', '-')}.png`), fullPage: true });
      }
      await window.close();
    }
  }
  await server.close();
}
await browser.close();
