// Files that somebody gave to the page, and those that it gives back. They lie in the page's memory and go with it.
import { saveFile } from '../../../../embed/storage/save_file.js';
import type { FileSystem } from './core.js';

const FOLDER = '/files';
const MEGABYTE = 1024 * 1024;
/** As much as the command line reads of one file. */
const MAX_FILE_BYTES = 64 * MEGABYTE;
const MAX_TOTAL_BYTES = 256 * MEGABYTE;

/** A file and where it lay in the folder that was given: "pack/pack.json". */
export interface Given {
  path: string;
  file: File;
}

/** Files of an input, with their folder where it picked one. */
export const filesOf = (list: FileList): Given[] =>
  [...list].map((file) => ({ path: file.webkitRelativePath || file.name, file }));

/** Files and folders that were dropped. */
export async function filesDropped(transfer: DataTransfer): Promise<Given[]> {
  // All at once: the list is empty after the first wait.
  const entries = [...transfer.items].map((item) => item.webkitGetAsEntry()).filter((entry) => entry !== null);
  const found: Given[] = [];
  const walk = async (entry: FileSystemEntry): Promise<void> => {
    const path = entry.fullPath.replace(/^\//, '');
    if (entry.isFile) {
      found.push({ path, file: await new Promise((resolve, reject) => (entry as FileSystemFileEntry).file(resolve, reject)) });
      return;
    }
    const reader = (entry as FileSystemDirectoryEntry).createReader();
    for (;;) {
      const some = await new Promise<FileSystemEntry[]>((resolve, reject) => reader.readEntries(resolve, reject));
      if (!some.length) return;
      for (const one of some) await walk(one);
    }
  };
  for (const entry of entries) await walk(entry);
  return found;
}

export class Files {
  private folders = 0;
  private size = 0;
  /** What was given, as it was, or as it was saved last: path to when it was written. */
  private readonly known = new Map<string, number>();

  constructor(private readonly system: FileSystem) {
    system.mkdirTree(FOLDER);
  }

  /** Lays files where the module reads them. Gives the paths of what was given: files, or the folders that they lie in. */
  async add(given: Given[]): Promise<string[]> {
    const sizes = given.map(({ file }) => file.size);
    const tooLarge = given.find(({ file }) => file.size > MAX_FILE_BYTES);
    if (tooLarge) throw new Error(`${tooLarge.path} is larger than ${MAX_FILE_BYTES / MEGABYTE} MB. Leave it out.`);
    const sum = sizes.reduce((all, one) => all + one, this.size);
    if (sum > MAX_TOTAL_BYTES) throw new Error(`These are more than ${MAX_TOTAL_BYTES / MEGABYTE} MB. Open them in parts, each in a page of its own.`);
    this.size = sum;
    const folder = `${FOLDER}/${++this.folders}`;
    const tops = new Set<string>();
    for (const { path, file } of given) {
      const parts = path.split('/').filter((part) => part !== '' && part !== '.' && part !== '..');
      const whole = [folder, ...parts].join('/');
      this.system.mkdirTree([folder, ...parts.slice(0, -1)].join('/'));
      this.system.writeFile(whole, new Uint8Array(await file.arrayBuffer()));
      this.known.set(whole, this.writtenAt(whole));
      tops.add([folder, ...parts.slice(0, 1)].join('/'));
    }
    return [...tops];
  }

  /** Paths of what the workbench has written since: what somebody has to save. */
  changed(): string[] {
    const found: string[] = [];
    const walk = (folder: string): void => {
      for (const name of this.system.readdir(folder)) {
        if (name === '.' || name === '..') continue;
        const path = `${folder}/${name}`;
        if (this.system.isDir(this.system.stat(path).mode)) walk(path);
        else if (this.known.get(path) !== this.writtenAt(path)) found.push(path);
      }
    };
    walk(FOLDER);
    return found.sort();
  }

  /** "pack/pack.json" of "/files/3/pack/pack.json". */
  static nameOf(path: string): string {
    return path.split('/').slice(3).join('/');
  }

  save(path: string): void {
    saveFile(path.split('/').pop()!, this.system.readFile(path) as BlobPart);
    this.known.set(path, this.writtenAt(path));
  }

  private writtenAt(path: string): number {
    return this.system.stat(path).mtime.getTime();
  }
}
