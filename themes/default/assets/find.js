// Narrows the list of breaks at once, by any choices together. The links that do so without this script become boxes
// to tick; the address of the page holds what is chosen, so that it can be sent on, and Back goes back.

import { inWords, listings, makeCard, once } from './listings.js';
import { offerToKeep } from './keep.js';
import { makeIndex } from './words.js';

const fold = document.querySelector('.filters');
const formTemplate = document.getElementById('find-form');
if (fold && formTemplate) start();
else if (fold) fold.querySelector('nav').prepend(document.getElementById('find-more').content.cloneNode(true));

function start() {
  const links = fold.querySelector('nav');
  const form = formTemplate.content.firstElementChild.cloneNode(true);
  links.querySelectorAll('[data-facet]').forEach((title) => form.querySelector('[data-facets]').append(boxes(title)));
  form.dataset.instead = '';
  links.replaceWith(form);

  const results = document.getElementById('results');
  const lead = document.querySelector('.lead');
  const said = lead.textContent;
  // What the server put there, which comes back when nothing is chosen.
  const byServer = [...results.querySelectorAll(':scope > .service-list, :scope > .pagination')];
  byServer[0].before(document.getElementById('find-results').content.cloneNode(true));
  const [status, list, more] = ['[role="status"]', '[data-list]', '[data-more]'].map((name) => results.querySelector(name));
  const size = Number(form.dataset.size);
  let [found, card] = [[], undefined];
  let turn = 0;
  let lastField = '';

  const wordIndex = once(async () => {
    const data = await listings();
    const documents = data.names.map((name, id) => {
      const { summary, provider, break_type: type, place } = data.card(id);
      return { id, name, summary, who: provider.text, more: `${type?.text ?? ''} ${place ?? ''}` };
    });
    return makeIndex(documents, { name: 4, who: 2, summary: 1, more: 1 }, form.dataset.smallWords);
  });

  form.addEventListener('focusin', (event) => {
    const early = event.target.name === 'words' ? wordIndex : listings;
    early().catch(() => {});
  });
  form.addEventListener('input', ({ target }) => {
    const typed = target.type !== 'checkbox' && target.type !== 'select-one';
    // Letters of one word are one step back.
    go(typed && target.name === lastField ? 'replaceState' : 'pushState');
    lastField = typed ? target.name : '';
  });
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    document.getElementById('title-results').scrollIntoView();
    document.getElementById('title-results').focus({ preventScroll: true });
  });
  form.querySelector('[data-clear]').addEventListener('click', () => {
    write(form, new URLSearchParams());
    lastField = '';
    go('pushState');
  });
  more.addEventListener('click', () => {
    const before = list.children.length;
    showMore();
    list.children[before].querySelector('a').focus();
  });
  addEventListener('popstate', () => {
    lastField = '';
    const chosen = new URLSearchParams(location.search);
    write(form, chosen);
    show(chosen);
  });
  const first = new URLSearchParams(location.search);
  write(form, first);
  form.querySelectorAll('details').forEach((facet) => { facet.open = facet.querySelector(':checked') !== null; });
  if (`${read(form)}`) show(read(form));

  /** Puts what is chosen into the address, and shows it. */
  function go(how) {
    const chosen = read(form);
    history[how](null, '', `${location.pathname}${`${chosen}` ? `?${chosen}` : ''}`);
    show(chosen);
  }

  async function show(chosen) {
    const mine = ++turn;
    markFolds(form);
    if (!`${chosen}`) return showServer();
    const words = chosen.get('words');
    try {
      const data = await listings();
      const search = words && (await wordIndex());
      if (mine !== turn) return;
      const scores = search && new Map(search(words).map(({ id, score }) => [id, score]));
      card = data.card;
      found = inOrder(data, choose(data, chosen, scores), chosen.get('sort'), scores);
    } catch {
      if (mine === turn) giveUp();
      return;
    }
    // What stands below keeps its place, though the sentence is shorter.
    lead.style.minBlockSize ||= `${lead.offsetHeight}px`;
    lead.textContent = status.dataset.lead;
    byServer.forEach((part) => { part.hidden = true; });
    list.hidden = false;
    list.replaceChildren();
    showMore();
    status.textContent = inWords(status, found.length);
  }

  function showMore() {
    const from = list.children.length;
    const cards = found.slice(from, from + size).map((number) => makeCard(card(number)));
    const piece = document.createElement('div');
    piece.append(...cards);
    offerToKeep(piece);
    list.append(...cards);
    more.parentElement.hidden = list.children.length >= found.length;
  }

  function showServer() {
    lead.textContent = said;
    byServer.forEach((part) => { part.hidden = false; });
    list.hidden = true;
    more.parentElement.hidden = true;
    status.textContent = '';
  }

  /** Without the data, the links are what there is. */
  function giveUp() {
    showServer();
    form.replaceWith(links);
    status.textContent = status.dataset.failed;
  }
}

/** The values of a facet as boxes to tick, made of the links to their lists. */
function boxes(title) {
  const make = (name, ...children) => {
    const element = document.createElement(name);
    element.append(...children);
    return element;
  };
  const name = title.textContent.trim();
  const legend = make('legend', name);
  legend.className = 'visually-hidden';
  const choices = [...title.nextElementSibling.querySelectorAll('a')].map((link) => {
    const box = document.createElement('input');
    Object.assign(box, { type: 'checkbox', name: title.dataset.facet, value: link.dataset.value });
    return make('label', box, make('span', ...link.firstElementChild.cloneNode(true).childNodes));
  });
  const chosen = make('span');
  chosen.className = 'count';
  return make('details', make('summary', name, ' ', chosen), make('fieldset', legend, ...choices));
}

/** Says how much is chosen under each title. */
function markFolds(form) {
  for (const facet of form.querySelectorAll('details')) {
    const number = facet.querySelectorAll(':checked').length;
    facet.querySelector('.count').textContent = number ? inWords(form, number) : '';
  }
}

/** What is chosen in the form, as it stands in the address. */
function read(form) {
  const chosen = [...new FormData(form)].map(([name, value]) => [name, value.trim()]);
  return new URLSearchParams(chosen.filter(([, value]) => value));
}

/** Chooses in the form what stands in an address. */
function write(form, chosen) {
  for (const field of form.elements) {
    if (field.type === 'checkbox') field.checked = chosen.getAll(field.name).includes(field.value);
    else if (field.name) field.value = chosen.get(field.name) ?? '';
  }
}

/** The numbers of the listings that have one chosen value of each facet, fit the age, and have the words. */
function choose(data, chosen, scores) {
  const tests = data.facets.flatMap(({ slug, values, has }) => {
    const wanted = chosen.getAll(slug).map((value) => values.indexOf(value));
    if (!wanted.length) return [];
    const fits = has.values.map((list) => wanted.some((value) => list?.includes(value)));
    const numbers = data.numbers[has.of];
    return [(number) => fits[numbers[number]]];
  });
  const age = chosen.has('child') ? Number(chosen.get('child')) : NaN;
  if (!Number.isNaN(age)) {
    tests.push((number) => {
      const [youngest, oldest] = data.ages(number);
      return youngest <= age && age <= (oldest ?? Infinity);
    });
  }
  if (scores) tests.push((number) => scores.has(number));
  return data.ids.map((_, number) => number).filter((number) => tests.every((test) => test(number)));
}

/** Listings in the order that is asked for, those without a day or a price last; else the best match first. */
function inOrder(data, numbers, order, scores) {
  const by = {
    checked: (number) => -Date.parse(data.part.checked(number)?.iso),
    next: (number) => Date.parse(data.part.next(number)?.iso),
    price: data.price,
    name: (number) => number,
    '': (number) => (scores ? -scores.get(number) : number),
  }[order ?? ''];
  if (!by) return numbers;
  const keys = new Map(numbers.map((number) => [number, by(number)]));
  const last = (key) => (key == null || Number.isNaN(key) ? Infinity : key);
  return numbers.sort((a, b) => {
    const [one, other] = [last(keys.get(a)), last(keys.get(b))];
    return one === other ? a - b : one - other;
  });
}
