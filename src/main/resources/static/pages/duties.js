/* «Đôn đốc» tells those who answer for a duty that it is time; letters urge whole units. */
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

  /* The result is shown above the letters; the issued letters are shown when the page is reloaded. */
  async function letter(section, button, address, done) {
    const said = section.querySelector('.said');
    button.disabled = true;
    said.textContent = 'Đang gửi…';
    try {
      const answer = await fetch(address, {method: 'POST', headers: {'X-CLEANGOV-XSRF': token}});
      if (answer.ok) {
        said.textContent = await done(answer);
        return;
      }
      said.textContent = (await answer.json()).detail;
    } catch (lost) {
      said.textContent = 'Không gửi được, hãy thử lại.';
    }
    button.disabled = false;
  }

  /* The signer reads the letters first; the server refuses what is not confirmed. */
  async function sign(section, button) {
    const units = Array.from(section.querySelectorAll('input:checked')).map(function (box) { return box.value; });
    if (units.length === 0) {
      section.querySelector('.said').textContent = 'Chọn ít nhất một đơn vị.';
      return;
    }
    const query = units.map(function (unit) { return 'unit=' + encodeURIComponent(unit); }).join('&');
    const letters = '/api/years/' + section.dataset.year + '/letters';
    try {
      const {readsAndSigns} = await import('/forms/signing.js');
      if (!await readsAndSigns(letters + '/papers?' + query, {})) {
        section.querySelector('.said').textContent = 'Chưa ký, chưa ban hành công văn nào.';
        return;
      }
    } catch (refused) {
      section.querySelector('.said').textContent = refused.message;
      return;
    }
    letter(section, button, letters + '?confirmed=true&' + query, async function (answer) {
      const {issued, refused} = await answer.json();
      if (refused.length === 0) {
        window.location.reload();
      }
      return (issued.length > 0 ? 'Đã ban hành: ' + issued.join(', ') + '. ' : '') + refused.join(' ');
    });
  }

  function ask(section, button) {
    const query = '?unit=' + encodeURIComponent(section.dataset.unit);
    letter(section, button, '/api/years/' + section.dataset.year + '/letters/requests' + query, async function () {
      return 'Đã báo Chủ tịch ký công văn.';
    });
  }

  document.querySelectorAll('.letters').forEach(function (section) {
    section.querySelectorAll('.sign-letters').forEach(function (button) {
      button.addEventListener('click', function () { sign(section, button); });
    });
    section.querySelectorAll('.ask-letters').forEach(function (button) {
      button.addEventListener('click', function () { ask(section, button); });
    });
  });

  document.querySelectorAll('button.urge').forEach(function (button) {
    button.addEventListener('click', function () { urge(button); });
  });
})();
