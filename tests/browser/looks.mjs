// What is looked at in an opened page. Each function runs in the page and gives its findings, one text each; none of
// them leaves the page other than it was, but for what has the focus.

/** What reaches past the side of the window, when the page can be scrolled sideways. */
export function sideways() {
  const { scrollWidth, clientWidth } = document.documentElement;
  if (scrollWidth <= clientWidth) return [];
  const reaches = (element) => {
    const { left, right } = element.getBoundingClientRect();
    return left < -1 || right > clientWidth + 1 || left + element.scrollWidth > clientWidth + 1;
  };
  const innermost = [...document.body.querySelectorAll('*')].filter((e) => reaches(e) && ![...e.children].some(reaches));
  return [
    `it scrolls sideways: ${scrollWidth} pixels in a window of ${clientWidth}`,
    ...innermost.slice(0, 5).map((element) => `reaches past the side: ${element.outerHTML.slice(0, 160)}`),
  ];
}

/** Text that its box cuts off. What is there for screen readers alone is cut off on purpose. */
export function cutOff() {
  const cut = [...document.body.querySelectorAll('*')].filter((element) => {
    const { overflowX, overflowY, clip, clipPath } = getComputedStyle(element);
    if (!element.checkVisibility() || clip !== 'auto' || clipPath !== 'none' || element.closest('.visually-hidden, svg')) return false;
    const wide = overflowX !== 'visible' && !['auto', 'scroll'].includes(overflowX) && element.scrollWidth > element.clientWidth + 1;
    const high = overflowY !== 'visible' && !['auto', 'scroll'].includes(overflowY) && element.scrollHeight > element.clientHeight + 1;
    return wide || high;
  });
  return cut.map((element) => `cut off: ${element.outerHTML.slice(0, 160)}`);
}

/** Links of menus and buttons that are smaller than 24 pixels each way (2.5.8). */
export function smallTargets() {
  const targets = 'nav a, .menu a, .pagination a, .filters a, .tiles a, summary, button, .button, input, select';
  return [...document.querySelectorAll(targets)]
    // The way past something is as small as can be until it has the focus.
    .filter((element) => element.checkVisibility() && !element.classList.contains('skip'))
    .map((element) => ({ element, box: element.getBoundingClientRect() }))
    .filter(({ box }) => box.width < 23.95 || box.height < 23.95)
    .map(({ element, box }) => `too small to hit, ${box.width.toFixed(1)} × ${box.height.toFixed(1)}: ${element.outerHTML.slice(0, 160)}`);
}

/** What looks the same with the focus as without it. A key was pressed before: browsers show the focus to those who use keys. */
export function unmarkedFocus() {
  const can = [...document.querySelectorAll('a[href], button, summary, input, select, textarea, [tabindex]')]
    .filter((element) => element.checkVisibility() && !element.disabled);
  if (can.length === 0) return ['nothing on the page can have the focus'];
  const look = (element) => {
    const { outlineStyle, outlineWidth, outlineColor, boxShadow } = getComputedStyle(element);
    const outline = outlineStyle === 'none' || parseFloat(outlineWidth) < 1 ? 'none' : `${outlineWidth} ${outlineColor}`;
    return `outline ${outline}, shadow ${boxShadow}`;
  };
  const found = [];
  document.activeElement.blur();
  for (const element of can) {
    const before = look(element);
    element.focus({ preventScroll: true });
    if (document.activeElement !== element || look(element) === before) {
      found.push(`looks the same with the focus, ${before}: ${element.outerHTML.slice(0, 160)}`);
    }
    element.blur();
  }
  return found;
}

/** The longest that anything moves, in seconds, and whether jumps are drawn out. */
export function motion() {
  const seconds = (list) => Math.max(...list.split(',').map((one) => Number.parseFloat(one) * (one.trim().endsWith('ms') ? 0.001 : 1)));
  let [longest, smooth] = [0, false];
  for (const element of document.querySelectorAll('*')) {
    const style = getComputedStyle(element);
    longest = Math.max(longest, seconds(style.transitionDuration), style.animationName === 'none' ? 0 : seconds(style.animationDuration));
    smooth ||= style.scrollBehavior === 'smooth';
  }
  return { longest, smooth };
}

/** On paper there are the words, dark ones, and nothing to press. */
export function faultsOnPaper() {
  // The parts of the theme are there to be looked at.
  const shown = (selector) => [...document.querySelectorAll(selector)].filter((element) => element.checkVisibility() && !element.closest('.specimen'));
  const dark = (colour) => colour.match(/[\d.]+/g).slice(0, 3).every((part) => Number(part) < 130);
  const pressed = shown('main button, main input, main select, .site-header nav, .filters').map((e) => `to press: ${e.outerHTML.slice(0, 120)}`);
  const pale = shown('main p, main li, main td, main th, main dd, main dt, main h1, main h2, main h3')
    .filter((element) => element.textContent.trim() && !element.closest('svg') && !dark(getComputedStyle(element).color))
    .map((element) => `pale: ${element.outerHTML.slice(0, 120)}`);
  return [...pressed, ...pale, ...(document.querySelector('main h1, main').checkVisibility() ? [] : ['no words'])];
}

/** Without scripts, what only a script could do is not shown, and there is something to read. */
export function faultsWithoutScripts() {
  const shown = [...document.querySelectorAll('button, input, select, textarea')].filter((element) => element.checkVisibility() && !element.closest('.specimen'));
  const words = document.querySelector('main')?.innerText.trim().split(/\s+/).length ?? 0;
  return [
    ...shown.map((element) => `does nothing without a script: ${element.outerHTML.slice(0, 120)}`),
    ...(words < 5 ? [`the page has ${words} words`] : []),
  ];
}

/**
 * Words of another language that do not say so (3.1.2), told by their script: on a page in Urdu or Arabic, two words
 * or more in Latin letters must stand in an element with a language of its own. Names, addresses and code are no words.
 */
export function unmarkedWords() {
  const page = document.documentElement.lang;
  if (!/^(ur|ar|fa)\b/.test(page)) return [];
  const found = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const words = node.data.replace(/\S*[@/.:]\S+|\S+\.(csv|json|pdf|txt)/g, ' ').match(/[A-Za-z][A-Za-z’'-]*(?:\s+[A-Za-z][A-Za-z’'-]*)+/);
    const element = node.parentElement;
    // The title and description of a drawing can hold no element that says it.
    if (!words || element.closest('script, style, template, noscript, code, pre, address, svg title, svg desc, [translate="no"]')) continue;
    const spoken = element.closest('[lang]').lang;
    if (spoken === page) found.push(`words in another language than ${page} do not say so: “${words[0].slice(0, 80)}” in ${element.outerHTML.slice(0, 160)}`);
  }
  return found;
}
