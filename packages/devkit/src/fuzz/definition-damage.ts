import { runDefinitionDamage } from '@formwork/testkit/definition-damage';
import { readCounts } from './input/read-counts.ts';

/** `npm run fuzz definition-damage [runs] [first seed]`: damaged definitions never crash the validator. */
const [runs = 0, firstSeed = 0] = readCounts({ name: 'runs', fallback: 10_000 }, { name: 'first seed', fallback: 1 });
const started = performance.now();
const report = runDefinitionDamage(runs, firstSeed);
const seconds = ((performance.now() - started) / 1000).toFixed(1);
console.log(
  `${report.runs} damaged definitions in ${seconds} s: ${report.refused} refused, ${report.understood} understood, ${report.crashes.length} crashes`,
);
for (const crash of report.crashes.slice(0, 20)) console.error(crash);
process.exitCode = report.crashes.length === 0 ? 0 : 1;
