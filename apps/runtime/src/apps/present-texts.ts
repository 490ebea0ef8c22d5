import type { PresentedEntity } from '@formwork/definition';
import type { ProjectedForm } from './present-form.ts';
import type { ProjectedView } from './present-view.ts';

/** What a person sees of an app, by which its translations are chosen. */
export interface TextPlaces {
  readonly entities: readonly PresentedEntity[];
  readonly forms: readonly ProjectedForm[];
  readonly views: readonly ProjectedView[];
}

type Texts = Readonly<Record<string, string>>;

/** The translations of what is shown, and of nothing else: a locale file names every field of an app. */
export function presentTexts(texts: Texts, places: TextPlaces): Texts {
  return Object.fromEntries(
    Object.entries(texts).flatMap(([address, text]) => {
      const shown = showAddress(address, places);
      return shown === undefined ? [] : [[shown, text]];
    }),
  );
}

/** The address as it counts for what is shown, or `undefined` for the text of something that is not. */
function showAddress(address: string, places: TextPlaces): string | undefined {
  const [root, name, part, inner] = address.split('.');
  switch (root) {
    case 'app':
    case 'navigation':
      return address;
    case 'entities': {
      const entity = places.entities.find((each) => each.name === name);
      return entity !== undefined && showsPart(entity, part, inner) ? address : undefined;
    }
    case 'forms': {
      const found = places.forms.find(({ form }) => form.name === name);
      return found === undefined || found.hidden.some((gone) => address.startsWith(gone)) ? undefined : address;
    }
    case 'views': {
      const found = places.views.find(({ view }) => view.name === name);
      if (found === undefined || part !== 'columns') return found === undefined ? undefined : address;
      const at = found.columns.indexOf(Number(inner));
      return at === -1 ? undefined : address.replace(`.columns.${inner}.`, `.columns.${at}.`);
    }
    case 'workflows': {
      const lifecycle = places.entities.find((each) => each.lifecycle?.name === name)?.lifecycle;
      const isShown = part !== 'transitions' || lifecycle?.transitions.some((each) => each.name === inner) === true;
      return lifecycle !== undefined && isShown ? address : undefined;
    }
    default:
      return undefined;
  }
}

function showsPart(entity: PresentedEntity, part: string | undefined, name: string | undefined): boolean {
  if (part === 'fields') return entity.fields.some((field) => field.name === name);
  if (part === 'validations') return entity.validations.some((validation) => validation.name === name);
  return true;
}
