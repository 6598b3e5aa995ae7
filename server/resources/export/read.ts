// GET of exports: one and all, of both kinds and of each. Whoever reads them can fetch what they hold, so that takes the
// permission to export.
import { Type } from 'typebox';
import type { Context } from '../../core/context.ts';
import { answerList, answerOne, fieldsParameter, listSchema, paging } from '../../core/crud.ts';
import type { Endpoint, Input } from '../../core/endpoint.ts';
import { hostOf, isForwardedFromHttps } from '../../core/origin.ts';
import { need } from '../../core/permissions.ts';
import { answerSchema, type Resource, type Row } from '../../core/resource.ts';
import { secretOf, signed } from './file.ts';

/** Those that say under which address the caller reaches this server. */
const headers = {
  host: { schema: Type.String(), description: 'Download addresses are on this host.' },
  'x-forwarded-host': { schema: Type.String(), description: 'From a proxy: the host that it was called by.' },
  'x-forwarded-proto': { schema: Type.String(), description: 'From a proxy: https, when it was called so.' },
};

export const listing = (resource: Resource): Endpoint => ({
  method: 'GET',
  path: resource.path,
  tag: resource.name,
  summary: `List ${resource.name.replaceAll('_', ' ')} objects`,
  query: { ...paging(resource), ...fieldsParameter },
  headers,
  answer: listSchema(answerSchema(resource)),
  async handle(ctx, input) {
    need(ctx, 'export');
    const list = JSON.parse(await answerList(ctx, resource, input.query)) as { has_more: boolean; data: Row[] };
    await sign(ctx, input, list.data);
    return list;
  },
});

export const getting = (resource: Resource): Endpoint => ({
  method: 'GET',
  path: `${resource.path}:id/`,
  tag: resource.name,
  summary: `Get one ${resource.name.replaceAll('_', ' ')}`,
  query: fieldsParameter,
  headers,
  answer: answerSchema(resource),
  async handle(ctx, input) {
    need(ctx, 'export');
    const object = JSON.parse(await answerOne(ctx, resource, input)) as Row;
    await sign(ctx, input, [object]);
    return object;
  },
});

/** Makes addresses of the paths of files. */
async function sign(ctx: Context, { headers }: Input, objects: Row[]): Promise<void> {
  const there = objects.filter(({ download_url }) => typeof download_url === 'string');
  if (there.length === 0) return;
  const secret = await secretOf(ctx.database);
  const origin = originOf(headers);
  for (const object of there) object.download_url = origin + signed(String(object.download_url), secret, ctx.clock());
}

function originOf(headers: Record<string, string>): string {
  const host = hostOf(headers);
  const scheme = isForwardedFromHttps(headers) ? 'https' : 'http';
  return `${scheme}://${/^[\w.:[\]-]+$/.test(host) ? host : 'localhost'}`;
}
