import type { Notice } from '../action/event.ts';
import type { Program } from '../engine/program.ts';
import type { LineNotice } from './channel.ts';
import { answered } from './drive.ts';
import { advanced, listened, type Moved, openQuestion, type Standing } from './standing.ts';

/** How many notices a call remembers. */
const noticesKept = 50;

/**
 * The call after something that happened by itself.
 *
 * @param turn The turn of the line that the notice becomes.
 * @param at When, in milliseconds since the contact began.
 */
export function takeNotice(
  program: Program,
  standing: Standing,
  notice: LineNotice,
  turn: number,
  at: number,
): Moved {
  const heard = listened(standing, at, notice.kind === 'left-queue');
  const notices = [...heard.notices.slice(1 - noticesKept), { id: notice.id, turn }];
  let moved: Moved = {
    standing: { ...heard, notices, moment: { ...heard.moment, where: 'call' } },
    entries: [],
  };
  const take = ({ standing: next, entries }: Moved) => {
    moved = { standing: next, entries: [...moved.entries, ...entries] };
  };
  const notify = (told: Notice) => {
    const { heard: played } = moved.standing;
    take(advanced(program, moved.standing, played.length === 0 ? told : { ...told, played }));
  };
  if (notice.kind === 'left-queue') return moved;
  const byAgent = notice.kind === 'agent-answered' || notice.by === 'agent';
  // An agent may be faster than the word that the caller is in the queue,
  if (byAgent && openQuestion(moved.standing.moment)?.kind === 'enqueue')
    take(answered(program, moved.standing, { kind: 'queued' }, at));
  // and the word that an agent has answered may have got lost.
  const { agent, queued } = moved.standing.moment.snapshot;
  if (byAgent && notice.kind === 'hangup' && agent === '' && queued !== null)
    notify({ id: `${notice.id}/answered`, kind: 'agent-answered', agent: unknownAgent, at });
  notify({ ...notice, at });
  return moved;
}

const unknownAgent = 'unknown';
