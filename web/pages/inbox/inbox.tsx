export function Inbox() {
  return <main>Inbox</main>;
}
