// A host page as a hostile courier: its own frame around the service's form, and its own hoard of what it was given. It says
// that it keeps everything, forgets nothing, and hands back what the test tells it to.

/** The page. `attributes` stand on its iframe, `display` is what it says that it does with journeys. */
export const courierHost = (address, attributes = '', display = 'inline') => `<!DOCTYPE html><html lang="en"><title>Partner</title><body>
<iframe id="f" title="Form" ${attributes} src="${address}" style="width:900px;height:1500px;border:0"></iframe><script>
const frame = document.getElementById('f');
const hoard = JSON.parse(localStorage.hoard ?? '{}');
/** What it hands back: as kept, unless the test has put something else here. */
const handBack = JSON.parse(localStorage.handBack ?? 'null') ?? hoard;
window.heard = [];
window.heights = [];
const say = (message) => frame.contentWindow.postMessage({ sealwell: 2, ...message }, '*');
addEventListener('message', ({ source, data }) => {
  if (source !== frame.contentWindow) return;
  heard.push(data.type);
  if (data.type === 'height') heights.push(data.height);
  if (data.type === 'hello') say({ type: 'init', display: '${display}' });
  if (data.type === 'keep') {
    hoard[data.id] = data.envelope;
    localStorage.hoard = JSON.stringify(hoard);
    say({ type: 'kept', id: data.id, held: true });
  }
  if (data.type === 'ask') for (const [id, envelope] of Object.entries(handBack)) say({ type: 'parcel', id, envelope });
});</script></html>`;

const PROOF = 128;
const HASH_AT = 32;

/** A parcel's two parts. */
export const partsOf = (parcel) => {
  const bytes = Buffer.from(parcel, 'base64');
  return { proof: bytes.subarray(0, PROOF), envelope: bytes.subarray(PROOF) };
};
export const parcelOf = (proof, envelope) => Buffer.concat([proof, envelope]).toString('base64');

/** The envelope with its last byte changed: the same id, and nothing that the staff could open. */
export function altered(envelope) {
  const bytes = Buffer.from(envelope);
  bytes[bytes.length - 1] ^= 1;
  return bytes;
}

/** The proof with another hash in it. */
export function naming(proof, hash) {
  const bytes = Buffer.from(proof);
  bytes.set(hash, HASH_AT);
  return bytes;
}

/** Posts as anybody can. */
export async function post(origin, envelope, proof) {
  const headers = { 'Content-Type': 'application/octet-stream', ...(proof && { 'Sealwell-Proof': Buffer.from(proof).toString('base64') }) };
  const answer = await fetch(`${origin}/v1/envelopes`, { method: 'POST', headers, body: envelope });
  return { status: answer.status, error: (await answer.json()).error };
}
