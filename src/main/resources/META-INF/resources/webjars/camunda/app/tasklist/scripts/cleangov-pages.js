/*
 * Tasklist knows its own pages only: a link in its head leads to ours, one under the name of a task to the dossier or the unit that it
 * is about. Both places are drawn by Angular, now and then anew, so the links are put there whenever they are missing.
 */
const link = () => {
  const menu = document.querySelector('[cam-widget-header] .sections-menu > ul');
  if (menu && !menu.querySelector('.cleangov-home')) {
    const item = document.createElement('li');
    item.className = 'cleangov-home';
    item.innerHTML = '<a href="/">Trang đầu</a>';
    menu.prepend(item);
  }
};

const pages = {};

const pageOf = task => {
  pages[task] = pages[task] || fetch(`/api/tasks/${task}/page`, { headers: { Accept: 'application/json' } })
    .then(answer => (answer.status === 200 ? answer.json() : null))
    .catch(() => null);
  return pages[task];
};

const taskLink = () => {
  const task = new URLSearchParams(location.hash.split('?')[1]).get('task');
  const names = document.querySelector('.task-card .names');
  const old = names && names.querySelector('.cleangov-page');
  if (!task || !names || old && old.dataset.task === task) {
    return;
  }
  if (old) {
    old.remove();
  }
  const place = document.createElement('p');
  place.className = 'cleangov-page';
  place.dataset.task = task;
  names.append(place);
  pageOf(task).then(page => {
    if (page) {
      const to = document.createElement('a');
      to.href = page.path;
      to.textContent = page.title;
      place.replaceChildren(to);
    }
  });
};

const links = () => {
  link();
  taskLink();
};

new MutationObserver(links).observe(document.documentElement, { childList: true, subtree: true });
links();
