/** Whether another page shows the app in a frame, as Safe{Wallet} does. */
export const isInFrame = (): boolean => typeof window !== 'undefined' && window.parent !== window;
