export function checkRecurrence(rule: string): { rule: string } | { error: string } {
  return { rule };
}
export function nextOccurrence(
  _rule: string,
  _o: { date: string; mode: 'schedule' | 'after_completion'; completed_at: Date; zone: string },
): { date: string; rule: string } | null {
  return null;
}
