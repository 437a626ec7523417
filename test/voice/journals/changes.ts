import type { Json, JsonObject } from '../../../src/language/document.ts';

/** How a record differs from another: members by their JSON pointers, and those that are gone. */
export interface Changes {
  readonly set?: { readonly [pointer: string]: Json };
  readonly gone?: readonly string[];
}

/** Lists are taken whole. */
export function changesBetween(before: JsonObject, after: JsonObject): Changes {
  const set: Record<string, Json> = {};
  const gone: string[] = [];
  const compare = (one: JsonObject, other: JsonObject, place: string) => {
    for (const name of new Set([...Object.keys(one), ...Object.keys(other)])) {
      const pointer = `${place}/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`;
      const [was, is] = [one[name], other[name]];
      if (is === undefined) gone.push(pointer);
      else if (isObject(was) && isObject(is)) compare(was, is, pointer);
      else if (JSON.stringify(was) !== JSON.stringify(is)) set[pointer] = is;
    }
  };
  compare(before, after, '');
  return {
    ...(Object.keys(set).length > 0 && { set }),
    ...(gone.length > 0 && { gone }),
  };
}

/** The record that differs from another like this. */
export function changed(before: JsonObject, { set = {}, gone = [] }: Changes): JsonObject {
  const after = structuredClone(before) as Record<string, Json>;
  const membersAt = (pointer: string): readonly [Record<string, Json>, string] => {
    const names = pointer.split('/').slice(1);
    const last = names.pop() ?? '';
    const members = names.reduce((own, name) => own[plain(name)] as Record<string, Json>, after);
    return [members, plain(last)];
  };
  for (const [pointer, value] of Object.entries(set)) {
    const [members, name] = membersAt(pointer);
    members[name] = value;
  }
  for (const pointer of gone) {
    const [members, name] = membersAt(pointer);
    delete members[name];
  }
  return after;
}

function plain(name: string): string {
  return name.replaceAll('~1', '/').replaceAll('~0', '~');
}

function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
