// Pictures of the pages that the tests look at, for people to look at. Not a test.
//
//   SITE_PLAIN=… SITE_MINIFIED=… node shots.mjs FOLDER [--width 1280 --width 320] [--scheme light --scheme dark]

import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { launch, minified, samples, openWindow, serve, stayAt } from './site.mjs';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    width: { type: 'string', multiple: true, default: ['1280', '320'] },
    scheme: { type: 'string', multiple: true, default: ['light', 'dark'] },
  },
});
const [folder] = positionals;
if (!folder) throw new Error('name a folder for the pictures');
mkdirSync(folder, { recursive: true });

const [server, browser] = [await serve(minified), await launch()];
for (const colorScheme of values.scheme) {
  for (const width of values.width) {
    const window = await openWindow(browser, { colorScheme, width: Number(width) });
    const page = await window.newPage();
    for (const { path, kind, url } of samples(minified)) {
      await stayAt(page, `${server.origin}/${url}`);
      const name = path.replace(/(\/?index)?\.html$/, '').replaceAll('/', '-') || 'home';
      await page.screenshot({ path: join(folder, `${kind}-${name}-${width}-${colorScheme}.png`), fullPage: true });
    }
    await window.close();
  }
}
await browser.close();
await server.close();
