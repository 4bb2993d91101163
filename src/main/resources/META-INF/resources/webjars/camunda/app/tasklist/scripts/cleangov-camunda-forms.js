/*
 * Drafts of Camunda Forms (form-js 1.8.7): what was entered before is there when a form opens, and what is entered is kept at once. The
 * drafts of embedded forms are kept by /forms/form.js, in the same way. If a later version moves something, forms open without drafts.
 */

import { completed, draftOf } from '/forms/cleangov-drafts.js';
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

window.angular
  .module('cam.tasklist.custom')

  .config(['$provide', function ($provide) {
    // Every form is completed here, whichever kind it is.
    $provide.decorator('camAPI', ['$delegate', function (api) {
      const tasks = api.resource('task');
      const submitForm = tasks.submitForm;
      tasks.submitForm = function (form, done) {
        return submitForm.call(this, form, function (error) {
          if (!error) completed(form.id);
          return done && done.apply(this, arguments);
        });
      };
      return api;
    }]);
  }])

  .run(['$rootScope', function ($rootScope) {
    forgetTasklistsOwn();
    $rootScope.$on('authentication.login.required', () => $rootScope.$evalAsync(forgetTasklistsOwn));
  }]);
