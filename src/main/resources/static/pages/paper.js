/* Sends a signed PDF of a paper; a refusal is shown beside the button. */
(function () {
  'use strict';
  const form = document.getElementById('signature');
  if (!form) {
    return;
  }
  const token = document.querySelector('meta[name="csrf-token"]').content;
  const said = document.getElementById('said');
  const button = form.querySelector('[type=submit]');

  form.addEventListener('submit', async function (event) {
    event.preventDefault();
    said.textContent = 'Đang kiểm tra chữ ký số…';
    button.disabled = true;
    try {
      const answer = await fetch('/api/papers/' + form.dataset.paper + '/signature', {
        method: 'POST',
        headers: {'X-CLEANGOV-XSRF': token, 'Content-Type': 'application/pdf'},
        body: form.elements.file.files[0],
      });
      if (answer.ok) {
        window.location.reload();
        return;
      }
      said.textContent = (await answer.json()).detail;
    } catch (lost) {
      said.textContent = 'Không gửi được, hãy thử lại.';
    }
    button.disabled = false;
  });
})();
