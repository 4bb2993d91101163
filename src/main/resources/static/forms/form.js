/* A form in Tasklist: filled, drafted, handed over. */

import { html, show } from './html.js';

const DRAFTS = '/forms/cleangov-drafts.js';

/**
 * @param work fills the form and returns its answer: `answer()` gives the variables to submit, `missing()` what keeps
 *     the form from being completed (`{text, field}`) or null
 */
export function form(work) {
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

export function goTo(field) {
  field.scrollIntoView({ block: 'center' });
  enter(field, { preventScroll: true });
}

/** What is typed next takes the place of what stands in a cell. */
export function enter(field, how) {
  field.focus(how);
  if (field.type === 'text') {
    field.select();
  }
}

/** A text that must be written: its answer is the variable of the same name. */
export function requiredText(form, name, complaint) {
  const field = form.field(name);
  field.value = form.drafted[name] || '';
  return {
    answer: () => ({ [name]: field.value.trim() }),
    missing: () => (field.value.trim() ? null : { text: complaint, field }),
  };
}

export function signOrReturn(form) {
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
