/** The file beside a pack that says what the device's script needs: its sentences in that language, and two rules. */
export interface DeviceFile {
  format: 'sealwell-device/1';
  words: Record<string, string>;
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

/** A sentence, with its names in braces filled in. */
export const say = (words: Record<string, string>, id: string, values: Record<string, string> = {}) =>
  (words[`device-${id}`] ?? '').replace(/\{(\w+)\}/g, (braces, name: string) => values[name] ?? braces);
