import { expect, test } from 'vitest';
import { definition, resumeContact } from '../../src/actions/resume-contact.ts';
import { enter } from './contact.ts';

test('resumeContact() writes what the console writes', () => {
  expect(resumeContact({ next: 'on', onError: 'sorry' })).toEqual({
    type: 'ResumeContact',
    parameters: {},
    transitions: {
      NextAction: 'on',
      Errors: [{ NextAction: 'sorry', ErrorType: 'NoMatchingError' }],
      Conditions: [],
    },
  });
});

test('a task goes on, and the log shows it', () => {
  expect(enter(definition, {}, { channel: 'TASK' })).toEqual({
    exit: 'next',
    entries: [{ type: 'setting.changed', name: 'paused', value: 'False' }],
  });
});
