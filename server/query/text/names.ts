// What a search text may call by name: statuses, pipelines, people, custom fields. Looked up with one statement for all that
// a text speaks of, or two when what a custom field holds has to be looked up in turn.
import type { Context } from '../../core/context.ts';
import type { CustomType } from '../../core/custom-types.ts';
import { join, type Sql, sql } from '../../database/connect.ts';

export interface Named {
  id: string;
  /** What it goes by beside its id: a label; a full name and an e-mail address. */
  names: (string | null)[];
}

export interface NamedField extends Named {
  type: CustomType;
  choices: string[] | null;
  object_type: string;
}

export type NameKind = 'status.lead' | 'status.opportunity' | 'pipeline' | 'user' | 'custom_field' | 'country';

export const NAMED_KINDS: ReadonlySet<string> = new Set<NameKind>([
  'status.lead',
  'status.opportunity',
  'pipeline',
  'user',
]);

/** What is known so far. Asking for what is not yet known notes it down, and gets nothing. */
export class Names {
  private readonly known = new Map<NameKind, NamedField[]>();
  private readonly missing = new Set<NameKind>();

  of(kind: NameKind): readonly NamedField[] | null {
    const found = this.known.get(kind);
    if (!found) this.missing.add(kind);
    return found ?? null;
  }

  /** Looks up what was asked for in vain; false when that was nothing. */
  async load(ctx: Context): Promise<boolean> {
    if (this.missing.size === 0) return false;
    const kinds = [...this.missing];
    this.missing.clear();
    const rows = await ctx.database.query<NamedField & { kind: NameKind }>(
      join(
        kinds.map((kind) => sql`(${statement(kind, ctx)})`),
        ' union all ',
      ),
    );
    for (const kind of kinds) {
      this.known.set(
        kind,
        rows.filter((row) => row.kind === kind),
      );
    }
    return true;
  }
}

function statement(kind: NameKind, { organization_id, user_id }: Context): Sql {
  const nothing = sql`null::text as type, null::jsonb as choices, null::text as object_type`;
  switch (kind) {
    case 'status.lead':
      return sql`select ${kind}::text as kind, s.id, array[s.label] as names, ${nothing} from lead_status s
        where s.organization_id = ${organization_id}`;
    case 'status.opportunity':
      return sql`select ${kind}::text as kind, s.id, array[s.label] as names, ${nothing} from opportunity_status s
        where s.organization_id = ${organization_id}`;
    case 'pipeline':
      return sql`select ${kind}::text as kind, p.id, array[p.name] as names, ${nothing} from pipeline p
        where p.organization_id = ${organization_id}`;
    case 'user':
      return sql`select ${kind}::text as kind, u.id, array[u.full_name, u.email] as names, ${nothing}
        from membership m join "user" u on u.id = m.user_id where m.organization_id = ${organization_id}`;
    case 'country':
      return sql`select ${kind}::text as kind, m.id, array[m.country] as names, ${nothing} from membership m
        where m.organization_id = ${organization_id} and m.user_id = ${user_id}`;
    case 'custom_field':
      return sql`select ${kind}::text as kind, f.id, array[f.name] as names, f.type, f.choices, f.object_type
        from custom_field_on f
        where f.organization_id = ${organization_id} and f.object_type in ('lead', 'contact', 'opportunity')
        order by f.position`;
  }
}

/** Those that a value means: by id or by name, whatever the case; by how the name begins where a `*` follows. */
export function meant(value: { text: string; prefix: boolean }, named: readonly Named[]): string[] {
  const asked = value.text.toLowerCase();
  const fits = (name: string | null): boolean =>
    name !== null && (value.prefix ? name.toLowerCase().startsWith(asked) : name.toLowerCase() === asked);
  return named.filter(({ id, names }) => id === value.text || names.some(fits)).map(({ id }) => id);
}
