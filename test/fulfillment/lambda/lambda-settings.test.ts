import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { lambdaSettings } from '../../../src/fulfillment/lambda/lambda-settings.ts';

const names = { texts: ['ITSM_URL'], secrets: ['ITSM_API_KEY', 'CALLER_SECRET'] } as const;
const ITSM_URL = 'https://itsm.example.com/prod';

test('every setting that is missing is named at once', () => {
  expect(() => lambdaSettings(names, { env: { ITSM_URL: '', CALLER_SECRET_FILE: '/run/caller' } })).toThrow(
    'The environment of this function lacks ITSM_URL, ITSM_API_KEY_SECRET (or ITSM_API_KEY_FILE, or ITSM_API_KEY). ' +
      'Set them where the function is configured.',
  );
});

test('secrets come from the extension, from files, or from the environment itself', async () => {
  const file = join(mkdtempSync(join(tmpdir(), 'secret-')), 'caller');
  writeFileSync(file, 'caller-secret\n');
  const asked: Request[] = [];
  const settings = lambdaSettings(
    { texts: ['ITSM_URL'], secrets: ['ITSM_API_KEY', 'CALLER_SECRET', 'DATABASE_URL'] },
    {
      env: {
        ITSM_URL,
        ITSM_API_KEY_SECRET: 'arn:aws:secretsmanager:us-east-1:111122223333:secret:itsm',
        CALLER_SECRET_FILE: file,
        DATABASE_URL: 'postgres://desk@localhost/desk',
        AWS_SESSION_TOKEN: 'session',
      },
      fetch: async (request) => {
        asked.push(request);
        return Response.json({ SecretString: 'api-key' });
      },
    },
  );
  expect(asked).toEqual([]);
  expect(settings.texts).toEqual({ ITSM_URL });
  expect(await settings.secrets()).toEqual({
    ITSM_API_KEY: 'api-key',
    CALLER_SECRET: 'caller-secret',
    DATABASE_URL: 'postgres://desk@localhost/desk',
  });
  expect(asked.map(({ url, headers }) => [url, headers.get('x-aws-parameters-secrets-token')])).toEqual([
    [
      'http://localhost:2773/secretsmanager/get?secretId=arn%3Aaws%3Asecretsmanager%3Aus-east-1%3A111122223333%3Asecret%3Aitsm',
      'session',
    ],
  ]);
});

test.each([
  ['answers 400', async () => new Response('not ready to serve traffic', { status: 400 })],
  ['has no text', async () => Response.json({ SecretBinary: 'AA==' })],
  ['is not there', async () => Promise.reject(new TypeError('fetch failed'))],
])('an extension that %s is told without the secret', async (_, fetch) => {
  const env = { ITSM_URL, ITSM_API_KEY_SECRET: 'itsm', CALLER_SECRET: 'caller-secret' };
  await expect(lambdaSettings(names, { env, fetch }).secrets()).rejects.toMatchObject({
    code: 'secret_unavailable',
    message:
      'Could not read the secret of ITSM_API_KEY_SECRET. ' +
      "Look whether the secrets extension is a layer of this function, and its role may read the secret's value.",
  });
});

test('a file that is not there is told by its variable', async () => {
  const env = { ITSM_URL, ITSM_API_KEY_FILE: '/nowhere/key', CALLER_SECRET: 'caller-secret' };
  await expect(lambdaSettings(names, { env }).secrets()).rejects.toThrow(
    'Could not read the file of ITSM_API_KEY_FILE. Look whether it is there and may be read.',
  );
});
