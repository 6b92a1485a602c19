/** Whether what is stored here outlasts the page: not in a frame that the page around has made `credentialless`. */
export const isStorageLasting = () => !(window as { credentialless?: boolean }).credentialless;

/**
 * Asks the browser not to clear this origin's storage by itself. A frame's it keeps or clears with the site around it.
 * Nobody waits for the answer: some browsers ask the resident.
 */
export function requestPersistence() {
  if (parent === window) void navigator.storage?.persist?.().catch(() => false);
}
