import { fieldModels } from '@formwork/catalog/models';
import { type AppDefinition, type PresentedApp, resolveModel } from '@formwork/definition';
import { DefinitionInvalid, DefinitionMissing, type Draft, type Engine, type Principal } from '@formwork/engine';
import { type Issue, type Json, hasErrors } from '@formwork/kernel';
import { Inject, Injectable } from '@nestjs/common';
import { presentApp } from '../apps/present-app.ts';
import { BodyInvalid } from '../http/http.errors.ts';
import { ENGINE } from '../tokens.ts';

type UserPrincipal = Extract<Principal, { kind: 'user' }>;

/** Which definition is meant: the document itself, or a revision of an app. */
export type DefinitionSource = { readonly app: string; readonly revision: number } | AppDefinition;

/** Joins published apps and drafts into what the designer shows. */
@Injectable()
export class DefinitionsService {
  constructor(@Inject(ENGINE) private readonly engine: Engine) {}

  /** Every app that is published or drafted. */
  async list(): Promise<unknown[]> {
    const drafts = await this.engine.definitions.drafts.list();
    const { apps } = this.engine.published;
    const people = new Map((await this.engine.people.listPeople()).map((person) => [person.id, person.name]));
    const names = [...new Set([...apps.keys(), ...drafts.keys()])].sort();
    return Promise.all(
      names.map(async (name) => {
        const published = apps.get(name);
        const draft = drafts.get(name);
        const face = published?.definition.app ?? faceOf((await this.engine.definitions.drafts.find(name))?.definition);
        return {
          name,
          label: face?.label ?? name,
          ...(face?.icon === undefined ? {} : { icon: face.icon }),
          ...(face?.colour === undefined ? {} : { colour: face.colour }),
          ...(published === undefined
            ? {}
            : {
                version: published.definition.app.version,
                revision: published.revision,
                publishedAt: published.publishedAt,
              }),
          ...(draft === undefined
            ? {}
            : {
                draft: {
                  revision: draft.revision,
                  updatedAt: draft.updatedAt,
                  updatedBy: people.get(draft.updatedBy ?? '') ?? null,
                },
              }),
        };
      }),
    );
  }

  /** The live definition. Throws `FW_DEFINITION_MISSING`. */
  published(app: string): { definition: AppDefinition; revision: number } {
    const found = this.engine.definitions.find(app);
    if (found === undefined) throw DefinitionMissing({ app, what: 'app' });
    return found;
  }

  /** The draft. Throws `FW_DEFINITION_MISSING`. */
  async draft(app: string): Promise<Draft> {
    const found = await this.engine.definitions.drafts.find(app);
    if (found === undefined) throw DefinitionMissing({ app, what: 'draft' });
    return found;
  }

  /** Keeps a draft, valid or not; only its name must fit the app. */
  async saveDraft(
    app: string,
    definition: unknown,
    by: UserPrincipal,
    revision: number | undefined,
  ): Promise<{ revision: number }> {
    if (faceOf(definition)?.name !== app) throw BodyInvalid({ reason: `the definition is not that of "${app}"` });
    const saved = await this.engine.definitions.drafts.save(app, definition as Json, {
      by: by.user.id,
      ...(revision === undefined ? {} : { revision }),
    });
    return { revision: saved };
  }

  /** A document or a published revision. Throws `FW_DEFINITION_INVALID` or `FW_DEFINITION_MISSING`. */
  async resolve(source: unknown): Promise<AppDefinition> {
    if (isRevision(source)) return this.engine.definitions.version(source.app, source.revision);
    const { definition, issues } = this.engine.definitions.validate(source);
    if (definition === undefined) throw DefinitionInvalid({ app: nameOf(source), errors: issues.length }, { issues });
    return definition;
  }

  /**
   * A draft as one person would see it, beside the published apps; or its findings when it cannot be shown. With `roles`,
   * names of the draft's own: as they would if they had these roles of it instead of those they have.
   */
  async preview(
    json: unknown,
    userId: string,
    roles?: readonly string[],
  ): Promise<PresentedApp | { issues: readonly Issue[] }> {
    const shown = await this.engine.people.principal(userId);
    const { definition, issues } = this.engine.definitions.validate(json);
    if (definition === undefined || hasErrors(issues) || shown.kind !== 'user') return { issues };
    const others = [...this.engine.published.apps.values()]
      .map((app) => app.definition)
      .filter((other) => other.app.name !== definition.app.name);
    const resolved = resolveModel([...others, definition], fieldModels);
    const app = definition.app.name;
    const user = roles === undefined ? shown.user : { ...shown.user, roles: rolesWith(shown.user.roles, app, roles) };
    return presentApp(resolved.model, app, user, 0) ?? { issues: [] };
  }
}

/** The roles with those of one app replaced; others stay, so that what the app points at is seen as well as before. */
function rolesWith(have: readonly string[], app: string, own: readonly string[]): readonly string[] {
  return [...have.filter((role) => !role.startsWith(`${app}.`)), ...own.map((name) => `${app}.${name}`)];
}

function isRevision(source: unknown): source is { app: string; revision: number } {
  const given = source as { app?: unknown; revision?: unknown } | null;
  return typeof given === 'object' && typeof given?.app === 'string' && Number.isSafeInteger(given.revision);
}

/** The part of a document that says which app it is, or `undefined` when it is no definition at all. */
function faceOf(json: unknown): AppDefinition['app'] | undefined {
  const app = typeof json === 'object' && json !== null ? (json as { app?: unknown }).app : undefined;
  return typeof app === 'object' && app !== null ? (app as AppDefinition['app']) : undefined;
}

/** The name that a document gives its app, where it is one. */
function nameOf(json: unknown): string {
  const name: unknown = faceOf(json)?.name;
  return typeof name === 'string' ? name : '';
}
