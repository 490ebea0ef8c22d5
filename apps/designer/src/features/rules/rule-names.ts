import type { Screen } from '@formwork/renderer';
import type { RuleNames } from '@formwork/rules';

/** Names the paths of rules as people read them: `record.customer.region` is "Customer Region". */
export function ruleNames(screen: Screen, entity: string): RuleNames {
  return (path) => {
    const isOfRecord = ['record', 'before', 'input'].includes(path[0]!);
    let owner = screen.findEntity(entity);
    const said: string[] = isOfRecord ? [] : [path[0]!];
    for (const name of path.slice(1)) {
      const field = isOfRecord ? owner?.fields.get(name) : undefined;
      said.push(field?.label ?? name.replaceAll('_', ' '));
      owner = field?.type.kind === 'reference' ? screen.findEntity(field.type.entity) : undefined;
    }
    return said.join(' ');
  };
}
