/* An outlet records what it has published. */

import { options } from './entries.js';
import { html, show } from './html.js';
import { dayColumn, rowEditor, textColumn, unitColumn, unitsWithin } from './rows.js';
import { ask } from './server.js';
import { day } from './words.js';

const PIECE_KINDS = [
  ['COMMEND', 'Biểu dương'],
  ['CRITICISE', 'Phê phán'],
  ['EXPERIENCE', 'Phổ biến kinh nghiệm'],
];

const SUGGESTED = {
  COMMEND: 'Đơn vị nên biểu dương',
  CRITICISE: 'Đơn vị làm chưa tốt',
  EXPERIENCE: 'Kinh nghiệm nên phổ biến',
};

function suggestionsTable(kind, suggestions) {
  const own = suggestions.filter((one) => one.kind === kind);
  return (
    own.length > 0 &&
    html`<details open><summary>${SUGGESTED[kind]} (${own.length})</summary>
      <table class="cg-table"><thead><tr><th>Xã, phường, thị trấn</th><th>Kết quả</th><th>Đã có tin, bài</th></tr></thead>
      <tbody>${own.map(
        (one) => html`<tr><th scope="row">${one.communeName}<div class="cg-muted">${one.districtName}</div></th>
          <td>${one.why}</td><td>${one.pieces || html`<span class="cg-late">chưa có</span>`}</td></tr>`
      )}</tbody></table></details>`
  );
}

function uncoveredList(uncovered) {
  const count = uncovered.reduce((sum, { communes }) => sum + communes.length, 0);
  return (
    count > 0 &&
    html`<details><summary>Chưa báo, đài nào có tin, bài: ${count} xã, phường, thị trấn</summary>
      ${uncovered.map(({ districtName, communes }) => html`<p><b>${districtName}:</b> ${communes.join(', ')}.</p>`)}</details>`
  );
}

function publishedTable(pieces) {
  return (
    pieces.length > 0 &&
    html`<details><summary>Đã ghi ${pieces.length} tin, bài</summary><table class="cg-table">
      <thead><tr><th>Ngày đăng</th><th>Loại</th><th>Đơn vị</th><th>Tin, bài</th></tr></thead>
      <tbody>${pieces.map(
        (piece) => html`<tr><td>${day(piece.publishedOn)}</td><td>${piece.kindTitle}</td><td>${piece.unitName}</td>
          <td>${piece.title}${
            piece.link && html` <a href="${piece.link}" target="_blank" rel="noopener noreferrer">(xem)</a>`
          }</td></tr>`
      )}</tbody></table></details>`
  );
}

export async function recordPieces(form) {
  const coverage = await ask(`/api/coverages/${encodeURIComponent(form.variable('coverageId'))}`);
  const groups = await unitsWithin({ code: coverage.provinceCode, level: 'PROVINCE' });
  const { suggestions } = coverage;
  show(
    form.part('suggestions'),
    suggestions.length > 0
      ? html`${Object.keys(SUGGESTED).map((kind) => suggestionsTable(kind, suggestions))}`
      : html`<p class="cg-muted">Chưa huyện nào quyết định xếp loại các xã của năm ${coverage.year}, nên chưa có danh sách đơn vị
          nên biểu dương, phê phán.</p>`
  );
  show(form.part('uncovered'), uncoveredList(coverage.uncovered));
  show(form.part('published'), publishedTable(coverage.pieces));
  const kind = {
    field: 'kind',
    title: 'Loại',
    control: (value, label) => html`<select class="cg-input" aria-label="${label}">
      ${options([['', 'Chọn loại']].concat(PIECE_KINDS), value || '')}</select>`,
  };
  const pieces = rowEditor(
    form.part('pieces'),
    [
      kind,
      unitColumn(groups),
      dayColumn('publishedOn', 'Ngày đăng'),
      textColumn('title', 'Tên tin, bài', 300),
      Object.assign(textColumn('link', 'Đường dẫn (nếu có)', 500), { optional: true }),
    ],
    form.drafted.pieces || [{}],
    'Thêm tin, bài'
  );
  const closing = form.field('closing');
  const note = form.field('closingNote');
  closing.checked = form.drafted.closing === true;
  note.value = form.drafted.closingNote || '';
  const tell = () => {
    form.part('closing').hidden = !closing.checked;
  };
  form.root.addEventListener('change', tell);
  form.offerRoom();
  tell();
  return {
    answer: () => ({
      pieces: pieces.answer(),
      closing: closing.checked,
      closingNote: closing.checked ? note.value.trim() : '',
    }),
    missing: () =>
      pieces.answer().length === 0 && !closing.checked
        ? { text: 'Chưa hoàn thành được: cần ghi ít nhất một tin, bài.' }
        : pieces.missing(),
  };
}
