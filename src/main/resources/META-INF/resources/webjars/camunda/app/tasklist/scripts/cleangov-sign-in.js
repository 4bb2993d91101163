/*
 * The log-in page of the web applications says whose system this is and what to do without a password, and leads to the providers where
 * people can log in. A person with a second factor is led to the page that asks for the code; one whose password was set by an administrator,
 * or who must switch a second factor on, to the page where that is done; one who signs out to the provider that has recognised them. If a later version moves something, the log-in page opens without these words; the server
 * answers nothing else before the password is changed, and ends its own session.
 */

const PAGES = {
  '"code":"second-factor"': '/log-in/code',
  '"code":"first-password"': '/password',
  '"code":"second-factor-missing"': '/second-factor',
};
const SIGN_OUT_ELSEWHERE = 'X-Cleangov-Sign-Out';
const THE_FORM = /<view\s[^>]*loginPlugins[^]*?<\/view>/;
const BELOW_THE_NAME = '<div notifications-panel';
const BELOW_THE_FORM = '<div ng-if="showFirstLogin"';

const send = XMLHttpRequest.prototype.send;
XMLHttpRequest.prototype.send = function () {
  this.addEventListener('load', () => {
    const text = this.responseType === '' || this.responseType === 'text' ? this.responseText : '';
    const code = this.status === 403 && Object.keys(PAGES).find(one => text.includes(one));
    if (code) location.assign(PAGES[code]);
    const elsewhere = this.getResponseHeader(SIGN_OUT_ELSEWHERE);
    if (elsewhere && this.status < 300) location.assign(elsewhere);
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

/** "_self": AngularJS does not take it for one of its own addresses. */
function button({ label, address }) {
  const element = document.createElement('a');
  element.className = 'btn btn-lg btn-primary btn-block cg-sign-in-provider';
  element.setAttribute('ng-non-bindable', '');
  element.target = '_self';
  element.href = address + '?to=' + encodeURIComponent(new URL(document.baseURI).pathname);
  element.textContent = label;
  return element.outerHTML;
}

try {
  const response = await fetch('/forms/sign-in', { credentials: 'same-origin' });
  const { body, help, asksForPassword = true, providers = [] } = await response.json();
  window.angular
    .module('cam.' + document.querySelector('base').getAttribute('app-name') + '.custom')
    .run(['$route', $route => {
      const page = $route.routes['/login'];
      page.template = page.template
        .replace(BELOW_THE_NAME, () => paragraph('cg-sign-in-body', body) + providers.map(button).join('') + BELOW_THE_NAME)
        .replace(THE_FORM, form => (asksForPassword ? form : ''))
        .replace(BELOW_THE_FORM, () => paragraph('cg-sign-in-help', help) + BELOW_THE_FORM);
    }]);
} catch (error) {
  console.warn('cleangov-sign-in: the log-in page says nothing about the system', error);
}
