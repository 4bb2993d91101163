/* What every page needs: a card that is wider than the screen can be scrolled with the keyboard as well. */
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

  reachable();
  window.addEventListener('resize', reachable);
  document.addEventListener('htmx:afterSettle', reachable);
})();
