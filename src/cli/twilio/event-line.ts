import { written } from '../../simulate/transcript.ts';
import type { TwimlEvent } from '../../twiml/event.ts';
import { harmlessLine, type Terminal } from '../terminal.ts';

/** What is told of by what comes of it, and not by its name. */
const untold: ReadonlySet<string> = new Set(['Say', 'Play', 'Pause', 'Gather', 'Redirect', 'Dial']);

/** A line about something that happened in a call; nothing where other lines tell it. */
export function lineOfEvent(event: TwimlEvent, paint: Terminal['paint']): string | undefined {
  const line = (who: string, what: string) => {
    const where = event.leg === 'caller' ? '' : `(${event.leg}) `;
    return written(event.at, who, harmlessLine(where + what));
  };
  switch (event.type) {
    case 'request': {
      const { method, url, status, problem, milliseconds } = event;
      const { pathname, search } = new URL(url);
      const came = status === undefined ? `no answer: ${problem}` : String(status);
      return paint.dim(line('request', `${method} ${pathname}${search}  ${came}  ${milliseconds} ms`));
    }
    case 'said':
      return line('app', event.verb === 'Play' ? `plays ${event.text}` : event.text);
    case 'verb':
      return untold.has(event.name) ? undefined : line('app', `<${event.name}>`);
    case 'keys':
      return line('caller', `presses ${event.keys}${heard(event)}`);
    case 'speech':
      return line('caller', `says "${event.words}"${heard(event)}`);
    case 'dialing':
      return line('app', `<Dial> ${event.to.join(', ')}`);
    case 'dialed': {
      const { status, talked } = event;
      return line(
        'dialed',
        talked === undefined ? status : `${status}, after ${Math.round(talked / 1000)} s`,
      );
    }
    case 'warning':
    case 'error': {
      const colour = event.type === 'error' ? paint.red : paint.yellow;
      const code = event.code === undefined ? '' : ` ${event.code}`;
      return colour(line('!', `${event.type}${code}: ${event.message}`));
    }
    default:
      return undefined;
  }
}

function heard(event: { readonly heard: boolean }): string {
  return event.heard ? '' : ' (nobody hears that)';
}
