/*
 * Tasklist knows its own pages only: a link in its head leads to ours. The head is drawn by Angular, now and then anew, so the link is
 * put there whenever it is missing.
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

new MutationObserver(link).observe(document.documentElement, { childList: true, subtree: true });
link();
