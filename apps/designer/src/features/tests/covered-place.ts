import type { AppDefinition } from '@formwork/definition';
import { pointer } from '@formwork/kernel';
import { placeOf } from '../editor/place-of.ts';
import type { CoveredPart } from './scenario-report.ts';

/** The address, within the app's editor, of something that scenarios can touch, by the name that a report gives it. */
export function coveredPlace(definition: AppDefinition, part: CoveredPart, name: string): string {
  if (part === 'grants') {
    const [role = '', place = '0'] = name.split(' ')[0]!.split('#');
    return placeOf(definition, `roles/${role}.json`, pointer('grants', Number(place)));
  }
  const [owner = '', own = '', guard] = name.split('.');
  const workflow = definition.workflows.find((each) => each.name === owner);
  if (workflow === undefined) {
    const entity = definition.entities.find((each) => each.name === owner);
    const place = entity?.validations?.findIndex((each) => each.name === own) ?? 0;
    return placeOf(definition, `entities/${owner}.json`, pointer('validations', place));
  }
  const list = part === 'states' ? 'states' : 'transitions';
  const place = workflow[list].findIndex((each) => each.name === own);
  return placeOf(
    definition,
    `workflows/${owner}.json`,
    guard === undefined ? pointer(list, place) : pointer(list, place, 'guards'),
  );
}
