/* The province opens a year; the province moves a deadline. */

import { options } from './entries.js';
import { html, show } from './html.js';
import { YEAR_DELAY, ask, debounce } from './server.js';
import { LEVELS, day, dayInWords, daysBetween, number } from './words.js';

export const FIRST_YEAR = 1998;

function deadlineLine(deadline, year) {
  const field = (
    name,
    label
  ) => html`<td><input type="date" class="cg-input" data-date="${name}" value="${deadline[name].slice(0, 10)}"
    min="${year}-01-01" max="${year}-12-31" aria-label="${deadline.title}: ${label}"><div class="cg-muted" data-words="${name}"></div></td>`;
  return html`<tr data-milestone="${deadline.milestone}"><th scope="row">${deadline.title}</th>
    <td>${LEVELS[deadline.unitLevel]}</td>${field('opens', 'ngày bắt đầu')}${field('due', 'hạn')}</tr>`;
}

function deadlinesTable(deadlines, year) {
  return html`<table class="cg-table">
    <thead><tr><th>Việc</th><th>Cấp</th><th>Ngày bắt đầu</th><th>Hạn (đến 17 giờ)</th></tr></thead>
    <tbody>${deadlines.map((deadline) => deadlineLine(deadline, year))}</tbody></table>`;
}

function deadlineProblem(row, year) {
  const title = row.querySelector('th').textContent;
  const [opens, due] = row.querySelectorAll('[data-date]');
  const odd = [opens, due].find((field) => !field.value || field.value.slice(0, 4) !== String(year));
  if (odd) {
    return { text: `«${title}»: cần một ngày trong năm ${year}.`, field: odd };
  }
  return due.value < opens.value ? { text: `«${title}»: hạn không được trước ngày bắt đầu.`, field: due } : null;
}

/** A late year warns and forbids nothing: the province may know why. */
function lateYear(past) {
  return html`<span class="cg-left"><b>${past} thời hạn đã qua.</b> Nếu mở năm như vậy, các đơn vị liên quan sẽ quá hạn ngay từ đầu:
    nên lùi những hạn này trước khi bắt đầu.</span>`;
}

/** The default goes by its label; any other is named by the document that issued it, and by its code. */
function setTitle(set) {
  const name = set.label ? `Bộ tiêu chí ${set.label}` : set.legalBasis.split('\n')[0];
  const code = set.isDefault ? '' : ` (${set.id})`;
  return `${name}${code}, phiên bản ${set.version}: ${set.indicators} chỉ tiêu, ${number(set.maxPoints)} điểm`;
}

/** The sets by which the year may be measured; the default comes first. */
function setOptions(sets, chosenSet) {
  const byDefault = sets.filter(({ isDefault }) => isDefault);
  const listed = byDefault.concat(sets.filter(({ isDefault }) => !isDefault));
  const reference = ({ id, version }) => `${id}/${version}`;
  const kept = listed.some((set) => reference(set) === chosenSet) ? chosenSet : listed.length && reference(listed[0]);
  return options(
    listed.map((set) => [reference(set), setTitle(set)]),
    kept
  );
}

export async function openYear(form) {
  const { today } = await ask('/forms/clock');
  const yearField = form.field('year');
  const setField = form.field('criteriaSet');
  const part = form.part('deadlines');
  const year = () => Number(yearField.value);
  let sets = [];
  const tellBasis = () => {
    const set = sets.find(({ id, version }) => `${id}/${version}` === setField.value);
    form.part('basis').textContent = set ? [set.legalBasis, set.note].filter(Boolean).join('. ') : '';
  };
  const rows = () => Array.from(part.querySelectorAll('tr[data-milestone]'));
  const putInWords = () => {
    part.querySelectorAll('[data-date]').forEach((field) => {
      const past = daysBetween(field.value, today);
      show(
        field.nextElementSibling,
        html`${dayInWords(field.value)} ${past > 0 && html`<span class="cg-late">đã qua ${past} ngày</span>`}`
      );
    });
    const past = Array.from(part.querySelectorAll('[data-date="due"]')).filter(({ value }) => value && value < today);
    show(form.state, past.length > 0 && lateYear(past.length));
  };
  const load = async () => {
    const wanted = year();
    show(part, html`<p>Đang tải thời hạn của năm…</p>`);
    const [deadlines, validSets] = await Promise.all([
      ask(`/api/years/${wanted}/deadlines`),
      ask(`/api/criteria-sets?year=${wanted}`),
    ]);
    if (wanted === year()) {
      sets = validSets;
      show(setField, html`${setOptions(sets, setField.value)}`);
      tellBasis();
      show(part, deadlinesTable(deadlines, wanted));
      putInWords();
    }
  };
  const lastYear = Number(today.slice(0, 4)) + 1;
  const yearIsOdd = () => !Number.isInteger(year()) || year() < FIRST_YEAR || year() > lastYear;
  const reload = debounce(() => {
    if (yearIsOdd()) {
      show(part, html`<p class="cg-warning">Nhập một năm từ ${FIRST_YEAR} đến ${lastYear} để xem thời hạn.</p>`);
      putInWords();
    } else {
      load().catch((error) => show(part, html`<p class="cg-warning">${error.message}</p>`));
    }
  }, YEAR_DELAY);

  yearField.value = today.slice(0, 4);
  await load();
  yearField.addEventListener('input', reload);
  setField.addEventListener('input', tellBasis);
  part.addEventListener('input', putInWords);
  return {
    answer: () => ({
      year: year(),
      criteriaSet: setField.value,
      deadlines: rows().map((row) => ({
        milestone: row.dataset.milestone,
        opens: row.querySelector('[data-date="opens"]').value,
        due: row.querySelector('[data-date="due"]').value,
      })),
    }),
    missing: () => {
      if (yearIsOdd()) {
        return { text: `Nhập một năm từ ${FIRST_YEAR} đến ${lastYear}.`, field: yearField };
      }
      if (rows().length === 0) {
        return { text: 'Thời hạn của năm chưa tải xong.', field: yearField };
      }
      return (
        rows()
          .map((row) => deadlineProblem(row, year()))
          .find(Boolean) || null
      );
    },
  };
}

const UNIT_DELAY = 300;

function changeFields(years) {
  return html`
    <label class="cg-field" for="cg-change-year">Năm</label>
    <select id="cg-change-year" class="cg-input">${options(
      years.map((year) => [year, year]),
      years[years.length - 1]
    )}</select>
    <label class="cg-field" for="cg-change-milestone">Thời hạn</label>
    <select id="cg-change-milestone" class="cg-input"></select>
    <label class="cg-field" for="cg-change-words">Cho đơn vị nào</label>
    <input id="cg-change-words" type="search" class="cg-input" autocomplete="off"
      placeholder="Gõ tên huyện, xã để tìm; bỏ trống nếu dời cho tất cả">
    <select id="cg-change-unit" class="cg-input" aria-label="Đơn vị"></select>
    <p class="cg-muted" data-part="now"></p>
    <label class="cg-field" for="cg-change-due">Hạn mới (đến 17 giờ) <span class="cg-muted">(bắt buộc)</span></label>
    <input id="cg-change-due" type="date" class="cg-input"> <span class="cg-muted" data-part="words"></span>
    <label class="cg-field" for="cg-change-reason">Lý do <span class="cg-muted">(bắt buộc)</span></label>
    <textarea id="cg-change-reason" class="cg-input" rows="3" maxlength="2000"></textarea>
    <div data-part="changes"></div>`;
}

function changesTable(changes) {
  return (
    changes.length > 0 &&
    html`<h4 class="cg-title">Các lần đã dời</h4><table class="cg-table">
      <thead><tr><th>Thời hạn</th><th>Đơn vị</th><th>Hạn mới</th><th>Lý do</th><th>Ngày quyết định</th></tr></thead>
      <tbody>${changes.map(
        (change) => html`<tr><td>${change.title}</td><td>${change.unitName || 'Tất cả'}</td><td>${day(change.due)}</td>
          <td class="cg-note">${change.reason}</td><td>${day(change.decidedAt)}</td></tr>`
      )}</tbody></table>`
  );
}

export async function changeDeadline(form) {
  const years = await ask('/api/years');
  const part = form.part('change');
  if (years.length === 0) {
    show(part, html`<p class="cg-warning">Chưa có năm nào đang mở nên không có thời hạn nào để dời.</p>`);
    return { answer: () => ({}), missing: () => ({ text: 'Chưa có năm nào đang mở.' }) };
  }
  show(part, changeFields(years));
  const field = (name) => part.querySelector(`#cg-change-${name}`);
  const [year, milestone, words, unitField, due, reason] = ['year', 'milestone', 'words', 'unit', 'due', 'reason'].map(
    field
  );
  let deadlines = [];
  const tell = () => {
    const chosenDeadline = deadlines.find((one) => one.milestone === milestone.value);
    form.part('now').textContent = chosenDeadline
      ? `Hạn hiện nay: ${dayInWords(chosenDeadline.due.slice(0, 10))}.`
      : '';
    form.part('words').textContent = dayInWords(due.value);
  };
  const load = async () => {
    const wanted = `${year.value}/${unitField.value}`;
    const query = unitField.value ? `?unit=${encodeURIComponent(unitField.value)}` : '';
    const loaded = await ask(`/api/years/${year.value}/deadlines${query}`);
    if (wanted === `${year.value}/${unitField.value}`) {
      deadlines = loaded;
      show(
        milestone,
        html`${options(
          loaded.map((one) => [one.milestone, one.title]),
          milestone.value || loaded[0].milestone
        )}`
      );
      tell();
    }
  };
  const loadChanges = async () =>
    show(form.part('changes'), changesTable(await ask(`/api/years/${year.value}/deadline-changes`)));
  const find = async () => {
    const typed = words.value.trim();
    const found = typed ? await ask(`/api/units?q=${encodeURIComponent(typed)}`) : [];
    if (typed === words.value.trim()) {
      const named = found.map((one) => [one.code, `${one.name} (${LEVELS[one.level].toLowerCase()}, mã ${one.code})`]);
      show(
        unitField,
        html`${typed ? '' : html`<option value="">Tất cả các đơn vị</option>`}${
          typed && found.length === 0 ? html`<option value="?">Không tìm thấy đơn vị nào</option>` : options(named)
        }`
      );
      await load();
    }
  };
  const complain = (error) => form.complain({ text: error.message });
  const search = debounce(() => find().catch(complain), UNIT_DELAY);
  words.addEventListener('input', search);
  unitField.addEventListener('change', () => load().catch(complain));
  year.addEventListener('change', () => Promise.all([load(), loadChanges()]).catch(complain));
  part.addEventListener('input', tell);
  await find();
  await loadChanges();
  return {
    answer: () => ({
      year: Number(year.value),
      milestone: milestone.value,
      unitCode: unitField.value,
      due: due.value,
      reason: reason.value.trim(),
    }),
    missing: () => {
      if (unitField.value === '?') {
        return { text: 'Không tìm thấy đơn vị nào có tên này.', field: words };
      }
      if (!due.value) {
        return { text: 'Chọn ngày của hạn mới.', field: due };
      }
      return reason.value.trim() ? null : { text: 'Ghi lý do dời thời hạn.', field: reason };
    },
  };
}
