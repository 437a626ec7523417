import { describe, test } from 'vitest';
import { dial, moment } from './moments.ts';
import { holds, next, type Row } from './rows.ts';

const number = (attributes = '', inside = '<Number>+12025550100</Number>', timeout = 30) =>
  `<Dial action="${next('/dialed')}" timeout="${timeout}"${attributes}>${inside}</Dial>`;

describe('a third party', () => {
  test.for<Row>([
    ['is called', moment(dial()), number()],
    ['has an action whether the flow goes on or not', moment(dial({ resume: false })), number()],
    ['rings as long as the flow says', moment(dial({ ringLimit: 45 })), number('', undefined, 45)],
    ['rings for a second at least', moment(dial({ ringLimit: 0.2 })), number('', undefined, 1)],
    ['rings for ten minutes at most', moment(dial({ ringLimit: 3600 })), number('', undefined, 600)],
    [
      'sees the number of the flow',
      moment(dial({ callerNumber: '+12025550111' })),
      number(' callerId="+12025550111"'),
    ],
    [
      'sees the number of the account rather',
      moment(dial({ callerNumber: '+12025550111' })),
      number(' callerId="+12025550199"'),
      { callerId: '+12025550199' },
    ],
    ['does not see what is no number', moment(dial({ callerNumber: 'Desk' })), number()],
    [
      'gets keys, and waits of 750 ms as half seconds',
      moment(dial({ keys: '1,2,,#' })),
      number('', '<Number sendDigits="1ww2www#">+12025550100</Number>'),
    ],
    ['gets no keys that there are not', moment(dial({ keys: 'abc' })), number()],
    [
      'behind a voice connector is not called',
      moment(dial({ connector: { VoiceConnectorType: 'CallTransferConnector' } })),
      `<Redirect>${next('/dialed')}</Redirect>`,
    ],
    [
      'who is the customer is on the line already',
      moment(dial({ customer: true })),
      `<Redirect>${next('/dialed')}</Redirect>`,
    ],
    ['is called by the document that follows the queue', moment(dial(), { where: 'queue' }), '<Leave/>'],
  ])('%s', holds);
});
