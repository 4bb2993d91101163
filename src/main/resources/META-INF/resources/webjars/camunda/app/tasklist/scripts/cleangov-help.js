/*
 * Above every form stands what its task asks for: the documentation of the user task in the model (of the process, for a form that starts
 * one), which an analyst writes in the Modeler. If a later version moves something, forms open without it; the tab «Mô tả» has it too.
 */

const CLAUSES = /^((?:D\d(?:\.\d[a-z]?)?(?:, )?)+): /;
const KEY = / Khóa: [^.]*\./;
const SOURCE = / Căn cứ: (.*)$/;
const CLAUSE = / \((?:D\d(?:\.\d[a-z]?)?(?:, )?)+\)/g;
const FOLDED = 'cleangov-help-folded';

/**
 * A task's documentation begins with the clauses of the directive («D2.3a, D5: ghi kết quả …»), a process's ends with its key and its source:
 * an official reads what to do, then the source in words.
 */
function parts(documentation) {
  const clauses = CLAUSES.exec(documentation);
  const source = SOURCE.exec(documentation);
  const text = documentation.replace(CLAUSES, '').replace(KEY, '').replace(SOURCE, '');
  return {
    text: text.charAt(0).toUpperCase() + text.slice(1),
    source: clauses
      ? `Căn cứ: Chỉ thị, mục ${clauses[1].replaceAll('D', '')}.`
      : source ? `Căn cứ: ${source[1].replace(CLAUSE, '')}` : ''
  };
}

function paragraph(text, className) {
  const element = document.createElement('p');
  element.className = className;
  element.textContent = text;
  return element;
}

function help(documentation) {
  const { text, source } = parts(documentation);
  const box = document.createElement('details');
  box.className = 'cg-help';
  box.open = !localStorage.getItem(FOLDED);
  const title = document.createElement('summary');
  title.textContent = 'Hướng dẫn';
  box.append(title, paragraph(text, ''));
  if (source) box.append(paragraph(source, 'cg-help-source'));
  box.addEventListener('toggle', () => {
    if (box.open) localStorage.removeItem(FOLDED);
    else localStorage.setItem(FOLDED, 'yes');
  });
  return box;
}

window.angular
  .module('cam.tasklist.custom')

  .directive('cleangovHelp', ['$http', 'Uri', ($http, Uri) => ({
    require: '^camTasklistForm',
    link(scope, element, attributes, form) {
      const place = element[0];
      scope.$watch(() => {
        const { taskId, processDefinitionId } = form.getParams() || {};
        if (taskId) return `task/${taskId}`;
        return processDefinitionId ? `process-definition/${processDefinitionId}` : '';
      }, path => {
        place.replaceChildren();
        if (!path) return;
        $http.get(Uri.appUri(`engine://engine/:engine/${path}`)).then(({ data }) => {
          if (data.description) place.replaceChildren(help(data.description));
        }, () => {});
      });
    }
  })])

  .run(['camTasklistFormDirective', ([form]) => {
    form.template = `<div cleangov-help></div>${form.template}`;
  }]);
