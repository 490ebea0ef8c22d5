import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';

/** A row of the glossary that some packages are held to. */
export interface HeldTerm {
  readonly term: string;
  /** Words that would mean the same, each in small letters. */
  readonly banned: readonly string[];
  /** The packages that own the idea, such as `packages/access`. */
  readonly packages: readonly string[];
}

/** A name that says an idea of the glossary in another word. */
export interface GlossaryFault {
  readonly file: string;
  readonly name: string;
  readonly banned: string;
  readonly term: string;
}

/** The rows of docs/glossary.md whose last column names packages. A word that has an exception in brackets is left to review. */
export function readHeldTerms(glossary: string): HeldTerm[] {
  return glossary.split('\n').flatMap((line) => {
    const [term = '', , banned = '', held = ''] = line
      .split('|')
      .slice(1)
      .map((cell) => cell.trim());
    const packages = [...held.matchAll(/`([a-z]+)`/g)].map(([, name]) => `packages/${name!}`);
    const words = banned
      .split(',')
      .map((word) => word.trim().toLowerCase())
      .filter((word) => /^[a-z]+$/.test(word));
    return packages.length === 0 || words.length === 0 ? [] : [{ term, banned: words, packages }];
  });
}

/** The exported names and the file name of one source file that say a held idea in a banned word. */
export function glossaryFaultsIn(terms: readonly HeldTerm[], file: string, text: string): GlossaryFault[] {
  const held = terms.filter(({ packages }) => packages.some((name) => file.startsWith(`${name}/`)));
  const names = [path.posix.basename(file).replace(/\..*$/, ''), ...exportedNames(text)];
  return held.flatMap(({ term, banned }) =>
    names.flatMap((name) => {
      const words = wordsOf(name);
      return banned
        .filter((word) => words.includes(word) || words.includes(`${word}s`))
        .map((word) => ({ file, name, banned: word, term }));
    }),
  );
}

/** The same for every source file of the packages that the glossary names; tests may speak as they like. */
export function findGlossaryFaults(root: string): GlossaryFault[] {
  const terms = readHeldTerms(readFileSync(path.join(root, 'docs/glossary.md'), 'utf8'));
  const packages = [...new Set(terms.flatMap((term) => term.packages))];
  return packages.flatMap((name) =>
    sourceFiles(path.join(root, name, 'src')).flatMap((file) =>
      glossaryFaultsIn(terms, path.relative(root, file).split(path.sep).join('/'), readFileSync(file, 'utf8')),
    ),
  );
}

function sourceFiles(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name) && !/\.test\.tsx?$/.test(entry.name))
    .map((entry) => path.join(entry.parentPath, entry.name));
}

const DECLARED = /^export (?:declare )?(?:abstract )?(?:async )?(?:const|let|function\*?|class|interface|type) (\w+)/gm;

function exportedNames(text: string): string[] {
  return [...text.matchAll(DECLARED)].map(([, name]) => name!);
}

/** `compileRoleSQL` is compile, role, sql; `compile-role` is compile, role. */
function wordsOf(name: string): string[] {
  return (name.match(/[A-Z]+(?![a-z])|[A-Z]?[a-z]+|\d+/g) ?? []).map((word) => word.toLowerCase());
}
