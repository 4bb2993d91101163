/*
 * Shows the number of tasks of every filter, not only of the selected one: an official always sees that something is overdue. The numbers
 * are requested again with each request of the list. If a later version moves something, Tasklist's own number stays.
 */

const ONLY_THE_OPEN_ONE = '<span ng-show="isFocused(filter)"\n              class="counter">{{ filterCount }}</span>';
const EVERY_ONE = '<span class="counter" cleangov-filter-count></span>';

window.angular
  .module('cam.tasklist.custom')

  .directive('cleangovFilterCount', ['$http', 'Uri', ($http, Uri) => ({
    link(scope, element) {
      const url = Uri.appUri(`engine://engine/:engine/filter/${scope.filter.id}/count`);
      let asked = 0;
      scope.filtersData.newChild(scope).observe('taskList', () => {
        const turn = ++asked;
        $http.get(url).then(({ data }) => {
          if (turn === asked) element.text(data.count);
        }, () => {});
      });
    }
  })])

  .run(['camTasklistFiltersDirective', ([filters]) => {
    filters.template = filters.template.replace(ONLY_THE_OPEN_ONE, EVERY_ONE);
  }]);
