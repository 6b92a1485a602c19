// The outbox of the room "assist": a folder among the page's files, which the module writes, and the same in the browser's
// database, so that sealed envelopes outlast the page.
import type { FileSystem } from './core.js';
import type { Kept } from './kept.js';

const FOLDER = '/outbox';
const PREFIX = 'outbox/';

export class Outbox {
  /** What the database has, each with when its file was written. */
  private readonly saved = new Map<string, number>();
  private writing: Promise<void> = Promise.resolve();
  /** Whether something is not in the database yet. */
  busy = false;

  /** `refused`: this browser can't keep it. */
  constructor(private readonly files: FileSystem, private readonly kept: Kept | undefined, private readonly refused: () => void) {}

  /** Lays what waits into the folder. Before the module begins, which reads it once. */
  async load(): Promise<void> {
    this.files.mkdirTree(FOLDER);
    if (!this.kept) return this.close();
    for (const [name, bytes] of await this.kept.all(PREFIX)) {
      const file = name.slice(PREFIX.length);
      this.files.writeFile(`${FOLDER}/${file}`, bytes as Uint8Array);
      this.saved.set(file, this.writtenAt(file));
    }
  }

  /** Resolves when the database has what the folder has. */
  save(): Promise<void> {
    this.writing = this.writing.then(() => this.saveNow());
    return this.writing;
  }

  private async saveNow(): Promise<void> {
    const changes = new Map<string, Uint8Array | undefined>();
    const there = new Map(this.files.readdir(FOLDER).filter((file) => /^[0-9a-f]{32}\.(sealwell|posting)$/.test(file))
      .map((file) => [file, this.writtenAt(file)]));
    for (const [file, at] of there) {
      if (this.saved.get(file) !== at) changes.set(PREFIX + file, this.files.readFile(`${FOLDER}/${file}`));
    }
    for (const file of this.saved.keys()) if (!there.has(file)) changes.set(PREFIX + file, undefined);
    if (!changes.size || !this.kept) return;
    this.busy = true;
    try {
      await this.kept.write(changes);
      this.saved.clear();
      for (const [file, at] of there) this.saved.set(file, at);
    } catch {
      this.close();
    }
    this.busy = false;
  }

  /** From now on the module can't write there, and so never says that something is saved which is not. */
  private close(): void {
    this.files.chmod(FOLDER, 0o500);
    this.refused();
  }

  private writtenAt(file: string): number {
    return this.files.stat(`${FOLDER}/${file}`).mtime.getTime();
  }
}
