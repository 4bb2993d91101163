/*
 * What happens when any form is completed: the signer reads the papers that it signs, and its draft is forgotten.
 *
 * Drafts of Camunda Forms (form-js 1.8.7): what was entered before is there when a form opens, and what is entered is kept at once. The
 * drafts of embedded forms are kept by /forms/form.js, in the same way. If a later version moves something, forms open without drafts.
 */

import { completed, draftOf } from '/forms/cleangov-drafts.js';
import { isUnconfirmed, readsAndSigns } from '/forms/signing.js';
import { FORM_JS, pageModules } from './cleangov-page-modules.js';

// Tasklist keeps a copy of its own when a session is lost or «Lưu» is clicked. It would hide a later one of another computer.
const TASKLISTS_OWN = /^(camunda-form|camForm):/;

function openTask() {
  return new URLSearchParams(location.hash.split('?')[1]).get('task');
}

/** The names of the fields that an official fills in. */
function ownFields(components) {
  return (components || []).flatMap(component => [
    ...(component.key && !component.readonly && !component.disabled ? [component.key] : []),
    ...ownFields(component.components)
  ]);
}

function pick(data, names) {
  return Object.fromEntries(names.filter(name => data[name] !== undefined).map(name => [name, data[name]]));
}

/** The line about the draft, above the buttons. */
function line(container) {
  const element = document.createElement('p');
  element.className = 'cg-draft';
  element.setAttribute('role', 'status');
  container.after(element);
  return element;
}

function keepDrafts({ Form }) {
  const importSchema = Form.prototype.importSchema;
  Form.prototype.importSchema = async function (schema, data) {
    const container = this._container.parentNode;
    const task = openTask();
    if (!task || container.closest('.modal-dialog')) { // a start form has no task
      return importSchema.call(this, schema, data);
    }
    const names = ownFields(schema.components);
    const draft = draftOf(task, line(container));
    const drafted = (await draft.load()) || {};
    this.get('config').debounce = false; // a field tells of every letter, not a moment later
    const imported = await importSchema.call(this, schema, { ...data, ...pick(drafted, names) });
    this.on('changed', changed => draft.change(pick(changed.data, names)));
    return imported;
  };
}

function forgetTasklistsOwn() {
  Object.keys(localStorage).filter(key => TASKLISTS_OWN.test(key)).forEach(key => localStorage.removeItem(key));
}

const formJs = pageModules()(FORM_JS);
if (formJs) {
  keepDrafts(formJs);
} else {
  console.warn('cleangov-camunda-forms: form-js is not where it was in Camunda 7.24.0, Camunda Forms have no drafts');
}

const NOT_SIGNED = 'Chưa ký, chưa thay đổi gì.';

/** The problem details in an error of Camunda's HTTP client. */
function problemOf(error) {
  return error && error.response && error.response.body;
}

/**
 * A form that signs papers is refused as long as the signer has not confirmed it. Then the signer reads the papers, and the form is
 * sent again with the confirmation.
 *
 * @param submit sends a form, as Camunda's client does: (form, done)
 * @param papersOf where the server makes the papers that a form signs
 */
function signing(submit, papersOf) {
  const send = form => new Promise((resolve, reject) => {
    Promise.resolve(submit(form, (error, answer) => (error ? reject(error) : resolve(answer)))).catch(() => {});
  });
  return async form => {
    try {
      return await send(form);
    } catch (error) {
      if (!isUnconfirmed(problemOf(error))) throw error;
      if (!await readsAndSigns(papersOf(form), { variables: form.variables })) throw new Error(NOT_SIGNED);
      return send({ ...form, variables: { ...form.variables, confirmed: { value: true, type: 'Boolean' } } });
    }
  };
}

/** @param then what happens when a form is completed */
function signed(resource, papersOf, then = () => {}) {
  const submitForm = resource.submitForm;
  resource.submitForm = function (form, done) {
    const answered = signing(submitForm.bind(this), papersOf)(form);
    answered.then(
      answer => {
        then(form);
        if (done) done(null, answer);
      },
      error => done && done(error)
    );
    return answered;
  };
}

window.angular
  .module('cam.tasklist.custom')

  .config(['$provide', function ($provide) {
    // Every form is completed here, whichever kind it is.
    $provide.decorator('camAPI', ['$delegate', function (api) {
      signed(api.resource('task'), form => `/api/tasks/${form.id}/papers`, form => completed(form.id));
      signed(api.resource('process-definition'), form => `/api/process-definitions/${form.id || form.key}/papers`);
      return api;
    }]);
  }])

  .run(['$rootScope', function ($rootScope) {
    forgetTasklistsOwn();
    $rootScope.$on('authentication.login.required', () => $rootScope.$evalAsync(forgetTasklistsOwn));
  }]);
