export declare const wantedMajor: number;
export declare function isNewEnough(version: string): boolean;
export declare function flagsFor(version: string): string[];
