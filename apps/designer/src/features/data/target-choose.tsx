import type { EntityDefinition, FieldDefinition } from '@formwork/definition';
import { useText } from '../../app/text.ts';
import { draftContext, entityFile, modelOfField } from '../../changes/app-parts.ts';
import { Choose } from '../../ui/choose.tsx';
import { useEdit } from '../editor/design-context.tsx';
import { useEntityChoices } from './use-entity-choices.ts';

/** Beside the type: the entity that the field points at, for kinds that point at one. */
export function TargetChoose(props: {
  readonly entity: EntityDefinition;
  readonly field: FieldDefinition;
  readonly at: string;
  readonly label: string;
}) {
  const t = useText();
  const edit = useEdit();
  const choices = useEntityChoices();
  const { entity, field } = props;
  const { definition, all } = choices;
  const reference = modelOfField(field)
    ?.references?.(field, draftContext(definition, entity.name))
    .find((each) => each.kind === 'entity' && each.path === '/entity');
  if (reference?.kind !== 'entity') return null;
  return (
    <Choose
      className="fd-cell"
      label={`${props.label}: ${t('data.target')}`}
      value={reference.name}
      choices={all}
      onChange={(value) =>
        edit(
          { kind: 'set-value', file: entityFile(entity), path: `${props.at}/entity`, value },
          { label: `${props.label}: ${t('data.target')}` },
        )
      }
    />
  );
}
