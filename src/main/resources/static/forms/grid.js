/* The grid in which an agency appraises its indicators for all communes. */

import {
  Entries,
  entryControls,
  entryOf,
  openField,
  readEntry,
  rules,
  sameEntry,
  scoreInWords,
  setLabel,
  settle,
} from './entries.js';
import { fileLinks } from './evidence.js';
import { enter } from './form.js';
import { html, show } from './html.js';
import { POINTS_DELAY, ask, askPoints, debounce } from './server.js';
import { points } from './words.js';
import { offerWorkbook } from './workbook.js';

function applies(commune, { code }) {
  return !commune.notApplicable.includes(code);
}

function gridCells(commune, indicator, given) {
  if (!applies(commune, indicator)) {
    return html`<td class="cg-muted">Không áp dụng</td><td></td>`;
  }
  const self = commune.self[indicator.code];
  const label = `${commune.communeName}, chỉ tiêu ${indicator.code}`;
  const note = given.note || '';
  return html`<td class="cg-self">${scoreInWords(indicator, self)}
      ${self && html`<small>${points(self.points)} điểm</small>`}
      ${self && self.note && html`<div class="cg-note" title="${self.note}">${self.note}</div>`}
      ${fileLinks(commune.evidence, indicator.code)}</td>
    <td class="cg-cell">
      ${entryControls(indicator, given, { name: `${commune.dossierId}-${indicator.code}`, label, compact: true })}
      <div class="cg-cell-foot"><small><b data-points></b> điểm</small>
        <button type="button" class="btn btn-link btn-xs" data-note>ghi chú</button></div>
      <input class="cg-input cg-note-input" data-field="note" maxlength="2000" value="${note}" ${!note && html`hidden`}
        placeholder="Ghi chú" aria-label="Ghi chú: ${label}">
      <div class="cg-problem"></div>
    </td>`;
}

function gridTable(grid, given) {
  return html`<h4 class="cg-title">Thẩm định của ${grid.agencyName}: ${grid.indicators.length} chỉ tiêu,
      ${grid.communes.length} xã</h4>
    ${setLabel(grid.criteriaSet)}
    <details><summary>Quy tắc tính điểm của các chỉ tiêu</summary>
      ${grid.indicators.map((i) => html`<p><b>${i.code}. ${i.name}</b></p>${rules(i)}`)}</details>
    <div class="cg-scroll" tabindex="0"><table class="cg-table cg-grid">
      <thead>
        <tr><th rowspan="2">Xã, phường, thị trấn</th>${grid.indicators.map(
          (i) => html`<th colspan="2" title="${i.name}"><span class="cg-head">${i.code}. ${i.name}</span></th>`
        )}</tr>
        <tr>${grid.indicators.map(() => html`<th>Xã tự chấm</th><th>Thẩm định</th>`)}</tr>
      </thead>
      <tbody>${grid.communes.map(
        (commune, row) => html`<tr data-row="${row}"><th scope="row">${commune.communeName}
          ${!commune.handedIn && html`<div class="cg-late">Chưa nộp bản tự chấm</div>`}</th>
          ${grid.indicators.map((indicator) => gridCells(commune, indicator, given(commune, indicator)))}</tr>`
      )}</tbody>
    </table></div>`;
}

/** The same field of the same indicator, some rows further; null beyond the ends of the grid. */
function fieldBelow(field, rows) {
  const cell = field.closest('td');
  const row = cell.parentNode;
  const target = row.parentNode.rows[row.sectionRowIndex + rows];
  if (!target) {
    return null;
  }
  const same = `[data-field="${field.dataset.field}"]`;
  const fields = target.cells[cell.cellIndex].querySelectorAll(same);
  const index = Array.from(cell.querySelectorAll(same)).indexOf(field);
  return fields[index] || null;
}

function moveOnKey(event) {
  const field = event.target.closest('[data-field]');
  if (!field || event.ctrlKey || event.altKey || event.metaKey) {
    return;
  }
  const step = { Enter: event.shiftKey ? -1 : 1, ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (!step || (field.tagName === 'SELECT' && event.key !== 'Enter')) {
    return;
  }
  event.preventDefault();
  const others = field.closest('tbody').rows.length;
  const next = Array.from({ length: others }, (_, i) => fieldBelow(field, (i + 1) * step)).find(
    (one) => one && !one.disabled && !one.hidden
  );
  if (next) {
    enter(next);
  }
}

/** Lines that were copied from a sheet of Excel, values or reasons, go into this cell and those below it. */
function fillOnPaste(event) {
  const field = event.target.closest('[data-field="value"], [data-field="note"]');
  const pasted = event.clipboardData.getData('text/plain').replace(/\r/g, '').replace(/\n+$/, '');
  if (!field || !pasted.includes('\n')) {
    return;
  }
  event.preventDefault();
  pasted.split('\n').forEach((line, i) => {
    const target = fieldBelow(field, i);
    if (!target) {
      return; // below the grid, or of a commune to which the indicator does not apply
    }
    const text = line.split('\t')[0].trim();
    if (field.dataset.field === 'note') {
      target.value = text;
      target.hidden = false;
    } else {
      target.value = text.replace(/%|(\d)\s+(?=\d)/g, '$1').trim();
      target
        .closest('td')
        .querySelectorAll('[data-field="noCase"]')
        .forEach((box) => {
          box.checked = false;
        });
    }
    target.dispatchEvent(new Event('input', { bubbles: true }));
  });
}

/** @param only the dossier of the commune that is appraised again; without it, all communes of the district */
export async function appraiseIndicators(form, only) {
  const grid = await ask(
    `/api/assessments/${encodeURIComponent(form.variable('assessmentId'))}/grid?agency=${encodeURIComponent(form.variable('agency'))}`
  );
  grid.communes = grid.communes.filter(({ dossierId }) => !only || dossierId === only);
  const draft = form.drafted.grid;
  const drafted = (commune, indicator) => (draft.entries[commune.dossierId] || {})[indicator.code] || {};
  const stored = (commune, { code }) =>
    commune.appraised[code]
      ? entryOf(commune.appraised[code])
      : Object.assign(entryOf(commune.self[code]), { note: '' });
  const part = form.part('grid');
  show(part, gridTable(grid, draft ? drafted : stored));

  const entries = new Entries('ô');
  const rows = grid.communes.map((commune) => ({ commune, entries: [], asked: 0 }));
  const cells = part.querySelectorAll('.cg-cell');
  rows.forEach((row) => {
    grid.indicators
      .filter((indicator) => applies(row.commune, indicator))
      .forEach((indicator) => {
        const place = cells[entries.list.length];
        const entry = entries.add(place, indicator, `${row.commune.communeName}, chỉ tiêu ${indicator.code}`);
        entry.row = row;
        entry.self = entryOf(row.commune.self[indicator.code]);
        row.entries.push(entry);
      });
  });

  const answers = (row) =>
    row.entries.reduce((found, entry) => {
      found[entry.indicator.code] = entry.answers;
      return found;
    }, {});
  const compare = (entry) => {
    entry.differs = Boolean(entry.row.commune.self[entry.indicator.code]) && !sameEntry(entry.answers, entry.self);
    entry.needsNote = entry.differs;
    entry.place.classList.toggle('cg-differs', entry.differs);
    const note = entry.place.querySelector('[data-field="note"]');
    note.placeholder = entry.differs ? 'Lý do khác số xã tự chấm (bắt buộc)' : 'Ghi chú';
    note.hidden = note.hidden && !entry.differs;
  };
  const tell = () => {
    const different = entries.list.filter((entry) => entry.differs).length;
    show(
      form.state,
      html`${entries.summary()} ${different > 0 && html`<span>${different} ô khác số xã tự chấm.</span>`}`
    );
  };
  const recompute = async (row) => {
    const turn = ++row.asked;
    try {
      const answer = await askPoints(grid.criteriaSet, answers(row));
      if (turn !== row.asked) {
        return; // overtaken by a later change
      }
      row.entries.forEach((entry) => {
        entry.place.querySelector('[data-points]').textContent = points(answer.points[entry.indicator.code]) || '…';
        entries.tell(entry, answer.problems[entry.indicator.code]);
      });
      tell();
    } catch (error) {
      form.complain({ text: `Chưa tính được điểm. ${error.message}` });
    }
  };
  /** Points that the server has given before need not be asked for again. */
  const knownPoints = (entry) => {
    const scores = [entry.row.commune.appraised, entry.row.commune.self].map((side) => side[entry.indicator.code]);
    const known = scores.find((score) => score && sameEntry(score.measurement, entry.answers));
    entry.place.querySelector('[data-points]').textContent = known ? points(known.points) : '…';
    return Boolean(known) || Boolean(openField(entry.indicator, entry.answers));
  };

  rows.forEach((row) => {
    row.recompute = debounce(() => recompute(row), POINTS_DELAY);
    row.entries.forEach(compare);
    if (!row.entries.map(knownPoints).every(Boolean)) {
      recompute(row);
    }
  });
  part.addEventListener('input', (event) => {
    const entry = entries.list.find(({ place }) => place.contains(event.target));
    settle(entry.place, event.target);
    entry.answers = readEntry(entry.place, entry.indicator);
    compare(entry);
    tell();
    entry.row.recompute();
  });
  const address = `/api/assessments/${encodeURIComponent(grid.assessmentId)}/grid`;
  const query = `?agency=${encodeURIComponent(grid.agency)}`;
  offerWorkbook(part, {
    download: `${address}.xlsx${query}`,
    preview: `${address}/preview${query}`,
    what: entries.what,
    found: (answer) =>
      entries.list
        .filter(({ row, indicator }) => answer.entries[row.commune.dossierId][indicator.code])
        .map((of) => ({
          of,
          title: `${of.row.commune.communeName}: ${of.indicator.code}. ${of.indicator.name}`,
          entry: answer.entries[of.row.commune.dossierId][of.indicator.code],
          earned: answer.points[of.row.commune.dossierId][of.indicator.code],
        })),
  });
  part.addEventListener('keydown', moveOnKey);
  part.addEventListener('paste', fillOnPaste);
  part.addEventListener('click', (event) => {
    if (event.target.closest('[data-note]')) {
      const note = event.target.closest('.cg-cell').querySelector('[data-field="note"]');
      note.hidden = false;
      note.focus();
    }
  });
  form.state.addEventListener('click', (event) => event.target.closest('[data-jump]') && entries.jump());
  form.offerRoom();
  tell();
  return {
    answer: () => ({
      grid: {
        assessment: grid.assessmentId,
        agency: grid.agency,
        entries: rows.reduce((found, row) => {
          found[row.commune.dossierId] = answers(row);
          return found;
        }, {}),
      },
    }),
    missing: () => entries.complaint(),
  };
}
