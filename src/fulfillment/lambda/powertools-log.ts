import { Logger } from '@aws-lambda-powertools/logger';
import type { Log } from '../../language/log.ts';

/**
 * A log through Powertools, whose lines CloudWatch can search. The contact's id is the `correlation_id`.
 *
 * @param logger A logger of your own. Its level and its service name come from `POWERTOOLS_LOG_LEVEL` and
 * `POWERTOOLS_SERVICE_NAME`.
 * @example fulfillment({ ...options, log: powertoolsLog() })
 * @see https://docs.aws.amazon.com/powertools/typescript/latest/features/logger/
 */
export function powertoolsLog(logger: Pick<Logger, 'info' | 'warn' | 'error'> = new Logger()): Log {
  return ({ level, message, contactId, ...members }) => {
    logger[level](message, { correlation_id: contactId, ...members });
  };
}
