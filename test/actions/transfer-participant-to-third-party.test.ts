import { describe, expect, it } from 'vitest';
import { formOf } from '../../src/action/definition.ts';
import { definition, transferToPhoneNumber } from '../../src/actions/transfer-participant-to-third-party.ts';
import { attribute, system } from '../../src/language/reference.ts';
import { answer, enter, failure } from './contact.ts';

const leave = {
  ThirdPartyPhoneNumber: '+12025550123',
  ThirdPartyConnectionTimeLimitSeconds: '30',
  ContinueFlowExecution: 'False',
} as const;
const resume = { ...leave, ContinueFlowExecution: 'True' } as const;

describe('transferToPhoneNumber', () => {
  it('writes what the console writes where the flow resumes', () => {
    expect(
      transferToPhoneNumber({
        number: attribute('phone'),
        keys: '12,3#',
        callerId: { number: system('SystemEndpoint', 'Address') },
        resume: true,
        next: 'rate',
        onCallFailed: 'busy',
        onTimeout: 'nobody',
        onError: 'sorry',
      }),
    ).toEqual({
      type: 'TransferParticipantToThirdParty',
      parameters: {
        ThirdPartyPhoneNumber: '$.Attributes.phone',
        ThirdPartyConnectionTimeLimitSeconds: '30',
        ContinueFlowExecution: 'True',
        ThirdPartyDTMFDigits: '12,3#',
        CallerId: { Number: '$.SystemEndpoint.Address' },
      },
      transitions: {
        NextAction: 'rate',
        Errors: [
          { NextAction: 'busy', ErrorType: 'CallFailed' },
          { NextAction: 'nobody', ErrorType: 'ConnectionTimeLimitExceeded' },
          { NextAction: 'sorry', ErrorType: 'NoMatchingError' },
        ],
        Conditions: [],
      },
    });
  });

  it('writes what the console writes where the caller leaves', () => {
    const step = transferToPhoneNumber({
      number: '+12025550123',
      resume: false,
      next: 'bye',
      onError: 'sorry',
    });
    expect(step.parameters).toEqual(leave);
    expect(step.transitions.Errors).toEqual([{ NextAction: 'sorry', ErrorType: 'NoMatchingError' }]);
  });

  it('has the two exits exactly where the flow resumes', () => {
    // @ts-expect-error both exits are missing
    transferToPhoneNumber({ number: '+12025550123', resume: true, next: 'a', onError: 'a' });
    // @ts-expect-error onTimeout is missing
    transferToPhoneNumber({
      number: '+12025550123',
      resume: true,
      onCallFailed: 'a',
      next: 'a',
      onError: 'a',
    });
    // @ts-expect-error a caller who leaves has no such exit
    transferToPhoneNumber({ number: '+12025550123', resume: false, onTimeout: 'a', next: 'a', onError: 'a' });
  });
});

describe('TransferParticipantToThirdParty', () => {
  const dial = {
    kind: 'dial',
    customer: false,
    number: '+12025550123',
    connector: null,
    ringLimit: 30,
    keys: '',
    callerNumber: '',
    callerName: '',
    resume: false,
  };

  it.each([
    [leave, dial],
    [resume, { ...dial, resume: true }],
    [
      { ...leave, ThirdPartyDTMFDigits: '1,2', CallerId: { Number: '+12025550100', Name: 'Desk' } },
      { ...dial, keys: '1,2', callerNumber: '+12025550100', callerName: 'Desk' },
    ],
  ])('dials %j', (parameters, ask) => {
    expect(enter(definition, parameters)).toEqual({
      ask,
      entries: [{ type: 'dial.started', number: '+12025550123' }],
    });
  });

  it('dials over a voice connector', () => {
    const VoiceConnector = { VoiceConnectorType: 'CallTransferConnector', FromUser: 'a', ToUser: 'b' };
    expect(
      enter(definition, {
        VoiceConnector,
        ThirdPartyConnectionTimeLimitSeconds: '9',
        ContinueFlowExecution: 'False',
      }),
    ).toEqual({
      ask: { ...dial, number: '', connector: VoiceConnector, ringLimit: 9 },
      entries: [{ type: 'dial.started', number: 'b' }],
    });
  });

  it.each(['', '911', '+0123'])('fails on %j', (ThirdPartyPhoneNumber) => {
    expect(enter(definition, { ...leave, ThirdPartyPhoneNumber })).toEqual(
      failure(`${ThirdPartyPhoneNumber} is no number to call`),
    );
  });

  it.each([
    ['completed', { exit: 'next' }, { end: 'contact', reason: 'transferred' }],
    ['busy', { exit: 'CallFailed' }, { exit: 'NoMatchingError' }],
    ['failed', { exit: 'CallFailed' }, { exit: 'NoMatchingError' }],
    ['no-answer', { exit: 'ConnectionTimeLimitExceeded' }, { exit: 'NoMatchingError' }],
  ] as const)('ends a call that is %s', (status, resumed, left) => {
    const entries = [{ type: 'dial.status', status }];
    expect(answer(definition, resume, { kind: 'dialed', status })).toEqual({ ...resumed, entries });
    expect(answer(definition, leave, { kind: 'dialed', status })).toEqual({ ...left, entries });
  });

  it('requires the two errors exactly where the flow resumes', () => {
    expect(formOf(definition, resume).errors.required).toHaveLength(3);
    expect(formOf(definition, leave).errors.required).toEqual(['NoMatchingError']);
  });
});
