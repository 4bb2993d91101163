/* «Đôn đốc» tells those who answer for a duty that it is time. */
(function () {
  'use strict';
  const token = document.querySelector('meta[name="csrf-token"]').content;

  async function urge(button) {
    const said = button.parentElement.querySelector('.said');
    button.disabled = true;
    said.textContent = 'Đang gửi…';
    try {
      const address = '/api/years/' + button.dataset.year + '/duties/' + encodeURIComponent(button.dataset.duty)
        + '/urgings?unit=' + encodeURIComponent(button.dataset.unit);
      const answer = await fetch(address, {method: 'POST', headers: {'X-CLEANGOV-XSRF': token}});
      if (answer.ok) {
        said.textContent = 'Đã gửi thông báo đôn đốc.';
        button.hidden = true;
        return;
      }
      const problem = await answer.json();
      said.textContent = problem.detail;
      button.disabled = answer.status === 422;
    } catch (lost) {
      said.textContent = 'Không gửi được, hãy thử lại.';
      button.disabled = false;
    }
  }

  document.querySelectorAll('button.urge').forEach(function (button) {
    button.addEventListener('click', function () { urge(button); });
  });
})();
