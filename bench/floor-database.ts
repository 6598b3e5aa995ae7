// The floor's way to a database: pg with named statements, or PGlite.
import { join } from 'node:path';

export interface FloorRow {
  body: string;
  total?: number;
}

export interface FloorDatabase {
  query(name: string, text: string, values: unknown[]): Promise<FloorRow[]>;
  close(): Promise<void>;
}

export async function floorDatabase(url: string | undefined, directory: string): Promise<FloorDatabase> {
  if (!url) {
    const { PGlite } = await import('@electric-sql/pglite');
    const { pg_trgm } = await import('@electric-sql/pglite/contrib/pg_trgm');
    const lite = await PGlite.create({ dataDir: join(directory, 'database'), extensions: { pg_trgm } });
    return {
      query: async (_name, text, values) => (await lite.query<FloorRow>(text, values)).rows,
      close: () => lite.close(),
    };
  }
  const { default: pg } = await import('pg');
  const pool = new pg.Pool({ connectionString: url, max: 16, options: '-c jit=off -c timezone=UTC' });
  return {
    query: async (name, text, values) => (await pool.query<FloorRow>({ name, text, values })).rows,
    close: () => pool.end(),
  };
}
