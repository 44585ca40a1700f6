import assert from 'node:assert/strict';
import { uniqueName } from '../../../src/core/aws/connectionNames.ts';
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
