import { botNamed, hours, queue } from '../../src/index.ts';

/**
 * Everything outside the flows that they name, beside the tools of `trunkline/scheduling`. Those find the customer by
 * the contact that calls them: by the number of a caller, or by the account of a chat. `publish` turns the names into
 * the ARNs of an instance.
 */

/**
 * The bot. `Choose` has the slot `choice`: `1`, `2` or `3` for what was offered, else what was said: a date or a time
 * in the form that the tools take, a place of a company, a reason. `Note` has `note`, `GiveNumber` has `number`, with
 * its country code; `Book`,
 * `Move`, `Cancel`, `Status`, `Weather`, `Hours`, `OtherJob`, `More`, `Back`, `Yes`, `No`, `Agent` and `Goodbye` have
 * none. `Yes` is an explicit one: a mere "yeah" is not.
 */
export const appointmentBot = botNamed('Appointments');

export const appointmentQueue = queue('Appointments');
export const officeHours = hours('Appointment office');
