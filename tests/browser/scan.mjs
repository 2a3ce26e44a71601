// Which services have a value, read from services.json and worked out by code that is none of the site's.

import { readFileSync } from 'node:fs';

const WEEK = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'];
const ONE_TIME = ['session', 'day', 'night', 'visit', 'child', 'family'];

/** Whether a child of an age may come: `5-11`, `16+` or `8`. */
export function isOf(ages, age) {
  const [from, to] = agesOf(ages);
  return from <= age && age <= to;
}

function agesOf(ages) {
  if (ages.endsWith('+')) return [Number.parseInt(ages, 10), Infinity];
  const [from, to] = ages.split('-').map(Number);
  return [from, to ?? from];
}

const days = (when) => new Set([...(when.days ?? []), ...(when.dates ?? []).map((date) => WEEK[new Date(date).getUTCDay()])]);
const minute = (clock) => clock.split(':').reduce((hours, minutes) => Number(hours) * 60 + Number(minutes));

/** Whether something runs in a part of the week. */
function runs(when, part) {
  const on = days(when);
  if (part === 'weekend') return on.has('saturday') || on.has('sunday');
  if (part === 'school-holidays') return ['school-holidays', 'all-year'].includes(when.term);
  if (!when.time) return false;
  const [from, to] = when.time.split('-').map(minute);
  if (part === 'overnight') return to > 0 && to < from;
  const [start, end] = { 'weekday-daytime': [0, 900], 'after-school': [900, 1080], 'weekday-evening': [1080, 1440] }[part];
  const there = Math.min(to < from ? 1440 : to, end) - Math.max(from, start);
  const counts = (start <= from && from < end) || there >= 60;
  const weekdays = on.size === 0 || [...on].some((day) => !day.startsWith('s'));
  return counts && weekdays && !(part === 'after-school' && when.term === 'school-holidays');
}

/** The folder of the band of the lowest price for one time. */
function band(prices) {
  if (!prices?.length) return 'not-given';
  if (prices.some(({ amount }) => Number(amount) === 0)) return 'free';
  const lowest = Math.min(...prices.filter(({ per }) => ONE_TIME.includes(per)).map(({ amount }) => Number(amount)));
  if (lowest === Infinity) return 'other';
  return lowest <= 5 ? 'up-to-5' : lowest <= 10 ? 'over-5-to-10' : lowest <= 20 ? 'over-10-to-20' : 'over-20';
}

/** The words that services have for each outcome, from the file in which a person wrote them, read line by line. */
const OUTCOMES = new Map();
for (const line of readFileSync(new URL('../../content/outcomes.yaml', import.meta.url), 'utf8').split(/^outcomes:$/m)[1].split('\n')) {
  const [, key, value] = line.match(/^ {2}(?:- | {2})(id|name|also): (.*)$/) ?? [];
  if (key === 'id') OUTCOMES.set(value, new Set());
  const words = key === 'also' ? value.slice(1, -1).split(', ') : key ? [value] : [];
  for (const word of words) [...OUTCOMES.values()].at(-1).add(word.toLowerCase());
}

/** For each way to narrow the list, whether a service has a value. */
export const SCAN = {
  tier: (service, value) => service.tier === value,
  type: (service, value) => service.type === value,
  area: ({ venue }, value) => venue?.area === value || (venue?.serves ?? []).includes(value),
  need: ({ needs }, value) => !needs?.length || needs.includes(value),
  age: ({ ages }, value) => {
    const [[from, to], [youngest, oldest]] = [agesOf(ages), value.split('-').map(Number)];
    return from <= (oldest || Infinity) && youngest <= to;
  },
  day: ({ when }, value) => (when ?? []).some((one) => days(one).has(value)),
  time: ({ when }, value) => (when ?? []).some((one) => runs(one, value)),
  price: ({ cost }, value) => band(cost) === value,
  outcome: ({ outcomes }, value) => (outcomes ?? []).some((word) => OUTCOMES.get(value).has(word.toLowerCase())),
  route: ({ route: { kind } }, value) => kind === value || (kind === 'any-referral' && /^(self|professional)-/.test(value)),
};
