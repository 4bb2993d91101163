/* The province draws a sample of the recognised communes and checks them again. */

import { measurementInWords, options, setLabel } from './entries.js';
import { fileLinks } from './evidence.js';
import { html, show } from './html.js';
import { ask } from './server.js';
import { loadSheet } from './sheet.js';
import { points } from './words.js';

const USUAL_SHARE = 5;
const LARGEST_SEED = 999999999;

/** A whole number as it was typed; undefined if it is none. */
function wholeNumber(text) {
  return /^\d{1,9}$/.test(text.trim()) ? Number(text) : undefined;
}

export async function drawSample(form) {
  const found = await ask(`/api/rechecks/${encodeURIComponent(form.variable('recheckId'))}`);
  const { districts } = found;
  const sum = (field) => districts.reduce((total, district) => total + district[field], 0);
  show(
    form.part('draw'),
    html`${
      sum('undecided') > 0 &&
      html`<p class="cg-warning">Còn ${sum('undecided')} xã chưa xếp loại xong, không có trong mẫu nếu rút bây giờ.</p>`
    }
    <label class="cg-field" for="cg-share">Tỷ lệ xã được kiểm tra lại, % <span class="cg-muted">(bắt buộc)</span></label>
    <input id="cg-share" class="cg-input cg-day" inputmode="numeric" maxlength="3" value="${form.drafted.share || USUAL_SHARE}">
    <label class="cg-field" for="cg-seed">Số khởi tạo <span class="cg-muted">(ngẫu nhiên; có thể thay bằng số bốc thăm)</span></label>
    <input id="cg-seed" class="cg-input cg-day" inputmode="numeric" maxlength="9" value="${form.drafted.seed || form.variable('newSeed')}">
    <h4 class="cg-title">Các xã có thể được rút</h4>
    <table class="cg-table"><thead><tr><th>Huyện, thành, thị</th><th>Xã được công nhận</th><th>Xã chưa xếp loại xong</th></tr></thead>
      <tbody>${districts.map(
        ({
          name,
          recognised,
          undecided,
        }) => html`<tr><th scope="row">${name}</th><td class="cg-points">${recognised}</td>
          <td class="cg-points">${undecided > 0 && html`<span class="cg-late">${undecided}</span>`}</td></tr>`
      )}</tbody></table>`
  );
  const share = form.root.querySelector('#cg-share');
  const seed = form.root.querySelector('#cg-seed');
  const percent = () => {
    const typed = wholeNumber(share.value);
    return typed >= 1 && typed <= 100 ? typed : undefined;
  };
  const tell = () => {
    const recognised = sum('recognised');
    const strata = districts.filter((district) => district.recognised > 0).length;
    show(
      form.state,
      percent() !== undefined &&
        html`<span>Rút <b>${Math.max(strata, Math.ceil((recognised * percent()) / 100))}</b> trong ${recognised} xã
          được công nhận.</span>`
    );
  };
  form.root.addEventListener('input', tell);
  tell();
  return {
    answer: () => ({ share: percent(), seed: seed.value.trim() }),
    missing: () => {
      if (percent() === undefined) {
        return { text: 'Nhập tỷ lệ kiểm tra lại: số nguyên từ 1 đến 100 %.', field: share };
      }
      return wholeNumber(seed.value) === undefined
        ? { text: `Nhập số khởi tạo: số nguyên từ 0 đến ${LARGEST_SEED}.`, field: seed }
        : null;
    },
  };
}

const REMARKS = [
  ['', 'Không kiểm tra'],
  ['right', 'Đúng'],
  ['deviates', 'Sai lệch'],
];

function recheckLine(indicator, sheet, given) {
  const cell = (score) => html`<td>${measurementInWords(indicator, score && score.measurement)}
    ${score && html`<small>${points(score.points)} điểm</small>`}
    ${score && score.note && html`<div class="cg-note">${score.note}</div>`}`;
  return html`<tr data-code="${indicator.code}"><td>${indicator.code}</td><td>${indicator.name}</td>
    ${cell(sheet.self[indicator.code])}${fileLinks(sheet.evidence, indicator.code)}</td>
    ${cell(sheet.appraised[indicator.code])}</td>
    <td class="cg-decision"><select class="cg-input" aria-label="Kiểm tra lại chỉ tiêu ${indicator.code}">${options(
      REMARKS,
      given === undefined ? '' : given ? 'deviates' : 'right'
    )}</select>
    <textarea class="cg-input" rows="2" maxlength="500" placeholder="Sai lệch phát hiện được (bắt buộc)"
      aria-label="Sai lệch của chỉ tiêu ${indicator.code}">${given}</textarea></td></tr>`;
}

export async function recheck(form) {
  const { sheet, set } = await loadSheet(form);
  const draft = form.drafted.recheck || { remarks: {}, conclusion: '', reason: '' };
  const part = form.part('sheet');
  show(
    part,
    html`<h4 class="cg-title">Kiểm tra lại ${sheet.communeName}, năm ${sheet.dossierId.slice(0, 4)}</h4>${setLabel(set)}
      <table class="cg-table">
        <thead><tr><th>Mã</th><th>Chỉ tiêu</th><th>Xã tự chấm</th><th>Thẩm định</th><th>Kiểm tra lại</th></tr></thead>
        ${set.criteria.map(
          (
            criterion,
            i
          ) => html`<tbody><tr class="cg-criterion"><th colspan="5" scope="rowgroup">${i + 1}. ${criterion.name}</th></tr>
            ${criterion.indicators.map((indicator) => recheckLine(indicator, sheet, draft.remarks[indicator.code]))}</tbody>`
        )}</table>`
  );
  const lines = Array.from(part.querySelectorAll('tr[data-code]')).map((row) => ({
    code: row.dataset.code,
    row,
    remark: row.querySelector('select'),
    finding: row.querySelector('textarea'),
  }));
  const radios = Array.from(form.root.querySelectorAll('input[name="conclusion"]'));
  const reason = form.field('reason');
  radios.forEach((radio) => {
    radio.checked = radio.value === draft.conclusion;
  });
  reason.value = draft.reason;
  const conclusion = () => (radios.find((radio) => radio.checked) || { value: '' }).value;
  const looked = () => lines.filter(({ remark }) => remark.value);
  const deviating = () => lines.filter(({ remark }) => remark.value === 'deviates');
  const tell = () => {
    lines.forEach(({ row, remark, finding }) => {
      finding.hidden = remark.value !== 'deviates';
      row.classList.toggle('cg-differs', remark.value === 'deviates');
    });
    show(
      form.state,
      html`<span>Đã kiểm tra <b>${looked().length}</b> / ${lines.length} chỉ tiêu</span>
        ${deviating().length > 0 && html`<span class="cg-left">${deviating().length} sai lệch</span>`}`
    );
  };
  form.root.addEventListener('input', tell);
  form.offerRoom();
  tell();
  return {
    answer: () => ({
      recheck: {
        dossier: sheet.dossierId,
        remarks: looked().reduce(
          (remarks, { code, remark, finding }) =>
            Object.assign(remarks, { [code]: remark.value === 'deviates' ? finding.value.trim() : '' }),
          {}
        ),
        conclusion: conclusion(),
        reason: reason.value.trim(),
      },
    }),
    missing: () => {
      const mute = deviating().find(({ finding }) => !finding.value.trim());
      if (mute) {
        return { text: `Chưa hoàn thành được: ghi sai lệch của chỉ tiêu ${mute.code}.`, field: mute.finding };
      }
      if (looked().length === 0) {
        return { text: 'Chưa hoàn thành được: đánh dấu ít nhất một chỉ tiêu đã kiểm tra.', field: lines[0].remark };
      }
      if (!conclusion()) {
        return { text: 'Chưa hoàn thành được: cần chọn kết luận.', field: radios[0] };
      }
      if (conclusion() === 'CONFIRMED' && deviating().length > 0) {
        return { text: 'Đã ghi sai lệch thì không kết luận là đúng.', field: radios[1] };
      }
      if (conclusion() === 'DEVIATES' && deviating().length === 0) {
        return { text: 'Kết luận có sai lệch thì phải ghi sai lệch của ít nhất một chỉ tiêu.', field: lines[0].remark };
      }
      return conclusion() === 'DEVIATES' && !reason.value.trim()
        ? { text: 'Chưa hoàn thành được: cần ghi lý do.', field: reason }
        : null;
    },
  };
}
