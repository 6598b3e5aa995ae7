export function understandUntil(
  _until: string,
  _o: { now: Date; zone: string; skip_weekends?: boolean },
): { date: string; kind: 'date' | 'date_time'; understood: string } | { error: string } {
  return { error: 'x' };
}
