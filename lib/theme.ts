/** Where a browser keeps the choice between light and dark. */
export const THEME_KEY = 'theme';
