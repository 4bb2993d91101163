/* The requests that reach the province. */

import { html, show } from './html.js';
import { showPapers } from './papers.js';
import { ask } from './server.js';
import { day, points } from './words.js';

const APPRAISAL = {
  variable: 'opinions',
  flag: 'agreed',
  words: 'opinion',
  yes: 'Đồng ý',
  no: 'Không đồng ý',
  hint: 'Ý kiến (bắt buộc khi không đồng ý)',
  reasonOnly: false,
  usual: () => ({}),
  unchosen: (name) => `cần chọn đồng ý hoặc không đồng ý cho ${name}.`,
  unexplained: (name) => `cần ghi ý kiến vì không đồng ý với ${name}.`,
};

const DECISION = {
  variable: 'decisions',
  flag: 'granted',
  words: 'reason',
  yes: 'Công nhận',
  no: 'Không công nhận',
  hint: 'Lý do không công nhận (bắt buộc)',
  reasonOnly: true,
  usual: (request) => ({ granted: request.agreed }),
  unchosen: (name) => `cần chọn công nhận hoặc không công nhận ${name}.`,
  unexplained: (name) => `cần ghi lý do không công nhận ${name}.`,
};

function requestLine(request, kind, given) {
  const criteria = Object.entries(request.criteria).map(
    ([code, value]) => `${code.replace('TC', 'TC ')}: ${points(value)}`
  );
  return html`<tr data-dossier="${request.dossierId}">
    <th scope="row">${request.communeName}<div class="cg-muted">${request.districtName}</div></th>
    <td><div>Tổng điểm: <b>${points(request.total)}</b></div><div class="cg-muted">${criteria.join('; ')}</div>
      <div>Tờ trình số ${request.documentNumber} ngày ${day(request.documentDate)}</div></td>
    ${
      kind === DECISION &&
      html`<td>${request.agreed ? APPRAISAL.yes : APPRAISAL.no}
      ${request.opinion && html`<div class="cg-note">${request.opinion}</div>`}</td>`
    }
    <td class="cg-decision"><span class="cg-choice" role="radiogroup" aria-label="${request.communeName}">${[
      true,
      false,
    ].map(
      (value) => html`<label><input type="radio" name="${kind.flag}-${request.dossierId}" value="${String(value)}"
        ${given[kind.flag] === value && html`checked`}> ${value ? kind.yes : kind.no}</label>`
    )}</span>
      <textarea class="cg-input" rows="2" maxlength="2000" placeholder="${kind.hint}"
        aria-label="${kind.hint}: ${request.communeName}">${given[kind.words]}</textarea></td>
  </tr>`;
}

function requestsTable(recognition, kind, given) {
  if (recognition.requests.length === 0) {
    return html`<p class="cg-warning">Năm nay không có đề nghị nào của các huyện. Đồng chí hoàn thành việc này để tiếp tục.</p>`;
  }
  return html`<h4 class="cg-title">${recognition.requests.length} đề nghị: ${recognition.provinceName}</h4>
    <table class="cg-table">
      <thead><tr><th>Xã, phường, thị trấn</th><th>Kết quả, tờ trình</th>
        ${kind === DECISION && html`<th>Thẩm định của Sở Nội vụ</th>`}
        <th>${kind === DECISION ? 'Quyết định' : 'Thẩm định'}</th></tr></thead>
      <tbody>${recognition.requests.map((request) => requestLine(request, kind, given(request)))}</tbody>
    </table>`;
}

async function judgeRequests(form, kind) {
  const recognition = await ask(`/api/recognitions/${encodeURIComponent(form.variable('recognitionId'))}`);
  const draft = form.drafted[kind.variable] || {};
  const part = form.part('requests');
  show(
    part,
    requestsTable(recognition, kind, (request) => draft[request.dossierId] || kind.usual(request))
  );
  const rows = part.querySelectorAll('tr[data-dossier]');
  const lines = recognition.requests.map((request, i) => ({
    request,
    radio: rows[i].querySelector('input'),
    words: rows[i].querySelector('textarea'),
    judged: () => {
      const chosenRadio = rows[i].querySelector('input:checked');
      return chosenRadio ? chosenRadio.value === 'true' : undefined;
    },
  }));
  const tell = () => {
    lines.forEach(({ words, judged }) => {
      words.hidden = kind.reasonOnly && judged() !== false;
    });
    const count = (answer) => lines.filter(({ judged }) => judged() === answer).length;
    show(
      form.state,
      lines.length > 0 &&
        html`<span>${kind.yes}: <b>${count(true)}</b></span> <span>${kind.no}: <b>${count(false)}</b></span>
          ${count(undefined) > 0 && html`<span class="cg-left">Chưa chọn: <b>${count(undefined)}</b></span>`}`
    );
  };
  part.addEventListener('input', tell);
  form.offerRoom();
  tell();
  return {
    answer: () => ({
      [kind.variable]: lines.reduce((answers, { request, words, judged }) => {
        answers[request.dossierId] = { [kind.flag]: judged(), [kind.words]: words.hidden ? '' : words.value.trim() };
        return answers;
      }, {}),
    }),
    missing: () => {
      const open = lines.find(({ judged }) => judged() === undefined);
      if (open) {
        return { text: `Chưa hoàn thành được: ${kind.unchosen(open.request.communeName)}`, field: open.radio };
      }
      const mute = lines.find(({ words, judged }) => judged() === false && !words.value.trim());
      return mute && { text: `Chưa hoàn thành được: ${kind.unexplained(mute.request.communeName)}`, field: mute.words };
    },
  };
}

export function appraiseRequests(form) {
  return judgeRequests(form, APPRAISAL);
}

export async function decideRequests(form) {
  await showPapers(form, form.variable('recognitionId'), [], ['excellence-decision']);
  return judgeRequests(form, DECISION);
}
