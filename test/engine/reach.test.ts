import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type ActionDefinition, formOf } from '../../src/action/definition.ts';
import { actions } from '../../src/actions/index.ts';
import { check } from '../../src/check/check.ts';
import { advance } from '../../src/engine/advance.ts';
import { link } from '../../src/engine/link.ts';
import type { ActionDocument, Unit } from '../../src/language/document.ts';
import { graphOf } from '../../src/language/graph.ts';
import { type Project, projects } from './always-valid.ts';
import { drive } from './drive.ts';

const sample = fc.sample(projects, { numRuns: 4800, seed: 20191030 });

const ended = 'Voice ID has ended: every contact takes the error exit';

/** The exits that a contact can never leave by, whatever happens around it, and why. */
const neverTaken: { readonly [exit: string]: string } = {
  'CheckHoursOfOperation next': 'open and closed are all there is, and both have a condition',
  'CheckMetricData next': 'the rest leaves by NoMatchingCondition, which must be there',
  'CheckVoiceId = Enrolled': ended,
  'CheckVoiceId = HighRisk': ended,
  'CheckVoiceId next': ended,
  'Compare next': 'the rest leaves by NoMatchingCondition, which must be there',
  'ConnectParticipantWithLexBot next': 'the rest leaves by NoMatchingCondition, which must be there',
  'DistributeByPercentage next': 'the rest leaves by NoMatchingCondition, which must be there',
  'StartVoiceIdStream next': ended,
  'ShowView next': 'the rest leaves by NoMatchingCondition, which must be there',
  'Loop next': 'going round and being done are all there is, and both have a condition',
};

/** The errors of the service that nothing in a flow or in an answer brings about: only a rehearsal takes them. */
const onlyRehearsed: { readonly [exit: string]: string } = {
  'UntagContact NoMatchingError': 'what the service refuses to take off is not known here',
  'UpdateContactCallbackNumber CallbackNumberNotDialable':
    'whether a number can be dialled, the instance knows',
  'UpdateContactMediaProcessing NoMatchingError': 'the processor is not called here',
  'UpdateContactRecordingAndAnalyticsBehavior InFlightRedactionConfigurationFailed':
    'redaction is not set up here',
  'UpdateContactRecordingAndAnalyticsBehavior NoMatchingError': 'nothing is recorded here',
};

/** How an exit is counted: the operand only where the form fixes it. */
function labelOf({ Type, Parameters = {} }: ActionDocument, exit: string): string {
  const rule = formOf(actions.get(Type) as ActionDefinition, Parameters).conditions;
  const fixed = rule?.operands !== undefined || !exit.includes(' ');
  return `${Type} ${fixed ? exit : exit.slice(0, exit.lastIndexOf(' '))}`;
}

/** The actions of a project by flow and step. */
function actionsOf({ flows }: Project): ReadonlyMap<string, ActionDocument> {
  return new Map(
    flows.flatMap(({ name, document }) =>
      document.Actions.map((action) => [`${name} ${action.Identifier}`, action] as const),
    ),
  );
}

function exitsOf({ document }: Unit): readonly string[] {
  return [...graphOf(document).steps.values()].flatMap(({ action, exits }) =>
    exits.map(({ name }) => labelOf(action, name)),
  );
}

describe('flows that are always valid', () => {
  it('are such that check has nothing against but warnings', () => {
    for (const { flows } of sample.slice(0, 80)) {
      expect(check(flows).filter(({ severity }) => severity === 'error')).toEqual([]);
    }
  });

  it('hold every action that is played, and every error that a form of it knows', () => {
    const written = new Set(sample.flatMap(({ flows }) => flows.flatMap(exitsOf)));
    const all = sample.flatMap(({ flows }) => flows.flatMap(({ document }) => document.Actions));
    const types = new Set(all.map(({ Type }) => Type));
    const played = [...actions.values()]
      .filter((definition) => definition.enter !== undefined)
      .map(({ type }) => type);
    expect(played.filter((type) => !types.has(type))).toEqual([]);
    const errors = new Set(
      all.flatMap(({ Type, Parameters = {} }) => {
        const { required = [], optional = [] } = formOf(
          actions.get(Type) as ActionDefinition,
          Parameters,
        ).errors;
        return [...required, ...optional].map((error) => `${Type} ${error}`);
      }),
    );
    expect([...errors].filter((error) => !written.has(error))).toEqual([]);
  });

  it('lead contacts out of every exit of every action', () => {
    const open = new Set(sample.flatMap(({ flows }) => flows.flatMap(exitsOf)));
    const taken = new Set<string>();
    for (const [seed, project] of sample.entries()) {
      const written = actionsOf(project);
      const program = link(project.flows);
      for (const entry of drive(program, project.start, { seed }).entries) {
        const action = written.get(`${entry.flow} ${entry.step}`);
        if (entry.type === 'step.left' && action !== undefined) taken.add(labelOf(action, entry.exit));
      }
    }
    const missed = [...open].filter((exit) => !taken.has(exit)).sort();
    console.log(
      `exits of generated flows: ${open.size - missed.length} of ${open.size} reached, ${Object.keys(onlyRehearsed).length} by rehearsal only, ${Object.keys(neverTaken).length} never`,
    );
    expect(missed).toEqual([...Object.keys(neverTaken), ...Object.keys(onlyRehearsed)].sort());
    expect([...taken].filter((exit) => !open.has(exit))).toEqual([]);
  });

  it.each(Object.keys(onlyRehearsed))('lead contacts out by a fault of the rehearsal: %s', (exit) => {
    const [type, error = ''] = exit.split(' ');
    const of = (action: ActionDocument) =>
      action.Type === type && action.Transitions?.Errors?.some(({ ErrorType }) => ErrorType === error);
    const action = sample.flatMap(({ flows }) => flows.flatMap(({ document }) => document.Actions)).find(of);
    expect(action).toBeDefined();
    const name = action?.Identifier ?? '';
    const document = { Version: '2019-10-30', StartAction: name, Actions: [action as ActionDocument] };
    const { entries } = advance(link([{ name: 'Main', document }]), {
      id: 'c-1',
      channel: 'CHAT',
      faults: { [`Main/${name}`]: error },
    });
    expect(entries).toContainEqual(expect.objectContaining({ type: 'step.left', exit: error }));
  });
});
