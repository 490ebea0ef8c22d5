/** Arguments of every Jest run of ours. */
export const jestArguments: readonly string[] = ['--config=jest.config.ts'];

/** Jest loads ES modules natively only with this flag; its workers inherit it. */
export const jestEnvironment: Readonly<Record<string, string>> = {
  NODE_OPTIONS: [process.env['NODE_OPTIONS'], '--experimental-vm-modules', '--disable-warning=ExperimentalWarning']
    .filter(Boolean)
    .join(' '),
};
