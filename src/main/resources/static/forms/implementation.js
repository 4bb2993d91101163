/* The chair assigns every standard and indicator; the commune holds its monthly briefing. */

import { options, setLabel } from './entries.js';
import { html, show } from './html.js';
import { ask, criteriaSet } from './server.js';
import { day } from './words.js';

function loadImplementation(form) {
  return ask(`/api/dossiers/${encodeURIComponent(form.variable('dossierId'))}/implementation`);
}

function samePerson(one, other) {
  return Boolean(one && other) && one.person === other.person && one.position === other.position;
}

/** The assignment of this year or of last year, as the form sends it: people, and places in their list. */
function planOf(record, set) {
  const place = (person) => record.people.findIndex((one) => samePerson(one, person));
  const plan = {
    people: record.people.map((one) => Object.assign({}, one)),
    standards: {},
    indicators: {},
    democracy: {},
  };
  set.criteria.forEach((criterion) => {
    const answering = record.parts[criterion.code];
    if (answering) {
      plan.standards[criterion.code] = place(answering);
    }
    criterion.indicators.forEach(({ code }) => {
      if (record.parts[code] && !samePerson(record.parts[code], answering)) {
        plan.indicators[code] = place(record.parts[code]);
      }
    });
  });
  record.democracy.forEach(({ code, plannedOn }) => {
    plan.democracy[code] = plannedOn;
  });
  if (plan.people.length === 0) {
    plan.people.push({ person: '', position: '' });
  }
  return plan;
}

function peopleTable(people) {
  return html`<table class="cg-table"><thead><tr><th>Họ và tên</th><th>Chức vụ</th><th></th></tr></thead>
    <tbody>${people.map(
      ({ person, position }, i) => html`<tr data-person="${i}">
        <td><input class="cg-input" data-name="person" maxlength="100" value="${person}" aria-label="Họ và tên người thứ ${i + 1}"></td>
        <td><input class="cg-input" data-name="position" maxlength="100" value="${position}"
          placeholder="Ví dụ: Phó Chủ tịch UBND" aria-label="Chức vụ người thứ ${i + 1}"></td>
        <td><button type="button" class="btn btn-default btn-sm" data-remove ${people.length === 1 && html`disabled`}>Bỏ</button></td>
      </tr>`
    )}</tbody></table>
    <p><button type="button" class="btn btn-default" data-add>Thêm người</button></p>`;
}

function partsTable(set, selected) {
  const pick = (kind, code, label, chosenPlace) => html`<select class="cg-input" data-kind="${kind}" data-code="${code}"
    data-chosen="${chosenPlace === undefined ? '' : chosenPlace}" aria-label="Người phụ trách ${label}"></select>`;
  return html`<table class="cg-table"><thead><tr><th>Nội dung</th><th class="cg-person">Người phụ trách</th></tr></thead>
    ${set.criteria.map(
      (criterion, i) => html`<tbody>
        <tr class="cg-criterion"><th scope="row">${i + 1}. ${criterion.name}</th>
          <td>${pick('standards', criterion.code, `tiêu chuẩn ${i + 1}`, selected.standards[criterion.code])}</td></tr>
        <tr><td colspan="2"><details ${
          criterion.indicators.some(({ code }) => selected.indicators[code] !== undefined) && html`open`
        }><summary>Giao riêng từng chỉ tiêu cho người khác</summary>
          <table class="cg-table"><tbody>${criterion.indicators.map(
            ({ code, name }) => html`<tr><td>${code}. ${name}</td>
              <td class="cg-person">${pick('indicators', code, `chỉ tiêu ${code}`, selected.indicators[code])}</td></tr>`
          )}</tbody></table></details></td></tr>
      </tbody>`
    )}</table>`;
}

function democracyPlanTable(record, days) {
  return html`<p class="cg-label-note">${record.democracyNote}.</p>
    <table class="cg-table"><thead><tr><th>Nội dung</th><th class="cg-person">Ngày thực hiện</th></tr></thead>
    <tbody>${record.democracy.map(
      ({ code, kind, content }) => html`<tr><td>${kind && html`<b>${kind}.</b> `}${content}</td>
        <td><input type="date" class="cg-input" data-democracy="${code}" value="${days[code]}"
          min="${record.today}" max="${record.democracyUntil}" aria-label="Ngày thực hiện: ${content}"></td></tr>`
    )}</tbody></table>`;
}

export async function assign(form) {
  const record = await loadImplementation(form);
  const set = await criteriaSet(record.criteriaSet);
  const plan = form.drafted.plan || planOf(record, set);
  show(
    form.part('plan'),
    html`<h4 class="cg-title">1. Thành viên UBND, cán bộ chuyên môn: ${record.communeName}</h4>
      <div data-part="people"></div>
      <h4 class="cg-title">2. Người phụ trách năm tiêu chuẩn</h4>${setLabel(set)}<div data-part="parts"></div>
      <h4 class="cg-title">3. Dân chủ ở cơ sở</h4><div data-part="democracy"></div>`
  );
  const [people, parts, democracy] = ['people', 'parts', 'democracy'].map((name) => form.part(name));
  const selects = () => Array.from(parts.querySelectorAll('select'));
  const standards = () => selects().filter(({ dataset }) => dataset.kind === 'standards');
  const label = ({ person, position }) =>
    [person.trim() || '(chưa ghi tên)', position.trim()].filter(Boolean).join(', ');
  const fillSelects = () =>
    selects().forEach((select) => {
      const unassigned = select.dataset.kind === 'standards' ? '— Chọn người —' : 'Theo tiêu chuẩn';
      show(
        select,
        html`${options([['', unassigned]].concat(plan.people.map((one, i) => [String(i), label(one)])), select.dataset.chosen)}`
      );
    });
  const busy = () => {
    const taken = new Set(selects().map(({ value }) => value));
    return plan.people.map((one, i) => taken.has(String(i)));
  };
  const tell = () => {
    const open = standards().filter(({ value }) => !value).length;
    const idle = busy().filter((one) => !one).length;
    show(
      form.state,
      open + idle === 0
        ? html`<span class="cg-done">Đã giao hết, ai cũng có việc.</span>`
        : html`${open > 0 && html`<span class="cg-left">Còn ${open} tiêu chuẩn chưa giao.</span>`}
          ${idle > 0 && html`<span class="cg-left">${idle} người chưa có việc.</span>`}`
    );
  };
  const showPeople = () => {
    show(people, peopleTable(plan.people));
    fillSelects();
    tell();
  };
  /** A row more or less is a change like one that is typed. */
  const touched = () => form.root.dispatchEvent(new Event('input'));
  const removePerson = (place) => {
    plan.people.splice(place, 1);
    selects().forEach((select) => {
      const held = select.dataset.chosen === '' ? -1 : Number(select.dataset.chosen);
      select.dataset.chosen = held < 0 || held === place ? '' : String(held > place ? held - 1 : held);
    });
  };
  show(parts, partsTable(set, plan));
  show(democracy, democracyPlanTable(record, plan.democracy));
  showPeople();
  people.addEventListener('click', (event) => {
    if (event.target.closest('[data-add]')) {
      plan.people.push({ person: '', position: '' });
      showPeople();
      people.querySelector('tr:last-child [data-name]').focus();
      touched();
    } else if (event.target.closest('[data-remove]')) {
      removePerson(Number(event.target.closest('tr').dataset.person));
      showPeople();
      touched();
    }
  });
  people.addEventListener('input', (event) => {
    plan.people[Number(event.target.closest('tr').dataset.person)][event.target.dataset.name] = event.target.value;
    fillSelects();
  });
  parts.addEventListener('input', (event) => {
    event.target.dataset.chosen = event.target.value;
    tell();
  });
  const placesOf = (kind) =>
    selects()
      .filter(({ dataset, value }) => dataset.kind === kind && value !== '')
      .reduce((places, { dataset, value }) => Object.assign(places, { [dataset.code]: Number(value) }), {});
  const dayFields = () => Array.from(democracy.querySelectorAll('[data-democracy]'));
  return {
    answer: () => ({
      plan: {
        dossier: record.dossierId,
        people: plan.people.map(({ person, position }) => ({ person: person.trim(), position: position.trim() })),
        standards: placesOf('standards'),
        indicators: placesOf('indicators'),
        democracy: dayFields().reduce(
          (days, { dataset, value }) => Object.assign(days, { [dataset.democracy]: value }),
          {}
        ),
      },
    }),
    missing: () => {
      const nameless = Array.from(people.querySelectorAll('input')).find(({ value }) => !value.trim());
      if (nameless) {
        return { text: 'Chưa hoàn thành được: ghi đủ họ tên và chức vụ của từng người.', field: nameless };
      }
      const open = standards().find(({ value }) => !value);
      if (open) {
        return { text: 'Chưa hoàn thành được: còn tiêu chuẩn chưa giao cho ai.', field: open };
      }
      const idle = busy().indexOf(false);
      if (idle >= 0) {
        return {
          text: `Chưa hoàn thành được: đồng chí ${plan.people[idle].person} chưa được giao nội dung nào.`,
          field: people.querySelector(`tr[data-person="${idle}"] input`),
        };
      }
      const undated = dayFields().find(({ value }) => !value);
      return undated
        ? { text: 'Chưa hoàn thành được: còn nội dung dân chủ ở cơ sở chưa định ngày.', field: undated }
        : null;
    },
  };
}

/** «Tiêu chuẩn 1, 3; chỉ tiêu 2.4»: what a person answers for. */
function subjectsOf(person, record, set) {
  const own = (code) => samePerson(record.parts[code], person);
  const standards = set.criteria.map((criterion, i) => own(criterion.code) && i + 1).filter(Boolean);
  const single = set.criteria
    .filter((criterion) => !own(criterion.code))
    .reduce((codes, criterion) => codes.concat(criterion.indicators.map(({ code }) => code).filter(own)), []);
  return [
    standards.length > 0 && `Tiêu chuẩn ${standards.join(', ')}`,
    single.length > 0 && `${standards.length > 0 ? 'chỉ tiêu' : 'Chỉ tiêu'} ${single.join(', ')}`,
  ]
    .filter(Boolean)
    .join('; ');
}

function briefingReportsTable(record, set, given) {
  return html`<table class="cg-table"><thead><tr><th>Người được phân công</th><th>Đã báo cáo</th><th class="cg-wide">Tóm tắt một dòng</th></tr></thead>
    <tbody>${record.people.map((person, i) => {
      const report = given(person);
      return html`<tr data-person="${i}"><td><b>${person.person}</b>, ${person.position}
          <div class="cg-muted">${subjectsOf(person, record, set)}</div></td>
        <td><label class="cg-tick"><input type="checkbox" data-reported ${report.reported && html`checked`}
          aria-label="${person.person} đã báo cáo"> đã báo cáo</label></td>
        <td><input class="cg-input" data-line maxlength="300" value="${report.line}"
          aria-label="Báo cáo của ${person.person}"></td></tr>`;
    })}</tbody></table>`;
}

function democracyDoneTable(record, done) {
  return html`<table class="cg-table"><thead><tr><th>Nội dung</th><th>Kế hoạch</th><th class="cg-person">Đã thực hiện ngày</th></tr></thead>
    <tbody>${record.democracy.map(({ code, content, plannedOn, doneOn }) => {
      const late = !doneOn && plannedOn < record.today;
      return html`<tr><td>${content}</td><td class="${late && 'cg-late'}">${day(plannedOn)}</td>
        <td>${
          doneOn
            ? html`<span class="cg-done">${day(doneOn)}</span>`
            : html`<input type="date" class="cg-input" data-democracy="${code}" value="${done[code] || ''}"
                max="${record.today}" aria-label="Ngày đã thực hiện: ${content}">`
        }</td></tr>`;
    })}</tbody></table>`;
}

export async function holdBriefing(form) {
  const record = await loadImplementation(form);
  const set = await criteriaSet(record.criteriaSet);
  const month = Number(form.variable('month'));
  const last = record.briefings[record.briefings.length - 1] || { reports: [], difficulties: '' };
  const draft = form.drafted.briefing || {
    heldOn: record.today,
    reports: record.people.map((person) => {
      const before = last.reports.find((one) => samePerson(one, person));
      return Object.assign({}, person, { reported: true, line: before ? before.line : '' });
    }),
    difficulties: last.difficulties,
    needsDistrict: false,
    request: '',
    democracy: {},
  };
  const part = form.part('briefing');
  show(
    part,
    html`<h4 class="cg-title">Giao ban tháng ${month}: ${record.communeName}</h4>
      <label class="cg-field" for="cg-held-on">Ngày giao ban <span class="cg-muted">(bắt buộc)</span></label>
      <input id="cg-held-on" type="date" class="cg-input cg-day" value="${draft.heldOn}" max="${record.today}">
      <h4 class="cg-title">Báo cáo của từng người</h4>
      ${briefingReportsTable(
        record,
        set,
        (person) => draft.reports.find((one) => samePerson(one, person)) || { reported: false, line: '' }
      )}
      <label class="cg-field" for="cg-difficulties">Khó khăn, vướng mắc <span class="cg-muted">(nếu có)</span></label>
      <textarea id="cg-difficulties" class="cg-input" rows="2" maxlength="2000">${draft.difficulties}</textarea>
      <label class="cg-tick"><input type="checkbox" id="cg-needs-district" ${draft.needsDistrict && html`checked`}>
        Cần huyện giải quyết</label>
      <div data-part="request"><label class="cg-field" for="cg-request">Việc cần huyện giải quyết
        <span class="cg-muted">(bắt buộc)</span></label>
        <textarea id="cg-request" class="cg-input" rows="2" maxlength="2000">${draft.request}</textarea></div>
      <h4 class="cg-title">Dân chủ ở cơ sở</h4><p class="cg-label-note">${record.democracyNote}.</p>
      ${democracyDoneTable(record, draft.democracy)}`
  );
  const field = (id) => part.querySelector(`#cg-${id}`);
  const [heldOn, difficulties, needsDistrict, request] = ['held-on', 'difficulties', 'needs-district', 'request'].map(
    field
  );
  const rows = Array.from(part.querySelectorAll('tr[data-person]')).map((row, i) => ({
    person: record.people[i],
    reported: row.querySelector('[data-reported]'),
    line: row.querySelector('[data-line]'),
  }));
  const tell = () => {
    form.part('request').hidden = !needsDistrict.checked;
    show(
      form.state,
      html`<span>Đã báo cáo: <b>${rows.filter(({ reported }) => reported.checked).length}/${rows.length}</b> người</span>`
    );
  };
  needsDistrict.addEventListener('change', () => {
    if (needsDistrict.checked && !request.value.trim()) {
      request.value = difficulties.value;
    }
    tell();
  });
  part.addEventListener('input', tell);
  tell();
  return {
    answer: () => ({
      briefing: {
        dossier: record.dossierId,
        month,
        heldOn: heldOn.value,
        reports: rows.map(({ person, reported, line }) => ({
          person: person.person,
          position: person.position,
          reported: reported.checked,
          line: line.value.trim(),
        })),
        difficulties: difficulties.value.trim(),
        needsDistrict: needsDistrict.checked,
        request: request.value.trim(),
        democracy: Array.from(part.querySelectorAll('[data-democracy]'))
          .filter(({ value }) => value)
          .reduce((done, { dataset, value }) => Object.assign(done, { [dataset.democracy]: value }), {}),
      },
    }),
    missing: () => {
      if (!heldOn.value) {
        return { text: 'Chưa hoàn thành được: chọn ngày giao ban.', field: heldOn };
      }
      const mute = rows.find(({ reported, line }) => reported.checked && !line.value.trim());
      if (mute) {
        return { text: `Chưa hoàn thành được: ghi tóm tắt báo cáo của ${mute.person.person}.`, field: mute.line };
      }
      return needsDistrict.checked && !request.value.trim()
        ? { text: 'Chưa hoàn thành được: ghi rõ việc cần huyện giải quyết.', field: request }
        : null;
    },
  };
}
