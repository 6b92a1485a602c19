import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import test from 'node:test';
import { pagePath, withTables } from './rooms.mjs';
import { rooms } from './rules.mjs';

const page = readFileSync(pagePath, 'utf8');

test('the tables of rooms are up to date: node tests/architecture/rooms.mjs --write', () => {
  assert.equal(page, withTables(page));
});

test('a room that is added, renamed or taken away shows in the page', () => {
  const [first] = rooms.keys();
  const stale = page.replace(`| \`${first}\` |`, '| `attic` |');
  assert.notEqual(stale, page);
  assert.equal(withTables(stale), page);
});

test('a page without its marks is refused', () => {
  assert.throws(() => withTables(page.replace('<!-- rooms of embed -->', '')), /no marks "<!-- rooms of embed -->"/);
});
