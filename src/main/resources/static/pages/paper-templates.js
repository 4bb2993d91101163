/* Templates and legal bases of papers; what is wrong with a template is told place by place. */
(function () {
  'use strict';
  const token = document.querySelector('meta[name="csrf-token"]').content;
  const said = document.getElementById('said');
  const problems = document.getElementById('problems');

  async function send(address, body) {
    problems.textContent = '';
    said.textContent = 'Đang gửi…';
    try {
      const answer = await fetch(address, {method: 'POST', headers: {'X-CLEANGOV-XSRF': token}, body: body});
      if (answer.ok) {
        window.location.reload();
        return;
      }
      const lines = (await answer.json()).detail.split('\n');
      said.textContent = lines.shift();
      lines.forEach(function (line) {
        problems.appendChild(document.createElement('li')).textContent = line;
      });
    } catch (lost) {
      said.textContent = 'Không gửi được, hãy thử lại.';
    }
    said.scrollIntoView({block: 'center'});
  }

  function onSubmit(form, address) {
    form.addEventListener('submit', function (event) {
      event.preventDefault();
      const data = new FormData(form);
      Array.from(data.keys()).filter(function (name) { return data.get(name) === ''; }).forEach(function (name) {
        data.delete(name);
      });
      send(address, data);
    });
  }

  document.querySelectorAll('form.template').forEach(function (form) {
    const address = '/api/paper-templates/' + form.dataset.type;
    onSubmit(form, address);
    form.querySelectorAll('.restore').forEach(function (button) {
      button.addEventListener('click', function () { send(address + '/built-in'); });
    });
  });
  document.querySelectorAll('form.end').forEach(function (form) {
    onSubmit(form, '/api/legal-grounds/' + form.dataset.ground + '/end');
  });
  onSubmit(document.getElementById('ground'), '/api/legal-grounds');
})();
