/* The same entries in an Excel file: taken away, filled in, brought back. */

import { openField, sameEntry, scoreInWords } from './entries.js';
import { html, show } from './html.js';
import { ask } from './server.js';
import { number, points } from './words.js';

const LARGEST_WORKBOOK = 2 * 1024 * 1024;

function entryInWords(indicator, entry) {
  const measured = openField(indicator, entry) === null;
  return html`${scoreInWords(indicator, measured && { measurement: entry, estimate: entry.estimate })}
    ${entry.note && html`<div class="cg-note">${entry.note}</div>`}`;
}

/** What the entry would be; an explanation in the form stays where the file has none. */
function takenOver(present, entry) {
  return present.note && !entry.note ? Object.assign({}, entry, { note: present.note }) : entry;
}

function changes(present, entry) {
  return (
    !sameEntry(present, entry) ||
    Boolean(present.estimate) !== Boolean(entry.estimate) ||
    (present.note || '') !== (entry.note || '')
  );
}

/** Puts an entry into its fields, as if it were typed there. */
function typeEntry(place, entry) {
  place.querySelectorAll('[data-field]').forEach((field) => {
    const { field: name } = field.dataset;
    const given = entry[name];
    if (name === 'items') {
      field.checked = Boolean(entry.items && entry.items[Number(field.value)]);
    } else if (name === 'none') {
      field.checked = Boolean(entry.items && !entry.items.includes(true));
    } else if (field.type === 'radio') {
      field.checked = field.value === String(given);
    } else if (field.type === 'checkbox') {
      field.checked = Boolean(given);
    } else if (name !== 'note' || given !== undefined) {
      field.value = given === undefined ? '' : name === 'value' ? number(given) : String(given);
    }
  });
  const note = place.querySelector('[data-field="note"]');
  note.hidden = note.hidden && !note.value;
  note.dispatchEvent(new Event('input', { bubbles: true }));
}

/** @param what an entry is called: «chỉ tiêu» of a sheet, «ô» of a grid */
function workbookPreview(file, what, found, problems) {
  const sound = problems.length === 0;
  return html`<h4>Tệp «${file}»</h4>
    ${
      !sound &&
      html`<div class="cg-warning"><b>Chưa lấy được: tệp có ${problems.length} chỗ phải sửa.</b> Sửa trong tệp rồi nạp lại.
        <ul class="cg-cells">${problems.map(
          ({ cell, message }) => html`<li>${cell && html`<b>Ô ${cell}:</b> `}${message}</li>`
        )}</ul></div>`
    }
    ${sound && found.length === 0 && html`<p>Tệp không có gì khác biểu mẫu.</p>`}
    ${
      found.length > 0 &&
      html`<p>${
        sound
          ? `${found.length} ${what} sẽ thay đổi; ${what} để trống trong tệp thì giữ nguyên như trong biểu mẫu.`
          : `${found.length} ${what} khác đã điền đúng.`
      }</p>`
    }
    <p><button type="button" class="btn btn-primary" data-take ${
      !(sound && found.length > 0) && html`disabled`
    }>Lấy các số này vào biểu mẫu</button>
    <button type="button" class="btn btn-default" data-leave>Bỏ qua</button></p>
    ${
      found.length > 0 &&
      html`<div class="cg-scroll cg-found" tabindex="0"><table class="cg-table">
            <thead><tr><th>Chỉ tiêu</th><th>Hiện có</th><th>Theo tệp</th><th>Điểm</th></tr></thead>
            <tbody>${found.map(
              ({ title, indicator, present, entry, earned }) => html`<tr><td>${title}</td>
                <td>${entryInWords(indicator, present)}</td><td>${entryInWords(indicator, entry)}</td>
                <td class="cg-points">${points(earned)}</td></tr>`
            )}</tbody></table></div>`
    }`;
}

/**
 * The way out to Excel and back, above the form's table. The server reads the file and stores nothing.
 *
 * @param what an entry is called
 * @param found of a preview: the entries that it has, as `{title, entry, earned, of}`, `of` being one of {@link Entries}
 */
export function offerWorkbook(part, { download, preview, what, found }) {
  const bar = document.createElement('div');
  bar.className = 'cg-workbook';
  show(
    bar,
    html`<a class="btn btn-default" href="${download}" download>Tải tệp Excel về</a>
      <label class="btn btn-default">Nạp tệp Excel đã điền
        <input type="file" class="cg-file" accept=".xlsx"></label>
      <div class="cg-muted">Để điền khi không có mạng. Tệp có các số đã lưu; số đang nhập dở ở đây không có trong tệp.</div>
      <div class="cg-left" role="alert"></div><div data-preview></div>`
  );
  part.before(bar);
  const [alert, place] = ['[role="alert"]', '[data-preview]'].map((selector) => bar.querySelector(selector));
  let offered = [];
  const leave = () => {
    offered = [];
    show(place, '');
  };
  const look = async (file) => {
    leave();
    alert.textContent = '';
    try {
      if (file.size > LARGEST_WORKBOOK) {
        throw new Error(`«${file.name}» lớn hơn 2 MB, không nhận được.`);
      }
      const answer = await ask(preview, file);
      offered = found(answer)
        .map((one) =>
          Object.assign(one, {
            indicator: one.of.indicator,
            present: one.of.answers,
            entry: takenOver(one.of.answers, one.entry),
          })
        )
        .filter(({ present, entry }) => changes(present, entry));
      show(place, workbookPreview(file.name, what, offered, answer.problems));
    } catch (error) {
      alert.textContent = error.message;
    }
  };
  bar.addEventListener('input', (event) => event.stopPropagation());
  bar.addEventListener('change', (event) => {
    event.stopPropagation();
    const [file] = event.target.files;
    if (file) {
      look(file).then(() => {
        event.target.value = ''; // the same file, mended, can be chosen again
      });
    }
  });
  bar.addEventListener('click', (event) => {
    if (event.target.closest('[data-take]')) {
      offered.forEach(({ of, entry }) => typeEntry(of.place, entry));
      show(
        place,
        html`<p class="cg-done">Đã lấy ${offered.length} ${what} vào biểu mẫu. Xem lại rồi hoàn thành như thường lệ.</p>`
      );
      offered = [];
    } else if (event.target.closest('[data-leave]')) {
      leave();
    }
  });
}
