import { attributeValues } from '../attribute-value.ts';
import type { Rule } from '../rule.ts';

const phoneNumber = /^\+[1-9]\d{7,14}$/;
/** Numbers that are set aside for examples and tests. */
const fictional = /^\+1\d{3}55501\d\d$/;

export const phoneNumberInAttribute: Rule = {
  code: 'phone_number_in_attribute',
  severity: 'warning',
  sentence: ({ name, masked: value }) =>
    `"${name}" holds a phone number (${value}). It belongs to somebody, is copied into every contact record, and ` +
    'may change without a change of the flow. Let a function look it up when it is needed.',
  *find(flow) {
    for (const { step, path, name, value } of attributeValues(flow)) {
      const compact = value.replace(/[\s().-]/g, '');
      if (!phoneNumber.test(compact) || fictional.test(compact)) continue;
      yield { step, path, args: { name, masked: `${compact.slice(0, 2)}…${compact.slice(-2)}` } };
    }
  },
};
