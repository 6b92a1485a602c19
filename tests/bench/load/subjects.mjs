// What is measured: Sealwell as it is shipped, and two other ways of asking the same questions.

import { readFileSync } from 'node:fs';
import { partnerRoutes } from '../../../site/demo/partners.mjs';
import { startService } from '../../browser/support/service.mjs';
import { bareForm } from './bare_form.mjs';
import { compressedSite } from './compressed_site.mjs';
import { pagesOf } from './questions.mjs';
import { surveySite } from './survey_form.mjs';

const PACK = 'livewell-dorset';
const from = (path) => readFileSync(new URL(`../../../${path}`, import.meta.url), 'utf8');
const html = 'text/html; charset=utf-8';

/**
 * Starts all of them. A subject is {id, name, address, origin (of the page or frame that asks),
 * heading, start, question}: the last three are selectors of the first screen's heading, of its
 * button (none: the first question is on the first screen) and of the first question's first input.
 */
export async function startSubjects() {
  const questionnaire = JSON.parse(from(`site/packs/${PACK}/questionnaire.json`));
  const pages = pagesOf(questionnaire);
  const first = pages[0].questions[0];
  const title = JSON.parse(from(`site/packs/${PACK}/pack.json`)).start.title;

  // The service has to know the partner's origin, and the partner's page the service's.
  const partner = await compressedSite('localhost');
  const service = await startService([partner.origin]);
  partner.add(partnerRoutes(service.origin));
  const bare = await compressedSite('127.0.0.1', { '/': { type: html, body: bareForm(title, pages) } });
  const survey = await compressedSite('127.0.0.1', await surveySite(title, pages));

  const sealwell = {
    origin: service.origin,
    heading: '#sealwell-heading',
    start: '#sealwell-form button[value="start"]',
    question: `#sealwell-form input[name="${first.name}"]`,
  };
  const subjects = [
    // At the heading above the assessment, as somebody is who followed a link to it.
    { ...sealwell, id: 'partner', name: 'Sealwell, partner page', address: `${partner.origin}/surgery#assessment-heading` },
    { ...sealwell, id: 'alone', name: 'Sealwell, own page', address: `${service.origin}/a/${PACK}` },
    {
      id: 'bare', name: 'Bare HTML form', address: `${bare.origin}/`, origin: bare.origin,
      heading: 'legend', start: '', question: `input[name="${first.name}"]`,
    },
    {
      id: 'survey', name: 'SurveyJS', address: `${survey.origin}/`, origin: survey.origin,
      heading: `[data-name="${first.name}"]`, start: '', question: `[data-name="${first.name}"] input`,
    },
  ];
  return {
    subjects,
    /** The first question's words, which every subject has to have shown. */
    firstQuestion: first.text,
    close: () => Promise.all([service, partner, bare, survey].map((server) => server.close())),
  };
}
