// A value that is edited where it stands: it is saved when the field is left, and kept as typed until then. When somebody
// else changes it meanwhile, that is said, not overwritten.
import { Text, Textarea, TextInput, type TextInputProps } from '@mantine/core';
import { type KeyboardEvent, useState } from 'react';

interface Props extends Pick<TextInputProps, 'size' | 'placeholder' | 'type'> {
  label: string;
  /** Whether it is a field with its label above it; else it looks like text until it is edited. */
  isLabelled?: boolean;
  value: string;
  isLong?: boolean;
  /** Why a value cannot be saved. */
  check?: (text: string) => string | null;
  onSave: (text: string) => void;
}

export function InPlace({ label, isLabelled = false, value, isLong = false, check, onSave, ...field }: Props) {
  const [draft, setDraft] = useState<{ text: string; from: string } | null>(null);
  const text = draft?.text ?? value;
  const error = draft ? (check?.(draft.text) ?? null) : null;
  const leave = (): void => {
    if (draft && draft.text !== value && !error) onSave(draft.text.trim());
    if (!error) setDraft(null);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLElement>): void => {
    if (event.key === 'Escape') setDraft(null);
    const isDone = event.key === 'Enter' && (!isLong || event.ctrlKey || event.metaKey);
    if (isDone) event.currentTarget.blur();
  };
  const changedMeanwhile = draft !== null && draft.from !== value && value !== draft.text;
  const shared = {
    ...(isLabelled ? { label } : { 'aria-label': label }),
    ...field,
    value: text,
    error,
    onBlur: leave,
    onKeyDown,
    styles: { input: draft || isLabelled ? {} : { borderColor: 'transparent', background: 'transparent' } },
  };
  return (
    <div style={{ flex: 1, minWidth: 0 }}>
      {isLong ? (
        <Textarea
          {...(shared as object)}
          autosize
          minRows={1}
          maxRows={12}
          onChange={(event) => edit(event.currentTarget.value)}
        />
      ) : (
        <TextInput {...shared} onChange={(event) => edit(event.currentTarget.value)} />
      )}
      {changedMeanwhile && (
        <Text size="xs" c="var(--late)" role="status">
          Changed meanwhile to “{value}”. Leaving the field saves yours, Esc takes the other.
        </Text>
      )}
    </div>
  );

  function edit(typed: string): void {
    setDraft({ text: typed, from: draft?.from ?? value });
  }
}
