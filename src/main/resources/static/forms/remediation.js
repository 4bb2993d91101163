/* A weak commune's plan: found, planned, approved, concluded. */

import { options } from './entries.js';
import { html, show } from './html.js';
import { showPapers } from './papers.js';
import { ask } from './server.js';
import { day, dayInWords } from './words.js';

export async function openRemediation(form) {
  const candidates = await ask('/api/remediations/candidates');
  const part = form.part('remediation');
  show(
    part,
    html`<label class="cg-field" for="cg-commune">Xã, phường, thị trấn <span class="cg-muted">(bắt buộc)</span></label>
      <select id="cg-commune" class="cg-input">${options(
        [['', 'Chọn một xã'], ...candidates.map((one) => [one.dossierId, one.communeName])],
        ''
      )}</select>
      <label class="cg-field" for="cg-cause">Vì sao đưa vào diện khắc phục <span class="cg-muted">(bắt buộc)</span></label>
      <textarea id="cg-cause" class="cg-input" rows="4" maxlength="2000"></textarea>`
  );
  const commune = part.querySelector('#cg-commune');
  const cause = part.querySelector('#cg-cause');
  return {
    answer: () => ({ commune: commune.value, cause: cause.value.trim() }),
    missing: () => {
      if (!commune.value) {
        return { text: 'Chọn một xã.', field: commune };
      }
      return cause.value.trim() ? null : { text: 'Ghi vì sao đưa xã vào diện khắc phục.', field: cause };
    },
  };
}

const MEASURE_FIELDS = [
  ['weakness', 'ghi điểm yếu phải khắc phục'],
  ['action', 'ghi việc phải làm'],
  ['agency', 'chọn cơ quan phụ trách'],
  ['due', 'chọn thời hạn'],
];

function measureLine(measure, agencies) {
  const label = (text) => html`aria-label="${text}"`;
  return html`<tr data-measure>
    <td><textarea class="cg-input" rows="3" maxlength="2000" data-field="weakness" ${label('Điểm yếu')}>${measure.weakness}</textarea></td>
    <td><textarea class="cg-input" rows="3" maxlength="2000" data-field="action" ${label('Việc phải làm')}>${measure.action}</textarea></td>
    <td><select class="cg-input" data-field="agency" ${label('Cơ quan phụ trách')}>${options(
      [['', 'Chọn cơ quan'], ...agencies.map((one) => [one.code, one.name])],
      measure.agency || ''
    )}</select></td>
    <td><input type="date" class="cg-input" data-field="due" value="${measure.due}" ${label('Thời hạn')}>
      <div class="cg-muted"></div></td>
    <td><button type="button" class="btn btn-default" data-remove>Bỏ</button></td></tr>`;
}

export async function planRemediation(form) {
  const plan = await ask(`/api/remediations/${encodeURIComponent(form.variable('dossierId'))}`);
  const begun = form.drafted.measures || (plan.measures.length > 0 ? plan.measures : plan.suggestions);
  const returned = form.variable('returnReason');
  const part = form.part('plan');
  show(
    part,
    html`${returned && html`<p class="cg-warning">Kế hoạch bị trả lại: ${returned}</p>`}
      <h4 class="cg-title">${plan.communeName}</h4><p class="cg-quote">${plan.cause}</p>
      <table class="cg-table"><thead><tr><th>Điểm yếu</th><th>Việc phải làm</th><th>Cơ quan phụ trách</th><th>Thời hạn</th><th></th></tr></thead>
      <tbody>${(begun.length > 0 ? begun : [{}]).map((one) => measureLine(one, plan.agencies))}</tbody></table>
      <button type="button" class="btn btn-default" data-add>Thêm một biện pháp</button>`
  );
  const body = part.querySelector('tbody');
  const rows = () => Array.from(body.querySelectorAll('tr[data-measure]'));
  const field = (row, name) => row.querySelector(`[data-field="${name}"]`);
  const told = () => form.root.dispatchEvent(new Event('input'));
  const tell = () => {
    rows().forEach((row) => {
      field(row, 'due').nextElementSibling.textContent = dayInWords(field(row, 'due').value);
    });
    show(form.state, html`<span>Số biện pháp: <b>${rows().length}</b></span>`);
  };
  part.querySelector('[data-add]').addEventListener('click', () => {
    const line = document.createElement('tbody');
    show(line, measureLine({}, plan.agencies));
    body.appendChild(line.firstElementChild);
    field(rows()[rows().length - 1], 'weakness').focus();
    tell();
    told();
  });
  body.addEventListener('click', (event) => {
    const button = event.target.closest('[data-remove]');
    if (button) {
      button.closest('tr').remove();
      tell();
      told();
    }
  });
  part.addEventListener('input', tell);
  form.offerRoom();
  tell();
  return {
    answer: () => ({
      measures: rows().map((row) =>
        MEASURE_FIELDS.reduce((line, [name]) => Object.assign(line, { [name]: field(row, name).value.trim() }), {})
      ),
    }),
    missing: () => {
      if (rows().length === 0) {
        return { text: 'Kế hoạch phải có ít nhất một biện pháp.', field: part.querySelector('[data-add]') };
      }
      for (const [i, row] of rows().entries()) {
        const open = MEASURE_FIELDS.find(([name]) => !field(row, name).value.trim());
        if (open) {
          return { text: `Biện pháp ${i + 1}: ${open[1]}.`, field: field(row, open[0]) };
        }
      }
      return null;
    },
  };
}

function planTable(plan, last) {
  return html`<h4 class="cg-title">${plan.communeName}</h4><p class="cg-quote">${plan.cause}</p>
    <table class="cg-table"><thead><tr><th>Điểm yếu</th><th>Việc phải làm</th><th>Cơ quan, thời hạn</th>
      ${last && html`<th>Cơ quan báo cáo</th><th>Kết luận của huyện</th>`}</tr></thead>
    <tbody>${plan.measures.map(
      (measure) => html`<tr><td class="cg-note">${measure.weakness}</td><td class="cg-note">${measure.action}</td>
        <td>${measure.agencyName}<div class="cg-muted">hạn ${day(measure.due)}</div></td>${last && last(measure)}</tr>`
    )}</tbody></table>`;
}

export async function approveRemediation(form) {
  const plan = await ask(`/api/remediations/${encodeURIComponent(form.variable('dossierId'))}`);
  show(form.part('plan'), planTable(plan));
  await showPapers(form, form.variable('dossierId'), [], ['remediation-plan']);
  return approval(form, 'approve', 'Chọn duyệt hoặc trả lại kế hoạch.');
}

/** Yes, or back with a reason: radios named decision and a text named reason in the form's own HTML. */
function approval(form, yes, complaint) {
  const reason = form.field('reason');
  const radios = Array.from(form.root.querySelectorAll('input[name="decision"]'));
  const decision = () => (radios.find(({ checked: chosenOne }) => chosenOne) || { value: '' }).value;
  const begun = form.drafted.decision || yes;
  radios.forEach((radio) => {
    radio.checked = radio.value === begun;
  });
  reason.value = form.drafted.reason || '';
  const tell = () => {
    form.part('reason').hidden = decision() !== 'return';
  };
  form.root.addEventListener('input', tell);
  tell();
  return {
    answer: () => ({ decision: decision(), reason: decision() === 'return' ? reason.value.trim() : '' }),
    missing: () => {
      if (!decision()) {
        return { text: complaint, field: radios[0] };
      }
      return decision() === 'return' && !reason.value.trim() ? { text: 'Ghi lý do trả lại.', field: reason } : null;
    },
  };
}

const VERDICTS = [
  ['REMEDIED', 'Đã khắc phục'],
  ['OPEN', 'Làm tiếp'],
  ['CARRIED_OVER', 'Chuyển kế hoạch năm sau'],
];

function verdictCells(measure, given) {
  if (measure.verdict !== 'OPEN') {
    return html`<td class="cg-note">${measure.result}</td><td>${measure.verdictTitle}</td>`;
  }
  return html`<td class="cg-note">${measure.remedied ? 'Đã khắc phục' : 'Chưa khắc phục được'}: ${measure.result}</td>
    <td data-measure="${measure.id}"><select class="cg-input" aria-label="Kết luận: ${measure.weakness}">${options(
      [['', 'Chọn kết luận'], ...VERDICTS.filter(([code]) => code !== 'REMEDIED' || measure.remedied)],
      given.verdict || (measure.remedied ? 'REMEDIED' : '')
    )}</select>
    <input type="date" class="cg-input" value="${given.due}" aria-label="Thời hạn mới: ${measure.weakness}"></td>`;
}

export async function concludeRemediation(form) {
  const plan = await ask(`/api/remediations/${encodeURIComponent(form.variable('dossierId'))}`);
  const draft = form.drafted.verdicts || {};
  const part = form.part('plan');
  show(
    part,
    planTable(plan, (measure) => verdictCells(measure, draft[measure.id] || {}))
  );
  const cells = Array.from(part.querySelectorAll('td[data-measure]')).map((cell) => ({
    id: cell.dataset.measure,
    verdict: cell.querySelector('select'),
    due: cell.querySelector('input'),
  }));
  const tell = () => {
    cells.forEach(({ verdict, due }) => {
      due.hidden = verdict.value !== 'OPEN';
    });
    const left = cells.filter(({ verdict }) => !verdict.value).length;
    show(form.state, left > 0 && html`<span class="cg-left">Còn ${left} điểm yếu chưa kết luận</span>`);
  };
  part.addEventListener('input', tell);
  form.offerRoom();
  tell();
  return {
    answer: () => ({
      verdicts: cells.reduce((verdicts, { id, verdict, due }) => {
        verdicts[id] = { verdict: verdict.value, due: verdict.value === 'OPEN' ? due.value : '' };
        return verdicts;
      }, {}),
    }),
    missing: () => {
      const open = cells.find(({ verdict }) => !verdict.value);
      if (open) {
        return { text: 'Chọn kết luận cho từng điểm yếu.', field: open.verdict };
      }
      const undated = cells.find(({ verdict, due }) => verdict.value === 'OPEN' && !due.value);
      return undated ? { text: 'Làm tiếp thì phải ghi thời hạn mới.', field: undated.due } : null;
    },
  };
}
