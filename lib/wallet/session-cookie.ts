/** Holds the connected account, so that the server can render that account's figures into the first HTML. */
export const SESSION_COOKIE = 'breakwater.account';
