// GET /webhook/event_types/, beyond Close's API: what can be subscribed to, and which of it happens on this server.
import { Type } from 'typebox';
import type { Endpoint } from '../../core/endpoint.ts';
import type { Resource } from '../../core/resource.ts';
import { EVENT_PAIRS } from '../../webhooks/event-pairs.ts';
import { webhook } from './webhook.ts';

export const eventTypes: Endpoint = {
  method: 'GET',
  path: '/webhook/event_types/',
  tag: webhook.name,
  summary: 'List what can be subscribed to',
  answer: Type.Object({
    data: Type.Array(
      Type.Object({
        object_type: Type.String(),
        actions: Type.Array(Type.String()),
        happens: Type.Boolean({ description: 'Whether this server has such objects.' }),
      }),
    ),
  }),
  extension: true,
  async handle(ctx) {
    const pairs = Map.groupBy(EVENT_PAIRS, ({ object_type }) => object_type);
    return {
      data: [...pairs].map(([object_type, actions]) => ({
        object_type,
        actions: actions.map(({ action }) => action),
        happens: ctx.resources.some((resource) => leaves(resource, object_type)),
      })),
    };
  },
};

/** The type of a task's event is that of the task. */
const leaves = ({ name, event }: Resource, object_type: string): boolean =>
  typeof event === 'function' ? object_type.startsWith(`${name}.`) : event === object_type;
