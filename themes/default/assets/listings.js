// The listings of the site as data, fetched once and only when somebody asks for them, and the cards that show them.

const place = document.querySelector('script[data-root]').dataset;

/** Fetches data of the site's own. A browser that has it asks whether it is still the same. */
export async function fetchData(address) {
  const answer = await fetch(address, { cache: 'no-cache' });
  if (!answer.ok) throw new Error(`${answer.status} for ${address}`);
  return answer.json();
}

/** What calls a function once, and again only where that failed. */
export function once(make) {
  let made;
  return () => (made ??= make().catch((error) => {
    made = undefined;
    throw error;
  }));
}

/** The listings, by their numbers in the order of their names. */
export const listings = once(async () => {
  const data = await fetchData(place.listings);
  const numbers = data.numbers.map(read);
  const column = ({ values, of }) => (number) => values[numbers[of][number]];
  const ids = data.ids.map((id, number) => id ?? plainId(data.names[number]));
  Object.values(data.parts).forEach(({ values }) => values.forEach(fillPath));
  const parts = Object.entries(data.parts).map(([name, part]) => [name, column(part)]);
  const path = (number) => data.service.replace('*', ids[number]);
  const card = (number) => ({
    id: ids[number],
    link: { text: data.names[number], path: path(number) },
    summary: data.summaries[number],
    ...Object.fromEntries(parts.map(([name, of]) => [name, of(number)])),
  });
  return {
    total: ids.length, ids, names: data.names, card, facets: data.facets, numbers,
    ages: column(data.ages), price: column(data.price), part: Object.fromEntries(parts),
  };
});

/** The numbers of a column, where -1 is nothing: so many digits each, from `#` on and without the backslash. */
function read({ width, digits }) {
  const numbers = new Int32Array(digits.length / width);
  for (let n = 0; n < digits.length; n += 1) {
    const sign = digits.charCodeAt(n);
    const at = Math.floor(n / width);
    numbers[at] = numbers[at] * 91 + sign - (sign < 92 ? 35 : 36);
  }
  return numbers.map((number) => number - 1);
}

/** Puts the id that its text makes into the path of a link. */
function fillPath(value) {
  if (value?.path) value.path = value.path.replace('*', plainId(value.text));
}

/** The id that the plainest way makes of a name: `Saturday swim` is `saturday-swim`. */
const plainId = (name) => name.toLowerCase().split(/[^a-z0-9]+/).filter(Boolean).join('-');

/** The address of a path from the root of the site. */
export const address = (path) => place.root + path;

/** The card of a listing, as the page's template has it. */
export function makeCard(card) {
  const made = document.getElementById('card-template').content.cloneNode(true);
  const value = (name) => name.split('.').reduce((whole, part) => whole?.[part], card);
  for (const piece of made.querySelectorAll('[data-if], [data-unless]')) {
    const shown = piece.dataset.if ? piece.dataset.if.split(' ').some(value) : !value(piece.dataset.unless);
    if (!shown) piece.remove();
    piece.removeAttribute('data-if');
    piece.removeAttribute('data-unless');
  }
  for (const piece of made.querySelectorAll('[data-fill]')) {
    fill(piece, value(piece.dataset.fill));
    piece.removeAttribute('data-fill');
  }
  // A span that says nothing was only there to be filled or left out.
  for (const piece of made.querySelectorAll('span')) {
    if (!piece.hasAttributes()) piece.replaceWith(...piece.childNodes);
  }
  made.firstElementChild.dataset.id = card.id;
  return made.firstElementChild;
}

/** A text without its marks, and its language where these tell that it is not that of the page. */
export function spoken(words) {
  const text = String(words);
  // The first of the languages is the one in which the content was written.
  const lang = /^[\u2066\u2068]/.test(text) ? document.querySelector('link[hreflang]')?.hreflang ?? 'en' : null;
  return { text: text.replace(/[\u2066\u2068\u2069]/g, ''), lang };
}

/** Has an element say the language of a text. */
export function sayLanguage(element, { lang }) {
  if (lang) Object.assign(element, { lang, dir: 'auto' });
  return element;
}

/** Puts a text, a link, a day or a state into an element. */
function fill(piece, value) {
  const words = spoken(value.text ?? value.on ?? value.name ?? value);
  sayLanguage(piece, words).textContent = words.text;
  if (value.path) piece.href = address(value.path);
  if (value.iso) piece.dateTime = value.iso;
  if (value.key) piece.classList.add(`status-${value.key}`);
}

/** Words of the page, with values in their places: `{shown}`. */
export const say = (words, values) => words.replace(/\{(\w+)\}/g, (place, name) => values[name] ?? place);

const { lang } = document.documentElement;
const plurals = new Intl.PluralRules(lang);

/**
 * A sentence about a number, in the words of the page. An element has it said of a few numbers, as `data-0` and on:
 * of nothing, and of one for each plural that a language can have.
 */
export function inWords(element, number) {
  const said = Object.keys(element.dataset).filter((key) => key > 0);
  const alike = said.find((key) => plurals.select(key) === plurals.select(number)) ?? said.at(-1);
  const shown = number.toLocaleString(lang, { numberingSystem: 'latn' });
  return say(element.dataset[number === 0 ? 0 : alike], { shown });
}
