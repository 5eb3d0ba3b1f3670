/** The key that goes with letters, as the keyboards of this system have it. */
export const MODIFIER_KEY = /Mac|iP(?:hone|ad)/.test(navigator.userAgent) ? '⌘' : 'Ctrl';
