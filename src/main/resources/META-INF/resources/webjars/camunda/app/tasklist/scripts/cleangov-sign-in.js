/*
 * The log-in page of Tasklist, Welcome and Admin says whose system this is and what to do without a password. A person whose password was
 * set by an administrator is led to the page where it is changed. If a later version moves something, the log-in page opens without these
 * words; the server answers nothing else before the password is changed.
 */

const FIRST_PASSWORD = '"code":"first-password"';
const PASSWORD_PAGE = '/password';
const BELOW_THE_NAME = '<div notifications-panel';
const BELOW_THE_FORM = '<div ng-if="showFirstLogin"';

const send = XMLHttpRequest.prototype.send;
XMLHttpRequest.prototype.send = function () {
  this.addEventListener('load', () => {
    const text = this.responseType === '' || this.responseType === 'text' ? this.responseText : '';
    if (this.status === 403 && text.includes(FIRST_PASSWORD)) location.assign(PASSWORD_PAGE);
  });
  return send.apply(this, arguments);
};

/** AngularJS reads templates: what an operator has written stays text. */
function paragraph(className, text) {
  const element = document.createElement('p');
  element.className = className;
  element.setAttribute('ng-non-bindable', '');
  element.textContent = text;
  return text ? element.outerHTML : '';
}

try {
  const response = await fetch('/forms/sign-in', { credentials: 'same-origin' });
  const { body, help } = await response.json();
  window.angular
    .module('cam.' + document.querySelector('base').getAttribute('app-name') + '.custom')
    .run(['$route', $route => {
      const page = $route.routes['/login'];
      page.template = page.template
        .replace(BELOW_THE_NAME, () => paragraph('cg-sign-in-body', body) + BELOW_THE_NAME)
        .replace(BELOW_THE_FORM, () => paragraph('cg-sign-in-help', help) + BELOW_THE_FORM);
    }]);
} catch (error) {
  console.warn('cleangov-sign-in: the log-in page says nothing about the system', error);
}
