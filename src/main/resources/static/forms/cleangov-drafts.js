/*
 * Drafts of forms: nothing typed is lost. Every change is kept on this computer at once and sent to the server a moment later; what the
 * server has is kept here no longer. One draft for each task, however often its form is opened. Used by the embedded forms
 * (form.js) and by Camunda Forms (cleangov-camunda-forms.js of Tasklist).
 */

const DELAY = 1000;
const AT_LATEST = 10000;
const PREFIX = 'cleangov-draft:';
const TOO_OLD = 60 * 24 * 3600 * 1000;

const HELD_HERE = 'Chưa lưu được lên máy chủ; nội dung được giữ trên máy này.';
const LOGGED_OUT = 'Phiên làm việc đã hết. Nội dung đã nhập được giữ lại; đăng nhập lại để tiếp tục.';

const drafts = new Map();

/** @param line where the official reads what becomes of the draft; the form that was opened last has the word */
export function draftOf(taskId, line) {
  if (drafts.size === 0) {
    sweep();
  }
  if (!drafts.has(taskId)) {
    drafts.set(taskId, new Draft(taskId));
  }
  const draft = drafts.get(taskId);
  draft.line = line;
  return draft;
}

/** The task is done: the server has thrown its draft away. */
export function completed(taskId) {
  if (drafts.has(taskId)) {
    drafts.get(taskId).forget();
    drafts.delete(taskId);
  }
}

function two(number) {
  return String(number).padStart(2, '0');
}

function hour(time) {
  return `${two(time.getHours())}:${two(time.getMinutes())}`;
}

function day(time) {
  return `${two(time.getDate())}/${two(time.getMonth() + 1)}/${time.getFullYear()}`;
}

class Draft {
  constructor(taskId) {
    this.key = PREFIX + taskId;
    this.url = `/api/tasks/${encodeURIComponent(taskId)}/draft`;
    this.based = null; // when the server's draft was saved that this one goes on from
    this.text = null; // what was entered last, as JSON
  }

  /**
   * The draft for the form: the server's, or the one that this computer could not send yet; null if there is none.
   * Fails if the server cannot be asked: a form that is filled without its draft would overwrite it.
   */
  async load() {
    const response = await fetch(this.url, { credentials: 'same-origin', headers: { Accept: 'application/json' } });
    if (response.status === 403 || response.status === 404) {
      return null;
    }
    if (!response.ok) {
      throw new Error(response.status === 401 ? LOGGED_OUT : 'Máy chủ chưa đưa được bản nháp của việc này. Hãy thử lại.');
    }
    const there = response.status === 204 ? null : await response.json();
    const here = this.heldHere();
    this.based = there && there.savedAt;
    if (here && (!there || there.savedAt === here.based || new Date(there.savedAt).getTime() < here.at)) {
      this.text = JSON.stringify(here.content);
      this.soon();
      return here.content;
    }
    this.dropHere();
    if (!there) {
      return null;
    }
    const savedAt = new Date(there.savedAt);
    this.text = JSON.stringify(there.content);
    this.tell(`Đã mở lại bản nháp lưu lúc ${hour(savedAt)} ngày ${day(savedAt)}.`);
    return there.content;
  }

  /** Somebody has typed or chosen something: this is now in the form. */
  change(content) {
    const text = JSON.stringify(content);
    if (text !== this.text) {
      this.text = text;
      this.holdHere();
      this.soon();
    }
  }

  tell(text, { warns = false } = {}) {
    this.line.textContent = text;
    this.line.classList.toggle('cg-draft-held', warns);
  }

  soon() {
    clearTimeout(this.timer);
    this.waitsSince = this.waitsSince || performance.now();
    const left = this.waitsSince + AT_LATEST - performance.now();
    this.timer = setTimeout(() => this.send(), Math.max(0, Math.min(DELAY, left)));
  }

  async send() {
    if (this.sends) {
      return; // what has changed meanwhile goes when this comes back
    }
    const { text } = this;
    this.sends = true;
    this.waitsSince = null;
    try {
      const response = await fetch(this.url, {
        method: 'PUT',
        credentials: 'same-origin',
        headers: { 'Content-Type': 'application/json', Accept: 'application/json' },
        body: text,
      });
      await this.answered(response, text);
    } catch (offline) {
      this.failed();
    }
    this.sends = false;
    if (text !== this.text && !this.done) {
      this.soon();
    }
  }

  async answered(response, text) {
    const answer = await response.json().catch(() => ({}));
    if (this.done) {
      return;
    }
    if (response.ok) {
      this.based = answer.savedAt;
      this.tell(`Đã lưu nháp lúc ${hour(new Date(answer.savedAt))}.`);
      if (text === this.text) {
        this.dropHere();
      } else {
        this.holdHere();
      }
    } else if (response.status === 401) {
      this.tell(LOGGED_OUT, { warns: true });
    } else if ([403, 404, 422].includes(response.status)) {
      this.tell(`${answer.detail} ${HELD_HERE}`, { warns: true });
    } else {
      this.failed();
    }
  }

  /** Once more later, by itself. */
  failed() {
    if (!this.done) {
      this.tell(HELD_HERE, { warns: true });
      clearTimeout(this.timer);
      this.timer = setTimeout(() => this.send(), AT_LATEST);
    }
  }

  forget() {
    this.done = true;
    clearTimeout(this.timer);
    this.dropHere();
  }

  // ---- On this computer: what the server does not have yet. A browser may forbid it; then the draft lives as long as the page.

  heldHere() {
    try {
      return JSON.parse(localStorage.getItem(this.key));
    } catch (forbidden) {
      return null;
    }
  }

  holdHere() {
    try {
      localStorage.setItem(
        this.key,
        `{"based":${JSON.stringify(this.based)},"at":${Date.now()},"content":${this.text}}`
      );
    } catch (forbidden) {
      console.warn('cleangov-drafts: this browser keeps nothing', forbidden);
    }
  }

  dropHere() {
    try {
      localStorage.removeItem(this.key);
    } catch (forbidden) {
      // Then there is nothing either.
    }
  }
}

/**
 * Removes old drafts of tasks that have not been opened on this computer for some time. It does not run when this file is loaded: the
 * page may not know the application's date yet.
 */
function sweep() {
  try {
    Object.keys(localStorage)
      .filter((key) => key.startsWith(PREFIX))
      .filter((key) => Math.abs(Date.now() - JSON.parse(localStorage.getItem(key)).at) > TOO_OLD)
      .forEach((key) => localStorage.removeItem(key));
  } catch (forbidden) {
    // Then there is nothing to sweep.
  }
}
