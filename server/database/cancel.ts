// Ends a statement that runs on a connection, while that waits for it: PostgreSQL takes the request from a connection of its own
// (protocol-flow, "Canceling Requests in Progress").
import { connect } from 'node:net';
import type { ClientBase } from 'pg';

/** What the request is known by: the code that says so in place of a protocol's version. */
const CANCEL_REQUEST = 80_877_102;
const LONGEST_MS = 5000;

/** Asks for it; what comes of it the statement tells. One that has ended already is not concerned, but its connection may have
 *  another by then, so who calls this uses the connection no more. */
export function cancelStatement(client: ClientBase): void {
  const { host, port, processID, secretKey } = client as unknown as Target;
  const socket = host.startsWith('/') ? connect(`${host}/.s.PGSQL.${port}`) : connect(port, host);
  const request = Buffer.alloc(16);
  for (const [index, word] of [request.length, CANCEL_REQUEST, processID, secretKey].entries())
    request.writeInt32BE(word, index * 4);
  // Nobody waits for it: a database that cannot be reached ends the statement by its time limit, if it is there at all.
  socket.on('error', () => {}).setTimeout(LONGEST_MS, () => socket.destroy());
  socket.end(request);
}

/** What `pg` knows and does not say in its types. */
interface Target {
  host: string;
  port: number;
  processID: number;
  secretKey: number;
}
