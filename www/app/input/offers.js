// What a policy gives a ticket to choose from. Reads a policy that the core has accepted.
import { textOf } from '../format/format.js';
import { EVENT_TYPES } from './event-shape.js';

/** The types an event may have: the closed list, then the CRM's own words with what each means. */
export function eventTypesOf(policy, t) {
  const own = Object.entries(policy?.events ?? {}).map(([word, type]) => [word, `${word} (${t(`events.${type}`)})`]);
  const types = EVENT_TYPES.filter((type) => type !== 'status' || Object.keys(policy?.statuses ?? {}).length > 0);
  return [...types.map((type) => [type, t(`events.${type}`)]), ...own];
}

/** The type that an event's own word means; one that names a status alone is of type `status`. */
export function typeOf(event, policy) {
  const word = event?.type ?? (event?.status === undefined ? undefined : 'status');
  return policy?.events?.[word] ?? word;
}

/** What an event is called: the CRM's word, the status it enters, or the name of its type. */
export function nameOfEvent(event, policy, language, t) {
  const type = typeOf(event, policy);
  if (type === undefined) return '–';
  if (event.type !== undefined && event.type !== type) return event.type;
  if (type !== 'status' || event.status === undefined) return t(`events.${type}`);
  return t('enters', { status: textOf(policy?.statuses?.[event.status]?.title, language, String(event.status)) });
}

/** The statuses of the CRM, by their names for people. */
export const statusesOf = (policy, language) => titled(policy?.statuses, language);

/** The causes a ticket may name. */
export const causesOf = (policy, language) =>
  Object.entries(policy?.causes ?? {}).map(([id, text]) => [id, textOf(text, language, id)]);

/** The support levels. */
export const levelsOf = (policy, language) =>
  (policy?.support ?? []).map(({ level, title }) => [level, [level, textOf(title, language)].filter(Boolean).join(' · ')]);

/** The teams of the support levels, and those that agreements speak of: in what starts their clocks, as departments and as vendors. */
export function teamsOf(policy) {
  const parties = (policy?.agreements ?? []).flatMap(({ department, vendor }) => [department, vendor]);
  const teams = (policy?.support ?? []).flatMap(({ teams: own }) => Object.keys(own ?? {})).filter((key) => key !== 'note');
  return distinct([...teams, ...moments(policy).map(({ team }) => team), ...parties]);
}

/** The subjects of updates that targets wait for. */
export const subjectsOf = (policy) => distinct(moments(policy).map(({ subject }) => subject));

/** Who may say something that counts: the two sides, and those with the right to set a priority. */
export function rolesOf(policy) {
  const { sides, override } = policy?.qualification ?? {};
  return distinct([sides?.names, override?.by, override?.raise, override?.lower].flat());
}

/** The dates that targets are due by, an appointment excepted: that is an event. */
export function datesOf(policy) {
  const promises = targets(policy).flatMap(({ by }) => Object.values(by ?? {}).flat());
  return distinct(promises.map((promise) => promise?.onDate)).filter((name) => name !== 'appointment');
}

const distinct = (list) => [...new Set(list.filter((item) => typeof item === 'string' && item !== ''))];

const titled = (things, language) => Object.entries(things ?? {}).map(([id, { title }]) => [id, textOf(title, language, id)]);

const targets = (policy) => (policy?.agreements ?? []).flatMap(({ targets: list }) => list ?? []);

/** Every event that something starts, stops or pauses at, wherever it is written. */
function moments(policy) {
  const within = (moment) => {
    if (moment === null || typeof moment !== 'object') return [];
    if (Array.isArray(moment)) return moment.flatMap(within);
    return [moment, ...within(moment.laterOf), ...within(moment.earlierOf), ...within(moment.between)];
  };
  return [...(policy?.agreements ?? []), ...targets(policy)].flatMap(({ start, stop, pausedBy }) => [start, stop, pausedBy].flatMap(within));
}
