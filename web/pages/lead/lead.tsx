export function LeadPage() {
  return <main>LeadPage</main>;
}
