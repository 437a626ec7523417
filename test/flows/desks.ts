import { bookOrMove } from '../../flows/appointment-desk/book-or-move.ts';
import { cancel } from '../../flows/appointment-desk/cancel.ts';
import { chooseSlot } from '../../flows/appointment-desk/choose-slot.ts';
import { findJob } from '../../flows/appointment-desk/find-job.ts';
import { howItWent } from '../../flows/appointment-desk/how-it-went.ts';
import { appointmentDesk } from '../../flows/appointment-desk/main.ts';
import { appointmentDeskPerson } from '../../flows/appointment-desk/person.ts';
import { pickOne } from '../../flows/appointment-desk/pick-one.ts';
import { appointmentDeskQueue } from '../../flows/appointment-desk/queue.ts';
import { takeNote } from '../../flows/appointment-desk/take-note.ts';
import { findTicket } from '../../flows/it-service-desk/find-ticket.ts';
import { itServiceDeskGoodbye } from '../../flows/it-service-desk/goodbye.ts';
import { itServiceDesk } from '../../flows/it-service-desk/main.ts';
import { itServiceDeskQueue } from '../../flows/it-service-desk/queue.ts';
import { verifyCaller } from '../../flows/it-service-desk/verify-caller.ts';
import type { Unit } from '../../src/language/document.ts';

/** The flows and modules of each sample, the main flow first, by the name of its folders. */
export const desks: { readonly [Desk in 'appointment-desk' | 'it-service-desk']: readonly Unit[] } = {
  'it-service-desk': [itServiceDesk, itServiceDeskQueue, itServiceDeskGoodbye, findTicket, verifyCaller],
  'appointment-desk': [
    appointmentDesk,
    appointmentDeskPerson,
    appointmentDeskQueue,
    bookOrMove,
    cancel,
    chooseSlot,
    findJob,
    howItWent,
    pickOne,
    takeNote,
  ],
};
