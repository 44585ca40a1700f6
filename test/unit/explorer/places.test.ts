import assert from 'node:assert/strict';
import type { AwsSpec } from '../../../src/core/aws/connectionSpec.ts';
import { connectionLine } from '../../../src/explorer/places.ts';
import type { Session } from '../../../src/store/session.ts';

describe('a connection in one line', () => {
  const line = (spec: Omit<AwsSpec, 'kind'>, connection?: object) =>
    connectionLine({
      spec: { kind: 'aws', ...spec },
      ...(connection && { store: { connection } }),
    } as unknown as Session);

  it('has its name, its profile where that is called something else, and its region', () => {
    assert.equal(line({ profile: 'archive', region: 'us-east-1' }), 'archive · us-east-1');
    assert.equal(line({ name: 'archive', profile: 'archive', region: 'us-east-1' }), 'archive · us-east-1');
    assert.equal(
      line({ name: 'off-site', profile: 'archive', region: 'us-east-1', endpoint: 'https://a.example/' }),
      'off-site · profile archive · us-east-1 · via a.example',
    );
    assert.equal(line({ region: 'us-east-1' }), 'Default credentials · us-east-1');
  });

  it('has what the AWS files tell, once it is open', () => {
    assert.equal(
      line({}, { profile: 'archive', region: 'eu-west-1' }),
      'Default credentials · profile archive · eu-west-1',
    );
    assert.equal(line({ profile: 'archive' }), 'archive');
  });

  it('leaves room for what follows, whatever it is called', () => {
    assert.match(line({ name: 'x'.repeat(1000), region: 'us-east-1' }), /^x{79}… · us-east-1$/);
  });

  it('says of the sample account what it is', () => {
    assert.equal(
      connectionLine({ spec: { kind: 'sample' } } as unknown as Session),
      'Sample account · sample data, local only',
    );
  });
});
