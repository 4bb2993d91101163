// For Cleangov: Cockpit, which only administrators open, stays as it is; its log-in page is that of the other web applications.

export default {
  // Relative to app/cockpit, without ".js".
  customScripts: ['../tasklist/scripts/cleangov-sign-in']
};
