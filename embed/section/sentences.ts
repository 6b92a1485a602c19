/** What a pack's file beside it has for the sections, by id, in one language. */
export type Sentences = Readonly<Record<string, string>>;

/** A sentence by its id, with its names in braces filled in. */
export type Say = (id: string, values?: Record<string, string>) => string;

/** One to be said in whichever language the screen speaks by then. */
export type Said = Parameters<Say>;

export function fillSentence(sentences: Sentences, id: string, values: Record<string, string> = {}): string {
  const fill = (braces: string, name: string) => {
    const value = values[name];
    if (value === undefined) return braces;
    // A reference's groups keep their order in a line that runs from right to left.
    return name === 'reference' && document.documentElement.dir === 'rtl' ? `\u2066${value}\u2069` : value;
  };
  return (sentences[`device-${id}`] ?? '').replace(/\{(\w+)\}/g, fill);
}

/** A day as people write it. Plain "en" would be written as in America. */
export function formatDate(moment: number): string {
  const { lang } = document.documentElement;
  // Browsers that have no month names of a language would write an American date in its midst: Chromium has none in Welsh.
  if (!Intl.DateTimeFormat.supportedLocalesOf(lang).length) {
    return new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'numeric', year: 'numeric' }).format(moment);
  }
  return new Intl.DateTimeFormat(lang === 'en' ? 'en-GB' : lang, { dateStyle: 'long' }).format(moment);
}
