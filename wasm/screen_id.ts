/** What a screen can be: the kinds of `ScreenId` in core/engine/screen_id.hpp, by their words. */
export type ScreenKind =
  | 'start' | 'item' | 'results' | 'consent' | 'check' | 'send' | 'sending' | 'not-sent' | 'sent' | 'refused' | 'ended'
  | 'finished' | 'given-up' | 'changes';

/** The kind of the screen with this id: what stands before the slash, or all of it. */
export const kindOfScreen = (id: string) => id.split('/', 1)[0] as ScreenKind;
