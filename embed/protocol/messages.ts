// Every message that host page and frame send each other, with the check that each of them passes
// before anything acts on it. docs/frame-protocol.md says what they mean.

/** Version of the protocol, in the member `sealwell` of every message. */
export const PROTOCOL = 2;

/** No start screen is taller than this, in pixels. */
export const HEIGHT_MAX = 65536;

/** Where the journey is shown: over the host's whole window, or in the page at one fixed height. */
export type Display = 'window' | 'inline';

/** From the frame to the host page. None of them depends on an answer: tests/hostile holds that. */
export type FrameMessage =
  | { type: 'hello' }
  | { type: 'height'; height: number }
  | { type: 'ready' }
  | { type: 'opened' }
  | { type: 'show' }
  | { type: 'hide' }
  | { type: 'ended' };

/** From the host page to the frame. */
export type HostMessage = { type: 'init'; display: Display } | { type: 'cancel' };

/** A message as it crosses. */
export type WireMessage = (FrameMessage | HostMessage) & { sealwell: typeof PROTOCOL };

export function wireMessage(message: FrameMessage | HostMessage): WireMessage {
  return { ...message, sealwell: PROTOCOL };
}

/** The members of a message of this type beside `sealwell` and `type`, each with its check. */
type Shape = Record<string, (value: unknown) => boolean>;

const bare: Shape = {};

const frameShapes: Record<FrameMessage['type'], Shape> = {
  hello: bare,
  height: { height: (value) => Number.isInteger(value) && (value as number) >= 1 && (value as number) <= HEIGHT_MAX },
  ready: bare,
  opened: bare,
  show: bare,
  hide: bare,
  ended: bare,
};

const hostShapes: Record<HostMessage['type'], Shape> = {
  init: { display: (value) => value === 'window' || value === 'inline' },
  cancel: bare,
};

function read(data: unknown, shapes: Record<string, Shape>): object | null {
  if (typeof data !== 'object' || data === null) return null;
  const { sealwell, type, ...members } = data as Record<string, unknown>;
  const shape = Object.entries(shapes).find(([name]) => name === type)?.[1];
  if (sealwell !== PROTOCOL || !shape) return null;
  const checks = Object.entries(shape);
  const exact = checks.length === Object.keys(members).length &&
                checks.every(([name, good]) => good(members[name]));
  return exact ? { type, ...members } : null;
}

/** The frame's message in `data`, or null for anything that is not exactly one. */
export function readFrameMessage(data: unknown): FrameMessage | null {
  return read(data, frameShapes) as FrameMessage | null;
}

/** The host page's message in `data`, or null for anything that is not exactly one. */
export function readHostMessage(data: unknown): HostMessage | null {
  return read(data, hostShapes) as HostMessage | null;
}
