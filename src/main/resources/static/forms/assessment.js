/* The results of a district, and what is said and decided about them; the council votes on what the decision table proposed. */

import { historyLink, options, setLabel } from './entries.js';
import { requiredText } from './form.js';
import { html, show } from './html.js';
import { showPapers } from './papers.js';
import { ask, criteriaSet } from './server.js';
import { CLASSES, className, day, number, points } from './words.js';

async function loadAssessment(form) {
  const assessment = await ask(`/api/assessments/${encodeURIComponent(form.variable('assessmentId'))}`);
  return { assessment, set: await criteriaSet(assessment.criteriaSet) };
}

export function resultsTable({ assessment, set }, decision, decisionTitle = 'Quyết định') {
  const proposed = assessment.communes.some((commune) => commune.proposedTitle);
  return html`<h4 class="cg-title">Kết quả của ${assessment.communes.length} xã: ${assessment.districtName}, năm ${assessment.year}</h4>
    ${setLabel(set)}
    <div class="cg-scroll" tabindex="0"><table class="cg-table cg-results">
      <thead><tr><th>Xã, phường, thị trấn</th>${set.criteria.map(
        (criterion, i) =>
          html`<th title="${criterion.name}">TC&nbsp;${i + 1}<br><small>/ ${number(criterion.maxPoints)}</small></th>`
      )}<th>Tổng điểm</th><th>${proposed ? 'Mức đề xuất' : 'Lưu ý'}</th>${decision && html`<th>${decisionTitle}</th>`}</tr></thead>
      <tbody>${assessment.communes.map(
        (commune) => html`<tr data-dossier="${commune.dossierId}">
          <th scope="row">${commune.communeName} ${historyLink(commune.dossierId)}
            ${!commune.registeredInTime && html`<div class="cg-late">Không đăng ký đúng hạn</div>`}
            ${!commune.handedIn && html`<div class="cg-late">Chưa nộp bản tự chấm</div>`}</th>
          ${set.criteria.map((criterion) => html`<td class="cg-points">${points(commune.criteria[criterion.code])}</td>`)}
          <td class="cg-points"><b>${points(commune.total)}</b>
            ${commune.selfTotal !== null && html`<div class="cg-muted">tự chấm ${points(commune.selfTotal)}</div>`}</td>
          <td>${commune.proposedTitle}
            ${commune.classReasons.map((reason) => html`<div class="cg-muted cg-class-reason">${reason}</div>`)}
            ${!commune.proposedTitle && commune.vetoReasons.map((reason) => html`<div class="cg-late">${reason}</div>`)}</td>
          ${decision && html`<td class="cg-decision">${decision(commune)}</td>`}</tr>`
      )}</tbody>
    </table></div>
    <p class="cg-legend">${set.criteria.map((criterion, i) => `TC ${i + 1}: ${criterion.name}`).join('; ')}.</p>`;
}

function showQuotes(form, { frontOpinion, summary, council }) {
  show(
    form.part('opinions'),
    html`${frontOpinion && html`<h4>Ý kiến của Mặt trận</h4><p class="cg-quote">${frontOpinion}</p>`}
      ${summary && html`<h4>Nhận xét chung</h4><p class="cg-quote">${summary}</p>`}
      ${
        council &&
        html`<h4>Biên bản họp hội đồng ngày ${day(council.metOn)}: ${council.present}/${council.members} thành viên dự</h4>
        <p class="cg-quote">${council.minutes}</p>`
      }`
  );
}

export async function giveFrontOpinion(form) {
  show(form.part('results'), resultsTable(await loadAssessment(form)));
  form.offerRoom();
  return requiredText(form, 'opinion', 'Chưa hoàn thành được: cần ghi ý kiến của Mặt trận.');
}

export async function consolidate(form) {
  const loaded = await loadAssessment(form);
  show(form.part('results'), resultsTable(loaded));
  showQuotes(form, { frontOpinion: loaded.assessment.frontOpinion });
  form.offerRoom();
  return requiredText(form, 'summary', 'Chưa hoàn thành được: cần ghi nhận xét chung.');
}

export function classesUpTo(best) {
  return CLASSES.slice(
    Math.max(
      0,
      CLASSES.findIndex(([code]) => code === best)
    )
  );
}

export async function holdCouncil(form) {
  const loaded = await loadAssessment(form);
  const draft = form.drafted.minutes || {};
  const votes = draft.votes || {};
  const part = form.part('results');
  show(
    part,
    resultsTable(
      loaded,
      (commune) => html`<input type="number" min="0" class="cg-input cg-votes" data-votes
        value="${votes[commune.dossierId] === undefined ? '' : votes[commune.dossierId]}"
        aria-label="Số phiếu tán thành mức đề xuất của ${commune.communeName}">`,
      'Phiếu tán thành'
    )
  );
  showQuotes(form, loaded.assessment);
  await showPapers(form, loaded.assessment.assessmentId, [], ['council-minutes']);
  const { communes } = loaded.assessment;
  const fields = Array.from(part.querySelectorAll('[data-votes]'));
  const numbers = ['members', 'present'].map((name) => form.field(name));
  const [members, present] = numbers;
  const metOn = form.field('metOn');
  const content = form.field('content');
  metOn.value = draft.metOn || '';
  content.value = draft.content || '';
  numbers.forEach((field) => {
    field.value = draft[field.name] === undefined || draft[field.name] === null ? '' : draft[field.name];
  });
  const whole = (field) => (/^\d+$/.test(field.value.trim()) ? Number(field.value) : null);
  const touched = new Set(fields.filter((field) => field.value !== ''));
  const wrong = () => fields.filter((field) => whole(field) === null || whole(field) > whole(present));
  const tell = () => {
    const against = fields.filter((field) => whole(field) !== null && whole(field) * 2 <= whole(present)).length;
    show(
      form.state,
      html`${against > 0 && html`<span class="cg-left">Hội đồng không tán thành mức đề xuất của ${against} xã.</span>`}`
    );
  };
  part.addEventListener('input', (event) => touched.add(event.target));
  present.addEventListener('input', () =>
    fields
      .filter((field) => !touched.has(field))
      .forEach((field) => {
        field.value = present.value;
      })
  );
  form.root.addEventListener('input', tell);
  form.offerRoom();
  tell();
  return {
    answer: () => ({
      minutes: {
        metOn: metOn.value,
        members: whole(members),
        present: whole(present),
        content: content.value.trim(),
        votes: communes.reduce((all, { dossierId }, i) => {
          all[dossierId] = whole(fields[i]);
          return all;
        }, {}),
      },
    }),
    missing: () => {
      const say = (text, field) => ({ text: `Chưa hoàn thành được: ${text}`, field });
      if (!metOn.value) {
        return say('cần ghi ngày họp hội đồng.', metOn);
      }
      const open = numbers.find((field) => !whole(field));
      if (open) {
        return say('cần ghi số thành viên hội đồng và số dự họp.', open);
      }
      if (wrong().length > 0) {
        const commune = communes[fields.indexOf(wrong()[0])];
        return say(`số phiếu tán thành của ${commune.communeName} phải từ 0 đến ${present.value}.`, wrong()[0]);
      }
      return content.value.trim() ? null : say('cần ghi nội dung chính của cuộc họp.', content);
    },
  };
}

/** More than half of those who voted were for the proposed class; in a year without a council there were no votes against it. */
function councilAgreed({ council }, { votesFor }) {
  return !council || votesFor * 2 > council.present;
}

function classDecision(assessment, commune, decided) {
  const { council } = assessment;
  return html`${
    council && html`<div class="cg-muted">Hội đồng: ${commune.votesFor}/${council.present} phiếu tán thành</div>`
  }
    <select class="cg-input" data-class aria-label="Mức xếp loại của ${commune.communeName}">
      ${options(classesUpTo(commune.proposedClass), decided.class)}</select>
    <textarea class="cg-input" rows="2" maxlength="2000" data-reason placeholder="Lý do (bắt buộc)"
      aria-label="Lý do quyết định khác đề xuất hoặc khác hội đồng: ${commune.communeName}">${decided.reason}</textarea>`;
}

export async function decideClasses(form) {
  const loaded = await loadAssessment(form);
  const { communes } = loaded.assessment;
  const draft = form.drafted.decisions || {};
  const part = form.part('results');
  show(
    part,
    resultsTable(loaded, (commune) =>
      classDecision(
        loaded.assessment,
        commune,
        draft[commune.dossierId] || { class: commune.decidedClass || commune.proposedClass, reason: commune.reason }
      )
    )
  );
  showQuotes(form, loaded.assessment);
  await showPapers(form, loaded.assessment.assessmentId, ['council-minutes'], ['class-decision']);
  const lines = communes.map((commune, i) => {
    const row = part.querySelectorAll('tr[data-dossier]')[i];
    const choice = row.querySelector('[data-class]');
    const reason = row.querySelector('[data-reason]');
    const lowered = () => choice.value !== commune.proposedClass;
    const explains = () => lowered() || !councilAgreed(loaded.assessment, commune);
    return { commune, row, choice, reason, lowered, explains };
  });
  const tell = () => {
    lines.forEach(({ row, reason, lowered, explains }) => {
      row.classList.toggle('cg-differs', lowered());
      reason.hidden = !explains();
    });
    const counts = CLASSES.map(([code]) => [
      className(code),
      lines.filter(({ choice }) => choice.value === code).length,
    ]);
    show(
      form.state,
      html`${counts.filter(([, count]) => count > 0).map(([title, count]) => html`<span>${title}: <b>${count}</b></span> `)}`
    );
  };
  part.addEventListener('input', tell);
  form.offerRoom();
  tell();
  return {
    answer: () => ({
      decisions: lines.reduce((decisions, { commune, choice, reason, explains }) => {
        decisions[commune.dossierId] = { class: choice.value, reason: explains() ? reason.value.trim() : '' };
        return decisions;
      }, {}),
    }),
    missing: () => {
      const line = lines.find(({ reason, explains }) => explains() && !reason.value.trim());
      if (!line) {
        return null;
      }
      const why = line.lowered() ? 'lý do hạ mức' : 'lý do giữ mức mà hội đồng không tán thành';
      return { text: `Chưa hoàn thành được: cần ghi ${why} của ${line.commune.communeName}.`, field: line.reason };
    },
  };
}
