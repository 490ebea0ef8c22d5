export declare function explainNpm(what: string, output: string): Error;
