import type { Act, Belief, Person } from './talk.ts';

/** What somebody remembers of their appointment. */
export interface Memory {
  /** Whether it is booked, moved or cancelled, as they wanted. */
  standing: Belief;
  note: Belief;
  /** When it is, as they have heard it last. */
  told?: string;
}

/** Somebody who wants one thing of the appointment desk, and a note where they book. */
export function appointmentPerson(goal: 'book' | 'move' | 'cancel'): {
  readonly person: Person;
  readonly memory: Memory;
} {
  const memory: Memory = { standing: 'no', note: goal === 'book' ? 'no' : 'yes' };
  let contact = 0;
  let answered = false;
  let isCounted = false;
  let wanted = '';
  const isDone = () => answered && memory.standing === 'yes' && memory.note === 'yes';

  const sees = (when: string) => {
    memory.told = when;
    // Before it is moved, it is where it was.
    memory.standing = goal === 'book' || (goal === 'move' && when === wanted) ? 'yes' : 'no';
  };
  const ear: readonly (readonly [RegExp, (when: string) => void])[] = [
    [/^This is for the .* installation, on (.*)\.$/, (when) => (wanted = when)],
    [/^Done: .* is (?:booked for|now on) (.*)\. Please write/, sees],
    [/^Done: .* is cancelled/, () => (memory.standing = 'yes')],
    [
      /not sure yet|A person has to see to it|cannot tell whether that is/,
      () => (memory.standing = 'unsure'),
    ],
    [/nothing is booked|everything stays|It stands until|appointment stands/, () => (memory.standing = 'no')],
    [
      /^The .* installation is on ([^.]*)\. .* will come/,
      (when) => {
        answered = true;
        sees(when);
      },
    ],
    [
      /^No appointment for .* is coming up/,
      () => {
        answered = true;
        memory.standing = goal === 'cancel' ? 'yes' : 'no';
        delete memory.told;
      },
    ],
    [/^Your note for .* is written down/, () => (memory.note = 'yes')],
    [/cannot tell whether your note/, () => (memory.note = 'unsure')],
    [
      /^Notes so far/,
      () => {
        isCounted = true;
        memory.note = 'yes';
      },
    ],
  ];
  const atTheMenu = (): Act => {
    if (isDone()) return { press: '9', say: 'bye' };
    if (!answered || memory.standing === 'unsure') return { press: '3', say: 'when is it' };
    if (memory.standing === 'yes') return { press: '4', say: 'leave a note' };
    return goal === 'cancel'
      ? { press: '2', say: 'cancel it' }
      : { press: '1', say: goal === 'book' ? 'book a time' : 'move it' };
  };
  const first: Act = { press: '1', say: 'the first one' };
  const answers: readonly (readonly [RegExp, () => Act])[] = [
    [/^Which job is it about/, () => (goal === 'book' ? { press: '2', say: 'the second one' } : first)],
    [/Press 1 to book or move an appointment|^What can I do for you/, atTheMenu],
    [/^Which day|^What time|^Why do you cancel/, () => first],
    [/Press 1 to take it|^Shall I book that|for good/, () => ({ press: '1', say: 'yes, do that' })],
    [/Press 1 to cancel it|^Shall I cancel it, or move/, () => ({ press: '1', say: 'cancel it' })],
    [/^What shall I note/, () => (isCounted ? 'hang up' : { say: 'the gate code is with the neighbours' })],
  ];

  return {
    memory,
    person: {
      begins(count) {
        contact = count;
        isCounted = false;
        // Who comes again asks first.
        answered = count === 1;
      },
      hears(text) {
        for (const [pattern, means] of ear) {
          const heard = pattern.exec(text);
          if (heard !== null) means(heard[1] ?? '');
        }
      },
      does: (question) => answers.find(([pattern]) => pattern.test(question))?.[1](),
      isContent: () => contact > 1 && isDone(),
    },
  };
}
