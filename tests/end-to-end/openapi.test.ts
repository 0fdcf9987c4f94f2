import { Validator } from '@seriousme/openapi-schema-validator';
import { expect, it } from 'vitest';
import { createDescription } from '../../src/http/openapi.ts';

it('describes the API validly', async () => {
  const validator = new Validator();
  const result = await validator.validate(createDescription('https://search.example'));
  expect(result.errors).toBeUndefined();
  expect(result.valid).toBe(true);
  expect(validator.version).toBe('3.1');
});
