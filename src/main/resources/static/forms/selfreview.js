/* The commune measures itself, the Party committee opines, the chair signs. */

import { Entries, allIndicators, entryControls, entryOf, measurementInWords, readEntry, settle } from './entries.js';
import { fileControls } from './evidence.js';
import { requiredText, signOrReturn } from './form.js';
import { html, show } from './html.js';
import { POINTS_DELAY, askPoints, debounce } from './server.js';
import { loadSheet, readOnlySheet, sheetLine, sheetTable, showReadOnlySheet } from './sheet.js';
import { number, points } from './words.js';
import { offerWorkbook } from './workbook.js';

function sheetControls(indicator, entry) {
  return html`${entryControls(indicator, entry, { name: indicator.code, label: indicator.name })}
    <div class="cg-problem" role="alert"></div>
    <textarea rows="1" maxlength="2000" class="cg-input cg-note-input" data-field="note"
      placeholder="Giải trình (bắt buộc nếu không có tệp minh chứng)"
      aria-label="Giải trình cho chỉ tiêu ${indicator.code}">${entry.note}</textarea>
    <div class="cg-files" data-files></div>`;
}

/** What the records of the year have measured: shown, not typed. */
function computedControls(indicator, value) {
  return html`${measurementInWords(indicator, value.measurement)}
    <div class="cg-note">Hệ thống tính từ hồ sơ trong năm: ${value.evidence}</div>`;
}

function showReturnReason(form) {
  const reason = form.variable('returnReason');
  if (reason) {
    show(form.part('return'), html`<p class="cg-warning"><b>Bản tự chấm bị trả lại.</b> Lý do: ${reason}</p>`);
  }
}

/** Outside its window a sheet is only shown. */
function lockedSheet(form, sheet, set) {
  show(
    form.part('sheet'),
    html`<p class="cg-warning"><b>Bản tự chấm đang khóa.</b> ${sheet.locked}</p>${readOnlySheet(sheet, set)}`
  );
  form.offerRoom();
  return { answer: () => ({}), missing: () => ({ text: `Chưa hoàn thành được: ${sheet.locked}` }) };
}

export async function scoreIndicators(form) {
  showReturnReason(form);
  const { sheet, set } = await loadSheet(form);
  if (sheet.locked) {
    return lockedSheet(form, sheet, set);
  }
  const draft = form.drafted.sheet;
  const given = (code) => (draft ? draft.entries[code] || {} : entryOf(sheet.self[code]));
  const part = form.part('sheet');
  show(
    part,
    sheetTable(
      sheet,
      set,
      (indicator) => {
        const value = sheet.computed[indicator.code];
        const result = value ? computedControls(indicator, value) : sheetControls(indicator, given(indicator.code));
        return sheetLine(indicator, result, '');
      },
      () => ''
    )
  );
  const entries = new Entries('chỉ tiêu');
  /** A value has a file, or is explained. */
  const prove = (entry) => {
    entry.needsNote = !entry.answers.noCase && entry.files.length === 0;
  };
  const line = (code) => part.querySelector(`tr[data-code="${code}"]`);
  allIndicators(set)
    .filter(({ code }) => !sheet.computed[code])
    .forEach((indicator) => {
      const entry = entries.add(line(indicator.code), indicator, `chỉ tiêu ${indicator.code}`);
      entry.files = sheet.evidence.filter((file) => file.indicator === indicator.code);
      prove(entry);
      entry.place.querySelector('[data-files]').appendChild(
        fileControls(sheet.dossierId, indicator, entry.files, () => {
          prove(entry);
          form.complain(null);
          tell();
        })
      );
    });
  const all = () => {
    const sheetEntries = {};
    Object.entries(sheet.computed).forEach(([code, value]) => {
      sheetEntries[code] = value.measurement;
    });
    entries.list.forEach((entry) => {
      sheetEntries[entry.indicator.code] = entry.answers;
    });
    return sheetEntries;
  };
  const address = `/api/dossiers/${encodeURIComponent(sheet.dossierId)}/sheet`;
  offerWorkbook(part, {
    download: `${address}.xlsx`,
    preview: `${address}/preview`,
    what: entries.what,
    found: (answer) =>
      entries.list
        .filter(({ indicator }) => answer.entries[indicator.code])
        .map((of) => ({
          of,
          title: `${of.indicator.code}. ${of.indicator.name}`,
          entry: answer.entries[of.indicator.code],
          earned: answer.points[of.indicator.code],
        })),
  });
  let total = '';
  const tell = () =>
    show(
      form.state,
      html`<span class="cg-total">Tổng điểm: <b>${total}</b> / ${number(set.maxPoints)}</span> ${entries.summary()}`
    );
  let asked = 0;
  const recompute = async () => {
    const turn = ++asked;
    try {
      const answer = await askPoints(sheet.criteriaSet, all());
      if (turn !== asked) {
        return; // overtaken by a later change
      }
      allIndicators(set).forEach(({ code }) => {
        line(code).querySelector('[data-points]').textContent = points(answer.points[code]);
      });
      entries.list.forEach((entry) => entries.tell(entry, answer.problems[entry.indicator.code]));
      set.criteria.forEach((criterion) => {
        part.querySelector(`[data-criterion="${criterion.code}"]`).textContent = points(
          answer.criteria[criterion.code]
        );
      });
      total = points(answer.total);
      tell();
    } catch (error) {
      form.complain({ text: `Chưa tính được điểm. ${error.message}` });
    }
  };
  const later = debounce(recompute, POINTS_DELAY);
  part.addEventListener('input', (event) => {
    const entry = entries.list.find(({ place }) => place.contains(event.target));
    settle(entry.place, event.target);
    entry.answers = readEntry(entry.place, entry.indicator);
    prove(entry);
    tell();
    later();
  });
  form.state.addEventListener('click', (event) => event.target.closest('[data-jump]') && entries.jump());
  form.offerRoom();
  tell();
  recompute();
  return {
    answer: () => ({ sheet: { dossier: sheet.dossierId, entries: all() } }),
    missing: () => entries.complaint(),
  };
}

export async function givePartyOpinion(form) {
  await showReadOnlySheet(form);
  return requiredText(form, 'opinion', 'Chưa hoàn thành được: cần ghi ý kiến của cấp ủy.');
}

export async function signSelfReview(form) {
  await showReadOnlySheet(form);
  const opinion = form.variable('partyOpinion');
  if (opinion) {
    show(form.part('opinion'), html`<h4>Ý kiến của cấp ủy</h4><p class="cg-quote">${opinion}</p>`);
  }
  return signOrReturn(form);
}
