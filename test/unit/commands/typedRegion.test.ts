import assert from 'node:assert/strict';
import { typedRegion } from '../../../src/commands/connections/typedRegion.ts';
import { regionsNear } from '../../../src/glacier/connections/regions.ts';

describe('a region that is typed', () => {
  const offered = regionsNear('eu-west-1');

  it('is taken also where it is not known, and is said not to be', () => {
    const { icon, label, detail, value } = typedRegion('mars-north-1', offered) ?? {};
    assert.deepEqual([icon, label, value], ['warning', 'mars-north-1', 'mars-north-1']);
    assert.match(detail ?? '', /^Not a known region with Glacier/);
  });

  it('is no choice of its own where it is offered, or cannot be a region', () => {
    for (const text of ['us-east-1', 'eu-west-1', '', 'us', 'us-east', 'US-EAST-1', 'us-east-1.evil.example'])
      assert.equal(typedRegion(text, offered), undefined, text);
  });
});
