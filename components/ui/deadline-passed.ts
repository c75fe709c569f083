/** Event of the window when a countdown ends, so that the page can refresh. */
export const DEADLINE_PASSED = 'breakwater:deadline-passed';
