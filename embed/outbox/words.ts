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
export function say(words: Record<string, string>, id: string, values: Record<string, string> = {}): string {
  const fill = (braces: string, name: string) => {
    const value = values[name];
    if (value === undefined) return braces;
    // A reference's groups keep their order in a line that runs from right to left.
    return name === 'reference' && document.documentElement.dir === 'rtl' ? `\u2066${value}\u2069` : value;
  };
  return (words[`device-${id}`] ?? '').replace(/\{(\w+)\}/g, fill);
}

/** A day as people write it. Plain "en" would be written as in America. */
export function writtenDay(moment: number): string {
  const { lang } = document.documentElement;
  return new Intl.DateTimeFormat(lang === 'en' ? 'en-GB' : lang, { dateStyle: 'long' }).format(moment);
}
