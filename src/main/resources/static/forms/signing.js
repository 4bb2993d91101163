/*
 * The signer reads the papers before they are signed: the dialog shows them as they will be issued, and signs only when the signer has
 * confirmed it. It serves every form in Tasklist and the letters on the page of duties. The server refuses what is not confirmed.
 */

import { html, show } from './html.js';
import { ask } from './server.js';

const NOT_CONFIRMED = 'not-confirmed';
const PDF = 'data:application/pdf;base64,';

// Our own pages lay out every dialog as a full screen, Tasklist none: both get the same window.
const STYLE = `
  dialog.cg-signing[open] { display: block; width: min(880px, 94vw); min-width: 0; height: fit-content; min-height: 0; max-height: 94vh;
    margin: auto; padding: 16px 20px; overflow: auto; border: 1px solid #888; border-radius: 4px; background: #fff; color: #222; }
  .cg-signing::backdrop { background: rgba(0, 0, 0, .5); }
  .cg-signing h2 { margin: 0 0 8px; font-size: 20px; }
  .cg-signing iframe { display: block; width: 100%; height: 60vh; margin: 8px 0; border: 1px solid #bbb; background: #fff; }
  .cg-signing label { display: block; margin: 12px 0; font-weight: bold; }
  .cg-signing button { display: inline-block; width: auto; margin: 0 8px 0 0; }`;

/** The page of a paper in the middle of its frame: 16 cm of text, as on A4. */
const PAPER = '<style>body { width: 16cm; margin: 24px auto !important; }</style>';

/** Whether the server wants the signer's confirmation. @param problem the problem details of an answer */
export function isUnconfirmed(problem) {
  return Boolean(problem) && problem.code === NOT_CONFIRMED;
}

/** Papers of Word pages have no scripts, and the frame runs none. */
function frame(page, number, of) {
  return html`<iframe sandbox title="Văn bản ${number + 1}/${of}" srcdoc="${page + PAPER}"></iframe>`;
}

/**
 * Shows the papers and asks for the confirmation.
 *
 * @param url where the server makes the papers
 * @param body what would be signed
 * @return whether the signer confirmed
 */
export async function readsAndSigns(url, body) {
  const { pages, pdf } = await ask(url, body);
  const dialog = document.createElement('dialog');
  dialog.className = 'cg-signing';
  dialog.setAttribute('aria-labelledby', 'cg-signing-title');
  show(
    dialog,
    html`<h2 id="cg-signing-title">Đọc văn bản trước khi ký</h2>
      <p>Số và ngày được ghi khi ký. <a href="${PDF}${pdf}" download="du-thao.pdf">Tải bản in (PDF)</a></p>
      ${pages.map((page, number) => frame(page, number, pages.length))}
      <form method="dialog">
        <label><input type="checkbox" required> Tôi đã đọc văn bản và ký</label>
        <button type="submit" value="sign" class="btn btn-primary">Ký văn bản</button>
        <button type="submit" value="" formnovalidate class="btn btn-default secondary">Chưa ký</button>
      </form>`
  );
  const style = document.createElement('style');
  style.textContent = STYLE;
  dialog.prepend(style);
  document.body.append(dialog);
  dialog.showModal();
  return new Promise((resolve) => {
    dialog.addEventListener('close', () => {
      dialog.remove();
      resolve(dialog.returnValue === 'sign');
    });
  });
}
