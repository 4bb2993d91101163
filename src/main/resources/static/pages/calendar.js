/* Decides a day: off, worked instead, or by the rules again. */
(function () {
  'use strict';
  const token = document.querySelector('meta[name="csrf-token"]').content;
  const form = document.getElementById('decide');
  const said = document.getElementById('said');

  form.addEventListener('submit', async function (event) {
    event.preventDefault();
    said.textContent = 'Đang ghi…';
    try {
      const answer = await fetch('/api/calendar/days', {
        method: 'POST',
        headers: {'X-CLEANGOV-XSRF': token, 'Content-Type': 'application/json'},
        body: JSON.stringify(Object.fromEntries(new FormData(form)))
      });
      if (answer.ok) {
        location.reload();
        return;
      }
      said.textContent = (await answer.json()).detail;
    } catch (lost) {
      said.textContent = 'Không gửi được, hãy thử lại.';
    }
  });
})();
