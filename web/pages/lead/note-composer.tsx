// Writing a note. What is typed is kept in this browser until it is saved.
import { Button, Group, Stack, Textarea } from '@mantine/core';
import { useLocalStorage } from '@mantine/hooks';
import { api, written } from '../../api.ts';
import { save } from '../../parts/save.ts';
import { useShortcuts } from '../../shell/shortcuts.tsx';

const ID = 'new-note';

export function NoteComposer({ lead_id }: { lead_id: string }) {
  const [note, setNote] = useLocalStorage({ key: `note-draft-${lead_id}`, defaultValue: '' });
  useShortcuts([
    { keys: 'm', label: 'Write a note', group: 'This lead', run: () => document.getElementById(ID)?.focus() },
  ]);
  const add = async (): Promise<void> => {
    const text = note.trim();
    if (text === '') return;
    const isSaved = await save(() => written(api.POST('/activity/note/', { body: { lead_id, note: text } })), {
      done: 'Note added',
      failed: 'The note is not saved yet',
    });
    if (isSaved) setNote('');
  };
  return (
    <Stack gap={6}>
      <Textarea
        id={ID}
        aria-label="New note"
        placeholder="Write a note (Ctrl Enter saves)"
        autosize
        minRows={2}
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void add();
        }}
      />
      {note.trim() !== '' && (
        <Group>
          <Button size="xs" onClick={() => void add()}>
            Save the note
          </Button>
        </Group>
      )}
    </Stack>
  );
}
