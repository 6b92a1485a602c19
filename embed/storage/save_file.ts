/** How long the file's address stays: a browser has taken the bytes by then. */
const ADDRESS_LASTS_MS = 60_000;

/** Hands a file to the browser, which saves it among the downloads or asks where to. */
export function saveFile(name: string, content: BlobPart, mediaType = 'application/octet-stream') {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([content], { type: mediaType }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), ADDRESS_LASTS_MS);
}
