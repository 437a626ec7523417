import type { CommonOptions } from '../command.ts';

/** What `trunkline tools` is told. */
export interface ToolsOptions extends CommonOptions {
  readonly contact?: string;
  readonly number?: string;
  readonly account?: string;
  readonly turn?: string;
  readonly as?: 'http' | 'mcp' | 'openapi';
  readonly for?: 'agent' | 'program';
  readonly port?: number;
  readonly keyEnv?: string;
}
