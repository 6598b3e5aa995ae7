// Reading and changing the organization (core.md §3).
import { Type } from 'typebox';
import { fieldsParameter } from '../../core/crud.ts';
import type { Endpoint } from '../../core/endpoint.ts';
import { readBody } from '../../core/input.ts';
import { readOne, selection } from '../../core/read.ts';
import { answerSchema, bodySchema } from '../../core/resource.ts';
import { update, writeAndRead } from '../../core/write.ts';
import { organization, organizationExpanding } from './organization.ts';

const expand = {
  _expand: {
    schema: Type.String(),
    description:
      'Comma list of memberships__user and inactive_memberships__user: a nested user instead of user_* keys.',
  },
};

const both = {
  path: '/organization/:id/',
  tag: 'organization',
  query: { ...expand, ...fieldsParameter },
  answer: answerSchema(organization),
};

export const organizationEndpoints: Endpoint[] = [
  {
    ...both,
    method: 'GET',
    summary: 'Get an organization',
    handle(ctx, { params, query }) {
      const shown = organizationExpanding(query.get('_expand'));
      return readOne(ctx, shown, params.id ?? '', selection(shown, query.get('_fields')));
    },
  },
  {
    ...both,
    method: 'PUT',
    summary: 'Update an organization',
    description: 'lead_statuses takes all statuses in their new order; none can be added or removed here.',
    body: bodySchema(organization, 'update'),
    handle(ctx, { params, query, body }) {
      const shown = organizationExpanding(query.get('_expand'));
      const values = readBody(ctx, organization, body, 'update');
      const id = params.id ?? '';
      return writeAndRead(
        ctx,
        shown,
        async (inside) => {
          await update(inside, 'organization', [id], values);
          return id;
        },
        selection(shown, query.get('_fields')),
      );
    },
  },
];
