// A display that nobody sees, and the little of the X protocol that a test needs to look at its windows and close them.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createConnection } from 'node:net';

/** An X server on a free number, until the test `t` ends: its number. */
export async function startDisplay(t, { width = 1600, height = 1000 } = {}) {
  const words = ['-displayfd', '3', '-screen', '0', `${width}x${height}x24`, '-nolisten', 'tcp'];
  const server = spawn('Xvfb', words, { stdio: ['ignore', 'ignore', 'ignore', 'pipe'] });
  const ended = once(server, 'exit');
  t.after(async () => {
    server.kill();
    await ended;
  });
  let number = '';
  for await (const bytes of server.stdio[3]) {
    number += bytes;
    if (number.endsWith('\n')) break;
  }
  if (!/^\d+\n$/.test(number)) throw new Error('Xvfb did not start');
  return Number(number);
}

const request = (opcode, detail, ...words) => {
  const bytes = Buffer.alloc(4 + 4 * words.length);
  bytes.writeUInt8(opcode, 0);
  bytes.writeUInt8(detail, 1);
  bytes.writeUInt16LE(bytes.length / 4, 2);
  words.forEach((word, i) => bytes.writeUInt32LE(word >>> 0, 4 + 4 * i));
  return bytes;
};

/** A client of the display. Requests are asked one after the other. */
export class Client {
  #socket;
  #chunks;
  #left = Buffer.alloc(0);

  static async of(display) {
    const client = new Client();
    client.#socket = createConnection(`/tmp/.X11-unix/X${display}`);
    client.#chunks = client.#socket[Symbol.asyncIterator]();
    client.#socket.write(Buffer.from([0x6c, 0, 11, 0, 0, 0, 0, 0, 0, 0, 0, 0]));
    const head = await client.#take(8);
    const setup = await client.#take(head.readUInt16LE(6) * 4);
    if (head[0] !== 1) throw new Error(`the display refused: ${setup.toString('latin1')}`);
    const vendor = setup.readUInt16LE(16);
    client.root = setup.readUInt32LE(32 + vendor + (-vendor & 3) + 8 * setup[21]);
    return client;
  }

  async #take(length) {
    while (this.#left.length < length) {
      const { value, done } = await this.#chunks.next();
      if (done) throw new Error('the display is gone');
      this.#left = Buffer.concat([this.#left, value]);
    }
    const taken = this.#left.subarray(0, length);
    this.#left = this.#left.subarray(length);
    return taken;
  }

  async #ask(bytes) {
    this.#socket.write(bytes);
    const head = await this.#take(32);
    if (head[0] !== 1) throw new Error(`the display answered with error ${head[1]}`);
    return { head, more: await this.#take(head.readUInt32LE(4) * 4) };
  }

  async #atom(name) {
    const padded = Buffer.alloc(name.length + (-name.length & 3));
    padded.write(name);
    const bytes = Buffer.concat([request(16, 0, name.length), padded]);
    bytes.writeUInt16LE(bytes.length / 4, 2);
    return (await this.#ask(bytes)).head.readUInt32LE(8);
  }

  /** The windows that are shown, with their sizes. */
  async windows() {
    const { head, more } = await this.#ask(request(15, 0, this.root));
    const shown = [];
    for (let i = 0; i < head.readUInt16LE(16); ++i) {
      const id = more.readUInt32LE(4 * i);
      const { head: attributes } = await this.#ask(request(3, 0, id));
      const { head: geometry } = await this.#ask(request(14, 0, id));
      const viewable = attributes[26] === 2;
      if (viewable) shown.push({ id, width: geometry.readUInt16LE(16), height: geometry.readUInt16LE(18) });
    }
    return shown;
  }

  /** What a window shows, four bytes a pixel. */
  async pixels({ id, width, height }) {
    const area = Buffer.alloc(8);
    area.writeUInt16LE(width, 4);
    area.writeUInt16LE(height, 6);
    return (await this.#ask(request(73, 2, id, area.readUInt32LE(0), area.readUInt32LE(4), 0xffffffff))).more;
  }

  /** Asks a window to close, as a window manager does when its corner is pressed. */
  async close({ id }) {
    const [type, what] = [await this.#atom('WM_PROTOCOLS'), await this.#atom('WM_DELETE_WINDOW')];
    const clientMessage = 33 | 32 << 8;
    this.#socket.write(request(25, 0, id, 0, clientMessage, id, type, what, 0, 0, 0, 0));
    await this.#ask(request(43, 0));  // an answer to this one means that the other was taken
  }

  end() { this.#socket.destroy(); }
}
