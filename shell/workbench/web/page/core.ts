// The workbench's module, with calls that take and give texts and bytes. shell/workbench/web/canvas/exports.cpp says what each does.
import createModule from 'workbench-core';
import { BrowserLetters } from './letters.js';

export interface FileSystem {
  mkdirTree(path: string): void;
  writeFile(path: string, bytes: Uint8Array): void;
  readFile(path: string): Uint8Array;
  unlink(path: string): void;
  readdir(path: string): string[];
  stat(path: string): { mode: number; mtime: Date };
  isDir(mode: number): boolean;
}

type Exported = (...values: number[]) => number;
interface Module {
  FS: FileSystem;
  HEAPU8: Uint8Array;
  _malloc: (size: number) => number;
  _free: (at: number) => void;
  [exported: `_workbench_${string}`]: Exported;
}

/** What a room asks the page for. */
export interface PageRequest {
  number: number;
  type: 'pick' | 'save' | 'page' | 'send' | 'link';
  name: string;
  many: boolean;
  folder: boolean;
  method: string;
  address: string;
  headers: [string, string][];
}

/** A control of the drawing: `key` says what it is, as tests of the window name it. */
export interface Control {
  key: string;
  label: string;
  at: [left: number, top: number, right: number, bottom: number];
}

type Given = string | Uint8Array | number | boolean;

export class Core {
  private constructor(private readonly module: Module) {}

  /** `wasm`: the module's address. */
  static async load(wasm: string): Promise<Core> {
    return new Core(await createModule({ locateFile: () => wasm, letters: new BrowserLetters() }) as Module);
  }

  get files(): FileSystem {
    return this.module.FS;
  }

  /** Calls an export. What was copied into the module's memory is overwritten there afterwards: it can be a passphrase. */
  private call(name: string, ...given: Given[]): number {
    const copied: [number, number][] = [];
    const values = given.flatMap((one) => {
      if (typeof one === 'number') return [one];
      if (typeof one === 'boolean') return [one ? 1 : 0];
      const bytes = typeof one === 'string' ? new TextEncoder().encode(one) : one;
      const at = this.module._malloc(bytes.length + 1);
      if (at === 0) throw new Error('there is no memory left');
      this.module.HEAPU8.set(bytes, at);
      copied.push([at, bytes.length]);
      return [at, bytes.length];
    });
    try {
      return this.module[`_workbench_${name}`]!(...values);
    } finally {
      for (const [at, size] of copied) {
        this.module.HEAPU8.fill(0, at, at + size);
        this.module._free(at);
      }
    }
  }

  /** Calls an export that gives bytes; undefined where it gives none. */
  private bytes(name: string, ...given: Given[]): Uint8Array | undefined {
    const at = this.call(name, ...given);
    if (at === 0) return undefined;
    return this.module.HEAPU8.slice(at, at + this.call('size'));
  }

  private text(name: string, ...given: Given[]): string | undefined {
    const bytes = this.bytes(name, ...given);
    return bytes && new TextDecoder().decode(bytes);
  }

  /** The same for what can fail: throws an Error that says why. */
  private must(name: string, ...given: Given[]): void {
    if (this.call(name, ...given) === 0) throw new Error(this.text('problem') ?? '');
  }

  begin(layout: string): void {
    this.call('begin', layout, Date.now());
  }
  /** False without WebGL 2. */
  draws(): boolean {
    return this.call('draws') !== 0;
  }
  resize(width: number, height: number, ratio: number): void {
    this.call('resize', width, height, ratio);
  }
  draw(): void {
    this.must('draw', Date.now());
  }
  /** When it wants to be called again; 0 for never. */
  tick(): number {
    return this.call('tick', Date.now());
  }
  wantsFrame(): boolean {
    return this.call('wants_frame') !== 0;
  }

  pointer(x: number, y: number): void {
    this.call('pointer', x, y);
  }
  pointerLeft(): void {
    this.call('pointer_left');
  }
  press(down: boolean): void {
    this.call('press', down);
  }
  wheel(across: number, down: number): void {
    this.call('wheel', across, down);
  }
  key(name: string, down: boolean, held: { ctrlKey: boolean; metaKey: boolean; shiftKey: boolean; altKey: boolean }): void {
    this.call('key', name, down, held.ctrlKey || held.metaKey, held.shiftKey, held.altKey);
  }
  typed(text: string): void {
    this.call('text', text);
  }
  letGo(): void {
    this.call('let_go');
  }
  wantsText(): boolean {
    return this.call('wants_text') !== 0;
  }
  /** In the display's pixels. */
  textCursor(): [number, number] {
    return [this.call('text_cursor', 0), this.call('text_cursor', 1)];
  }
  pointerShape(): string {
    return this.text('pointer_shape') ?? 'default';
  }
  copied(): string {
    return this.text('copied') ?? '';
  }

  /** The HTML beside the canvas; undefined when it is what it was. */
  htmlMirror(): string | undefined {
    return this.text('beside');
  }
  openRoom(id: string): void {
    this.call('open_room', id);
  }
  fold(panel: string): void {
    this.call('fold', panel);
  }
  act(event: object): void {
    this.must('act', JSON.stringify(event), Date.now());
  }
  actOnScreen(action: object): void {
    this.call('act_on_screen', JSON.stringify(action), Date.now());
  }
  handOverSecret(name: string, value: string): void {
    this.call('secret', name, value);
  }

  requests(): PageRequest[] {
    return JSON.parse(this.text('requests') ?? '[]') as PageRequest[];
  }
  requestBytes(number: number): Uint8Array {
    return this.bytes('request_bytes', number) ?? new Uint8Array();
  }
  done(number: number): void {
    this.call('done', number);
  }
  picked(number: number, paths: string[]): void {
    this.call('picked', number, paths.join('\n'), Date.now());
  }
  dropped(paths: string[]): void {
    this.call('dropped', paths.join('\n'), Date.now());
  }
  answered(number: number, status: number, why: string, body: Uint8Array): void {
    this.call('answered', number, status, why, body, Date.now());
  }

  /** Whether the browser keeps an envelope that was written to the outbox's folder. */
  kept(id: string, lasting: boolean): void {
    this.call('kept', id, lasting);
  }

  /** The controls that were drawn last, with their places in the display's pixels. */
  controls(): Control[] {
    return JSON.parse(this.text('controls') ?? '[]') as Control[];
  }

  /** Where the windows stand, when that has changed. */
  layout(): string | undefined {
    return this.text('layout');
  }
}
