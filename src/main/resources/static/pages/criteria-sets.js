/* Brings in a criteria set; what is wrong with it is told place by place. */
(function () {
  'use strict';
  const token = document.querySelector('meta[name="csrf-token"]').content;
  const form = document.getElementById('import');
  const said = document.getElementById('said');
  const problems = document.getElementById('problems');

  form.addEventListener('submit', async function (event) {
    event.preventDefault();
    problems.textContent = '';
    said.textContent = 'Đang đọc tệp…';
    try {
      const answer = await fetch('/api/criteria-sets', {
        method: 'POST', headers: {'X-CLEANGOV-XSRF': token}, body: new FormData(form)
      });
      if (answer.ok) {
        location.reload();
        return;
      }
      const problem = await answer.json();
      const places = problem.problems || [problem.detail];
      said.textContent = 'Chưa nạp được, chưa lưu gì. Có ' + places.length + ' chỗ phải sửa:';
      places.forEach(function (place) {
        problems.appendChild(document.createElement('li')).textContent = place;
      });
    } catch (lost) {
      said.textContent = 'Không gửi được, hãy thử lại.';
    }
  });
})();
