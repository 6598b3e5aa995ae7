export function Pipeline() {
  return <main>Pipeline</main>;
}
