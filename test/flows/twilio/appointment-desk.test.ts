import { isDeliveredAnyhow } from './delivered-anyhow.ts';

isDeliveredAnyhow('appointment-desk');
