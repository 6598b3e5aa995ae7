// The floor's way to the database: pg with named statements.
import pg from 'pg';

export interface FloorRow {
  body: string;
  total?: number;
}

export interface FloorDatabase {
  query(name: string, text: string, values: unknown[]): Promise<FloorRow[]>;
  close(): Promise<void>;
}

export function floorDatabase(url: string | undefined): FloorDatabase {
  const pool = new pg.Pool({ connectionString: url, max: 16, options: '-c jit=off -c timezone=UTC' });
  return {
    query: async (name, text, values) => (await pool.query<FloorRow>({ name, text, values })).rows,
    close: () => pool.end(),
  };
}
