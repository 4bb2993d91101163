// The panel of a demo's clock; in real operation there is neither.
(async () => {
  const said = document.getElementById('clock-said');
  const token = document.querySelector('meta[name="csrf-token"]').content;
  const day = (iso) => iso.slice(0, 10).split('-').reverse().join('/');

  const time = await fetch('/api/clock', { credentials: 'same-origin' });
  const { next } = await time.json();
  if (next) {
    document.getElementById('clock-next').textContent += ` (${day(next)})`;
  }

  const move = async (to) => {
    said.textContent = 'Đang đi tới, xin chờ…';
    const answer = await fetch('/api/clock', {
      method: 'POST',
      credentials: 'same-origin',
      headers: { 'Content-Type': 'application/json', 'X-CLEANGOV-XSRF': token },
      body: JSON.stringify({ day: to }),
    });
    if (answer.ok) {
      location.reload();
    } else {
      const problem = await answer.json().catch(() => ({}));
      said.textContent = problem.detail || 'Không di chuyển được đồng hồ.';
    }
  };
  document.getElementById('clock-next').addEventListener('click', () => move(null));
  document.getElementById('clock-go').addEventListener('click', () => {
    const chosen = document.getElementById('clock-day').value;
    if (chosen) {
      move(chosen);
    } else {
      said.textContent = 'Hãy chọn một ngày.';
    }
  });
})();
