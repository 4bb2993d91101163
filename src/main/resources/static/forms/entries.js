/* Entries: what was measured for one indicator, typed and read back. */

import { goTo } from './form.js';
import { html } from './html.js';
import { number, unit, yesNo } from './words.js';

export function options(answers, chosen) {
  return answers.map(
    ([value, text]) => html`<option value="${value}" ${value === chosen && html`selected`}>${text}</option>`
  );
}

/** Yes and no: radios where there is room, a list in a grid. */
function choice(field, answer, { name, label, compact }) {
  if (compact) {
    const answers = [
      ['', '—'],
      ['true', 'Có'],
      ['false', 'Không'],
    ];
    return html`<select class="cg-input" data-field="${field}" aria-label="${label}">
      ${options(answers, answer === undefined ? '' : String(answer))}
    </select>`;
  }
  return html`<span class="cg-choice" role="radiogroup" aria-label="${label}">${[true, false].map(
    (value) => html`<label><input type="radio" name="${name}-${field}" data-field="${field}" value="${String(value)}"
      ${answer === value && html`checked`}> ${yesNo(value)}</label>`
  )}</span>`;
}

function tick(field, ticked, text, { value = '', title = '' } = {}) {
  return html`<label class="cg-tick" title="${title}"><input type="checkbox" data-field="${field}" value="${value}"
    ${ticked && html`checked`}> ${text}</label>`;
}

const ESTIMATE = { title: 'Số ước, sẽ thay bằng số chính thức trước khi khép năm' };

/** What the records of the year measure is never an estimate. */
function estimateTick(indicator, entry, style) {
  return !indicator.computed && !style.final && tick('estimate', entry.estimate, 'ước', ESTIMATE);
}

function valueControls(indicator, entry, style) {
  if (indicator.kind === 'yesno') {
    return html`${choice('yes', entry.yes, style)} ${estimateTick(indicator, entry, style)}`;
  }
  if (indicator.kind === 'checklist') {
    const items = entry.items || [];
    return html`${indicator.items.map((text, i) =>
      tick('items', items[i], style.compact ? `${i + 1}. ${text}` : text, { value: i, title: text })
    )}${tick('none', entry.items && !items.includes(true), 'Không đạt nội dung nào')}
      ${estimateTick(indicator, entry, style)}`;
  }
  return html`<span class="cg-value"><input type="text" inputmode="decimal" autocomplete="off" class="cg-input"
    data-field="value" value="${entry.value === undefined ? '' : number(entry.value)}" aria-label="${style.label}">
    <span class="cg-unit">${unit(indicator)}</span> ${estimateTick(indicator, entry, style)}</span>`;
}

/** @param style.compact for a cell of a grid, else for a line of a sheet */
export function entryControls(indicator, entry, style) {
  const question = indicator.vetoQuestion;
  return html`${valueControls(indicator, entry, style)}
    ${indicator.noCaseAllowed && tick('noCase', entry.noCase, 'Không phát sinh')}
    ${
      indicator.zeroBaseQuestion &&
      html`${tick('zeroBase', entry.zeroBase, indicator.zeroBaseQuestion)}
      <span class="cg-zero-base">Nhập số vụ của năm nay, không phải %.</span>`
    }
    ${
      question &&
      html`<span class="cg-veto"><span class="cg-question" title="${question}">${question}?</span>
      ${choice('veto', entry.veto, Object.assign({}, style, { label: question }))}</span>`
    }`;
}

function checked(place, field) {
  const box = place.querySelector(`[data-field="${field}"]`);
  return Boolean(box && box.checked);
}

function chosen(place, field) {
  const answer = place.querySelector(`select[data-field="${field}"], [data-field="${field}"]:checked`);
  return answer && answer.value ? answer.value === 'true' : undefined;
}

function readItems(place) {
  const boxes = Array.from(place.querySelectorAll('[data-field="items"]'));
  const items = boxes.map((box) => box.checked);
  return items.includes(true) || checked(place, 'none') ? items : undefined;
}

function readValue(place, indicator, entry) {
  if (indicator.kind === 'yesno') {
    entry.yes = chosen(place, 'yes');
  } else if (indicator.kind === 'checklist') {
    entry.items = readItems(place);
  } else {
    entry.value = place.querySelector('[data-field="value"]').value.trim() || undefined;
    entry.zeroBase = checked(place, 'zeroBase') || undefined;
  }
}

/** The entry as the server reads it; what has not been answered is undefined. */
export function readEntry(place, indicator) {
  const entry = {};
  if (checked(place, 'noCase')) {
    entry.noCase = true;
  } else {
    readValue(place, indicator, entry);
    entry.estimate = checked(place, 'estimate') || undefined;
  }
  entry.veto = chosen(place, 'veto');
  entry.note = place.querySelector('[data-field="note"]').value.trim() || undefined;
  return entry;
}

/** What is still open in an entry: the name of the field to fill in, or null. */
export function openField(indicator, entry) {
  const field = { yesno: 'yes', checklist: 'items', number: 'value' }[indicator.kind];
  if (!entry.noCase && entry[field] === undefined) {
    return field;
  }
  return indicator.vetoQuestion && entry.veto === undefined ? 'veto' : null;
}

/** Ticks that exclude each other, and the value that gives way to «Không phát sinh». */
export function settle(place, field) {
  if (field && field.checked && field.dataset.field === 'none') {
    place.querySelectorAll('[data-field="items"]').forEach((box) => {
      box.checked = false;
    });
  } else if (field && field.checked && field.dataset.field === 'items') {
    place.querySelector('[data-field="none"]').checked = false;
  }
  const noCase = checked(place, 'noCase');
  place.querySelectorAll('[data-field="value"], [data-field="zeroBase"], [data-field="estimate"]').forEach((input) => {
    input.disabled = noCase;
  });
  place.classList.toggle('cg-has-zero-base', !noCase && checked(place, 'zeroBase'));
}

export function sameEntry(one, other) {
  const plain = (entry) =>
    JSON.stringify([
      entry.value === undefined ? null : Number(String(entry.value).replace(',', '.')),
      entry.yes,
      entry.items,
      Boolean(entry.noCase),
      Boolean(entry.zeroBase),
      entry.veto,
    ]);
  return plain(one) === plain(other);
}

export function entryOf(score) {
  return score
    ? Object.assign({}, score.measurement, score.estimate && { estimate: true }, score.note && { note: score.note })
    : {};
}

export function scoreInWords(indicator, score) {
  return measurementInWords(indicator, score && score.measurement, score && score.estimate);
}

export function measurementInWords(indicator, measurement, estimate) {
  if (!measurement) {
    return html`<span class="cg-muted">chưa có</span>`;
  }
  const lines = [];
  if (measurement.noCase) {
    lines.push('Không phát sinh');
  } else if (measurement.zeroBase) {
    lines.push(`Năm nay: ${number(measurement.value)}. ${indicator.zeroBaseQuestion}.`);
  } else if (measurement.value !== undefined) {
    lines.push(`${number(measurement.value)} ${unit(indicator)}`);
  } else if (measurement.yes !== undefined) {
    lines.push(yesNo(measurement.yes));
  } else if (measurement.items) {
    indicator.items.forEach((text, i) => lines.push(`${measurement.items[i] ? '✓' : '✗'} ${i + 1}. ${text}`));
  }
  if (estimate) {
    lines[0] += ' (ước)';
  }
  if (measurement.veto !== undefined) {
    lines.push(`«${yesNo(measurement.veto)}»: ${indicator.vetoQuestion}?`);
  }
  return lines.map((line) => html`<div class="cg-line cg-line-of-${indicator.kind}" title="${line}">${line}</div>`);
}

export function rules(indicator) {
  return html`<ul class="cg-rules">${indicator.rule.map((line) => html`<li>${line}</li>`)}</ul>`;
}

export function setLabel(set) {
  return set.label && html`<p class="cg-label-note">Bộ tiêu chí: ${set.label}.</p>`;
}

export function allIndicators(set) {
  return set.criteria.reduce((all, criterion) => all.concat(criterion.indicators), []);
}

export function historyLink(dossier) {
  return html`<a class="cg-history" href="/dossiers/${dossier}/history" target="_blank" rel="noopener">lịch sử</a>`;
}

/** The lines of a sheet that is being filled in, or the cells of a grid. */
export class Entries {
  /** @param what an entry is called: «chỉ tiêu» of a sheet, «ô» of a grid */
  constructor(what) {
    this.what = what;
    this.list = [];
  }

  add(place, indicator, name) {
    const entry = { place, indicator, name, problem: '', answers: readEntry(place, indicator) };
    settle(place);
    this.list.push(entry);
    return entry;
  }

  tell(entry, problem) {
    entry.problem = problem || '';
    entry.place.querySelector('.cg-problem').textContent = entry.problem;
    entry.place.classList.toggle('cg-wrong', Boolean(problem));
  }

  /** What is left to fill in of an entry; the note too, where something else is to be explained by it. */
  open(entry) {
    const unexplained = entry.needsNote && !entry.answers.note ? 'note' : null;
    return openField(entry.indicator, entry.answers) || unexplained;
  }

  get missing() {
    return this.list.filter((entry) => this.open(entry));
  }

  get wrong() {
    return this.list.filter((entry) => entry.problem && !this.open(entry));
  }

  /** What is left to do, in the bar; with a way to the first of it. */
  summary() {
    const { missing, wrong, what } = this;
    if (missing.length + wrong.length === 0) {
      return html`<span class="cg-done">Đã nhập đủ.</span>`;
    }
    return html`<span class="cg-left">${[
      missing.length > 0 && `Còn ${missing.length} ${what} chưa nhập`,
      wrong.length > 0 && `${wrong.length} ${what} nhập chưa đúng`,
    ]
      .filter(Boolean)
      .join('; ')}.</span> <button type="button" class="btn btn-default btn-sm" data-jump>Đến chỗ cần nhập</button>`;
  }

  fieldOf(entry) {
    const name = this.open(entry) || 'value';
    return entry.place.querySelector(`[data-field="${name}"]`) || entry.place.querySelector('[data-field]');
  }

  jump() {
    goTo(this.fieldOf(this.missing.concat(this.wrong)[0]));
  }

  complaint() {
    const { missing, wrong, what } = this;
    if (missing.length > 0) {
      return {
        text: `Chưa hoàn thành được: còn ${missing.length} ${what} chưa nhập.`,
        field: this.fieldOf(missing[0]),
      };
    }
    if (wrong.length > 0) {
      return { text: `Chưa hoàn thành được: ${wrong[0].name}: ${wrong[0].problem}`, field: this.fieldOf(wrong[0]) };
    }
    return null;
  }
}

/** The answers of entries that know their `one`: dossier → indicator → answers. */
export function byDossier(entries) {
  return entries.list.reduce((all, { one, answers }) => {
    all[one.dossierId] = Object.assign(all[one.dossierId] || {}, { [one.indicator]: answers });
    return all;
  }, {});
}

/** Puts a measurement into the fields of an entry; its note stays. */
export function enterMeasurement(place, measurement) {
  place.querySelectorAll('[data-field]').forEach((field) => {
    const { field: name } = field.dataset;
    if (name === 'value') {
      field.value = measurement.value === undefined ? '' : number(measurement.value);
    } else if (name === 'items') {
      field.checked = Boolean(measurement.items && measurement.items[Number(field.value)]);
    } else if (name === 'none') {
      field.checked = Boolean(measurement.items && !measurement.items.includes(true));
    } else if (field.tagName === 'SELECT') {
      field.value = measurement[name] === undefined ? '' : String(measurement[name]);
    } else if (field.type === 'radio') {
      field.checked = String(measurement[name]) === field.value;
    } else if (field.type === 'checkbox') {
      field.checked = Boolean(measurement[name]);
    }
  });
}

/**
 * The cells of a table in which an agency fills in indicators of several communes.
 *
 * @param ones what each cell is about: `{dossierId, communeName, indicator}`
 * @param tell is called with the entries after every change
 */
export function cellsOf(form, part, what, ones, indicatorOf, tell) {
  const entries = new Entries(what);
  const cells = part.querySelectorAll('.cg-cell');
  ones.forEach((one, i) => {
    const entry = entries.add(cells[i], indicatorOf(one), `${one.communeName}, chỉ tiêu ${one.indicator}`);
    entry.one = one;
  });
  part.addEventListener('input', (event) => {
    const entry = entries.list.find(({ place }) => place.contains(event.target));
    settle(entry.place, event.target);
    entry.answers = readEntry(entry.place, entry.indicator);
    tell(entries);
  });
  form.state.addEventListener('click', (event) => event.target.closest('[data-jump]') && entries.jump());
  form.offerRoom();
  tell(entries);
  return entries;
}
