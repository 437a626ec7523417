import type { Converse } from '../action/effect.ts';
import type { AnswerBody } from '../action/event.ts';
import type { Program } from '../engine/program.ts';
import type { LineAnswer } from './channel.ts';
import { answered } from './drive.ts';
import { takeKeys } from './entry-keys.ts';
import type { Moment } from './moment.ts';
import { listened, type Moved, openQuestion, type Standing, waitsForPrompts } from './standing.ts';
import type { Vault } from './vault.ts';

/** How answers of the line are taken. */
export interface Taking {
  readonly program: Program;
  readonly vault: Vault;
  /** Speech that is understood with less confidence is asked for again. From 0 to 1. */
  readonly leastConfidence: number;
}

/** How often a caller is asked again who was not understood. */
const mostMisheard = 2;

/**
 * The call after an answer of its line. What the answer means depends on the question that is open: whatever comes
 * for a question of another kind is the least that it can be, so a call goes on even where a carrier is confused.
 *
 * @param turn The turn of the line that is answered.
 * @param at When, in milliseconds since the contact began.
 */
export async function takeAnswer(
  standing: Standing,
  answer: LineAnswer,
  turn: number,
  at: number,
  taking: Taking,
): Promise<Moved> {
  const { held } = standing.moment;
  const heard = listened(standing, at, heardWhole(answer));
  const { moment } = heard;
  const question = openQuestion(moment);
  const give = (body: AnswerBody) => answered(taking.program, heard, body, at);
  const stay = (change: Partial<Moment> = {}, more: Partial<Standing> = {}): Moved => ({
    standing: { ...heard, ...more, moment: { ...moment, ...change } },
    entries: [],
  });
  // Somebody else is asked what is open now; the line only had to hear something out.
  if (question === undefined || held || waitsForPrompts(moment)) return stay();
  switch (question.kind) {
    case 'collect': {
      const { keys, ended } = answer.kind === 'keys' ? answer : nothingTyped;
      const taken = await takeKeys(question, moment.typed, keys, ended, taking.vault, moment.snapshot.id);
      return 'typed' in taken
        ? stay({ typed: taken.typed, asks: [] })
        : answered(taking.program, heard, taken.answer, at);
    }
    case 'converse': {
      const text = textOf(answer, question);
      if (text === '') return give({ kind: 'silence' });
      const mode = answer.kind === 'keys' ? 'keys' : 'speech';
      const unclear = answer.kind === 'speech' && (answer.confidence ?? 1) < taking.leastConfidence;
      if (unclear && moment.misheard < mostMisheard) return stay({ misheard: moment.misheard + 1 });
      return stay({}, { hearing: { text, mode, turn } });
    }
    case 'finish':
      return give({ kind: 'played' });
    case 'play-around':
      return question.interruptAfter > 0 ? give({ kind: 'interrupted' }) : stay();
    case 'enqueue': {
      if (answer.kind !== 'queued')
        return give({ kind: 'failed', error: answer.kind === 'refused' ? answer.error : 'failed' });
      const { standing: queued, entries } = give({ kind: 'queued' });
      return { standing: { ...queued, moment: { ...queued.moment, where: 'queue' } }, entries };
    }
    case 'dial':
      return give({ kind: 'dialed', status: answer.kind === 'dialed' ? answer.status : 'failed' });
    default:
      return stay();
  }
}

/** Keys and words cut a prompt off; whatever else comes, comes at its end. */
function heardWhole({ kind }: LineAnswer): boolean {
  return kind !== 'keys' && kind !== 'speech';
}

const nothingTyped = { keys: '', ended: false };

function textOf(answer: LineAnswer, question: Converse): string {
  if (answer.kind === 'speech') return answer.text.trim();
  return answer.kind === 'keys' ? withoutDeleted(answer.keys, question) : '';
}

/**
 * The keys behind the last one that deletes those before it: Lex does that where it hears the line itself.
 *
 * @see https://docs.aws.amazon.com/lexv2/latest/dg/session-attribs-speech.html
 */
function withoutDeleted(keys: string, { sessionAttributes }: Converse): string {
  const name = 'x-amz-lex:dtmf:deletion-character';
  const deletes = (sessionAttributes[name] ?? sessionAttributes[`${name}:*:*`]) || '*';
  return keys.slice(keys.lastIndexOf(deletes) + 1);
}
