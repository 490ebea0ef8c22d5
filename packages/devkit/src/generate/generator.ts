/** A file that is written by a program and committed. */
export interface GeneratedFile {
  /** From the repository's top folder. */
  readonly path: string;
  readonly text: string;
}

/** Writes some files from the sources; the same sources always give the same text. */
export interface Generator {
  readonly name: string;
  files(): Promise<readonly GeneratedFile[]>;
}
