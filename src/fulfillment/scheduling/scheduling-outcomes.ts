/** How a tool that is about a customer can end. */
export const customerOutcomes = {
  unknown_customer: 'I cannot find you among our customers.',
} as const;

/** How a tool that is about a job can end. */
export const jobOutcomes = {
  ...customerOutcomes,
  project_not_found: 'I cannot find that job among yours.',
} as const;

/** How a tool that is about a free time of a job can end. */
export const slotOutcomes = {
  ...jobOutcomes,
  not_schedulable: 'That job cannot be scheduled at the moment. The office can tell why.',
  request_expired: 'That took a while, so the free times have to be looked up again.',
  date_not_offered: 'That day is not free.',
} as const;

/** How a tool that books can end. What is promised here has to be true: nothing was changed. */
export const bookingOutcomes = {
  ...slotOutcomes,
  slot_not_offered: 'That time is not free.',
  slot_taken: 'That time was taken a moment ago, so nothing is booked.',
  not_enabled: 'I cannot change appointments at the moment. The office can.',
} as const;
