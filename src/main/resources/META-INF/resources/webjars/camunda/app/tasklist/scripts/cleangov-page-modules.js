/* The modules of Tasklist's own page (lib/deps.js), by their numbers in Camunda 7.24.0. */

export const FORM_JS = 57661, PREACT = 56345, FLATPICKR = 11731, MOMENT = 40271;

export function pageModules() {
  let require;
  (window.webpackChunkcamunda_bpm_webapp || []).push([[Symbol('cleangov')], {}, r => { require = r; }]);
  return id => (require && require.m[id] ? require(id) : undefined);
}
