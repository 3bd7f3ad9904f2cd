// Which hours and days an axis names: the closest step that leaves room for its labels, on round local times.
import { fromLocal, toLocal } from '../format/zone.js';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const STEPS = [5 * MINUTE, 10 * MINUTE, 15 * MINUTE, 30 * MINUTE, HOUR, 2 * HOUR, 3 * HOUR, 6 * HOUR, 12 * HOUR];
const DAY_STEPS = [1, 2, 7, 14, 30, 91, 182, 365];

/**
 * The ticks of an axis.
 * @param {{ from: number, to: number }} span
 * @param {string} zone
 * @param {number} most how many labels there is room for
 * @returns {{ hours: number[], days: number[], everyDay: boolean }} instants; `days` are local midnights
 */
export function axisTicks({ from, to }, zone, most) {
  const length = to - from;
  const step = STEPS.find((candidate) => length / candidate <= most);
  const dayStep = DAY_STEPS.find((candidate) => length / (candidate * DAY) <= most) ?? DAY_STEPS.at(-1);
  const hours = [];
  const days = [];
  let date = toLocal(from, zone).slice(0, 10);
  for (let count = 0; count < 20_000; count += 1) {
    const midnight = fromLocal(`${date}T00:00`, zone);
    if (midnight > to) break;
    if (midnight >= from && (step || count % dayStep === 0)) days.push(midnight);
    if (step) hours.push(...hoursOf(date, step, zone).filter((instant) => instant >= from && instant <= to && instant !== midnight));
    date = nextDate(date);
  }
  return { hours: [...new Set(hours)], days, everyDay: Boolean(step) || dayStep === 1 };
}

function hoursOf(date, step, zone) {
  const times = [];
  for (let minutes = step / MINUTE; minutes < 24 * 60; minutes += step / MINUTE) {
    const pad = (number) => String(number).padStart(2, '0');
    times.push(fromLocal(`${date}T${pad(Math.floor(minutes / 60))}:${pad(minutes % 60)}`, zone));
  }
  return times;
}

function nextDate(date) {
  return new Date(Date.parse(`${date}T00:00Z`) + DAY).toISOString().slice(0, 10);
}
