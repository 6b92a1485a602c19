/**
 * Asks the browser not to clear this origin's storage by itself. A frame's it keeps or clears with the site around it.
 * Nobody waits for the answer: some browsers ask the resident.
 */
export function requestPersistence() {
  if (parent === window) void navigator.storage?.persist?.().catch(() => false);
}
