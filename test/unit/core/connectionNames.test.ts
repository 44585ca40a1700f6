import assert from 'node:assert/strict';
import { newConnections, uniqueName, withFittingName } from '../../../src/core/aws/connectionNames.ts';
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

describe('the name of a changed connection', () => {
  const made: AwsSpec = { kind: 'aws', profile: 'archive', region: 'us-east-1', name: 'archive · us-east-1' };

  it('follows profile and region where it was made of them', () => {
    const named = (before: AwsSpec, after: AwsSpec, others: AwsSpec[] = []) =>
      withFittingName(before, after, others).name;
    assert.equal(named(made, { ...made, profile: 'other' }), undefined);
    const other: AwsSpec = { kind: 'aws', profile: 'other', region: 'us-west-2' };
    assert.equal(named(made, { ...made, profile: 'other' }, [other]), 'other · us-east-1');
    assert.equal(
      named({ ...made, name: 'archive' }, { ...made, name: 'archive', profile: 'other' }),
      undefined,
    );
    const mine = { ...made, name: 'since 2012' };
    assert.equal(named(mine, { ...mine, profile: 'other' }), 'since 2012');
    assert.equal(named(made, { ...made, profile: 'other', name: 'new' }), 'new');
  });
});

describe('new connections', () => {
  const spec: AwsSpec = { kind: 'aws', profile: 'archive', region: 'us-east-1' };
  const west: AwsSpec = { ...spec, region: 'us-west-2' };
  const ireland: AwsSpec = { ...spec, region: 'eu-west-1' };

  it('are those that are not there yet, whatever they are called, and each once', () => {
    assert.deepEqual(newConnections([spec, west, ireland, west], [{ ...west, name: 'off-site' }]), [
      spec,
      { ...ireland, name: 'archive · eu-west-1' },
    ]);
    assert.deepEqual(newConnections([west], [west]), []);
  });
});
