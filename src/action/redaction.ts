import { choice, list, type ParameterSchema } from './parameter.ts';

const inMessages = [
  'BANK_ACCOUNT_NUMBER',
  'BANK_ROUTING',
  'CREDIT_DEBIT_NUMBER',
  'CREDIT_DEBIT_CVV',
  'CREDIT_DEBIT_EXPIRY',
  'INTERNATIONAL_BANK_ACCOUNT_NUMBER',
  'PIN',
  'SWIFT_CODE',
  'CA_HEALTH_NUMBER',
  'UK_NATIONAL_HEALTH_SERVICE_NUMBER',
  'CA_SOCIAL_INSURANCE_NUMBER',
  'SSN',
  'UK_NATIONAL_INSURANCE_NUMBER',
  'PASSPORT_NUMBER',
  'DRIVER_ID',
  'NAME',
  'AGE',
  'EMAIL',
  'PHONE',
  'ADDRESS',
  'US_INDIVIDUAL_TAX_IDENTIFICATION_NUMBER',
  'UK_UNIQUE_TAXPAYER_REFERENCE_NUMBER',
  'AWS_ACCESS_KEY',
  'AWS_SECRET_KEY',
  'IP_ADDRESS',
  'MAC_ADDRESS',
  'PASSWORD',
  'URL',
  'USERNAME',
  'LICENSE_PLATE',
  'VEHICLE_IDENTIFICATION_NUMBER',
] as const;

const inRecordsOnly = [
  'IN_AADHAAR',
  'IN_PERMANENT_ACCOUNT_NUMBER',
  'IN_NREGA',
  'IN_VOTER_NUMBER',
  'DATE_TIME',
  'AGENT_DISPLAY_NAME',
  'CUSTOMER_DISPLAY_NAME',
  'ATTACHMENT_NAME',
] as const;

/** A kind of personal data that is taken out of messages while a chat runs. */
export type MessageEntity = (typeof inMessages)[number];

/** A kind of personal data that is taken out of transcripts and recordings. */
export type RecordEntity = MessageEntity | (typeof inRecordsOnly)[number];

/** Kinds to take out of messages; an empty list is refused. */
export const messageEntities: ParameterSchema = list(choice(...inMessages), { min: 1 });

/** Kinds to take out of what is stored; an empty list is refused. */
export const recordEntities: ParameterSchema = list(choice(...inMessages, ...inRecordsOnly), { min: 1 });
