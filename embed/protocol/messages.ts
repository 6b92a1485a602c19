// Every message that host page and frame send each other, with the check that each of them passes
// before anything acts on it. docs/frame-protocol.md says what they mean.

/** Version of the protocol, in the member `sealwell` of every message. */
export const PROTOCOL = 1;

/** Heights are a multiple of this many pixels, so that they tell little about a screen. */
export const HEIGHT_STEP = 64;

/** No screen is taller than this, in pixels. */
export const HEIGHT_MAX = 65536;

/** From the frame to the host page. */
export type FrameMessage =
  | { type: 'hello' }
  | { type: 'height'; height: number }
  | { type: 'ready' }
  | { type: 'progress'; step: number }
  | { type: 'focus' }
  | { type: 'completed'; reference: string }
  | { type: 'closed' };

/** From the host page to the frame. */
export type HostMessage = { type: 'init' };

/** A message as it crosses. */
export type WireMessage = (FrameMessage | HostMessage) & { sealwell: typeof PROTOCOL };

export function wireMessage(message: FrameMessage | HostMessage): WireMessage {
  return { ...message, sealwell: PROTOCOL };
}

/** The members of a message of this type beside `sealwell` and `type`, each with its check. */
type Shape = Record<string, (value: unknown) => boolean>;

const isWhole = (value: unknown, low: number, high: number) =>
  Number.isInteger(value) && (value as number) >= low && (value as number) <= high;

const bare: Shape = {};

const frameShapes: Record<FrameMessage['type'], Shape> = {
  hello: bare,
  height: {
    height: (value) => isWhole(value, HEIGHT_STEP, HEIGHT_MAX) && (value as number) % HEIGHT_STEP === 0,
  },
  ready: bare,
  progress: { step: (value) => isWhole(value, 0, 9999) },
  focus: bare,
  completed: { reference: (value) => typeof value === 'string' && /^[A-Za-z0-9-]{1,64}$/.test(value) },
  closed: bare,
};

const hostShapes: Record<HostMessage['type'], Shape> = {
  init: bare,
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
