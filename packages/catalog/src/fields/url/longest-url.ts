/** The longest address that is kept; browsers and mails cut longer ones. */
export const LONGEST_URL = 2_000;
