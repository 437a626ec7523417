import { Logger, type LogItem } from '@aws-lambda-powertools/logger';
import { expect, test } from 'vitest';
import { powertoolsLog } from '../../../src/fulfillment/lambda/powertools-log.ts';

/** Keeps what would be printed. */
class KeepingLogger extends Logger {
  readonly kept: unknown[] = [];

  protected override printLog(_: number, item: LogItem): void {
    this.kept.push(item.getAttributes());
  }
}

test.each([
  ['info', 'INFO'],
  ['warn', 'WARN'],
  ['error', 'ERROR'],
] as const)('a line of the level %s has the contact as its correlation id', (level, written) => {
  const logger = new KeepingLogger({ serviceName: 'desk', logLevel: 'INFO' });
  powertoolsLog(logger)({ level, message: 'order_status', contactId: 'c-1', outcome: 'ok', took: 12 });
  expect(logger.kept).toMatchObject([
    {
      level: written,
      message: 'order_status',
      correlation_id: 'c-1',
      outcome: 'ok',
      took: 12,
      service: 'desk',
    },
  ]);
});
