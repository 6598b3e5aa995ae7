export async function seed(..._: unknown[]) {}
