// The outbox of the room "assist": a folder among the page's files, which the module writes, and the same in the browser's
// database, so that sealed envelopes outlast the page.
import type { FileSystem } from './core.js';
import type { Kept } from './kept.js';

const FOLDER = '/outbox';
const PREFIX = 'outbox/';
/** Of an entry: where it goes to, and then what makes it one. */
const ENDINGS = ['.posting', '.sealwell'];

export class Outbox {
  /** What the database has, each with when its file was written. */
  private readonly saved = new Map<string, number>();
  private writing: Promise<void> = Promise.resolve();
  /** Whether something is not in the database yet. */
  busy = false;
  /** Called for each new envelope: whether the database has it. */
  onKept: (id: string, lasting: boolean) => void = () => undefined;

  constructor(private readonly files: FileSystem, private readonly kept: Kept | undefined) {}

  /** Lays what waits into the folder. Before the module begins, which reads it once. */
  async load(): Promise<void> {
    this.files.mkdirTree(FOLDER);
    for (const [name, bytes] of (await this.kept?.all(PREFIX)) ?? []) {
      const file = name.slice(PREFIX.length);
      this.files.writeFile(`${FOLDER}/${file}`, bytes as Uint8Array);
      this.saved.set(file, this.writtenAt(file));
    }
  }

  /** Makes the database have what the folder has. */
  save(): void {
    this.writing = this.writing.then(() => this.saveNow());
  }

  private async saveNow(): Promise<void> {
    const there = this.files.readdir(FOLDER).filter((file) => /^[0-9a-f]{32}\.(sealwell|posting)$/.test(file));
    const gone = [...this.saved.keys()].filter((file) => !there.includes(file));
    // Read at once: while the database writes, somebody may delete one.
    const come = there.filter((file) => file.endsWith('.sealwell') && this.saved.get(file) !== this.writtenAt(file))
      .map((file) => file.slice(0, -'.sealwell'.length))
      .map((id) => ({ id, entry: ENDINGS.map((ending) => id + ending).filter((file) => there.includes(file))
        .map((file) => ({ file, at: this.writtenAt(file), bytes: this.files.readFile(`${FOLDER}/${file}`) })) }));
    this.busy = gone.length + come.length > 0;
    // First, so that there is room. What stays although it was sent is sent again: the intake knows it.
    if (gone.length && await this.write(new Map(gone.map((file) => [file, undefined])))) gone.forEach((file) => this.saved.delete(file));
    for (const { id, entry } of come) {
      const lasting = await this.write(new Map(entry.map(({ file, bytes }) => [file, bytes])));
      if (lasting) entry.forEach(({ file, at }) => this.saved.set(file, at));
      this.onKept(id, lasting);
    }
    this.busy = false;
  }

  private writtenAt(file: string): number {
    return this.files.stat(`${FOLDER}/${file}`).mtime.getTime();
  }

  /** Whether the database took it. Undefined: taken away. */
  private async write(files: Map<string, Uint8Array | undefined>): Promise<boolean> {
    try {
      await this.kept?.write(new Map([...files].map(([file, bytes]) => [PREFIX + file, bytes])));
      return this.kept !== undefined;
    } catch {
      return false;
    }
  }
}
