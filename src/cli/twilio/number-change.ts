/** What Twilio does when somebody calls a number, as far as it is set here. */
export interface NumberSetting {
  readonly voiceMethod: string;
  readonly voiceUrl: string;
  readonly voiceFallbackMethod: string;
  readonly voiceFallbackUrl: string;
  readonly statusCallbackMethod: string;
  readonly statusCallback: string;
  /** Where there is one, Twilio goes by its URLs and not by those of the number. */
  readonly voiceApplicationSid: string;
  /** As with an application. */
  readonly trunkSid: string;
}

/** A line of what would change. */
export interface Change {
  readonly what: string;
  readonly before: string;
  readonly after: string;
}

/**
 * How a number is set whose calls are answered under a URL.
 *
 * @see https://www.twilio.com/docs/phone-numbers/api/incomingphonenumber-resource
 */
export function settingFor(publicUrl: string): NumberSetting {
  return {
    voiceMethod: 'POST',
    voiceUrl: `${publicUrl}/voice`,
    voiceFallbackMethod: 'POST',
    voiceFallbackUrl: `${publicUrl}/fallback`,
    statusCallbackMethod: 'POST',
    statusCallback: `${publicUrl}/status`,
    voiceApplicationSid: '',
    trunkSid: '',
  };
}

/** A setting as Twilio tells it, with null or nothing where nothing is set. */
export type ToldSetting = { readonly [Key in keyof NumberSetting]?: string | null };

/** What is set otherwise than it should be. */
export function changesBetween(told: ToldSetting, wanted: NumberSetting): readonly Change[] {
  return Object.entries(lines).flatMap(([what, lineOf]) => {
    const [before, after] = [lineOf(told), lineOf(wanted)];
    return before === after ? [] : [{ what, before: shown(before), after: shown(after) }];
  });
}

const lines: { readonly [what: string]: (setting: ToldSetting) => string } = {
  'voice URL': ({ voiceMethod, voiceUrl }) => request(voiceMethod, voiceUrl),
  'fallback URL': ({ voiceFallbackMethod: method, voiceFallbackUrl: url }) => request(method, url),
  'status callback': ({ statusCallbackMethod: method, statusCallback: url }) => request(method, url),
  application: ({ voiceApplicationSid }) => voiceApplicationSid ?? '',
  trunk: ({ trunkSid }) => trunkSid ?? '',
};

function request(method: string | null | undefined, url: string | null | undefined): string {
  // Without a URL, the method means nothing.
  return (url ?? '') === '' ? '' : `${method ?? 'POST'} ${url}`;
}

/** A line for people: passwords and queries may be secrets. */
function shown(line: string): string {
  return line.replace(/\/\/[^/@]*@/, '//…@').replace(/[?#].*$/, '?…') || '(none)';
}
