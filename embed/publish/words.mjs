// What the published pages say for themselves, beside the core's sentences: leaving the page in a hurry, and the form on
// paper. In the languages that the packs here have; a page in another gets the English words, marked as English.

const words = {
  en: {
    exit: 'Exit this page',
    emergency: 'Emergency',
    exiting: 'Leaving this page.',
    pressTwice: 'Shift, press 2 more times to leave.',
    pressOnce: 'Shift, press 1 more time to leave.',
    expired: 'Leaving this page was cancelled.',
    paperLink: 'Get the questions as a page to print or save',
    paperTitle: 'The questions on paper',
    paperLead: 'Print this page or save it. You can fill it in and have it beside you when you call. Nothing that you write here is sent to anybody.',
    save: 'Save this page',
    yes: 'Yes',
    no: 'No',
    one: 'Choose one',
    several: 'Choose all that are right',
    onlyIf: 'Only if this is about you',
    other: 'Something else',
    date: 'Day, month, year',
  },
  cy: {
    exit: 'Gadael y dudalen hon',
    emergency: 'Argyfwng',
    exiting: 'Yn gadael y dudalen hon.',
    pressTwice: 'Shift, pwyswch 2 waith eto i adael.',
    pressOnce: 'Shift, pwyswch 1 waith eto i adael.',
    expired: 'Ni adawyd y dudalen hon.',
    paperLink: 'Cael y cwestiynau fel tudalen i’w hargraffu neu ei chadw',
    paperTitle: 'Y cwestiynau ar bapur',
    paperLead: 'Argraffwch y dudalen hon neu ei chadw. Gallwch ei llenwi a’i chael wrth law pan fyddwch yn ffonio. Nid yw dim a ysgrifennwch yma yn cael ei anfon at neb.',
    save: 'Cadw’r dudalen hon',
    yes: 'Ydw neu oes',
    no: 'Nac ydw neu nac oes',
    one: 'Dewiswch un',
    several: 'Dewiswch bopeth sy’n gywir',
    onlyIf: 'Dim ond os yw hyn yn berthnasol i chi',
    other: 'Rhywbeth arall',
    date: 'Diwrnod, mis, blwyddyn',
  },
  ur: {
    exit: 'اس صفحے سے نکلیں',
    emergency: 'ہنگامی صورت',
    exiting: 'آپ اس صفحے سے نکل رہے ہیں۔',
    pressTwice: 'Shift، نکلنے کے لیے 2 بار اور دبائیں۔',
    pressOnce: 'Shift، نکلنے کے لیے 1 بار اور دبائیں۔',
    expired: 'اس صفحے سے نکلنا منسوخ ہو گیا۔',
    paperLink: 'سوالات کا صفحہ لیں جسے چھاپا یا محفوظ کیا جا سکے',
    paperTitle: 'سوالات کاغذ پر',
    paperLead: 'یہ صفحہ چھاپیں یا محفوظ کریں۔ آپ اسے بھر کر فون کرتے وقت اپنے پاس رکھ سکتے ہیں۔ جو کچھ آپ یہاں لکھیں گے وہ کسی کو نہیں بھیجا جاتا۔',
    save: 'یہ صفحہ محفوظ کریں',
    yes: 'ہاں',
    no: 'نہیں',
    one: 'ایک چنیں',
    several: 'جو درست ہوں سب چنیں',
    onlyIf: 'صرف اگر یہ آپ سے متعلق ہو',
    other: 'کچھ اور',
    date: 'دن، مہینہ، سال',
  },
};

const RIGHT_TO_LEFT = ['ar', 'fa', 'he', 'ps', 'sd', 'ug', 'ur', 'yi'];
const primary = (language) => language.split('-')[0].toLowerCase();

export const directionOf = (language) => (RIGHT_TO_LEFT.includes(primary(language)) ? 'rtl' : 'ltr');

/** The words for a page in this language, and in which language they are. */
export function wordsFor(language) {
  const spoken = primary(language) in words ? primary(language) : 'en';
  return { ...words[spoken], language: spoken };
}

/** A text for where it stands in HTML, between tags or in double quotes. */
export const escaped = (text) => String(text).replace(/[&<>"']/g, (one) => `&#${one.charCodeAt(0)};`);
