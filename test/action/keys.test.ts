import { describe, expect, it } from 'vitest';
import { takeEntry } from '../../src/action/keys.ts';

const usual = { most: 20, terminator: '#', cancelKey: true };

describe('takeEntry', () => {
  it.each([
    ['nothing typed', '', {}, '', '', false],
    ['an open entry', '123', {}, '123', '', false],
    ['the terminator', '123#45', {}, '123', '45', true],
    ['the terminator alone', '#', {}, '', '', true],
    ['the last digit', '12345', { most: 3 }, '123', '45', true],
    ['one key of a menu', '#1', { most: 1, terminator: '', cancelKey: false }, '#', '1', true],
    ['a terminator of two keys', '1*2**3', { terminator: '**', cancelKey: false }, '1*2', '3', true],
    ['the cancel key', '12*34#', {}, '34', '', true],
    ['the cancel key as an ordinary one', '12*34#', { cancelKey: false }, '12*34', '', true],
  ])('takes %s', (_name, keys, rule, entry, rest, complete) => {
    expect(takeEntry(keys, { ...usual, ...rule })).toEqual({ entry, rest, complete });
  });
});
