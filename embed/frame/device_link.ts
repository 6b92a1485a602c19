import type { Device, DeviceFrame } from './device.js';
import { build } from './core.js';

type Script = typeof import('./device.js');

/** The device's script, fetched behind the first screen; asked for again when it did not come. */
export class DeviceLink {
  private opened: Promise<Device> | null = null;
  private tries = 0;

  constructor(private readonly side: DeviceFrame) {}

  open(): Promise<Device> {
    // Some browsers never ask again for a module that failed, under the same address.
    this.opened ??= (import(`${build.device.script}#${++this.tries}`) as Promise<Script>)
      .then(({ openDevice }) => openDevice(this.side));
    this.opened.catch(() => { this.opened = null; });
    return this.opened;
  }

  /** Has it do something, if it can be had. */
  tell(what: (device: Device) => unknown) {
    this.open().then(what).catch(() => {});
  }
}
