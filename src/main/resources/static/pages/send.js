/*
 * A form of the class «send» goes to data-to as JSON, by data-method. Fields whose name ends in [] are a list. A refusal is
 * shown beside the button. data-said holds the message of success; without it the page is reloaded.
 */
(function () {
  'use strict';
  const token = document.querySelector('meta[name="csrf-token"]').content;

  function fields(form) {
    const all = {};
    new FormData(form).forEach(function (value, name) {
      if (name.endsWith('[]')) {
        const list = name.slice(0, -2);
        all[list] = (all[list] || []).concat(value);
      } else {
        all[name] = value;
      }
    });
    return all;
  }

  async function send(form) {
    const said = form.querySelector('[role=status]');
    const button = form.querySelector('[type=submit]');
    said.textContent = 'Đang gửi…';
    button.disabled = true;
    try {
      const answer = await fetch(form.dataset.to, {
        method: form.dataset.method,
        headers: { 'X-CLEANGOV-XSRF': token, 'Content-Type': 'application/json' },
        body: JSON.stringify(fields(form)),
      });
      if (answer.ok && !form.dataset.said) {
        location.reload();
        return;
      }
      said.textContent = answer.ok ? form.dataset.said : (await answer.json()).detail;
    } catch (lost) {
      said.textContent = 'Không gửi được, hãy thử lại.';
    }
    button.disabled = false;
  }

  document.addEventListener('submit', function (event) {
    if (event.target.matches('form.send')) {
      event.preventDefault();
      send(event.target);
    }
  });
})();
