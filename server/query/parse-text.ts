// The text language of `query=` (docs/query-language.md): reads a search text as a query and an order.
import type { Context } from '../core/context.ts';
import type { Query, Sort } from './query.ts';
import { Names } from './text/names.ts';
import { parse } from './text/syntax.ts';
import { translate } from './text/translate.ts';

/** Reads a text over objects of a type. What it names is looked up with one statement, or with two. */
export async function parseText(
  ctx: Context,
  object_type: string,
  text: string,
): Promise<{ query: Query; sort: Sort[] }> {
  const tree = parse(text);
  const look = { text, names: new Names(), now: ctx.clock() };
  while (true) {
    const found = translate(look, tree, object_type);
    if (!(await look.names.load(ctx))) return found;
  }
}
