import { replaceCounted, type Mapper } from './mapper.ts';
import { TRIGGER } from './triggers.ts';

const PRIVATE = /[\ue000-\uf8ff]|[\udb80-\udbff][\udc00-\udfff]/g;

/** Private-use characters are icons of a font the reader does not have; they are removed. */
export const privateUse: Mapper = {
  id: 'privateUse',
  needs: TRIGGER.privateUse | TRIGGER.surrogate,
  map: (text, policy) =>
    policy.privateUse === 'keep' ? { text, count: 0 } : replaceCounted(text, PRIVATE, () => ''),
};
