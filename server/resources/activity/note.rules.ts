// What happens around the writes of a note: its plain and its rich text follow each other, and its pin is dated.
import type { WriteContext } from '../../core/context.ts';
import { isoDateTime } from '../../core/moments.ts';
import type { Change, Rules } from '../../core/resource.ts';
import { htmlFromText, mentions, textFromHtml } from '../../core/rich-text.ts';

interface Note {
  note: string | null;
  note_html: string | null;
  pinned: boolean;
  pinned_at: string | null;
  source: string | null;
}

export const rules: Rules<Note> = {
  prepare(ctx, changes) {
    for (const change of changes) {
      if (change.operation === 'delete') continue;
      if (change.operation === 'create') change.values.source ??= ctx.api_key_id ? 'api' : 'ui';
      settleTexts(change);
      settlePin(ctx, change);
    }
  },
};

/** Writing one of the two texts writes the other; of both, the rich one counts. A text that stays as it is leaves the
 *  other alone: written anew from the plain one, the rich one would lose its formatting. */
function settleTexts({ operation, before, values }: Change<Note>): void {
  const { note, note_html } = values;
  if (operation === 'update' && note === undefined && note_html === undefined) return;
  if (typeof note_html === 'string') {
    values.note = note_html === before?.note_html ? before.note : textFromHtml(note_html);
  } else {
    values.note = note ?? '';
    if (values.note !== before?.note || note_html === null) values.note_html = htmlFromText(values.note);
  }
  if (values.note_html && values.note_html !== before?.note_html) {
    values.details = { note_mentions: mentions(values.note_html) };
  }
}

function settlePin(ctx: WriteContext, { before, values }: Change<Note>): void {
  if (values.pinned === undefined || values.pinned === (before?.pinned ?? false)) return;
  values.pinned_at = values.pinned ? isoDateTime(ctx.clock()) : null;
}
