// What each type of event carries, in the order in which the form asks for it.

/** The closed list of event types, as they come in the life of a ticket. */
export const EVENT_TYPES = [
  'opened', 'completed', 'acknowledged', 'responded', 'assigned', 'accepted', 'returned', 'paused', 'resumed', 'updated', 'message',
  'status', 'prioritised', 'qualified', 'appointment', 'appointment-missed', 'outage-started', 'outage-ended', 'restored', 'resolved', 'closed',
  'reopened', 'cancelled',
];

const OWN = {
  paused: ['reason', 'until', 'announced'],
  updated: ['subject'],
  status: ['status'],
  resumed: ['reason'],
  prioritised: ['priority', 'reason'],
  qualified: ['facts'],
  assigned: ['level', 'team'],
  returned: ['reason', 'level'],
  appointment: ['from', 'to'],
  'appointment-missed': ['subject'],
  'outage-started': ['service', 'share'],
  'outage-ended': ['service', 'share'],
};

/** The keys that belong to this type alone. */
export const ownKeys = (type) => OWN[type] ?? [];

/** A new event of a type, or of the CRM's word for one, with what it can't do without taken from the policy. */
export function newEvent(word, at, policy) {
  const event = { at, type: word };
  const type = policy?.events?.[word] ?? word;
  if (type === 'status') event.status = Object.keys(policy?.statuses ?? {})[0] ?? '';
  if (type === 'paused') event.reason = Object.keys(policy?.pauseReasons ?? {})[0] ?? '';
  if (type === 'prioritised') event.priority = (policy?.priorities ?? ['P1'])[0];
  if (type === 'assigned') event.level = policy?.support?.[0]?.level;
  if (type === 'qualified') event.facts = {};
  return event;
}

/** The same event as another type: what belonged to the old type alone goes, what the new one can't do without comes. */
export function retype(event, type, policy) {
  const gone = new Set(ownKeys(policy?.events?.[event.type] ?? event.type ?? 'status'));
  const kept = Object.fromEntries(Object.entries(event).filter(([key]) => !gone.has(key)));
  const { at, type: name, ...own } = newEvent(type, event.at, policy);
  return { ...kept, at, type: name, ...own };
}
