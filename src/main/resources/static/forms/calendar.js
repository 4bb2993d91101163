/* The province decides a day off, or a day worked instead. */

import { FIRST_YEAR } from './cycle.js';
import { html, show } from './html.js';
import { ask } from './server.js';
import { dayInWords } from './words.js';

const DAY_KINDS = [
  ['off', 'Ngày nghỉ'],
  ['work', 'Ngày làm bù'],
  ['forget', 'Bỏ quyết định đã ghi về ngày này'],
];

function calendarTable(title, days) {
  return (
    days.length > 0 &&
    html`<h4 class="cg-title">${title}</h4><table class="cg-table"><tbody>${days.map(
      (one) => html`<tr><td>${dayInWords(one.day)}</td><td>${one.name}</td>
        <td>${one.working === true && 'làm bù'}${one.working === false && 'nghỉ'}</td></tr>`
    )}</tbody></table>`
  );
}

export async function decideDay(form) {
  const part = form.part('day');
  show(
    part,
    html`<label class="cg-field" for="cg-day">Ngày <span class="cg-muted">(bắt buộc)</span></label>
      <input id="cg-day" type="date" class="cg-input"> <span class="cg-muted" data-part="words"></span>
      <div class="cg-field">Ngày này là</div>
      <span class="cg-choice" role="radiogroup" aria-label="Ngày này là">${DAY_KINDS.map(
        ([kind, text]) => html`<label><input type="radio" name="kind" value="${kind}"
          ${kind === 'off' && html`checked`}> ${text}</label>`
      )}</span>
      <label class="cg-field" for="cg-day-name">Lý do, tên ngày nghỉ</label>
      <input id="cg-day-name" type="text" class="cg-input" maxlength="200" placeholder="Ví dụ: Nghỉ bù Giỗ Tổ Hùng Vương">
      <div data-part="calendar"></div>`
  );
  const dayField = part.querySelector('#cg-day');
  const name = part.querySelector('#cg-day-name');
  const kind = () => part.querySelector('input[name="kind"]:checked').value;
  let shownYear = null;
  const load = async (year) => {
    shownYear = year;
    const calendar = await ask(`/api/calendar/${year}`);
    if (year === shownYear) {
      show(
        form.part('calendar'),
        html`${calendarTable(`Các ngày đã quyết định trong năm ${year}`, calendar.decided)}
          ${calendarTable(`Ngày nghỉ của năm ${year}`, calendar.daysOff)}`
      );
    }
  };
  part.addEventListener('input', () => {
    form.part('words').textContent = dayInWords(dayField.value);
    const year = Number(dayField.value.slice(0, 4));
    if (year >= FIRST_YEAR && year !== shownYear) {
      load(year).catch((error) => form.complain({ text: error.message }));
    }
  });
  const years = await ask('/api/years');
  if (years.length > 0) {
    await load(years[years.length - 1]);
  }
  return {
    answer: () => ({ day: dayField.value, kind: kind(), name: name.value.trim() }),
    missing: () => {
      if (!dayField.value) {
        return { text: 'Chọn ngày.', field: dayField };
      }
      return kind() === 'forget' || name.value.trim()
        ? null
        : { text: 'Ghi lý do hoặc tên của ngày này.', field: name };
    },
  };
}
