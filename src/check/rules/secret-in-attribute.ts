import { attributeValues } from '../attribute-value.ts';
import type { Rule } from '../rule.ts';

/** Forms that only a credential has: AWS keys, private keys, tokens of well-known services, JSON Web Tokens. */
const secrets =
  /\b(?:AKIA|ASIA)[A-Z0-9]{16}\b|-----BEGIN [A-Z ]*PRIVATE KEY-----|\b(?:gh[opsu]_[A-Za-z0-9]{30,}|xox[abprs]-[A-Za-z0-9-]{10,}|sk[-_](?:live|test|ant|proj)[-_][\w-]{16,})|\beyJ[\w-]{10,}\.eyJ[\w-]{10,}\.|^Bearer \S{16,}|^Basic [A-Za-z0-9+/]{16,}=*$/;
const secretNames =
  /(?:^|[^a-z])(?:password|passwd|pwd|secret|client secret|token|api key|access key|secret key|private key|credentials?)$/;

export const secretInAttribute: Rule = {
  code: 'secret_in_attribute',
  severity: 'warning',
  sentence: ({ name, length }) =>
    `"${name}" holds what looks like a secret (${length} characters). Flows, attributes and contact records are read by many ` +
    'people and kept for years. Keep it in a secrets store that your function reads, and make a new one, since this has been seen.',
  *find(flow) {
    for (const { step, path, name, value } of attributeValues(flow)) {
      if (!secrets.test(value) && !(namesSecret(name) && isTelling(value))) continue;
      yield { step, path, args: { name, length: value.length } };
    }
  },
};

/** `apiKey`, `api_key` and `API-KEY` are one name. */
function namesSecret(name: string): boolean {
  return secretNames.test(
    name
      .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
      .replace(/[_.-]+/g, ' ')
      .toLowerCase(),
  );
}

/** One word of at least six characters with a digit or a sign in it is no state such as `true` or `requested`. */
function isTelling(value: string): boolean {
  return value.length >= 6 && /^\S+$/.test(value) && /[^A-Za-z]/.test(value) && !value.includes('$.');
}
