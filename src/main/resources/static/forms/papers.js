/* Official papers: to read as PDF, to take away as a Word file. */

import { html, show } from './html.js';
import { ask } from './server.js';
import { day } from './words.js';

function paperLine({ title, number, issuedOn, pdf, docx }) {
  return html`<li>${title}${number ? ` số ${number}, ngày ${day(issuedOn)}` : ' (dự thảo)'}:
    <a href="${pdf}" target="_blank" rel="noopener">Xem bản in (PDF)</a> ·
    <a href="${docx}">Tải Word</a></li>`;
}

/**
 * The papers about what the task is about.
 *
 * @param issued types of which those that were issued are shown
 * @param drafts types of which the one that would be issued now is shown
 */
export async function showPapers(form, key, issued, drafts) {
  const part = form.part('papers');
  if (!part) {
    return; // a form of a year that was opened before there were papers
  }
  const papers = (await ask(`/api/papers?key=${encodeURIComponent(key)}`)).filter(({ type, number }) =>
    (number ? issued : drafts).includes(type)
  );
  show(part, html`${papers.length > 0 && html`<ul class="cg-papers">${papers.map(paperLine)}</ul>`}`);
}
