/* The table of communes: bulk actions for the chosen rows. htmx replaces the table, so everything listens at the page. */
(function () {
  'use strict';
  const token = document.querySelector('meta[name="csrf-token"]').content;

  function chosen() {
    return Array.from(document.querySelectorAll('#communes .chosen:checked'));
  }

  function say(text) {
    document.getElementById('urged').textContent = text;
  }

  /* Sends an action and shows what went wrong. True if it succeeded. */
  async function send(address, body) {
    say('Đang gửi…');
    try {
      const headers = {'X-CLEANGOV-XSRF': token};
      if (body) {
        headers['Content-Type'] = 'application/json';
      }
      const answer = await fetch(address, {method: 'POST', headers: headers, body: body && JSON.stringify(body)});
      const told = answer.status === 204 ? {} : await answer.json();
      if (answer.ok) {
        return told;
      }
      say(told.detail);
    } catch (lost) {
      say('Không gửi được, hãy thử lại.');
    }
    return null;
  }

  async function urge(button) {
    const rows = chosen();
    button.disabled = true;
    const units = rows.map(function (row) { return 'unit=' + encodeURIComponent(row.value); }).join('&');
    const told = await send('/api/years/' + rows[0].dataset.year + '/urgings?' + units);
    if (told && told.urged === 0 && told.refused.length === 0) {
      say('Các xã đã chọn không có việc nào quá hạn.');
    } else if (told) {
      say('Đã đôn đốc ' + told.urged + ' việc quá hạn.'
        + (told.refused.length ? ' Không đôn đốc: ' + told.refused.join('; ') : ''));
    }
    button.disabled = false;
  }

  /* Gives the chosen rows what the form says, then shows the table as it is now. */
  async function give(form, address, done) {
    const units = chosen().map(function (row) { return row.value; });
    const button = form.querySelector('[type=submit]');
    button.disabled = true;
    const told = await send(address, Object.assign(Object.fromEntries(new FormData(form)), {units: units}));
    button.disabled = false;
    if (told) {
      form.hidden = true;
      const text = done(units.length);
      const tell = function () {
        document.removeEventListener('htmx:afterSettle', tell);
        say(text);
        follow();
      };
      document.addEventListener('htmx:afterSettle', tell);
      htmx.ajax('GET', location.href, {target: '#communes', select: '#communes', swap: 'outerHTML'});
    }
  }

  function follow() {
    const number = chosen().length;
    const button = document.getElementById('urge');
    button.hidden = number === 0;
    button.textContent = 'Đôn đốc ' + number + ' xã đã chọn';
    document.querySelectorAll('.bulk-action').forEach(function (button) { button.hidden = number === 0; });
    if (number === 0) {
      document.querySelectorAll('.bulk-form').forEach(function (form) { form.hidden = true; });
    }
  }

  document.addEventListener('change', function (event) {
    if (event.target.id === 'all') {
      document.querySelectorAll('#communes .chosen').forEach(function (box) { box.checked = event.target.checked; });
    }
    if (event.target.closest('#communes')) {
      follow();
    }
  });

  document.addEventListener('click', function (event) {
    if (event.target.id === 'urge') {
      urge(event.target);
    }
    if (event.target.matches('.bulk-action')) {
      document.querySelectorAll('.bulk-form').forEach(function (form) {
        form.hidden = form.id !== event.target.dataset.opens || !form.hidden;
      });
      const form = document.getElementById(event.target.dataset.opens);
      if (!form.hidden) {
        form.querySelector('select, input').focus();
      }
    }
  });

  document.addEventListener('submit', function (event) {
    const years = '/api/years/' + event.target.dataset.year;
    if (event.target.id === 'extend') {
      event.preventDefault();
      give(event.target, years + '/deadline-changes', function (number) { return 'Đã gia hạn cho ' + number + ' xã.'; });
    } else if (event.target.id === 'charge') {
      event.preventDefault();
      give(event.target, years + '/officers-in-charge', function (number) { return 'Đã giao người phụ trách ' + number + ' xã.'; });
    }
  });
})();
