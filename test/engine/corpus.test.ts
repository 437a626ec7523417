import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { link } from '../../src/engine/link.ts';
import { publicFlows } from './public-flows.ts';
import { rehearse } from './rehearse.ts';

const corpus = resolve(import.meta.dirname, '../..', process.env['TRUNKLINE_CORPUS'] ?? '../shared/corpus');
const flows = publicFlows(corpus);
const present = flows.length > 0;
const why = present ? '' : ` (skipped: no corpus at ${corpus}; set TRUNKLINE_CORPUS to its folder)`;

const music = 'unhandled_error at MessageParticipantIteratively on CHAT';
const sound = 'unhandled_error at MessageParticipant on CHAT';

/**
 * The flows that stop a contact by name. Queue music, SSML and recordings are for calls, and these flows have no
 * branch for the chat that comes to them; a keypad menu leads a chat in a circle; a Loop counts to an attribute that
 * nothing sets, and has no branch for that.
 */
const stopped: { readonly [file: string]: string } = {
  'aws-samples__amazon-connect-callback-contact-management__Sample-interruptible-queue-flow-with-callback-2.json':
    music,
  'aws-samples__amazon-connect-experience-builder__contact-flow-queue.content.json': music,
  'aws-samples__amazon-connect-gitlab-cicd-terraform__messageParticipantIteratively_holds.json': music,
  'aws-samples__amazon-connect-migration-utilities__sample-contact-flows.json': music,
  'aws-samples__amazon-connect-rules-engine__RulesEngineCustomerHold.json': music,
  'aws-samples__amazon-connect-rules-engine__empty_customer_hold_flow.json': music,
  'aws-samples__sample-amazon-connect-customer-starter-kit-japan__cfn_template-ac-pkg-phase3-contactflow-stack-2.json':
    music,
  'aws-samples__amazon-connect-callbackmgmt__cbAgentCallBackWhisper.json': sound,
  'aws-samples__amazon-connect-callbackmgmt__cfAgentCallBackWhisperflow.json': sound,
  'aws-samples__amazon-connect-callbackmgmt__cfOutboundWhisperflow.json': sound,
  'aws-samples__amazon-connect-migration-utilities__root-sample-contact-flows-2.json': sound,
  'aws-samples__amazon-connect-rules-engine__RulesEngineIntegration.json': sound,
  'ramprasadsv__ac-flows-via-github__a-test1.json': sound,
  'ramprasadsv__ac-flows-via-github__contactflow.json': sound,
  'aws-samples__amazon-connect-contact-surveys__contact-surveys-amazon-connect.json':
    'unhandled_error at Loop on CHAT; unhandled_error at Loop on VOICE',
  'aws-samples__amazon-connect-contactcenterops__contact-center-update.json':
    'step_limit at GetParticipantInput on CHAT',
  'ippei2480__connect-blueprint__inquiry-routing-flow.json': 'step_limit at MessageParticipant on CHAT',
};

describe.skipIf(!present)(`public flows of played actions only${why}`, () => {
  it('are played to an end, by every key, every intent, silence, and functions that answer and fail', () => {
    const ends = new Map<string, number>();
    const reasons = new Map<string, Set<string>>();
    let contacts = 0;
    for (const { file, flows: units } of flows) {
      const program = link(units);
      for (const channel of ['VOICE', 'CHAT'] as const) {
        for (let first = 0; first < 13; first++) {
          const { ended, entries } = rehearse(program, { channel, first });
          contacts++;
          ends.set(ended, (ends.get(ended) ?? 0) + 1);
          if (!ended.startsWith('engine')) continue;
          const { flow, step } = entries.at(-1) ?? {};
          const action = units
            .find(({ name }) => name === flow)
            ?.document.Actions.find(({ Identifier }) => Identifier === step);
          const reason = `${ended.slice('engine: '.length)} at ${action?.Type} on ${channel}`;
          reasons.set(file, (reasons.get(file) ?? new Set()).add(reason));
        }
      }
    }
    const listed = Object.fromEntries(
      [...reasons].map(([file, found]) => [file, [...found].sort().join('; ')]),
    );
    console.log(
      `${flows.length} public flows, ${contacts} contacts, ${Object.keys(listed).length} flows that stop some contact`,
    );
    console.log(
      [...ends]
        .sort(([, one], [, other]) => other - one)
        .map(([end, count]) => `${count} ${end}`)
        .join('\n'),
    );
    expect(ends.get('not at all')).toBeUndefined();
    // Of 208, two hold an action whose form is not certain, and two a type that the language does not have.
    expect(flows.length).toBe(204);
    expect(listed).toEqual(stopped);
  });
});
