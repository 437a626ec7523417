import { describe, expect, test } from 'vitest';
import { rawAction } from '../../src/action/raw-action.ts';
import { disconnect } from '../../src/actions/disconnect-participant.ts';
import { actions } from '../../src/actions/index.ts';
import { playPrompt } from '../../src/actions/message-participant.ts';
import { check } from '../../src/check/check.ts';
import { flow } from '../../src/flow/flow.ts';
import type { FlowType, JsonObject } from '../../src/language/document.ts';
import { call } from '../../src/simulate/call.ts';

interface Sample {
  readonly parameters: JsonObject;
  readonly errors?: readonly string[];
  readonly conditions?: readonly string[];
  readonly flowType?: FlowType;
}

/** Each of them as the facts have it. */
const samples: { readonly [type: string]: Sample } = {
  AuthenticateParticipant: {
    parameters: {
      CognitoConfiguration: { UserPoolArn: 'pool', AppClientId: '$.Attributes.client' },
      CustomerProfilesConfiguration: { ObjectTypeName: 'Cognito-attributes' },
      TimeLimitMinutes: '5',
    },
    errors: ['TimeLimitExceeded'],
    conditions: ['OptedOut'],
  },
  CheckSegmentMembership: {
    parameters: { SegmentDefinitionName: 'gold', ProfileId: '$.Customer.ProfileId' },
    conditions: ['InSegment'],
  },
  ConnectParticipantWithAgenticCX: {
    parameters: {
      AgentConfiguration: {
        WorkspaceId: 'w',
        ApplicationId: 'a',
        Alias: 'live',
        ContextVariables: { tier: '$.Attributes.tier' },
      },
      AudioFillerConfiguration: { Enabled: true, StartDelayInMilliseconds: 2500 },
    },
    errors: ['NoMatchingCondition', 'InputTimeLimitExceeded'],
    conditions: ['Escalation'],
  },
  CreateContact: { parameters: { Channel: 'EMAIL', RelatedContact: 'CURRENT' } },
  CreatePersistentContactAssociation: {
    parameters: { RehydrationType: 'ENTIRE_PAST_SESSION', SourceContactId: '$.Attributes.previous' },
  },
  EvaluateDataTableValues: {
    parameters: {
      DataTableId: 'rates',
      Queries: [
        {
          QueryName: 'today',
          Attributes: ['rate'],
          PrimaryValues: [{ AttributeName: 'country', Value: '$.Attributes.country' }],
        },
      ],
    },
  },
  InvokeThirdPartyAction: { parameters: { Tool: 'crm', InvocationType: 'SYNCHRONOUS' } },
  ListDataTableValues: { parameters: { DataTableId: 'rates', PrimaryKeyGroups: '$.External.groups' } },
  LoadContactContent: { parameters: { ContentType: 'EmailMessage' } },
  PutDialRequest: {
    parameters: {
      dialCriteriaRules: [{ type: 'CheckSegmentMembershipForCustomerProfile', segmentArn: 'segment' }],
    },
    flowType: 'CAMPAIGN',
  },
  RenderMessageTemplate: {
    parameters: { WisdomKnowledgeBaseArn: 'base', WisdomMessageTemplateArn: 'template:1' },
    errors: ['TemplateRenderingError'],
  },
  RouteContactToAgent: { parameters: { AgentId: '$.Attributes.agent' }, flowType: 'CUSTOMER_QUEUE' },
  StartOutboundEmailContact: {
    parameters: {
      FromEmailAddress: { EmailAddress: 'desk@example.com', DisplayName: 'Desk' },
      DestinationEmailAddress: { EmailAddress: '$.CustomerEndpoint.Address' },
      EmailMessage: { MessageSourceType: 'RAW', RawMessage: { Subject: 'Hello', Body: 'Your code' } },
    },
  },
  UpsertDataTableValues: {
    parameters: {
      DataTableId: 'rates',
      LockVersion: 'LATEST',
      DataTableUpsertAttributes: [
        {
          PrimaryKeyGroupName: 'row',
          PrimaryValues: [{ Name: 'country', Value: 'DE' }],
          Attributes: [
            { Name: 'rate', Value: '3' },
            { Name: 'note', UseDefaultValue: true },
          ],
        },
      ],
    },
  },
};

function flowWith(type: string, { parameters, errors = [], conditions = [], flowType }: Sample) {
  return flow('Unverified', {
    ...(flowType === undefined ? {} : { type: flowType }),
    start: 'step',
    steps: {
      step: rawAction(type, {
        parameters,
        next: 'say',
        when: conditions.map((operand) => [{ operator: 'Equals', operand }, 'say'] as const),
        errors: Object.fromEntries(['NoMatchingError', ...errors].map((error) => [error, 'say' as const])),
      }),
      say: playPrompt({ text: 'Thanks.', next: 'bye' }),
      bye: flowType === undefined ? disconnect() : rawAction('EndFlowExecution'),
    },
  });
}

const unverified = [...actions.values()].filter(({ unverified: open }) => open !== undefined);

test('every action whose form is not certain has a sample here', () => {
  expect(Object.keys(samples)).toEqual(unverified.map(({ type }) => type).sort());
});

describe.each(Object.entries(samples))('%s', (type, sample) => {
  test('is checked, and a note says that its form is not certain', () => {
    const issues = check(flowWith(type, sample)).filter(({ step }) => step === 'step');
    expect(issues.filter(({ severity }) => severity !== 'note')).toEqual([]);
    expect(issues.map(({ code }) => code)).toContain('unverified_action');
  });

  test('is no error with parameters and exits that nobody has seen', () => {
    const odd = { ...sample, parameters: { Mode: 'new', ...sample.parameters }, errors: ['SomethingNew'] };
    for (const flowOf of [
      odd,
      { ...odd, parameters: { Mode: ['new'] } },
      { ...odd, flowType: 'AGENT_HOLD' as const },
    ]) {
      const issues = check(flowWith(type, flowOf)).filter(({ step }) => step === 'step');
      expect(issues.filter(({ severity }) => severity === 'error')).toEqual([]);
    }
  });

  test('stops a call by its name', async () => {
    await expect(call(flowWith(type, sample))).rejects.toThrow(`${type} cannot be played`);
  });
});

test('a target that is not there is an error all the same', () => {
  const { document } = flowWith('CreateContact', { parameters: { Channel: 'EMAIL' } });
  const [step, ...rest] = document.Actions;
  const lost = { ...step, Transitions: { ...step?.Transitions, NextAction: 'nowhere' } };
  const issues = check({ ...document, Actions: [lost, ...rest] } as typeof document);
  expect(issues.map(({ code, severity }) => `${severity} ${code}`)).toContain('error missing_target');
});
