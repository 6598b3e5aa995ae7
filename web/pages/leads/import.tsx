export function Import() {
  return <main>Import</main>;
}
