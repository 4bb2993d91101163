/**
 * What the embedded forms of Tasklist call: `window.cleangov.<what the form is for>(camForm, $scope)` fills a form that has
 * just been loaded, keeps its draft and hands its answer to the engine. What a form shows stands in a module named like the
 * package that it serves and is loaded with the first form that needs it. Points come from the server, never from here.
 */
(function () {
  'use strict';

  const STYLE = '/forms/cleangov-forms.css?v=1';

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
    reclassification: ['decideAnew', 'reappraise', 'withdrawDecision'],
    recognition: ['appraiseRequests', 'decideRequests'],
    remediation: ['approveRemediation', 'concludeRemediation', 'openRemediation', 'planRemediation'],
    selfreview: ['givePartyOpinion', 'scoreIndicators', 'signSelfReview'],
  };

  if (!document.querySelector(`link[href="${STYLE}"]`)) {
    const style = document.createElement('link');
    style.rel = 'stylesheet';
    style.href = STYLE;
    document.head.appendChild(style);
  }

  const load = (module) => import(`/forms/${module}.js`);

  window.cleangov = {};
  Object.entries(FORMS).forEach(([module, names]) =>
    names.forEach((name) => {
      window.cleangov[name] = async (camForm, $scope) => {
        const [{ form }, forms] = await Promise.all([load('form'), load(module)]);
        form(forms[name])(camForm, $scope);
      };
    })
  );
})();
