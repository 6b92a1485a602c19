import type { Sentences } from '../section/sentences.js';

/** The file beside a pack that says what the device's script needs: its sentences in that language, and two rules. */
export interface DeviceFile {
  format: 'sealwell-device/1';
  words: Sentences;
  /** Where envelopes go, on this origin. */
  intake: string;
  /** Whether host pages may keep envelopes. */
  hostKeepsSealed: boolean;
}

export async function fetchDeviceFile(packAddress: string): Promise<DeviceFile> {
  const response = await fetch(packAddress.replace(/pack$/, 'device'));
  if (!response.ok) throw new Error(`HTTP ${response.status}`);
  return await response.json() as DeviceFile;
}
