/* A decision is withdrawn, the agencies asked appraise again, the chair decides again. */

import { classesUpTo, resultsTable } from './assessment.js';
import { options } from './entries.js';
import { appraiseIndicators } from './grid.js';
import { html, show } from './html.js';
import { showPapers } from './papers.js';
import { ask, criteriaSet } from './server.js';

export async function withdrawDecision(form) {
  const years = (await ask('/api/reclassifications/candidates')).filter(({ candidates }) => candidates.length > 0);
  const part = form.part('withdrawal');
  if (years.length === 0) {
    show(part, html`<p class="cg-warning">Chưa có quyết định nào mà đồng chí thu hồi được.</p>`);
    return { answer: () => ({}), missing: () => ({ text: 'Chưa có quyết định nào để thu hồi.' }) };
  }
  show(
    part,
    html`<label class="cg-field" for="cg-commune">Xã, phường, thị trấn <span class="cg-muted">(bắt buộc)</span></label>
      <select id="cg-commune" class="cg-input">${options(
        years.reduce(
          (all, { year, candidates }) =>
            all.concat(
              candidates.map((one) => [
                one.dossierId,
                `${one.communeName}, ${one.districtName}, năm ${year}: ${one.classTitle}`,
              ])
            ),
          [['', 'Chọn một xã']]
        ),
        ''
      )}</select>
      <label class="cg-field" for="cg-withdrawal-reason">Lý do thu hồi <span class="cg-muted">(bắt buộc)</span></label>
      <textarea id="cg-withdrawal-reason" class="cg-input" rows="3" maxlength="2000"></textarea>
      <fieldset data-part="agencies"></fieldset>`
  );
  const commune = part.querySelector('#cg-commune');
  const reason = part.querySelector('#cg-withdrawal-reason');
  const asked = form.part('agencies');
  const listAgencies = () => {
    const year = years.find(({ candidates }) => candidates.some(({ dossierId }) => dossierId === commune.value));
    show(
      asked,
      year &&
        html`<legend class="cg-field">Cơ quan phải thẩm định lại
            <span class="cg-muted">(không chọn thì giữ kết quả thẩm định cũ)</span></legend>
          <div class="cg-agencies">${year.agencies.map(
            ({ code, name }) => html`<label class="cg-tick"><input type="checkbox" value="${code}"> ${name}</label>`
          )}</div>`
    );
  };
  commune.addEventListener('change', listAgencies);
  return {
    answer: () => ({
      commune: commune.value,
      reason: reason.value.trim(),
      agencies: Array.from(asked.querySelectorAll('input:checked')).map(({ value }) => value),
    }),
    missing: () => {
      if (!commune.value) {
        return { text: 'Chọn một xã.', field: commune };
      }
      return reason.value.trim() ? null : { text: 'Ghi lý do thu hồi quyết định.', field: reason };
    },
  };
}

export async function reappraise(form) {
  show(form.part('why'), html`<h4>Vì sao phải thẩm định lại</h4><p class="cg-quote">${form.variable('why')}</p>`);
  return appraiseIndicators(form, form.variable('dossierId'));
}

export async function decideAgain(form) {
  const found = await ask(`/api/reclassifications/${encodeURIComponent(form.variable('dossierId'))}`);
  const set = await criteriaSet(found.criteriaSet);
  show(
    form.part('case'),
    html`<h4>${found.cause}</h4><p class="cg-quote">${found.reason}</p>
      <p>Mức trước khi thu hồi: <b>${found.formerTitle}</b>.
        ${
          found.reappraisals.length > 0 &&
          html`Đã thẩm định lại: ${found.reappraisals.map(({ agencyName }) => agencyName).join('; ')}.`
        }</p>`
  );
  await showPapers(form, found.dossierId, ['withdrawal-decision'], ['renewed-decision']);
  show(form.part('results'), resultsTable({ assessment: Object.assign({}, found, { communes: [found] }), set }));
  show(
    form.part('decision'),
    html`<label class="cg-field" for="cg-decided-class">Mức xếp loại <span class="cg-muted">(bắt buộc)</span></label>
      <select id="cg-decided-class" class="cg-input">${options(
        classesUpTo(found.proposedClass),
        form.drafted.decidedClass || found.proposedClass
      )}</select>
      <label class="cg-field" for="cg-decision-reason">Lý do của quyết định mới <span class="cg-muted">(bắt buộc)</span></label>
      <textarea id="cg-decision-reason" class="cg-input" rows="3" maxlength="2000">${form.drafted.reason}</textarea>`
  );
  const decided = form.root.querySelector('#cg-decided-class');
  const reason = form.root.querySelector('#cg-decision-reason');
  form.offerRoom();
  return {
    answer: () => ({ decidedClass: decided.value, reason: reason.value.trim() }),
    missing: () =>
      reason.value.trim() ? null : { text: 'Chưa hoàn thành được: cần ghi lý do của quyết định mới.', field: reason },
  };
}
