import { ConfigError } from '../core/failures.ts';
import type { LicenseProfile } from '../core/permission.ts';
import type { Lang } from '../core/permission-words.ts';

/** @throws ConfigError for any other word. */
export function parseProfile(name: string): LicenseProfile {
  if (name === 'commercial' || name === 'research' || name === 'strict') return name;
  throw new ConfigError(`--profile is commercial, research or strict, not "${name}"`);
}

/** @throws ConfigError for any other word. */
export function parseLang(name: string): Lang {
  if (name === 'en' || name === 'zh') return name;
  throw new ConfigError(`--lang is en or zh, not "${name}"`);
}
