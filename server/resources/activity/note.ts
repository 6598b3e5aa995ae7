// Notes (activities-search-automation.md §2.1).
import { Type } from 'typebox';
import { attachments } from '../../core/attachments.ts';
import { bool, dateTime, Refusal, text } from '../../core/field.ts';
import { cleanHtml } from '../../core/rich-text.ts';
import { activityType, detail } from './activity.ts';
import { rules } from './note.rules.ts';

export const note = activityType({
  name: 'note',
  type: 'Note',
  path: '/activity/note/',
  fields: {
    note: text({ writes: 'always', empty: null }),
    note_html: { ...text({ writes: 'always', empty: null }), parse: parseHtml },
    note_mentions: detail('note_mentions', Type.Array(Type.String())),
    title: text({ nullable: true, writes: 'always', max: 1000 }),
    pinned: bool({
      writes: 'always',
      empty: false,
      column: null,
      value: 't.pinned_at is not null',
      // Beyond Close's API, for showing pinned notes first.
      filters: ['eq'],
    }),
    pinned_at: dateTime({ nullable: true }),
    attachments: attachments(),
    source: text({ nullable: true, description: 'What wrote the note: `ui`, `api`.' }),
  },
  operations: ['list', 'get', 'create', 'update', 'delete'],
  event: 'activity.note',
  rules,
});

function parseHtml(value: unknown): string {
  const cleaned = cleanHtml(text().parse(value));
  if ('error' in cleaned) throw new Refusal(cleaned.error);
  return cleaned.html;
}
