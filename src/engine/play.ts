import type { ActionDefinition } from '../action/definition.ts';
import type { Act, Effect } from '../action/effect.ts';
import type { EndedBy, Entry, EntryBody } from '../action/entry.ts';
import type { AnswerBody } from '../action/event.ts';
import { fails, next, type Outcome } from '../action/outcome.ts';
import type { Json, JsonObject } from '../language/document.ts';
import { flowNamespaces } from '../language/namespace.ts';
import type { LinkedFlow, LinkedStep, Program } from './program.ts';
import { textOf } from './resolve.ts';
import type { Draft } from './snapshot.ts';

/** A turn being played: the snapshot under the pen, and what came of it so far. */
export interface Play {
  readonly program: Program;
  readonly contact: Draft;
  readonly effects: Effect[];
  readonly entries: Entry[];
}

/** The most steps that one turn may take; a flow that never asks anything is stopped here. */
export const stepLimit = 10_000;

/** Enters a flow and gives its first step: the values of the flow before are gone, the contact's stay. */
export function enterFlow(play: Play, flow: LinkedFlow, why: string): LinkedStep | null {
  const { contact } = play;
  contact.flow = flow.name;
  contact.step = '';
  contact.stack = [];
  contact.depth = 0;
  contact.flowValues = {};
  contact.counts = {};
  // Keys typed ahead are lost over a transfer to another flow.
  contact.keys = '';
  write(play, { type: 'flow.entered', why });
  if (flow.start === null) stop(play, 'no_target', 'the flow has no such start');
  return flow.start;
}

/** Plays from a step until the contact has to wait or has ended. */
export function run(play: Play, from: LinkedStep | null): void {
  let step = from;
  for (let steps = 0; step !== null; steps++) {
    if (steps === stepLimit) return stop(play, 'step_limit', `${stepLimit} steps without a question`);
    step = enter(play, step);
  }
}

/** Takes the answer to the step that asked, and plays on. */
export function resume(play: Play, step: LinkedStep, event: AnswerBody): void {
  const { contact } = play;
  const parameters = resolved(play, step);
  const outcome =
    parameters === undefined || step.definition?.answer === undefined
      ? fails()
      : step.definition.answer(parameters, contact, event, place(play, step));
  run(play, settle(play, step, outcome));
}

function enter(play: Play, step: LinkedStep): LinkedStep | null {
  const { contact, effects } = play;
  contact.step = step.name;
  if (step.definition?.outside === true && effects.length > 0) {
    effects.push({ kind: 'finish', flow: contact.flow, step: step.name });
    contact.waiting = 'played';
    return null;
  }
  contact.steps++;
  contact.askedAt = contact.at;
  write(play, { type: 'step.entered' });
  return settle(play, step, outcomeOf(play, step));
}

function outcomeOf(play: Play, step: LinkedStep): Outcome {
  const { contact } = play;
  const definition = step.definition as ActionDefinition | undefined;
  if (definition?.enter === undefined) return { end: 'contact', reason: 'unsupported_action', entries: [unsupported(step)] };
  const fault = contact.faults?.[step.name];
  if (fault !== undefined) return fails(fault, 'a fault of the rehearsal');
  const support = definition.channels[contact.channel];
  if (support !== 'supported') {
    if (support === 'no-effect') return next;
    return fails(support === 'error' ? 'NoMatchingError' : support.error, `${contact.channel} contacts take this exit`);
  }
  if (definition.participant === true && customerIsGone(contact)) return fails('NoMatchingError', 'the customer is gone');
  const parameters = resolved(play, step);
  return parameters === undefined
    ? fails('NoMatchingError', 'a reference gave a value that the parameter does not take')
    : definition.enter(parameters, contact, place(play, step));
}

function unsupported({ type }: LinkedStep): EntryBody {
  return { type: 'failure', code: 'unsupported_action', detail: `${type} cannot be played` };
}

function customerIsGone({ hungUp }: Draft): boolean {
  return hungUp !== '' && hungUp !== 'agent';
}

function resolved({ contact }: Play, { resolver, parameters }: LinkedStep): JsonObject | undefined {
  return resolver === undefined ? parameters : resolver(contact);
}

function place({ contact }: Play, { name }: LinkedStep) {
  return { flow: contact.flow, name, count: contact.counts[name] ?? 0 };
}

/** Carries out what an action decided. Gives the step to play next, or `null` when the turn is over. */
function settle(play: Play, step: LinkedStep, outcome: Outcome): LinkedStep | null {
  const { contact, effects } = play;
  if (outcome.effects !== undefined) for (const act of outcome.effects) effects.push(effectOf(play, act));
  if (outcome.set !== undefined) setValues(contact, outcome.set);
  if (outcome.change !== undefined) Object.assign(contact, outcome.change);
  if (outcome.count !== undefined) contact.counts = { ...contact.counts, [step.name]: outcome.count };
  if (outcome.entries !== undefined) for (const body of outcome.entries) write(play, body);

  if ('exit' in outcome) return outcome.exit === 'next' ? leave(play, 'next', step.next) : leaveByError(play, step, outcome.exit);
  if ('match' in outcome) return leaveByMatch(play, step, outcome.match);
  if ('ask' in outcome) {
    effects.push(effectOf(play, outcome.ask));
    contact.waiting = 'answer';
    return null;
  }
  if ('call' in outcome) return callModule(play, step, outcome.call, outcome.input);
  if ('return' in outcome) return returnFrom(play, outcome.return, outcome.result);
  if ('go' in outcome) {
    const flow = play.program.find(outcome.go);
    if (flow === undefined) return notLinked(play, 'flow', outcome.go);
    write(play, { type: 'step.left', exit: 'next' });
    return enterFlow(play, flow, 'transfer');
  }
  if ('wait' in outcome) {
    write(play, { type: 'step.left', exit: 'next' });
    return enterQueue(play);
  }
  if (outcome.end === 'flow') endFlow(play, outcome.reason);
  else end(play, outcome.reason === 'unsupported_action' ? 'engine' : contact.hungUp || 'flow', outcome.reason);
  return null;
}

function effectOf({ contact }: Play, act: Act): Effect {
  return { ...act, flow: contact.flow, step: contact.step };
}

function setValues(contact: Draft, set: { readonly [namespace: string]: Json }): void {
  for (const namespace in set) {
    const value = set[namespace] ?? null;
    if (flowNamespaces.has(namespace)) contact.flowValues = { ...contact.flowValues, [namespace]: value };
    else contact.values = { ...contact.values, [namespace]: value };
  }
}

function leave(play: Play, exit: string, target: LinkedStep | null | undefined): LinkedStep | null {
  write(play, { type: 'step.left', exit });
  if (target === null || target === undefined) stop(play, 'no_target', `the exit ${exit} leads nowhere`);
  return target ?? null;
}

function leaveByError(play: Play, step: LinkedStep, error: string): LinkedStep | null {
  if (step.errors.has(error)) return leave(play, error, step.errors.get(error));
  if (step.errors.has('NoMatchingError')) return leave(play, 'NoMatchingError', step.errors.get('NoMatchingError'));
  // What the service does with an error that the step has no branch for is not documented: the run is taken to end.
  stop(play, 'unhandled_error', `${error} has no branch`);
  return null;
}

function leaveByMatch(play: Play, step: LinkedStep, value: Json): LinkedStep | null {
  for (const { test, exit, target } of step.conditions) if (test(value, play.contact)) return leave(play, exit, target);
  return step.errors.has('NoMatchingCondition')
    ? leave(play, 'NoMatchingCondition', step.errors.get('NoMatchingCondition'))
    : leave(play, 'next', step.next);
}

function callModule(play: Play, step: LinkedStep, value: string, input: JsonObject): LinkedStep | null {
  const { contact, program } = play;
  const module = program.find(value);
  if (module === undefined) return notLinked(play, 'module', value);
  const { flow, flowValues, counts, stack } = contact;
  contact.stack = [...stack, { flow, step: step.name, flowValues, counts }];
  contact.depth = stack.length + 1;
  contact.flow = module.name;
  contact.step = '';
  contact.flowValues = { Modules: { Input: input } };
  contact.counts = {};
  write(play, { type: 'flow.entered', why: 'module' });
  if (module.start === null) stop(play, 'no_target', 'the module has no such start');
  return module.start;
}

function returnFrom(play: Play, result: string, data: JsonObject): LinkedStep | null {
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
  return result === '' ? leave(play, 'next', step.next) : leaveByMatch(play, step, result);
}

function notLinked(play: Play, kind: string, value: string): null {
  stop(play, 'not_linked', `the ${kind} ${textOf(value)} is not part of the program`);
  return null;
}

function enterQueue(play: Play): LinkedStep | null {
  const { contact, program } = play;
  contact.queued = { queue: contact.queue, at: contact.at };
  write(play, { type: 'queue.entered', queue: contact.queue });
  const hook = contact.hooks['CustomerQueue'];
  const flow = hook === undefined ? undefined : program.find(hook);
  if (flow !== undefined) return enterFlow(play, flow, 'CustomerQueue');
  if (hook !== undefined) return notLinked(play, 'customer queue flow', hook);
  hold(play);
  return null;
}

/** Waits for an agent with whatever the instance plays by default. */
function hold(play: Play): void {
  play.effects.push(effectOf(play, { kind: 'hold' }));
  play.contact.waiting = 'agent';
}

function endFlow(play: Play, reason: string): void {
  const { contact } = play;
  // A queue flow that ends leaves the contact in its queue.
  if (contact.queued !== null && contact.agent === '' && contact.hungUp === '') hold(play);
  else end(play, contact.hungUp || 'flow', reason);
}

/** Ends the contact. */
export function end(play: Play, by: EndedBy, reason: string): void {
  const { contact } = play;
  contact.waiting = '';
  contact.ended = { by, reason };
  write(play, { type: 'contact.ended', by, reason });
}

/** Ends the contact because it cannot go on, by name. */
export function stop(play: Play, code: string, detail: string): void {
  write(play, { type: 'failure', code, detail });
  end(play, 'engine', code);
}

/** Writes an entry at the contact's present place and time. */
export function write({ contact, entries }: Play, body: EntryBody): void {
  entries.push({ ...body, at: contact.at, flow: contact.flow, step: contact.step });
}
