/*
 * What the embedded forms call: `window.cleangov.<step>(camForm, $scope, { shows, sends })` tells the engine which variables a form has and
 * fills the form when they are loaded. What a form shows is in a module of /forms, named like the package that it serves and loaded with the
 * first form that needs it; form.js keeps the draft and hands over the answer. Points come from the server, never from here.
 */

/** The forms of each module. */
const FORMS = {
  assessment: ['consolidate', 'decideClasses', 'giveFrontOpinion', 'holdCouncil'],
  calendar: ['decideDay'],
  coverage: ['recordPieces'],
  cycle: ['changeDeadline', 'openYear'],
  explanation: ['answerExplanations', 'explainIndicators'],
  finalvalue: ['enterFinalValues'],
  grid: ['appraiseIndicators'],
  implementation: ['assign', 'holdBriefing'],
  inspection: ['planInspections', 'recordVisit'],
  posting: ['answerPeople'],
  programme: ['briefOfficials'],
  recheck: ['drawSample', 'recheck'],
  reclassification: ['decideAgain', 'reappraise', 'withdrawDecision'],
  recognition: ['appraiseRequests', 'decideRequests'],
  remediation: ['approveRemediation', 'concludeRemediation', 'openRemediation', 'planRemediation'],
  selfreview: ['givePartyOpinion', 'scoreIndicators', 'signSelfReview'],
};

const style = document.createElement('link');
style.rel = 'stylesheet';
style.href = '/forms/cleangov-forms.css';
document.head.append(style);

const load = module => import(`/forms/${module}.js`);

/** @param variables `shows`: the names of those that the form reads; `sends`: the types of those that it answers, by name */
function declare(camForm, $scope, { shows = [], sends }) {
  const manager = camForm.variableManager;
  shows.forEach(name => manager.fetchVariable(name));
  Object.entries(sends).forEach(([name, type]) => manager.createVariable({ name, type, value: null }));
  $scope.form.$setValidity('loaded', false, $scope.form); // not to be completed before it is filled
}

function opener(module, name) {
  return (camForm, $scope, variables) => {
    camForm.on('form-loaded', () => declare(camForm, $scope, variables));
    camForm.on('variables-applied', async () => {
      const [{ form }, forms] = await Promise.all([load('form'), load(module)]);
      form(forms[name])(camForm, $scope);
    });
  };
}

window.cleangov = Object.fromEntries(
  Object.entries(FORMS).flatMap(([module, names]) => names.map(name => [name, opener(module, name)]))
);
