import type { AccessAnswer } from '@formwork/engine';
import type { Terminal } from './terminal.ts';

interface Part {
  readonly text: string;
  readonly value: unknown;
  readonly children: readonly Part[];
}

/** Why somebody may or may not, for people: the decision, then each thing that was checked, conditions with their values. */
export function presentExplanation(answer: AccessAnswer, question: string, { paint }: Pick<Terminal, 'paint'>): string {
  const isAllowed = answer.decision === 'allow';
  const decision = isAllowed ? paint.good('allowed') : paint.bad('not allowed');
  const lines = [`${question}: ${decision}`, ''];
  for (const step of answer.steps) {
    const mark = step.result === 'pass' ? paint.good('✓') : paint.bad('✗');
    const grant = step.grant === undefined ? '' : ` ${paint.faint(step.grant)}`;
    lines.push(`  ${mark} ${step.text}${grant}`);
    if (step.explanation !== undefined) lines.push(...presentPart(step.explanation, '      '));
  }
  if (answer.grants.length > 0) lines.push('', `By ${answer.grants.join(', ')}.`);
  return lines.join('\n');
}

function presentPart(part: Part, indent: string): string[] {
  return [
    `${indent}${part.text} = ${JSON.stringify(part.value)}`,
    ...part.children.flatMap((child) => presentPart(child, `${indent}  `)),
  ];
}
