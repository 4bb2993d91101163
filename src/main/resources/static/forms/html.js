/* Markup: whatever is put into html`…` is escaped, unless it is markup itself. */

const ESCAPES = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

class Markup {
  constructor(text) {
    this.text = text;
  }
}

function markup(value) {
  if (value instanceof Markup) {
    return value.text;
  }
  if (Array.isArray(value)) {
    return value.map(markup).join('');
  }
  if (value === null || value === undefined || value === false) {
    return '';
  }
  return String(value).replace(/[&<>"']/g, (character) => ESCAPES[character]);
}

export function html(strings, ...values) {
  return new Markup(strings.reduce((text, part, i) => text + markup(values[i - 1]) + part));
}

export function show(element, content) {
  element.innerHTML = markup(content);
}
