export function Reports() {
  return <main>Reports</main>;
}
