import fc from 'fast-check';
import type { Condition, JsonObject } from '../../src/language/document.ts';
import { type Any, action, equals, type WrittenAction, words } from './written-values.ts';

const { constantFrom, constant, tuple } = fc;

const message = {
  MessageSourceType: 'TEMPLATE',
  TemplatedMessage: { WisdomKnowledgeBaseArn: 'base', WisdomMessageTemplateArn: '$.Attributes.a' },
};
const progress = ['CallAnswered', 'VoicemailBeep', 'VoicemailNoBeep', 'NotDetected'];
const voiceId: readonly (readonly [string, Condition[]])[] = [
  ['enrollmentStatus', equals('Enrolled')],
  ['fraudDetection', equals('HighRisk')],
];

/** The actions that tag, resume and hold contacts, that stand in outbound calls and campaigns, and those retired. */
export const contactActions: readonly Any<WrittenAction>[] = [
  action(
    'CheckOutboundCallStatus',
    constant({}),
    fc.subarray(progress, { minLength: 1 }).map((all) => equals(...all)),
  ),
  ...voiceId.map(([CheckVoiceIdOption, conditions]) =>
    action('CheckVoiceId', constant({ CheckVoiceIdOption }), constant(conditions)),
  ),
  action(
    'CompleteOutboundCall',
    constantFrom<JsonObject>(
      {},
      { CallerId: { Number: '$.Attributes.phone' }, ConnectionTimeLimitSeconds: '20' },
    ),
  ),
  action(
    'GetOutboundCommunicationStatus',
    constantFrom('$.OutboundCommunication.Latest.Id', 'm-1').map((id) => ({
      OutboundCommunicationIds: [id],
    })),
  ),
  action('ResumeContact', constant({})),
  action(
    'SendOutboundEmail',
    words.map((DisplayName) => ({
      EmailMessage: message,
      FromEmailAddress: { EmailAddress: 'desk@example.com', DisplayName },
    })),
  ),
  action(
    'SendSMS',
    constant({
      Message: message,
      SourceEndpoint: { Address: '$.Attributes.phone', Type: 'CONNECT_PHONENUMBER_ARN' },
    }),
  ),
  action('StartVoiceIdStream', constant({})),
  action(
    'TagContact',
    tuple(words, fc.nat(3)).map(([team, more]) => ({
      Tags: { team, ...(more === 0 ? { b: '2', c: '3', d: '4', e: '5', f: '6' } : { [`tag-${more}`]: 'x' }) },
    })),
  ),
  action(
    'UntagContact',
    fc.subarray(['team', 'tag-1', 'constructor'], { minLength: 1 }).map((TagKeys) => ({ TagKeys })),
  ),
  action(
    'UpdatePreviousContactParticipantState',
    constantFrom('AgentOnHold', 'CustomerOnHold', 'OffHold').map((PreviousContactParticipantState) => ({
      PreviousContactParticipantState,
    })),
  ),
];
