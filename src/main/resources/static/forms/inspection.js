/* A department plans its visits and records them. */

import { requiredText } from './form.js';
import { html, show } from './html.js';
import { dayColumn, rowEditor, textColumn, unitColumn, unitsWithin } from './rows.js';
import { ask } from './server.js';
import { dayInWords } from './words.js';

export async function planInspections(form) {
  const inspection = await ask(`/api/inspections/${encodeURIComponent(form.variable('inspectionId'))}`);
  const groups = await unitsWithin({ code: inspection.provinceCode, level: 'PROVINCE' });
  const coordination = requiredText(form, 'coordination', 'Chưa hoàn thành được: cần ghi nội dung phối hợp, chỉ đạo.');
  const visits = rowEditor(
    form.part('visits'),
    [unitColumn(groups), dayColumn('on', 'Ngày kiểm tra'), textColumn('subject', 'Nội dung kiểm tra', 500)],
    form.drafted.visits || [{}],
    'Thêm cuộc kiểm tra'
  );
  form.offerRoom();
  return {
    answer: () => Object.assign(coordination.answer(), { visits: visits.answer() }),
    missing: () => coordination.missing() || visits.missing(),
  };
}

export async function recordVisit(form) {
  const visit = await ask(`/api/inspection-visits/${encodeURIComponent(form.variable('visitId'))}`);
  const groups = await unitsWithin({ code: visit.unitCode, name: visit.unitName, level: visit.unitLevel });
  show(
    form.part('visit'),
    html`<h4 class="cg-title">${visit.unitName}: ${dayInWords(visit.plannedOn)}</h4><p class="cg-quote">${visit.subject}</p>`
  );
  const held = form.field('held');
  const heldOn = form.field('heldOn');
  held.value = String(form.drafted.held !== false);
  heldOn.value = form.drafted.heldOn || visit.plannedOn;
  const wasHeld = () => held.value === 'true';
  const result = requiredText(form, 'result', 'Chưa hoàn thành được: cần ghi kết quả, hoặc lý do không tổ chức được.');
  const findings = rowEditor(
    form.part('findings'),
    [
      unitColumn(groups),
      textColumn('content', 'Nội dung phải khắc phục', 2000),
      dayColumn('remedyBy', 'Hạn khắc phục'),
    ],
    form.drafted.findings || [],
    'Thêm kiến nghị'
  );
  const tell = () => {
    form.part('day').hidden = !wasHeld();
    form.part('found').hidden = !wasHeld();
    form.part('result').textContent = wasHeld() ? 'Kết quả kiểm tra' : 'Lý do không tổ chức được';
  };
  form.root.addEventListener('change', tell);
  form.offerRoom();
  tell();
  return {
    answer: () =>
      Object.assign(result.answer(), {
        held: wasHeld(),
        heldOn: wasHeld() ? heldOn.value : '',
        findings: wasHeld() ? findings.answer() : [],
      }),
    missing: () => {
      if (wasHeld() && !heldOn.value) {
        return { text: 'Chưa hoàn thành được: cần ghi ngày đã kiểm tra.', field: heldOn };
      }
      return result.missing() || (wasHeld() ? findings.missing() : null);
    },
  };
}
