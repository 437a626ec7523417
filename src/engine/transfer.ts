import type { JsonObject } from '../language/document.ts';
import { plainName } from '../language/resource.ts';
import { disconnect, end, type Play, stop, write } from './play.ts';
import type { LinkedFlow, LinkedStep } from './program.ts';
import { newFlowValues, noCounts, type Snapshot } from './snapshot.ts';

/** Enters a flow and gives its first step: the values of the flow before are gone, the contact's stay. */
export function enterFlow(play: Play, flow: LinkedFlow, why: string): LinkedStep | null {
  const { contact } = play;
  contact.stack = [];
  contact.depth = 0;
  contact.flowValues = newFlowValues();
  // Keys typed ahead are lost over a transfer to another flow.
  if (contact.settings.keys !== '') contact.settings = { ...contact.settings, keys: '' };
  return startOf(play, flow, why);
}

/** Goes from one flow to another, as a transfer does. */
export function transferTo(play: Play, value: string): LinkedStep | null {
  const flow = play.program.find(value);
  return flow === undefined ? notLinked(play, 'flow', value) : enterFlow(play, flow, 'transfer');
}

/** Enters a module and remembers where it returns to. */
export function enterModule(
  play: Play,
  step: LinkedStep,
  value: string,
  input: JsonObject,
): LinkedStep | null {
  const { contact, program } = play;
  const module = program.find(value);
  if (module === undefined) return notLinked(play, 'module', value);
  const { flow, flowValues, counts, stack } = contact;
  contact.stack = [...stack, { flow, step: step.name, flowValues, counts }];
  contact.depth = stack.length + 1;
  contact.flowValues = newFlowValues(input);
  return startOf(play, module, 'module');
}

/** Goes back to the step that called the module, whose conditions then decide on the result. */
export function leaveModule(play: Play, result: string, data: JsonObject): LinkedStep | null {
  const { contact, program } = play;
  const frame = contact.stack.at(-1);
  const step = frame && program.flows.get(frame.flow)?.steps.get(frame.step);
  if (frame === undefined || step === undefined) {
    stop(play, 'not_in_a_module', 'nothing called this module');
    return null;
  }
  write(play, { type: 'flow.returned', result });
  contact.stack = contact.stack.slice(0, -1);
  contact.depth = contact.stack.length;
  contact.flow = frame.flow;
  contact.step = frame.step;
  contact.flowValues = { ...frame.flowValues, Modules: { Result: result, ResultData: data } };
  contact.counts = frame.counts;
  return step;
}

/** Puts the contact into its queue: the customer queue flow takes over, or whatever the instance plays by default. */
export function enterQueue(play: Play): LinkedStep | null {
  const { contact, program } = play;
  const { queue, hooks } = contact.settings;
  contact.queued = { queue, at: contact.at };
  // A customer whose agent has left may wait for the next one.
  contact.agent = '';
  if (contact.hungUp === 'agent') contact.hungUp = '';
  write(play, { type: 'queue.entered', queue });
  const hook = hooks['CustomerQueue'];
  const flow = hook === undefined ? undefined : program.find(hook);
  if (flow !== undefined) return enterFlow(play, flow, 'CustomerQueue');
  if (hook !== undefined) return notLinked(play, 'customer queue flow', hook);
  hold(play);
  return null;
}

/** Ends a flow: a queue flow leaves the contact in its queue, any other ends the contact. */
export function endFlow(play: Play, reason: string): void {
  const { contact } = play;
  if (isInQueue(contact)) return hold(play);
  disconnect(play);
  end(play, contact.hungUp || 'flow', reason);
}

/** Says whether the contact waits in a queue, with no agent yet. */
export function isInQueue({ queued, agent, hungUp }: Pick<Snapshot, 'queued' | 'agent' | 'hungUp'>): boolean {
  return queued !== null && agent === '' && hungUp === '';
}

/** Stops a contact that a document leads to a flow which is not part of the program. */
function notLinked(play: Play, kind: string, value: string): null {
  stop(play, 'not_linked', `the ${kind} "${plainName(value)}" is not among the flows that are played`);
  return null;
}

function startOf(play: Play, flow: LinkedFlow, why: string): LinkedStep | null {
  const { contact } = play;
  contact.flow = flow.name;
  contact.step = '';
  contact.counts = noCounts;
  write(play, { type: 'flow.entered', why });
  if (flow.start === null) stop(play, 'no_target', 'the flow begins at a step that it does not have');
  return flow.start;
}

function hold(play: Play): void {
  play.effects.push({ kind: 'hold' });
  play.contact.waiting = 'agent';
}
