import type { Argument, Command, Option } from 'commander';
import { exitCodeMeanings } from '../exit-codes.ts';
import { withNested } from '../program.ts';
import { settingMeanings } from '../settings.ts';

/** `docs/reference/cli.md`, made from the program itself. */
export function presentReference(program: Command): string {
  const commands = withNested(program).filter((command) => command.commands.length === 0);
  return [
    '# The command line',
    '',
    'Made from the program by `node apps/cli/src/reference/write-reference.ts`. Do not edit.',
    '',
    `${program.description()} In a checkout: \`npm run formwork -- <command>\`.`,
    '',
    '## Exit codes',
    '',
    ...exitCodeMeanings.map(([code, meaning]) => `- \`${code}\`: ${meaning}`),
    '',
    '## Environment',
    '',
    ...settingMeanings.map(([name, meaning]) => `- \`${name}\`: ${meaning}`),
    '',
    ...commands.flatMap(presentCommand),
  ].join('\n');
}

function presentCommand(command: Command): string[] {
  const name = nameOf(command);
  return [
    `## ${name}`,
    '',
    `\`${name} ${command.usage()}\``,
    '',
    command.description(),
    '',
    ...command.registeredArguments.map(presentArgument),
    ...command.options.map(presentOption),
    '',
  ];
}

function nameOf(command: Command): string {
  return command.parent === null ? command.name() : `${nameOf(command.parent)} ${command.name()}`;
}

function presentArgument(argument: Argument): string {
  const choices = argument.argChoices === undefined ? '' : `: one of ${argument.argChoices.join(', ')}`;
  return `- \`${argument.required ? `<${argument.name()}>` : `[${argument.name()}]`}\`: ${argument.description}${choices}`;
}

function presentOption(option: Option): string {
  const { defaultValue } = option;
  const shown = defaultValue === undefined || defaultValue === '' ? '' : ` (default: \`${String(defaultValue)}\`)`;
  return `- \`${option.flags}\`: ${option.description}${shown}`;
}
