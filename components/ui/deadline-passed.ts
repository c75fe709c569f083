/** Said once to the window when a countdown ends, so that the page can be read again. */
export const DEADLINE_PASSED = 'breakwater:deadline-passed';
