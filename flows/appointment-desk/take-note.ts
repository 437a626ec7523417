import {
  atLeast,
  attribute,
  checkContactAttributes,
  connectLex,
  equals,
  external,
  invokeLambda,
  lex,
  loop,
  module,
  playPrompt,
  returnFromModule,
  text,
} from '../../src/index.ts';
import { addNote, appointmentBot, listNotes } from './resources.ts';

/**
 * Takes a note for the job, in words. Returns `done`, `failed`, or `person` where the caller asks for one or cannot
 * be understood. Notes that are there are counted and never read out: anybody may have written them.
 */
export const takeNote = module('Take a note', {
  results: ['done', 'failed', 'person'],
  attributes: ['project', 'projectName'],
  start: 'notes',
  steps: {
    notes: invokeLambda({
      function: listNotes,
      parameters: { project_id: attribute('project') },
      next: 'any-notes',
      onError: 'ask',
    }),
    'any-notes': checkContactAttributes({
      value: external(listNotes).total_count,
      when: [[atLeast(1), 'tell-notes']],
      onNoMatch: 'ask',
    }),
    'tell-notes': playPrompt({
      text: text`Notes so far for the ${attribute('projectName')}: ${external(listNotes).total_count}.`,
      next: 'ask',
    }),
    ask: connectLex({
      bot: appointmentBot,
      text: 'What shall I note? One sentence is best.',
      when: { Note: 'add', Agent: 'person' },
      onNoMatch: 'once-more',
      onError: 'once-more',
    }),
    'once-more': loop({ times: 2, again: 'not-understood', done: 'person' }),
    'not-understood': playPrompt({ text: "Sorry, I didn't get that.", next: 'ask' }),
    add: invokeLambda({
      function: addNote,
      parameters: { project_id: attribute('project'), note_text: lex('Slots', 'note'), author: 'Customer' },
      next: 'has-noted',
      onError: 'failed',
    }),
    'has-noted': checkContactAttributes({
      value: external(addNote).outcome,
      when: [[equals('ok'), 'noted']],
      onNoMatch: 'no-such-job',
    }),
    noted: playPrompt({
      text: text`Your note for the ${attribute('projectName')} is written down.`,
      next: 'done',
    }),
    'no-such-job': playPrompt({
      text: text`I cannot find the ${attribute('projectName')} any more, so nothing is noted.`,
      next: 'person',
    }),

    done: returnFromModule({ result: 'done' }),
    failed: returnFromModule({ result: 'failed' }),
    person: returnFromModule({ result: 'person' }),
  },
});
