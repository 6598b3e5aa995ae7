// How long quick successive updates of one object count as one (activities-search-automation.md §3.2): the event log
// rewrites the event for that long, and webhooks wait until it is over.
export const CONSOLIDATION_SECONDS = 10;
