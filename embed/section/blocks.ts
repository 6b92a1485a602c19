// What a section beside the screen shows, as data. Who has something to say about this device makes blocks of it, and
// section_view.ts draws them.

export type Block =
  | { is: 'heading' | 'text' | 'status'; text: string }
  /** `entry`: key of the line whose text `press` is given. */
  | { is: 'button' | 'link-button'; key: string; text: string; entry?: string; press: (entered: string) => void }
  /** A line to type into, which no browser keeps. `error`: what is wrong with it; may be empty. */
  | { is: 'entry'; key: string; text: string; hint: string; error: string }
  /** Letters and digits to copy by hand. */
  | { is: 'code'; text: string }
  | { is: 'link'; text: string; address: string }
  | { is: 'details'; key: string; text: string; blocks: readonly Block[] };
