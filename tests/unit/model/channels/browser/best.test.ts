import { expect, test } from 'vitest';
import { bestOf, type Offer } from '#model/channels/browser/best.ts';

const offer = (id: string, isOpen?: boolean, minutes?: number): Offer => ({ id, isOpen, minutes });

test('the first channel that can be used now is the best one; its reason is what sets it apart', () => {
  const phone = offer('phone', true);
  const chat = offer('chat', true, 5);
  const email = offer('email', undefined, 2880);
  expect(bestOf([chat, phone, email])).toEqual({ id: 'chat', reason: 'fastest' });
  expect(bestOf([phone, chat, email])).toEqual({ id: 'phone', reason: 'open' });
  expect(bestOf([offer('chat', false, 5), phone, email])).toEqual({ id: 'phone', reason: 'open' });
});

test('a channel that answers in a day is not the fastest beside one that answers in an hour', () => {
  const slow = offer('whatsapp', true, 1440);
  expect(bestOf([slow, offer('chat', true, 60)])).toEqual({ id: 'whatsapp', reason: 'open' });
  expect(bestOf([slow, offer('chat', false, 60), offer('phone', true)])?.reason).toBe('open');
});

test('while everybody is away, one that takes messages is', () => {
  expect(bestOf([offer('chat', false, 5), offer('stores'), offer('email', undefined, 2880)])).toEqual({
    id: 'email',
    reason: 'later',
  });
});

test('without a choice, or without anything to say for one, none is', () => {
  expect(bestOf([])).toBeUndefined();
  expect(bestOf([offer('email', undefined, 60)])).toBeUndefined();
  expect(bestOf([offer('chat', false, 5), offer('phone', false)])).toBeUndefined();
  expect(bestOf([offer('stores'), offer('requests')])).toBeUndefined();
  expect(bestOf([offer('email', undefined, 60), offer('stores')])).toBeUndefined();
});
