/*
 * Tasklist links only to its own pages. This script adds links to ours and to the inbox, with the number of unread notices, to its head,
 * and below the name of a task a link to its dossier or unit. Angular redraws both places from time to time, so the links are added again
 * when they are missing.
 */
const read = address => fetch(address, { headers: { Accept: 'application/json' } })
  .then(answer => (answer.status === 200 ? answer.json() : null))
  .catch(() => null);

const countUnread = () => {
  const inbox = document.querySelector('.cleangov-inbox a');
  if (inbox && !document.hidden) {
    read('/api/notices/unread').then(waiting => {
      if (waiting) {
        inbox.textContent = waiting.unread ? `Hộp thư (${waiting.unread})` : 'Hộp thư';
      }
    });
  }
};

/** Somebody has tried passwords of this person: the first page says from where. */
const tellFailedSignIns = menu => read('/api/account/failed-sign-ins').then(origins => {
  const tries = (origins || []).reduce((sum, origin) => sum + origin.tries, 0);
  if (tries) {
    menu.insertAdjacentHTML('afterbegin', `<li class="cleangov-failed"><a href="/">${tries} lần đăng nhập sai</a></li>`);
  }
});

const headLinks = () => {
  const menu = document.querySelector('[cam-widget-header] .sections-menu > ul');
  if (menu && !menu.querySelector('.cleangov-home')) {
    menu.insertAdjacentHTML('afterbegin', `<li class="cleangov-home"><a href="/">Trang đầu</a></li>
      <li class="cleangov-inbox"><a href="/notices">Hộp thư</a></li>`);
    countUnread();
    tellFailedSignIns(menu);
  }
};

const pages = {};

const pageOf = task => {
  pages[task] = pages[task] || read(`/api/tasks/${task}/page`);
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
  headLinks();
  taskLink();
};

new MutationObserver(links).observe(document.documentElement, { childList: true, subtree: true });
document.addEventListener('visibilitychange', countUnread);
links();
