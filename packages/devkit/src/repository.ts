import path from 'node:path';

/** The repository's top folder, whatever folder a command was started from. */
export const repositoryRoot = path.resolve(import.meta.dirname, '../../..');

/** The git-ignored folder that holds everything a checkout makes for itself: database, Node, build stamps. */
export const workFolder = path.join(repositoryRoot, '.formwork');
