export function Settings() {
  return <main>Settings</main>;
}
