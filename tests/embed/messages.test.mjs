import assert from 'node:assert/strict';
import test from 'node:test';
import { load } from './support/typescript.mjs';

const { readFrameMessage, readHostMessage, wireMessage } = await load('embed/protocol/messages.ts');

const fromFrame = [
  { type: 'hello' },
  { type: 'height', height: 64 },
  { type: 'height', height: 65536 },
  { type: 'ready' },
  { type: 'progress', step: 0 },
  { type: 'progress', step: 9999 },
  { type: 'focus' },
  { type: 'completed', reference: '0F3A-77' },
  { type: 'closed' },
];
const fromHost = [{ type: 'init' }];

test('every message arrives as it was sent', () => {
  for (const message of fromFrame) assert.deepEqual(readFrameMessage(structuredClone(wireMessage(message))), message);
  for (const message of fromHost) assert.deepEqual(readHostMessage(structuredClone(wireMessage(message))), message);
});

test('each side takes only the other side\'s messages', () => {
  for (const message of fromFrame) assert.equal(readHostMessage(wireMessage(message)), null);
  for (const message of fromHost) assert.equal(readFrameMessage(wireMessage(message)), null);
});

test('anything else is no message', () => {
  const refused = [
    undefined, null, 0, '', 'hello', true, [], {}, () => {},
    { type: 'hello' },
    { sealwell: 2, type: 'hello' },
    { sealwell: '1', type: 'hello' },
    { sealwell: 1 },
    { sealwell: 1, type: 'toString' },
    { sealwell: 1, type: '__proto__' },
    { sealwell: 1, type: ['hello'] },
    { sealwell: 1, type: 'hello', more: 1 },
    { sealwell: 1, type: 'progress' },
    { sealwell: 1, type: 'progress', step: '3' },
    { sealwell: 1, type: 'progress', step: 1.5 },
    { sealwell: 1, type: 'progress', step: -1 },
    { sealwell: 1, type: 'progress', step: 10000 },
    { sealwell: 1, type: 'progress', step: NaN },
    { sealwell: 1, type: 'progress', step: 3, screen: 'item/alcohol' },
    { sealwell: 1, type: 'progress', toString: 3 },
    { sealwell: 1, type: 'height', height: 0 },
    { sealwell: 1, type: 'height', height: 100 },
    { sealwell: 1, type: 'height', height: 65600 },
    { sealwell: 1, type: 'height', height: Infinity },
    { sealwell: 1, type: 'completed', reference: '' },
    { sealwell: 1, type: 'completed', reference: 'Ada Lovelace' },
    { sealwell: 1, type: 'completed', reference: 'a'.repeat(65) },
    { sealwell: 1, type: 'completed', reference: ['a'] },
    { sealwell: 1, type: 'init', fields: {} },
    { sealwell: 1, type: 'submit' },
  ];
  for (const data of refused) {
    assert.equal(readFrameMessage(data), null, JSON.stringify(data));
    assert.equal(readHostMessage(data), null, JSON.stringify(data));
  }
});
