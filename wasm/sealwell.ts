// The core as compiled to WebAssembly, for a browser, a worker or Node. There is no glue code
// besides this file: wasm/sealwell_wasm.cpp has the other side of every function named here.

import type { Action, CoreFailure, Result } from './contract.js';

export type * from './contract.js';

/** The module's exports. Pointers and lengths are byte offsets and counts in `memory`. */
interface Exports {
  memory: WebAssembly.Memory;
  _initialize?(): void;
  sealwell_allocate(length: number): number;
  sealwell_release(pointer: number, length: number): void;
  sealwell_open(
    pack: number, packLength: number, keys: number, keysLength: number, now: number,
  ): number;
  /** The session's pack in another language; 1, or 0 when it is no such pack and nothing has changed. */
  sealwell_relanguage(handle: number, pack: number, packLength: number, now: number): number;
  sealwell_update(handle: number, action: number, actionLength: number, now: number): number;
  /**
   * Whether `acknowledgement` is the word of one of the session's pack's intake keys for the
   * envelope of this id and SHA-256 (both hexadecimal); 1 or 0. Needs no answer, changes none:
   * an envelope from an earlier visit is checked with it.
   */
  sealwell_verify_acknowledgement(
    handle: number, id: number, idLength: number, sha256: number, sha256Length: number,
    acknowledgement: number, acknowledgementLength: number,
  ): number;
  sealwell_score(instrument: number, instrumentLength: number, inputs: number, inputsLength: number): void;
  sealwell_result(): number;
  sealwell_result_length(): number;
  sealwell_close(handle: number): void;
  sealwell_wipe(): void;
}

const PAGE = 65536;

/** A session that is under way. */
export interface Session {
  /** One step: the action in, the next screen and its effects out. `now` is milliseconds since 1970. */
  update(action: Action, now: number): Result | CoreFailure;
  /** The same with JSON text on both sides, for a test that compares bytes. */
  updateText(action: string, now: number): string;
  /**
   * Takes the same pack in another language, verified as the first was; the action `language` then shows the screen
   * in it. False where the bytes are no such pack: nothing has changed, and the action says so to the resident.
   */
  relanguage(pack: Uint8Array, now: number): boolean;
  /** Whether the intake's answer holds for this envelope (id and SHA-256 in hexadecimal). */
  verifyAcknowledgement(id: string, sha256: string, acknowledgement: string): boolean;
  /** Forgets every answer and leaves none in the module's memory. The session is over. */
  close(): void;
}

/** The loaded module. */
export interface Core {
  /**
   * Verifies the pack file against the keys that are trusted (one `sealwell-signing-v1 …` line
   * each) and begins a session in the language that it was prepared in.
   */
  open(pack: Uint8Array, keys: readonly string[], now: number): Session | CoreFailure;
  /**
   * One instrument by itself: inputs and result are JSON text as docs/instruments.md has them. Needs
   * no session.
   */
  score(instrument: string, inputs: string): string;
  /** Bytes of the module's memory now. */
  memorySize(): number;
  /** The module's memory itself, for the test that looks for what should have been wiped. */
  memory(): Uint8Array;
}

export function failed<T extends object>(outcome: T | CoreFailure): outcome is CoreFailure {
  return 'error' in outcome;
}

/** Loads the core from its bytes or, while they arrive, from the response that brings them. */
export async function loadCore(source: BufferSource | Promise<Response>): Promise<Core> {
  // The module is a reactor without a main: what it asks for is random bytes, and the few calls
  // that the compiler's runtime names whether or not they are ever made.
  let memory: WebAssembly.Memory;
  const imports: WebAssembly.Imports = {
    env: {
      sealwell_random(pointer: number, length: number): number {
        try {
          // getRandomValues fills at most this many bytes a call.
          for (let at = 0; at < length; at += PAGE) {
            crypto.getRandomValues(new Uint8Array(memory.buffer, pointer + at, Math.min(PAGE, length - at)));
          }
          return 1;
        } catch {
          return 0;
        }
      },
      emscripten_notify_memory_growth() {},
    },
    wasi_snapshot_preview1: {
      proc_exit(code: number): never {
        throw new WebAssembly.RuntimeError(`the core has ended with ${code}`);
      },
    },
  };
  const { instance } = source instanceof Promise ? await stream(source, imports)
                                                 : await WebAssembly.instantiate(source, imports);
  const exports = instance.exports as unknown as Exports;
  memory = exports.memory;
  exports._initialize?.();
  return coreOver(exports);
}

async function stream(response: Promise<Response>, imports: WebAssembly.Imports) {
  const arrived = await response;
  if (!arrived.ok) throw new Error(`no core: HTTP ${arrived.status}`);
  // Compiling while it arrives needs the right media type, which a proxy may have changed.
  if (typeof WebAssembly.instantiateStreaming === 'function' &&
      arrived.headers.get('Content-Type') === 'application/wasm') {
    return WebAssembly.instantiateStreaming(arrived, imports);
  }
  return WebAssembly.instantiate(await arrived.arrayBuffer(), imports);
}

function coreOver(core: Exports): Core {
  const encoder = new TextEncoder();
  const decoder = new TextDecoder();

  /** Memory may have grown, and its old views with it, after every call. */
  const bytes = (pointer: number, length: number) => new Uint8Array(core.memory.buffer, pointer, length);

  /** Lends each text or byte array to the module for one call; released bytes are wiped there. */
  function lending<T>(values: readonly (string | Uint8Array)[], call: (...lent: number[]) => T): T {
    const held: [pointer: number, room: number][] = [];
    const lent: number[] = [];
    try {
      for (const value of values) {
        // Text is encoded straight into the module, so that no second copy is left behind here.
        const room = Math.max(1, typeof value === 'string' ? value.length * 3 : value.length);
        const pointer = core.sealwell_allocate(room);
        if (pointer === 0) throw new RangeError('the core is out of memory');
        held.push([pointer, room]);
        const target = bytes(pointer, room);
        let length = value.length;
        if (typeof value === 'string') length = encoder.encodeInto(value, target).written;
        else target.set(value);
        lent.push(pointer, length);
      }
      return call(...lent);
    } finally {
      for (const [pointer, room] of held) core.sealwell_release(pointer, room);
    }
  }

  /** Takes the last result out of the module, which then holds neither it nor what the step left on its stack. */
  function takeResult(): string {
    const text = decoder.decode(bytes(core.sealwell_result(), core.sealwell_result_length()));
    core.sealwell_wipe();
    return text;
  }

  function session(handle: number): Session {
    function updateText(action: string, now: number): string {
      return lending([action], (pointer, length) => {
        core.sealwell_update(handle, pointer!, length!, now);
        return takeResult();
      });
    }
    return {
      updateText,
      update: (action, now) =>
        JSON.parse(updateText(JSON.stringify(action), now)) as Result | CoreFailure,
      relanguage: (pack, now) =>
        lending([pack], (pointer, length) => core.sealwell_relanguage(handle, pointer!, length!, now) === 1),
      verifyAcknowledgement: (id, sha256, acknowledgement) =>
        lending([id, sha256, acknowledgement], (a, b, c, d, e, f) =>
          core.sealwell_verify_acknowledgement(handle, a!, b!, c!, d!, e!, f!) === 1),
      close() {
        core.sealwell_close(handle);
        core.sealwell_wipe();
      },
    };
  }

  return {
    open: (pack, keys, now) =>
      lending([pack, keys.join('\n')], (a, b, c, d) => {
        const handle = core.sealwell_open(a!, b!, c!, d!, now);
        return handle === 0 ? (JSON.parse(takeResult()) as CoreFailure) : session(handle);
      }),
    score: (instrument, inputs) =>
      lending([instrument, inputs], (a, b, c, d) => {
        core.sealwell_score(a!, b!, c!, d!);
        return takeResult();
      }),
    memorySize: () => core.memory.buffer.byteLength,
    memory: () => new Uint8Array(core.memory.buffer),
  };
}
