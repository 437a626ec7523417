import type { Settings, Values } from '../action/contact.ts';
import type { ActionDefinition } from '../action/definition.ts';
import type { AnswerBody } from '../action/event.ts';
import { fails, next, type Outcome } from '../action/outcome.ts';
import type { Json, JsonObject } from '../language/document.ts';
import { flowNamespaces } from '../language/namespace.ts';
import { end, type Play, stop, write } from './play.ts';
import type { LinkedStep } from './program.ts';
import { type Draft, noCounts } from './snapshot.ts';
import { endFlow, enterModule, enterQueue, isInQueue, leaveModule, transferTo } from './transfer.ts';

/** The most steps that one turn may take; a flow that never asks anything is stopped here. */
export const stepLimit = 10_000;

/** Plays from a step until the contact has to wait or has ended. */
export function run(play: Play, from: LinkedStep | null): void {
  let step = from;
  for (let steps = 0; step !== null; steps++) {
    if (steps === stepLimit) {
      return stop(
        play,
        'step_limit',
        `${stepLimit} steps without a question, the last of them ${roundabout(play)}`,
      );
    }
    step = enter(play, step);
  }
}

/** The last steps, which lead round in a circle. */
function roundabout({ entries }: Play): string {
  const last = entries
    .slice(-40)
    .flatMap((entry) => (entry.type === 'step.left' ? [`${entry.flow}/${entry.step}`] : []));
  return [...new Set(last)].slice(0, 6).join(', ');
}

/** Takes the answer to the step that asked, and plays on. */
export function resume(play: Play, step: LinkedStep, event: AnswerBody): void {
  const { contact } = play;
  const parameters = resolved(play, step);
  const outcome =
    parameters === undefined || step.answer === undefined
      ? fails()
      : step.answer(parameters, contact, event, countOf(contact, step));
  run(play, settle(play, step, outcome));
}

function enter(play: Play, step: LinkedStep): LinkedStep | null {
  const { contact, effects } = play;
  contact.step = step.name;
  if (step.outside && effects.length > 0) {
    effects.push({ kind: 'finish' });
    contact.waiting = 'played';
    return null;
  }
  contact.steps++;
  contact.askedAt = contact.at;
  play.entries.push({ type: 'step.entered', at: contact.at, flow: contact.flow, step: step.name });
  const fault = contact.faults?.[`${contact.flow}/${step.name}`];
  if (fault !== undefined) return settle(play, step, fails(fault, 'the host does not carry it out'));
  if (isPlayable(step)) return settle(play, step, outcomeOf(play, step));
  stop(play, 'unsupported_action', `${step.type} cannot be played`);
  return null;
}

function outcomeOf(play: Play, step: PlayableStep): Outcome {
  const { contact } = play;
  const support = step.channels[contact.channel];
  if (support !== 'supported') {
    if (support === 'no-effect') return next;
    return fails(
      support === 'error' ? 'NoMatchingError' : support.error,
      `this step does not work on ${contact.channel}`,
    );
  }
  if (step.participant && customerIsGone(contact)) return fails('NoMatchingError', 'the customer is gone');
  if (step.participant && isUncalled(contact))
    return fails('NoMatchingError', 'the customer has not been called back yet');
  if (!step.wellFormed)
    return fails('NoMatchingError', 'the parameters are not of the form that the action takes');
  const parameters = resolved(play, step);
  return parameters === undefined
    ? fails('NoMatchingError', 'a reference gave a value that the parameter does not take')
    : step.enter(parameters, contact, countOf(contact, step));
}

/** A step whose action has a behaviour. */
type PlayableStep = LinkedStep & Required<Pick<ActionDefinition, 'enter'>>;

function isPlayable(step: LinkedStep): step is PlayableStep {
  return step.enter !== undefined;
}

function customerIsGone({ hungUp }: Draft): boolean {
  return hungUp !== '' && hungUp !== 'agent';
}

/** A callback begins without the customer, who is called when an agent is there. */
function isUncalled({ values, agent }: Draft): boolean {
  return agent === '' && values['InitiationMethod'] === 'CALLBACK';
}

function resolved({ contact }: Play, { resolver, parameters }: LinkedStep): JsonObject | undefined {
  return resolver === undefined ? parameters : resolver(contact);
}

function countOf({ counts }: Draft, { name }: LinkedStep): number {
  return counts !== noCounts && Object.hasOwn(counts, name) ? (counts[name] ?? 0) : 0;
}

/** Carries out what an action decided. Gives the step to play next, or `null` when the turn is over. */
function settle(play: Play, step: LinkedStep, outcome: Outcome): LinkedStep | null {
  const { contact, effects } = play;
  if (outcome.effects !== undefined) for (const effect of outcome.effects) effects.push(effect);
  if (outcome.set !== undefined) setValues(contact, outcome.set);
  if (outcome.change !== undefined) change(contact, outcome.change);
  if (outcome.count !== undefined && outcome.count !== countOf(contact, step)) {
    contact.counts = { ...contact.counts, [step.name]: outcome.count };
  }
  if (outcome.entries !== undefined) for (const body of outcome.entries) write(play, body);

  const { exit, match, ask } = outcome;
  if (exit !== undefined)
    return exit === 'next' ? leave(play, 'next', step.next) : leaveByError(play, step, exit);
  if (match !== undefined) return leaveByMatch(play, step, match);
  if (ask !== undefined) {
    effects.push(ask);
    contact.waiting = 'answer';
    return null;
  }
  return moveOn(play, step, outcome);
}

/** Carries out what takes the contact to another flow, or to its end. */
function moveOn(play: Play, step: LinkedStep, outcome: Outcome): LinkedStep | null {
  const { contact } = play;
  if (outcome.call !== undefined) return enterModule(play, step, outcome.call, outcome.input);
  if (outcome.return !== undefined) {
    const caller = leaveModule(play, outcome.return, outcome.result);
    if (caller === null || outcome.return !== '') return caller && leaveByMatch(play, caller, outcome.return);
    return leave(play, 'next', caller.next);
  }
  if (outcome.go !== undefined || outcome.wait !== undefined) {
    write(play, { type: 'step.left', exit: 'next' });
    return outcome.go === undefined ? enterQueue(play) : transferTo(play, outcome.go);
  }
  if (outcome.end === 'flow') endFlow(play, outcome.reason);
  else if (outcome.end === 'contact') end(play, contact.hungUp || 'flow', outcome.reason);
  return null;
}

function change(contact: Draft, changed: Partial<Settings>): void {
  contact.settings = { ...contact.settings, ...changed };
  // A contact that is moved while it waits goes on waiting in the other queue.
  if (changed.queue !== undefined && contact.queued !== null)
    contact.queued = { queue: changed.queue, at: contact.at };
}

function setValues(contact: Draft, set: Values): void {
  // Copied once and then written to: V8 is slow at `{ ...all, [name]: value }`.
  let values: { [namespace: string]: Json } | undefined;
  let flowValues: { [namespace: string]: Json } | undefined;
  for (const namespace in set) {
    const value = set[namespace] ?? null;
    if (flowNamespaces.has(namespace)) {
      flowValues ??= { ...contact.flowValues };
      flowValues[namespace] = value;
    } else {
      values ??= { ...contact.values };
      values[namespace] = value;
    }
  }
  if (values !== undefined) contact.values = values;
  if (flowValues !== undefined) contact.flowValues = flowValues;
}

function leave(play: Play, exit: string, target: LinkedStep | null | undefined): LinkedStep | null {
  const { contact } = play;
  play.entries.push({ type: 'step.left', at: contact.at, flow: contact.flow, step: contact.step, exit });
  if (target === null || target === undefined) stop(play, 'no_target', `the exit "${exit}" leads to no step`);
  return target ?? null;
}

function leaveByError(play: Play, step: LinkedStep, error: string): LinkedStep | null {
  if (step.errors.has(error)) return leave(play, error, step.errors.get(error));
  if (step.errors.has('NoMatchingError'))
    return leave(play, 'NoMatchingError', step.errors.get('NoMatchingError'));
  // Without a branch a queue flow stops, and the contact stays routed.
  if (isInQueue(play.contact)) {
    write(play, { type: 'failure', code: error, detail: `the step has no exit for ${error}` });
    endFlow(play, 'ended');
    return null;
  }
  // What the service does with an error that the step has no branch for is not documented: the run is taken to end.
  stop(play, 'unhandled_error', `the step has no exit for ${error}`);
  return null;
}

function leaveByMatch(play: Play, step: LinkedStep, value: Json): LinkedStep | null {
  for (const { test, exit, target } of step.conditions)
    if (test(value, play.contact)) return leave(play, exit, target);
  return step.errors.has('NoMatchingCondition')
    ? leave(play, 'NoMatchingCondition', step.errors.get('NoMatchingCondition'))
    : leave(play, 'next', step.next);
}
