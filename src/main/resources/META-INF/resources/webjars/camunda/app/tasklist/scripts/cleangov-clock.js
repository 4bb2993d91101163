/*
 * A demo or a rehearsal stands on another day than the browser. Where the application's clock differs from the system's by more than a
 * minute, "now" in this page is the application's, so that «12 ngày nữa» and «quá hạn» are true. In real operation it changes nothing.
 */
const NOTICEABLE = 60000;

try {
  const response = await fetch('/forms/clock', { credentials: 'same-origin' });
  const offset = response.ok ? (await response.json()).offsetMillis : 0;
  if (Math.abs(offset) > NOTICEABLE) {
    window.Date = new Proxy(window.Date, {
      construct: (date, given, target) =>
        given.length > 0 ? Reflect.construct(date, given, target) : new date(date.now() + offset),
      get: (date, name) => (name === 'now' ? () => date.now() + offset : date[name])
    });
  }
} catch (error) {
  console.warn('cleangov-clock: the page keeps the time of this computer', error);
}
