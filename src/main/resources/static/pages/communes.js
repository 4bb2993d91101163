/* The table of communes: chosen rows are urged together. htmx replaces the table, so everything listens at the page. */
(function () {
  'use strict';
  const token = document.querySelector('meta[name="csrf-token"]').content;

  function chosen() {
    return Array.from(document.querySelectorAll('#communes .chosen:checked'));
  }

  async function urge(button) {
    const said = document.getElementById('urged');
    const rows = chosen();
    button.disabled = true;
    said.textContent = 'Đang gửi…';
    try {
      const units = rows.map(function (row) { return 'unit=' + encodeURIComponent(row.value); }).join('&');
      const answer = await fetch('/api/years/' + rows[0].dataset.year + '/urgings?' + units,
        {method: 'POST', headers: {'X-CLEANGOV-XSRF': token}});
      const told = await answer.json();
      if (!answer.ok) {
        said.textContent = told.detail;
      } else if (told.urged === 0 && told.refused.length === 0) {
        said.textContent = 'Các xã đã chọn không có việc nào quá hạn.';
      } else {
        said.textContent = 'Đã đôn đốc ' + told.urged + ' việc quá hạn.'
          + (told.refused.length ? ' Không đôn đốc: ' + told.refused.join('; ') : '');
      }
    } catch (lost) {
      said.textContent = 'Không gửi được, hãy thử lại.';
    }
    button.disabled = false;
  }

  document.addEventListener('change', function (event) {
    if (event.target.id === 'all') {
      document.querySelectorAll('#communes .chosen').forEach(function (box) { box.checked = event.target.checked; });
    }
    const button = document.getElementById('urge');
    if (button && event.target.closest('#communes')) {
      button.hidden = chosen().length === 0;
      button.textContent = 'Đôn đốc ' + chosen().length + ' xã đã chọn';
    }
  });

  document.addEventListener('click', function (event) {
    if (event.target.id === 'urge') {
      urge(event.target);
    }
  });
})();
