/** Lets the browser offer to add the page to the home screen. Stores nothing. */
export function offerInstallation(service: string) {
  if (parent !== window) return;
  const link = document.createElement('link');
  link.rel = 'manifest';
  link.href = `/a/${service}.webmanifest`;
  document.head.append(link);
}
