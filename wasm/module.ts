// Instantiates a module of the core and carries texts across its boundary: wasm/boundary.hpp.

/** What every module exports. Pointers and lengths are byte offsets and counts in `memory`. */
export interface Boundary {
  memory: WebAssembly.Memory;
  _initialize?(): void;
  sealwell_allocate(length: number): number;
  sealwell_release(pointer: number, length: number): void;
  sealwell_result(): number;
  sealwell_result_length(): number;
  sealwell_wipe(): void;
}

/** A module's exports with what it takes to call them. */
export interface Module<Exports extends Boundary> {
  exports: Exports;
  /** Lends each text or byte array to the module for one call; released bytes are wiped there. */
  lending: <T>(values: readonly (string | Uint8Array)[], call: (...lent: number[]) => T) => T;
  /** Takes the last result out of the module, which then holds neither it nor what the call left on its stack. */
  takeResult: () => string;
  /** The same as bytes, which the caller can overwrite. */
  takeBytes: () => Uint8Array<ArrayBuffer>;
}

const PAGE = 65536;

/** Loads a module from its bytes or, while they arrive, from the response that brings them. */
export async function loadModule<Exports extends Boundary>(
  source: BufferSource | Promise<Response>,
): Promise<Module<Exports>> {
  // The module is a reactor without a main: what it asks for is random bytes, and the few calls
  // that the compiler's runtime names whether or not they are ever made.
  const imports: WebAssembly.Imports = {
    env: {
      sealwell_random(pointer: number, length: number): number {
        try {
          // getRandomValues fills at most this many bytes a call.
          for (let at = 0; at < length; at += PAGE) {
            crypto.getRandomValues(new Uint8Array(exports.memory.buffer, pointer + at, Math.min(PAGE, length - at)));
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
  exports._initialize?.();
  return over(exports);
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

function over<Exports extends Boundary>(core: Exports): Module<Exports> {
  const encoder = new TextEncoder();
  const decoder = new TextDecoder();

  /** Memory may have grown, and its old views with it, after every call. */
  const bytes = (pointer: number, length: number) => new Uint8Array(core.memory.buffer, pointer, length);

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

  function take<T>(copy: (result: Uint8Array<ArrayBuffer>) => T): T {
    const copied = copy(bytes(core.sealwell_result(), core.sealwell_result_length()));
    core.sealwell_wipe();
    return copied;
  }

  return {
    exports: core,
    lending,
    takeResult: () => take((result) => decoder.decode(result)),
    takeBytes: () => take((result) => result.slice()),
  };
}
