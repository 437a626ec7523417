import type { PhoneFunction } from '../../voice/phone-platform.ts';
import type { Project } from '../project.ts';
import { recordingUrlIn } from './recording-url.ts';

/** What callers of a phone hear that is not the flow's own. */
export interface PhoneAnswers {
  /** Where Twilio finds a recording. */
  recordingUrl(recording: string): string | undefined;
  /** The functions that are no tools. */
  readonly functions?: { readonly [name: string]: PhoneFunction };
  /** Said while a function takes long. */
  readonly holdLine?: string;
}

/** What the configuration has callers hear, on a phone that is served and on one that is simulated. */
export function phoneAnswersIn(project: Project): PhoneAnswers {
  const { functions, holdLine } = project.config.twilio ?? {};
  return {
    recordingUrl: recordingUrlIn(project),
    ...(functions === undefined ? {} : { functions }),
    ...(holdLine === undefined ? {} : { holdLine }),
  };
}
