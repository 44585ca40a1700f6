import { createServer as createHttpServer } from 'node:http';
import { type AddressInfo, createServer as createTcpServer } from 'node:net';

/*
 * The other end of what is measured, in a process of its own: takes bytes as fast as they come and looks at none. Over
 * HTTP it answers as the service does, with the tree hash that the request says; on the bare socket it says when it has
 * all. `limit`, in bytes a second, is that of all requests together. Tells its parent both ports.
 */

const limit = Number(process.argv[2] ?? 0);
/** When the next piece may be taken, in milliseconds. */
let next = 0;

const http = createHttpServer({ requestTimeout: 0 }, (request, response) => {
  request.on('data', (piece: Buffer) => {
    if (limit === 0) return;
    const now = performance.now();
    next = Math.max(next, now - 100) + (piece.length / limit) * 1000;
    const wait = next - now;
    if (wait < 2) return;
    request.pause();
    setTimeout(() => request.resume(), wait);
  });
  request.on('end', () => {
    response.setHeader('x-amz-sha256-tree-hash', String(request.headers['x-amz-sha256-tree-hash']));
    response.writeHead(204).end();
  });
});
const tcp = createTcpServer((socket) => {
  let left = -1;
  socket.on('data', (piece) => {
    // The first eight bytes say how many are to come.
    if (left < 0) left = Number(piece.readBigUInt64BE(0)) + 8;
    left -= piece.length;
    if (left === 0) socket.end('.');
  });
});

http.listen(0, '127.0.0.1', () =>
  tcp.listen(0, '127.0.0.1', () => {
    const [httpPort, tcpPort] = [http, tcp].map((server) => (server.address() as AddressInfo).port);
    process.send?.({ httpPort, tcpPort });
  }),
);
