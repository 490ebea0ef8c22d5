/** Most characters of an address. */
export const LONGEST_ADDRESS = 400;

/** Degrees to the north; six decimals are a hand's breadth on the ground. */
export const LATITUDE = { scale: 6, precision: 8, min: -90, max: 90 };

/** Degrees to the east. */
export const LONGITUDE = { scale: 6, precision: 9, min: -180, max: 180 };
