/* Final values replace estimates. */

import { allIndicators, cellsOf, byDossier, entryControls, entryOf, sameEntry, scoreInWords } from './entries.js';
import { html, show } from './html.js';
import { ask, criteriaSet } from './server.js';
import { points } from './words.js';

export async function enterFinalValues(form) {
  const agency = form.variable('agency');
  const list = await ask(
    `/api/final-values/${encodeURIComponent(form.variable('sessionId'))}?agency=${encodeURIComponent(agency)}`
  );
  const set = await criteriaSet(list.criteriaSet);
  const draft = form.drafted.values || {};
  const given = (one) => (draft[one.dossierId] || {})[one.indicator] || {};
  const indicatorOf = (one) => allIndicators(set).find(({ code }) => code === one.indicator);
  const part = form.part('estimates');
  show(
    part,
    html`<h4 class="cg-title">${list.agencyName}: ${list.estimates.length} số ước cần thay</h4>
      <div class="cg-scroll" tabindex="0"><table class="cg-table cg-explained">
        <thead><tr><th>Xã, chỉ tiêu</th><th>Xã tự chấm</th><th>Số ước đã thẩm định</th>
          <th>Số chính thức</th></tr></thead>
        <tbody>${list.estimates.map((one) => {
          const indicator = indicatorOf(one);
          const label = `${one.communeName}, chỉ tiêu ${one.indicator}`;
          return html`<tr><td><b>${one.communeName}</b><div><b>${one.indicator}.</b> ${indicator.name}</div></td>
            <td>${scoreInWords(indicator, one.self)}</td>
            <td>${scoreInWords(indicator, one.appraised)}<small>${points(one.points)} điểm</small></td>
            <td class="cg-cell">${entryControls(indicator, given(one), {
              name: `${one.dossierId}-${one.indicator}`,
              label,
              final: true,
            })}
              <div class="cg-problem" role="alert"></div>
              <textarea class="cg-input cg-note-input" rows="2" maxlength="2000" data-field="note"
                placeholder="Nguồn số liệu, lý do khác" aria-label="Nguồn số liệu: ${label}">${given(one).note}</textarea></td></tr>`;
        })}</tbody></table></div>`
  );
  const tell = (entries) => {
    entries.list.forEach((entry) => {
      entry.needsNote = Boolean(entry.one.self) && !sameEntry(entry.answers, entryOf(entry.one.self));
    });
    show(form.state, entries.summary());
  };
  const entries = cellsOf(form, part, 'số chính thức', list.estimates, indicatorOf, tell);
  return {
    answer: () => ({ values: byDossier(entries) }),
    missing: () => entries.complaint(),
  };
}
