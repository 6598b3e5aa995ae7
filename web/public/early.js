// Asks for what the first page shows while the app itself is still being loaded. The app takes the answers by their
// addresses (web/api.ts); one that it does not ask for is only a question too many.
const early = new Map();
window.early = early;

const headers = { 'x-tz-offset': String(-new Date().getTimezoneOffset() / 60) };
const ask = (path) => {
  const answer = fetch(path, { headers });
  // Who takes the answer sees the failure too.
  answer.catch(() => {});
  early.set(new URL(path, window.location.href).href, answer);
  return answer;
};

// As web/pages/inbox/tasks.ts asks for them.
const fields = [
  ...['id', '_type', 'text', 'date', 'is_dateless', 'is_complete', 'priority', 'snooze_count', 'recurrence'],
  ...['recurrence_mode', 'lead_id', 'lead_name', 'contact_name', 'assigned_to', 'assigned_to_name', 'created_by_name'],
  ...['date_created', 'date_updated', 'subject', 'phone_formatted', 'remote_phone_formatted'],
  ...['opportunity_value_formatted', 'opportunity_note'],
].join('%2C');

const isInbox = /^\/(?:inbox)?$/.test(window.location.pathname) && window.location.search === '';
ask('/api/v1/session/')
  .then((answer) => (answer.ok && isInbox ? answer.clone().json() : null))
  .then((signedIn) => {
    if (!signedIn) return;
    const mine = `_type=all&assigned_to=${signedIn.user.id}`;
    void ask(`/api/v1/task/?${mine}&view=inbox&_limit=100&_skip=0&_order_by=date&_fields=${fields}`);
    void ask(`/api/v1/task/counts/?${mine}`);
  })
  .catch(() => {});
