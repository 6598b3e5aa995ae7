// The `_type` parameter of activity lists (activities-search-automation.md §1.3).
import { Type } from 'typebox';
import type { ListParameter } from '../../core/resource.ts';
import { sql } from '../../database/connect.ts';

export const typeFilter: ListParameter = {
  schema: Type.String(),
  description: 'Comma list of types such as `Note`; `Custom` is every custom activity.',
  where: (_ctx, value) => sql`t.type = any(${value.split(',').map(typeNamed)}::text[])`,
};

const typeNamed = (name: string): string => (name.trim() === 'Custom' ? 'CustomActivity' : name.trim());
