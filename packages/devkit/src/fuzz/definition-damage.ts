import { runDefinitionDamage } from '@formwork/testkit/definition-damage';

/** `node packages/devkit/src/fuzz/definition-damage.ts [runs] [first seed]`: damaged definitions never crash the validator. */
const runs = Number(process.argv[2] ?? 10_000);
const firstSeed = Number(process.argv[3] ?? 1);
const started = performance.now();
const report = runDefinitionDamage(runs, firstSeed);
const seconds = ((performance.now() - started) / 1000).toFixed(1);
console.log(
  `${report.runs} damaged definitions in ${seconds} s: ${report.refused} refused, ${report.understood} understood, ${report.crashes.length} crashes`,
);
for (const crash of report.crashes.slice(0, 20)) console.error(crash);
process.exitCode = report.crashes.length === 0 ? 0 : 1;
