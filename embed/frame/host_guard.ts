// What is needed only while a journey is over a host's window, against a host that wants to know more than it is told. A
// script of its own, which the frame fetches when that begins.

export { watchCover } from './cover_watch.js';
export { keepHostStill, moveFocus } from './still_focus.js';
