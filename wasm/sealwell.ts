// What runs journeys, compiled to WebAssembly, for a browser, a worker or Node: wasm/sealwell_wasm.cpp has the other
// side of every function named here.

import type { Action, CoreFailure, Result } from './contract.js';
import { loadModule, type Boundary, type Module } from './module.js';

export type * from './contract.js';

interface Exports extends Boundary {
  sealwell_open(
    pack: number, packLength: number, keys: number, keysLength: number, now: number,
  ): number;
  /** The session's pack in another language; 1, or 0 when it is no such pack and nothing has changed. */
  sealwell_relanguage(handle: number, pack: number, packLength: number, now: number): number;
  sealwell_update(handle: number, action: number, actionLength: number, now: number): number;
  /** The result is the run as sealwell_restore takes it up again; 1, or 0 with the failure as the result. */
  sealwell_snapshot(handle: number, now: number): number;
  /** The result is the language that was spoken; 1, or 0 with the failure as the result and nothing changed. */
  sealwell_restore(handle: number, snapshot: number, snapshotLength: number, now: number): number;
  /**
   * What a line that one of the session's pack's intake keys has signed says of the envelope of this id and SHA-256 (both
   * hexadecimal): 1 that it is stored, 2 that it is deleted, 0 for any other line. Needs no answer, changes none: an
   * envelope from an earlier visit is checked with it.
   */
  sealwell_intake_word(
    handle: number, id: number, idLength: number, sha256: number, sha256Length: number, line: number, lineLength: number,
  ): number;
  sealwell_score(instrument: number, instrumentLength: number, inputs: number, inputsLength: number): void;
  sealwell_close(handle: number): void;
}

/** What the intake has signed of an envelope: nothing, that it is stored, that it is deleted. */
export type IntakeWord = 0 | 1 | 2;

/** A session that is under way. */
export interface Session {
  /** One step: the action in, the next screen and its effects out. `now` is milliseconds since 1970. */
  dispatch(action: Action, now: number): Result | CoreFailure;
  /** The same with JSON text on both sides, for a test that compares bytes. */
  dispatchText(action: string, now: number): string;
  /**
   * Takes the same pack in another language, verified as the first was; the action `language` then shows the screen
   * in it. False where the bytes are no such pack: nothing has changed, and the action says so to the resident.
   */
  switchLanguage(pack: Uint8Array, now: number): boolean;
  /**
   * The run as it is, for `restore` (docs/session.md, "Snapshots"). The bytes hold the answers in clear: whoever keeps
   * them encrypts them, and overwrites these.
   */
  snapshot(now: number): Uint8Array<ArrayBuffer> | CoreFailure;
  /**
   * Takes up that run in place of the one under way, and gives the language that was spoken in it; the action `language`
   * shows its screen. A failure has changed nothing.
   */
  restore(snapshot: Uint8Array, now: number): { language: string } | CoreFailure;
  /** What the intake's signed line says of this envelope (id and SHA-256 in hexadecimal). */
  intakeWord(id: string, sha256: string, line: string): IntakeWord;
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
  return coreOver(await loadModule<Exports>(source));
}

function coreOver({ exports: core, lending, takeResult, takeBytes }: Module<Exports>): Core {
  function session(handle: number): Session {
    function dispatchText(action: string, now: number): string {
      return lending([action], (pointer, length) => {
        core.sealwell_update(handle, pointer, length, now);
        return takeResult();
      });
    }
    return {
      dispatchText,
      dispatch(action, now) {
        return JSON.parse(dispatchText(JSON.stringify(action), now)) as Result | CoreFailure;
      },
      switchLanguage: (pack, now) =>
        lending([pack], (pointer, length) => core.sealwell_relanguage(handle, pointer, length, now) === 1),
      snapshot: (now) =>
        core.sealwell_snapshot(handle, now) === 1 ? takeBytes() : (JSON.parse(takeResult()) as CoreFailure),
      restore: (snapshot, now) =>
        lending([snapshot], (pointer, length) => {
          const restored = core.sealwell_restore(handle, pointer, length, now) === 1;
          const result = takeResult();
          return restored ? { language: result } : (JSON.parse(result) as CoreFailure);
        }),
      intakeWord: (id, sha256, line) =>
        lending([id, sha256, line], (a, b, c, d, e, f) => core.sealwell_intake_word(handle, a, b, c, d, e, f)) as IntakeWord,
      close() {
        core.sealwell_close(handle);
        core.sealwell_wipe();
      },
    };
  }

  return {
    open: (pack, keys, now) =>
      lending([pack, keys.join('\n')], (a, b, c, d) => {
        const handle = core.sealwell_open(a, b, c, d, now);
        return handle === 0 ? (JSON.parse(takeResult()) as CoreFailure) : session(handle);
      }),
    score: (instrument, inputs) =>
      lending([instrument, inputs], (a, b, c, d) => {
        core.sealwell_score(a, b, c, d);
        return takeResult();
      }),
    memorySize: () => core.memory.buffer.byteLength,
    memory: () => new Uint8Array(core.memory.buffer),
  };
}
