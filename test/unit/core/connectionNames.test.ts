import assert from 'node:assert/strict';
import { newConnections, uniqueName } from '../../../src/core/aws/connectionNames.ts';
import type { AwsSpec } from '../../../src/core/aws/connectionSpec.ts';

describe('the name of a new connection', () => {
  const spec: AwsSpec = { kind: 'aws', profile: 'archive', region: 'us-east-1' };

  it('is that of the profile, with the region and a number where there is one of that name', () => {
    const others: AwsSpec[] = [];
    const names = ['archive', 'archive · us-east-1', 'archive · us-east-1 (2)', 'archive · us-east-1 (3)'];
    for (const name of names) {
      assert.equal(uniqueName(spec, others), name);
      others.push({ ...spec, name });
    }
  });
});

describe('new connections', () => {
  const spec: AwsSpec = { kind: 'aws', profile: 'archive', region: 'us-east-1' };
  const west: AwsSpec = { ...spec, region: 'us-west-2' };
  const ireland: AwsSpec = { ...spec, region: 'eu-west-1' };

  it('are those that are not there yet, whatever they are called, and each once', () => {
    assert.deepEqual(newConnections([spec, west, ireland, west], [{ ...west, name: 'off-site' }]), [
      { ...spec, name: 'archive' },
      { ...ireland, name: 'archive · eu-west-1' },
    ]);
    assert.deepEqual(newConnections([west], [west]), []);
  });
});
