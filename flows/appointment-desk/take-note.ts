import {
  atLeast,
  attribute,
  checkContactAttributes,
  connectLex,
  external,
  invokeLambda,
  invokeModule,
  lex,
  loop,
  module,
  playPrompt,
  returnFromModule,
  text,
} from '../../src/index.ts';
import { addNote, listNotes } from '../../src/scheduling.ts';
import { howItWent } from './how-it-went.ts';
import { appointmentBot } from './resources.ts';

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
      onError: 'unsure-noted',
    }),
    'has-noted': invokeModule({
      module: howItWent,
      input: { outcome: external(addNote).outcome },
      when: { ok: 'noted', again: 'not-like-that', wait: 'still-writing', refused: 'not-noted' },
      next: 'unsure-noted',
      onError: 'unsure-noted',
    }),
    noted: playPrompt({
      text: text`Your note for the ${attribute('projectName')} is written down.`,
      next: 'done',
    }),
    'not-like-that': playPrompt({ text: text`${external(addNote).message}`, next: 'once-more' }),
    // The same call again gets the first outcome, so nothing is written twice.
    'still-writing': playPrompt({ text: text`${external(addNote).message}`, next: 'wait-for-it' }),
    'wait-for-it': loop({ times: 3, again: 'add', done: 'unsure-noted' }),
    'not-noted': playPrompt({ text: text`${external(addNote).message}`, next: 'person' }),
    'unsure-noted': playPrompt({
      text: 'I cannot tell whether your note is written down.',
      next: 'failed',
    }),

    done: returnFromModule({ result: 'done' }),
    failed: returnFromModule({ result: 'failed' }),
    person: returnFromModule({ result: 'person' }),
  },
});
