/** Most characters where the field does not say. */
export const RICH_TEXT_LENGTH = 20_000;
