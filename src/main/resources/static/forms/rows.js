/* Rows that an official fills in, adds and takes away. */

import { options } from './entries.js';
import { html, show } from './html.js';
import { ask } from './server.js';

/** A province's districts, each with its communes; a district with its communes; a commune alone. */
export async function unitsWithin({ code, name, level }) {
  const below = async (parent) => ask(`/api/units?parent=${encodeURIComponent(parent)}`);
  if (level !== 'PROVINCE') {
    return [{ name, units: [{ code, name }].concat(level === 'DISTRICT' ? await below(code) : []) }];
  }
  const districts = await below(code);
  return Promise.all(
    districts.map(async (district) => ({
      name: district.name,
      units: [district].concat(await below(district.code)),
    }))
  );
}

export function unitColumn(groups) {
  return {
    field: 'unit',
    title: 'Đơn vị',
    control: (chosenUnit, label) => html`<select class="cg-input" aria-label="${label}">
      <option value="">Chọn đơn vị</option>
      ${groups.map(
        (group) =>
          html`<optgroup label="${group.name}">${options(
            group.units.map((one) => [one.code, one.name]),
            chosenUnit
          )}</optgroup>`
      )}</select>`,
  };
}

export function dayColumn(field, title) {
  return {
    field,
    title,
    control: (value, label) => html`<input type="date" class="cg-input" value="${value}" aria-label="${label}">`,
  };
}

export function textColumn(field, title, length) {
  return {
    field,
    title,
    control: (value, label) =>
      html`<textarea class="cg-input" rows="2" maxlength="${length}" aria-label="${label}">${value}</textarea>`,
  };
}

/**
 * A table of rows; a row in which nothing has been entered does not count.
 *
 * @param columns each `{field, title, control(value, title), optional}`, whose control is one field of class cg-input
 * @param add what the button says that adds a row
 */
export function rowEditor(part, columns, given, add) {
  show(
    part,
    html`<table class="cg-table cg-rows"><thead><tr>${columns.map(({ title }) => html`<th>${title}</th>`)}<th></th></tr></thead>
      <tbody></tbody></table>
      <button type="button" class="btn btn-default btn-sm cg-add" data-add>${add}</button>`
  );
  const body = part.querySelector('tbody');
  const append = (values) => {
    const row = document.createElement('tr');
    show(
      row,
      html`${columns.map(({ field, title, control }) => html`<td data-column="${field}">${control(values[field], title)}</td>`)}
        <td><button type="button" class="btn btn-link btn-xs" data-remove aria-label="Bỏ dòng này">Bỏ</button></td>`
    );
    body.appendChild(row);
    return row;
  };
  const fieldOf = (row, { field }) => row.querySelector(`[data-column="${field}"] .cg-input`);
  const rows = () =>
    Array.from(body.rows)
      .map((row) => ({
        row,
        values: columns.reduce((values, column) => {
          values[column.field] = fieldOf(row, column).value.trim();
          return values;
        }, {}),
      }))
      .filter(({ values }) => Object.values(values).some(Boolean));
  given.forEach(append);
  part.addEventListener('click', (event) => {
    const removed = event.target.closest('[data-remove]');
    if (event.target.closest('[data-add]')) {
      append({}).querySelector('.cg-input').focus();
    } else if (removed) {
      removed.closest('tr').remove();
      part.dispatchEvent(new Event('input', { bubbles: true }));
    }
  });
  return {
    answer: () => rows().map(({ values }) => values),
    missing: () => {
      for (const { row, values } of rows()) {
        const open = columns.find(({ field, optional }) => !optional && !values[field]);
        if (open) {
          return { text: `Chưa hoàn thành được: còn thiếu «${open.title}».`, field: fieldOf(row, open) };
        }
      }
      return null;
    },
  };
}
