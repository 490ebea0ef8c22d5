/** The longest address that mail can carry. */
export const LONGEST_ADDRESS = 254;
