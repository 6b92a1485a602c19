// What a section beside the screen shows, as data. Who has something to say about this device makes blocks of it, and
// section_view.ts draws them.

export type Block =
  | { is: 'heading' | 'text' | 'status'; text: string }
  | { is: 'button' | 'link-button'; key: string; text: string; press: () => void }
  | { is: 'link'; text: string; address: string }
  | { is: 'details'; key: string; text: string; blocks: readonly Block[] };
