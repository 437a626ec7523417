import { isDeliveredAnyhow } from './delivered-anyhow.ts';

isDeliveredAnyhow('it-service-desk');
