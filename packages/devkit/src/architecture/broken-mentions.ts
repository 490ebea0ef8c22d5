import { existsSync, globSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** Something a page points at that is not there. */
export interface BrokenMention {
  readonly file: string;
  readonly mention: string;
}

const pages = ['*.md', 'docs/**/*.md', '{apps,packages}/*/README.md', 'examples/**/*.md'];

/** The pages that people read, from the top folder. */
export function pagesOf(root: string): string[] {
  return globSync(pages, { cwd: root, exclude: (name) => name === 'node_modules' || name === 'dist' })
    .map((file) => file.split(path.sep).join('/'))
    .sort();
}

/** Every link, npm script and path of the repository that a page names and that is not there. */
export function findBrokenMentions(root: string): BrokenMention[] {
  return pagesOf(root).flatMap((file) =>
    brokenMentionsIn(root, file, readFileSync(path.join(root, file), 'utf8')).map((mention) => ({ file, mention })),
  );
}

/** The mentions of one page's text that lead nowhere. */
export function brokenMentionsIn(root: string, file: string, text: string): string[] {
  const prose = text.replace(/^```[\s\S]*?^```/gm, '');
  return [...brokenLinks(root, file, prose), ...unknownScripts(root, text), ...missingPaths(root, file, prose)];
}

function brokenLinks(root: string, file: string, text: string): string[] {
  const targets = [...text.matchAll(/\]\(([^()\s]+)\)/g)].map(([, target = '']) => target);
  return targets.filter((target) => !/^[a-z]+:/.test(target) && !isLinked(root, file, target));
}

/** A link counts when its file is there and, where it names one, the heading in it. */
function isLinked(root: string, file: string, target: string): boolean {
  const [name = '', heading] = target.split('#');
  const place = path.join(root, name === '' ? file : path.join(path.dirname(file), name));
  if (!existsSync(place)) return false;
  if (heading === undefined) return true;
  const headings = [...readFileSync(place, 'utf8').matchAll(/^#+ (.*)$/gm)].map(([, words = '']) => slug(words));
  return headings.includes(heading);
}

function slug(words: string): string {
  return words
    .toLowerCase()
    .replace(/[^\p{L}\p{N} _-]/gu, '')
    .trim()
    .replaceAll(' ', '-');
}

function unknownScripts(root: string, text: string): string[] {
  const { scripts } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as {
    scripts: Record<string, string>;
  };
  return [...text.matchAll(/npm run ([a-z][\w:-]*)/g)]
    .filter(([, name = '']) => !(name in scripts))
    .map(([words]) => words);
}

/** Paths in code spans that begin with a top folder; those with a placeholder or a pattern are left alone. */
function missingPaths(root: string, file: string, text: string): string[] {
  const spans = [...text.matchAll(/`((?:apps|packages|docs|examples|schemas)\/[^`\s]*)`/g)].map(
    ([, span = '']) => span,
  );
  // A how-to speaks of what its reader is about to make.
  const isHowTo = file.startsWith('docs/how-to/');
  return isHowTo ? [] : spans.filter((span) => !/[<>*{}…]/.test(span) && !existsSync(path.join(root, span)));
}
