// Figures as people type them into the form.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { writtenNumber } from '../../www/app/input/figures.js';

test('a comma groups thousands before three digits, and is a decimal comma before any other number of them', () => {
  const cases = {
    480: '480', '129,90': '129.90', '129.90': '129.90', '1,500': '1500', '1,500,000.25': '1500000.25', '1 500': '1500', '1\u202f500,5': '1500.5', '0,5': '0.5',
    '-3': '-3', '1,5000': '1.5000',
  };
  for (const [typed, meant] of Object.entries(cases)) assert.equal(writtenNumber(typed), meant, typed);
  for (const none of ['', 'many', '1,2,3', '12 3', '1,500.', '€ 5', '1.500,00']) assert.equal(writtenNumber(none), undefined, none);
});
