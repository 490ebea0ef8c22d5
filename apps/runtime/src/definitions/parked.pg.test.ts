import { describe, expect, test } from '@jest/globals';
import { openTestWorkspace } from '@formwork/testkit/workspace';
import { type Loose, openTestRuntime } from '../testing/open-test-runtime.ts';

describe('removing an app and purging what is parked', () => {
  test('over HTTP: planned, named, undone by those who design; dropped for good by administrators alone', async () => {
    await using workspace = await openTestWorkspace();
    const server = await openTestRuntime(workspace);
    const designer = await server.addPerson('designer', { design: true });
    const administrator = await server.addPerson('administrator', { administer: true });
    const post = (path: string, body: unknown, as = designer) => server.ask({ path: `/api/${path}`, body }, as);
    const parked = async (as = administrator): Promise<Loose> => server.ask({ path: '/api/parked' }, as);

    const plan = await post('definitions/shop/removal/plan', {});
    expect(plan).toMatchObject({ status: 200, body: { steps: [{ id: 'park-app:shop', allowed: false }] } });
    expect(await post('definitions/shop/removal', {})).toMatchObject({
      status: 409,
      body: { code: 'FW_DEFINITION_PUBLISH_NOT_ALLOWED' },
    });
    const allow = ['park-app:shop'];
    expect((await post('definitions/shop/removal', { allow, planHash: plan.body.hash })).status).toBe(204);
    expect(await post('definitions/shop/removal', { allow })).toMatchObject({ status: 404 });
    expect((await server.ask({ path: '/api/definitions/shop' }, designer)).status).toBe(404);

    expect((await parked(designer)).status).toBe(403);
    const [item] = (await parked()).body.items;
    expect(item).toMatchObject({ kind: 'app', formerName: 'shop' });
    expect((await post('parked/purge', { ids: [item.id] })).status).toBe(403);
    expect((await post('parked/purge', { ids: [] }, administrator)).status).toBe(400);
    expect(await post('parked/purge', { ids: ['formwork', item.id] }, administrator)).toMatchObject({
      status: 404,
      body: { code: 'FW_DEFINITION_PARKED_MISSING' },
    });

    expect(await post('definitions/shop/restore', {})).toMatchObject({ status: 200, body: { revision: 2 } });
    expect((await server.ask({ path: '/api/definitions/shop' }, designer)).status).toBe(200);
    await post('definitions/shop/removal', { allow });
    const purged = await post('parked/purge', { ids: [(await parked()).body.items[0].id] }, administrator);
    expect(purged).toMatchObject({ status: 200, body: { purged: [{ kind: 'app' }] } });
    expect((await parked()).body.items).toEqual([]);
    expect((await post('definitions/shop/restore', {})).body.code).toBe('FW_DEFINITION_APP_NOT_PARKED');
    await server.runtime.close();
  });
});
