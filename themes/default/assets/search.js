// Looks for words in all that the site says, and leads to the place where they stand.

import { address, fetchData, inWords, listings, once, say, sayLanguage, spoken } from './listings.js';
import { makeIndex } from './words.js';

const place = document.querySelector('script[data-root]').dataset;
const PAGE = 20;
/** Long enough to tell whether it is the right place. */
const PASSAGE = 180;

document.getElementById('search').append(document.getElementById('search-template').content.cloneNode(true));
const form = document.querySelector('#search form');
const [status, terms, list, more] = ['[role="status"]', '[data-terms]', '[data-found]', '[data-more]']
  .map((name) => document.querySelector(`#search ${name}`));
let found = [];
let turn = 0;
let typed = false;

/** Every piece that can be found, and what finds them. */
const everything = once(async () => {
  const [{ texts, about }, services] = await Promise.all([fetchData(place.texts), listings()]);
  const breaks = services.ids.map((_, number) => {
    const { link, summary, provider } = services.card(number);
    return { kind: 'service', title: link.text, path: link.path, within: provider.text, words: `${summary} ${about[number] ?? ''}` };
  });
  const pieces = [...texts, ...breaks].map((piece, id) => ({ ...piece, id, other: [piece.within, ...(piece.also ?? [])].join(' ') }));
  return { pieces, search: await makeIndex(pieces, { title: 4, other: 2, words: 1 }, form.dataset.smallWords) };
});

form.elements.q.addEventListener('focus', () => everything().catch(() => {}));
form.addEventListener('input', () => go(typed ? 'replaceState' : 'pushState'));
form.addEventListener('submit', (event) => {
  event.preventDefault();
  go('replaceState');
});
more.addEventListener('click', () => {
  const before = list.children.length;
  showMore();
  list.children[before].querySelector('a').focus();
});
addEventListener('popstate', open);
open();

/** Looks for what stands in the address. */
function open() {
  typed = false;
  form.elements.q.value = new URLSearchParams(location.search).get('q') ?? '';
  show(form.elements.q.value.trim());
}

function go(how) {
  const words = form.elements.q.value.trim();
  typed = true;
  history[how](null, '', `${location.pathname}${words ? `?${new URLSearchParams({ q: words })}` : ''}`);
  show(words);
}

async function show(words) {
  const mine = ++turn;
  try {
    if (words) {
      const { pieces, search } = await everything();
      if (mine !== turn) return;
      found = search(words).map((hit) => ({ ...pieces[hit.id], hits: hit.terms, score: hit.score }));
    } else {
      found = [];
    }
  } catch {
    if (mine === turn) status.textContent = status.dataset.failed;
    return;
  }
  const explained = words ? meant(words) : [];
  terms.hidden = explained.length === 0;
  terms.querySelector('dl').replaceChildren(...explained.map(explain));
  status.textContent = words ? inWords(status, found.length) : '';
  found = found.filter((piece) => !explained.includes(piece));
  list.replaceChildren();
  showMore();
}

/** The words of the glossary that are asked about: found by what they are called, not by what is said of them. */
function meant(words) {
  const asked = words.split(/\s+/).length;
  const called = ({ title, also, hits }) => {
    const name = [title, ...(also ?? [])].map((one) => one.toLowerCase());
    return name.some((one) => hits.every((hit) => one.includes(hit)) && one.split(/[\s-]+/).length <= asked + 2);
  };
  return found.filter((piece) => piece.kind === 'term' && called(piece)).slice(0, 2);
}

function explain({ title, path, words }) {
  return make('div', make('dt', link(title, path)), sayLanguage(make('dd', spoken(words).text), spoken(words)));
}

function showMore() {
  const from = list.children.length;
  list.append(...found.slice(from, from + PAGE).map(result));
  more.parentElement.hidden = list.children.length >= found.length;
}

/** One place: what it is called, what it belongs to, and the words around those that were found. */
function result({ kind, title, path, within, words, hits }) {
  const said = list.dataset[kind];
  const belongs = within ? say(list.dataset.within, { kind: said, within: spoken(within).text }) : said;
  const passed = spoken(words ?? '');
  const item = make('li', make('h2', link(title, path)), make('p', belongs), sayLanguage(make('p', ...passage(passed.text, hits)), passed));
  item.children[1].className = 'by';
  if (!words) item.lastElementChild.remove();
  return item;
}

/** The part of a text in which words stand, with the words marked. */
function passage(text, hits) {
  const words = hits.map((hit) => hit.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('|');
  const mark = new RegExp(`(?<![\\p{L}\\p{N}])(?:${words})(?![\\p{L}\\p{N}])`, 'giu');
  const first = Math.max(0, text.search(mark));
  const start = first < PASSAGE / 2 ? 0 : text.indexOf(' ', first - PASSAGE / 2) + 1;
  const end = start + PASSAGE >= text.length ? text.length : text.lastIndexOf(' ', start + PASSAGE);
  const shown = text.slice(start, Math.max(end, first));
  const pieces = [start ? '… ' : ''];
  let at = 0;
  for (const match of shown.matchAll(mark)) {
    pieces.push(shown.slice(at, match.index), make('mark', match[0]));
    at = match.index + match[0].length;
  }
  return [...pieces, shown.slice(at), end < text.length ? ' …' : ''];
}

function make(name, ...children) {
  const element = document.createElement(name);
  element.append(...children);
  return element;
}

function link(text, path) {
  const element = sayLanguage(make('a', spoken(text).text), spoken(text));
  element.href = address(path);
  return element;
}
