/* The results hang out, and the people say what they think. */

import { options } from './entries.js';
import { html, show } from './html.js';
import { dayColumn, rowEditor, textColumn } from './rows.js';
import { ask } from './server.js';
import { day } from './words.js';

export async function answerPeople(form) {
  const posting = await ask(`/api/postings/${encodeURIComponent(form.variable('postingId'))}`);
  const answers = form.drafted.answers || {};
  const open = posting.opinions.filter(({ answer }) => answer === null);
  show(
    form.part('posting'),
    html`<h4 class="cg-title">${posting.districtName}: công khai kết quả năm ${posting.year}</h4>
      <p>Công khai từ ngày <b>${day(posting.postedOn)}</b> đến hết ngày <b>${day(posting.lastDay)}</b>.
        <a href="/assessments/${posting.postingId}/results" target="_blank" rel="noopener">Bảng kết quả để in, niêm yết</a></p>
      ${
        posting.over
          ? html`<p class="cg-warning">Đã hết thời gian công khai: trả lời hết các ý kiến rồi hoàn thành.</p>`
          : html`<p class="cg-muted">Hoàn thành trước khi hết thời gian công khai thì ý kiến được ghi lại, việc này trở lại để ghi
              tiếp.</p>`
      }`
  );
  show(
    form.part('heard'),
    posting.opinions.length > 0 &&
      html`<table class="cg-table"><thead><tr><th>Ngày nhận</th><th>Xã, phường, thị trấn</th><th>Người có ý kiến</th>
          <th>Ý kiến</th><th>Trả lời</th></tr></thead>
        <tbody>${posting.opinions.map(
          (one) => html`<tr><td>${day(one.receivedOn)}</td><td>${one.communeName}</td><td>${one.speaker}</td>
            <td>${one.content}</td><td>${
              one.answer === null
                ? html`<textarea class="cg-input" rows="3" maxlength="4000" data-opinion="${one.id}"
                    aria-label="Trả lời ý kiến của ${one.speaker}">${answers[one.id] || ''}</textarea>`
                : one.answer
            }</td></tr>`
        )}</tbody></table>`
  );
  const fields = Array.from(form.part('heard').querySelectorAll('[data-opinion]'));
  const commune = {
    field: 'commune',
    title: 'Xã, phường, thị trấn',
    control: (value, label) => html`<select class="cg-input" aria-label="${label}">
      ${options([['', 'Chọn xã']].concat(posting.communes.map(({ code, name }) => [code, name])), value || '')}</select>`,
  };
  const opinions = rowEditor(
    form.part('opinions'),
    [
      commune,
      textColumn('speaker', 'Họ tên, nơi ở', 300),
      dayColumn('receivedOn', 'Ngày nhận'),
      textColumn('content', 'Nội dung ý kiến', 4000),
      Object.assign(textColumn('answer', 'Trả lời (nếu có)', 4000), { optional: true }),
    ],
    form.drafted.opinions || [],
    'Thêm ý kiến'
  );
  form.offerRoom();
  return {
    answer: () => ({
      opinions: opinions.answer(),
      answers: fields.reduce((all, field) => {
        if (field.value.trim()) {
          all[field.dataset.opinion] = field.value.trim();
        }
        return all;
      }, {}),
    }),
    missing: () => {
      const mute = posting.over && fields.find((field) => !field.value.trim());
      return mute && open.length > 0
        ? { text: 'Chưa hoàn thành được: còn ý kiến của nhân dân chưa được trả lời.', field: mute }
        : opinions.missing();
    },
  };
}
