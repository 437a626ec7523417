import { isSwept } from './swept.ts';
import { ticketJourney } from './ticket.ts';

isSwept(ticketJourney);
