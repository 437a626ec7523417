export type { Clock } from './language/clock.ts';
export { openStore } from './store/open-store.ts';
export type { Collection, Kept, Placed, Store } from './store/store.ts';
export { type DynamodbSetting, dynamodbStore } from './store/stores/dynamodb.ts';
export { memoryStore } from './store/stores/memory.ts';
export { type PostgresSetting, postgresStore } from './store/stores/postgres.ts';
export { type SqliteSetting, sqliteStore } from './store/stores/sqlite.ts';
