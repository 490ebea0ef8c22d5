import {
  type AppModel,
  type DatasetDefinition,
  type EntityModel,
  type Model,
  referredEntity,
} from '@formwork/definition';

/** Datasets in an order in which whatever is referred to is there before. */
export function orderDatasets(
  model: Model,
  app: AppModel,
  datasets: readonly DatasetDefinition[],
): DatasetDefinition[] {
  const ordered = new Set<DatasetDefinition>();
  const visit = (dataset: DatasetDefinition, above: ReadonlySet<DatasetDefinition>): void => {
    if (ordered.has(dataset) || above.has(dataset)) return;
    const needed = targetsOf(model, app.entities.get(dataset.entity));
    for (const each of datasets)
      if (each.entity !== dataset.entity && needed.has(`${app.name}.${each.entity}`))
        visit(each, new Set([...above, dataset]));
    ordered.add(dataset);
  };
  for (const dataset of datasets) visit(dataset, new Set());
  return [...ordered];
}

function targetsOf(model: Model, entity: EntityModel | undefined): Set<string> {
  const targets = new Set<string>();
  for (const field of entity?.fields.values() ?? []) {
    if (field.shape.shape === 'child-table')
      for (const target of targetsOf(model, model.entities.get(field.shape.entity))) targets.add(target);
    else {
      const target = field.isSystem ? undefined : referredEntity(field.type);
      if (target !== undefined) targets.add(target);
    }
  }
  return targets;
}
