import assert from 'node:assert/strict';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { makeHome, type TestHome } from '../aws/home.ts';
import { waitFor } from '../host/waitFor.ts';
import { openWorkbench, type Workbench } from '../host/workbench.ts';
import * as ui from './window.ts';

/*
 * Requests to AWS go through the proxy of VS Code's settings, or else of the environment, as everything else in VS Code
 * does.
 */

const places = {
  settings: (url: string) => ({ settings: { 'http.proxy': url }, env: {} }),
  environment: (url: string) => ({ settings: {}, env: { https_proxy: url } }),
};

for (const [place, proxyIn] of Object.entries(places))
  describe(`a proxy of the ${place}`, () => {
    let home: TestHome;
    let proxy: Server;
    let window: Workbench;
    const tunnels: string[] = [];

    before(async () => {
      home = makeHome();
      home.credentials('[default]', 'aws_access_key_id = AKIAX', 'aws_secret_access_key = x');
      home.config('[default]', 'region = eu-central-1');
      proxy = createServer();
      proxy.on('connect', ({ url = '' }, socket) => {
        tunnels.push(url);
        socket.end('HTTP/1.1 503 Not today\r\n\r\n');
      });
      await new Promise<void>((resolve) => void proxy.listen(0, '127.0.0.1', resolve));
      const { port } = proxy.address() as AddressInfo;
      const { settings, env } = proxyIn(`http://127.0.0.1:${port}`);
      window = await openWorkbench({ env: { ...home.env, ...env }, settings });
    });

    after(async () => {
      await window.close();
      proxy.close();
      home.remove();
    });

    it('is asked for the way to AWS', async () => {
      await ui.openView(window.page);
      await waitFor('a tunnel', () => tunnels[0]);
      await ui.row(window.page, 'Could not load vaults.').waitFor();
      await ui.picture(window.page, `proxy-${place}`);
      assert.deepEqual([...new Set(tunnels)], ['glacier.eu-central-1.amazonaws.com:443']);
    });
  });
