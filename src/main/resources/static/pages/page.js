/*
 * What every page needs: a card that is wider than the screen can be scrolled with the keyboard as well; what is folded stays so;
 * a folded table is printed all the same.
 */
(function () {
  'use strict';

  function reachable() {
    document.querySelectorAll('.card').forEach(function (card) {
      if (card.scrollWidth > card.clientWidth) {
        card.tabIndex = 0;
      } else {
        card.removeAttribute('tabindex');
      }
    });
  }

  /** What a person has folded stays folded on this computer. */
  document.querySelectorAll('details[data-fold]').forEach(function (details) {
    const folded = 'cleangov-folded-' + details.dataset.fold;
    details.open = !localStorage.getItem(folded);
    details.addEventListener('toggle', function () {
      if (details.open) {
        localStorage.removeItem(folded);
      } else {
        localStorage.setItem(folded, 'yes');
      }
    });
  });

  window.addEventListener('beforeprint', function () {
    document.querySelectorAll('details.rest').forEach(function (details) { details.open = true; });
  });

  reachable();
  window.addEventListener('resize', reachable);
  document.addEventListener('htmx:afterSettle', reachable);
})();
