import type { RoleDefinition } from '@formwork/definition';
import { useText } from '../../app/text.ts';
import { grantTransition, revokeTransition } from '../../changes/new-lifecycle.ts';
import { Tick } from '../../ui/tick.tsx';
import { useDesign, useEdit, useLabel } from '../editor/design-context.tsx';
import { RuleSentence } from '../rules/rule-editor.tsx';

/** The transitions that a role may press, with the conditions of those that have one. */
export function RoleTransitions({ role }: { readonly role: RoleDefinition }) {
  const t = useText();
  const say = useLabel();
  const edit = useEdit();
  const { definition } = useDesign();
  if (definition.workflows.length === 0) return null;
  return (
    <section className="fd-table-section">
      <h2>{t('roles.transitions')}</h2>
      {definition.workflows.map((workflow) => (
        <fieldset key={workflow.name} className="fd-ticks">
          <legend>{say(`workflows.${workflow.name}.label`)}</legend>
          <div>
            {workflow.transitions.map(({ name }) => {
              const granted = role.transitions?.find(
                (each) => each.workflow === workflow.name && each.names.includes(name),
              );
              return (
                <div key={name}>
                  <Tick
                    isOn={granted !== undefined}
                    label={say(`workflows.${workflow.name}.transitions.${name}.label`)}
                    onChange={(isOn) =>
                      edit(
                        isOn ? grantTransition(role, workflow.name, name) : revokeTransition(role, workflow.name, name),
                        { label: t('roles.transitions') },
                      )
                    }
                  />
                  <RuleSentence json={granted?.when} entity={workflow.entity} />
                </div>
              );
            })}
          </div>
        </fieldset>
      ))}
    </section>
  );
}
