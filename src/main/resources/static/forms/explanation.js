/* A commune explains what was lowered, an agency answers. */

import {
  allIndicators,
  cellsOf,
  byDossier,
  enterMeasurement,
  entryControls,
  entryOf,
  sameEntry,
  scoreInWords,
} from './entries.js';
import { fileControls, fileLinks } from './evidence.js';
import { html, show } from './html.js';
import { ask, criteriaSet } from './server.js';
import { points } from './words.js';

function loweredLine(set, one, heard) {
  const indicator = allIndicators(set).find(({ code }) => code === one.indicator);
  return html`<td><b>${one.communeName}</b><div><b>${one.indicator}.</b> ${indicator.name}</div></td>
    <td>${scoreInWords(indicator, one.self)}<small>${points(one.claimed)} điểm</small></td>
    <td class="cg-lowered">${scoreInWords(indicator, one.appraised)}
      <small>${points(one.left)} điểm</small>
      ${one.appraised && one.appraised.note && html`<div class="cg-note">${one.agencyName}: ${one.appraised.note}</div>`}</td>
    ${heard(indicator)}`;
}

export async function explainIndicators(form) {
  const commune = await ask(`/api/dossiers/${encodeURIComponent(form.variable('dossierId'))}/explanations`);
  const set = await criteriaSet(commune.criteriaSet);
  const draft = form.drafted.explanations || {};
  const part = form.part('lowered');
  show(
    part,
    html`<h4 class="cg-title">${commune.communeName}: ${commune.lowered.length} chỉ tiêu bị hạ điểm</h4>
      <div class="cg-scroll" tabindex="0"><table class="cg-table cg-explained">
        <thead><tr><th>Chỉ tiêu</th><th>Xã tự chấm</th><th>Thẩm định</th><th>Giải trình của xã, minh chứng bổ sung</th></tr></thead>
        <tbody>${commune.lowered.map(
          (one) =>
            html`<tr data-code="${one.indicator}">${loweredLine(
              set,
              one,
              () => html`<td><textarea class="cg-input" rows="3" maxlength="4000" data-explanation
              placeholder="Để trống nếu chấp nhận kết quả thẩm định"
              aria-label="Giải trình chỉ tiêu ${one.indicator}">${draft[one.indicator] || ''}</textarea>
              <div data-files></div></td>`
            )}</tr>`
        )}</tbody></table></div>`
  );
  const lines = commune.lowered.map((one) => {
    const row = part.querySelector(`tr[data-code="${one.indicator}"]`);
    row
      .querySelector('[data-files]')
      .appendChild(fileControls(commune.dossierId, { code: one.indicator }, one.evidence, () => form.complain(null)));
    return { one, field: row.querySelector('[data-explanation]') };
  });
  const tell = () => {
    const count = lines.filter(({ field }) => field.value.trim()).length;
    show(
      form.state,
      count > 0
        ? html`<span>Giải trình <b>${count}</b> / ${lines.length} chỉ tiêu; chỉ tiêu để trống là chấp nhận.</span>`
        : html`<span class="cg-left">Chưa giải trình chỉ tiêu nào: hoàn thành lúc này nghĩa là chấp nhận tất cả.</span>`
    );
  };
  part.addEventListener('input', tell);
  form.offerRoom();
  tell();
  return {
    answer: () => ({
      explanations: lines.reduce((all, { one, field }) => {
        if (field.value.trim()) {
          all[one.indicator] = field.value.trim();
        }
        return all;
      }, {}),
    }),
    missing: () => null,
  };
}

export async function answerExplanations(form) {
  const agency = form.variable('agency');
  const round = await ask(
    `/api/explanation-rounds/${encodeURIComponent(form.variable('roundId'))}?agency=${encodeURIComponent(agency)}`
  );
  const set = await criteriaSet(round.criteriaSet);
  const draft = form.drafted.answers || {};
  const given = (one) =>
    (draft[one.dossierId] || {})[one.indicator] || Object.assign(entryOf(one.appraised), { note: '' });
  const part = form.part('explained');
  show(
    part,
    html`<h4 class="cg-title">${round.agencyName}: ${round.explained.length} chỉ tiêu được giải trình</h4>
      <div class="cg-scroll" tabindex="0"><table class="cg-table cg-explained">
        <thead><tr><th>Xã, chỉ tiêu</th><th>Xã tự chấm</th><th>Thẩm định</th><th>Giải trình của xã</th>
          <th>Kết quả sau giải trình, trả lời</th></tr></thead>
        <tbody>${round.explained.map(
          (one) =>
            html`<tr>${loweredLine(
              set,
              one,
              (
                indicator
              ) => html`<td><p class="cg-quote">${one.content}</p>${fileLinks(one.evidence, one.indicator)}</td>
              <td class="cg-cell">${entryControls(indicator, given(one), {
                name: `${one.dossierId}-${one.indicator}`,
                label: `${one.communeName}, chỉ tiêu ${one.indicator}`,
              })}
              <button type="button" class="btn btn-default btn-xs" data-restore>Lấy số của xã</button>
              <div class="cg-problem" role="alert"></div>
              <textarea class="cg-input cg-note-input" rows="2" maxlength="2000" data-field="note" placeholder="Trả lời của cơ quan (bắt buộc)"
                aria-label="Trả lời ${one.communeName}, chỉ tiêu ${one.indicator}">${given(one).note}</textarea></td>`
            )}</tr>`
        )}</tbody></table></div>`
  );
  const tell = (entries) => {
    entries.list.forEach((entry) => {
      entry.needsNote = true;
      entry.restored = sameEntry(entry.answers, entryOf(entry.one.self));
      entry.place.classList.toggle('cg-restored', entry.restored);
    });
    const restored = entries.list.filter((entry) => entry.restored).length;
    show(form.state, html`${entries.summary()} <span>Lấy lại số của xã: <b>${restored}</b> chỉ tiêu.</span>`);
  };
  const indicatorOf = (one) => allIndicators(set).find(({ code }) => code === one.indicator);
  const entries = cellsOf(form, part, 'giải trình', round.explained, indicatorOf, tell);
  part.addEventListener('click', (event) => {
    if (event.target.closest('[data-restore]')) {
      const entry = entries.list.find(({ place }) => place.contains(event.target));
      enterMeasurement(entry.place, entryOf(entry.one.self));
      entry.place.querySelector('[data-field="note"]').dispatchEvent(new Event('input', { bubbles: true }));
    }
  });
  return {
    answer: () => ({ answers: byDossier(entries) }),
    missing: () => entries.complaint(),
  };
}
