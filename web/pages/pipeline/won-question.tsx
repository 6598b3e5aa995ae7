// Asked on a card that has been moved to a won status: on which day was that? Enter takes the day that is there.
import { Button, Group, TextInput } from '@mantine/core';
import dayjs from 'dayjs';
import { type MouseEvent, useState } from 'react';

interface Props {
  onAnswer: (date_won: string) => void;
  onCancel: () => void;
}

export function WonQuestion({ onAnswer, onCancel }: Props) {
  const [day, setDay] = useState(() => dayjs().format('YYYY-MM-DD'));
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (day) onAnswer(day);
      }}
      // Who goes on elsewhere takes the day that is there; a window that is left is not that.
      onBlur={(event) => {
        if (day && document.hasFocus() && !event.currentTarget.contains(event.relatedTarget)) onAnswer(day);
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        onCancel();
      }}
    >
      <Group gap="xs" align="flex-end" wrap="nowrap">
        <TextInput
          data-autofocus
          autoFocus
          type="date"
          size="xs"
          label="Won on"
          value={day}
          onChange={(event) => setDay(event.currentTarget.value)}
        />
        <Button type="submit" size="xs" disabled={!day} onMouseDown={keepFocus}>
          Won
        </Button>
        <Button size="xs" variant="default" onMouseDown={keepFocus} onClick={onCancel}>
          Not yet
        </Button>
      </Group>
    </form>
  );
}

// In some browsers a click on a button takes the focus from the field without giving it to the button.
const keepFocus = (event: MouseEvent): void => event.preventDefault();
