// What is ever stored in a resident's browser, and why: /storage.json of every site. docs/offline.md, "What is stored"
// says how to read it; a test compares it with what browsers hold at each step of a journey.

/** The exemption of regulation 6 and schedule A1 of the Privacy and Electronic Communications Regulations. */
const REQUESTED = 'strictly necessary for what the resident asked for';

const things = [
  {
    place: 'indexedDB', name: 'sealwell', origin: 'service',
    holds: 'sealed envelopes that the service has not confirmed, which only it can open, and what shows that they may be sent or deleted; ' +
      'of a deleted one only what deletes it',
    when: 'the resident pressed the button that sends, or that deletes what was sent, from then on',
    purpose: 'a referral that could not be sent is not lost',
    lifetime: 'until the service has confirmed that it has the envelope, or that it is deleted',
  },
  {
    place: 'cacheStorage', name: 'sealwell-outbox', origin: 'service',
    holds: 'a second copy of the same',
    when: 'the resident pressed the button that sends, or that deletes what was sent, from then on',
    purpose: 'browsers that forget the first copy when they are closed keep this one',
    lifetime: 'until the service has confirmed that it has the envelope, or that it is deleted',
  },
  {
    place: 'localStorage', name: 'sealwell:ORIGIN/SERVICE/ENVELOPE', origin: 'host',
    holds: 'a copy of the same sealed envelopes with what shows that they may be sent; the website can not open it. Only for services that allow it',
    when: 'sending failed',
    purpose: 'browsers that forget what a frame stored keep what the website itself stored',
    lifetime: 'until the service has confirmed the envelope or the resident deletes it; four envelopes at most',
  },
  {
    place: 'serviceWorker', name: '/workers/SERVICE.js', origin: 'service',
    holds: 'the program that opens the form without internet; nothing about anybody',
    when: 'the resident asked to use the form without internet',
    purpose: 'the form opens without internet',
    lifetime: 'until the resident takes the form off the device, or clears the browser\'s data',
  },
  {
    place: 'cacheStorage', name: 'sealwell-app-SERVICE/VERSION', origin: 'service',
    holds: 'the files of the form, the same for everybody; nothing about anybody',
    when: 'the resident asked to use the form without internet',
    purpose: 'the form opens without internet',
    lifetime: 'until a newer version takes its place, the resident takes the form off the device, or clears the browser\'s data',
  },
  {
    place: 'indexedDB', name: 'sealwell-draft', origin: 'service',
    holds: 'answers that the resident has not sent, encrypted with a code that the resident keeps and that is stored nowhere',
    when: 'the resident asked to save them and come back',
    purpose: 'the resident can go on another day',
    lifetime: 'seven days: then the form opens them no more, and they go when it is opened next; sooner when the resident deletes or clears them, or has sent or ended',
  },
];

export const storageManifest = () => `${JSON.stringify({
  format: 'sealwell-storage/1',
  cookies: [],
  things: things.map((thing) => ({ ...thing, exemption: REQUESTED })),
}, null, 2)}\n`;
