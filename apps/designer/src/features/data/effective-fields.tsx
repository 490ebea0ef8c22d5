import type { EntityDefinition } from '@formwork/definition';
import { useText } from '../../app/text.ts';
import { draftContext, entityFile, modelOfField } from '../../changes/app-parts.ts';
import { Choose } from '../../ui/choose.tsx';
import { Labelled } from '../../ui/labelled.tsx';
import { Tick } from '../../ui/tick.tsx';
import { useDesign, useLabel } from '../editor/design-context.tsx';
import { useFileEdit } from '../editor/use-file-edit.ts';
import { FieldSequence } from './entity-keys.tsx';

/** Whether records hold for a period, which fields say so, and which periods must not overlap. */
export function EffectiveFields({ entity }: { readonly entity: EntityDefinition }) {
  const t = useText();
  const say = useLabel();
  const { definition } = useDesign();
  const set = useFileEdit(entityFile(entity));
  const { effective } = entity;
  const context = draftContext(definition, entity.name);
  const dates = entity.fields
    .filter(
      (each) => modelOfField(each)?.ruleType(each, context).kind === 'date' && modelOfField(each)?.isComputed !== true,
    )
    .map(({ name }) => ({ value: name, label: say(`entities.${entity.name}.fields.${name}.label`) }));
  const others = entity.fields.filter((each) => !dates.some(({ value }) => value === each.name));
  const start = {
    from: dates[0]?.value ?? '',
    to: dates[1]?.value ?? '',
    key: [(others.find((each) => each.name !== entity.titleField) ?? others[0])?.name ?? ''],
  };
  return (
    <section>
      <h3>{t('data.effective')}</h3>
      <p className="fd-hint">
        {t(dates.length < 2 && effective === undefined ? 'data.effectiveNeeds' : 'data.effectiveHint')}
      </p>
      <Tick
        isOn={effective !== undefined}
        isDisabled={effective === undefined && (dates.length < 2 || others.length === 0)}
        label={t('data.effectiveOn')}
        onChange={(isOn) => set('/effective', isOn ? start : undefined, t('data.effective'))}
      />
      {effective === undefined ? null : (
        <>
          {(['from', 'to'] as const).map((end) => (
            <Labelled key={end} label={t(`data.effective.${end}`)}>
              {(id) => (
                <Choose
                  id={id}
                  value={effective[end]}
                  choices={dates}
                  onChange={(name) => set(`/effective/${end}`, name, t('data.effective'))}
                />
              )}
            </Labelled>
          ))}
          <p className="fd-hint">{t('data.effective.key')}</p>
          <FieldSequence
            entity={entity}
            label={t('data.effective.key')}
            fields={effective.key}
            onChange={(names) => names.length > 0 && set('/effective/key', names, t('data.effective'))}
          />
        </>
      )}
    </section>
  );
}
