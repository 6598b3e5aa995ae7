// Files that hang on an object: a list of addresses under `/go/file/`, on whichever host the server has
// (activities-search-automation.md §1.5).
import { Type } from 'typebox';
import { int, json, Refusal, text } from './field.ts';
import { parseUrl } from './formats.ts';
import { objects } from './objects.ts';

/** The whole list is written at once. Files that were not uploaded here have no size that is known. */
export const attachments = () =>
  objects(
    {
      url: json(Type.String(), parseFileUrl, { writes: 'always', required: true }),
      filename: text({ writes: 'always', required: true, max: 255 }),
      content_type: text({ writes: 'always', nullable: true, max: 255 }),
      size: int({ nullable: true }),
      thumbnail_url: text({ nullable: true }),
    },
    { writes: 'always', defaults: { content_type: '', size: null, thumbnail_url: null } },
  );

function parseFileUrl(value: unknown): string {
  const address = parseUrl(value);
  if (!new URL(address).pathname.startsWith('/go/file/')) throw new Refusal('Invalid URL.');
  return address;
}
