/**
 * What the embedded forms of Tasklist share: `window.cleangov.<what the form is for>(camForm, $scope)` fills a form that
 * has just been loaded, keeps its draft and hands its answer to the engine. Points come from the server, never from here.
 */
(function () {
  'use strict';

  const STYLE = '/forms/cleangov-forms.css?v=1';
  const DRAFTS = '/forms/cleangov-drafts.js';
  const POINTS_DELAY = 250;
  const YEAR_DELAY = 400;
  const DAY_MILLIS = 24 * 3600 * 1000;
  const FIRST_YEAR = 1998;

  const CLASSES = [
    ['XUAT_SAC', 'Xuất sắc (đề nghị tỉnh)'],
    ['VUNG_MANH', 'Trong sạch, vững mạnh'],
    ['KHA', 'Khá'],
    ['TRUNG_BINH', 'Trung bình'],
    ['YEU_KEM', 'Yếu kém'],
  ];
  const LEVELS = { COMMUNE: 'Xã', DISTRICT: 'Huyện', PROVINCE: 'Tỉnh' };
  const WEEKDAYS = ['Chủ nhật', 'thứ Hai', 'thứ Ba', 'thứ Tư', 'thứ Năm', 'thứ Sáu', 'thứ Bảy'];

  // ---- Markup: whatever is put into html`…` is escaped, unless it is markup itself

  const ESCAPES = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

  class Markup {
    constructor(text) {
      this.text = text;
    }
  }

  function markup(value) {
    if (value instanceof Markup) {
      return value.text;
    }
    if (Array.isArray(value)) {
      return value.map(markup).join('');
    }
    if (value === null || value === undefined || value === false) {
      return '';
    }
    return String(value).replace(/[&<>"']/g, (character) => ESCAPES[character]);
  }

  function html(strings, ...values) {
    return new Markup(strings.reduce((text, part, i) => text + markup(values[i - 1]) + part));
  }

  function show(element, content) {
    element.innerHTML = markup(content);
  }

  // ---- Words

  function number(value) {
    return String(value).replace('.', ',');
  }

  /** Two decimals, for points that the server has computed. */
  function points(value) {
    return value === null || value === undefined ? '' : Number(value).toFixed(2).replace('.', ',');
  }

  /** 2026-02-27 as 27/02/2026. */
  function day(date) {
    return date ? date.slice(0, 10).split('-').reverse().join('/') : '';
  }

  function dayInWords(date) {
    return date ? `${WEEKDAYS[new Date(`${date}T00:00:00Z`).getUTCDay()]}, ${day(date)}` : '';
  }

  /** How many days this day lies behind that one; negative before. */
  function daysBetween(day, later) {
    return (Date.parse(later) - Date.parse(day)) / DAY_MILLIS;
  }

  function yesNo(answer) {
    return answer ? 'Có' : 'Không';
  }

  /** Of «% kế hoạch» only the sign: the rest stands in the indicator's name. */
  function unit(indicator) {
    return indicator.unit.startsWith('%') ? '%' : indicator.unit;
  }

  function className(code) {
    const known = CLASSES.find(([name]) => name === code);
    return known ? known[1] : code;
  }

  // ---- The server

  const UNDERSTOOD = [400, 403, 404, 409, 413, 422];

  /** @param body a file is sent as it is, anything else as JSON; without one nothing is sent */
  async function ask(url, body) {
    const file = body instanceof Blob;
    const type = file ? 'application/octet-stream' : 'application/json';
    let response;
    try {
      response = await fetch(url, {
        method: body ? 'POST' : 'GET',
        credentials: 'same-origin',
        headers: Object.assign({ Accept: 'application/json' }, body && { 'Content-Type': type }),
        body: body && (file ? body : JSON.stringify(body)),
      });
    } catch (offline) {
      throw new Error('Không kết nối được với máy chủ. Hãy kiểm tra mạng rồi thử lại.');
    }
    if (response.status === 401) {
      throw new Error('Phiên làm việc đã hết. Hãy đăng nhập lại.');
    }
    const answer = await response.json().catch(() => null);
    if (response.ok && answer !== null) {
      return answer;
    }
    throw new Error(
      (UNDERSTOOD.includes(response.status) && answer && answer.detail) ||
        `Máy chủ báo lỗi (mã ${response.status}). Hãy thử lại; nếu vẫn lỗi, hãy báo quản trị viên.`
    );
  }

  /** Of a commune's sheet, what applies to its type of unit. */
  function addressOf({ id, version, unitType }, what = '') {
    return `/api/criteria-sets/${encodeURIComponent(id)}/${version}${what}${unitType ? `?unitType=${unitType}` : ''}`;
  }

  function criteriaSet(name) {
    return ask(addressOf(name));
  }

  function askPoints(name, entries) {
    return ask(addressOf(name, '/points'), { entries });
  }

  /** Calls after the last of several quick changes. */
  function debounce(call, delay) {
    let timer;
    return () => {
      clearTimeout(timer);
      timer = setTimeout(call, delay);
    };
  }

  // ---- A form in Tasklist

  /**
   * @param work fills the form and returns its answer: `answer()` gives the variables to submit, `missing()` what keeps
   *     the form from being completed (`{text, field}`) or null
   */
  function form(work) {
    return (camForm, $scope) => new Form(camForm, $scope).open(work);
  }

  class Form {
    constructor(camForm, $scope) {
      this.camForm = camForm;
      this.$scope = $scope;
      this.root = camForm.formElement[0];
      this.bar = document.createElement('div');
      this.bar.className = 'cg-bar';
      show(
        this.bar,
        html`<div class="cg-draft" role="status"></div>
          <div class="cg-bar-state" role="status"></div><div class="cg-bar-alert" role="alert"></div>`
      );
      this.root.appendChild(this.bar);
      camForm.on('store', () => {
        camForm.storePrevented = true; // a copy of Tasklist's own would hide a later draft of another computer
      });
    }

    async open(work) {
      let result;
      try {
        await this.loadDraft();
        result = await work(this);
      } catch (error) {
        this.offerRetry(error, work);
        return;
      }
      if (!this.root.isConnected) {
        return; // the official has gone on to another task meanwhile
      }
      this.camForm.on('submit', () => {
        const missing = result.missing();
        this.complain(missing);
        this.camForm.submitPrevented = Boolean(missing);
        if (!missing) {
          this.hand(result.answer());
        }
      });
      this.root.addEventListener('input', () => {
        this.changed();
        if (this.draft) {
          this.draft.change(result.answer());
        }
      });
      this.$scope.$applyAsync(() => this.$scope.form.$setValidity('loaded', true, this.$scope.form));
      this.root.classList.add('cg-ready');
    }

    /** The form that starts a process belongs to no task and has no draft. */
    async loadDraft() {
      const { taskId } = this.camForm;
      this.drafted = {};
      if (taskId) {
        const { draftOf } = await import(DRAFTS);
        this.draft = draftOf(taskId, this.bar.querySelector('.cg-draft'));
        this.drafted = (await this.draft.load()) || {};
      }
    }

    offerRetry(error, work) {
      show(this.alert, html`${error.message} <button type="button" class="btn btn-default">Thử lại</button>`);
      this.alert.querySelector('button').addEventListener('click', () => {
        this.complain(null);
        this.open(work);
      });
    }

    /** Tells the engine the answer, and nothing else: what was only read must not be written back. */
    hand(answer) {
      const variables = this.camForm.variableManager;
      variables
        .variableNames()
        .filter((name) => !(name in answer))
        .forEach((name) => variables.destroyVariable(name));
      Object.entries(answer).forEach(([name, value]) => variables.variableValue(name, value));
    }

    changed() {
      this.complain(null);
      if (!this.$scope.form.$dirty) {
        this.$scope.$applyAsync(() => this.$scope.form.$setDirty());
      }
    }

    complain(missing) {
      this.root.querySelectorAll('[aria-invalid]').forEach((field) => field.removeAttribute('aria-invalid'));
      this.alert.textContent = missing ? missing.text : '';
      if (missing && missing.field) {
        missing.field.setAttribute('aria-invalid', 'true');
        goTo(missing.field);
      }
    }

    get state() {
      return this.bar.querySelector('.cg-bar-state');
    }

    get alert() {
      return this.bar.querySelector('.cg-bar-alert');
    }

    /** An element of the form's own HTML, by its data-part. */
    part(name) {
      return this.root.querySelector(`[data-part="${name}"]`);
    }

    field(name) {
      return this.root.elements.namedItem(name);
    }

    /** A variable of the process; null if there is none. */
    variable(name) {
      const value = this.camForm.variableManager.variableValue(name);
      return value === undefined ? null : value;
    }

    /** Wide tables need the room of Tasklist's other columns. */
    offerRoom() {
      const column = this.root.closest('.task-details');
      if (!column) {
        return;
      }
      const closed = ['filters-column-close', 'list-column-close'];
      const wide = () => closed.every((name) => document.body.classList.contains(name));
      const toggle = (on) => closed.forEach((name) => document.body.classList.toggle(name, on));
      const button = document.createElement('button');
      button.type = 'button';
      button.className = 'btn btn-default cg-room';
      const label = () => {
        button.textContent = wide() ? 'Thu hẹp bảng' : 'Mở rộng bảng';
      };
      button.addEventListener('click', () => {
        toggle(!wide());
        label();
        this.$scope.$on('$destroy', () => toggle(false));
      });
      label();
      this.root.insertBefore(button, this.root.firstChild);
    }
  }

  function goTo(field) {
    field.scrollIntoView({ block: 'center' });
    enter(field, { preventScroll: true });
  }

  /** What is typed next takes the place of what stands in a cell. */
  function enter(field, how) {
    field.focus(how);
    if (field.type === 'text') {
      field.select();
    }
  }

  /** A text that must be written: its answer is the variable of the same name. */
  function requiredText(form, name, complaint) {
    const field = form.field(name);
    field.value = form.drafted[name] || '';
    return {
      answer: () => ({ [name]: field.value.trim() }),
      missing: () => (field.value.trim() ? null : { text: complaint, field }),
    };
  }

  // ---- Entries: what was measured for one indicator, typed and read back

  function options(answers, chosen) {
    return answers.map(
      ([value, text]) => html`<option value="${value}" ${value === chosen && html`selected`}>${text}</option>`
    );
  }

  /** Yes and no: radios where there is room, a list in a grid. */
  function choice(field, answer, { name, label, compact }) {
    if (compact) {
      const answers = [
        ['', '—'],
        ['true', 'Có'],
        ['false', 'Không'],
      ];
      return html`<select class="cg-input" data-field="${field}" aria-label="${label}">
        ${options(answers, answer === undefined ? '' : String(answer))}
      </select>`;
    }
    return html`<span class="cg-choice" role="radiogroup" aria-label="${label}">${[true, false].map(
      (value) => html`<label><input type="radio" name="${name}-${field}" data-field="${field}" value="${String(value)}"
        ${answer === value && html`checked`}> ${yesNo(value)}</label>`
    )}</span>`;
  }

  function tick(field, ticked, text, { value = '', title = '' } = {}) {
    return html`<label class="cg-tick" title="${title}"><input type="checkbox" data-field="${field}" value="${value}"
      ${ticked && html`checked`}> ${text}</label>`;
  }

  const ESTIMATE = { title: 'Số ước, sẽ thay bằng số chính thức trước khi khép năm' };

  /** What the records of the year measure is never an estimate. */
  function estimateTick(indicator, entry, style) {
    return !indicator.computed && !style.final && tick('estimate', entry.estimate, 'ước', ESTIMATE);
  }

  function valueControls(indicator, entry, style) {
    if (indicator.kind === 'yesno') {
      return html`${choice('yes', entry.yes, style)} ${estimateTick(indicator, entry, style)}`;
    }
    if (indicator.kind === 'checklist') {
      const items = entry.items || [];
      return html`${indicator.items.map((text, i) =>
        tick('items', items[i], style.compact ? `${i + 1}. ${text}` : text, { value: i, title: text })
      )}${tick('none', entry.items && !items.includes(true), 'Không đạt nội dung nào')}
        ${estimateTick(indicator, entry, style)}`;
    }
    return html`<span class="cg-value"><input type="text" inputmode="decimal" autocomplete="off" class="cg-input"
      data-field="value" value="${entry.value === undefined ? '' : number(entry.value)}" aria-label="${style.label}">
      <span class="cg-unit">${unit(indicator)}</span> ${estimateTick(indicator, entry, style)}</span>`;
  }

  /** @param style.compact for a cell of a grid, else for a line of a sheet */
  function entryControls(indicator, entry, style) {
    const question = indicator.vetoQuestion;
    return html`${valueControls(indicator, entry, style)}
      ${indicator.noCaseAllowed && tick('noCase', entry.noCase, 'Không phát sinh')}
      ${
        indicator.zeroBaseQuestion &&
        html`${tick('zeroBase', entry.zeroBase, indicator.zeroBaseQuestion)}
        <span class="cg-zero-base">Nhập số vụ của năm nay, không phải %.</span>`
      }
      ${
        question &&
        html`<span class="cg-veto"><span class="cg-question" title="${question}">${question}?</span>
        ${choice('veto', entry.veto, Object.assign({}, style, { label: question }))}</span>`
      }`;
  }

  function checked(place, field) {
    const box = place.querySelector(`[data-field="${field}"]`);
    return Boolean(box && box.checked);
  }

  function chosen(place, field) {
    const answer = place.querySelector(`select[data-field="${field}"], [data-field="${field}"]:checked`);
    return answer && answer.value ? answer.value === 'true' : undefined;
  }

  function readItems(place) {
    const boxes = Array.from(place.querySelectorAll('[data-field="items"]'));
    const items = boxes.map((box) => box.checked);
    return items.includes(true) || checked(place, 'none') ? items : undefined;
  }

  function readValue(place, indicator, entry) {
    if (indicator.kind === 'yesno') {
      entry.yes = chosen(place, 'yes');
    } else if (indicator.kind === 'checklist') {
      entry.items = readItems(place);
    } else {
      entry.value = place.querySelector('[data-field="value"]').value.trim() || undefined;
      entry.zeroBase = checked(place, 'zeroBase') || undefined;
    }
  }

  /** The entry as the server reads it; what has not been answered is undefined. */
  function readEntry(place, indicator) {
    const entry = {};
    if (checked(place, 'noCase')) {
      entry.noCase = true;
    } else {
      readValue(place, indicator, entry);
      entry.estimate = checked(place, 'estimate') || undefined;
    }
    entry.veto = chosen(place, 'veto');
    entry.note = place.querySelector('[data-field="note"]').value.trim() || undefined;
    return entry;
  }

  /** What is still open in an entry: the name of the field to fill in, or null. */
  function openField(indicator, entry) {
    const field = { yesno: 'yes', checklist: 'items', number: 'value' }[indicator.kind];
    if (!entry.noCase && entry[field] === undefined) {
      return field;
    }
    return indicator.vetoQuestion && entry.veto === undefined ? 'veto' : null;
  }

  /** Ticks that exclude each other, and the value that gives way to «Không phát sinh». */
  function settle(place, field) {
    if (field && field.checked && field.dataset.field === 'none') {
      place.querySelectorAll('[data-field="items"]').forEach((box) => {
        box.checked = false;
      });
    } else if (field && field.checked && field.dataset.field === 'items') {
      place.querySelector('[data-field="none"]').checked = false;
    }
    const noCase = checked(place, 'noCase');
    place.querySelectorAll('[data-field="value"], [data-field="zeroBase"], [data-field="estimate"]').forEach((input) => {
      input.disabled = noCase;
    });
    place.classList.toggle('cg-has-zero-base', !noCase && checked(place, 'zeroBase'));
  }

  function sameEntry(one, other) {
    const plain = (entry) =>
      JSON.stringify([
        entry.value === undefined ? null : Number(String(entry.value).replace(',', '.')),
        entry.yes,
        entry.items,
        Boolean(entry.noCase),
        Boolean(entry.zeroBase),
        entry.veto,
      ]);
    return plain(one) === plain(other);
  }

  function entryOf(score) {
    return score
      ? Object.assign({}, score.measurement, score.estimate && { estimate: true }, score.note && { note: score.note })
      : {};
  }

  function scoreInWords(indicator, score) {
    return measurementInWords(indicator, score && score.measurement, score && score.estimate);
  }

  function measurementInWords(indicator, measurement, estimate) {
    if (!measurement) {
      return html`<span class="cg-muted">chưa có</span>`;
    }
    const lines = [];
    if (measurement.noCase) {
      lines.push('Không phát sinh');
    } else if (measurement.zeroBase) {
      lines.push(`Năm nay: ${number(measurement.value)}. ${indicator.zeroBaseQuestion}.`);
    } else if (measurement.value !== undefined) {
      lines.push(`${number(measurement.value)} ${unit(indicator)}`);
    } else if (measurement.yes !== undefined) {
      lines.push(yesNo(measurement.yes));
    } else if (measurement.items) {
      indicator.items.forEach((text, i) => lines.push(`${measurement.items[i] ? '✓' : '✗'} ${i + 1}. ${text}`));
    }
    if (estimate) {
      lines[0] += ' (ước)';
    }
    if (measurement.veto !== undefined) {
      lines.push(`«${yesNo(measurement.veto)}»: ${indicator.vetoQuestion}?`);
    }
    return lines.map((line) => html`<div class="cg-line cg-line-of-${indicator.kind}" title="${line}">${line}</div>`);
  }

  function rules(indicator) {
    return html`<ul class="cg-rules">${indicator.rule.map((line) => html`<li>${line}</li>`)}</ul>`;
  }

  function setLabel(set) {
    return set.label && html`<p class="cg-label-note">Bộ tiêu chí: ${set.label}.</p>`;
  }

  function allIndicators(set) {
    return set.criteria.reduce((all, criterion) => all.concat(criterion.indicators), []);
  }

  function historyLink(dossier) {
    return html`<a class="cg-history" href="/dossiers/${dossier}/history" target="_blank" rel="noopener">lịch sử</a>`;
  }

  // ---- The score sheet of one commune

  async function loadSheet(form) {
    const sheet = await ask(`/api/dossiers/${encodeURIComponent(form.variable('dossierId'))}/sheet`);
    return { sheet, set: await criteriaSet(sheet.criteriaSet) };
  }

  function sheetTable(sheet, set, line, criterionPoints) {
    return html`<h4 class="cg-title">Bản tự chấm điểm: ${sheet.communeName}, năm ${sheet.dossierId.slice(0, 4)}
        ${historyLink(sheet.dossierId)}</h4>
      ${setLabel(set)}
      <table class="cg-table cg-sheet">
        <thead><tr><th>Mã</th><th>Chỉ tiêu</th><th>Kết quả đo được</th><th>Điểm</th></tr></thead>
        ${set.criteria.map(
          (criterion, i) => html`<tbody>
            <tr class="cg-criterion"><th colspan="3" scope="rowgroup">${i + 1}. ${criterion.name}
                ${criterion.scaling && html`<div class="cg-muted">${criterion.scaling}</div>`}</th>
              <td class="cg-points"><b data-criterion="${criterion.code}">${criterionPoints(criterion)}</b>
                <small>/ ${number(criterion.maxPoints)}</small></td></tr>
            ${criterion.indicators.map(line)}
          </tbody>`
        )}
      </table>`;
  }

  function sheetLine(indicator, result, earned) {
    const evidence = indicator.evidence.concat(indicator.dataSource ? `Nguồn số liệu: ${indicator.dataSource}` : []);
    return html`<tr data-code="${indicator.code}">
      <td>${indicator.code}</td>
      <td><div>${indicator.name}</div>${rules(indicator)}
        <details><summary>Minh chứng, nguồn số liệu</summary><ul>${evidence.map((text) => html`<li>${text}</li>`)}</ul></details></td>
      <td>${result}</td>
      <td class="cg-points"><b data-points>${earned}</b> <small>/ ${number(indicator.maxPoints)}</small></td>
    </tr>`;
  }

  function readOnlySheet(sheet, set) {
    const totals = sheet.selfTotals;
    return html`${sheetTable(
      sheet,
      set,
      (indicator) => {
        const score = sheet.self[indicator.code];
        return sheetLine(
          indicator,
          html`${scoreInWords(indicator, score)}
            ${score && score.note && html`<div class="cg-note">Giải trình: ${score.note}</div>`}
            ${fileLinks(sheet.evidence, indicator.code)}`,
          points(score && score.points)
        );
      },
      (criterion) => points(totals.criteria[criterion.code])
    )}
    <p class="cg-total">Tổng điểm tự chấm: <b>${points(totals.total)}</b> / ${number(set.maxPoints)}</p>
    ${
      totals.vetoReasons.length > 0 &&
      html`<p class="cg-warning">Có điều làm xã không được xét danh hiệu cao: ${totals.vetoReasons.join('; ')}.</p>`
    }`;
  }

  async function showReadOnlySheet(form) {
    const { sheet, set } = await loadSheet(form);
    show(form.part('sheet'), readOnlySheet(sheet, set));
    form.offerRoom();
  }

  // ---- Files of evidence

  const LARGEST_FILE = 25 * 1024 * 1024;
  const FILE_KINDS = '.pdf,.png,.jpg,.jpeg,.docx,.xlsx,.pptx,.doc,.xls';

  function size(bytes) {
    return bytes < 1024 * 1024 ? `${Math.ceil(bytes / 1024)} KB` : `${number((bytes / 1024 / 1024).toFixed(1))} MB`;
  }

  function fileLink(file) {
    return html`<a href="/api/evidence/${file.id}" target="_blank" rel="noopener">${file.name}</a> <small>${size(file.size)}</small>`;
  }

  function fileLinks(files, code) {
    const own = files.filter(({ indicator }) => indicator === code);
    return own.length > 0 && html`<ul class="cg-file-list">${own.map((file) => html`<li>${fileLink(file)}</li>`)}</ul>`;
  }

  /** Sends a file as it is; tells how far it is, from 0 to 1. */
  function upload(url, file, progress) {
    return new Promise((done, failed) => {
      const request = new XMLHttpRequest();
      request.open('PUT', url);
      request.setRequestHeader('Content-Type', 'application/octet-stream');
      request.responseType = 'json';
      request.upload.addEventListener('progress', (event) => progress(event.loaded / event.total));
      request.addEventListener('load', () =>
        request.status === 200
          ? done(request.response)
          : failed(new Error((request.response && request.response.detail) || `Máy chủ báo lỗi (mã ${request.status}).`))
      );
      request.addEventListener('error', () => failed(new Error('Không gửi được tệp. Hãy kiểm tra mạng rồi thử lại.')));
      request.send(file);
    });
  }

  /** The files of one indicator: to add, to look at, to take away. */
  function fileControls(dossier, indicator, files, changed) {
    const place = document.createElement('div');
    let state = '';
    const draw = () => {
      show(
        place,
        html`<ul class="cg-file-list">${files.map(
          (file) => html`<li>${fileLink(file)}
            <button type="button" class="btn btn-link btn-xs" data-remove="${file.id}" aria-label="Bỏ tệp ${file.name}">Bỏ</button></li>`
        )}</ul>
        <label class="btn btn-default btn-xs">Thêm tệp minh chứng
          <input type="file" class="cg-file" accept="${FILE_KINDS}" data-code="${indicator.code}"></label>
        <progress max="1" value="0" hidden></progress> <span class="cg-file-state" role="status">${state}</span>`
      );
    };
    const tell = (text) => {
      state = text;
      draw();
    };
    const add = async (file) => {
      if (file.size > LARGEST_FILE) {
        tell(`«${file.name}» lớn hơn 25 MB, không nhận được.`);
        return;
      }
      const bar = place.querySelector('progress');
      bar.hidden = false;
      try {
        const query = `indicator=${encodeURIComponent(indicator.code)}&name=${encodeURIComponent(file.name)}`;
        files.push(
          await upload(`/api/dossiers/${encodeURIComponent(dossier)}/evidence?${query}`, file, (share) => {
            bar.value = share;
          })
        );
        tell('Đã nhận tệp.');
        changed();
      } catch (error) {
        tell(error.message);
      }
    };
    const remove = async (id) => {
      const answer = await fetch(`/api/evidence/${id}`, { method: 'DELETE', credentials: 'same-origin' });
      if (answer.ok) {
        files.splice(
          files.findIndex((file) => file.id === id),
          1
        );
        tell('Đã bỏ tệp.');
        changed();
      } else {
        const problem = await answer.json().catch(() => ({}));
        tell(problem.detail || 'Không bỏ được tệp, hãy thử lại.');
      }
    };
    place.addEventListener('change', (event) => {
      event.stopPropagation();
      if (event.target.files && event.target.files[0]) {
        add(event.target.files[0]);
      }
    });
    place.addEventListener('input', (event) => event.stopPropagation());
    place.addEventListener('click', (event) => {
      const { remove: id } = event.target.dataset;
      if (id) {
        remove(id);
      }
    });
    draw();
    return place;
  }

  /** The lines of a sheet that is being filled in, or the cells of a grid. */
  class Entries {
    /** @param what an entry is called: «chỉ tiêu» of a sheet, «ô» of a grid */
    constructor(what) {
      this.what = what;
      this.list = [];
    }

    add(place, indicator, name) {
      const entry = { place, indicator, name, problem: '', answers: readEntry(place, indicator) };
      settle(place);
      this.list.push(entry);
      return entry;
    }

    tell(entry, problem) {
      entry.problem = problem || '';
      entry.place.querySelector('.cg-problem').textContent = entry.problem;
      entry.place.classList.toggle('cg-wrong', Boolean(problem));
    }

    /** What is left to fill in of an entry; the note too, where something else is to be explained by it. */
    open(entry) {
      const unexplained = entry.needsNote && !entry.answers.note ? 'note' : null;
      return openField(entry.indicator, entry.answers) || unexplained;
    }

    get missing() {
      return this.list.filter((entry) => this.open(entry));
    }

    get wrong() {
      return this.list.filter((entry) => entry.problem && !this.open(entry));
    }

    /** What is left to do, in the bar; with a way to the first of it. */
    summary() {
      const { missing, wrong, what } = this;
      if (missing.length + wrong.length === 0) {
        return html`<span class="cg-done">Đã nhập đủ.</span>`;
      }
      return html`<span class="cg-left">${[
        missing.length > 0 && `Còn ${missing.length} ${what} chưa nhập`,
        wrong.length > 0 && `${wrong.length} ${what} nhập chưa đúng`,
      ]
        .filter(Boolean)
        .join('; ')}.</span> <button type="button" class="btn btn-default btn-sm" data-jump>Đến chỗ cần nhập</button>`;
    }

    fieldOf(entry) {
      const name = this.open(entry) || 'value';
      return entry.place.querySelector(`[data-field="${name}"]`) || entry.place.querySelector('[data-field]');
    }

    jump() {
      goTo(this.fieldOf(this.missing.concat(this.wrong)[0]));
    }

    complaint() {
      const { missing, wrong, what } = this;
      if (missing.length > 0) {
        return {
          text: `Chưa hoàn thành được: còn ${missing.length} ${what} chưa nhập.`,
          field: this.fieldOf(missing[0]),
        };
      }
      if (wrong.length > 0) {
        return { text: `Chưa hoàn thành được: ${wrong[0].name}: ${wrong[0].problem}`, field: this.fieldOf(wrong[0]) };
      }
      return null;
    }
  }

  // ---- The same entries in an Excel file: taken away, filled in, brought back

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
  function offerWorkbook(part, { download, preview, what, found }) {
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
        show(place, html`<p class="cg-done">Đã lấy ${offered.length} ${what} vào biểu mẫu. Xem lại rồi hoàn thành như thường lệ.</p>`);
        offered = [];
      } else if (event.target.closest('[data-leave]')) {
        leave();
      }
    });
  }

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

  async function scoreIndicators(form) {
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

  async function givePartyOpinion(form) {
    await showReadOnlySheet(form);
    return requiredText(form, 'opinion', 'Chưa hoàn thành được: cần ghi ý kiến của cấp ủy.');
  }

  async function signSelfReview(form) {
    await showReadOnlySheet(form);
    const opinion = form.variable('partyOpinion');
    if (opinion) {
      show(form.part('opinion'), html`<h4>Ý kiến của cấp ủy</h4><p class="cg-quote">${opinion}</p>`);
    }
    return signOrReturn(form);
  }

  function signOrReturn(form) {
    const reason = form.field('reason');
    const decisions = form.field('decision');
    const decided = () => decisions.value;
    const showReason = () => {
      form.part('reason').hidden = decided() !== 'return';
    };
    decisions.value = form.drafted.decision || '';
    reason.value = form.drafted.reason || '';
    form.root.addEventListener('change', showReason);
    showReason();
    return {
      answer: () => ({ decision: decided(), reason: decided() === 'return' ? reason.value.trim() : '' }),
      missing: () => {
        if (!decided()) {
          return { text: 'Chưa hoàn thành được: cần chọn ký hoặc trả lại.', field: decisions[0] };
        }
        return decided() === 'return' && !reason.value.trim()
          ? { text: 'Chưa hoàn thành được: cần ghi lý do trả lại.', field: reason }
          : null;
      },
    };
  }

  // ---- The chair assigns every standard and indicator

  function loadImplementation(form) {
    return ask(`/api/dossiers/${encodeURIComponent(form.variable('dossierId'))}/implementation`);
  }

  function samePerson(one, other) {
    return Boolean(one && other) && one.person === other.person && one.position === other.position;
  }

  /** The assignment of this year or of last year, as the form sends it: people, and places in their list. */
  function planOf(record, set) {
    const place = (person) => record.people.findIndex((one) => samePerson(one, person));
    const plan = { people: record.people.map((one) => Object.assign({}, one)), standards: {}, indicators: {}, democracy: {} };
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

  async function assign(form) {
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
    const label = ({ person, position }) => [person.trim() || '(chưa ghi tên)', position.trim()].filter(Boolean).join(', ');
    const fillSelects = () =>
      selects().forEach((select) => {
        const nobody = select.dataset.kind === 'standards' ? '— Chọn người —' : 'Theo tiêu chuẩn';
        show(
          select,
          html`${options([['', nobody]].concat(plan.people.map((one, i) => [String(i), label(one)])), select.dataset.chosen)}`
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

  // ---- The commune holds its monthly briefing

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

  async function holdBriefing(form) {
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
    const [heldOn, difficulties, needsDistrict, request] = ['held-on', 'difficulties', 'needs-district', 'request'].map(field);
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

  // ---- The grid in which an agency appraises its indicators for all communes

  function applies(commune, { code }) {
    return !commune.notApplicable.includes(code);
  }

  function gridCells(commune, indicator, given) {
    if (!applies(commune, indicator)) {
      return html`<td class="cg-muted">Không áp dụng</td><td></td>`;
    }
    const self = commune.self[indicator.code];
    const label = `${commune.communeName}, chỉ tiêu ${indicator.code}`;
    const note = given.note || '';
    return html`<td class="cg-self">${scoreInWords(indicator, self)}
        ${self && html`<small>${points(self.points)} điểm</small>`}
        ${self && self.note && html`<div class="cg-note" title="${self.note}">${self.note}</div>`}
        ${fileLinks(commune.evidence, indicator.code)}</td>
      <td class="cg-cell">
        ${entryControls(indicator, given, { name: `${commune.dossierId}-${indicator.code}`, label, compact: true })}
        <div class="cg-cell-foot"><small><b data-points></b> điểm</small>
          <button type="button" class="btn btn-link btn-xs" data-note>ghi chú</button></div>
        <input class="cg-input cg-note-input" data-field="note" maxlength="2000" value="${note}" ${!note && html`hidden`}
          placeholder="Ghi chú" aria-label="Ghi chú: ${label}">
        <div class="cg-problem"></div>
      </td>`;
  }

  function gridTable(grid, given) {
    return html`<h4 class="cg-title">Thẩm định của ${grid.agencyName}: ${grid.indicators.length} chỉ tiêu,
        ${grid.communes.length} xã</h4>
      ${setLabel(grid.criteriaSet)}
      <details><summary>Quy tắc tính điểm của các chỉ tiêu</summary>
        ${grid.indicators.map((i) => html`<p><b>${i.code}. ${i.name}</b></p>${rules(i)}`)}</details>
      <div class="cg-scroll" tabindex="0"><table class="cg-table cg-grid">
        <thead>
          <tr><th rowspan="2">Xã, phường, thị trấn</th>${grid.indicators.map(
            (i) => html`<th colspan="2" title="${i.name}"><span class="cg-head">${i.code}. ${i.name}</span></th>`
          )}</tr>
          <tr>${grid.indicators.map(() => html`<th>Xã tự chấm</th><th>Thẩm định</th>`)}</tr>
        </thead>
        <tbody>${grid.communes.map(
          (commune, row) => html`<tr data-row="${row}"><th scope="row">${commune.communeName}
            ${!commune.handedIn && html`<div class="cg-late">Chưa nộp bản tự chấm</div>`}</th>
            ${grid.indicators.map((indicator) => gridCells(commune, indicator, given(commune, indicator)))}</tr>`
        )}</tbody>
      </table></div>`;
  }

  /** The same field of the same indicator, some rows further; null beyond the ends of the grid. */
  function fieldBelow(field, rows) {
    const cell = field.closest('td');
    const row = cell.parentNode;
    const target = row.parentNode.rows[row.sectionRowIndex + rows];
    if (!target) {
      return null;
    }
    const same = `[data-field="${field.dataset.field}"]`;
    const fields = target.cells[cell.cellIndex].querySelectorAll(same);
    const index = Array.from(cell.querySelectorAll(same)).indexOf(field);
    return fields[index] || null;
  }

  function moveOnKey(event) {
    const field = event.target.closest('[data-field]');
    if (!field || event.ctrlKey || event.altKey || event.metaKey) {
      return;
    }
    const step = { Enter: event.shiftKey ? -1 : 1, ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!step || (field.tagName === 'SELECT' && event.key !== 'Enter')) {
      return;
    }
    event.preventDefault();
    const others = field.closest('tbody').rows.length;
    const next = Array.from({ length: others }, (_, i) => fieldBelow(field, (i + 1) * step)).find(
      (one) => one && !one.disabled && !one.hidden
    );
    if (next) {
      enter(next);
    }
  }

  /** Lines that were copied from a sheet of Excel, values or reasons, go into this cell and those below it. */
  function fillOnPaste(event) {
    const field = event.target.closest('[data-field="value"], [data-field="note"]');
    const pasted = event.clipboardData.getData('text/plain').replace(/\r/g, '').replace(/\n+$/, '');
    if (!field || !pasted.includes('\n')) {
      return;
    }
    event.preventDefault();
    pasted.split('\n').forEach((line, i) => {
      const target = fieldBelow(field, i);
      if (!target) {
        return; // below the grid, or of a commune to which the indicator does not apply
      }
      const text = line.split('\t')[0].trim();
      if (field.dataset.field === 'note') {
        target.value = text;
        target.hidden = false;
      } else {
        target.value = text.replace(/%|(\d)\s+(?=\d)/g, '$1').trim();
        target
          .closest('td')
          .querySelectorAll('[data-field="noCase"]')
          .forEach((box) => {
            box.checked = false;
          });
      }
      target.dispatchEvent(new Event('input', { bubbles: true }));
    });
  }

  /** @param only the dossier of the one commune that is appraised anew; all of the district's without it */
  async function appraiseIndicators(form, only) {
    const grid = await ask(
      `/api/assessments/${encodeURIComponent(form.variable('assessmentId'))}/grid?agency=${encodeURIComponent(form.variable('agency'))}`
    );
    grid.communes = grid.communes.filter(({ dossierId }) => !only || dossierId === only);
    const draft = form.drafted.grid;
    const drafted = (commune, indicator) => (draft.entries[commune.dossierId] || {})[indicator.code] || {};
    const stored = (commune, { code }) =>
      commune.appraised[code]
        ? entryOf(commune.appraised[code])
        : Object.assign(entryOf(commune.self[code]), { note: '' });
    const part = form.part('grid');
    show(part, gridTable(grid, draft ? drafted : stored));

    const entries = new Entries('ô');
    const rows = grid.communes.map((commune) => ({ commune, entries: [], asked: 0 }));
    const cells = part.querySelectorAll('.cg-cell');
    rows.forEach((row) => {
      grid.indicators.filter((indicator) => applies(row.commune, indicator)).forEach((indicator) => {
        const place = cells[entries.list.length];
        const entry = entries.add(place, indicator, `${row.commune.communeName}, chỉ tiêu ${indicator.code}`);
        entry.row = row;
        entry.self = entryOf(row.commune.self[indicator.code]);
        row.entries.push(entry);
      });
    });

    const answers = (row) =>
      row.entries.reduce((found, entry) => {
        found[entry.indicator.code] = entry.answers;
        return found;
      }, {});
    const compare = (entry) => {
      entry.differs = Boolean(entry.row.commune.self[entry.indicator.code]) && !sameEntry(entry.answers, entry.self);
      entry.needsNote = entry.differs;
      entry.place.classList.toggle('cg-differs', entry.differs);
      const note = entry.place.querySelector('[data-field="note"]');
      note.placeholder = entry.differs ? 'Lý do khác số xã tự chấm (bắt buộc)' : 'Ghi chú';
      note.hidden = note.hidden && !entry.differs;
    };
    const tell = () => {
      const different = entries.list.filter((entry) => entry.differs).length;
      show(
        form.state,
        html`${entries.summary()} ${different > 0 && html`<span>${different} ô khác số xã tự chấm.</span>`}`
      );
    };
    const recompute = async (row) => {
      const turn = ++row.asked;
      try {
        const answer = await askPoints(grid.criteriaSet, answers(row));
        if (turn !== row.asked) {
          return; // overtaken by a later change
        }
        row.entries.forEach((entry) => {
          entry.place.querySelector('[data-points]').textContent = points(answer.points[entry.indicator.code]) || '…';
          entries.tell(entry, answer.problems[entry.indicator.code]);
        });
        tell();
      } catch (error) {
        form.complain({ text: `Chưa tính được điểm. ${error.message}` });
      }
    };
    /** Points that the server has given before need not be asked for again. */
    const knownPoints = (entry) => {
      const scores = [entry.row.commune.appraised, entry.row.commune.self].map((side) => side[entry.indicator.code]);
      const known = scores.find((score) => score && sameEntry(score.measurement, entry.answers));
      entry.place.querySelector('[data-points]').textContent = known ? points(known.points) : '…';
      return Boolean(known) || Boolean(openField(entry.indicator, entry.answers));
    };

    rows.forEach((row) => {
      row.recompute = debounce(() => recompute(row), POINTS_DELAY);
      row.entries.forEach(compare);
      if (!row.entries.map(knownPoints).every(Boolean)) {
        recompute(row);
      }
    });
    part.addEventListener('input', (event) => {
      const entry = entries.list.find(({ place }) => place.contains(event.target));
      settle(entry.place, event.target);
      entry.answers = readEntry(entry.place, entry.indicator);
      compare(entry);
      tell();
      entry.row.recompute();
    });
    const address = `/api/assessments/${encodeURIComponent(grid.assessmentId)}/grid`;
    const query = `?agency=${encodeURIComponent(grid.agency)}`;
    offerWorkbook(part, {
      download: `${address}.xlsx${query}`,
      preview: `${address}/preview${query}`,
      what: entries.what,
      found: (answer) =>
        entries.list
          .filter(({ row, indicator }) => answer.entries[row.commune.dossierId][indicator.code])
          .map((of) => ({
            of,
            title: `${of.row.commune.communeName}: ${of.indicator.code}. ${of.indicator.name}`,
            entry: answer.entries[of.row.commune.dossierId][of.indicator.code],
            earned: answer.points[of.row.commune.dossierId][of.indicator.code],
          })),
    });
    part.addEventListener('keydown', moveOnKey);
    part.addEventListener('paste', fillOnPaste);
    part.addEventListener('click', (event) => {
      if (event.target.closest('[data-note]')) {
        const note = event.target.closest('.cg-cell').querySelector('[data-field="note"]');
        note.hidden = false;
        note.focus();
      }
    });
    form.state.addEventListener('click', (event) => event.target.closest('[data-jump]') && entries.jump());
    form.offerRoom();
    tell();
    return {
      answer: () => ({
        grid: {
          assessment: grid.assessmentId,
          agency: grid.agency,
          entries: rows.reduce((found, row) => {
            found[row.commune.dossierId] = answers(row);
            return found;
          }, {}),
        },
      }),
      missing: () => entries.complaint(),
    };
  }

  // ---- A commune explains what was lowered, an agency answers

  function loweredLine(set, one, heard) {
    const indicator = allIndicators(set).find(({ code }) => code === one.indicator);
    return html`<td><b>${one.communeName}</b><div><b>${one.indicator}.</b> ${indicator.name}</div></td>
      <td>${scoreInWords(indicator, one.self)}<small>${points(one.claimed)} điểm</small></td>
      <td class="cg-lowered">${scoreInWords(indicator, one.appraised)}
        <small>${points(one.left)} điểm</small>
        ${one.appraised && one.appraised.note && html`<div class="cg-note">${one.agencyName}: ${one.appraised.note}</div>`}</td>
      ${heard(indicator)}`;
  }

  async function explainIndicators(form) {
    const commune = await ask(`/api/dossiers/${encodeURIComponent(form.variable('dossierId'))}/explanations`);
    const set = await criteriaSet(commune.criteriaSet);
    const draft = form.drafted.explanations || {};
    const part = form.part('lowered');
    show(
      part,
      html`<h4 class="cg-title">${commune.communeName}: ${commune.lowered.length} chỉ tiêu bị hạ điểm</h4>
        <div class="cg-scroll" tabindex="0"><table class="cg-table cg-explained">
          <thead><tr><th>Chỉ tiêu</th><th>Xã tự chấm</th><th>Thẩm định</th><th>Giải trình của xã, minh chứng bổ sung</th></tr></thead>
          <tbody>${commune.lowered.map(
            (one) => html`<tr data-code="${one.indicator}">${loweredLine(
              set,
              one,
              () => html`<td><textarea class="cg-input" rows="3" maxlength="4000" data-explanation
                placeholder="Để trống nếu chấp nhận kết quả thẩm định"
                aria-label="Giải trình chỉ tiêu ${one.indicator}">${draft[one.indicator] || ''}</textarea>
                <div data-files></div></td>`
            )}</tr>`
          )}</tbody></table></div>`
    );
    const lines = commune.lowered.map((one) => {
      const row = part.querySelector(`tr[data-code="${one.indicator}"]`);
      row
        .querySelector('[data-files]')
        .appendChild(fileControls(commune.dossierId, { code: one.indicator }, one.evidence, () => form.complain(null)));
      return { one, field: row.querySelector('[data-explanation]') };
    });
    const tell = () => {
      const count = lines.filter(({ field }) => field.value.trim()).length;
      show(
        form.state,
        count > 0
          ? html`<span>Giải trình <b>${count}</b> / ${lines.length} chỉ tiêu; chỉ tiêu để trống là chấp nhận.</span>`
          : html`<span class="cg-left">Chưa giải trình chỉ tiêu nào: hoàn thành lúc này nghĩa là chấp nhận tất cả.</span>`
      );
    };
    part.addEventListener('input', tell);
    form.offerRoom();
    tell();
    return {
      answer: () => ({
        explanations: lines.reduce((all, { one, field }) => {
          if (field.value.trim()) {
            all[one.indicator] = field.value.trim();
          }
          return all;
        }, {}),
      }),
      missing: () => null,
    };
  }

  async function answerExplanations(form) {
    const agency = form.variable('agency');
    const round = await ask(
      `/api/explanation-rounds/${encodeURIComponent(form.variable('roundId'))}?agency=${encodeURIComponent(agency)}`
    );
    const set = await criteriaSet(round.criteriaSet);
    const draft = form.drafted.answers || {};
    const given = (one) =>
      (draft[one.dossierId] || {})[one.indicator] || Object.assign(entryOf(one.appraised), { note: '' });
    const part = form.part('explained');
    show(
      part,
      html`<h4 class="cg-title">${round.agencyName}: ${round.explained.length} chỉ tiêu được giải trình</h4>
        <div class="cg-scroll" tabindex="0"><table class="cg-table cg-explained">
          <thead><tr><th>Xã, chỉ tiêu</th><th>Xã tự chấm</th><th>Thẩm định</th><th>Giải trình của xã</th>
            <th>Kết quả sau giải trình, trả lời</th></tr></thead>
          <tbody>${round.explained.map(
            (one) => html`<tr>${loweredLine(
              set,
              one,
              (indicator) => html`<td><p class="cg-quote">${one.content}</p>${fileLinks(one.evidence, one.indicator)}</td>
                <td class="cg-cell">${entryControls(indicator, given(one), {
                  name: `${one.dossierId}-${one.indicator}`,
                  label: `${one.communeName}, chỉ tiêu ${one.indicator}`,
                })}
                <button type="button" class="btn btn-default btn-xs" data-restore>Lấy số của xã</button>
                <div class="cg-problem" role="alert"></div>
                <textarea class="cg-input cg-note-input" rows="2" maxlength="2000" data-field="note" placeholder="Trả lời của cơ quan (bắt buộc)"
                  aria-label="Trả lời ${one.communeName}, chỉ tiêu ${one.indicator}">${given(one).note}</textarea></td>`
            )}</tr>`
          )}</tbody></table></div>`
    );
    const entries = new Entries('giải trình');
    const cells = part.querySelectorAll('.cg-cell');
    round.explained.forEach((one, i) => {
      const indicator = allIndicators(set).find(({ code }) => code === one.indicator);
      const entry = entries.add(cells[i], indicator, `${one.communeName}, chỉ tiêu ${one.indicator}`);
      entry.one = one;
      entry.needsNote = true;
    });
    const tell = () => {
      entries.list.forEach((entry) => {
        entry.restored = sameEntry(entry.answers, entryOf(entry.one.self));
        entry.place.classList.toggle('cg-restored', entry.restored);
      });
      const restored = entries.list.filter((entry) => entry.restored).length;
      show(form.state, html`${entries.summary()} <span>Lấy lại số của xã: <b>${restored}</b> chỉ tiêu.</span>`);
    };
    const read = (entry, field) => {
      settle(entry.place, field);
      entry.answers = readEntry(entry.place, entry.indicator);
      tell();
    };
    part.addEventListener('input', (event) => {
      const entry = entries.list.find(({ place }) => place.contains(event.target));
      read(entry, event.target);
    });
    part.addEventListener('click', (event) => {
      if (event.target.closest('[data-restore]')) {
        const entry = entries.list.find(({ place }) => place.contains(event.target));
        enterMeasurement(entry.place, entryOf(entry.one.self));
        entry.place.querySelector('[data-field="note"]').dispatchEvent(new Event('input', { bubbles: true }));
      }
    });
    form.state.addEventListener('click', (event) => event.target.closest('[data-jump]') && entries.jump());
    form.offerRoom();
    tell();
    return {
      answer: () => ({ answers: byDossier(entries) }),
      missing: () => entries.complaint(),
    };
  }

  /** The answers of entries that know their `one`: dossier → indicator → answers. */
  function byDossier(entries) {
    return entries.list.reduce((all, { one, answers }) => {
      all[one.dossierId] = Object.assign(all[one.dossierId] || {}, { [one.indicator]: answers });
      return all;
    }, {});
  }

  /** Puts a measurement into the fields of an entry; its note stays. */
  function enterMeasurement(place, measurement) {
    place.querySelectorAll('[data-field]').forEach((field) => {
      const { field: name } = field.dataset;
      if (name === 'value') {
        field.value = measurement.value === undefined ? '' : number(measurement.value);
      } else if (name === 'items') {
        field.checked = Boolean(measurement.items && measurement.items[Number(field.value)]);
      } else if (name === 'none') {
        field.checked = Boolean(measurement.items && !measurement.items.includes(true));
      } else if (field.tagName === 'SELECT') {
        field.value = measurement[name] === undefined ? '' : String(measurement[name]);
      } else if (field.type === 'radio') {
        field.checked = String(measurement[name]) === field.value;
      } else if (field.type === 'checkbox') {
        field.checked = Boolean(measurement[name]);
      }
    });
  }

  // ---- Final values replace estimates

  async function enterFinalValues(form) {
    const agency = form.variable('agency');
    const list = await ask(
      `/api/final-values/${encodeURIComponent(form.variable('sessionId'))}?agency=${encodeURIComponent(agency)}`
    );
    const set = await criteriaSet(list.criteriaSet);
    const draft = form.drafted.values || {};
    const given = (one) => (draft[one.dossierId] || {})[one.indicator] || {};
    const indicatorOf = (one) => allIndicators(set).find(({ code }) => code === one.indicator);
    const part = form.part('estimates');
    show(
      part,
      html`<h4 class="cg-title">${list.agencyName}: ${list.estimates.length} số ước cần thay</h4>
        <div class="cg-scroll" tabindex="0"><table class="cg-table cg-explained">
          <thead><tr><th>Xã, chỉ tiêu</th><th>Xã tự chấm</th><th>Số ước đã thẩm định</th>
            <th>Số chính thức</th></tr></thead>
          <tbody>${list.estimates.map((one) => {
            const indicator = indicatorOf(one);
            const label = `${one.communeName}, chỉ tiêu ${one.indicator}`;
            return html`<tr><td><b>${one.communeName}</b><div><b>${one.indicator}.</b> ${indicator.name}</div></td>
              <td>${scoreInWords(indicator, one.self)}</td>
              <td>${scoreInWords(indicator, one.appraised)}<small>${points(one.points)} điểm</small></td>
              <td class="cg-cell">${entryControls(indicator, given(one), {
                name: `${one.dossierId}-${one.indicator}`,
                label,
                final: true,
              })}
                <div class="cg-problem" role="alert"></div>
                <textarea class="cg-input cg-note-input" rows="2" maxlength="2000" data-field="note"
                  placeholder="Nguồn số liệu, lý do khác" aria-label="Nguồn số liệu: ${label}">${given(one).note}</textarea></td></tr>`;
          })}</tbody></table></div>`
    );
    const entries = new Entries('số chính thức');
    const cells = part.querySelectorAll('.cg-cell');
    list.estimates.forEach((one, i) => {
      const entry = entries.add(cells[i], indicatorOf(one), `${one.communeName}, chỉ tiêu ${one.indicator}`);
      entry.one = one;
    });
    const tell = () => {
      entries.list.forEach((entry) => {
        entry.needsNote = Boolean(entry.one.self) && !sameEntry(entry.answers, entryOf(entry.one.self));
      });
      show(form.state, entries.summary());
    };
    part.addEventListener('input', (event) => {
      const entry = entries.list.find(({ place }) => place.contains(event.target));
      settle(entry.place, event.target);
      entry.answers = readEntry(entry.place, entry.indicator);
      tell();
    });
    form.state.addEventListener('click', (event) => event.target.closest('[data-jump]') && entries.jump());
    form.offerRoom();
    tell();
    return {
      answer: () => ({ values: byDossier(entries) }),
      missing: () => entries.complaint(),
    };
  }

  // ---- The results hang out, and the people say what they think

  async function answerPeople(form) {
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

  // ---- The results of a district, and what is said and decided about them

  async function loadAssessment(form) {
    const assessment = await ask(`/api/assessments/${encodeURIComponent(form.variable('assessmentId'))}`);
    return { assessment, set: await criteriaSet(assessment.criteriaSet) };
  }

  function resultsTable({ assessment, set }, decision, decisionTitle = 'Quyết định') {
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

  async function giveFrontOpinion(form) {
    show(form.part('results'), resultsTable(await loadAssessment(form)));
    form.offerRoom();
    return requiredText(form, 'opinion', 'Chưa hoàn thành được: cần ghi ý kiến của Mặt trận.');
  }

  async function consolidate(form) {
    const loaded = await loadAssessment(form);
    show(form.part('results'), resultsTable(loaded));
    showQuotes(form, { frontOpinion: loaded.assessment.frontOpinion });
    form.offerRoom();
    return requiredText(form, 'summary', 'Chưa hoàn thành được: cần ghi nhận xét chung.');
  }

  function classesUpTo(best) {
    return CLASSES.slice(
      Math.max(
        0,
        CLASSES.findIndex(([code]) => code === best)
      )
    );
  }

  // ---- The council votes on what the decision table proposed

  async function holdCouncil(form) {
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

  /** More than half of those who voted were for the proposed class. */
  function councilAgreed({ council }, { votesFor }) {
    return votesFor * 2 > council.present;
  }

  function classDecision(assessment, commune, decided) {
    return html`<div class="cg-muted">Hội đồng: ${commune.votesFor}/${assessment.council.present} phiếu tán thành</div>
      <select class="cg-input" data-class aria-label="Mức xếp loại của ${commune.communeName}">
        ${options(classesUpTo(commune.proposedClass), decided.class)}</select>
      <textarea class="cg-input" rows="2" maxlength="2000" data-reason placeholder="Lý do (bắt buộc)"
        aria-label="Lý do quyết định khác đề xuất hoặc khác hội đồng: ${commune.communeName}">${decided.reason}</textarea>`;
  }

  async function decideClasses(form) {
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

  // ---- A decision is withdrawn, some appraise anew, the chair decides anew

  async function withdrawDecision(form) {
    const years = (await ask('/api/reclassifications/candidates')).filter(({ candidates }) => candidates.length > 0);
    const part = form.part('withdrawal');
    if (years.length === 0) {
      show(part, html`<p class="cg-warning">Chưa có quyết định nào mà đồng chí thu hồi được.</p>`);
      return { answer: () => ({}), missing: () => ({ text: 'Chưa có quyết định nào để thu hồi.' }) };
    }
    show(
      part,
      html`<label class="cg-field" for="cg-commune">Xã, phường, thị trấn <span class="cg-muted">(bắt buộc)</span></label>
        <select id="cg-commune" class="cg-input">${options(
          years.reduce(
            (all, { year, candidates }) =>
              all.concat(
                candidates.map((one) => [
                  one.dossierId,
                  `${one.communeName}, ${one.districtName}, năm ${year}: ${one.classTitle}`,
                ])
              ),
            [['', 'Chọn một xã']]
          ),
          ''
        )}</select>
        <label class="cg-field" for="cg-withdrawal-reason">Lý do thu hồi <span class="cg-muted">(bắt buộc)</span></label>
        <textarea id="cg-withdrawal-reason" class="cg-input" rows="3" maxlength="2000"></textarea>
        <fieldset data-part="agencies"></fieldset>`
    );
    const commune = part.querySelector('#cg-commune');
    const reason = part.querySelector('#cg-withdrawal-reason');
    const asked = form.part('agencies');
    const listAgencies = () => {
      const year = years.find(({ candidates }) => candidates.some(({ dossierId }) => dossierId === commune.value));
      show(
        asked,
        year &&
          html`<legend class="cg-field">Cơ quan phải thẩm định lại
              <span class="cg-muted">(không chọn thì giữ kết quả thẩm định cũ)</span></legend>
            <div class="cg-agencies">${year.agencies.map(
              ({ code, name }) => html`<label class="cg-tick"><input type="checkbox" value="${code}"> ${name}</label>`
            )}</div>`
      );
    };
    commune.addEventListener('change', listAgencies);
    return {
      answer: () => ({
        commune: commune.value,
        reason: reason.value.trim(),
        agencies: Array.from(asked.querySelectorAll('input:checked')).map(({ value }) => value),
      }),
      missing: () => {
        if (!commune.value) {
          return { text: 'Chọn một xã.', field: commune };
        }
        return reason.value.trim() ? null : { text: 'Ghi lý do thu hồi quyết định.', field: reason };
      },
    };
  }

  async function reappraise(form) {
    show(form.part('why'), html`<h4>Vì sao phải thẩm định lại</h4><p class="cg-quote">${form.variable('why')}</p>`);
    return appraiseIndicators(form, form.variable('dossierId'));
  }

  async function decideAnew(form) {
    const found = await ask(`/api/reclassifications/${encodeURIComponent(form.variable('dossierId'))}`);
    const set = await criteriaSet(found.criteriaSet);
    show(
      form.part('case'),
      html`<h4>${found.cause}</h4><p class="cg-quote">${found.reason}</p>
        <p>Mức trước khi thu hồi: <b>${found.formerTitle}</b>.
          ${
            found.reappraisals.length > 0 &&
            html`Đã thẩm định lại: ${found.reappraisals.map(({ agencyName }) => agencyName).join('; ')}.`
          }</p>`
    );
    show(
      form.part('results'),
      resultsTable({ assessment: Object.assign({}, found, { communes: [found] }), set })
    );
    show(
      form.part('decision'),
      html`<label class="cg-field" for="cg-decided-class">Mức xếp loại <span class="cg-muted">(bắt buộc)</span></label>
        <select id="cg-decided-class" class="cg-input">${options(
          classesUpTo(found.proposedClass),
          form.drafted.decidedClass || found.proposedClass
        )}</select>
        <label class="cg-field" for="cg-decision-reason">Lý do của quyết định mới <span class="cg-muted">(bắt buộc)</span></label>
        <textarea id="cg-decision-reason" class="cg-input" rows="3" maxlength="2000">${form.drafted.reason}</textarea>`
    );
    const decided = form.root.querySelector('#cg-decided-class');
    const reason = form.root.querySelector('#cg-decision-reason');
    form.offerRoom();
    return {
      answer: () => ({ decidedClass: decided.value, reason: reason.value.trim() }),
      missing: () =>
        reason.value.trim() ? null : { text: 'Chưa hoàn thành được: cần ghi lý do của quyết định mới.', field: reason },
    };
  }

  // ---- The requests that reach the province

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
        return (
          mute && { text: `Chưa hoàn thành được: ${kind.unexplained(mute.request.communeName)}`, field: mute.words }
        );
      },
    };
  }

  // ---- The province draws a sample of the recognised communes and checks them again

  const USUAL_SHARE = 5;
  const LARGEST_SEED = 999999999;

  /** A whole number as it was typed; undefined if it is none. */
  function wholeNumber(text) {
    return /^\d{1,9}$/.test(text.trim()) ? Number(text) : undefined;
  }

  async function drawSample(form) {
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
      <input id="cg-seed" class="cg-input cg-day" inputmode="numeric" maxlength="9" value="${form.drafted.seed || form.variable('seed')}">
      <h4 class="cg-title">Các xã có thể được rút</h4>
      <table class="cg-table"><thead><tr><th>Huyện, thành, thị</th><th>Xã được công nhận</th><th>Xã chưa xếp loại xong</th></tr></thead>
        <tbody>${districts.map(
          ({ name, recognised, undecided }) => html`<tr><th scope="row">${name}</th><td class="cg-points">${recognised}</td>
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

  async function recheck(form) {
    const { sheet, set } = await loadSheet(form);
    const draft = form.drafted.recheck || { remarks: {}, conclusion: '', reason: '' };
    const part = form.part('sheet');
    show(
      part,
      html`<h4 class="cg-title">Kiểm tra lại ${sheet.communeName}, năm ${sheet.dossierId.slice(0, 4)}</h4>${setLabel(set)}
        <table class="cg-table">
          <thead><tr><th>Mã</th><th>Chỉ tiêu</th><th>Xã tự chấm</th><th>Thẩm định</th><th>Kiểm tra lại</th></tr></thead>
          ${set.criteria.map(
            (criterion, i) => html`<tbody><tr class="cg-criterion"><th colspan="5" scope="rowgroup">${i + 1}. ${criterion.name}</th></tr>
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

  // ---- The province opens a year

  function deadlineLine(deadline, year) {
    const field = (
      name,
      label
    ) => html`<td><input type="date" class="cg-input" data-date="${name}" value="${deadline[name].slice(0, 10)}"
      min="${year}-01-01" max="${year}-12-31" aria-label="${deadline.title}: ${label}"><div class="cg-muted" data-words="${name}"></div></td>`;
    return html`<tr data-milestone="${deadline.milestone}"><th scope="row">${deadline.title}</th>
      <td>${LEVELS[deadline.unitLevel]}</td>${field('opens', 'ngày bắt đầu')}${field('due', 'hạn')}</tr>`;
  }

  function deadlinesTable(deadlines, year) {
    return html`<table class="cg-table">
      <thead><tr><th>Việc</th><th>Cấp</th><th>Ngày bắt đầu</th><th>Hạn (đến 17 giờ)</th></tr></thead>
      <tbody>${deadlines.map((deadline) => deadlineLine(deadline, year))}</tbody></table>`;
  }

  function deadlineProblem(row, year) {
    const title = row.querySelector('th').textContent;
    const [opens, due] = row.querySelectorAll('[data-date]');
    const odd = [opens, due].find((field) => !field.value || field.value.slice(0, 4) !== String(year));
    if (odd) {
      return { text: `«${title}»: cần một ngày trong năm ${year}.`, field: odd };
    }
    return due.value < opens.value ? { text: `«${title}»: hạn không được trước ngày bắt đầu.`, field: due } : null;
  }

  /** A late year warns and forbids nothing: the province may know why. */
  function lateYear(past) {
    return html`<span class="cg-left"><b>${past} thời hạn đã qua.</b> Nếu mở năm như vậy, các đơn vị liên quan sẽ quá hạn ngay từ đầu:
      nên lùi những hạn này trước khi bắt đầu.</span>`;
  }

  /** The default goes by its label; any other is named by the document that issued it, and by its code. */
  function setTitle(set) {
    const name = set.label ? `Bộ tiêu chí ${set.label}` : set.legalBasis.split('\n')[0];
    const code = set.isDefault ? '' : ` (${set.id})`;
    return `${name}${code}, phiên bản ${set.version}: ${set.indicators} chỉ tiêu, ${number(set.maxPoints)} điểm`;
  }

  /** The sets by which the year may be measured; the default comes first. */
  function setOptions(sets, chosenSet) {
    const byDefault = sets.filter(({ isDefault }) => isDefault);
    const listed = byDefault.concat(sets.filter(({ isDefault }) => !isDefault));
    const reference = ({ id, version }) => `${id}/${version}`;
    const kept = listed.some((set) => reference(set) === chosenSet) ? chosenSet : listed.length && reference(listed[0]);
    return options(
      listed.map((set) => [reference(set), setTitle(set)]),
      kept
    );
  }

  async function openYear(form) {
    const { today } = await ask('/forms/clock');
    const yearField = form.field('year');
    const setField = form.field('criteriaSet');
    const part = form.part('deadlines');
    const year = () => Number(yearField.value);
    let sets = [];
    const tellBasis = () => {
      const set = sets.find(({ id, version }) => `${id}/${version}` === setField.value);
      form.part('basis').textContent = set ? [set.legalBasis, set.note].filter(Boolean).join('. ') : '';
    };
    const rows = () => Array.from(part.querySelectorAll('tr[data-milestone]'));
    const putInWords = () => {
      part.querySelectorAll('[data-date]').forEach((field) => {
        const past = daysBetween(field.value, today);
        show(
          field.nextElementSibling,
          html`${dayInWords(field.value)} ${past > 0 && html`<span class="cg-late">đã qua ${past} ngày</span>`}`
        );
      });
      const past = Array.from(part.querySelectorAll('[data-date="due"]')).filter(({ value }) => value && value < today);
      show(form.state, past.length > 0 && lateYear(past.length));
    };
    const load = async () => {
      const wanted = year();
      show(part, html`<p>Đang tải thời hạn của năm…</p>`);
      const [deadlines, validSets] = await Promise.all([
        ask(`/api/years/${wanted}/deadlines`),
        ask(`/api/criteria-sets?year=${wanted}`),
      ]);
      if (wanted === year()) {
        sets = validSets;
        show(setField, html`${setOptions(sets, setField.value)}`);
        tellBasis();
        show(part, deadlinesTable(deadlines, wanted));
        putInWords();
      }
    };
    const lastYear = Number(today.slice(0, 4)) + 1;
    const yearIsOdd = () => !Number.isInteger(year()) || year() < FIRST_YEAR || year() > lastYear;
    const reload = debounce(() => {
      if (yearIsOdd()) {
        show(part, html`<p class="cg-warning">Nhập một năm từ ${FIRST_YEAR} đến ${lastYear} để xem thời hạn.</p>`);
        putInWords();
      } else {
        load().catch((error) => show(part, html`<p class="cg-warning">${error.message}</p>`));
      }
    }, YEAR_DELAY);

    yearField.value = today.slice(0, 4);
    await load();
    yearField.addEventListener('input', reload);
    setField.addEventListener('input', tellBasis);
    part.addEventListener('input', putInWords);
    return {
      answer: () => ({
        year: year(),
        criteriaSet: setField.value,
        deadlines: rows().map((row) => ({
          milestone: row.dataset.milestone,
          opens: row.querySelector('[data-date="opens"]').value,
          due: row.querySelector('[data-date="due"]').value,
        })),
      }),
      missing: () => {
        if (yearIsOdd()) {
          return { text: `Nhập một năm từ ${FIRST_YEAR} đến ${lastYear}.`, field: yearField };
        }
        if (rows().length === 0) {
          return { text: 'Thời hạn của năm chưa tải xong.', field: yearField };
        }
        return (
          rows()
            .map((row) => deadlineProblem(row, year()))
            .find(Boolean) || null
        );
      },
    };
  }

  // ---- The province moves a deadline

  const UNIT_DELAY = 300;

  function changeFields(years) {
    return html`
      <label class="cg-field" for="cg-change-year">Năm</label>
      <select id="cg-change-year" class="cg-input">${options(
        years.map((year) => [year, year]),
        years[years.length - 1]
      )}</select>
      <label class="cg-field" for="cg-change-milestone">Thời hạn</label>
      <select id="cg-change-milestone" class="cg-input"></select>
      <label class="cg-field" for="cg-change-words">Cho đơn vị nào</label>
      <input id="cg-change-words" type="search" class="cg-input" autocomplete="off"
        placeholder="Gõ tên huyện, xã để tìm; bỏ trống nếu dời cho tất cả">
      <select id="cg-change-unit" class="cg-input" aria-label="Đơn vị"></select>
      <p class="cg-muted" data-part="now"></p>
      <label class="cg-field" for="cg-change-due">Hạn mới (đến 17 giờ) <span class="cg-muted">(bắt buộc)</span></label>
      <input id="cg-change-due" type="date" class="cg-input"> <span class="cg-muted" data-part="words"></span>
      <label class="cg-field" for="cg-change-reason">Lý do <span class="cg-muted">(bắt buộc)</span></label>
      <textarea id="cg-change-reason" class="cg-input" rows="3" maxlength="2000"></textarea>
      <div data-part="changes"></div>`;
  }

  function changesTable(changes) {
    return (
      changes.length > 0 &&
      html`<h4 class="cg-title">Các lần đã dời</h4><table class="cg-table">
        <thead><tr><th>Thời hạn</th><th>Đơn vị</th><th>Hạn mới</th><th>Lý do</th><th>Ngày quyết định</th></tr></thead>
        <tbody>${changes.map(
          (change) => html`<tr><td>${change.title}</td><td>${change.unitName || 'Tất cả'}</td><td>${day(change.due)}</td>
            <td class="cg-note">${change.reason}</td><td>${day(change.decidedAt)}</td></tr>`
        )}</tbody></table>`
    );
  }

  async function changeDeadline(form) {
    const years = await ask('/api/years');
    const part = form.part('change');
    if (years.length === 0) {
      show(part, html`<p class="cg-warning">Chưa có năm nào đang mở nên không có thời hạn nào để dời.</p>`);
      return { answer: () => ({}), missing: () => ({ text: 'Chưa có năm nào đang mở.' }) };
    }
    show(part, changeFields(years));
    const field = (name) => part.querySelector(`#cg-change-${name}`);
    const [year, milestone, words, unitField, due, reason] = [
      'year',
      'milestone',
      'words',
      'unit',
      'due',
      'reason',
    ].map(field);
    let deadlines = [];
    const tell = () => {
      const chosenDeadline = deadlines.find((one) => one.milestone === milestone.value);
      form.part('now').textContent = chosenDeadline ? `Hạn hiện nay: ${dayInWords(chosenDeadline.due.slice(0, 10))}.` : '';
      form.part('words').textContent = dayInWords(due.value);
    };
    const load = async () => {
      const wanted = `${year.value}/${unitField.value}`;
      const query = unitField.value ? `?unit=${encodeURIComponent(unitField.value)}` : '';
      const loaded = await ask(`/api/years/${year.value}/deadlines${query}`);
      if (wanted === `${year.value}/${unitField.value}`) {
        deadlines = loaded;
        show(
          milestone,
          html`${options(
            loaded.map((one) => [one.milestone, one.title]),
            milestone.value || loaded[0].milestone
          )}`
        );
        tell();
      }
    };
    const loadChanges = async () =>
      show(form.part('changes'), changesTable(await ask(`/api/years/${year.value}/deadline-changes`)));
    const find = async () => {
      const typed = words.value.trim();
      const found = typed ? await ask(`/api/units?q=${encodeURIComponent(typed)}`) : [];
      if (typed === words.value.trim()) {
        const named = found.map((one) => [one.code, `${one.name} (${LEVELS[one.level].toLowerCase()}, mã ${one.code})`]);
        show(
          unitField,
          html`${typed ? '' : html`<option value="">Tất cả các đơn vị</option>`}${
            typed && found.length === 0 ? html`<option value="?">Không tìm thấy đơn vị nào</option>` : options(named)
          }`
        );
        await load();
      }
    };
    const complain = (error) => form.complain({ text: error.message });
    const search = debounce(() => find().catch(complain), UNIT_DELAY);
    words.addEventListener('input', search);
    unitField.addEventListener('change', () => load().catch(complain));
    year.addEventListener('change', () => Promise.all([load(), loadChanges()]).catch(complain));
    part.addEventListener('input', tell);
    await find();
    await loadChanges();
    return {
      answer: () => ({
        year: Number(year.value),
        milestone: milestone.value,
        unitCode: unitField.value,
        due: due.value,
        reason: reason.value.trim(),
      }),
      missing: () => {
        if (unitField.value === '?') {
          return { text: 'Không tìm thấy đơn vị nào có tên này.', field: words };
        }
        if (!due.value) {
          return { text: 'Chọn ngày của hạn mới.', field: due };
        }
        return reason.value.trim() ? null : { text: 'Ghi lý do dời thời hạn.', field: reason };
      },
    };
  }

  // ---- The province decides a day off, or a day worked instead

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

  async function decideDay(form) {
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

  // ---- A district records which communes it has briefed

  function briefingLine(commune, given) {
    if (commune.briefedOn) {
      return html`<tr><th scope="row">${commune.communeName}</th><td>${day(commune.briefedOn)}</td><td>${commune.attendees}</td></tr>`;
    }
    return html`<tr data-dossier="${commune.dossierId}"><th scope="row">${commune.communeName}</th>
      <td><input type="date" class="cg-input" value="${given.on}" aria-label="Ngày quán triệt: ${commune.communeName}">
        <div class="cg-muted"></div></td>
      <td><input type="number" min="1" max="999" class="cg-input" value="${given.attendees}"
        aria-label="Số người dự: ${commune.communeName}"></td></tr>`;
  }

  async function briefOfficials(form) {
    const programme = await ask(`/api/programmes/${encodeURIComponent(form.variable('programmeId'))}`);
    const draft = form.drafted.briefings || {};
    const part = form.part('communes');
    show(
      part,
      html`<h4 class="cg-title">${programme.districtName}</h4><table class="cg-table">
        <thead><tr><th>Xã, phường, thị trấn</th><th>Ngày quán triệt</th><th>Số cán bộ chủ chốt dự</th></tr></thead>
        <tbody>${programme.communes.map((commune) => briefingLine(commune, draft[commune.dossierId] || {}))}</tbody></table>`
    );
    const rows = Array.from(part.querySelectorAll('tr[data-dossier]')).map((row) => {
      const [on, attendees] = row.querySelectorAll('input');
      return { dossier: row.dataset.dossier, name: row.querySelector('th').textContent, on, attendees };
    });
    const tell = () => {
      rows.forEach(({ on }) => {
        on.nextElementSibling.textContent = dayInWords(on.value);
      });
      const open = rows.filter(({ on }) => !on.value).length;
      show(
        form.state,
        html`<span class="${open > 0 ? 'cg-left' : ''}">${open > 0 ? `Còn ${open} xã chưa ghi` : 'Đã ghi đủ các xã'}</span>`
      );
    };
    part.addEventListener('input', tell);
    tell();
    return {
      answer: () => ({
        briefings: rows.reduce((entered, { dossier, on, attendees }) => {
          if (on.value || attendees.value) {
            entered[dossier] = { on: on.value, attendees: Number(attendees.value) || 0 };
          }
          return entered;
        }, {}),
      }),
      missing: () => {
        const half = rows.find(({ on, attendees }) => Boolean(on.value) !== Boolean(attendees.value));
        if (half) {
          return {
            text: `${half.name}: cần cả ngày quán triệt và số người dự.`,
            field: half.on.value ? half.attendees : half.on,
          };
        }
        return rows.some(({ on }) => on.value)
          ? null
          : { text: 'Ghi ngày quán triệt của ít nhất một xã.', field: rows[0] && rows[0].on };
      },
    };
  }

  // ---- A weak commune's plan: found, planned, approved, concluded

  async function openRemediation(form) {
    const candidates = await ask('/api/remediations/candidates');
    const part = form.part('remediation');
    show(
      part,
      html`<label class="cg-field" for="cg-commune">Xã, phường, thị trấn <span class="cg-muted">(bắt buộc)</span></label>
        <select id="cg-commune" class="cg-input">${options(
          [['', 'Chọn một xã'], ...candidates.map((one) => [one.dossierId, one.communeName])],
          ''
        )}</select>
        <label class="cg-field" for="cg-cause">Vì sao đưa vào diện khắc phục <span class="cg-muted">(bắt buộc)</span></label>
        <textarea id="cg-cause" class="cg-input" rows="4" maxlength="2000"></textarea>`
    );
    const commune = part.querySelector('#cg-commune');
    const cause = part.querySelector('#cg-cause');
    return {
      answer: () => ({ commune: commune.value, cause: cause.value.trim() }),
      missing: () => {
        if (!commune.value) {
          return { text: 'Chọn một xã.', field: commune };
        }
        return cause.value.trim() ? null : { text: 'Ghi vì sao đưa xã vào diện khắc phục.', field: cause };
      },
    };
  }

  const MEASURE_FIELDS = [
    ['weakness', 'ghi điểm yếu phải khắc phục'],
    ['action', 'ghi việc phải làm'],
    ['agency', 'chọn cơ quan phụ trách'],
    ['due', 'chọn thời hạn'],
  ];

  function measureLine(measure, agencies) {
    const label = (text) => html`aria-label="${text}"`;
    return html`<tr data-measure>
      <td><textarea class="cg-input" rows="3" maxlength="2000" data-field="weakness" ${label('Điểm yếu')}>${measure.weakness}</textarea></td>
      <td><textarea class="cg-input" rows="3" maxlength="2000" data-field="action" ${label('Việc phải làm')}>${measure.action}</textarea></td>
      <td><select class="cg-input" data-field="agency" ${label('Cơ quan phụ trách')}>${options(
        [['', 'Chọn cơ quan'], ...agencies.map((one) => [one.code, one.name])],
        measure.agency || ''
      )}</select></td>
      <td><input type="date" class="cg-input" data-field="due" value="${measure.due}" ${label('Thời hạn')}>
        <div class="cg-muted"></div></td>
      <td><button type="button" class="btn btn-default" data-remove>Bỏ</button></td></tr>`;
  }

  async function planRemediation(form) {
    const plan = await ask(`/api/remediations/${encodeURIComponent(form.variable('dossierId'))}`);
    const begun = form.drafted.measures || (plan.measures.length > 0 ? plan.measures : plan.suggestions);
    const returned = form.variable('returnReason');
    const part = form.part('plan');
    show(
      part,
      html`${returned && html`<p class="cg-warning">Kế hoạch bị trả lại: ${returned}</p>`}
        <h4 class="cg-title">${plan.communeName}</h4><p class="cg-quote">${plan.cause}</p>
        <table class="cg-table"><thead><tr><th>Điểm yếu</th><th>Việc phải làm</th><th>Cơ quan phụ trách</th><th>Thời hạn</th><th></th></tr></thead>
        <tbody>${(begun.length > 0 ? begun : [{}]).map((one) => measureLine(one, plan.agencies))}</tbody></table>
        <button type="button" class="btn btn-default" data-add>Thêm một biện pháp</button>`
    );
    const body = part.querySelector('tbody');
    const rows = () => Array.from(body.querySelectorAll('tr[data-measure]'));
    const field = (row, name) => row.querySelector(`[data-field="${name}"]`);
    const told = () => form.root.dispatchEvent(new Event('input'));
    const tell = () => {
      rows().forEach((row) => {
        field(row, 'due').nextElementSibling.textContent = dayInWords(field(row, 'due').value);
      });
      show(form.state, html`<span>Số biện pháp: <b>${rows().length}</b></span>`);
    };
    part.querySelector('[data-add]').addEventListener('click', () => {
      const line = document.createElement('tbody');
      show(line, measureLine({}, plan.agencies));
      body.appendChild(line.firstElementChild);
      field(rows()[rows().length - 1], 'weakness').focus();
      tell();
      told();
    });
    body.addEventListener('click', (event) => {
      const button = event.target.closest('[data-remove]');
      if (button) {
        button.closest('tr').remove();
        tell();
        told();
      }
    });
    part.addEventListener('input', tell);
    form.offerRoom();
    tell();
    return {
      answer: () => ({
        measures: rows().map((row) =>
          MEASURE_FIELDS.reduce((line, [name]) => Object.assign(line, { [name]: field(row, name).value.trim() }), {})
        ),
      }),
      missing: () => {
        if (rows().length === 0) {
          return { text: 'Kế hoạch phải có ít nhất một biện pháp.', field: part.querySelector('[data-add]') };
        }
        for (const [i, row] of rows().entries()) {
          const open = MEASURE_FIELDS.find(([name]) => !field(row, name).value.trim());
          if (open) {
            return { text: `Biện pháp ${i + 1}: ${open[1]}.`, field: field(row, open[0]) };
          }
        }
        return null;
      },
    };
  }

  function planTable(plan, last) {
    return html`<h4 class="cg-title">${plan.communeName}</h4><p class="cg-quote">${plan.cause}</p>
      <table class="cg-table"><thead><tr><th>Điểm yếu</th><th>Việc phải làm</th><th>Cơ quan, thời hạn</th>
        ${last && html`<th>Cơ quan báo cáo</th><th>Kết luận của huyện</th>`}</tr></thead>
      <tbody>${plan.measures.map(
        (measure) => html`<tr><td class="cg-note">${measure.weakness}</td><td class="cg-note">${measure.action}</td>
          <td>${measure.agencyName}<div class="cg-muted">hạn ${day(measure.due)}</div></td>${last && last(measure)}</tr>`
      )}</tbody></table>`;
  }

  async function approveRemediation(form) {
    const plan = await ask(`/api/remediations/${encodeURIComponent(form.variable('dossierId'))}`);
    show(form.part('plan'), planTable(plan));
    return approval(form, 'approve', 'Chọn duyệt hoặc trả lại kế hoạch.');
  }

  /** Yes, or back with a reason: radios named decision and a text named reason in the form's own HTML. */
  function approval(form, yes, complaint) {
    const reason = form.field('reason');
    const radios = Array.from(form.root.querySelectorAll('input[name="decision"]'));
    const decision = () => (radios.find(({ checked: chosenOne }) => chosenOne) || { value: '' }).value;
    const begun = form.drafted.decision || yes;
    radios.forEach((radio) => {
      radio.checked = radio.value === begun;
    });
    reason.value = form.drafted.reason || '';
    const tell = () => {
      form.part('reason').hidden = decision() !== 'return';
    };
    form.root.addEventListener('input', tell);
    tell();
    return {
      answer: () => ({ decision: decision(), reason: decision() === 'return' ? reason.value.trim() : '' }),
      missing: () => {
        if (!decision()) {
          return { text: complaint, field: radios[0] };
        }
        return decision() === 'return' && !reason.value.trim() ? { text: 'Ghi lý do trả lại.', field: reason } : null;
      },
    };
  }

  const VERDICTS = [
    ['REMEDIED', 'Đã khắc phục'],
    ['OPEN', 'Làm tiếp'],
    ['CARRIED_OVER', 'Chuyển kế hoạch năm sau'],
  ];

  function verdictCells(measure, given) {
    if (measure.verdict !== 'OPEN') {
      return html`<td class="cg-note">${measure.result}</td><td>${measure.verdictTitle}</td>`;
    }
    return html`<td class="cg-note">${measure.remedied ? 'Đã khắc phục' : 'Chưa khắc phục được'}: ${measure.result}</td>
      <td data-measure="${measure.id}"><select class="cg-input" aria-label="Kết luận: ${measure.weakness}">${options(
        [['', 'Chọn kết luận'], ...VERDICTS.filter(([code]) => code !== 'REMEDIED' || measure.remedied)],
        given.verdict || (measure.remedied ? 'REMEDIED' : '')
      )}</select>
      <input type="date" class="cg-input" value="${given.due}" aria-label="Thời hạn mới: ${measure.weakness}"></td>`;
  }

  async function concludeRemediation(form) {
    const plan = await ask(`/api/remediations/${encodeURIComponent(form.variable('dossierId'))}`);
    const draft = form.drafted.verdicts || {};
    const part = form.part('plan');
    show(
      part,
      planTable(plan, (measure) => verdictCells(measure, draft[measure.id] || {}))
    );
    const cells = Array.from(part.querySelectorAll('td[data-measure]')).map((cell) => ({
      id: cell.dataset.measure,
      verdict: cell.querySelector('select'),
      due: cell.querySelector('input'),
    }));
    const tell = () => {
      cells.forEach(({ verdict, due }) => {
        due.hidden = verdict.value !== 'OPEN';
      });
      const left = cells.filter(({ verdict }) => !verdict.value).length;
      show(form.state, left > 0 && html`<span class="cg-left">Còn ${left} điểm yếu chưa kết luận</span>`);
    };
    part.addEventListener('input', tell);
    form.offerRoom();
    tell();
    return {
      answer: () => ({
        verdicts: cells.reduce((verdicts, { id, verdict, due }) => {
          verdicts[id] = { verdict: verdict.value, due: verdict.value === 'OPEN' ? due.value : '' };
          return verdicts;
        }, {}),
      }),
      missing: () => {
        const open = cells.find(({ verdict }) => !verdict.value);
        if (open) {
          return { text: 'Chọn kết luận cho từng điểm yếu.', field: open.verdict };
        }
        const undated = cells.find(({ verdict, due }) => verdict.value === 'OPEN' && !due.value);
        return undated ? { text: 'Làm tiếp thì phải ghi thời hạn mới.', field: undated.due } : null;
      },
    };
  }

  // ---- Rows that an official fills in, adds and takes away

  /** A province's districts, each with its communes; a district with its communes; a commune alone. */
  async function unitsWithin({ code, name, level }) {
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

  function unitColumn(groups) {
    return {
      field: 'unit',
      title: 'Đơn vị',
      control: (chosenUnit, label) => html`<select class="cg-input" aria-label="${label}">
        <option value="">Chọn đơn vị</option>
        ${groups.map(
          (group) => html`<optgroup label="${group.name}">${options(
            group.units.map((one) => [one.code, one.name]),
            chosenUnit
          )}</optgroup>`
        )}</select>`,
    };
  }

  function dayColumn(field, title) {
    return {
      field,
      title,
      control: (value, label) => html`<input type="date" class="cg-input" value="${value}" aria-label="${label}">`,
    };
  }

  function textColumn(field, title, length) {
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
  function rowEditor(part, columns, given, add) {
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

  // ---- A department plans its visits and records them

  async function planInspections(form) {
    const inspection = await ask(`/api/inspections/${encodeURIComponent(form.variable('inspectionId'))}`);
    const groups = await unitsWithin({ code: inspection.provinceCode, level: 'PROVINCE' });
    const coordination = requiredText(
      form,
      'coordination',
      'Chưa hoàn thành được: cần ghi nội dung phối hợp, chỉ đạo.'
    );
    const visits = rowEditor(
      form.part('visits'),
      [unitColumn(groups), dayColumn('on', 'Ngày kiểm tra'), textColumn('subject', 'Nội dung kiểm tra', 500)],
      form.drafted.visits || [{}],
      'Thêm cuộc kiểm tra'
    );
    form.offerRoom();
    return {
      answer: () => Object.assign(coordination.answer(), { visits: visits.answer() }),
      missing: () => coordination.missing() || visits.missing(),
    };
  }

  async function recordVisit(form) {
    const visit = await ask(`/api/inspection-visits/${encodeURIComponent(form.variable('visitId'))}`);
    const groups = await unitsWithin({ code: visit.unitCode, name: visit.unitName, level: visit.unitLevel });
    show(
      form.part('visit'),
      html`<h4 class="cg-title">${visit.unitName}: ${dayInWords(visit.plannedOn)}</h4><p class="cg-quote">${visit.subject}</p>`
    );
    const held = form.field('held');
    const heldOn = form.field('heldOn');
    held.value = String(form.drafted.held !== false);
    heldOn.value = form.drafted.heldOn || visit.plannedOn;
    const wasHeld = () => held.value === 'true';
    const result = requiredText(form, 'result', 'Chưa hoàn thành được: cần ghi kết quả, hoặc lý do không tổ chức được.');
    const findings = rowEditor(
      form.part('findings'),
      [
        unitColumn(groups),
        textColumn('content', 'Nội dung phải khắc phục', 2000),
        dayColumn('remedyBy', 'Hạn khắc phục'),
      ],
      form.drafted.findings || [],
      'Thêm kiến nghị'
    );
    const tell = () => {
      form.part('day').hidden = !wasHeld();
      form.part('found').hidden = !wasHeld();
      form.part('result').textContent = wasHeld() ? 'Kết quả kiểm tra' : 'Lý do không tổ chức được';
    };
    form.root.addEventListener('change', tell);
    form.offerRoom();
    tell();
    return {
      answer: () =>
        Object.assign(result.answer(), {
          held: wasHeld(),
          heldOn: wasHeld() ? heldOn.value : '',
          findings: wasHeld() ? findings.answer() : [],
        }),
      missing: () => {
        if (wasHeld() && !heldOn.value) {
          return { text: 'Chưa hoàn thành được: cần ghi ngày đã kiểm tra.', field: heldOn };
        }
        return result.missing() || (wasHeld() ? findings.missing() : null);
      },
    };
  }

  // ---- An outlet records what it has published

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

  async function recordPieces(form) {
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

  if (!document.querySelector(`link[href="${STYLE}"]`)) {
    const style = document.createElement('link');
    style.rel = 'stylesheet';
    style.href = STYLE;
    document.head.appendChild(style);
  }

  window.cleangov = {
    recordPieces: form(recordPieces),
    recordVisit: form(recordVisit),
    planInspections: form(planInspections),
    openYear: form(openYear),
    openRemediation: form(openRemediation),
    planRemediation: form(planRemediation),
    approveRemediation: form(approveRemediation),
    concludeRemediation: form(concludeRemediation),
    briefOfficials: form(briefOfficials),
    changeDeadline: form(changeDeadline),
    decideDay: form(decideDay),
    assign: form(assign),
    holdBriefing: form(holdBriefing),
    scoreIndicators: form(scoreIndicators),
    givePartyOpinion: form(givePartyOpinion),
    signSelfReview: form(signSelfReview),
    appraiseIndicators: form((opened) => appraiseIndicators(opened)),
    withdrawDecision: form(withdrawDecision),
    reappraise: form(reappraise),
    decideAnew: form(decideAnew),
    drawSample: form(drawSample),
    recheck: form(recheck),
    giveFrontOpinion: form(giveFrontOpinion),
    consolidate: form(consolidate),
    holdCouncil: form(holdCouncil),
    decideClasses: form(decideClasses),
    explainIndicators: form(explainIndicators),
    answerExplanations: form(answerExplanations),
    answerPeople: form(answerPeople),
    enterFinalValues: form(enterFinalValues),
    appraiseRequests: form((opened) => judgeRequests(opened, APPRAISAL)),
    decideRequests: form((opened) => judgeRequests(opened, DECISION)),
  };
})();
