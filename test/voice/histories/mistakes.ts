import type { Collection, Store } from '../../../src/store/store.ts';
import type { Mistake } from './machine.ts';

function storeWith(own: Store, change: <Value>(records: Collection<Value>) => Collection<Value>): Store {
  return {
    ...own,
    collection: <Value>(name: string) => {
      const records = own.collection<Value>(name);
      return name === 'turns' ? change(records) : records;
    },
  };
}

const isClaim = (value: unknown) => typeof value === 'object' && value !== null && !('document' in value);

/** Mistakes that somebody could make any day: histories that did not find them would prove nothing. */
export const mistakes: { readonly [what: string]: Mistake } = {
  'an insert writes over what is there': {
    store: (own) =>
      storeWith(own, (records) => ({
        ...records,
        async insert(key, value, placed) {
          const there = await records.get(key);
          return there === undefined
            ? records.insert(key, value, placed)
            : records.replace(key, there.version, value, placed);
        },
      })),
  },
  'a replace does not look at the version': {
    store: (own) =>
      storeWith(own, (records) => ({
        ...records,
        async replace(key, version, value, placed) {
          const there = await records.get(key);
          return records.replace(key, there?.version ?? version, value, placed);
        },
      })),
  },
  'no turn is claimed before somebody is asked': {
    store: (own) =>
      storeWith(own, (records) => ({
        ...records,
        insert: async (key, value, placed) => isClaim(value) || records.insert(key, value, placed),
        async replace(key, version, value, placed) {
          if (isClaim(value)) return true;
          const there = await records.get(key);
          return there === undefined
            ? records.insert(key, value, placed)
            : records.replace(key, Math.min(version, there.version), value, placed);
        },
      })),
  },
  'a hang-up is dropped where its call is not known yet': {
    store: (own) => ({
      ...own,
      collection: <Value>(name: string) => {
        const records = own.collection<Value>(name);
        return name === 'early-hang-ups' ? { ...records, insert: async () => true } : records;
      },
    }),
  },
  'a tool is not told the turn of the engine': {
    platform: (own) => ({ ...own, invoke: (effect, asked) => own.invoke(effect, { ...asked, turn: '1' }) }),
  },
  'a tool is told another turn each time': {
    platform: (own) => {
      let asked = 0;
      return {
        ...own,
        invoke: (effect, question) =>
          own.invoke(effect, { ...question, turn: `${question.turn}/${asked++}` }),
      };
    },
  },
  'a notice is not known again': {
    calls: (own) => {
      let told = 0;
      return {
        ...own,
        happens: (call, notice) => own.happens(call, { ...notice, id: `${notice.id}/${told++}` }),
      };
    },
  },
};
