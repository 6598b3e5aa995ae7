// Moving a card to another status: shown at once, sent, and taken back by undo or by a failure. Who wins is asked when.
import { useMutation } from '@tanstack/react-query';
import dayjs from 'dayjs';
import { useRef, useState } from 'react';
import { api, written } from '../../api.ts';
import { queryClient } from '../../queries.ts';
import { showFailure } from '../../shell/failed.tsx';
import { offerUndo } from '../../shell/undo.tsx';
import type { Card, Pending, Status } from './board.ts';

export interface Moves {
  pending: Pending;
  move(card: Card, to: Status): void;
  /** The id of the card that has been moved to a won status, and waits for its date. */
  asking: string | null;
  /** The day that it was won. */
  answer(date_won: string): void;
  cancel(): void;
}

export function useMoves(): Moves {
  const [pending, setPending] = useState<Pending>(new Map());
  const [asking, setAsking] = useState<Card | null>(null);
  // The answer may come twice, by Enter and by the click elsewhere that follows.
  const asked = useRef<Card | null>(null);
  const show = (card: Card): void => setPending((before) => new Map(before).set(card.id, card));
  const forget = (card: Card): void =>
    setPending((before) => new Map([...before].filter(([, other]) => other !== card)));
  const ask = (card: Card | null): void => {
    asked.current = card;
    setAsking(card);
  };
  const { mutate } = useMutation({
    // One after the other, so that a card that is moved twice ends where it was moved last.
    scope: { id: 'board' },
    mutationFn: ({ id, status_id, status_type, date_won }: Card) => {
      const body = { status_id, ...(status_type === 'won' ? { date_won } : {}) };
      return written(api.PUT('/opportunity/{id}/', { params: { path: { id } }, body }));
    },
    onMutate: show,
    onSuccess: ({ request_id }, card) => {
      offerUndo(`${card.lead_name} is in ${card.status_label}`, [request_id]);
      const isShown = ({ queryKey }: { queryKey: readonly unknown[] }): boolean => queryKey.includes('opportunity');
      // Until the columns say the same themselves.
      void queryClient.invalidateQueries({ predicate: isShown }).then(() => forget(card));
    },
    onError: (error, card) => {
      forget(card);
      showFailure(`${card.lead_name} is not moved to ${card.status_label}`, error, () => mutate(card));
    },
  });
  const answer = (date_won: string): void => {
    const card = asked.current;
    if (!card) return;
    ask(null);
    forget(card);
    mutate({ ...card, date_won });
  };
  return {
    pending,
    asking: asking?.id ?? null,
    move: (card, to) => {
      const isSame = asked.current?.id === card.id;
      if (!isSame) answer(asked.current?.date_won ?? '');
      const moved = movedTo(card, to);
      show(moved);
      ask(to.type === 'won' ? moved : null);
      if (to.type !== 'won') mutate(moved);
    },
    answer,
    cancel: () => {
      if (asked.current) forget(asked.current);
      ask(null);
    },
  };
}

/** As the server will have it. */
function movedTo(card: Card, { id, label, type }: Status): Card {
  const now = new Date().toISOString();
  const closed = {
    active: {},
    won: { confidence: 100, date_won: dayjs().format('YYYY-MM-DD') },
    lost: { confidence: 0, date_lost: now },
  };
  return {
    ...card,
    status_id: id,
    status_label: label,
    status_type: type,
    date_updated: now,
    date_status_changed: now,
    ...(type === card.status_type ? {} : closed[type]),
  };
}
