/* The score sheet of one commune, to look at. */

import { historyLink, rules, scoreInWords, setLabel } from './entries.js';
import { fileLinks } from './evidence.js';
import { html, show } from './html.js';
import { ask, criteriaSet } from './server.js';
import { number, points } from './words.js';

export async function loadSheet(form) {
  const sheet = await ask(`/api/dossiers/${encodeURIComponent(form.variable('dossierId'))}/sheet`);
  return { sheet, set: await criteriaSet(sheet.criteriaSet) };
}

export function sheetTable(sheet, set, line, criterionPoints) {
  return html`<h4 class="cg-title">Bản tự chấm điểm: ${sheet.communeName}, năm ${sheet.dossierId.slice(0, 4)}
      ${historyLink(sheet.dossierId)}</h4>
    ${setLabel(set)}
    <table class="cg-table cg-sheet">
      <thead><tr><th>Mã</th><th>Chỉ tiêu</th><th>Kết quả đo được</th><th>Điểm</th></tr></thead>
      ${set.criteria.map(
        (criterion, i) => html`<tbody>
          <tr class="cg-criterion"><th colspan="3" scope="rowgroup">${i + 1}. ${criterion.name}
              ${criterion.scaling && html`<div class="cg-muted">${criterion.scaling}</div>`}</th>
            <td class="cg-points"><b data-criterion="${criterion.code}">${criterionPoints(criterion)}</b>
              <small>/ ${number(criterion.maxPoints)}</small></td></tr>
          ${criterion.indicators.map(line)}
        </tbody>`
      )}
    </table>`;
}

export function sheetLine(indicator, result, earned) {
  const evidence = indicator.evidence.concat(indicator.dataSource ? `Nguồn số liệu: ${indicator.dataSource}` : []);
  return html`<tr data-code="${indicator.code}">
    <td>${indicator.code}</td>
    <td><div>${indicator.name}</div>${rules(indicator)}
      <details><summary>Minh chứng, nguồn số liệu</summary><ul>${evidence.map((text) => html`<li>${text}</li>`)}</ul></details></td>
    <td>${result}</td>
    <td class="cg-points"><b data-points>${earned}</b> <small>/ ${number(indicator.maxPoints)}</small></td>
  </tr>`;
}

export function readOnlySheet(sheet, set) {
  const totals = sheet.selfTotals;
  return html`${sheetTable(
    sheet,
    set,
    (indicator) => {
      const score = sheet.self[indicator.code];
      return sheetLine(
        indicator,
        html`${scoreInWords(indicator, score)}
          ${score && score.note && html`<div class="cg-note">Giải trình: ${score.note}</div>`}
          ${fileLinks(sheet.evidence, indicator.code)}`,
        points(score && score.points)
      );
    },
    (criterion) => points(totals.criteria[criterion.code])
  )}
  <p class="cg-total">Tổng điểm tự chấm: <b>${points(totals.total)}</b> / ${number(set.maxPoints)}</p>
  ${
    totals.vetoReasons.length > 0 &&
    html`<p class="cg-warning">Có điều làm xã không được xét danh hiệu cao: ${totals.vetoReasons.join('; ')}.</p>`
  }`;
}

export async function showReadOnlySheet(form) {
  const { sheet, set } = await loadSheet(form);
  show(form.part('sheet'), readOnlySheet(sheet, set));
  form.offerRoom();
}
