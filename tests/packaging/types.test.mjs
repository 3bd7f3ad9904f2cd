// The package's types, as a strict TypeScript user meets them.
import { after, before, test } from 'node:test';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

import { elsewhere } from './support/elsewhere.mjs';

const tsc = join(dirname(createRequire(import.meta.url).resolve('typescript/package.json')), 'bin', 'tsc');

const CONSUMER = `
import { SlaError, loadEngine, type PolicyDocument } from 'sla-clock';
import 'sla-clock/define';

const engine = await loadEngine();
const written: PolicyDocument = {
  format: 1, id: 'typed', calendars: { always: { week: '24x7' } }, qualification: { otherwise: 'P1' },
  agreements: [{ id: 'customer', kind: 'sla', targets: [{ metric: 'restore', by: { P1: { within: '4h', calendar: 'always' }, P2: 'none' } }] }],
};
const policy = engine.compile(written);
const ticket = { id: 'INC-1', events: [{ at: '2026-03-13T19:20:00+01:00', type: 'opened' as const }] };
const assessment = policy.assess(ticket, { now: Date.now(), audience: 'customer' });
export const due: string | undefined = assessment.clocks[0]?.due;

// @ts-expect-error an audience is one of three words
policy.assess(ticket, { now: 0, audience: 'everybody' });
// @ts-expect-error nothing reads a clock on its own: now is asked for
policy.assess(ticket, {});
// @ts-expect-error an answer is frozen
assessment.now = 'later';

export function codeOf(error: unknown): string | undefined {
  return error instanceof SlaError ? error.code : undefined;
}

const element = document.querySelector('sla-clock');
if (element) {
  element.policy = policy;
  element.ticket = ticket;
}
`;

let user;
before(async () => {
  user = await elsewhere();
  await user.write('consumer.mts', CONSUMER);
});
after(() => user.remove());

/** Compiles the consumer, and every declaration it reaches, without writing anything. */
function check(...options) {
  const common = ['--noEmit', '--strict', '--exactOptionalPropertyTypes', '--noUncheckedIndexedAccess'];
  const world = ['--target', 'es2022', '--lib', 'es2022,dom,dom.iterable', '--types', ''];
  return user.run(process.execPath, [tsc, ...common, ...world, ...options, 'consumer.mts']);
}

test('the types hold where Node resolves modules', () => check('--module', 'nodenext'));

test('the types hold where a bundler resolves modules', () =>
  check('--module', 'esnext', '--moduleResolution', 'bundler'));
