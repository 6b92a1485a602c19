import assert from 'node:assert/strict';
import test from 'node:test';
import { load } from './support/typescript.mjs';

const { readFrameMessage, readHostMessage, wireMessage } = await load('embed/protocol/messages.ts');

const fromFrame = [
  { type: 'hello' },
  { type: 'height', height: 1 },
  { type: 'height', height: 65536 },
  { type: 'ready' },
  { type: 'opened' },
  { type: 'show' },
  { type: 'hide' },
  { type: 'ended' },
];
const fromHost = [{ type: 'init', display: 'window' }, { type: 'init', display: 'inline' }, { type: 'cancel' }];

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
    { sealwell: 1, type: 'hello' },
    { sealwell: 3, type: 'hello' },
    { sealwell: '2', type: 'hello' },
    { sealwell: 2 },
    { sealwell: 2, type: 'toString' },
    { sealwell: 2, type: '__proto__' },
    { sealwell: 2, type: ['hello'] },
    { sealwell: 2, type: 'hello', more: 1 },
    { sealwell: 2, type: 'hello', toString: 3 },
    // What the first version told.
    { sealwell: 2, type: 'progress', step: 3 },
    { sealwell: 2, type: 'focus' },
    { sealwell: 2, type: 'completed', reference: '0F3A-77' },
    { sealwell: 2, type: 'closed' },
    { sealwell: 2, type: 'opened', step: 3 },
    { sealwell: 2, type: 'ended', reference: '0F3A-77' },
    { sealwell: 2, type: 'ended', sent: true },
    { sealwell: 2, type: 'height' },
    { sealwell: 2, type: 'height', height: 0 },
    { sealwell: 2, type: 'height', height: 700.5 },
    { sealwell: 2, type: 'height', height: '700' },
    { sealwell: 2, type: 'height', height: 65600 },
    { sealwell: 2, type: 'height', height: NaN },
    { sealwell: 2, type: 'height', height: Infinity },
    { sealwell: 2, type: 'init' },
    { sealwell: 2, type: 'init', display: 'popup' },
    { sealwell: 2, type: 'init', display: ['window'] },
    { sealwell: 2, type: 'init', display: 'window', fields: {} },
    { sealwell: 2, type: 'cancel', display: 'window' },
    { sealwell: 2, type: 'submit' },
  ];
  for (const data of refused) {
    assert.equal(readFrameMessage(data), null, JSON.stringify(data));
    assert.equal(readHostMessage(data), null, JSON.stringify(data));
  }
});
