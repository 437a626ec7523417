import { readFileSync } from 'node:fs';
import { TrunklineError } from '../../language/error.ts';
import { isFields } from '../../language/shape.ts';

/** The environment of a function. */
export type Environment = { readonly [name: string]: string | undefined };

/** Where settings come from. */
export interface SettingsSource {
  readonly env: Environment;
  /** @default globalThis.fetch */
  readonly fetch?: (request: Request) => Promise<Response>;
}

/** What a function is set up with. */
export interface LambdaSettings<Text extends string, Secret extends string> {
  readonly texts: { readonly [Name in Text]: string };
  /** Reads the secrets: from the first invocation on, because Lambda's secrets extension does not answer before. */
  secrets(): Promise<{ readonly [Name in Secret]: string }>;
}

/**
 * Reads what a function is set up with from its environment. A secret `ITSM_API_KEY` stands there by reference:
 *
 * | variable | what it holds |
 * |---|---|
 * | `ITSM_API_KEY_SECRET` | the ARN or the name of a text in Secrets Manager, read through the AWS Parameters and Secrets Lambda extension, which is a layer of the function |
 * | `ITSM_API_KEY_FILE` | the path of a file |
 * | `ITSM_API_KEY` | the secret itself, for trying things out |
 *
 * @see https://docs.aws.amazon.com/secretsmanager/latest/userguide/retrieving-secrets_lambda.html
 * @throws {TrunklineError} `missing_setting` at once, with every name that is missing. `secrets()` rejects with
 * `secret_unavailable`; nothing of a secret is in its words.
 *
 * @example
 * ```ts
 * const { texts, secrets } = lambdaSettings({ texts: ['ITSM_URL'], secrets: ['ITSM_API_KEY'] }, { env: process.env });
 * const { ITSM_API_KEY } = await secrets();
 * ```
 */
export function lambdaSettings<const Text extends string, const Secret extends string>(
  names: { readonly texts: readonly Text[]; readonly secrets: readonly Secret[] },
  { env, fetch = globalThis.fetch }: SettingsSource,
): LambdaSettings<Text, Secret> {
  const missing = [
    ...names.texts.filter((name) => !isSet(env, name)),
    ...names.secrets
      .filter((name) => !forms.some((form) => isSet(env, name + form)))
      .map((name) => `${name}_SECRET (or ${name}_FILE, or ${name})`),
  ];
  if (missing.length > 0)
    throw new TrunklineError(
      'missing_setting',
      `The environment of this function lacks ${missing.join(', ')}. Set them where the function is configured.`,
      { missing },
    );
  const texts = names.texts.map((name) => [name, env[name] ?? '']);
  return {
    texts: Object.fromEntries(texts) as { [Name in Text]: string },
    async secrets() {
      const read = names.secrets.map(async (name) => [name, await secretOf(name, env, fetch)]);
      return Object.fromEntries(await Promise.all(read)) as { [Name in Secret]: string };
    },
  };
}

const forms = ['_SECRET', '_FILE', ''];

function isSet(env: Environment, name: string): boolean {
  return (env[name] ?? '') !== '';
}

async function secretOf(
  name: string,
  env: Environment,
  fetch: (request: Request) => Promise<Response>,
): Promise<string> {
  const { [`${name}_SECRET`]: id = '', [`${name}_FILE`]: file = '' } = env;
  try {
    if (id !== '') return await fromExtension(id, env, fetch);
    if (file !== '') return readFileSync(file, 'utf8').trim();
    return env[name] ?? '';
  } catch (cause) {
    const from = id === '' ? `the file of ${name}_FILE` : `the secret of ${name}_SECRET`;
    const advice =
      id === ''
        ? 'Look whether it is there and may be read.'
        : "Look whether the secrets extension is a layer of this function, and its role may read the secret's value.";
    throw new TrunklineError('secret_unavailable', `Could not read ${from}. ${advice}`, { name }, cause);
  }
}

async function fromExtension(
  id: string,
  env: Environment,
  fetch: (request: Request) => Promise<Response>,
): Promise<string> {
  const port = env.PARAMETERS_SECRETS_EXTENSION_HTTP_PORT ?? '2773';
  const response = await fetch(
    new Request(`http://localhost:${port}/secretsmanager/get?secretId=${encodeURIComponent(id)}`, {
      headers: { 'X-Aws-Parameters-Secrets-Token': env.AWS_SESSION_TOKEN ?? '' },
    }),
  );
  const body: unknown = response.ok ? await response.json() : undefined;
  if (isFields(body) && typeof body.SecretString === 'string') return body.SecretString;
  throw new TrunklineError('secret_unavailable', `The secrets extension answered ${response.status}.`);
}
