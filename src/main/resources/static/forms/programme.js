/* A district records which communes it has briefed. */

import { html, show } from './html.js';
import { ask } from './server.js';
import { day, dayInWords } from './words.js';

function briefingLine(commune, given) {
  if (commune.briefedOn) {
    return html`<tr><th scope="row">${commune.communeName}</th><td>${day(commune.briefedOn)}</td><td>${commune.attendees}</td></tr>`;
  }
  return html`<tr data-dossier="${commune.dossierId}"><th scope="row">${commune.communeName}</th>
    <td><input type="date" class="cg-input" value="${given.on}" aria-label="Ngày quán triệt: ${commune.communeName}">
      <div class="cg-muted"></div></td>
    <td><input type="number" min="1" max="999" class="cg-input" value="${given.attendees}"
      aria-label="Số người dự: ${commune.communeName}"></td></tr>`;
}

export async function briefOfficials(form) {
  const programme = await ask(`/api/programmes/${encodeURIComponent(form.variable('programmeId'))}`);
  const draft = form.drafted.briefings || {};
  const part = form.part('communes');
  show(
    part,
    html`<h4 class="cg-title">${programme.districtName}</h4><table class="cg-table">
      <thead><tr><th>Xã, phường, thị trấn</th><th>Ngày quán triệt</th><th>Số cán bộ chủ chốt dự</th></tr></thead>
      <tbody>${programme.communes.map((commune) => briefingLine(commune, draft[commune.dossierId] || {}))}</tbody></table>`
  );
  const rows = Array.from(part.querySelectorAll('tr[data-dossier]')).map((row) => {
    const [on, attendees] = row.querySelectorAll('input');
    return { dossier: row.dataset.dossier, name: row.querySelector('th').textContent, on, attendees };
  });
  const tell = () => {
    rows.forEach(({ on }) => {
      on.nextElementSibling.textContent = dayInWords(on.value);
    });
    const open = rows.filter(({ on }) => !on.value).length;
    show(
      form.state,
      html`<span class="${open > 0 ? 'cg-left' : ''}">${open > 0 ? `Còn ${open} xã chưa ghi` : 'Đã ghi đủ các xã'}</span>`
    );
  };
  part.addEventListener('input', tell);
  tell();
  return {
    answer: () => ({
      briefings: rows.reduce((entered, { dossier, on, attendees }) => {
        if (on.value || attendees.value) {
          entered[dossier] = { on: on.value, attendees: Number(attendees.value) || 0 };
        }
        return entered;
      }, {}),
    }),
    missing: () => {
      const half = rows.find(({ on, attendees }) => Boolean(on.value) !== Boolean(attendees.value));
      if (half) {
        return {
          text: `${half.name}: cần cả ngày quán triệt và số người dự.`,
          field: half.on.value ? half.attendees : half.on,
        };
      }
      return rows.some(({ on }) => on.value)
        ? null
        : { text: 'Ghi ngày quán triệt của ít nhất một xã.', field: rows[0] && rows[0].on };
    },
  };
}
