/** An npm script: gets the arguments after its name, gives the exit code. May throw a `FormworkError`. */
export type Command = (args: readonly string[]) => Promise<number>;
