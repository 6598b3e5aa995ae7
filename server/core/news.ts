// Word of new events, within one process: who waits for them (a stream, the webhooks) need not look every moment. It is a
// hint only, since other processes write too; what counts is the log.

export interface News {
  tell(organization_id: string): void;
  /** Calls `listener` after each commit that left events, with the organization's id. Gives the function that ends it. */
  listen(listener: (organization_id: string) => void): () => void;
}

export function newsroom(): News {
  const listeners = new Set<(organization_id: string) => void>();
  return {
    tell: (organization_id) => {
      for (const listener of listeners) listener(organization_id);
    },
    listen: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}
