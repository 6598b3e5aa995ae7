// The log: one JSON line for each thing that happened, on standard output. Requests are logged by id, method, path,
// status and time, never by their headers, bodies or query strings, which may hold secrets.
import { type Logger, pino, stdTimeFunctions } from 'pino';

export function openLog(level: string): Logger {
  return pino({
    level,
    base: null,
    timestamp: stdTimeFunctions.isoTime,
    formatters: { level: (label) => ({ level: label }) },
  });
}
