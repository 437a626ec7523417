import { describe, expect, test } from 'vitest';
import { calls, requestedAt, requests, sent } from './application.ts';

const done = { '/done': '<Hangup/>', '/next': '<Hangup/>', '/recorded': new Response(null, { status: 204 }) };
const page = (attributes = '') => `<Record action="/done" ${attributes}/><Redirect>/next</Redirect>`;

// Each fact: https://www.twilio.com/docs/voice/twiml/record
describe('record', () => {
  test('nothing said: no request, and the next verb', async () => {
    const caller = await calls({ '/voice': page(), ...done });
    expect(caller.waitsFor).toBe('record');
    await caller.staysSilent();
    expect(sent(caller, '/done')).toBeUndefined();
    expect(requestedAt(caller, '/next')).toBe(5000);
  });

  test('a silence of five seconds ends it', async () => {
    const caller = await calls({ '/voice': page(), ...done });
    await caller.says('fifteen letters');
    await caller.staysSilent();
    expect(requestedAt(caller, '/done')).toBe(1000 + 1000 + 5000);
    expect(sent(caller, '/done')).toMatchObject({
      RecordingDuration: '1',
      RecordingUrl: expect.stringMatching(/^https:/),
    });
    expect(sent(caller, '/done')).not.toHaveProperty('Digits');
  });

  test('any key ends it, unless finishOnKey names others', async () => {
    const any = await calls({ '/voice': page(), ...done });
    await any.says('fifteen letters');
    await any.presses('5');
    expect(sent(any, '/done')).toMatchObject({ Digits: '5' });

    const some = await calls({ '/voice': page('finishOnKey="#*"'), ...done });
    await some.says('fifteen letters');
    await some.presses('5');
    expect(some.waitsFor).toBe('record');
    await some.presses('*');
    expect(sent(some, '/done')).toMatchObject({ Digits: '*' });
  });

  test('the longest length ends it', async () => {
    const caller = await calls({ '/voice': page('maxLength="2"'), ...done });
    await caller.says('words that take four seconds and will not fit in two at all');
    await caller.staysSilent();
    expect(sent(caller, '/done')).toMatchObject({ RecordingDuration: '1' });
    expect(requestedAt(caller, '/done')).toBe(2000);
  });

  test('an hour ends it where no longest length is written', async () => {
    const caller = await calls({ '/voice': page(), ...done });
    await caller.says('fifteen letters'.repeat(4000));
    await caller.staysSilent();
    expect(requestedAt(caller, '/done')).toBe(3_600_000);
  });

  test('a hang-up ends it, and the action is told', async () => {
    const caller = await calls({ '/voice': page('recordingStatusCallback="/recorded"'), ...done });
    await caller.says('fifteen letters');
    await caller.hangsUp();
    expect(sent(caller, '/done')).toMatchObject({ Digits: 'hangup', CallStatus: 'completed' });
    expect(sent(caller, '/recorded')).toMatchObject({
      RecordingStatus: 'completed',
      RecordingSource: 'RecordVerb',
    });
  });

  test('without an action the document itself is asked again', async () => {
    const caller = await calls({
      '/voice': ({ RecordingUrl }) => (RecordingUrl === undefined ? '<Record/>' : '<Hangup/>'),
    });
    await caller.says('hello');
    await caller.presses('#');
    expect(caller.ended?.by).toBe('application');
    expect(requests(caller)).toHaveLength(2);
  });

  // https://www.twilio.com/docs/voice/twiml/recording
  test('a recording of the whole call is told of when the call is over', async () => {
    const caller = await calls({
      '/voice': '<Start><Recording recordingStatusCallback="/recorded"/></Start><Say>Fifteen letters</Say>',
      ...done,
    });
    expect(sent(caller, '/recorded')).toMatchObject({ RecordingStatus: 'completed', RecordingDuration: '1' });
  });
});
