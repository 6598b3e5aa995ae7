// The API we declare against the facts of Close's contract: nothing that is implemented may drift from it.
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { openApiDocument } from '../server/openapi.ts';
import { endpoints, resources } from '../server/registry.ts';
import { type Document, type Facts, factsOf } from './contract-facts.ts';

const theirs: Facts = JSON.parse(readFileSync(new URL('contract.json', import.meta.url), 'utf8'));
const ours = factsOf(openApiDocument(endpoints, resources) as unknown as Document, () => true);

/** Parts of the contract that come with the search language and the smart views. */
const LATER = new Set(['get /opportunity/ query', 'get /opportunity/ lead_query']);

describe.each(Object.entries(theirs))('%s', (operation, facts) => {
  it('is declared with its status, and all its parameters and keys', () => {
    const mine = ours[operation];
    expect(mine?.status).toBe(facts.status);
    expect(facts.query.filter((name) => !mine?.query.includes(name) && !LATER.has(`${operation} ${name}`))).toEqual([]);
    expect(facts.body.filter((name) => !mine?.body.includes(name))).toEqual([]);
  });

  it('answers with all its fields, in types that the contract allows', () => {
    for (const [name, allowed] of Object.entries(facts.fields)) {
      const types = ours[operation]?.fields[name];
      expect([name, types !== undefined]).toEqual([name, true]);
      const wider = (types ?? []).filter((type) => allowed.length > 0 && !fits(type, allowed));
      expect([name, wider]).toEqual([name, []]);
    }
  });
});

const fits = (type: string, allowed: string[]): boolean =>
  allowed.includes(type) || (type === 'integer' && allowed.includes('number'));
