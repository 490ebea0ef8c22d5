import type { BenchReport } from './bench-report.ts';
import { figure, judge } from './judge.ts';
import { median, type CaseSummary } from './summarise.ts';

/** A run as Markdown: fit for a terminal and for docs/benchmarks.md. */
export function printReport(report: BenchReport): string {
  const head = [`${report.date}, ${report.machine}`, `\`${report.command}\``, ''];
  const verdicts = judge(report);
  const met = verdicts.filter(({ isMet }) => isMet).length;
  return [
    ...head,
    ...(report.cases.length === 0 ? [] : caseLines(report)),
    ...otherLines(report),
    '| stage 1 | found | goal | |',
    '|---|--:|--:|---|',
    ...verdicts.map(({ what, found, goal, isMet }) => `| ${what} | ${found} | ${goal} | ${isMet ? 'met' : 'MISSED'} |`),
    '',
    `${met} of ${verdicts.length} met.`,
    '',
  ].join('\n');
}

function caseLines({ cases }: BenchReport): string[] {
  return [
    '| case | system | ratio to floor | range | requests/s (floor) | p99 ms | p99 to floor | CPU µs server + PostgreSQL | CPU to floor |',
    '|---|---|--:|--:|--:|--:|--:|--:|--:|',
    ...cases.flatMap(({ name, title, formwork, nest }) => [
      caseLine(`${name} ${title}`, 'Formwork', formwork),
      caseLine('', 'Nest + TypeORM', nest),
    ]),
    '',
  ];
}

function caseLine(title: string, system: string, one: CaseSummary): string {
  const cells = [
    title,
    system,
    figure(one.ratio),
    `${figure(one.least)}–${figure(one.most)}`,
    `${one.rps.toFixed(0)} (${one.floorRps.toFixed(0)})`,
    one.p99Ms.toFixed(1),
    figure(one.p99Ratio),
    `${one.serverCpu.toFixed(0)} + ${one.postgresCpu.toFixed(0)}`,
    figure(one.cpuRatio),
  ];
  return `| ${cells.join(' | ')} |`;
}

function otherLines({ imports, starts, publish }: BenchReport): string[] {
  const lines: string[] = [];
  if (imports !== undefined) {
    const floor = median(imports.pairs.map(({ floorMs }) => floorMs));
    const formwork = median(imports.pairs.map(({ formworkMs }) => formworkMs));
    lines.push(`- Import of 10,000 orders: COPY ${floor.toFixed(0)} ms, Formwork ${formwork.toFixed(0)} ms.`);
  }
  if (starts !== undefined)
    for (const name of ['floor', 'nest', 'formwork'] as const) {
      const ms = median(starts[name].map((one) => one.firstAnswerMs)).toFixed(0);
      const mb = median(starts[name].map((one) => one.memoryMb)).toFixed(0);
      lines.push(`- Start of ${name}: ${ms} ms to the first order, then ${mb} MB.`);
    }
  if (publish !== undefined)
    lines.push(
      `- Publish under load: ${median(publish.publishMs).toFixed(0)} ms, no request failed, the slowest read took ${publish.slowestReadMs.toFixed(0)} ms.`,
    );
  return lines.length === 0 ? [] : [...lines, ''];
}
