import { type Command, InvalidArgumentError, Option } from 'commander';

/** Adds `--json`, which every command has. */
export function withJson(command: Command): Command {
  return command.option('--json', 'print one JSON document, for programs');
}

/** Adds the options that name a server or a database. */
export function withWorkspace(command: Command): Command {
  return command
    .option('--server <url>', 'a running Formwork, such as https://forms.example.com')
    .option('--token <token>', 'an API token for the server; better kept in FORMWORK_TOKEN')
    .option('--database <url>', 'a database to work on directly, such as postgres://user:password@host/name');
}

/** Adds `--with`, for the apps that an app needs. */
export function withCompanions(command: Command): Command {
  return command.addOption(
    repeatable('--with <path>', 'another app that this one needs (folder or bundle); apps beside it are found'),
  );
}

/** An option that may be given several times; its values are collected in order. */
export function repeatable(flags: string, description: string): Option {
  return new Option(flags, `${description}; may be repeated`).argParser(
    (value: string, before: string[] | undefined) => [...(before ?? []), value],
  );
}

/** Reads a number of an option, from 0; anything else is wrong use. */
export function wholeNumber(text: string): number {
  if (!/^\d{1,9}$/.test(text)) throw new InvalidArgumentError('It is a whole number from 0.');
  return Number(text);
}
