import { ApiError } from '@muster/core/contract/api-error';
import { expect, test } from 'vitest';
import { problemFields } from './problem-fields.ts';

const problem = {
  type: 'urn:muster:problem:invalid_request',
  title: 'The request is not valid',
  status: 422,
  code: 'invalid_request',
  detail: 'A password has at least 10 characters.',
  requestId: '1',
};

test('what is wrong with a part of the body stands at the input of its name', () => {
  const errors = [
    { path: 'body.name', message: 'Too long.' },
    { path: 'query.limit', message: 'Too large.' },
  ];
  expect(problemFields(new ApiError({ ...problem, errors }))).toEqual({ name: 'Too long.' });
});

test('a code can be about an input', () => {
  const error = new ApiError({ ...problem, code: 'password_invalid' });
  expect(problemFields(error, { password_invalid: 'newPassword' })).toEqual({
    newPassword: problem.detail,
  });
});

test('other failures are about none', () => {
  expect(problemFields(new ApiError(problem))).toEqual({});
  expect(problemFields(new TypeError('Failed to fetch'))).toEqual({});
});
