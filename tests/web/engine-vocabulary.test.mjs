// A parameter taken from the ready vocabulary has its words on a page too.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';

import { namesIn } from '../../pkg/engine/names.js';
import { declared } from '../../pkg/engine/vocabulary.js';

const words = () => readFileSync(new URL('../../src/vocabulary/words.txt', import.meta.url), 'utf8');

test('a ready parameter has its title, its kind and its options', () => {
  const { severity, customers } = declared({ severity: 'standard', customers: 'standard' }, words);
  assert.deepEqual(severity.title, { en: 'Severity', fr: 'Gravité' });
  assert.deepEqual(Object.keys(severity.options), ['critical', 'major', 'minor']);
  assert.equal(customers.kind, 'number');
  assert.equal(customers.options, undefined);
});

test('what a policy adds stands beside it, what it says itself wins', () => {
  const own = { standard: 'severity', title: 'How bad', options: { minor: 'Small', question: 'A question' }, default: 'question' };
  const { bad } = declared({ bad: own }, words);
  assert.equal(bad.title, 'How bad');
  assert.deepEqual(Object.keys(bad.options), ['critical', 'major', 'minor', 'question']);
  assert.equal(bad.options.minor, 'Small');
  assert.equal(bad.default, 'question');
  assert.equal(bad.standard, undefined);
});

test('the vocabulary is not asked for nothing', () => {
  const own = { line: { kind: 'text' } };
  assert.deepEqual(declared(own, () => assert.fail('asked')), own);
});

test('names of a policy hold those of the vocabulary', () => {
  const policy = { parameters: { problem: 'standard' }, qualification: { modifiers: [{ id: 'vip', because: 'A VIP' }] } };
  const names = namesIn(JSON.stringify(policy), words);
  assert.equal(names.options.problem['wrong-bill'].fr, 'Facture erronée');
  assert.equal(names.parameters.problem.en, 'Problem');
  assert.equal(names.modifiers.vip, 'A VIP');
});
