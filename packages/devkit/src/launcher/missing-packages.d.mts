interface Lock {
  packages: Record<string, { version?: string; resolved?: string; optional?: boolean; link?: boolean }>;
}
export declare function missingPackages(wanted: Lock, installed: Lock): string[];
