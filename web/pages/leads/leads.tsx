export function Leads() {
  return <main>Leads</main>;
}
