/*
 * A person who signs out leaves nothing on this computer: Tasklist and our forms keep what was typed, and which tasks were open, in the
 * browser. The server has the drafts.
 */
const SIGN_OUT = '.account .logout a';

document.addEventListener(
  'click',
  click => {
    if (click.target.closest(SIGN_OUT)) {
      try {
        localStorage.clear();
        sessionStorage.clear();
      } catch (forbidden) {
        // A browser that forbids storage has kept nothing.
      }
    }
  },
  true
);
