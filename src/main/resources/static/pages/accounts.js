/* Shows what a file of accounts would change, then writes it. The first passwords come once, as a file. */
(function () {
  'use strict';
  const MOST_SHOWN = 2000;
  const token = document.querySelector('meta[name="csrf-token"]').content;
  const form = document.getElementById('import');
  const said = document.getElementById('said');
  const preview = document.getElementById('preview');
  const confirm = document.getElementById('confirm');
  let plan = null;

  function send(query) {
    return fetch('/api/accounts?' + query, {
      method: 'POST',
      headers: {'X-CLEANGOV-XSRF': token, 'Content-Type': 'application/octet-stream'},
      body: form.elements.file.files[0]
    });
  }

  function cell(row, text, style) {
    const made = row.appendChild(document.createElement('td'));
    made.textContent = text;
    made.className = style || '';
  }

  function show(line) {
    const row = document.createElement('tr');
    cell(row, line.row, 'number');
    [line.account, line.name, line.mail, line.post].forEach(function (text) { cell(row, text); });
    const changes = line.changes.map(function (change) { return change.text; });
    cell(row, line.faults.concat(changes).join(' · ') || 'Không đổi', line.faults.length ? 'late' : changes.length ? '' : 'muted');
    return row;
  }

  /* Faults first, then changes, then the rest; each in the order of the file. */
  function rank(line) {
    return line.faults.length ? 0 : line.changes.length ? 1 : 2;
  }

  function showAll(found) {
    plan = found.fingerprint;
    const nothing = found.created + found.changed + found.postsAdded === 0;
    document.getElementById('counts').textContent = 'Tài khoản mới: ' + found.created + '. Đổi họ tên, thư điện tử: ' + found.changed
      + '. Thêm vị trí: ' + found.postsAdded + '. Không đổi: ' + found.unchanged + '. Dòng có lỗi: ' + found.faulty + '.';
    confirm.disabled = nothing || found.faulty > 0;
    const lines = found.lines.slice().sort(function (one, other) { return rank(one) - rank(other); });
    document.getElementById('lines').replaceChildren.apply(document.getElementById('lines'), lines.slice(0, MOST_SHOWN).map(show));
    document.getElementById('more').textContent = lines.length > MOST_SHOWN
      ? 'Còn ' + (lines.length - MOST_SHOWN) + ' dòng không hiện ở đây.' : '';
    preview.hidden = false;
    said.textContent = found.faulty > 0 ? 'Chưa ghi gì. Hãy sửa các dòng có lỗi trong tệp rồi xem trước lại.'
      : nothing ? 'Tệp không thay đổi gì.' : 'Chưa ghi gì. Hãy xem lại rồi bấm «Ghi vào hệ thống».';
  }

  async function tell(answer) {
    const problem = await answer.json();
    if (problem.preview) {
      showAll(problem.preview);
    } else {
      said.textContent = problem.detail;
    }
  }

  async function keep(answer) {
    const link = document.createElement('a');
    link.href = URL.createObjectURL(await answer.blob());
    link.download = 'mat-khau-lan-dau.xlsx';
    link.click();
    URL.revokeObjectURL(link.href);
    said.textContent = 'Đã ghi vào hệ thống. Tệp mật khẩu lần đầu đã tải về máy này, hãy trao cho từng người rồi xóa.';
  }

  form.addEventListener('submit', async function (event) {
    event.preventDefault();
    preview.hidden = true;
    said.textContent = 'Đang đọc tệp…';
    try {
      const answer = await send('dry-run=true');
      if (answer.ok) {
        showAll(await answer.json());
      } else {
        await tell(answer);
      }
    } catch (lost) {
      said.textContent = 'Không gửi được, hãy thử lại.';
    }
  });

  form.elements.file.addEventListener('change', function () {
    preview.hidden = true;
    said.textContent = '';
  });

  confirm.addEventListener('click', async function () {
    confirm.disabled = true;
    said.textContent = 'Đang ghi…';
    try {
      const answer = await send('dry-run=false&plan=' + plan);
      if (!answer.ok) {
        await tell(answer);
      } else if (answer.headers.get('Content-Type').startsWith('application/json')) {
        said.textContent = 'Đã ghi vào hệ thống.';
      } else {
        await keep(answer);
      }
      if (answer.ok) {
        preview.hidden = true;
      }
    } catch (lost) {
      said.textContent = 'Không nhận được trả lời. Hãy xem trước lại để biết tệp đã được ghi chưa.';
    }
  });
})();
