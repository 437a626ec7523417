import { TrunklineError } from '../../language/error.ts';
import type { Account } from './account.ts';
import type { NumberSetting, ToldSetting } from './number-change.ts';
import { twilioClient } from './twilio-client.ts';

/** A number of an account at Twilio. */
export interface OwnedNumber {
  readonly setting: ToldSetting;
  /** Sets it anew, and tells what Twilio has set then. */
  set(setting: NumberSetting): Promise<ToldSetting>;
}

/**
 * Finds a number that an account owns.
 *
 * @throws {TrunklineError} `refused` where Twilio refuses the account, or it has no such number, or no voice on it;
 * `twilio_unreachable` where Twilio does not answer.
 * @see https://www.twilio.com/docs/phone-numbers/api/incomingphonenumber-resource
 */
export async function ownedNumber(
  account: Account,
  number: string,
  env: NodeJS.ProcessEnv,
): Promise<OwnedNumber> {
  const client = await twilioClient(account, env);
  const listed = await asked('Nothing was changed.', () =>
    client.incomingPhoneNumbers.list({ phoneNumber: number, limit: 20 }),
  );
  // Twilio also gives numbers that the text is a part of.
  const owned = listed.find(({ phoneNumber }) => phoneNumber === number);
  if (owned === undefined)
    throw refused(
      `The account ${account.sid} has no number ${number}. Buy it in the Twilio console, or set TWILIO_ACCOUNT_SID and ` +
        'TWILIO_AUTH_TOKEN to the account or subaccount that has it.',
    );
  // Its type says that it is there.
  if ((owned.capabilities as typeof owned.capabilities | null)?.voice === false)
    throw refused(`The number ${number} takes no calls: it has no voice capability. Use another number.`);
  return {
    setting: owned,
    set: (setting) =>
      asked('Whether it was changed is not known: run this again, and it shows what is left to do.', () =>
        client.incomingPhoneNumbers(owned.sid).update(setting),
      ),
  };
}

/** What a failure of the client holds: one of Twilio's answers, or of the network. */
interface ClientFailure {
  readonly status?: number;
  readonly code?: number | string;
  readonly message: string;
}

/** @param unanswered What to say of the change where no answer came. */
async function asked<Answer>(unanswered: string, ask: () => Promise<Answer>): Promise<Answer> {
  try {
    return await ask();
  } catch (error) {
    const { status, code, message } = error as ClientFailure;
    if (status !== undefined) throw answered(status, message, unanswered, error);
    if (typeof code !== 'string') throw error;
    const why = networkWords[code] ?? code;
    throw new TrunklineError('twilio_unreachable', `Twilio ${why}. ${unanswered}`, { code }, error);
  }
}

const networkWords: { readonly [code: string]: string } = {
  ECONNABORTED: 'did not answer in time',
  ECONNREFUSED: 'cannot be reached: the connection is refused',
  ECONNRESET: 'broke the connection off',
  ENOTFOUND: 'cannot be reached: its name is not known here, so look whether this machine is on the network',
  ETIMEDOUT: 'did not answer in time',
};

function answered(status: number, message: string | undefined, unanswered: string, cause: unknown) {
  const known = answerWords[status];
  if (known !== undefined) return refused(known, cause);
  if (status === 429)
    return new TrunklineError(
      'twilio_unreachable',
      'Twilio takes no more requests of this account just now (429). Nothing was changed; try again in a minute.',
      { status },
      cause,
    );
  if (status >= 500)
    return new TrunklineError(
      'twilio_unreachable',
      `Twilio itself is in trouble (${status}). ${unanswered}`,
      { status },
      cause,
    );
  return refused(`Twilio refuses that (${status}): ${message ?? 'it does not say why'}`, cause);
}

const answerWords: { readonly [status: number]: string } = {
  401:
    'Twilio does not know this account with this token (401). See in the Twilio console, under Account Info, that ' +
    'TWILIO_ACCOUNT_SID and TWILIO_AUTH_TOKEN are of the same account and current.',
  403:
    'Twilio does not let this account do that (403). The credentials for tests do not do; with others, see in the ' +
    'Twilio console whether the account is suspended.',
  404: 'Twilio finds no such account or number (404). See in the Twilio console that TWILIO_ACCOUNT_SID is right.',
};

function refused(message: string, cause?: unknown): TrunklineError {
  return new TrunklineError('refused', message, {}, cause);
}
