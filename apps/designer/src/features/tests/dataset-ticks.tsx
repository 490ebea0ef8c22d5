import type { ScenarioDefinition } from '@formwork/definition';
import { useText } from '../../app/text.ts';
import { Tick } from '../../ui/tick.tsx';
import { useDesign } from '../editor/design-context.tsx';
import { useFileEdit } from '../editor/use-file-edit.ts';

/** Which records of the app's own a scenario starts with: all that are no demo, or the ones that are ticked. */
export function DatasetTicks({ scenario }: { readonly scenario: ScenarioDefinition }) {
  const t = useText();
  const { definition } = useDesign();
  const set = useFileEdit(`scenarios/${scenario.name}.json`);
  if (definition.datasets.length === 0) return null;
  const all = definition.datasets.filter((each) => each.demo !== true).map((each) => each.name);
  const chosen = scenario.datasets ?? all;
  const change = (names: readonly string[]): void => {
    const isUsual = names.length === all.length && all.every((each) => names.includes(each));
    set('/datasets', isUsual ? undefined : names, t('tests.datasets'));
  };
  return (
    <fieldset className="fd-ticks">
      <legend>{t('tests.datasets')}</legend>
      <div>
        {definition.datasets.map(({ name }) => (
          <Tick
            key={name}
            isOn={chosen.includes(name)}
            label={name}
            onChange={(isOn) => change(isOn ? [...chosen, name] : chosen.filter((each) => each !== name))}
          />
        ))}
      </div>
    </fieldset>
  );
}
